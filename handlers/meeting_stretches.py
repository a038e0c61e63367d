"""All meetings of a stretch of time are called off: asked with each of them, told the group once, taken back at once.

The buttons carry the days of the stretch and a sum over the meetings that the question showed: where another meeting
has come into it or gone out of it since, the question is asked again.
"""

import datetime as dt
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from handlers import meeting_reminders
from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context, clause, plain
from handlers.meeting_moves import FARTHEST, keep_words
from handlers.meeting_reminders import day_of
from handlers.registry import Press, Tables
from handlers.rule_words import as_sentence
from handlers.schedule_talk import (
    SEARCHED,
    Told,
    announce,
    by_whom,
    calendar_button,
    coming,
    day_label,
    following,
    is_as_shown,
    may_here,
    moment_label,
    not_that,
    show,
    told_with,
    when,
)
from savings.errors import PlanError
from savings.meeting_plans import DAY, PlannedMeeting
from savings.roles import Action
from savings.stretches import Stretch, spans_over
from services import meeting_plans

MOST_LINES = 6
"""Of more meetings than this a small phone shows the first and the last."""

_FOR_EXAMPLE = dt.timedelta(weeks=3)
_BUTTONS_LAST = dt.timedelta(days=366)

_Span = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class AskStretch(Payload, prefix="jrentang"):
    """Are all meetings from this day to that one called off? `more` 1: the words above the question hold a reason."""

    group_id: int
    first: int
    last: int
    more: int


@dataclass(frozen=True, slots=True)
class CallOffStretch(Payload, prefix="jliburlama"):
    """Call them off, where `check` says that they are those of the question."""

    group_id: int
    first: int
    last: int
    check: int
    more: int


@dataclass(frozen=True, slots=True)
class UndoStretch(Payload, prefix="jtetap"):
    """Take back what was called off together at this instant, of the meetings with names from `first` to `last`."""

    group_id: int
    first: int
    last: int
    at: int


# --- which days -----------------------------------------------------------------------------------------------------


async def stretch(context: Context, told: Told, over: Stretch) -> None:
    """Words that call off all meetings of a stretch of time: of which days?"""
    _ = context._
    if over.is_open:
        text = _(
            "Libur sampai tanggal berapa?\nTulis tanggalnya, misalnya: rapat libur sampai tgl {day}",
            day=_example_day(context),
        )
        context.tell(text)
        return
    spans = await _spans(context, told, over)
    near = [span for span in spans if span[0] - context.today <= FARTHEST and span[1] - span[0] <= FARTHEST]
    if not near:
        _says_why_not(context, over, spans)
    elif len(distinct := await _distinct(context, near)) == 1:
        await _confirm(context, distinct[0], told.said.reason, told.more)
    else:
        _ask_which(context, distinct, told.more)


async def _spans(context: Context, told: Told, over: Stretch) -> list[_Span]:
    """What the words may mean; of so many meetings, the days of the next ones that would be held."""
    if over.meetings:
        held = [one for one in await coming(context, SEARCHED) if not one.called_off]
        return [(context.today, held[: over.meetings][-1].on)] if held else []
    group = context.here.group
    todays = await meeting_plans.on_day(context.turn.tx, group, told.on)
    over_today = todays is not None and await meeting_plans.was_held(context.turn, group, todays)
    return list(spans_over(over, told.on, begins=told.on + DAY if over_today else told.on))


async def _distinct(context: Context, spans: Sequence[_Span]) -> list[_Span]:
    """One of those that concern the same meetings; those without any only where there are no others."""
    found: dict[int, _Span] = {}
    for span in spans:
        if meetings := await _to_call_off(context, span):
            found.setdefault(_check(meetings), span)
    return list(found.values()) or [spans[-1]]


async def _to_call_off(context: Context, span: _Span) -> list[PlannedMeeting]:
    """The meetings of these days that are still to be held."""
    group, (first, last) = context.here.group, span
    return [
        one
        for one in await meeting_plans.between(context.turn.tx, group, max(first, context.today), last)
        if not one.called_off and not await meeting_plans.was_held(context.turn, group, one)
    ]


def _check(meetings: Sequence[PlannedMeeting]) -> int:
    """The same number for the same meetings at the same time."""
    return zlib.crc32(" ".join(f"{one.planned_on} {one.on} {one.hour}" for one in meetings).encode())


def _example_day(context: Context) -> int:
    """A day of the month that can be written as it stands: the next one lies within the time that is allowed."""
    return (context.today + _FOR_EXAMPLE).day


def _says_why_not(context: Context, over: Stretch, spans: Sequence[_Span]) -> None:
    _ = context._
    if not spans:
        named = as_sentence(plain(over.text))
        context.tell(_("{day} tidak ada di kalender, atau sudah lewat.", day=named))
    elif spans[0][0] - context.today > FARTHEST:
        far = _.date(spans[0][0])
        context.tell(_("{date} masih lama sekali. Tulis lagi dengan hari yang lebih dekat, ya.", date=far))
    else:
        text = _(
            "Rapat bisa libur paling lama 3 bulan\nTulis lagi, misalnya: rapat libur sampai tgl {day}",
            day=_example_day(context),
        )
        context.tell(text)


def _ask_which(context: Context, spans: Sequence[_Span], more: int) -> None:
    """Each button says all of what it means."""
    _ = context._
    group_id, firsts = context.here.group.id, {first for first, _last in spans}
    rows = []
    for first, last in spans:
        label = _("Sampai {date}", date=day_label(_, last))
        if len(firsts) > 1:
            label = _("{first} sampai {last}", first=day_label(_, first), last=day_label(_, last))
        rows.append([Button(label, AskStretch(group_id, first.toordinal(), last.toordinal(), more))])
    show(context, _("Libur sampai kapan?"), [*rows, [not_that(context)]])


# --- was it meant so? -----------------------------------------------------------------------------------------------


async def ask(context: Context, payload: AskStretch) -> None:
    """One of the readings was pressed."""
    if not await may_here(context, payload.group_id, Action.OPEN_MEETING):
        return
    told = told_with(context, payload.more)
    span = None if told is None else _span(context, payload.first, payload.last)
    if told is not None and span is not None:
        await _confirm(context, span, told.said.reason if payload.more else "", payload.more)


def _span(context: Context, first: int, last: int) -> _Span | None:
    """The days of a button; None, and an alert, for days that none of ours names."""
    begin, end, now = day_of(first), day_of(last), context.today
    if begin is None or end is None or not now - _BUTTONS_LAST <= begin <= end <= now + _BUTTONS_LAST:
        context.alert(context._("Rapat ini sudah tidak ada. Lihat /jadwal."))
        return None
    return begin, end


async def _confirm(context: Context, span: _Span, reason: str, more: int) -> None:
    """Each meeting with its day and hour, and when the next one is held."""
    _ = context._
    found = await _to_call_off(context, span)
    if not found:
        await _says_none(context, span)
        return
    head = _("Rapat {when} libur. Betul?", when=when(context, found[0]))
    if len(found) > 1:
        head = _("{n} rapat libur. Betul?", n=len(found))
    lines = [head, *_each(context, found)]
    if reason:
        lines.append(_("Alasan: {reason}.", reason=clause(reason)))
    lines += await _what_follows(context, found)
    first, last = (day.toordinal() for day in span)
    yes = Button(_("Ya, libur"), CallOffStretch(context.here.group.id, first, last, _check(found), more))
    show(context, "\n".join(lines), [[yes, not_that(context)]])


def _each(context: Context, meetings: Sequence[PlannedMeeting]) -> list[str]:
    """A line for each of several; where they are very many, the first and the last."""
    _, zone = context._, context.here.group.rules.zone
    if len(meetings) == 1:
        return []
    if len(meetings) <= MOST_LINES:
        return [_("• {line}", line=moment_label(_, one.on, one.hour, zone)) for one in meetings]
    return [
        _("Pertama {when}.", when=when(context, meetings[0])),
        _("Terakhir {when}.", when=when(context, meetings[-1])),
    ]


async def _what_follows(context: Context, off: Sequence[PlannedMeeting]) -> list[str]:
    """The next meeting that is held, and the first one behind the stretch where that is another."""
    _ = context._
    names = {one.planned_on for one in off}
    held = [one for one in await coming(context, SEARCHED) if not one.called_off and one.planned_on not in names]
    behind = next((one for one in held if one.on > off[-1].on), None)
    lines = [_("Rapat berikutnya {when}.", when=when(context, one)) for one in held[:1]]
    if behind is not None and behind != held[0]:
        lines.append(_("Sesudah libur, rapat {when}.", when=when(context, behind)))
    return lines


async def _says_none(context: Context, span: _Span) -> None:
    """Nothing is to be called off in these days: there is no meeting, or none of them is held anyway."""
    _ = context._
    first, last = span
    planned = await meeting_plans.between(context.turn.tx, context.here.group, max(first, context.today), last)
    if any(one.called_off for one in planned):
        lines = [_("Rapat dari {first} sampai {last} memang sudah libur.", first=_.date(first), last=_.date(last))]
    else:
        lines = [_("Tidak ada rapat dari {first} sampai {last}.", first=_.date(first), last=_.date(last))]
    after = await following(context)
    if after is not None:
        lines.append(_("Rapat berikutnya {when}.", when=when(context, after)))
    context.tell("\n".join(lines))


# --- done -----------------------------------------------------------------------------------------------------------


async def call_off(context: Context, payload: CallOffStretch) -> None:
    """[Ya, libur]: the group is told once; where the meetings are others than those shown, it is asked again."""
    _ = context._
    if not await may_here(context, payload.group_id, Action.OPEN_MEETING):
        return
    told = told_with(context, payload.more)
    span = None if told is None else _span(context, payload.first, payload.last)
    if told is None or span is None or (payload.more and not is_as_shown(context, told.said.reason)):
        return
    reason = told.said.reason if payload.more else ""
    found = await _to_call_off(context, span)
    if not found:
        await _says_none(context, span)
        return
    if _check(found) != payload.check:
        context.alert(_("Jadwalnya sudah berubah. Baca dan tekan sekali lagi, ya."))
        await _confirm(context, span, reason, payload.more)
        return
    said = clause(reason) if reason else ""
    off, at = await meeting_plans.call_off_together(
        context.turn, context.here.group, found, reason=said, by=context.user.id
    )
    with context.for_group():
        in_group, keyboard = await _news(context, found, said), _undo_button(context, off, at)
    announce(context, in_group, await _news(context, found, said), keyboard)
    for one in off:
        await meeting_reminders.refresh(context, one)


async def _news(context: Context, found: Sequence[PlannedMeeting], reason: str) -> str:
    """What is not held, by the days on which it was to be."""
    _ = context._
    head = _("Rapat {when} libur", when=when(context, found[0]))
    lines = [head if len(found) == 1 else _("{n} rapat libur", n=len(found)), *_each(context, found)]
    if reason:
        lines.append(_("Alasan: {reason}.", reason=reason))
    lines += await _what_follows(context, found)
    return "\n".join([*lines, _("Diubah {name}.", name=by_whom(context, Action.OPEN_MEETING))])


# --- taken back -----------------------------------------------------------------------------------------------------


def _undo_button(context: Context, off: Sequence[PlannedMeeting], at: int) -> Keyboard:
    names = [one.planned_on.toordinal() for one in off]
    payload = UndoStretch(context.here.group.id, min(names), max(names), at)
    return [[Button(context._("Batalkan perubahan"), payload)], [calendar_button(context)]]


async def undo(context: Context, payload: UndoStretch) -> None:
    """[Batalkan perubahan]: all that is still to come and that nobody has changed since is held as it was."""
    _ = context._
    if not await may_here(context, payload.group_id, Action.OPEN_MEETING):
        return
    span = _span(context, payload.first, payload.last)
    if span is None:
        return
    group = context.here.group
    before = await meeting_plans.before_together(context.turn, group, *span, at=payload.at)
    held, still_off = await _held_again(context, before)
    if not held:
        context.alert(_("Jadwal ini sudah berubah lagi. Lihat /jadwal."))
        return
    keep_words(context)
    with context.for_group():
        in_group = _taken_back(context, held, still_off)
    if context.in_group:
        context.reply(in_group)
    else:
        announce(context, in_group, _taken_back(context, held, still_off))
    for one in held:
        await meeting_reminders.refresh(context, one)


async def _held_again(
    context: Context, before: Sequence[PlannedMeeting]
) -> tuple[list[PlannedMeeting], list[PlannedMeeting]]:
    """What is held again, and what cannot be, because another meeting has taken its day."""
    held, still_off = [], []
    for one in before:
        try:
            held.append(await meeting_plans.undo(context.turn, context.here.group, one, by=context.user.id))
        except PlanError:
            still_off.append(one)
    return held, still_off


def _taken_back(context: Context, held: Sequence[PlannedMeeting], still_off: Sequence[PlannedMeeting]) -> str:
    _ = context._
    head = _("Rapat tetap {when}", when=when(context, held[0]))
    lines = [head if len(held) == 1 else _("{n} rapat tetap diadakan", n=len(held)), *_each(context, held)]
    if still_off:
        days = ", ".join(day_label(_, one.on) for one in still_off)
        lines.append(_("Tetap libur karena harinya sudah dipakai: {days}.", days=days))
    lines.append(_("Perubahan tadi dibatalkan {name}.", name=by_whom(context, Action.OPEN_MEETING)))
    return "\n".join(lines)


TABLE = Tables(
    presses=(
        Press(payload=AskStretch, handler=ask, needs_group=False),
        Press(payload=CallOffStretch, handler=call_off, needs_group=False),
        Press(payload=UndoStretch, handler=undo, needs_group=False),
    ),
)
