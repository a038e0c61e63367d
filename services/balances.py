"""Looking things up: what a member has, what the group has, and the pages of the books."""

import datetime as dt
from dataclasses import dataclass

from savings.claims import Claim
from savings.groups import Group, Member
from savings.journal import Entry
from savings.loans import LoanState
from savings.money import Rupiah, SavingsKind
from savings.roles import Role
from services import claims, ledger, loans
from services.ledger import Totals
from services.turn import Turn
from storage import balances as tables

LATEST = 5
PAGE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one member has: savings by kind (each kind present), what still waits, and the newest entries first."""

    member: Member
    savings: dict[SavingsKind, Rupiah]
    waiting: tuple[Claim, ...]
    latest: tuple[Entry, ...]

    @property
    def total(self) -> Rupiah:
        """All kinds together."""
        return sum(self.savings.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class CashReport:
    """What the group has, and what the month that holds `month` has brought and cost so far.

    `borrowers`: how many different members owe the group something.
    """

    totals: Totals
    borrowers: int
    month: dt.date
    income: Rupiah
    expense: Rupiah


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the books, the newest entry first. `older`: there are more below it."""

    entries: tuple[Entry, ...]
    older: bool


def saves(member: Member) -> bool:
    """Whether this person has savings here: everybody but a pendamping who is nothing else."""
    return member.roles != {Role.PENDAMPING}


async def statement(turn: Turn, member: Member, *, latest: int = LATEST) -> Statement:
    """Everything about one member."""
    return Statement(
        member=member,
        savings=await ledger.balances_of_member(turn.tx, member.id),
        waiting=tuple(await claims.waiting_of_member(turn, member.id)),
        latest=tuple(await ledger.history(turn.tx, member.group_id, member_id=member.id, limit=latest)),
    )


async def cash_report(turn: Turn, group: Group, today: dt.date) -> CashReport:
    """Everything about the group's money, nobody's in particular."""
    income, expense = await tables.result_between(turn.tx, group.id, today.replace(day=1), today)
    running = await loans.of_group(turn, group.id, LoanState.ACTIVE)
    return CashReport(
        totals=await ledger.totals(turn.tx, group.id),
        borrowers=len({loan.member_id for loan in running if not loan.is_debt}),
        month=today.replace(day=1),
        income=income,
        expense=expense,
    )


async def page(turn: Turn, group_id: int, *, member_id: int | None = None, before: int | None = None) -> Page:
    """Ten entries below the number `before`: a member's, or the whole group's."""
    entries = await ledger.history(turn.tx, group_id, member_id=member_id, limit=PAGE + 1, before_number=before)
    return Page(entries=tuple(entries[:PAGE]), older=len(entries) > PAGE)
