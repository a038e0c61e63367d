"""The weekly digest: whose groups it is about, and what the books say of their week.

All groups of one account are read in few statements together, for at 07.00 on a Monday a thousand want theirs.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from zoneinfo import ZoneInfo

from savings import digests as rules
from savings import meeting_plans, portfolio
from savings import meetings as attendance_rules
from savings.attendance import AttendanceStatus
from savings.digests import AtRisk, Digest, GroupWeek, Habit, Week
from savings.groups import Roster
from savings.loans import LoanState
from savings.meeting_plans import MeetingChange, PlannedMeeting
from savings.portfolio import Portfolio
from savings.reminders import Reminder, Window
from savings.repayments import LoanAccount
from savings.roles import Action, Role
from savings.visits import VisitStanding
from services import alarms, people, visits
from services.loans import accounts_of
from services.standings import cutoffs
from services.turn import Turn
from storage import digests as store
from storage import meeting_plans as plan_store
from storage.digests import Held, WeekMoney

__all__ = ["Digest", "GroupWeek", "Habit", "Week"]

DAY = dt.timedelta(days=1)

LOOKED_BACK = 12
"""Over so many meetings it is looked who has lost touch."""

CHANGES_KNOWN = dt.timedelta(days=120)
"""A meeting that was moved so long ago says nothing about the rhythm of today."""


# --- whose, and when -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an account is sent: of which groups, and when. `offered`: an officer's groups, those not chosen included."""

    telegram_id: int
    habit: Habit
    rosters: tuple[Roster, ...]
    offered: tuple[Roster, ...]

    @property
    def sent(self) -> bool:
        """Whether a digest comes by itself."""
        return self.habit.on and bool(self.rosters)

    @property
    def shown(self) -> tuple[Roster, ...]:
        """The groups that are shown on demand: an officer who has chosen none sees all of them."""
        return self.rosters or self.offered

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which its hour is meant: the chosen one, else that of the first group."""
        return ZoneInfo(self.habit.zone) if self.habit.zone else self.shown[0].group.zone


async def plan_of(turn: Turn, telegram_id: int) -> Plan | None:
    """What this account is sent; None for who is neither a pendamping nor an officer anywhere."""
    accompanied, offered = [], []
    for roster in await turn.directory.rosters_of(turn.tx, telegram_id):
        if roster.group.state != "active":
            continue
        if Role.PENDAMPING in roster.roles_of(telegram_id):
            accompanied.append(roster)
        elif roster.may(telegram_id, Action.SEE_DIGEST):
            offered.append(roster)
    if not accompanied and not offered:
        return None
    chosen = await store.chosen_groups(turn.tx, telegram_id) if offered else frozenset()
    return Plan(
        telegram_id=telegram_id,
        habit=await store.habit(turn.tx, telegram_id),
        rosters=(*accompanied, *(roster for roster in offered if roster.group.id in chosen)),
        offered=tuple(offered),
    )


async def has_chosen(turn: Turn, telegram_id: int) -> bool:
    """Whether this account has asked for the digest of a group, whatever it is there by now."""
    return bool(await store.chosen_groups(turn.tx, telegram_id)) and (await store.habit(turn.tx, telegram_id)).on


async def due(turn: Turn, plan: Plan, window: Window) -> list[Reminder]:
    """Its digests within the window. Whether somebody would read one is looked at when its time has come."""
    if not plan.sent:
        return []
    found = rules.reminders(plan.habit, plan.zone, plan.telegram_id, window)
    person = await people.find(turn, plan.telegram_id)
    return found if person is not None and person.reachable else [one for one in found if one.at > turn.now]


async def next_one(turn: Turn, plan: Plan) -> dt.datetime:
    """When the next one comes."""
    last = await store.last_sent(turn.tx, plan.telegram_id)
    return rules.next_one(plan.habit, plan.zone, turn.now, after=last or dt.date.min)


async def choose(turn: Turn, plan: Plan, **changes: object) -> None:
    """Another weekday, hour or zone, or whether it comes at all."""
    habit = replace(plan.habit, **changes)  # type: ignore[arg-type]  # the caller names fields of Habit
    await store.set_habit(turn.tx, plan.telegram_id, habit, turn.now)
    await alarms.wake_person(turn, plan.telegram_id)


async def choose_group(turn: Turn, plan: Plan, group_id: int, *, wanted: bool) -> None:
    """An officer wants a digest of this group, or does not any more."""
    await store.choose_group(turn.tx, plan.telegram_id, group_id, wanted=wanted)
    if wanted:
        await choose(turn, plan, on=True)


# --- what it tells ---------------------------------------------------------------------------------------------------


async def compose(turn: Turn, rosters: Sequence[Roster], week: Week) -> Digest:
    """The week of these groups, from the books. Who is at risk and what waits is as it stands now."""
    group_ids = [roster.group.id for roster in rosters]
    books = _Books(
        money=await store.money(turn.tx, group_ids, week.first, week.last),
        meetings=await _Meetings.read(turn, group_ids, week),
        loans=await _Loans.read(turn, group_ids, week),
        waiting=await store.waiting(turn.tx, group_ids, turn.now - rules.WAITS_LONG),
        visits=await visits.standing(turn, group_ids, week.last + DAY),
    )
    return rules.digest(week, [_of_group(roster, week, roster.group.date_of(turn.now), books) for roster in rosters])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Books:
    """What was read of several groups at once, by group."""

    money: dict[int, WeekMoney]
    meetings: "_Meetings"
    loans: "_Loans"
    waiting: dict[int, int]
    visits: dict[int, VisitStanding]


def _of_group(roster: Roster, week: Week, today: dt.date, books: _Books) -> GroupWeek:
    group_id = roster.group.id
    money, meetings = books.money[group_id], books.meetings
    standing = books.loans.standing(roster, min(today, week.last + DAY))
    before = books.loans.before(roster, week.first)
    absent, behind = meetings.absent(roster), _behind(roster, standing)
    due = meetings.due(roster, week, today)
    off = [one for one in due if one.called_off]
    founded = roster.group.date_of(roster.group.started_at)
    left = (member.left_on for member in roster.everyone if member.left_on is not None)
    return GroupWeek(
        group_id=group_id,
        name=roster.group.name,
        week=week,
        light=standing.light,
        light_before=before.light,
        savings=money.savings,
        saved=money.saved,
        loans=standing.outstanding,
        lent=money.lent,
        repaid=money.repaid,
        arrears=standing.overdue,
        arrears_before=before.overdue,
        planned=len(due) - len(off),
        called_off=len(off),
        held=len(meetings.held(group_id, week)),
        attendance=meetings.rate(roster, week),
        waiting=books.waiting.get(group_id, 0),
        absent=_at_risk(roster, absent),
        behind=_at_risk(roster, behind),
        people=len(absent | behind),
        joined=sum(week.holds(member.joined_on) and member.joined_on > founded for member in roster.members),
        left=sum(week.holds(day) for day in left),
        visits=books.visits.get(group_id),
        warnings=rules.warnings(roster),
    )


def _at_risk(roster: Roster, members: frozenset[int]) -> AtRisk:
    names = (member.name for member in roster.people if member.id in members)
    return AtRisk(count=len(members), names=tuple(names) if roster.group.rules.yes("nama rawan") else ())


# --- loans ---------------------------------------------------------------------------------------------------------


def _behind(roster: Roster, loaned: Portfolio) -> frozenset[int]:
    """Who has missed so many instalments, of all loans together."""
    missed: dict[int, int] = defaultdict(int)
    for line in loaned.lines:
        if line.borrower_id is not None:
            missed[line.borrower_id] += line.missed
    here = {member.id for member in roster.people}
    return frozenset(borrower for borrower, number in missed.items() if number >= rules.MISSED and borrower in here)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loans:
    """The members' loans of some groups, by group."""

    accounts: dict[int, list[LoanAccount]]

    @classmethod
    async def read(cls, turn: Turn, group_ids: Sequence[int], week: Week) -> "_Loans":
        found: dict[int, list[LoanAccount]] = defaultdict(list)
        for account in await accounts_of(turn.tx, await store.loans(turn.tx, group_ids, week.first)):
            found[account.loan.group_id].append(account)
        return cls(accounts=found)

    def standing(self, roster: Roster, on: dt.date) -> Portfolio:
        """Those that run, as they stand on this day."""
        running = [one for one in self.accounts.get(roster.group.id, ()) if one.loan.state is LoanState.ACTIVE]
        return portfolio.portfolio(running, on, cutoffs(roster.group.rules))

    def before(self, roster: Roster, on: dt.date) -> Portfolio:
        """Those that ran on this day, as they stood at its beginning: without what was paid since."""
        ran = [
            replace(one, payments=tuple(payment for payment in one.payments if payment.date < on))
            for one in self.accounts.get(roster.group.id, ())
            if (one.loan.disbursed_on or one.loan.asked_on) < on and one.loan.asked_on < on
        ]
        return portfolio.portfolio(ran, on, cutoffs(roster.group.rules))


# --- meetings ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meetings:
    """The newest meetings of some groups, the newest first; what was given at those of the week; who was missing.

    `rhythms`: since when each group meets as it does, where it once met otherwise.
    """

    newest: dict[int, list[Held]]
    changes: dict[int, list[MeetingChange]]
    rhythms: dict[int, dt.datetime]
    given: dict[int, dict[AttendanceStatus, int]]
    letters: dict[int, tuple[AttendanceStatus, ...]]

    @classmethod
    async def read(cls, turn: Turn, group_ids: Sequence[int], week: Week) -> "_Meetings":
        newest: dict[int, list[Held]] = defaultdict(list)
        for one in await store.meetings(turn.tx, group_ids, week.last, newest=LOOKED_BACK):
            newest[one.group_id].append(one)
        closed = [one for meetings in newest.values() for one in meetings if one.closed]
        in_week = [one.id for one in closed if week.first <= one.on]
        return cls(
            newest=newest,
            changes=await store.changes(turn.tx, group_ids, week.first - CHANGES_KNOWN),
            rhythms=await plan_store.rhythms_since(turn.tx, group_ids),
            given=await store.attendance(turn.tx, in_week) if in_week else {},
            letters=await store.letters(turn.tx, [one.id for one in closed], missing=rules.ABSENCES),
        )

    def held(self, group_id: int, week: Week) -> list[Held]:
        """The meetings of the week."""
        return [one for one in self.newest.get(group_id, ()) if week.first <= one.on]

    def due(self, roster: Roster, week: Week, today: dt.date) -> list[PlannedMeeting]:
        """The meetings of the week that should have been by the end of yesterday, and what was called off.

        One that was held today counts too.
        """
        group, changes = roster.group, self.changes.get(roster.group.id, [])
        started_on = group.date_of(group.started_at)
        held = [one.on for one in self.newest.get(group.id, ())]
        schedule = attendance_rules.schedule(
            group.rules, started_on=started_on, held=meeting_plans.by_name(held, changes)
        )
        agreed = self.rhythms.get(group.id)
        planned = [
            one
            for one in meeting_plans.planned(schedule, changes, week.first, week.last)
            if one.on in held or meeting_plans.was_agreed(one, agreed, group.zone)
        ]
        return [
            one
            for one in planned
            if (not one.called_off if one.on in held else started_on <= one.on and (one.called_off or one.on < today))
        ]

    def rate(self, roster: Roster, week: Week) -> Fraction | None:
        """The mean share of those expected who came to the meetings of the week."""
        proxies = roster.group.rules.yes("wakil")
        rates = []
        for one in self.held(roster.group.id, week):
            given = self.given.get(one.id, {})
            came = sum(
                n for status, n in given.items() if attendance_rules.counts_as_present(status, proxies_count=proxies)
            )
            if given:
                rates.append(Fraction(came, sum(given.values())))
        return sum(rates, Fraction(0)) / len(rates) if rates else None

    def absent(self, roster: Roster) -> frozenset[int]:
        """Who belongs on the list and has been missing again and again without a word."""
        return frozenset(
            member.id
            for member in roster.people
            if attendance_rules.attends(member) and rules.absences(self.letters.get(member.id, ())) >= rules.ABSENCES
        )
