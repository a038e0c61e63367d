"""One meeting goes to another day, hour or place: asked with the full reading, then told to the group once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers import meeting_reminders
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, clause, plain
from handlers.meeting_reminders import day_of
from handlers.registry import Press, Tables
from handlers.rhythm_changes import ask_always, may_change_rules
from handlers.rule_words import as_sentence
from handlers.schedule_hours import hours_for, hours_meant, is_other_zone, says_other_zone
from handlers.schedule_talk import (
    CallOff,
    Told,
    announce,
    by_whom,
    calendar_button,
    day_label,
    following,
    hour_of,
    is_as_shown,
    may_here,
    minutes_of,
    moment,
    moment_label,
    next_one,
    not_that,
    show,
    told_with,
    when,
)
from locales import Words
from savings.days_ahead import resolve_ahead, spans_ahead
from savings.errors import DayPassed, DayTaken, NotPlanned, PlanError
from savings.meeting_plans import DAY, PlannedMeeting
from savings.moved_days import moved_to
from savings.roles import Action
from savings.sentences import ScheduleSentence
from services import meeting_plans, meetings

UNKNOWN, ASK = -1, -2
"""In place of minutes: not said by a button yet, and to be asked for."""

BY_THE_RULES, CALLED_OFF = 0, -1
"""In place of a day before a change."""

MOST_DAYS = 8
BEFORE, BEHIND = dt.timedelta(days=3), dt.timedelta(days=7)
"""Between which days around a meeting another day is offered."""

FARTHEST = dt.timedelta(days=92)
"""A meeting that is moved farther than this was hardly meant so."""

MOST_READINGS = 4
_USUAL_PLACES = {"tempat biasa", "biasa", "tempat semula", "tempat lama"}


@dataclass(frozen=True, slots=True)
class Move(Payload, prefix="jgeser"):
    """On the way to another day: the meeting, the day (0: not known) and the hour (in minutes, UNKNOWN or ASK).

    `more` 1: the words above the question hold a place or a reason.
    """

    group_id: int
    planned_on: int
    to: int
    minutes: int
    more: int


@dataclass(frozen=True, slots=True)
class MoveNow(Payload, prefix="jpindah"):
    """Do it."""

    group_id: int
    planned_on: int
    to: int
    minutes: int
    more: int


@dataclass(frozen=True, slots=True)
class Undo(Payload, prefix="jkembali"):
    """Take a change back, as long as the meeting is as it left it (`now_on` 0: called off).

    `old_on` is a day, BY_THE_RULES or CALLED_OFF.
    """

    group_id: int
    planned_on: int
    now_on: int
    now_minutes: int
    old_on: int
    old_minutes: int


# --- which meeting --------------------------------------------------------------------------------------------------


async def meant(context: Context, told: Told) -> list[PlannedMeeting]:
    """The meetings to come that the words may mean: the next one where none was named. Those called off stand last."""
    group = context.here.group
    if told.said.which is None:
        upcoming = await next_one(context)
        return [] if upcoming is None else [upcoming]
    found: dict[dt.date, PlannedMeeting] = {}
    for first, last in spans_ahead(told.said.which, told.on):
        for one in await meeting_plans.between(context.turn.tx, group, max(first, context.today), last):
            if one.called_off or not await meeting_plans.was_held(context.turn, group, one):
                found[one.planned_on] = one
    return sorted(found.values(), key=lambda one: (one.called_off, one.on))


async def still_to_come(context: Context, planned_on: int) -> PlannedMeeting | None:
    """The meeting that a button names; None, and an alert, where it is not to come any more."""
    _ = context._
    group, day = context.here.group, day_of(planned_on)
    meeting = None if day is None else await meeting_plans.named(context.turn.tx, group, day)
    if meeting is None:
        context.alert(_("Rapat ini sudah tidak ada. Lihat /jadwal."))
    elif not meeting.called_off and await meeting_plans.was_held(context.turn, group, meeting):
        context.alert(_("Rapat {date} sudah dibuka.", date=_.date(meeting.on)))
    else:
        return meeting
    return None


def names_day(told: Told, day: dt.date) -> bool:
    """Whether the day that was said may be this one."""
    return told.said.which is not None and any(a <= day <= b for a, b in spans_ahead(told.said.which, told.on))


async def says_none(context: Context, told: Told) -> None:
    """No meeting is on the day that was named."""
    _ = context._
    after = await following(context)
    opened = await meetings.open_meeting(context.turn, context.here.group.id)
    lines = [_("Tidak ada rapat yang akan datang.")]
    if opened is not None and names_day(told, opened.held_on):
        lines = [_("Rapat ke-{number} sedang dibuka.", number=opened.number)]
    elif told.said.which is not None:
        lines = [_("Tidak ada rapat {day}.", day=plain(told.said.which.text))]
    if after is not None:
        lines.append(_("Rapat berikutnya {when}.", when=when(context, after)))
    show(context, "\n".join(lines))


# --- the way to another day -----------------------------------------------------------------------------------------


async def move(context: Context, told: Told, *, more: int) -> None:
    """Words that move a meeting: which one, to which day, at which hour?"""
    if is_other_zone(context, told.said):
        says_other_zone(context, told.said)
        return
    found = await meant(context, told)
    if told.said.stated and context.in_group:
        found = [one for one in found if not one.called_off and _is_news(told, one)]
        if not found:
            return  # somebody speaks of the meeting, and says nothing new
    if not found:
        await says_none(context, told)
    elif len(found) > 1:
        _ask_which(context, found, more)
    else:
        await _to_where(context, told, found[0], more=more)


def _is_news(told: Told, meeting: PlannedMeeting) -> bool:
    """Whether the hour that was said as a fact is another than the one that is known."""
    meant_hours = hours_meant(told.said, meeting.hour) or hours_for(told.said.hour_words, meeting.hour)
    return meeting.hour not in meant_hours


def _ask_which(context: Context, found: Sequence[PlannedMeeting], more: int) -> None:
    _ = context._
    group_id = context.here.group.id
    rows = [
        [Button(day_label(_, one.on), Move(group_id, one.planned_on.toordinal(), 0, UNKNOWN, more))]
        for one in found[:MOST_DAYS]
    ]
    show(context, _("Rapat mana yang dipindah?"), [*rows, [not_that(context)]])


async def go_on(context: Context, payload: Move) -> None:
    """One more thing is known."""
    if not await may_here(context, payload.group_id, Action.OPEN_MEETING):
        return
    told = told_with(context, payload.more)
    meeting = None if told is None else await still_to_come(context, payload.planned_on)
    if told is not None and meeting is not None:
        chosen = day_of(payload.to) if payload.to else None
        await _to_where(context, told, meeting, day=chosen, minutes=payload.minutes, more=payload.more)


async def _to_where(
    context: Context,
    told: Told,
    meeting: PlannedMeeting,
    *,
    day: dt.date | None = None,
    minutes: int = UNKNOWN,
    more: int,
) -> None:
    """Ask for what is open, or, once all is known, whether it was meant so."""
    days = [day] if day is not None else list(moved_to(told.said, meeting=meeting.on, today=told.on))
    days = [one for one in days if one >= context.today]
    hours = _hours(told, meeting, minutes)
    if not days:
        await _ask_day(context, told, meeting, minutes, more)
    elif not hours and len(days) == 1:
        _ask_hour(context, told, meeting, days[0], more)
    elif not hours or len(days) * len(hours) > MOST_READINGS:
        _offer_days(context, told, meeting, days, minutes, more)
    else:
        readings = [(one, hour) for one in days for hour in hours]
        still = [(one, hour) for one, hour in readings if not _is_over(context, one, hour)]
        if not still:
            context.tell(context._("Waktu itu sudah lewat. Tulis lagi dengan hari yang akan datang, ya."))
        elif len(still) == 1:
            await _confirm(context, told, meeting, *still[0], more=more)
        else:
            _ask_reading(context, told, meeting, still, more)


def _hours(told: Told, meeting: PlannedMeeting, minutes: int) -> list[dt.time]:
    """The hours that may be meant; empty where it is to be asked for."""
    if minutes == ASK:
        return []
    chosen = hour_of(minutes)
    return [chosen] if chosen is not None else hours_meant(told.said, meeting.hour)


def _is_over(context: Context, day: dt.date, hour: dt.time) -> bool:
    group = context.here.group
    return dt.datetime.combine(day, hour, tzinfo=group.zone) <= context.turn.now


async def back(context: Context, told: Told, meeting: PlannedMeeting) -> None:
    """Is this one to be as the rules have it again?"""
    hour = context.here.group.rules.hour
    meant_so = replace(told, said=ScheduleSentence(action="move", hour=hour))
    await _confirm(context, meant_so, meeting, meeting.planned_on, hour, more=0)


async def _ask_day(context: Context, told: Told, meeting: PlannedMeeting, minutes: int, more: int) -> None:
    """Days around the meeting, as far as the next one."""
    _ = context._
    after = await meeting_plans.next_after(context.turn.tx, context.here.group, max(meeting.on, context.today - DAY))
    last = meeting.on + BEHIND if after is None else min(meeting.on + BEHIND, after.on - DAY)
    first = max(context.today, meeting.on - BEFORE)
    if told.said.direction == "later":
        first = max(first, meeting.on + DAY)
    elif told.said.direction == "earlier":
        last = min(last, meeting.on - DAY)
    every = [first + number * DAY for number in range((last - first).days + 1)]
    days = [day for day in every if day != meeting.on][:MOST_DAYS]
    _offer_days(context, told, meeting, days, minutes, more)


def _offer_days(
    context: Context, told: Told, meeting: PlannedMeeting, days: Sequence[dt.date], minutes: int, more: int
) -> None:
    _ = context._
    group_id, name = context.here.group.id, meeting.planned_on.toordinal()
    buttons = [Button(day_label(_, day), Move(group_id, name, day.toordinal(), minutes, more)) for day in days]
    lines = [_("Rapat {date} pindah ke hari apa?", date=_.date(meeting.on))]
    named = told.said.to
    if named is not None and not named.wide and not resolve_ahead(named, told.on):
        named_day = as_sentence(plain(named.text))
        lines.append(_("{day} tidak ada di kalender, atau sudah lewat.", day=named_day))
    elif named is None or not days:
        lines.append(_("Bisa juga ditulis, misalnya: rapat pindah ke Rabu jam 4 sore"))
    show(context, "\n".join(lines), [*in_rows(buttons, 2), [not_that(context)]])


def _ask_hour(context: Context, told: Told, meeting: PlannedMeeting, day: dt.date, more: int) -> None:
    _ = context._
    group = context.here.group
    buttons = [
        Button(
            _.time(hour, group.rules.zone),
            Move(group.id, meeting.planned_on.toordinal(), day.toordinal(), minutes_of(hour), more),
        )
        for hour in hours_for(told.said.hour_words, meeting.hour)
    ]
    text = _(
        "Rapat {date} mulai jam berapa?\nJam lain bisa ditulis, misalnya: rapat pindah ke tgl {day} jam 16.30",
        date=_.date(day),
        day=day.day,
    )
    show(context, text, [*in_rows(buttons, 3), [not_that(context)]])


def _ask_reading(
    context: Context, told: Told, meeting: PlannedMeeting, readings: Sequence[tuple[dt.date, dt.time]], more: int
) -> None:
    """Both days, or both hours: each button says all of it, so a press of it is the answer."""
    _ = context._
    group = context.here.group
    rows = [
        [
            Button(
                moment_label(_, day, hour, group.rules.zone),
                MoveNow(group.id, meeting.planned_on.toordinal(), day.toordinal(), minutes_of(hour), more),
            )
        ]
        for day, hour in readings
    ]
    rows += [[button] for button in _always(context, told, readings)]
    lines = [_("Rapat {date} pindah ke kapan?", date=_.date(meeting.on)), *_details(_, told)]
    show(context, "\n".join(lines), [*rows, [not_that(context)]])


def _always(context: Context, told: Told, readings: Sequence[tuple[dt.date, dt.time]]) -> list[Button]:
    """[Seterusnya], where the words fit all meetings as well as one; for each hour that may be meant."""
    _ = context._
    if not told.said.maybe_always or not may_change_rules(context):
        return []
    by_hour: dict[dt.time, dt.date] = {}
    for day, hour in readings:
        by_hour.setdefault(hour, day)
    label, zone = _("Seterusnya"), context.here.group.rules.zone
    return [
        Button(
            label if len(by_hour) == 1 else _("{always}, {hour}", always=label, hour=_.time(hour, zone)),
            ask_always(context, told, day, hour),
        )
        for hour, day in by_hour.items()
    ]


# --- was it meant so? -----------------------------------------------------------------------------------------------


async def _confirm(
    context: Context, told: Told, meeting: PlannedMeeting, day: dt.date, hour: dt.time, *, more: int
) -> None:
    """The full reading: weekday, date, hour and zone, and what it was before."""
    _ = context._
    group = context.here.group
    reading = moment(_, day, hour, group.rules.zone)
    same = (day, hour) == (meeting.on, meeting.hour) and not meeting.called_off
    if same and not told.said.place:
        context.tell(_("Rapat memang {when}.", when=reading))
        return
    if day - context.today > FARTHEST:
        context.tell(_("{date} masih lama sekali. Tulis lagi dengan hari yang lebih dekat, ya.", date=_.date(day)))
        return
    other = await meeting_plans.on_day(context.turn.tx, group, day)
    if other is not None and other.planned_on != meeting.planned_on:
        _says_taken(context, meeting, day)
        return
    lines = [_("Rapat pindah ke {when}. Betul?", when=reading), _semula(context, meeting, day), *_details(_, told)]
    show(context, "\n".join(lines), _yes(context, told, meeting, day, hour, more))


def _says_taken(context: Context, meeting: PlannedMeeting, day: dt.date) -> None:
    """Another meeting is on that day: then this one is not held, or goes somewhere else."""
    _ = context._
    call_off = CallOff(context.here.group.id, meeting.planned_on.toordinal(), 0)
    text = _("{date} sudah ada rapat\nApakah rapat {old} diliburkan saja?", date=_.date(day), old=_.date(meeting.on))
    show(context, text, [[Button(_("Liburkan {date}", date=day_label(_, meeting.on)), call_off)], [not_that(context)]])


def _semula(context: Context, meeting: PlannedMeeting, day: dt.date) -> str:
    """What it was before; where the day stays, only the hour."""
    _ = context._
    if meeting.called_off:
        return _("Semula {date}, libur.", date=_.date(meeting.on))
    if meeting.on == day:
        return _("Semula pukul {hour}.", hour=_.time(meeting.hour, context.here.group.rules.zone))
    return _("Semula {when}.", when=when(context, meeting))


def _details(_: Words, told: Told) -> list[str]:
    lines = []
    if told.said.place:
        lines.append(_("Tempat: {place}", place=plain(told.said.place)))
    if told.said.reason:
        lines.append(_("Alasan: {reason}.", reason=clause(told.said.reason)))
    return lines


def _yes(context: Context, told: Told, meeting: PlannedMeeting, day: dt.date, hour: dt.time, more: int) -> Keyboard:
    _ = context._
    group_id, name = context.here.group.id, meeting.planned_on.toordinal()
    move_now = MoveNow(group_id, name, day.toordinal(), minutes_of(hour), more)
    if always := _always(context, told, [(day, hour)]):
        return [[Button(_("Sekali ini saja"), move_now), *always], [not_that(context)]]
    last = [not_that(context)]
    if told.said.hour is None and told.said.hour_unclear is None and told.said.shift_minutes is None:
        last.insert(0, Button(_("Ganti jam"), Move(group_id, name, day.toordinal(), ASK, more)))
    return [[Button(_("Ya, pindahkan"), move_now)], last]


# --- done -----------------------------------------------------------------------------------------------------------


async def move_now(context: Context, payload: MoveNow) -> None:
    """[Ya, pindahkan]: the group is told once."""
    _ = context._
    if not await may_here(context, payload.group_id, Action.OPEN_MEETING):
        return
    told = told_with(context, payload.more)
    before = None if told is None else await still_to_come(context, payload.planned_on)
    day, hour = day_of(payload.to), hour_of(payload.minutes)
    if told is None or before is None or day is None or hour is None:
        return
    if payload.more and not is_as_shown(context, told.said.place, told.said.reason):
        return
    said = told.said if payload.more else replace(told.said, place="", reason="")
    if _is_over(context, day, hour):
        context.alert(_("Waktu itu sudah lewat. Pilih yang lain, ya."))
        return
    if (before.on, before.hour, before.called_off) == (day, hour, False) and not said.place:
        context.toast(_("Sudah."))
        context.unsay()
        return
    await change(context, before, day, hour, place=said.place, reason=clause(said.reason) if said.reason else "")


async def change(
    context: Context, before: PlannedMeeting, day: dt.date, hour: dt.time, *, place: str = "", reason: str = ""
) -> None:
    """Hold it then and there, and tell the group."""
    group = context.here.group
    usual = group.rules["tempat"]
    if place.lower() in _USUAL_PLACES:
        place = ""
    elif not place and before.place != usual:
        place = before.place
    try:
        after = await meeting_plans.move(
            context.turn,
            group,
            before.planned_on,
            on=day,
            hour=None if hour == group.rules.hour else hour,
            place=plain(place),
            reason=reason,
            by=context.user.id,
        )
    except PlanError as error:
        says_why_not(context, error)
        return
    with context.for_group():
        in_group, keyboard = _news(context, before, after), undo_buttons(context, before, after)
    announce(context, in_group, _news(context, before, after), keyboard)
    await meeting_reminders.refresh(context, after)


def _news(context: Context, before: PlannedMeeting, after: PlannedMeeting) -> str:
    _ = context._
    if (before.on, before.hour, before.called_off) == (after.on, after.hour, False):
        lines = [_("Tempat rapat {date}: {place}", date=_.date(after.on), place=after.place or _("seperti biasa"))]
        lines.append(_("Pukul {hour}.", hour=_.time(after.hour, context.here.group.rules.zone)))
    else:
        lines = [_("Rapat pindah ke {when}", when=when(context, after)), _semula(context, before, after.on)]
        if after.place:
            lines.append(_("Tempat: {place}", place=after.place))
    if after.reason:
        lines.append(_("Alasan: {reason}.", reason=after.reason))
    return "\n".join([*lines, _("Diubah {name}.", name=by_whom(context, Action.OPEN_MEETING))])


def says_why_not(context: Context, error: PlanError) -> None:
    """A change that cannot be made."""
    _ = context._
    date = _.date(error.day)
    match error:
        case DayTaken():
            context.tell(_("{date} sudah ada rapat. Pilih hari lain, ya.", date=date))
        case DayPassed():
            context.tell(_("{date} sudah lewat.", date=date))
        case NotPlanned():
            context.tell(_("Rapat {date} sudah dibuka atau sudah lewat.", date=date))


# --- taken back -----------------------------------------------------------------------------------------------------


def undo_buttons(context: Context, before: PlannedMeeting, after: PlannedMeeting) -> Keyboard:
    """[Batalkan perubahan] and [Simpan ke kalender] under what was announced."""
    _ = context._
    now_on = 0 if after.called_off else after.on.toordinal()
    old_on = before.on.toordinal() if before.changed else BY_THE_RULES
    payload = Undo(
        context.here.group.id,
        after.planned_on.toordinal(),
        now_on,
        minutes_of(after.hour),
        CALLED_OFF if before.called_off else old_on,
        minutes_of(before.hour),
    )
    return [[Button(_("Batalkan perubahan"), payload)], [calendar_button(context)]]


async def undo(context: Context, payload: Undo) -> None:
    """[Batalkan perubahan]: what stood before stands again, and the group is told."""
    _ = context._
    if not await may_here(context, payload.group_id, Action.OPEN_MEETING):
        return
    now = await still_to_come(context, payload.planned_on)
    if now is None:
        return
    if (0 if now.called_off else now.on.toordinal(), minutes_of(now.hour)) != (payload.now_on, payload.now_minutes):
        context.alert(_("Jadwal ini sudah berubah lagi. Lihat /jadwal."))
        return
    before = _before(now, payload)
    if before is None:
        return
    try:
        after = await meeting_plans.undo(context.turn, context.here.group, before, by=context.user.id)
    except PlanError as error:
        says_why_not(context, error)
        return
    keep_words(context)
    with context.for_group():
        in_group = _taken_back(context, after)
    if context.in_group:
        context.reply(in_group)
    else:
        announce(context, in_group, _taken_back(context, after))
    await meeting_reminders.refresh(context, after)


def _before(now: PlannedMeeting, payload: Undo) -> PlannedMeeting | None:
    """The meeting as it stood before the change; None for a forged button."""
    if payload.old_on == CALLED_OFF:
        return replace(now, called_off=True, changed=True)
    if payload.old_on == BY_THE_RULES:
        return replace(now, called_off=False, changed=False)
    day, hour = day_of(payload.old_on), hour_of(payload.old_minutes)
    return None if day is None or hour is None else replace(now, on=day, hour=hour, called_off=False, changed=True)


def keep_words(context: Context) -> None:
    """The pressed announcement stays, without its buttons."""
    pressed = context.press.message
    text = getattr(pressed, "text", None)
    if context.in_group and text:
        context.edit(text)


def _taken_back(context: Context, after: PlannedMeeting) -> str:
    _ = context._
    if after.called_off:
        fact = _("Rapat {date} tetap libur", date=_.date(after.on))
    else:
        fact = _("Rapat tetap {when}", when=when(context, after))
    return _("{fact}\nPerubahan tadi dibatalkan {name}.", fact=fact, name=by_whom(context, Action.OPEN_MEETING))


TABLE = Tables(
    presses=(
        Press(payload=Move, handler=go_on, needs_group=False),
        Press(payload=MoveNow, handler=move_now, needs_group=False),
        Press(payload=Undo, handler=undo, needs_group=False),
    ),
)
