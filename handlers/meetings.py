"""/rapat: a meeting is opened, closed with its summary, called off, or corrected."""

import datetime as dt
from dataclasses import dataclass

from handlers import checklist, meeting_reminders
from handlers.bell import Bell
from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context
from handlers.cover_list import ShowMeeting
from handlers.meeting_card import AskClose, others, refresh, show_again, show_first, strike_out
from handlers.pictures import send_picture
from handlers.registry import Command, Press, Scope, Tables
from locales import N_, Words
from savings.attendance import AttendanceStatus
from savings.groups import Member
from savings.phrases import RunMeetingSentence
from savings.reminders import Reminder
from savings.roles import OFFICERS, Action
from services import covers, meeting_plans, meetings
from services.meetings import Meeting, Sheet, Sign
from services.progress import CLOSING


@dataclass(frozen=True, slots=True)
class OpenNow(Payload, prefix="mopen"):
    """Open a meeting on a day that is none by the rules; `day` is the question's date, as an ordinal."""

    day: int


@dataclass(frozen=True, slots=True)
class Never(Payload, prefix="mno"):
    """Leave it as it is."""


@dataclass(frozen=True, slots=True)
class CloseNow(Payload, prefix="mshut"):
    """Close the meeting; `unknown` is how many the officer was told are not marked."""

    meeting_id: int
    unknown: int


@dataclass(frozen=True, slots=True)
class TheyCame(Payload, prefix="mcame"):
    """Present are those whom the question named: `named` of the `unknown`."""

    meeting_id: int
    unknown: int
    named: int


@dataclass(frozen=True, slots=True)
class CancelNow(Payload, prefix="mundo"):
    """Forget the meeting with its `marks`, of which the officer was told."""

    meeting_id: int
    marks: int


_SIGNS = {Sign.LED: N_("memimpin"), Sign.PAID: N_("menyetor")}


async def rapat(context: Context) -> None:
    """Open today's meeting or show the open one; or what the word behind the command says."""
    word = context.arguments.lower().partition(" ")[0]
    if word in {"", "buka", "mulai"}:
        await _open_or_show(context)
    elif word in {"tutup", "selesai"}:
        await _ask_close_open_one(context)
    elif word == "batal":
        await _ask_cancel(context)
    elif word in {"absen", "daftar", "hadir"}:
        await _mark_open_one(context)
    elif word in {"ubah", "ralat"}:
        await _correct(context)
    else:
        _ = context._
        context.reply(_("Yang bisa: /rapat, /rapat absen, /rapat tutup, /rapat ubah dan /rapat batal."))


async def said(context: Context, sentence: RunMeetingSentence) -> None:
    """`rapat dimulai`, `tutup rapat` by an officer; from anybody else, and where none is open to close, it is talk."""
    if not context.in_group or not context.may(Action.OPEN_MEETING):
        return
    if sentence.closes and await meetings.open_meeting(context.turn, context.here.group.id) is not None:
        await _ask_close_open_one(context)
    elif not sentence.closes:
        await _open_or_show(context)


async def _open_or_show(context: Context) -> None:
    _ = context._
    group, day = context.here.group, context.message_date
    known = await meetings.open_meeting(context.turn, group.id)
    if known is not None:
        await show_again(context, known)
        return
    if await _already_held(context, day):
        return
    if await meeting_plans.on_day(context.turn.tx, group, day) is not None:
        await show_first(context, await meetings.begin(context.turn, group, day=day, by=context.user.id))
        await meeting_reminders.opened(context, day)
        return
    text = await _no_meeting_today(context, day)
    context.reply(text, [[Button(_("Buka"), OpenNow(day.toordinal())), Button(_("Batal"), Never())]])


async def _no_meeting_today(context: Context, day: dt.date) -> str:
    """That the group does not meet on this day, why, and when it does; and whether to open a meeting all the same."""
    _ = context._
    group = context.here.group
    planned = await meeting_plans.named(context.turn.tx, group, day)
    coming = await meeting_plans.next_after(context.turn.tx, group, day)
    if planned is not None and planned.called_off:
        fact = _("Rapat hari ini libur.")
    elif planned is not None and planned.moved:
        fact = _("Rapat hari ini pindah.")
    else:
        fact = _("Hari ini bukan jadwal rapat.")
    if coming is None:
        return _("{fact} Buka sekarang?", fact=fact)
    return _("{fact} Jadwal berikutnya {date}. Buka sekarang?", fact=fact, date=_.date(coming.on))


async def _already_held(context: Context, day: dt.date) -> bool:
    """Whether this day had its meeting; then it is said."""
    held = await meetings.on(context.turn, context.here.group, day)
    if held is not None:
        _ = context._
        text = _(
            "Rapat ke-{number} hari ini sudah ditutup. Kehadirannya bisa dibetulkan dengan /rapat ubah.",
            number=held.number,
        )
        context.reply(text)
    return held is not None


async def open_now(context: Context, payload: OpenNow) -> None:
    """Open it on the day on which it was asked for; the question does not outlive its day."""
    _ = context._
    day = context.today
    if payload.day != day.toordinal():
        context.alert(_("Pertanyaan ini sudah lewat harinya. Ketik /rapat lagi."))
        return
    context.unsay()
    known = await meetings.open_meeting(context.turn, context.here.group.id)
    if known is not None:
        context.toast(_("Rapat ke-{number} sudah dibuka.", number=known.number))
    elif not await _already_held(context, day):
        await show_first(context, await meetings.begin(context.turn, context.here.group, day=day, by=context.user.id))


async def never(context: Context, payload: Never) -> None:
    """The question goes, and nothing has changed."""
    context.toast(context._("Baik, tidak jadi."))
    context.unsay()


async def _open_one(context: Context) -> Meeting | None:
    """The open meeting, or a sentence that there is none."""
    meeting = await meetings.open_meeting(context.turn, context.here.group.id)
    if meeting is None:
        context.reply(context._("Tidak ada rapat yang sedang dibuka. Buka dengan /rapat."))
    return meeting


async def _pressed_one(context: Context, meeting_id: int) -> Meeting | None:
    """The meeting of the pressed button if it is open; otherwise a sentence to the presser."""
    _ = context._
    meeting = await meetings.find(context.turn, context.here.group, meeting_id)
    if meeting is None:
        context.alert(_("Rapat ini sudah tidak ada."))
    elif not meeting.open:
        context.alert(_("Rapat ke-{number} sudah ditutup.", number=meeting.number))
        meeting = None
    return meeting


async def _mark_open_one(context: Context) -> None:
    meeting = await _open_one(context)
    if meeting is not None:
        await checklist.show(context, meeting)


async def _correct(context: Context) -> None:
    """The checklist of the last closed meeting, for 48 hours."""
    _ = context._
    meeting = await meetings.correctable(context.turn, context.here.group)
    if meeting is None:
        context.reply(
            _("Tidak ada rapat yang bisa diubah. Kehadiran bisa dibetulkan sampai 48 jam sesudah rapat ditutup.")
        )
        return
    await checklist.show(context, meeting)


# Closing


async def _ask_close_open_one(context: Context) -> None:
    meeting = await _open_one(context)
    if meeting is not None:
        context.reply(*await _close_question(context, await meetings.sheet(context.turn, context.here, meeting)))


async def ask_close(context: Context, payload: AskClose) -> None:
    """The same question, asked by the card's button."""
    meeting = await _pressed_one(context, payload.meeting_id)
    if meeting is not None:
        context.reply(*await _close_question(context, await meetings.sheet(context.turn, context.here, meeting)))


async def _close_question(context: Context, sheet: Sheet) -> tuple[str, Keyboard]:
    """Whether to close it; who led it or paid at it and is not marked is proposed as present."""
    _ = context._
    unknown, meeting = len(sheet.unknown), sheet.meeting
    seen = await _seen(context, sheet)
    if unknown:
        text = _(
            "Tutup rapat ke-{number}? {n} anggota belum ditandai dan akan dicatat tidak hadir.",
            number=meeting.number,
            n=unknown,
        )
    else:
        text = _("Tutup rapat ke-{number}? Semua anggota sudah ditandai.", number=meeting.number)
    buttons = [[Button(_("Ya, tutup"), CloseNow(meeting.id, unknown)), Button(_("Belum"), Never())]]
    if not seen:
        return text, buttons
    names = ", ".join(_("{name} ({sign})", name=member.name, sign=_(_SIGNS[sign])) for member, sign in seen)
    text = _("{question}\nSepertinya hadir: {names}.", question=text, names=names)
    return text, [[Button(_("Tandai hadir"), TheyCame(meeting.id, unknown, len(seen)))], *buttons]


async def _seen(context: Context, sheet: Sheet) -> tuple[tuple[Member, Sign], ...]:
    return await meetings.seemingly_present(context.turn, context.here, sheet, closing=context.user.id)


async def they_came(context: Context, payload: TheyCame) -> None:
    """Mark those whom the question named, and ask again; where the list has changed since, only ask again."""
    _ = context._
    meeting = await _pressed_one(context, payload.meeting_id)
    if meeting is None:
        return
    sheet = await meetings.sheet(context.turn, context.here, meeting)
    seen = [member for member, _sign in await _seen(context, sheet)]
    if (len(sheet.unknown), len(seen)) == (payload.unknown, payload.named):
        await meetings.mark(context.turn, meeting, seen, AttendanceStatus.PRESENT, by=context.user.id)
        context.toast(_("{n} anggota ditandai hadir.", n=len(seen)))
        await refresh(context, meeting)
        sheet = await meetings.sheet(context.turn, context.here, meeting)
    else:
        context.toast(_("Daftarnya baru saja berubah. Lihat lagi, ya."))
    context.edit(*await _close_question(context, sheet))


async def close_now(context: Context, payload: CloseNow) -> None:
    """Close it and say what came of it; the picture of its figures follows.

    Where more are unknown than the officer was told, ask again.
    """
    meeting = await _pressed_one(context, payload.meeting_id)
    if meeting is None:
        return
    sheet = await meetings.sheet(context.turn, context.here, meeting)
    if len(sheet.unknown) > payload.unknown:
        context.edit(*await _close_question(context, sheet))
        return
    closed = await meetings.close(context.turn, context.here, meeting, by=context.user.id)
    context.edit(await _summary(context, closed))
    await refresh(context, closed.meeting)
    send_picture(context, CLOSING, meeting_id=closed.meeting.id)
    await _tell_shortage(context, closed.meeting)


async def _tell_shortage(context: Context, meeting: Meeting) -> None:
    """Instalments that are lacking: for the officers, in private, because in the group it could be one person's."""
    lacking = sum(one.uncovered for one in (await covers.balance(context.turn, context.here, meeting)).loans)
    if not lacking:
        return
    with context.for_group() as _:
        text = _(
            "Rapat ke-{number} selesai, angsurannya belum lengkap\n"
            "Kurang {amount}. Bisa ditutup bersama lewat /talangan",
            number=meeting.number,
            amount=_.rupiah(lacking),
        )
        keyboard: Keyboard = [[Button(_("Tagihan rapat"), ShowMeeting(context.here.group.id))]]
    for account in sorted({speaker for one in context.here.holding(OFFICERS) for speaker in one.speakers}):
        await context.whisper(account, text, keyboard)


async def _summary(context: Context, sheet: Sheet) -> str:
    _ = context._
    meeting, group = sheet.meeting, context.here.group
    lines = [_("Rapat ke-{number} selesai, {date}.", number=meeting.number, date=_.date(meeting.held_on))]
    if sheet.rate is not None:
        lines.append(
            _(
                "Hadir {present} dari {expected} anggota ({percent}).",
                present=len(sheet.present),
                expected=sheet.expected,
                percent=_.percent(sheet.rate, 0),
            )
        )
    women, known = sheet.women
    if known and known == len(sheet.present):
        lines.append(_("Perempuan {women} dari {present} yang hadir.", women=women, present=known))
    elif known:
        lines.append(_("Perempuan {women} dari {known} yang sudah diisi L/P.", women=women, known=known))
    if line := others(_, sheet):
        lines.append(line)
    confirmed, waiting = await meetings.deposits(context.turn, meeting)
    if waiting:
        lines.append(
            _(
                "Setoran {confirmed} sudah diterima, {waiting} masih menunggu bendahara.",
                confirmed=_.rupiah(confirmed),
                waiting=_.rupiah(waiting),
            )
        )
    elif confirmed:
        lines.append(_("Setoran {confirmed}, semua sudah diterima.", confirmed=_.rupiah(confirmed)))
    coming = await meeting_plans.next_after(context.turn.tx, group, meeting.held_on)
    if coming is not None:
        lines.append(
            _(
                "Rapat berikutnya {date}, pukul {hour}.",
                date=_.date(coming.on),
                hour=_.time(coming.hour, group.rules.zone),
            )
        )
    return "\n".join(lines)


# Calling off


async def _ask_cancel(context: Context) -> None:
    """Money keeps a meeting in being; marks alone go with it, once the officer knows how many."""
    _ = context._
    meeting = await _open_one(context)
    if meeting is None or await _held_by_money(context, meeting):
        return
    marks = (await meetings.hanging(context.turn, meeting)).marks
    if not marks:
        await meetings.cancel(context.turn, meeting)
        await strike_out(context, meeting)
        context.reply(_("Rapat ke-{number} dibatalkan.", number=meeting.number))
        return
    context.reply(*_cancel_question(_, meeting, marks))


def _cancel_question(_: Words, meeting: Meeting, marks: int) -> tuple[str, list[list[Button]]]:
    text = _("Batalkan rapat ke-{number}? Tanda kehadiran {n} anggota ikut terhapus.", number=meeting.number, n=marks)
    return text, [[Button(_("Ya, batalkan"), CancelNow(meeting.id, marks)), Button(_("Jangan"), Never())]]


async def _held_by_money(context: Context, meeting: Meeting) -> bool:
    """Whether money was reported during this meeting; then it is said why it stays."""
    if not (await meetings.hanging(context.turn, meeting)).claims:
        return False
    _ = context._
    text = _(
        "Rapat ke-{number} tidak bisa dibatalkan karena sudah ada catatan uang di dalamnya. "
        "Bila sudah selesai, tutup dengan /rapat tutup.",
        number=meeting.number,
    )
    context.reply(text)
    return True


async def cancel_now(context: Context, payload: CancelNow) -> None:
    """Forget it, unless something was added since the officer was asked."""
    meeting = await _pressed_one(context, payload.meeting_id)
    if meeting is None:
        return
    marks = (await meetings.hanging(context.turn, meeting)).marks
    if await _held_by_money(context, meeting):
        context.unsay()
    elif marks > payload.marks:
        context.edit(*_cancel_question(context._, meeting, marks))
    else:
        await meetings.cancel(context.turn, meeting)
        await strike_out(context, meeting)
        context.edit(context._("Rapat ke-{number} dibatalkan.", number=meeting.number))


# Reminding


async def remind_open(bell: Bell, due: list[Reminder]) -> None:
    """Officers are told that a meeting was left open: in private, or in the group where none can be written to."""
    for reminder in due:
        meeting = reminder.about
        assert isinstance(meeting, Meeting)
        ears = await bell.ears_of(bell.here.holding(OFFICERS))
        for telegram_id in ears:
            text = _left_open(await bell.words_for(telegram_id), bell.here.group.name, meeting)
            bell.send(telegram_id, text, until=reminder.until, stands_for=[reminder])
        if not ears:
            text = _left_open(bell._, bell.here.group.name, meeting)
            bell.say(text, until=reminder.until, stands_for=[reminder])


def _left_open(_: Words, group_name: str, meeting: Meeting) -> str:
    return _(
        "{group}: rapat ke-{number} belum ditutup.\n"
        "Di grup, ketik /rapat tutup. Bila dibuka tidak sengaja, /rapat batal.",
        group=group_name,
        number=meeting.number,
    )


TABLE = Tables(
    commands=(
        Command(
            name="rapat",
            description=N_("Buka rapat hari ini"),
            handler=rapat,
            scope=Scope.GROUP,
            action=Action.OPEN_MEETING,
            samples=("/rapat", "/rapat tutup"),
        ),
    ),
    presses=(
        Press(payload=OpenNow, handler=open_now, action=Action.OPEN_MEETING),
        Press(payload=Never, handler=never, action=Action.OPEN_MEETING),
        Press(payload=AskClose, handler=ask_close, action=Action.OPEN_MEETING),
        Press(payload=CloseNow, handler=close_now, action=Action.OPEN_MEETING),
        Press(payload=TheyCame, handler=they_came, action=Action.MARK_ATTENDANCE),
        Press(payload=CancelNow, handler=cancel_now, action=Action.OPEN_MEETING),
    ),
    sentences={RunMeetingSentence: said},
)
