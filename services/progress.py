"""The records behind the pictures, read from the books at the moment of drawing.

A turn only notes what is wanted; the record is read later, outside of it, by a reader of its own. A picture that many
see never tells what a person owes: sums over fewer than three borrowers are left out of it, and it holds no sum at all
of what is due or late (docs/decisions/0010).
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from typing import Any, Self, TypeVar

from savings import meetings as attendance_rules
from savings import portfolio, repayments
from savings.attendance import AttendanceStatus
from savings.groups import Roster
from savings.journal import AccountKind, cash
from savings.loans import Instalment, LoanState
from savings.meetings import Meeting, Sheet
from savings.money import Rupiah, SavingsKind
from savings.portfolio import Portfolio
from savings.progress import (
    AttendanceGrid,
    AttendanceRow,
    ClosingCard,
    GoalPoint,
    GoalProgress,
    MeetingColumn,
    Overview,
    OverviewRow,
    OwnLoan,
    OwnMoney,
    OwnPoint,
    Progress,
    RepaymentMonth,
    RepaymentMonths,
    SavingsPoint,
    SavingsProgress,
    came,
)
from savings.repayments import LoanAccount
from services import ledger
from services.loans import DISBURSED, accounts_of
from services.standings import cutoffs
from services.turn import Turn
from storage import goals, groups
from storage import loans as loan_tables
from storage import meetings as meeting_tables
from storage import progress as tables
from storage.database import Reader
from storage.progress import Change

SAVINGS, ATTENDANCE, REPAYMENTS, GOAL = "savings_and_loans", "attendance", "repayments", "goal"
OWN, OVERVIEW, CLOSING = "own", "overview", "closing"

BORROWERS_IN_A_SUM = 3
"""The sum of so many debts tells nobody's."""

WRITING_UP = dt.timedelta(weeks=1)
"""So long after a month its repayments may still be written down; only then its picture says how full it was."""

MOST_POINTS = 160
"""Three years of weekly meetings day by day; of a longer time the ends of weeks, then of months."""

MEETINGS_SHOWN = 26
MONTHS_SHOWN = 12
MOST_GROUPS = 30

P = TypeVar("P", SavingsPoint, GoalPoint, OwnPoint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which picture, of whom and for whom, as it waits in the outbox.

    `on` is the members' date of the asking. `for_officers`: it is seen by people alone who may know names and debts.
    """

    kind: str
    on: dt.date
    language: str
    group_id: int = 0
    groups: tuple[int, ...] = ()
    member_id: int = 0
    meeting_id: int = 0
    for_officers: bool = False

    @property
    def subject(self) -> str:
        """Of whom and for whom it is: of two pictures with the same subject the newer one is worth keeping."""
        kept = {key: value for key, value in self.to_json().items() if key not in {"kind", "on"} and value}
        return json.dumps(kept, sort_keys=True, separators=(",", ":"))

    def to_json(self) -> dict[str, Any]:
        """As the outbox keeps it."""
        return asdict(self) | {"on": self.on.isoformat()}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Back from the outbox."""
        return cls(**{**kept, "on": dt.date.fromisoformat(kept["on"]), "groups": tuple(kept["groups"])})


async def read(db: Reader, wanted: Wanted) -> Progress | None:
    """The record of a picture; None where there is nothing of the kind (any more)."""
    if wanted.kind == OVERVIEW:
        return await overview(db, wanted.groups[:MOST_GROUPS], wanted.on)
    roster = await groups.roster_by_id(db, wanted.group_id)
    if roster is None:
        return None
    match wanted.kind:
        case "savings_and_loans":
            return await savings(db, roster, wanted.on, told=wanted.for_officers)
        case "attendance":
            return await attendance(db, roster, wanted.on, names=wanted.for_officers)
        case "repayments":
            return await repaid(db, roster, wanted.on, told=wanted.for_officers)
        case "goal":
            return await goal(db, roster, wanted.on)
        case "own":
            return await own(db, roster, wanted.member_id, wanted.on)
        case "closing":
            return await closing(db, roster, wanted.meeting_id)
        case _:
            raise ValueError(f"no picture of this kind: {wanted.kind}")


async def borrowers(turn: Turn, group_id: int) -> int:
    """How many different members owe the group something."""
    return await tables.borrowers(turn.tx, group_id)


async def has_lent(turn: Turn, group_id: int) -> bool:
    """Whether a loan was ever paid out here, as far as it stands."""
    found = await loan_tables.of_group(turn.tx, group_id)
    return any(loan.state in DISBURSED and not loan.is_debt for loan in found)


# --- the group's money -------------------------------------------------------------------------------------------


async def savings(db: Reader, roster: Roster, on: dt.date, *, told: bool) -> SavingsProgress:
    """Savings by kind, loans and cash. Not `told`: the sum of one or two people's loans is left out."""
    changes = await tables.by_day(db, roster.group.id, on)
    held: dict[tuple[AccountKind, str], Rupiah] = defaultdict(int)
    owed_by = {str(loan.number): loan.member_id for loan in await loan_tables.of_group(db, roster.group.id)}
    points = []
    for day, today in _days(changes, on):
        for change in today:
            held[(change.kind, change.name)] += change.amount
        debts = {name: amount for (kind, name), amount in held.items() if kind is AccountKind.LOAN and amount}
        open_to_all = not debts or len({owed_by[name] for name in debts}) >= BORROWERS_IN_A_SUM
        points.append(
            SavingsPoint(
                day=day,
                pokok=held[(AccountKind.SAVINGS, SavingsKind.POKOK)],
                wajib=held[(AccountKind.SAVINGS, SavingsKind.WAJIB)],
                sukarela=held[(AccountKind.SAVINGS, SavingsKind.SUKARELA)],
                lent=sum(debts.values()) if told or open_to_all else None,
                cash=held[(AccountKind.CASH, "kas")] + held[(AccountKind.BANK, "bank")],
            )
        )
    return SavingsProgress(group=roster.group.name, on=on, points=_thinned(points))


async def goal(db: Reader, roster: Roster, on: dt.date) -> GoalProgress | None:
    """The way to the group's goal; None where there is no goal."""
    found = await goals.current(db, roster.group.id)
    if found is None:
        return None
    total, points = 0, dict[dt.date, Rupiah]()
    for day, today in _days(await tables.by_day(db, roster.group.id, on), on):
        total += sum(change.amount for change in today if change.kind is AccountKind.SAVINGS)
        points[max(day, found.since)] = total  # what was there when the goal was set is where the way begins
    return GoalProgress(
        group=roster.group.name,
        on=on,
        name=found.name,
        target=found.target,
        saved=total,
        since=found.since,
        until=found.until,
        points=_thinned([GoalPoint(day=day, saved=saved) for day, saved in points.items()]),
    )


def _days(changes: Sequence[Change], on: dt.date) -> Iterable[tuple[dt.date, list[Change]]]:
    """The changes day by day; the last day is the one on which it is looked at, whether anything changed or not."""
    by_day: dict[dt.date, list[Change]] = defaultdict(list)
    for change in changes:
        by_day[change.day].append(change)
    if by_day:
        by_day.setdefault(on, [])
    return sorted(by_day.items())


def _thinned(points: Sequence[P]) -> tuple[P, ...]:
    """Of many points the last of each week, of very many the last of each month."""
    for span in (_week, _month):
        if len(points) > MOST_POINTS:
            points = list({span(point.day): point for point in points}.values())
    return tuple(points)


# --- loans -------------------------------------------------------------------------------------------------------


async def repaid(db: Reader, roster: Roster, on: dt.date, *, told: bool) -> RepaymentMonths | None:
    """Due and paid month by month, over the last year.

    Not `told`: no rupiah of what is due or late, only since three and more people owe and repay, and None while one or
    two of them do.
    """
    lent = [loan for loan in await loan_tables.of_group(db, roster.group.id) if not loan.is_debt]
    accounts = await accounts_of(db, [loan for loan in lent if loan.state in DISBURSED])
    loaned = _portfolio([one for one in accounts if one.loan.state is LoanState.ACTIVE], roster, on)
    if not told and 0 < len(loaned.borrowers) < BORROWERS_IN_A_SUM:
        return None
    by_month = _by_month(accounts)
    shown = _months(by_month, on)
    if not told:
        few = [index for index, month in enumerate(shown) if 0 < len(by_month[month].people) < BORROWERS_IN_A_SUM]
        shown = shown[few[-1] + 1 :] if few else shown
    touched = {} if told else await tables.written(db, roster.group.id)
    for month, at in touched.items():
        by_month[month].written = roster.group.date_of(at)
    arrears = loaned.overdue
    return RepaymentMonths(
        group=roster.group.name,
        on=on,
        months=tuple(by_month[month].told(month) if told else by_month[month].untold(month, on) for month in shown),
        arrears=arrears if told else None,
        behind=arrears > 0,
    )


@dataclass(slots=True, kw_only=True)
class _Month:
    """What all borrowers were to pay and did pay in a month. `handed`: with denda, and with what went to savings.

    `written`: the day on which something was last written down or taken back of what was paid in it.
    """

    due: Rupiah = 0
    paid: Rupiah = 0
    handed: Rupiah = 0
    written: dt.date = dt.date.min
    owing: set[int | None] = field(default_factory=set)
    paying: set[int | None] = field(default_factory=set)

    @property
    def people(self) -> set[int | None]:
        """Everybody with a part in it."""
        return self.owing | self.paying

    def told(self, month: dt.date) -> RepaymentMonth:
        """For officers."""
        return RepaymentMonth(month=month, due=self.due, paid=self.paid)

    def untold(self, month: dt.date, on: dt.date) -> RepaymentMonth:
        """For everybody: what receipts have said, and of a month that is over how much of the due that was, roughly.

        While it is written up it says nothing, and nothing any more where something was written later: who pays
        little by little, on whatever day it is dated, would see at which rupiah the quarter changes.
        """
        over = _month(month + dt.timedelta(days=31)) + WRITING_UP
        says = self.written < over <= on and self.due > 0 and len(self.owing) >= BORROWERS_IN_A_SUM
        part = came(self.due, self.paid) if says else None
        return RepaymentMonth(month=month, due=None, paid=self.handed, came=part)


def _by_month(accounts: Iterable[LoanAccount]) -> defaultdict[dt.date, _Month]:
    found: defaultdict[dt.date, _Month] = defaultdict(_Month)
    for account in accounts:
        for instalment in _expected(account):
            month = found[_month(instalment.due_on)]
            month.due += instalment.total
            month.owing.add(account.loan.member_id)
        for payment in account.payments:
            month = found[_month(payment.date)]
            month.paid += payment.principal + payment.interest + payment.savings
            month.handed += payment.total
            month.paying.add(account.loan.member_id)
    return found


def _expected(account: LoanAccount) -> list[Instalment]:
    """What fell due since the loan stood in these books; of a closed loan nothing after its last payment."""
    lines = [one for one in account.instalments if one.due_on >= account.loan.asked_on]
    if account.loan.state is LoanState.ACTIVE:
        return lines
    last = max((payment.date for payment in account.payments), default=dt.date.min)
    return [one for one in lines if one.due_on <= last]


def _months(active: Iterable[dt.date], on: dt.date) -> list[dt.date]:
    """The months from the first with something in it to this one, at most a year."""
    this = _month(on)
    first = min((month for month in active if month <= this), default=None)
    if first is None:
        return []
    count = min((this.year - first.year) * 12 + this.month - first.month + 1, MONTHS_SHOWN)
    months = [this]
    while len(months) < count:
        months.append(_month(months[-1] - dt.timedelta(days=1)))
    return months[::-1]


def _portfolio(accounts: Sequence[LoanAccount], roster: Roster, on: dt.date) -> Portfolio:
    return portfolio.portfolio(accounts, on, cutoffs(roster.group.rules))


# --- meetings ----------------------------------------------------------------------------------------------------


async def attendance(db: Reader, roster: Roster, on: dt.date, *, names: bool) -> AttendanceGrid:
    """Who took part in the newest meetings. Names stand there for officers, or where the group's rules are open."""
    newest = await meeting_tables.newest_closed(db, roster.group.id, limit=MEETINGS_SHOWN)
    closed = sorted(newest, key=lambda meeting: meeting.held_on)
    marks = await meeting_tables.marks(db, [meeting.id for meeting in closed])
    sheets = [attendance_rules.sheet(roster, meeting, marks[meeting.id]) for meeting in closed]
    named = names or roster.group.rules.yes("saldo terbuka")
    return AttendanceGrid(
        group=roster.group.name,
        on=on,
        meetings=tuple(
            MeetingColumn(number=one.meeting.number, day=one.meeting.held_on, rate=one.rate) for one in sheets
        ),
        rows=tuple(
            AttendanceRow(name=member.name if named else None, letters=letters)
            for member in roster.people
            if attendance_rules.attends(member) and any(letters := tuple(_letter(sheet, member.id) for sheet in sheets))
        ),
    )


def _letter(sheet: Sheet, member_id: int) -> AttendanceStatus | None:
    mark = sheet.of(member_id)
    return None if mark is None else mark.status


async def closing(db: Reader, roster: Roster, meeting_id: int) -> ClosingCard | None:
    """The five figures of a closed meeting; None where there is none (any more)."""
    meeting: Meeting | None = await meeting_tables.get(db, meeting_id)
    if meeting is None or meeting.open or meeting.group_id != roster.group.id:
        return None
    sheet = attendance_rules.sheet(roster, meeting, (await meeting_tables.marks(db, [meeting.id]))[meeting.id])
    figures = await tables.of_meeting(db, roster.group.id, meeting.id, meeting.held_on)
    return ClosingCard(
        group=roster.group.name,
        on=meeting.held_on,
        number=meeting.number,
        present=len(sheet.present),
        expected=sheet.expected,
        saved=figures.saved,
        repaid=figures.repaid,
        lent=figures.lent,
        cash=await ledger.balance(db, roster.group.id, cash()),
    )


# --- one member, and many groups ---------------------------------------------------------------------------------


async def own(db: Reader, roster: Roster, member_id: int, on: dt.date) -> OwnMoney | None:
    """A member's own savings and running loans; None for somebody of another group."""
    member = roster.get(member_id)
    if member is None:
        return None
    held = dict.fromkeys(SavingsKind, 0)
    by_day: dict[dt.date, OwnPoint] = {}
    changes = await tables.of_member(db, roster.group.id, member.id, on)
    for day, kind, amount in changes:
        held[kind] += amount
        by_day[day] = _own_point(day, held)
    if changes:
        by_day[on] = _own_point(on, held)
    lent = [loan for loan in await loan_tables.of_member(db, member.id) if loan.state is LoanState.ACTIVE]
    return OwnMoney(
        group=roster.group.name,
        on=on,
        name=member.name,
        points=_thinned(list(by_day.values())),
        loans=tuple(_own_loan(account, roster, on) for account in await accounts_of(db, lent)),
    )


def _own_point(day: dt.date, held: Mapping[SavingsKind, Rupiah]) -> OwnPoint:
    return OwnPoint(
        day=day,
        pokok=held[SavingsKind.POKOK],
        wajib=held[SavingsKind.WAJIB],
        sukarela=held[SavingsKind.SUKARELA],
    )


def _own_loan(account: LoanAccount, roster: Roster, on: dt.date) -> OwnLoan:
    coming = repayments.next_instalment(account, on)
    return OwnLoan(
        principal=account.loan.terms.principal,
        outstanding=account.outstanding,
        overdue=portfolio.line(account, on, cutoffs(roster.group.rules)).overdue,
        next_due=None if coming is None else coming.due_on,
        next_amount=None if coming is None else coming.total,
    )


async def overview(db: Reader, group_ids: Sequence[int], on: dt.date) -> Overview:
    """How each of these groups does, those with a worse light first."""
    found = [await groups.roster_by_id(db, group_id) for group_id in group_ids]
    rosters = {roster.group.id: roster for roster in found if roster is not None}
    lent: dict[int, list[LoanAccount]] = defaultdict(list)
    for account in await accounts_of(db, await loan_tables.running(db, list(rosters))):
        lent[account.loan.group_id].append(account)
    saved = await _saved_by_month(db, list(rosters), on)
    came = await _rates(db, rosters, on)
    rows = []
    for group_id, roster in rosters.items():
        loaned = _portfolio(lent[group_id], roster, on)
        spark = saved.get(group_id, ())
        rows.append(
            OverviewRow(
                group=roster.group.name,
                light=loaned.light,
                savings=spark[-1] if spark else 0,
                loans=loaned.outstanding,
                arrears=loaned.overdue,
                attendance=came.get(group_id),
                spark=spark,
            )
        )
    return Overview(
        on=on, rows=tuple(sorted(rows, key=lambda row: (portfolio.WORST_FIRST.index(row.light), row.group)))
    )


async def _saved_by_month(db: Reader, group_ids: Sequence[int], on: dt.date) -> dict[int, tuple[Rupiah, ...]]:
    """The savings at the end of each of the last months, oldest first; a group without any is left out."""
    changes: dict[int, dict[dt.date, Rupiah]] = defaultdict(dict)
    for group_id, month, change in await tables.by_month(db, group_ids, on):
        changes[group_id][month] = change
    saved = {}
    for group_id, by_month in changes.items():
        shown = _months(by_month, on)
        total = sum(change for month, change in by_month.items() if month < shown[0])
        line = []
        for month in shown:
            total += by_month.get(month, 0)
            line.append(total)
        saved[group_id] = tuple(line)
    return saved


async def _rates(db: Reader, rosters: Mapping[int, Roster], on: dt.date) -> dict[int, Fraction]:
    """The mean share of those expected who came to the newest meetings."""
    counts: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
    for group_id, meeting_id, status, n in await tables.attendance(db, list(rosters), on, newest=MONTHS_SHOWN):
        proxies = rosters[group_id].group.rules.yes("wakil")
        came = attendance_rules.counts_as_present(status, proxies_count=proxies)
        counts[(group_id, meeting_id)][0] += n if came else 0
        counts[(group_id, meeting_id)][1] += n
    rates: dict[int, list[Fraction]] = defaultdict(list)
    for (group_id, _meeting), (present, expected) in counts.items():
        rates[group_id].append(Fraction(present, expected))
    return {group_id: sum(found, Fraction(0)) / len(found) for group_id, found in rates.items()}


def _month(day: dt.date) -> dt.date:
    return day.replace(day=1)


def _week(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())
