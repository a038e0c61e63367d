"""A meeting is called off, held after all, or held somewhere else: asked first, then told to the group once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers import meeting_reminders
from handlers.buttons import Button, Payload
from handlers.context import Context, clause, plain
from handlers.meeting_moves import (
    MOST_DAYS,
    Move,
    back,
    change,
    meant,
    names_day,
    says_none,
    says_why_not,
    still_to_come,
    undo_buttons,
)
from handlers.meeting_stretches import AskStretch, stretch
from handlers.registry import Press, Tables
from handlers.rhythm_changes import SetPlace, may_change_rules
from handlers.schedule_talk import (
    CallOff,
    Told,
    announce,
    by_whom,
    coming,
    day_label,
    following,
    is_as_shown,
    may_here,
    minutes_of,
    not_that,
    show,
    told_with,
    when,
)
from savings.errors import PlanError
from savings.meeting_plans import PlannedMeeting
from savings.roles import Action
from services import meeting_plans


@dataclass(frozen=True, slots=True)
class CallOffNow(Payload, prefix="jliburya"):
    """Call it off."""

    group_id: int
    planned_on: int
    more: int


@dataclass(frozen=True, slots=True)
class HoldAfterAll(Payload, prefix="jjadi"):
    """A meeting that was called off is held after all; `sure` 0: ask first."""

    group_id: int
    planned_on: int
    sure: int


@dataclass(frozen=True, slots=True)
class PlaceOnce(Payload, prefix="jtempat"):
    """This meeting is where the words above the question say; `sure` 0: ask first."""

    group_id: int
    planned_on: int
    sure: int


# --- called off -----------------------------------------------------------------------------------------------------


async def cancel(context: Context, told: Told) -> None:
    """Words that call a meeting off, or all of a stretch of time: which one?"""
    if told.said.over is not None:
        await stretch(context, told, told.said.over)
        return
    found = await meant(context, told)
    still = [one for one in found if not one.called_off]
    if not found:
        await says_none(context, told)
    elif not still:
        _says_off_already(context, found[0])
    elif len(still) == 1:
        _confirm(context, told, still[0])
    else:
        _ask_which(context, told, still)


def _says_off_already(context: Context, meeting: PlannedMeeting) -> None:
    context.tell(context._("Rapat {date} memang sudah libur.", date=context._.date(meeting.on)))


def _ask_which(context: Context, told: Told, found: Sequence[PlannedMeeting]) -> None:
    """Several meetings lie in the time that was named: one of them, or all."""
    _ = context._
    group_id = context.here.group.id
    rows = [
        [Button(day_label(_, one.on), CallOff(group_id, one.planned_on.toordinal(), told.more))]
        for one in found[:MOST_DAYS]
    ]
    if told.said.which is not None and told.said.which.months is not None:
        days = (found[0].on.toordinal(), found[-1].on.toordinal())
        rows.append([Button(_("Semuanya ({n})", n=len(found)), AskStretch(group_id, *days, told.more))])
    show(context, _("Rapat mana yang libur?"), [*rows, [not_that(context)]])


def _confirm(context: Context, told: Told, meeting: PlannedMeeting) -> None:
    _ = context._
    lines = [_("Rapat {when} libur. Betul?", when=when(context, meeting))]
    if told.said.reason:
        lines.append(_("Alasan: {reason}.", reason=clause(told.said.reason)))
    yes = Button(_("Ya, libur"), CallOffNow(context.here.group.id, meeting.planned_on.toordinal(), told.more))
    show(context, "\n".join(lines), [[yes, not_that(context)]])


async def ask_off(context: Context, payload: CallOff) -> None:
    """A meeting was pressed in a list."""
    if not await may_here(context, payload.group_id, Action.OPEN_MEETING):
        return
    told = told_with(context, payload.more)
    meeting = None if told is None else await still_to_come(context, payload.planned_on)
    if told is None or meeting is None:
        return
    if meeting.called_off:
        _says_off_already(context, meeting)
    else:
        plainly = told if payload.more else replace(told, said=replace(told.said, reason="", place=""))
        _confirm(context, plainly, meeting)


async def call_off(context: Context, payload: CallOffNow) -> None:
    """[Ya, libur]."""
    if not await may_here(context, payload.group_id, Action.OPEN_MEETING):
        return
    told = told_with(context, payload.more)
    if told is None:
        return
    if payload.more and not is_as_shown(context, told.said.reason):
        return
    before = await still_to_come(context, payload.planned_on)
    if before is None:
        return
    if before.called_off:
        _says_off_already(context, before)
        return
    after = await _off(context, before, told.said.reason if payload.more else "")
    if after is None:
        return
    with context.for_group():
        in_group, keyboard = await _news_off(context, before, after.reason), undo_buttons(context, before, after)
    announce(context, in_group, await _news_off(context, before, after.reason), keyboard)


async def _off(context: Context, meeting: PlannedMeeting, reason: str) -> PlannedMeeting | None:
    try:
        after = await meeting_plans.call_off(
            context.turn,
            context.here.group,
            meeting.planned_on,
            reason=clause(reason) if reason else "",
            by=context.user.id,
        )
    except PlanError as error:
        says_why_not(context, error)
        return None
    await meeting_reminders.refresh(context, after)
    return after


async def _news_off(context: Context, off: PlannedMeeting, reason: str) -> str:
    """What is not held, by the day on which it was to be."""
    _ = context._
    lines = [_("Rapat {when} libur", when=when(context, off))]
    if reason:
        lines.append(_("Alasan: {reason}.", reason=reason))
    after = await following(context)
    if after is not None:
        lines.append(_("Rapat berikutnya {when}.", when=when(context, after)))
    return "\n".join([*lines, _("Diubah {name}.", name=by_whom(context, Action.OPEN_MEETING))])


# --- held after all -------------------------------------------------------------------------------------------------


async def keep(context: Context, told: Told) -> None:
    """Words that take a change back: which meeting was changed?"""
    _ = context._
    group = context.here.group
    changed = [one for one in await coming(context) if one.called_off or one.moved or one.hour != group.rules.hour]
    changed = [one for one in changed if one.planned_on >= context.today]
    found = [one for one in changed if names_day(told, one.planned_on) or names_day(told, one.on)] or changed
    if not found:
        await _says_as_ever(context, told)
    elif len(found) > 1:
        rows = [[Button(day_label(_, one.planned_on), _as_before(context, one))] for one in found]
        show(context, _("Rapat mana yang jadi diadakan?"), [*rows, [not_that(context)]])
    elif found[0].called_off:
        _ask_hold(context, found[0])
    else:
        await back(context, told, found[0])


def _as_before(context: Context, meeting: PlannedMeeting) -> Payload:
    group, name = context.here.group, meeting.planned_on.toordinal()
    if meeting.called_off:
        return HoldAfterAll(group.id, name, 0)
    return Move(group.id, name, name, minutes_of(group.rules.hour), 0)


async def _says_as_ever(context: Context, told: Told) -> None:
    """Nothing was changed: it is said when the meeting is."""
    held = [one for one in await meant(context, told) if not one.called_off]
    if held:
        context.tell(context._("Rapat memang {when}.", when=when(context, held[0])))
    else:
        await says_none(context, told)


def _ask_hold(context: Context, meeting: PlannedMeeting) -> None:
    _ = context._
    text = _("Rapat {date} jadi diadakan. Betul?", date=_.date(meeting.planned_on))
    yes = Button(_("Ya, diadakan"), HoldAfterAll(context.here.group.id, meeting.planned_on.toordinal(), 1))
    show(context, text, [[yes, not_that(context)]])


async def hold(context: Context, payload: HoldAfterAll) -> None:
    """A meeting that was called off, pressed in a list."""
    _ = context._
    if not await may_here(context, payload.group_id, Action.OPEN_MEETING):
        return
    before = await still_to_come(context, payload.planned_on)
    if before is None:
        return
    if not before.called_off:
        context.alert(_("Rapat {date} memang diadakan.", date=_.date(before.on)))
        return
    if not payload.sure:
        _ask_hold(context, before)
        return
    try:
        after = await meeting_plans.restore(context.turn, context.here.group, before.planned_on)
    except PlanError as error:
        says_why_not(context, error)
        return
    with context.for_group():
        in_group, keyboard = _news_on(context, after), undo_buttons(context, before, after)
    announce(context, in_group, _news_on(context, after), keyboard)
    await meeting_reminders.refresh(context, after)


def _news_on(context: Context, after: PlannedMeeting) -> str:
    _ = context._
    return _(
        "Rapat {when} jadi diadakan\nDiubah {name}.",
        when=when(context, after),
        name=by_whom(context, Action.OPEN_MEETING),
    )


# --- somewhere else -------------------------------------------------------------------------------------------------


async def place(context: Context, told: Told) -> None:
    """Words that say where a meeting is held: this one, or all from now on?"""
    _ = context._
    found = [one for one in await meant(context, told) if not one.called_off]
    if not found:
        await says_none(context, told)
        return
    if told.said.which is not None and len(found) == 1:
        _confirm_place(context, told, found[0])
        return
    group_id = context.here.group.id
    rows = []
    if context.may(Action.OPEN_MEETING):
        rows = [
            [Button(_("{date} saja", date=day_label(_, one.on)), PlaceOnce(group_id, one.planned_on.toordinal(), 1))]
            for one in found[:MOST_DAYS]
        ]
    if told.said.which is None and may_change_rules(context):
        rows.append([Button(_("Seterusnya"), SetPlace(group_id))])
    text = _("Tempat rapat: {place}\nUntuk rapat yang mana?", place=plain(told.said.place))
    show(context, text, [*rows, [not_that(context)]])


def _confirm_place(context: Context, told: Told, meeting: PlannedMeeting) -> None:
    _ = context._
    text = _("Rapat {when}\nTempat: {place}. Betul?", when=when(context, meeting), place=plain(told.said.place))
    yes = Button(_("Ya, di sana"), PlaceOnce(context.here.group.id, meeting.planned_on.toordinal(), 1))
    show(context, text, [[yes, not_that(context)]])


async def place_once(context: Context, payload: PlaceOnce) -> None:
    """[Sabtu, 28 Nov saja], [Ya, di sana]."""
    if not await may_here(context, payload.group_id, Action.OPEN_MEETING):
        return
    told = told_with(context, more=1)
    if told is None or not is_as_shown(context, told.said.place):
        return
    meeting = await still_to_come(context, payload.planned_on)
    if meeting is None:
        return
    if meeting.called_off:
        _says_off_already(context, meeting)
        return
    await change(context, meeting, meeting.on, meeting.hour, place=told.said.place, reason=told.said.reason)


TABLE = Tables(
    presses=(
        Press(payload=CallOff, handler=ask_off, needs_group=False),
        Press(payload=CallOffNow, handler=call_off, needs_group=False),
        Press(payload=HoldAfterAll, handler=hold, needs_group=False),
        Press(payload=PlaceOnce, handler=place_once, needs_group=False),
    ),
)
