"""The live card of an open meeting: how many are there, and the buttons with which people say so themselves."""

from dataclasses import dataclass

from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context
from locales import N_, Words, words
from savings.attendance import AttendanceStatus
from services import meetings
from services.meetings import Meeting, Sheet


@dataclass(frozen=True, slots=True)
class Attend(Payload, prefix="at"):
    """The presser takes part so (`status` is the letter)."""

    meeting_id: int
    status: str


@dataclass(frozen=True, slots=True)
class OpenList(Payload, prefix="alist"):
    """An officer wants to mark those without a phone."""

    meeting_id: int


@dataclass(frozen=True, slots=True)
class AskClose(Payload, prefix="mclose"):
    """An officer wants to close the meeting."""

    meeting_id: int


_STATUS_WORDS = {
    AttendanceStatus.PRESENT: N_("hadir"),
    AttendanceStatus.EXCUSED: N_("izin"),
    AttendanceStatus.SICK: N_("sakit"),
    AttendanceStatus.ABSENT: N_("tidak hadir"),
    AttendanceStatus.LATE: N_("terlambat"),
    AttendanceStatus.REPRESENTED: N_("diwakili"),
}


def status_word(_: Words, status: AttendanceStatus) -> str:
    """What a letter is called on the screen."""
    return _(_STATUS_WORDS[status])


def title(_: Words, meeting: Meeting) -> str:
    """Which meeting: its number and day."""
    return _("Rapat ke-{number}: {date}", number=meeting.number, date=_.date(meeting.held_on))


def tally(_: Words, sheet: Sheet) -> str:
    """The counts on one line. Who counts as present stands first, whatever the letter."""
    late, represented = sheet.count(AttendanceStatus.LATE), sheet.count(AttendanceStatus.REPRESENTED)
    inside = [_("{n} terlambat", n=late)] if late else []
    if represented and sheet.proxies_count:
        inside.append(_("{n} diwakili", n=represented))
    present = _("Hadir {n}", n=len(sheet.present))
    parts = [
        _("{present} ({details})", present=present, details=", ".join(inside)) if inside else present,
        _("izin {n}", n=sheet.count(AttendanceStatus.EXCUSED)),
        _("sakit {n}", n=sheet.count(AttendanceStatus.SICK)),
    ]
    if represented and not sheet.proxies_count:
        parts.append(_("diwakili {n}", n=represented))
    if absent := sheet.count(AttendanceStatus.ABSENT):
        parts.append(_("tanpa kabar {n}", n=absent))
    if sheet.unknown:
        parts.append(_("belum {n}", n=len(sheet.unknown)))
    return ", ".join(parts) + "."


def others(_: Words, sheet: Sheet) -> str:
    """Who was not simply there, on one line without zeros; empty where everybody was."""
    counts = (
        (N_("terlambat {n}"), sheet.count(AttendanceStatus.LATE)),
        (N_("diwakili {n}"), sheet.count(AttendanceStatus.REPRESENTED)),
        (N_("izin {n}"), sheet.count(AttendanceStatus.EXCUSED)),
        (N_("sakit {n}"), sheet.count(AttendanceStatus.SICK)),
        (N_("tanpa kabar {n}"), sheet.count(AttendanceStatus.ABSENT)),
    )
    line = ", ".join(_(source, n=n) for source, n in counts if n)
    return f"{line[0].upper()}{line[1:]}." if line else ""


def _text(_: Words, sheet: Sheet) -> str:
    lines = [title(_, sheet.meeting), tally(_, sheet)]
    if sheet.meeting.open:
        lines.append(_("Tekan tombol, atau tulis hadir, izin atau sakit."))
    else:
        lines.append(_("Rapat sudah ditutup."))
    return "\n".join(lines)


def _keyboard(_: Words, meeting: Meeting) -> Keyboard | None:
    if not meeting.open:
        return None
    own = (
        (_("Hadir"), AttendanceStatus.PRESENT),
        (_("Izin"), AttendanceStatus.EXCUSED),
        (_("Sakit"), AttendanceStatus.SICK),
    )
    return [
        [Button(label, Attend(meeting.id, status.value)) for label, status in own],
        [Button(_("Daftar hadir"), OpenList(meeting.id)), Button(_("Tutup rapat"), AskClose(meeting.id))],
    ]


async def show_first(context: Context, meeting: Meeting) -> None:
    """The card of a meeting that was just opened."""
    await _send(context, meeting, await meetings.card_slot(context.turn, meeting))


async def show_again(context: Context, meeting: Meeting) -> None:
    """A new card at the bottom of the chat; the old one loses its buttons."""
    _ = context._
    pointer = _("{meeting}\nKartunya pindah ke bawah.", meeting=title(_, meeting))
    context.edit_slot(context.chat_id, await meetings.card_slot(context.turn, meeting), pointer)
    await _send(context, meeting, await meetings.next_card_slot(context.turn, meeting))


async def _send(context: Context, meeting: Meeting, slot: str) -> None:
    _ = context._
    text = _text(_, await meetings.sheet(context.turn, context.here, meeting))
    if meeting.held_on != context.today and not meeting.takes_words(context.turn.now):
        text = _("{card}\nRapat ini belum ditutup. Tutup dulu sebelum membuka yang baru.", card=text)
    context.reply(text, _keyboard(_, meeting), slot=slot)


async def refresh(context: Context, meeting: Meeting) -> None:
    """Bring the newest card up to date, from whatever chat the change came, in the group's language."""
    group = context.here.group
    if group.chat_id is None:
        return
    _ = words(group.rules["bahasa"])
    sheet = await meetings.sheet(context.turn, context.here, meeting)
    slot = await meetings.card_slot(context.turn, meeting)
    context.edit_slot(group.chat_id, slot, _text(_, sheet), _keyboard(_, meeting))


async def strike_out(context: Context, meeting: Meeting) -> None:
    """The meeting was called off: its card says so and has no buttons."""
    _ = context._
    slot = await meetings.card_slot(context.turn, meeting)
    context.edit_slot(context.chat_id, slot, _("Rapat ke-{number} dibatalkan.", number=meeting.number))
