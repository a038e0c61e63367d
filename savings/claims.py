"""Claims: money that somebody says was paid or is wanted, and who may say that it is so.

Nobody confirms their own money. A person is more than an account: whoever shares a telephone with the reporter, or with
the one whom the money concerns, counts as that person here.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from savings.groups import Member, Roster
from savings.money import MoneyKind, Rupiah, SavingsKind
from savings.roles import Action, Role, allowed


class ClaimState(StrEnum):
    """What became of a claim."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClaim:
    """One movement of money as it is said.

    (`chat_id`, `message_id`, `item`) is the place where it was said and makes it unique. `member_id` is whose money it
    is, None for the group's own. `reporter_id` is a Telegram account, `reported_by` the member as whom it spoke. `date`
    is the members' date.

    Of a loan's money: `loan_id`; `rest_to` says where what is above the bill goes ("" is asked, "ahead" coming
    instalments, "savings" the borrower's sukarela) or that it is a "payoff"; `paid_from` where it comes from ("" cash,
    "savings" the borrower's own sukarela, "fund" the tanggung renteng fund); `covered_by` the member who paid it for
    the borrower.
    """

    group_id: int
    chat_id: int
    message_id: int
    item: int
    kind: MoneyKind
    savings: SavingsKind | None
    amount: Rupiah
    member_id: int | None
    note: str
    date: dt.date
    reporter_id: int
    reported_by: int | None
    meeting_id: int | None
    photo: str | None
    loan_id: int | None = None
    rest_to: str = ""
    paid_from: str = ""
    covered_by: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(NewClaim):
    """A movement of money as it is kept, and what became of it. `decider_id` is a Telegram account."""

    id: int
    state: ClaimState
    created_at: dt.datetime
    decided_at: dt.datetime | None = None
    decider_id: int | None = None
    decided_by: int | None = None
    reason: str = ""
    entry_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmers:
    """Who may confirm a claim, and how many of them it needs: one officer, or two members where there is none."""

    people: tuple[Member, ...]
    needed: int

    def speaking(self, telegram_id: int) -> Member | None:
        """The person as whom this account may confirm."""
        return next((member for member in self.people if telegram_id in member.speakers), None)


CASH_FROM_A_MEMBER = frozenset(
    {MoneyKind.DEPOSIT, MoneyKind.FINE, MoneyKind.SOCIAL_FUND, MoneyKind.JOINT_FUND, MoneyKind.REPAYMENT}
)
"""What a member hands over, and the treasurer may write down."""


def same_person(one: Member, other: Member) -> bool:
    """Whether these two count as one person: themselves, or two who share a telephone."""
    return one.id == other.id or not one.speakers.isdisjoint(other.speakers)


def different_people(members: Iterable[Member]) -> int:
    """How many of these are different persons: of those who share a telephone the first one counts."""
    counted: list[Member] = []
    for member in members:
        if not any(same_person(member, other) for other in counted):
            counted.append(member)
    return len(counted)


def own_report(claim: Claim, roster: Roster) -> bool:
    """Whether the account of the one whose money it is has reported it, and not somebody else."""
    member = roster.get(claim.member_id)
    return member is not None and claim.reporter_id in member.speakers


def is_concerned(member: Member, claim: Claim, roster: Roster) -> bool:
    """Whether this person reported the claim or gains by it, themselves or over a shared telephone."""
    if claim.reporter_id in member.speakers:
        return True
    involved = (roster.get(claim.member_id), roster.get(claim.reported_by), roster.get(claim.covered_by))
    return any(other is not None and same_person(member, other) for other in involved)


def confirmers(claim: Claim, roster: Roster) -> Confirmers:
    """The treasurer; ketua or sekretaris for what is the treasurer's own or where there is none; else two members."""
    free = tuple(member for member in roster.people if member.speakers and not is_concerned(member, claim, roster))
    treasurers = tuple(member for member in free if allowed(Action.CONFIRM_MONEY, member.roles))
    if treasurers:
        return Confirmers(people=treasurers, needed=1)
    others = tuple(member for member in free if allowed(Action.STAND_IN_FOR_TREASURER, member.roles))
    if others:
        return Confirmers(people=others, needed=1)
    return Confirmers(people=tuple(member for member in free if Role.ANGGOTA in member.roles), needed=2)


def stands_at_once(claim: Claim, roster: Roster) -> bool:
    """Whether the treasurer's own word is the confirmation: cash that comes in from a member who is somebody else.

    It stands with the member's right to object. What leaves the box needs a second person, always.
    """
    if claim.kind not in CASH_FROM_A_MEMBER or claim.paid_from:
        return False
    reporter, member = roster.get(claim.reported_by), roster.get(claim.member_id)
    if reporter is None or member is None or not allowed(Action.CONFIRM_MONEY, reporter.roles):
        return False
    payer = roster.get(claim.covered_by) or member
    return not same_person(reporter, member) and not same_person(reporter, payer)
