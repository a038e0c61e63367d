"""Asking for a loan: what the rules say to this person, and the request as the group's rules stand today."""

import datetime as dt

from savings import eligibility
from savings.eligibility import Refusal
from savings.groups import Member, Roster
from savings.loans import Decision, Loan, NewLoan, terms_by_rules
from savings.money import Rupiah
from services import lending, loans
from services.turn import Turn


async def largest(turn: Turn, roster: Roster, member: Member) -> Rupiah:
    """The most, in rupiah, that the rules let this member ask for today; 0 where no amount would pass."""
    return eligibility.largest(roster.group.rules, await loans.applicant(turn, roster, member))


async def refusals(turn: Turn, roster: Roster, member: Member, principal: Rupiah, periods: int) -> tuple[Refusal, ...]:
    """Every rule that refuses this loan, the one to tell first; none where it may be asked for.

    Raises ValueError where the sums are none.
    """
    applicant = await loans.applicant(turn, roster, member)
    return eligibility.refusals(roster.group.rules, applicant, principal, periods)


async def request(
    turn: Turn,
    roster: Roster,
    *,
    member: Member,
    principal: Rupiah,
    periods: int,
    purpose: str,
    chat_id: int,
    message_id: int,
    item: int,
    asked_by: int,
    asked_member: int | None,
    asked_on: dt.date,
) -> Loan | None:
    """Ask for the loan on the terms of today; None where this place has asked already.

    A vote is open for as many hours as the group has agreed on. Whether the rules allow it has been asked before.
    """
    rules = roster.group.rules
    decision = Decision(rules["keputusan"])
    voting = dt.timedelta(hours=int(rules["waktu musyawarah"]))
    new = NewLoan(
        group_id=roster.group.id,
        member_id=member.id,
        terms=terms_by_rules(rules, principal=principal, periods=periods),
        purpose=purpose,
        decision=decision,
        chat_id=chat_id,
        message_id=message_id,
        item=item,
        asked_by=asked_by,
        asked_member=asked_member,
        asked_on=asked_on,
        closes_at=turn.now + voting if decision is Decision.VOTE else None,
    )
    return await loans.ask(turn, roster, new)


async def waiting(turn: Turn, roster: Roster, telegram_id: int) -> list[Loan]:
    """The requests, not paid out yet, that this account may take back: its own and those it asked for; oldest first."""
    own = {member.id for member in roster.spoken_by(telegram_id)}
    asked = await lending.to_decide(turn, roster.group.id)
    return [loan for loan in asked if loan.asked_by == telegram_id or loan.member_id in own]
