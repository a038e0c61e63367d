"""/jadwal and what is said of meetings to come: the next ones, the way to change them, and a file for the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers import meeting_moves, meeting_offs, rhythm_changes
from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context, plain
from handlers.meeting_moves import Move
from handlers.meeting_offs import HoldAfterAll
from handlers.registry import Command, Press, SampleFor, Tables
from handlers.role_words import who_may
from handlers.rule_words import meeting_words
from handlers.schedule_talk import (
    CallOff,
    NotThat,
    SaveCalendar,
    Told,
    calendar_button,
    coming,
    day_label,
    following,
    may_here,
    moment_label,
    not_opened,
    overdue,
    told_now,
    when,
)
from locales import N_, words
from savings.meeting_plans import PlannedMeeting
from savings.phrases import ScheduleSentence, understand_schedule_command
from savings.roles import Action
from services import meetings, people
from services.calendars import WantedCalendar

MOVE, OFF = "geser", "libur"


@dataclass(frozen=True, slots=True)
class ShowSchedule(Payload, prefix="jadwal"):
    """Back to the meetings to come."""

    group_id: int


@dataclass(frozen=True, slots=True)
class Choose(Payload, prefix="jpilih"):
    """Which meeting is to be moved (`what` MOVE) or called off (OFF)?"""

    group_id: int
    what: str


# --- asked ----------------------------------------------------------------------------------------------------------


async def jadwal(context: Context) -> None:
    """/jadwal, /jadwal libur, /jadwal pindah ke Rabu jam 4 sore, /jadwal tiap Senin jam 19.00."""
    _ = context._
    if not context.arguments:
        context.reply(*await _page(context))
        return
    sentence = understand_schedule_command(context.arguments)
    if sentence is None:
        context.reply(
            _(
                "Yang bisa: /jadwal, /jadwal libur, /jadwal pindah ke Rabu jam 4 sore, /jadwal tiap Senin jam 19.00, "
                "/jadwal di balai RW."
            )
        )
        return
    await _answer(context, sentence, addressed=True)


async def said(context: Context, sentence: ScheduleSentence) -> None:
    """`rapat kapan?`, and what changes the schedule; who may not is told so only where the bot is spoken to."""
    await _answer(context, sentence, addressed=not context.in_group or _speaks_to_us(context))


def _speaks_to_us(context: Context) -> bool:
    replied = context.replied_to
    ours = replied is not None and replied.from_user is not None and replied.from_user.is_bot
    text = context.message.text or context.message.caption or ""
    return ours or f"@{context.home.bot_username}".lower() in text.lower()


async def _answer(context: Context, sentence: ScheduleSentence, *, addressed: bool) -> None:
    if not context.may(Action.SEE_MEETINGS):
        return
    if sentence.action == "ask":
        context.reply(*await _page(context, sentence))
        return
    if not _may(context, sentence):
        if addressed:
            _says_who_may(context, sentence)
        return
    if sentence.own_place and context.message.sender_chat is not None:
        # The press that confirms it may be somebody else's, and then nobody knows any more whose house it is.
        context.tell(context._("Tulis dengan nama pemiliknya, ya. Contoh: rapat di rumah Bu Siti"))
        return
    told = told_now(context, sentence)
    match sentence.action:
        case "move":
            await meeting_moves.move(context, told, more=told.more)
        case "cancel":
            await meeting_offs.cancel(context, told)
        case "keep":
            await meeting_offs.keep(context, told)
        case "repeat":
            await rhythm_changes.repeat(context, told)
        case "place":
            await meeting_offs.place(context, told)


def _action(sentence: ScheduleSentence) -> Action:
    return Action.CHANGE_RULES if sentence.action == "repeat" else Action.OPEN_MEETING


def _may(context: Context, sentence: ScheduleSentence) -> bool:
    """Whether the account may change this; what may be meant for all meetings is for those, too, who change rules."""
    for_all = sentence.action == "place" and sentence.which is None
    return context.may(_action(sentence)) or (for_all and context.may(Action.CHANGE_RULES))


def _says_who_may(context: Context, sentence: ScheduleSentence) -> None:
    _ = context._
    who = who_may(context, _action(sentence))
    context.tell(_("Hanya {who} yang bisa mengubah jadwal rapat. Sampaikan ke mereka, ya.", who=who))


# --- the page -------------------------------------------------------------------------------------------------------


async def _page(context: Context, sentence: ScheduleSentence | None = None) -> tuple[str, Keyboard]:
    """The next meetings, the first of them in the headline; where some day was asked for, what is on that day."""
    _ = context._
    group = context.here.group
    if sentence is not None and sentence.which is not None:
        return "\n".join(await _on_that_day(context, told_now(context, sentence))), _page_buttons(context)
    found = await coming(context)
    lines = []
    opened = await meetings.open_meeting(context.turn, group.id)
    if opened is not None:
        lines.append(_("Rapat ke-{number} sedang dibuka", number=opened.number))
    late = await overdue(context)
    if late is not None:
        lines.append(not_opened(context, late))
        found = [one for one in found if one != late]
    first = await following(context)
    if first is None:
        lines.append(_("Belum ada rapat yang akan datang"))
    else:
        lines += [_("Rapat berikutnya {when}", when=when(context, first)), *_about(context, first)]
    if rest := [one for one in found if one != first]:
        lines.append(_("Jadwal lain:"))
        lines += [_("• {line}", line=_line(context, one)) for one in rest]
    lines.append(_("Biasanya {meeting}.", meeting=meeting_words(_, group.rules)))
    return "\n".join(lines), _page_buttons(context)


async def _on_that_day(context: Context, told: Told) -> list[str]:
    """Whether there is one, and where there is none, when the next one is: who asks this wants no list."""
    _ = context._
    found = await meeting_moves.meant(context, told)
    lines = [_line(context, one) for one in found]
    opened = await meetings.open_meeting(context.turn, context.here.group.id)
    if opened is not None and meeting_moves.names_day(told, opened.held_on):
        lines.insert(0, _("Rapat ke-{number} sedang dibuka", number=opened.number))
    elif not found:
        lines = [_("Tidak ada rapat {day}", day=plain(told.said.which.text if told.said.which else ""))]
    held = [one for one in found if not one.called_off]
    late = await overdue(context)
    if late is not None and late in found:
        lines[found.index(late)], held = not_opened(context, late), []
    elif len(found) == 1 and not held:
        lines = [_("Rapat {date} libur.", date=_.date(found[0].on))]
    elif len(found) == 1:
        return [_("Rapat {when}", when=when(context, held[0])), *_about(context, held[0])]
    after = None if held else await following(context)
    if after is not None:
        lines += [_("Rapat berikutnya {when}", when=when(context, after)), *_about(context, after)]
    return lines


def _line(context: Context, meeting: PlannedMeeting) -> str:
    """One meeting on a line, with what is changed of it: short, because several stand below each other."""
    _ = context._
    if meeting.called_off:
        return _("{date}: libur", date=day_label(_, meeting.on))
    parts = [moment_label(_, meeting.on, meeting.hour, context.here.group.rules.zone)]
    if meeting.moved:
        parts.append(_("pindahan dari {date}", date=day_label(_, meeting.planned_on)))
    if meeting.place and meeting.place != context.here.group.rules["tempat"]:
        parts.append(_("di {place}", place=meeting.place))
    return ", ".join(parts)


def _about(context: Context, meeting: PlannedMeeting) -> list[str]:
    """What there is to know of the next one."""
    _ = context._
    lines = []
    if meeting.moved:
        lines.append(_("Pindahan dari {date}.", date=_.date(meeting.planned_on)))
    if meeting.place:
        lines.append(_("Tempat: {place}", place=meeting.place))
    return lines


def _page_buttons(context: Context) -> Keyboard:
    """[Pindahkan] and [Liburkan] only for those who may: in a group all see them, but a press is asked again."""
    _ = context._
    group_id = context.here.group.id
    rows = [[calendar_button(context)]]
    if context.may(Action.OPEN_MEETING):
        rows.insert(0, [Button(_("Pindahkan"), Choose(group_id, MOVE)), Button(_("Liburkan"), Choose(group_id, OFF))])
    return rows


async def show_again(context: Context, payload: ShowSchedule) -> None:
    """The page in place of what was shown."""
    if await may_here(context, payload.group_id, Action.SEE_MEETINGS):
        context.edit(*await _page(context))


async def choose(context: Context, payload: Choose) -> None:
    """[Pindahkan] or [Liburkan]: which meeting?"""
    _ = context._
    if not await may_here(context, payload.group_id, Action.OPEN_MEETING):
        return
    found = await coming(context)
    text = _("Rapat mana yang dipindah?") if payload.what == MOVE else _("Rapat mana yang libur?")
    back = [Button(_("Kembali"), ShowSchedule(payload.group_id))]
    context.edit(text, [*_choices(context, found, payload.what), back])


def _choices(context: Context, found: Sequence[PlannedMeeting], what: str) -> Keyboard:
    """A button for each; one that was called off can be held after all."""
    _ = context._
    group_id = context.here.group.id
    rows = []
    for one in found:
        name, label = one.planned_on.toordinal(), day_label(_, one.on)
        press: Payload = CallOff(group_id, name, 0)
        if what == MOVE:
            press = Move(group_id, name, 0, meeting_moves.UNKNOWN, 0)
        elif one.called_off:
            label, press = _("{date} (libur)", date=label), HoldAfterAll(group_id, name, 0)
        if what != MOVE or not one.called_off:
            rows.append([Button(label, press)])
    return rows


# --- for the calendar -----------------------------------------------------------------------------------------------


async def save(context: Context, payload: SaveCalendar) -> None:
    """[Simpan ke kalender]: in private where that is possible, so that the group is not filled with files."""
    _ = context._
    if not await may_here(context, payload.group_id, Action.SEE_MEETINGS):
        return
    chat_id, language = context.chat_id, _.language
    if context.in_group:
        person = await people.find(context.turn, context.user.id)
        if person is not None and person.reachable:
            chat_id = context.user.id
            language = words(person.language or language).language
            context.toast(_("Sudah saya kirim ke chat pribadi Anda."))
        else:
            context.toast(_("Berkasnya saya kirim ke grup ini."))
            _only_once(context)
    wanted = WantedCalendar(
        group_id=context.here.group.id, at=context.turn.now, language=language, home=context.home.bot_username
    )
    context.turn.call("sendDocument", chat_id, {"chat_id": chat_id, "make": wanted.to_json()})


def _only_once(context: Context) -> None:
    """The file lies in the group for everybody now: the button that sent it goes."""
    markup = getattr(context.press.message, "reply_markup", None)
    if markup is None:
        return
    kept = [[button for button in row if button.callback_data != context.press.data] for row in markup.inline_keyboard]
    payload = {
        "chat_id": context.chat_id,
        "message_id": context.message_id,
        "reply_markup": {"inline_keyboard": [[button.to_dict() for button in row] for row in kept if row]},
    }
    context.turn.call("editMessageReplyMarkup", context.chat_id, payload)


async def not_meant(context: Context, payload: NotThat) -> None:
    """[Bukan itu]: the question goes, and nothing has changed."""
    if await may_here(context, payload.group_id, Action.SEE_MEETINGS if _is_mine(context) else Action.OPEN_MEETING):
        context.toast(context._("Baik, tidak ada yang diubah."))
        context.unsay()


def _is_mine(context: Context) -> bool:
    """Whether the question stands under words of the presser."""
    asked = context.replied_to
    return asked is not None and asked.from_user is not None and asked.from_user.id == context.user.id


TABLE = Tables(
    commands=(
        Command(
            name="jadwal",
            description=N_("Lihat rapat yang akan datang"),
            handler=jadwal,
            action=Action.SEE_MEETINGS,
            samples=("/jadwal",),
            samples_for=(
                SampleFor(Action.OPEN_MEETING, N_("Pindahkan rapat"), "/jadwal pindah ke besok jam 4 sore"),
                SampleFor(Action.OPEN_MEETING, N_("Liburkan rapat berikutnya"), "/jadwal libur"),
                SampleFor(Action.CHANGE_RULES, N_("Ubah hari dan jam rapat"), "/jadwal tiap Senin jam 19.00"),
            ),
        ),
    ),
    presses=(
        Press(payload=ShowSchedule, handler=show_again, needs_group=False),
        Press(payload=Choose, handler=choose, needs_group=False),
        Press(payload=SaveCalendar, handler=save, needs_group=False),
        Press(payload=NotThat, handler=not_meant, needs_group=False),
    ),
    sentences={ScheduleSentence: said},
)
