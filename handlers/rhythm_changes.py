"""A new rhythm of meetings, or a place for all of them: rules of the group, asked with the full reading, told to all.

Rules change at once and one by one, each with a version; of one sentence the group reads one announcement.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, plain
from handlers.registry import Press, Tables
from handlers.rule_words import as_sentence, meeting_words
from handlers.schedule_hours import hours_for, hours_meant, is_other_zone, says_other_zone
from handlers.schedule_talk import (
    Told,
    announce,
    by_whom,
    calendar_button,
    following,
    hour_of,
    is_as_shown,
    may_here,
    moment,
    not_that,
    show,
    told_with,
    when,
)
from locales import Words
from savings.days_ahead import spans_ahead
from savings.meeting_plans import DAY
from savings.meetings import Rhythm
from savings.new_schedule import SCHEDULE_RULES, agreed, weekdays_meant, with_rules
from savings.roles import Action
from savings.rules import LAST_WEEK, WEEKDAYS, Rules
from services import meeting_plans, rules

MOST_READINGS = 6
_LAST = -1


@dataclass(frozen=True, slots=True)
class AskRhythm(Payload, prefix="jirama"):
    """Is this to be the rhythm? The rules, as numbers; `week` -1 is the last. `more` 1: a place stands in the words."""

    group_id: int
    rhythm: int
    weekday: int
    week: int
    month_day: int
    minutes: int
    more: int


@dataclass(frozen=True, slots=True)
class SetRhythm(Payload, prefix="jiramaya"):
    """It is."""

    group_id: int
    rhythm: int
    weekday: int
    week: int
    month_day: int
    minutes: int
    more: int


@dataclass(frozen=True, slots=True)
class OldRhythm(Payload, prefix="jiramakmb"):
    """The rhythm as it was, as long as the rules still have this version."""

    group_id: int
    version: int
    rhythm: int
    weekday: int
    week: int
    month_day: int
    minutes: int


@dataclass(frozen=True, slots=True)
class SetPlace(Payload, prefix="jtmptsll"):
    """The place that the words name is where all meetings are held."""

    group_id: int


def may_change_rules(context: Context) -> bool:
    """Whether the account may change the rules of this group."""
    return context.may(Action.CHANGE_RULES)


# --- from rules to a button and back --------------------------------------------------------------------------------


def _numbers(values: Mapping[str, str]) -> tuple[int, int, int, int, int]:
    hours, minutes = values["jam"].split(".")
    return (
        list(Rhythm).index(Rhythm(values["pertemuan"])),
        WEEKDAYS.index(values["hari"]),
        _LAST if values["minggu ke"] == LAST_WEEK else int(values["minggu ke"]),
        int(values["tanggal rapat"]),
        int(hours) * 60 + int(minutes),
    )


def _values(payload: AskRhythm | SetRhythm | OldRhythm) -> Mapping[str, str] | None:
    """The values of the rules that a button carries; None for a forged one."""
    hour = hour_of(payload.minutes)
    sound = (
        0 <= payload.rhythm < len(Rhythm) and 0 <= payload.weekday < len(WEEKDAYS) and payload.week in {-1, 1, 2, 3, 4}
    )
    if not sound or hour is None or not 0 <= payload.month_day <= 31:
        return None
    return {
        "pertemuan": list(Rhythm)[payload.rhythm].value,
        "hari": WEEKDAYS[payload.weekday],
        "minggu ke": LAST_WEEK if payload.week == _LAST else str(payload.week),
        "tanggal rapat": str(payload.month_day),
        "jam": f"{hour:%H.%M}",
    }


def _differ(context: Context, values: Mapping[str, str]) -> bool:
    return any(context.here.group.rules[key] != value for key, value in values.items())


# --- asked ----------------------------------------------------------------------------------------------------------


async def repeat(context: Context, told: Told) -> None:
    """Words that give all meetings a new rhythm or hour."""
    if is_other_zone(context, told.said):
        says_other_zone(context, told.said)
        return
    now = context.here.group.rules
    hours = hours_meant(told.said, now.hour)
    weekdays = weekdays_meant(now, told.said)
    offered = hours or hours_for(told.said.hour_words, now.hour)
    readings = [agreed(now, told.said, weekday=weekday, hour=hour) for weekday in weekdays for hour in offered]
    if len(readings) == 1:
        await _confirm(context, told, readings[0], more=told.more)
        return
    _ask_reading(context, told, readings)


def _ask_reading(context: Context, told: Told, readings: Sequence[Mapping[str, str]]) -> None:
    """A Sunday or a week, morning or evening: each button says all of it."""
    _ = context._
    group = context.here.group
    buttons = [
        Button(
            as_sentence(meeting_words(_, with_rules(group.rules, values))),
            AskRhythm(group.id, *_numbers(values), told.more),
        )
        for values in readings
    ]
    show(context, _("Jadwal rapat jadi yang mana?"), [*in_rows(buttons, 1), [not_that(context)]])


async def asked(context: Context, payload: AskRhythm) -> None:
    """One of several readings was meant, or a change of one meeting is meant for good."""
    if not await may_here(context, payload.group_id, Action.CHANGE_RULES):
        return
    told, values = told_with(context, payload.more), _values(payload)
    if told is not None and values is not None:
        await _confirm(context, told, values, more=payload.more)


def ask_always(context: Context, told: Told, day: dt.date, hour: dt.time) -> AskRhythm:
    """What [Seterusnya] carries under the question of one meeting: the same day and hour for all."""
    now = context.here.group.rules
    said = told.said
    by_date = said.to is not None and said.to.day is not None
    meant = replace(said, action="repeat", month_day=day.day if by_date else None)
    weekday = day.weekday() if said.to is not None and not by_date else None
    return AskRhythm(context.here.group.id, *_numbers(agreed(now, meant, weekday=weekday, hour=hour)), told.more)


async def _confirm(context: Context, told: Told, values: Mapping[str, str], *, more: int) -> None:
    """The whole rhythm, what it was, and the first meeting of the new one."""
    _ = context._
    group = context.here.group
    place = told.said.place if more else ""
    if not _differ(context, values) and not place:
        context.tell(_("Jadwal rapat memang {meeting}.", meeting=meeting_words(_, group.rules)))
        return
    new = with_rules(group.rules, values)
    lines = [
        _("Jadwal rapat jadi {meeting}. Betul?", meeting=meeting_words(_, new)),
        _("Semula {meeting}.", meeting=meeting_words(_, group.rules)),
    ]
    if place:
        lines.append(_("Tempat: {place}", place=plain(place)))
    first = await _first_by(context, new)
    if first:
        lines.append(first)
    if _begins_later(told, context.today):
        lines.append(_("Berlaku langsung. Kalau mulainya nanti, tulis lagi saat waktunya tiba."))
    yes = Button(_("Ya, ubah jadwal"), SetRhythm(group.id, *_numbers(values), more))
    show(context, "\n".join(lines), [[yes], [not_that(context)]])


def _begins_later(told: Told, today: dt.date) -> bool:
    """Whether it was said that the new rhythm begins some other day: rules change at once."""
    if told.said.since is None:
        return False
    spans = spans_ahead(told.said.since, told.on)
    return bool(spans) and spans[0][0] > today + DAY


async def _first_by(context: Context, new: Rules) -> str:
    """The next meeting as these rules have it."""
    _ = context._
    group = replace(context.here.group, rules=new)
    today = await meeting_plans.on_day(context.turn.tx, group, context.today)
    held = today is not None and await meeting_plans.was_held(context.turn, group, today)
    first = await meeting_plans.next_after(context.turn.tx, group, context.today - (0 if held else 1) * DAY)
    if first is None:
        return ""
    return _("Rapat berikutnya {when}.", when=moment(_, first.on, first.hour, new.zone))


# --- done -----------------------------------------------------------------------------------------------------------


async def set_rhythm(context: Context, payload: SetRhythm) -> None:
    """[Ya, ubah jadwal]."""
    _ = context._
    if not await may_here(context, payload.group_id, Action.CHANGE_RULES):
        return
    told, values = told_with(context, payload.more), _values(payload)
    if told is None or values is None:
        return
    if payload.more and not is_as_shown(context, told.said.place):
        return
    place = plain(told.said.place) if payload.more else ""
    old = context.here.group.rules
    if not _differ(context, values) and place in {"", old["tempat"]}:
        context.toast(_("Sudah."))
        context.unsay()
        return
    await _apply(context, {**values, **({"tempat": place} if place else {})})
    with context.for_group():
        in_group, keyboard = await _news(context, old), _buttons(context, old)
    announce(context, in_group, await _news(context, old), keyboard)


async def _apply(context: Context, values: Mapping[str, str]) -> None:
    """Change what is to be different, one rule after another."""
    for key, value in values.items():
        await rules.change(context.turn, context.here.group, key, value, changed_by=context.user.id)
        await context.reload()


async def _news(context: Context, old: Rules) -> str:
    _ = context._
    group = context.here.group
    new = group.rules
    lines = []
    if any(old[key] != new[key] for key in SCHEDULE_RULES):
        lines.append(_("Jadwal rapat sekarang {meeting}", meeting=meeting_words(_, new)))
        lines.append(_("Semula {meeting}.", meeting=meeting_words(_, old)))
    if old["tempat"] != new["tempat"]:
        lines += _place_news(_, old, new)
    after = await following(context)
    if after is not None:
        lines.append(_("Rapat berikutnya {when}.", when=when(context, after)))
    name = by_whom(context, Action.CHANGE_RULES)
    return "\n".join([*lines, _("Diubah {name}. Aturan versi {version}.", name=name, version=group.rules_version)])


def _place_news(_: Words, old: Rules, new: Rules) -> list[str]:
    place = new["tempat"] or _("tidak tetap")
    if not old["tempat"]:
        return [_("Tempat rapat sekarang {place}", place=place)]
    return [_("Tempat rapat sekarang {place}", place=place), _("Semula {place}.", place=old["tempat"])]


def _buttons(context: Context, old: Rules) -> Keyboard:
    """[Batalkan perubahan], where a button can hold what stood before."""
    _ = context._
    group = context.here.group
    rows = [[calendar_button(context)]]
    if old["tempat"] == group.rules["tempat"]:
        payload = OldRhythm(group.id, group.rules_version, *_numbers({key: old[key] for key in SCHEDULE_RULES}))
        rows.insert(0, [Button(_("Batalkan perubahan"), payload)])
    return rows


async def take_back(context: Context, payload: OldRhythm) -> None:
    """[Batalkan perubahan]: the rhythm that stood before, as one more change of the rules."""
    _ = context._
    if not await may_here(context, payload.group_id, Action.CHANGE_RULES):
        return
    values, old = _values(payload), context.here.group.rules
    if values is None:
        return
    if context.here.group.rules_version != payload.version:
        context.alert(_("Aturan sudah berubah lagi. Lihat /jadwal."))
        return
    await _apply(context, values)
    with context.for_group():
        in_group = await _news(context, old)
    if context.in_group:
        text = getattr(context.press.message, "text", None)
        if text:
            context.edit(text)
        context.reply(in_group)
    else:
        announce(context, in_group, await _news(context, old))


async def set_place(context: Context, payload: SetPlace) -> None:
    """[Seterusnya] under a place."""
    _ = context._
    if not await may_here(context, payload.group_id, Action.CHANGE_RULES):
        return
    told = told_with(context, more=1)
    if told is None or not is_as_shown(context, told.said.place):
        return
    old = context.here.group.rules
    if plain(told.said.place) == old["tempat"]:
        context.toast(_("Sudah."))
        context.unsay()
        return
    await _apply(context, {"tempat": plain(told.said.place)})
    with context.for_group():
        in_group = await _news(context, old)
    announce(context, in_group, await _news(context, old))


TABLE = Tables(
    presses=(
        Press(payload=AskRhythm, handler=asked, needs_group=False),
        Press(payload=SetRhythm, handler=set_rhythm, needs_group=False),
        Press(payload=OldRhythm, handler=take_back, needs_group=False),
        Press(payload=SetPlace, handler=set_place, needs_group=False),
    ),
)
