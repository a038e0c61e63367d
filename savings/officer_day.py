"""The officers' morning: what waits for the word of each of them, and which instalments are due today.

One list in private to each officer who has something, so that nothing is forgotten and nobody is asked in the group.
What somebody may not decide is not on that somebody's list: the same rules say so as at the press of the button.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from savings import claims, corrections, deciding, hardship, repayments
from savings.claims import Claim
from savings.corrections import Correction
from savings.groups import Member, Roster
from savings.hardship import Hardship
from savings.journal import Entry
from savings.loans import Loan
from savings.money import Rupiah
from savings.nudges import SEES_TO_DEBTS
from savings.reminders import QUIET_FROM, first_loud_day
from savings.repayments import LoanAccount
from savings.roles import OFFICERS, Action, Role, allowed

T = TypeVar("T")

TOO_LATE = QUIET_FROM
"""A list of the day is of no use when the day is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """All that waits for somebody in a group, of whatever day.

    `requests`: loans that two officers decide, each with the members who agreed already. `payouts`: loans that are to
    be handed over. `troubles`: what borrowers told, each with the members who hear of it. `covers`: when each talangan
    was agreed on that nobody has handed in, in UTC.
    """

    claims: tuple[Claim, ...] = ()
    requests: tuple[tuple[Loan, frozenset[int]], ...] = ()
    payouts: tuple[Loan, ...] = ()
    corrections: tuple[tuple[Correction, Entry], ...] = ()
    hardships: tuple[tuple[Hardship, Loan], ...] = ()
    troubles: tuple[tuple[Hardship, Loan, frozenset[int]], ...] = ()
    covers: tuple[dt.datetime, ...] = ()

    def since(self, instant: dt.datetime) -> "Waiting":
        """What of it waited at this instant already."""
        return Waiting(
            claims=tuple(one for one in self.claims if one.created_at <= instant),
            requests=tuple(one for one in self.requests if one[0].created_at <= instant),
            payouts=tuple(one for one in self.payouts if (one.decided_at or one.created_at) <= instant),
            corrections=tuple(one for one in self.corrections if one[0].created_at <= instant),
            hardships=tuple(one for one in self.hardships if one[0].created_at <= instant),
            troubles=tuple(one for one in self.troubles if one[0].created_at <= instant),
            covers=tuple(one for one in self.covers if one <= instant),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DueToday:
    """An instalment of this day: what of it is unpaid and, where more is overdue, all that is to be paid by today.

    `member_id` is None for what the group itself owes; then `lender` says to whom. `reported`: a payment of this loan
    waits to be confirmed.
    """

    loan_id: int
    member_id: int | None
    lender: str
    amount: Rupiah
    in_all: Rupiah
    reported: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """What one officer, or several who share a telephone, have to see to on a day. Ids and numbers, for a list.

    `oldest`: the day on which the oldest of the claims was reported. `corrections`: the numbers of the entries.
    """

    day: dt.date
    officers: tuple[int, ...]
    claims: frozenset[int] = frozenset()
    oldest: dt.date | None = None
    requests: tuple[Loan, ...] = ()
    payouts: tuple[Loan, ...] = ()
    corrections: tuple[int, ...] = ()
    hardships: tuple[tuple[Hardship, Loan], ...] = ()
    troubles: tuple[tuple[Hardship, Loan], ...] = ()
    covers: int = 0
    due: tuple[DueToday, ...] = ()

    def __bool__(self) -> bool:
        asked = (self.claims, self.requests, self.payouts, self.corrections, self.hardships)
        return any((*asked, self.troubles, self.covers, self.due))


def receivers(heard: Iterable[Member]) -> tuple[Member, ...]:
    """Who hears what falls due, of the officers whom a private message reaches.

    The treasurer; where none is reached, the ketua; and where that cannot be either, who stands in.
    """
    reached = tuple(heard)
    for role in (Role.BENDAHARA, Role.KETUA):
        found = tuple(one for one in reached if role in one.roles)
        if found:
            return found
    return tuple(one for one in reached if allowed(Action.STAND_IN_FOR_TREASURER, one.roles))


def due_on(accounts: Iterable[LoanAccount], day: dt.date, waiting: Iterable[Claim]) -> tuple[DueToday, ...]:
    """The instalments of this day that are not paid yet, the group's own debt at the end."""
    reported = {claim.loan_id for claim in waiting}
    found = []
    for account in accounts:
        amount = sum(line.total for line in repayments.left(account) if line.due_on == day)
        if amount:
            found.append(
                DueToday(
                    loan_id=account.loan.id,
                    member_id=account.loan.member_id,
                    lender=account.loan.lender,
                    amount=amount,
                    in_all=repayments.due(account, day).total,
                    reported=account.loan.id in reported,
                )
            )
    return tuple(sorted(found, key=lambda one: (one.member_id is None, one.loan_id)))


def morning(
    officer: Member,
    roster: Roster,
    day: dt.date,
    waiting: Waiting,
    due: tuple[DueToday, ...],
    receiving: Iterable[Member],
) -> Morning | None:
    """What this officer has to see to on this day; None where there is nothing. `receiving`: who hears what is due."""
    takes_in = _is_in(officer, receiving)
    mine = [claim for claim in waiting.claims if _is_in(officer, claims.confirmers(claim, roster).people)]
    found = Morning(
        day=day,
        officers=(officer.id,),
        claims=frozenset(claim.id for claim in mine),
        oldest=min((roster.group.date_of(claim.created_at) for claim in mine), default=None),
        requests=tuple(loan for loan, agreed in waiting.requests if _awaited(officer, loan, agreed, roster)),
        payouts=tuple(loan for loan in waiting.payouts if _is_in(officer, deciding.payers(loan, roster).people)),
        corrections=tuple(
            entry.number
            for correction, entry in waiting.corrections
            if _is_in(officer, corrections.deciders(correction, entry, roster).people)
        ),
        hardships=tuple(
            (one, loan) for one, loan in waiting.hardships if _is_in(officer, hardship.deciders(one, loan, roster))
        ),
        troubles=tuple((one, loan) for one, loan, told in waiting.troubles if officer.id in told),
        covers=len(waiting.covers) if takes_in else 0,
        due=tuple(one for one in due if not _is_nudged(one, officer, roster, day)) if takes_in else (),
    )
    return found if found else None


def _is_nudged(one: DueToday, officer: Member, roster: Roster, day: dt.date) -> bool:
    """Whether this officer is reminded of it an hour later anyway: what the group owes is not said twice a morning."""
    rules = roster.group.rules
    nudged = rules.yes("pengingat angsuran") and first_loud_day(day, rules.quiet_days) == day
    return nudged and one.member_id is None and not one.reported and not officer.roles.isdisjoint(SEES_TO_DEBTS)


def _is_in(officer: Member, people: Iterable[Member]) -> bool:
    return any(one.id == officer.id for one in people)


def _awaited(officer: Member, loan: Loan, agreed: frozenset[int], roster: Roster) -> bool:
    return any(_is_in(officer, seat) for seat in deciding.seats(loan, roster).missing(agreed))


def together(mornings: Iterable[Morning]) -> Morning:
    """Several officers' lists of one day as one, each thing once: they share a telephone."""
    listed = list(mornings)
    oldest = [one.oldest for one in listed if one.oldest is not None]
    return Morning(
        day=listed[-1].day,
        officers=tuple(officer for one in listed for officer in one.officers),
        claims=frozenset().union(*(one.claims for one in listed)),
        oldest=min(oldest, default=None),
        requests=_once(loan for one in listed for loan in one.requests),
        payouts=_once(loan for one in listed for loan in one.payouts),
        corrections=_once(number for one in listed for number in one.corrections),
        hardships=_once(pair for one in listed for pair in one.hardships),
        troubles=_once(pair for one in listed for pair in one.troubles),
        covers=max(one.covers for one in listed),
        due=_once(line for one in listed for line in one.due),
    )


def _once(things: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(things))


def officers_of(roster: Roster) -> tuple[Member, ...]:
    """Ketua, sekretaris and bendahara, each once."""
    return roster.holding(OFFICERS)
