"""Deciding about a loan: who may, by the group's own rule, how votes are counted, and who hands the money over.

`pengurus`: ketua and bendahara both agree. `musyawarah`: all members vote. Nobody decides or pays out a loan of their
own, and whoever shares a telephone with the borrower counts as the borrower, as with claims.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from savings.claims import Confirmers, same_person
from savings.groups import Member, Roster
from savings.loans import Loan, LoanState
from savings.roles import Action, Role, allowed

PATIENCE = dt.timedelta(days=14)
"""A request that the officers have not decided for so long lapses; it can be made again."""

TAKE_BACK = dt.timedelta(minutes=10)
"""For so long the officer who paid out by mistake can take it back alone."""


class Stage(StrEnum):
    """About what somebody gave a word."""

    DECISION = "decision"  # whether it is lent
    PAYOUT = "payout"  # that the money was handed over, where two members have to say so


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One person's word. `telegram_id` is the account that pressed; `reason`: why not, for the borrower alone."""

    loan_id: int
    stage: Stage
    member_id: int
    telegram_id: int
    yes: bool
    reason: str = ""
    voted_at: dt.datetime


def is_borrower(member: Member, loan: Loan, roster: Roster) -> bool:
    """Whether this person gets the money: the borrower, or who shares a telephone with the borrower."""
    borrower = roster.get(loan.member_id)
    return borrower is not None and same_person(member, borrower)


def is_concerned(member: Member, loan: Loan, roster: Roster) -> bool:
    """Whether this person borrows, or asked for the loan on the borrower's behalf."""
    if loan.asked_by in member.speakers or is_borrower(member, loan, roster):
        return True
    asker = roster.get(loan.asked_member)
    return asker is not None and same_person(member, asker)


# --- two officers ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """The two seats of a decision, each with those who may take it; one person never fills both."""

    first: tuple[Member, ...] = ()
    second: tuple[Member, ...] = ()

    @property
    def people(self) -> tuple[Member, ...]:
        """Everybody who may take one of the two."""
        return tuple({member.id: member for member in (*self.first, *self.second)}.values())

    def missing(self, agreed: Iterable[int]) -> tuple[tuple[Member, ...], ...]:
        """The seats whose word is still awaited, when these members have agreed; none once both are filled.

        Who agreed and may not decide any more (left, or shares the borrower's telephone by now) does not count.
        """
        ids = frozenset(agreed)
        first = [member for member in self.first if member.id in ids]
        second = [member for member in self.second if member.id in ids]
        if any(not same_person(one, other) for one in first for other in second):
            return ()
        if first:
            return (_others(self.second, first[0]),)
        if second:
            return (_others(self.first, second[0]),)
        return (self.first, self.second) if self.people else ()

    def filled(self, agreed: Iterable[int]) -> bool:
        """Whether two different people have agreed, one for each seat."""
        return bool(self.people) and not self.missing(agreed)

    def speaking(self, telegram_id: int, agreed: Iterable[int] = ()) -> Member | None:
        """The person as whom this account may give a word that is still awaited."""
        awaited = (member for seat in self.missing(agreed) for member in seat)
        return next((member for member in awaited if telegram_id in member.speakers), None)


def seats(loan: Loan, roster: Roster) -> Seats:
    """Ketua and bendahara. Where one of them is concerned, missing, or the same person as the other: sekretaris.

    Where a seat is still empty any other member may take it, so that two different people always decide; without two
    such people both seats stay empty.
    """
    free = [member for member in roster.people if member.speakers and not is_concerned(member, loan, roster)]
    chair, secretary, treasurer, anybody = (
        [member for member in free if role in member.roles]
        for role in (Role.KETUA, Role.SEKRETARIS, Role.BENDAHARA, Role.ANGGOTA)
    )
    for first, second in (
        (chair, treasurer),
        (chair, secretary),
        (secretary, treasurer),
        (chair, anybody),
        (anybody, treasurer),
        (secretary, anybody),
        (anybody, anybody),
    ):
        paired = tuple(one for one in first if _others(second, one))
        if paired:
            return Seats(first=paired, second=tuple(one for one in second if _others(first, one)))
    return Seats()


def _others(members: Iterable[Member], one: Member) -> tuple[Member, ...]:
    return tuple(other for other in members if not same_person(one, other))


# --- all members -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How a vote stands.

    `members` counts everybody in the group, the borrower and those without a telephone too: the quorum is taken of all.
    `open` counts those who may still vote.
    """

    members: int
    yes: int
    no: int
    open: int

    @property
    def voted(self) -> int:
        """How many have voted."""
        return self.yes + self.no

    @property
    def quorum(self) -> int:
        """How many have to: more than half of all members (50 % + 1)."""
        return self.members // 2 + 1

    @property
    def reachable(self) -> bool:
        """Whether enough members can vote at all."""
        return self.voted + self.open >= self.quorum

    @property
    def result(self) -> LoanState:
        """What is decided if the vote ends now: a tie lends nothing, and without a quorum nothing is decided."""
        if self.voted < self.quorum:
            return LoanState.LAPSED
        return LoanState.APPROVED if self.yes > self.no else LoanState.REJECTED

    @property
    def over(self) -> bool:
        """Whether there is nothing to wait for: all have voted, or those who have not cannot change the result."""
        if not self.open:
            return True
        if self.voted < self.quorum:
            return False
        return self.yes > self.no + self.open or self.no >= self.yes + self.open


def voters(loan: Loan, roster: Roster) -> tuple[Member, ...]:
    """The members who may vote: all with a telephone but the borrower. Nobody votes for somebody else."""
    return tuple(member for member in roster.members if member.speakers and not is_borrower(member, loan, roster))


def tally(loan: Loan, roster: Roster, votes: Sequence[Vote]) -> Tally:
    """The count of a vote: one voice a person, so those who share a telephone have one together.

    Votes of people who may not vote any more do not count.
    """
    may = voters(loan, roster)
    by_member = {vote.member_id: vote for vote in votes if vote.stage is Stage.DECISION}
    counted: list[Member] = []
    waiting: list[Member] = []
    # Who has voted comes first: of those who share a telephone it is that one whose voice was heard.
    for member in sorted(may, key=lambda one: one.id not in by_member):
        if not any(same_person(member, other) for other in (*counted, *waiting)):
            (counted if member.id in by_member else waiting).append(member)
    yes = sum(by_member[member.id].yes for member in counted)
    return Tally(members=len(roster.members), yes=yes, no=len(counted) - yes, open=len(waiting))


# --- the payout --------------------------------------------------------------------------------------------------


def payers(loan: Loan, roster: Roster) -> Confirmers:
    """Who may hand the money over, and how many have to say so.

    The bendahara; ketua or sekretaris for the bendahara's own loan or where there is none; else two members.
    """
    free = [member for member in roster.people if member.speakers and not is_borrower(member, loan, roster)]
    for action in (Action.CONFIRM_MONEY, Action.PAY_OUT):
        officers = tuple(member for member in free if allowed(action, member.roles))
        if officers:
            return Confirmers(people=officers, needed=1)
    return Confirmers(people=tuple(member for member in free if Role.ANGGOTA in member.roles), needed=2)
