"""Paceklik: the income of a borrower stops for a while, and the rest of the schedule moves, without any penalty.

Who has brought back all pokok, and cannot bring the jasa and denda that are left, is forgiven them in the same way.
Somebody tells of it (the borrower, by a button), an officer proposes by how much, and a second person agrees. Nobody
moves the schedule of a loan of their own; who shares a telephone with the borrower counts as the borrower.
"""

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from savings.claims import same_person
from savings.groups import Member, Roster
from savings.loans import Loan, Period
from savings.money import Rupiah
from savings.roles import Action, Role, allowed

MOST_PERIODS = {Period.WEEKLY: 26, Period.FORTNIGHTLY: 13, Period.MONTHLY: 6}
"""Half a year at once: a longer pause is better agreed on anew."""

LASTS = dt.timedelta(days=7)
"""A proposal that nobody decides for so long does not stand in the way of another."""


class HardshipState(StrEnum):
    """What became of it."""

    TOLD = "told"  # an officer knows, nothing is proposed yet
    WAITING = "waiting"  # proposed, waits for a second person
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"  # by who proposed it


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardship:
    """One hard time of one loan, and the help that is proposed.

    `periods`: by how many the rest of the schedule is to move; or, where all pokok is back, `interest` and `penalty`:
    the jasa and denda in rupiah that are to be forgiven. All 0 while it is only told.

    `told_by`, `proposer_id` and `decider_id` are Telegram accounts, `proposed_by` and `decided_by` the members as whom
    they spoke. `reason` is read by the officers and the borrower alone. `talked_at`: when an officer said that the
    borrower has been spoken with.
    """

    id: int
    group_id: int
    loan_id: int
    reason: str
    told_by: int
    periods: int
    proposer_id: int | None
    proposed_by: int | None
    interest: Rupiah
    penalty: Rupiah
    state: HardshipState
    created_at: dt.datetime
    decided_at: dt.datetime | None
    decider_id: int | None
    decided_by: int | None
    talked_at: dt.datetime | None

    @property
    def forgives(self) -> Rupiah:
        """What is to be forgiven in all."""
        return self.interest + self.penalty


def is_borrowers(member: Member, loan: Loan, roster: Roster) -> bool:
    """Whether this loan is this person's own, or of somebody on the same telephone."""
    borrower = roster.get(loan.member_id)
    return borrower is not None and same_person(member, borrower)


def officers_for(loan: Loan, roster: Roster) -> tuple[Member, ...]:
    """The officers who may act on this loan: all whose own it is not."""
    return tuple(
        member
        for member in roster.people
        if member.speakers and allowed(Action.WRITE_LOANS, member.roles) and not is_borrowers(member, loan, roster)
    )


def confidants(loan: Loan, roster: Roster) -> tuple[Member, ...]:
    """To whom a borrower's trouble is told: the treasurer; where it is the treasurer's own, the other officers."""
    officers = officers_for(loan, roster)
    treasurers = tuple(member for member in officers if Role.BENDAHARA in member.roles)
    return treasurers or officers


def listeners(loan: Loan, roster: Roster, reached: Container[int]) -> tuple[Member, ...]:
    """To whom a borrower's trouble is told, of the members whom a private message reaches.

    The confidants; where none of them can be written to, the ketua, and only then the other officers.
    """
    officers = officers_for(loan, roster)
    chairs = tuple(member for member in officers if Role.KETUA in member.roles)
    for circle in (confidants(loan, roster), chairs, officers):
        found = tuple(member for member in circle if member.id in reached)
        if found:
            return found
    return ()


def deciders(hardship: Hardship, loan: Loan, roster: Roster) -> tuple[Member, ...]:
    """Who may agree: an officer who is neither the borrower nor the proposer; where there is none, the pendamping.

    It is told to nobody else: a hard time is personal.
    """
    proposer = roster.get(hardship.proposed_by)

    def free(member: Member) -> bool:
        if hardship.proposer_id in member.speakers or is_borrowers(member, loan, roster):
            return False
        return proposer is None or not same_person(member, proposer)

    officers = tuple(member for member in officers_for(loan, roster) if free(member))
    others = (member for member in roster.holding({Role.PENDAMPING}) if member.speakers)
    return officers or tuple(member for member in others if free(member))
