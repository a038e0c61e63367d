"""The independent list: what the clock should have said, to whom and when, by the words of its commission.

Own arithmetic over the facts of the simulated villages (facts.py). Nothing of the program's own rules about reminders,
nudges, planned meetings, visits or digests is imported: where both lists agree, two people have understood the same.
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.simulation.facts import (
    BENDAHARA,
    KETUA,
    PENDAMPING,
    SEKRETARIS,
    Account,
    Away,
    Borrowed,
    Country,
    Covered,
    Settlement,
    Villager,
)

QUIET_FROM, QUIET_UNTIL = dt.time(20), dt.time(7)
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
MIDNIGHT = dt.time()
PROGRAMME = ((6, (0, 7, 14, 21)), (6, (0, 14)), (6, (0,)))
"""Weekly for six months, every two weeks for six, monthly for six: 24 + 12 + 6 visits."""

EARLY = {"mingguan": 3, "2 mingguan": 6, "bulanan": 7}
"""So many days early a meeting may be held in place of the planned one."""

_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Something to be said from `at` until before `until`, under a name that is never used twice."""

    kind: str
    name: tuple[object, ...]
    at: dt.datetime
    until: dt.datetime
    about: object = None
    who: Villager | Account | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one chat is to read: of which kind, about what, and pieces of text that stand in it. `must` or may be."""

    chat_id: int
    kind: str
    item: str
    says: tuple[str, ...] = ()
    must: bool = True


def is_quiet(instant: dt.datetime, settlement: Settlement) -> bool:
    """Whether nobody of this group is to be disturbed now."""
    hour = instant.astimezone(settlement.zone).time()
    return hour < QUIET_UNTIL or hour >= QUIET_FROM


def date_words(day: dt.date) -> str:
    """`Sabtu, 28 November 2026`"""
    return f"{_WEEKDAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"


def rupiah(amount: int) -> str:
    """`Rp57.500`"""
    return "Rp" + f"{amount:,}".replace(",", ".")


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some months later, the month's last where it lacks that day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


# --- meetings -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A meeting as it is to be."""

    name: dt.date
    on: dt.date
    hour: dt.time
    called_off: bool = False


def falls_on(settlement: Settlement, day: dt.date) -> bool:
    """Whether the group meets on this day by what it has agreed on."""
    if settlement.rhythm == "bulanan":
        last = calendar.monthrange(day.year, day.month)[1]
        if settlement.month_day:
            return day.day == min(settlement.month_day, last)
        if settlement.week == -1:
            return day.weekday() == settlement.weekday and day.day > last - 7
        return day.weekday() == settlement.weekday and (day.day - 1) // 7 == settlement.week - 1
    if day.weekday() != settlement.weekday:
        return False
    return settlement.rhythm == "mingguan" or (day - _anchor(settlement)).days % 14 == 0


def _anchor(settlement: Settlement) -> dt.date:
    """From which day a group counts its fortnights: from when it last met as planned, else from its first week."""
    original = {change.on: name for name, change in settlement.changes.items() if change.on is not None}
    held = [original.get(one.on, one.on) for one in settlement.met[-12:]]
    begin = max((day for day in held if day.weekday() == settlement.weekday), default=settlement.started_on)
    return begin + DAY * ((settlement.weekday - begin.weekday()) % 7)


def plan(settlement: Settlement, first: dt.date, last: dt.date) -> list[Ahead]:
    """The meetings between two days, those that were called off among them, by day."""
    names = {day for day in _days(first, last) if falls_on(settlement, day)}
    names |= {name for name in settlement.changes if falls_on(settlement, name)}
    found: dict[dt.date, Ahead] = {}
    off = []
    for name in sorted(names):
        change = settlement.changes.get(name)
        if change is not None and change.on is None:
            off.append(Ahead(name=name, on=name, hour=settlement.hour, called_off=True))
            continue
        day, hour = (name, None) if change is None else (change.on or name, change.hour)
        found.setdefault(day, Ahead(name=name, on=day, hour=hour or settlement.hour))
    return sorted(
        (one for one in [*found.values(), *off] if first <= one.on <= last), key=lambda one: (one.on, one.name)
    )


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + n * DAY for n in range((last - first).days + 1))


def took_place(settlement: Settlement, meeting: Ahead, planned: Iterable[Ahead]) -> bool:
    """Whether the group has met for it: on its day, a day later, or a little early on a day of no other meeting."""
    held = [one.on for one in settlement.met]
    if meeting.on in held or meeting.name in held:
        return True
    others = {one.on for one in planned if not one.called_off}
    return any(day not in others and -1 <= (meeting.on - day).days <= EARLY[settlement.rhythm] for day in held)


def meeting_calls(settlement: Settlement, first: dt.date, last: dt.date) -> Iterator[Call]:
    """Reminders of the day before and of two hours before; the question after a meeting that nobody opened."""
    length = {"mingguan": 7, "2 mingguan": 14, "bulanan": 31}[settlement.rhythm]
    planned = plan(settlement, first - 6 * length * DAY, last + 2 * DAY)
    planned = [one for one in planned if one.on >= settlement.started_on]
    held = {one.on for one in settlement.met}
    for meeting in planned:
        if meeting.called_off or meeting.on < first - 2 * DAY or meeting.on in held:
            continue
        yield from _reminders_of(settlement, meeting)
        begins = settlement.instant(meeting.on, meeting.hour)
        earlier = [one for one in planned if one.on < meeting.on and not one.called_off][-3:]
        # Of a rhythm that was agreed on after it nobody could have known.
        known = meeting.name in settlement.changes or begins >= settlement.rhythm_since
        in_vain = len(earlier) == 3 and not any(took_place(settlement, one, planned) for one in earlier)
        if (
            meeting.on > settlement.started_on
            and known
            and not in_vain
            and not took_place(settlement, meeting, planned)
        ):
            at = settlement.instant(meeting.on + DAY, dt.time(9))
            name = (settlement.id, "not held", meeting.name, meeting.on)
            yield Call(kind="not held", name=name, at=at, until=at + 2 * DAY, about=meeting)


def _reminders_of(settlement: Settlement, meeting: Ahead) -> Iterator[Call]:
    begins = settlement.instant(meeting.on, meeting.hour)
    before = (begins - dt.timedelta(hours=2)).astimezone(settlement.zone)
    near: dt.datetime | None = before.astimezone(dt.UTC)
    if before.time() >= QUIET_FROM:
        near = settlement.instant(before.date(), dt.time(19, 30))
    elif before.time() < QUIET_UNTIL and meeting.hour <= QUIET_UNTIL:
        near = None
    name = (settlement.id, "meeting", meeting.name, meeting.on)
    if "1 hari" in settlement.remind_meeting or ("2 jam" in settlement.remind_meeting and near is None):
        at, until = settlement.instant(meeting.on - DAY, dt.time(16)), settlement.instant(meeting.on, MIDNIGHT)
        yield Call(kind="meeting", name=(*name, "1 hari"), at=at, until=until, about=meeting)
    if "2 jam" in settlement.remind_meeting and near is not None:
        yield Call(kind="meeting", name=(*name, meeting.hour, "2 jam"), at=near, until=begins, about=meeting)


def absence_calls(settlement: Settlement) -> Iterator[Call]:
    """Who missed a closed meeting without a word is asked the next morning, in private."""
    for meeting in settlement.met[-8:]:
        if meeting.closed_at is None or not meeting.anybody:
            continue
        closed = meeting.closed_at.astimezone(settlement.zone)
        day = closed.date() if closed.time() < dt.time(9) else closed.date() + DAY
        day = max(day, meeting.on + DAY)
        if (day - meeting.on).days > 7:
            continue
        at = settlement.instant(day, dt.time(9))
        for villager in meeting.absent:
            name = (settlement.id, "absence", meeting.on, villager.id)
            yield Call(kind="absence", name=name, at=at, until=at + 2 * DAY, about=meeting.on, who=villager)


def left_open_calls(settlement: Settlement) -> Iterator[Call]:
    """The officers are told of a meeting that nobody has closed for twelve hours."""
    for meeting in settlement.met[-1:]:
        if meeting.closed_at is None:
            at = meeting.opened_at + dt.timedelta(hours=12)
            yield Call(kind="left open", name=(settlement.id, "left open", meeting.on), at=at, until=at + 3 * DAY)


def outage_calls(settlement: Settlement, away: Iterable[Away]) -> Iterator[Call]:
    """After more than a day without Telegram every group is told which hours to write again."""
    for one in away:
        name, until = (settlement.id, "outage", one.since), one.noticed_at + 2 * DAY
        yield Call(kind="outage", name=name, at=one.noticed_at, until=until, about=one)


def wajib_calls(settlement: Settlement, first: dt.date, last: dt.date) -> Iterator[Call]:
    """Who is behind with wajib hears it when the group is reminded of the next day's meeting, if the group wants it."""
    if not settlement.remind_wajib:
        return
    planned = plan(settlement, first - 12 * DAY, last + 12 * DAY)
    for meeting in planned:
        if meeting.called_off or took_place(settlement, meeting, planned):
            continue
        at, until = settlement.instant(meeting.on - DAY, dt.time(16)), settlement.instant(meeting.on, MIDNIGHT)
        if (meeting.on - DAY).weekday() in settlement.quiet_days:
            at, until = settlement.instant(meeting.on, dt.time(8)), settlement.instant(meeting.on, meeting.hour)
            if meeting.on.weekday() in settlement.quiet_days or at >= until:
                continue
        for villager in settlement.people:
            name = (settlement.id, "wajib", meeting.name, meeting.on, villager.id)
            yield Call(kind="wajib", name=name, at=at, until=until, about=meeting.on, who=villager)


def lacking(settlement: Settlement, villager: Villager) -> tuple[int, int]:
    """(Meetings, rupiah) of wajib that this member has not paid for the last twelve meetings."""
    closed = [one for one in settlement.met if one.closed_at is not None]
    counted = [one for one in closed[-12:] if one.anybody]
    since = closed[-13].on + DAY if len(closed) > 12 else dt.date.min
    asked = sum(one.on >= villager.joined_on for one in counted) * settlement.wajib
    missing = max(0, asked - sum(amount for day, amount in villager.wajib_paid if day >= since))
    return -(-missing // settlement.wajib) if settlement.wajib else 0, missing


# --- money ----------------------------------------------------------------------------------------------------------


def nudge_calls(settlement: Settlement, first: dt.date, last: dt.date) -> Iterator[Call]:
    """Three days before, on the day, the day after, a week after and every week; what the fund gave every week."""
    if not settlement.nudges:
        return
    for loan in settlement.loans:
        kind = "debt" if loan.borrower is None else "nudge"
        for number, (due_on, _amount) in enumerate(loan.open):
            offsets = [-3, 0] if number else [-3, 0, 1, *range(7, (last - due_on).days + 8, 7)]
            name = (settlement.id, kind, loan.id, due_on)
            yield from _nudges(settlement, kind, name, due_on, offsets, first, last, loan)
    for cover in settlement.covers:
        if not cover.given_back:
            offsets = [*range(7, (last - cover.on).days + 8, 7)]
            name = (settlement.id, "cover", cover.id, cover.on)
            yield from _nudges(settlement, "cover", name, cover.on, offsets, first, last, cover)


def _nudges(
    settlement: Settlement,
    kind: str,
    name: tuple[object, ...],
    day: dt.date,
    offsets: list[int],
    first: dt.date,
    last: dt.date,
    about: Borrowed | Covered,
) -> Iterator[Call]:
    """On a day that the group keeps quiet nothing is said of money: the next day will do, unless more is said then."""
    following = {-3: 0, 0: 1, 1: 7}
    for offset in offsets:
        said_on = _loud(settlement, day + offset * DAY)
        next_on = _loud(settlement, day + following.get(offset, offset + 7) * DAY)
        until = min(said_on + 3 * DAY, next_on - DAY)
        if until >= said_on and first - 5 * DAY <= said_on <= last:
            at = settlement.instant(said_on, dt.time(8))
            end = settlement.instant(until, QUIET_FROM)
            yield Call(kind=kind, name=(*name, offset), at=at, until=end, about=about)


def _loud(settlement: Settlement, day: dt.date) -> dt.date:
    return next((day + n * DAY for n in range(7) if (day + n * DAY).weekday() not in settlement.quiet_days), day)


def owed(loan: Borrowed, today: dt.date) -> tuple[int, int]:
    """(Late, coming within three days) in rupiah, less what was reported and waits."""
    late = sum(amount for day, amount in loan.open if day < today)
    coming = next((amount for day, amount in loan.open if today <= day <= today + 3 * DAY), 0)
    return max(0, late - loan.reported), max(0, coming - max(0, loan.reported - late))


# --- other kinds ----------------------------------------------------------------------------------------------------


def other_calls(settlement: Settlement, first: dt.date, last: dt.date) -> Iterator[Call]:
    """Officers' mornings, visits and congratulations."""
    for day in _days(first, last):
        for officer in settlement.holding(BENDAHARA, KETUA, SEKRETARIS):
            at, until = settlement.instant(day, dt.time(7)), settlement.instant(day, QUIET_FROM)
            name = (settlement.id, "morning", day, officer.id)
            yield Call(kind="morning", name=name, at=at, until=until, about=day, who=officer)
    for day in planned_visits(settlement):
        at, until = settlement.instant(day - DAY, dt.time(16)), settlement.instant(day, dt.time(16))
        if first <= day <= last and not {day, day - DAY} & settlement.visited:
            for villager in settlement.holding(PENDAMPING):
                name = (settlement.id, "visit", day, villager.id)
                yield Call(kind="visit", name=name, at=at, until=until, about=day, who=villager)
    if settlement.congratulates:
        yield from _congratulations(settlement, first, last)


def planned_visits(settlement: Settlement) -> list[dt.date]:
    """The days of the accompaniment; a month of it begins on the day of the month on which the first one did."""
    if settlement.programme_from is None:
        return []
    found, month = [], 0
    for months, days in PROGRAMME:
        for _ in range(months):
            found += [add_months(settlement.programme_from, month) + n * DAY for n in days]
            month += 1
    return found


def _congratulations(settlement: Settlement, first: dt.date, last: dt.date) -> Iterator[Call]:
    for year in range(max(first.year, settlement.started_on.year + 1), last.year + 1):
        years = year - settlement.started_on.year
        day = add_months(settlement.started_on, 12 * years)
        at, until = settlement.instant(day, dt.time(8)), settlement.instant(day, QUIET_FROM)
        yield Call(kind="birthday", name=(settlement.id, "birthday", day), at=at, until=until, about=years)
    if settlement.goal is not None and settlement.goal_reached_at is not None:
        at = settlement.goal_reached_at + dt.timedelta(minutes=15)
        yield Call(kind="goal", name=(settlement.id, "goal", settlement.goal[0]), at=at, until=at + 4 * DAY)
    for loan in settlement.loans:
        if loan.borrower is None or not loan.first_of_borrower:
            continue
        # It has come to its end when what others gave for it has come back too.
        ends = [loan.settled_at, *(one.given_back_at for one in settlement.covers if one.loan is loan)]
        over = [end for end in ends if end is not None]
        if len(over) == len(ends):
            at = settlement.instant(settlement.day_of(max(over)) + DAY, dt.time(8))
            name = (settlement.id, "first loan", loan.borrower.id)
            yield Call(kind="first loan", name=name, at=at, until=at + 4 * DAY, who=loan.borrower)


def calls(settlement: Settlement, away: Iterable[Away], first: dt.date, last: dt.date) -> list[Call]:
    """All that the clock may have to say in this group between two days, by what is known now."""
    found = [
        *meeting_calls(settlement, first, last),
        *left_open_calls(settlement),
        *outage_calls(settlement, away),
        *absence_calls(settlement),
        *wajib_calls(settlement, first, last),
        *nudge_calls(settlement, first, last),
        *other_calls(settlement, first, last),
    ]
    return sorted(found, key=lambda call: call.at)


def digest_calls(country: Country, account: Account, first: dt.date, last: dt.date) -> list[Call]:
    """A pendamping's weekly letter about all groups, at the hour of the first one."""
    groups = country.accompanied_by(account)
    found = []
    for day in _days(first, last) if groups else ():
        at = groups[0].instant(day, account.digest_hour)
        chosen = account.digest_since is None or at >= account.digest_since
        if day.weekday() == account.digest_weekday and chosen:
            name = (0, "digest", day, account.id)
            found.append(Call(kind="digest", name=name, at=at, until=at + 2 * DAY, about=groups, who=account))
    return found


# --- who reads it ---------------------------------------------------------------------------------------------------


def lines(settlement: Settlement, call: Call, now: dt.datetime) -> list[Line]:
    """Who is to read what of it at this moment; nobody where there is no reason, or where nobody can be reached."""
    today, about, who = settlement.day_of(now), call.about, call.who
    match call.kind, about, who:
        case (("meeting" | "not held"), Ahead(), _):
            hour = f"pukul {about.hour:%H.%M} {settlement.zone_name}"
            says = (date_words(about.on), hour, settlement.place) if call.kind == "meeting" else (date_words(about.on),)
            if call.kind == "not held" and about.on == today - DAY:
                says = ("kemarin", *says)
            return [Line(chat_id=settlement.chat_id, kind=call.kind, item=settlement.name, says=says)]
        case "birthday", int(), _:
            says = (f"genap {about} tahun",)
            return [Line(chat_id=settlement.chat_id, kind="birthday", item=settlement.name, says=says)]
        case "left open", _, _:
            officers = sorted({ear for one in settlement.holding(BENDAHARA, KETUA, SEKRETARIS) for ear in one.ears})
            chats = officers or [settlement.chat_id]
            return [Line(chat_id=chat, kind="left open", item=settlement.name) for chat in chats]
        case "outage", Away(), _:
            return [Line(chat_id=settlement.chat_id, kind="outage", item=settlement.name, must=about.certain)]
        case "goal", _, _:
            return [Line(chat_id=settlement.chat_id, kind="goal", item=settlement.name)]
        case (("nudge" | "cover" | "debt"), (Borrowed() | Covered()), _):
            return _of_money(settlement, call.kind, about, now)
        case "morning", dt.date(), Villager():
            return _of_morning(settlement, call, who, about)
        case kind, _, Villager():
            return _of_person(settlement, kind, call, who, today)
    return []


def _of_person(settlement: Settlement, kind: str, call: Call, who: Villager, today: dt.date) -> list[Line]:
    says: tuple[str, ...] = ()
    item = who.name
    if kind == "absence":
        if who.left_alone:
            return []
        assert isinstance(call.about, dt.date)
        says = ("kemarin",) if call.about == today - DAY else (date_words(call.about),)
    elif kind == "wajib":
        meetings, amount = lacking(settlement, who)
        if not amount or not who.saves or _paused(who, today):
            return []
        says = (f"{meetings} rapat", rupiah(amount), "besok" if call.about != today else "hari ini")
    elif kind == "visit":
        assert isinstance(call.about, dt.date)
        item, says = settlement.name, (date_words(call.about), "Hari ini" if call.about == today else "Besok")
    return [Line(chat_id=ear, kind=kind, item=item, says=says) for ear in who.ears]


def _paused(who: Villager, today: dt.date) -> bool:
    return who.paused_until is not None and today < who.paused_until


def _of_money(settlement: Settlement, kind: str, about: Borrowed | Covered, now: dt.datetime) -> list[Line]:
    today = settlement.day_of(now)
    if isinstance(about, Covered):
        who: Villager | None = about.debtor
        says: tuple[str, ...] = (rupiah(about.amount),)
    else:
        who = about.borrower
        amounts = owed(about, today)
        lately_told = about.troubled_at is not None and about.troubled_at > now - 14 * DAY
        if not any(amounts) or lately_told:
            return []
        says = tuple(rupiah(amount) for amount in amounts if amount)
    if who is None:
        ears = sorted({ear for one in settlement.holding(BENDAHARA, KETUA) for ear in one.ears})
        return [Line(chat_id=ear, kind="debt", item=settlement.name, says=says) for ear in ears]
    if _paused(who, today):
        return []
    item = f"{who.name}/{'cover' if kind == 'cover' else 'loan'}"
    if who.ears:
        return [Line(chat_id=ear, kind="nudge", item=item, says=says) for ear in who.ears]
    treasurers = sorted({ear for one in _first_heard(settlement) for ear in one.ears})
    must = not any(today - WEEK < day <= today for day in who.named_on)  # once a week is enough
    return [Line(chat_id=ear, kind="treasurer", item=item, says=says, must=must) for ear in treasurers]


def _of_morning(settlement: Settlement, call: Call, who: Villager, day: dt.date) -> list[Line]:
    """What waited at seven, and which instalments are due today; the treasurer has something to do with all of it."""
    waits = [one for one in settlement.reported if one.at <= call.at]
    due = [(loan, amount) for loan in settlement.loans for due_on, amount in loan.open if due_on == day]
    told = [
        loan.borrower.name
        for loan in settlement.loans
        if loan.borrower is not None and loan.open and loan.told_at is not None and loan.told_at <= call.at
        if who in _first_heard(settlement, loan.borrower)
    ]
    if not waits and not due and not told:
        return []
    treasurer = BENDAHARA in who.roles
    # What the group owes is said at eight, where anything is.
    nudged = settlement.nudges and _loud(settlement, day) == day
    named = [amount for loan, amount in due if loan.borrower is not None or not nudged]
    says = [f"{len(waits)} laporan menunggu"] if waits and treasurer else []
    says += [rupiah(amount) for amount in named] if who in _first_heard(settlement) else []
    says += [f"{name} menunggu diajak bicara" for name in told]
    must = bool(says)
    return [Line(chat_id=ear, kind="morning", item=settlement.name, says=tuple(says), must=must) for ear in who.ears]


def _first_heard(settlement: Settlement, but: Villager | None = None) -> list[Villager]:
    """The treasurers who can be written to, else the chairs, else the secretaries; not on the telephone of `but`."""
    own = set() if but is None else {account.id for account in but.accounts}
    officers = [
        one
        for one in settlement.holding(BENDAHARA, KETUA, SEKRETARIS)
        if one.ears and one is not but and own.isdisjoint(account.id for account in one.accounts)
    ]
    circles = ([one for one in officers if role in one.roles] for role in (BENDAHARA, KETUA, SEKRETARIS))
    return next((circle for circle in circles if circle), [])


def digest_lines(call: Call) -> list[Line]:
    """To the account itself; the names of the groups are in it or on its buttons."""
    assert isinstance(call.who, Account)
    return [Line(chat_id=call.who.id, kind="digest", item="")] if call.who.listens else []
