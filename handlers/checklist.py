"""The paged checklist with which an officer marks those who have no phone: [Semua hadir], then tap the exceptions.

It begins with what is known, and every tap is written at once, so that nothing is lost with the message. What a member
said himself changes only after the officer was told so.
"""

from dataclasses import dataclass

from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context
from handlers.meeting_card import OpenList, refresh, status_word, tally, title
from handlers.registry import Press, Tables
from savings.attendance import AttendanceStatus
from savings.groups import Member
from savings.meetings import next_in_cycle, said_by_member
from savings.roles import Action
from services import meetings
from services.meetings import Mark, Meeting, Sheet

PER_PAGE = 8


@dataclass(frozen=True, slots=True)
class Tap(Payload, prefix="ctap"):
    """The next letter for a member. `told`: the member's own letter, of which the officer has been told, or "-"."""

    meeting_id: int
    owner: int
    page: int
    member_id: int
    told: str


@dataclass(frozen=True, slots=True)
class TurnPage(Payload, prefix="cpage"):
    """Another page."""

    meeting_id: int
    owner: int
    page: int


@dataclass(frozen=True, slots=True)
class AllPresent(Payload, prefix="call"):
    """Present are all of whom nothing is known."""

    meeting_id: int
    owner: int
    page: int


@dataclass(frozen=True, slots=True)
class Done(Payload, prefix="cdone"):
    """The list is finished."""

    meeting_id: int
    owner: int


ListPress = Tap | TurnPage | AllPresent | Done


async def show(context: Context, meeting: Meeting) -> None:
    """Send a checklist that is the asking officer's own."""
    sheet = await meetings.sheet(context.turn, context.here, meeting)
    context.reply(_text(context, sheet, context.user.id), _keyboard(context, sheet, context.user.id, 0))


async def open_list(context: Context, payload: OpenList) -> None:
    """The card's [Daftar hadir]."""
    meeting = await meetings.find(context.turn, context.here.group, payload.meeting_id)
    if meeting is None or not meeting.may_be_marked(context.turn.now):
        context.alert(context._("Rapat ini sudah ditutup."))
        return
    await show(context, meeting)


async def tap(context: Context, payload: Tap) -> None:
    """Give a member the next letter, unless the letter is the member's own and the officer does not know that yet."""
    _ = context._
    meeting = await _mine(context, payload)
    if meeting is None:
        return
    sheet = await meetings.sheet(context.turn, context.here, meeting)
    member = next((member for member, _mark in sheet.rows if member.id == payload.member_id), None)
    if member is None:
        context.alert(_("Anggota ini sudah tidak ada di daftar."))
        return
    known = sheet.of(member.id)
    if known is not None and _is_news(context, known, member, payload.told):
        word = status_word(_, known.status)
        said = _("{status} ({reason})", status=word, reason=known.reason) if known.reason else word
        context.alert(
            _("{name} menandai sendiri: {said}. Tekan sekali lagi bila mau mengubahnya.", name=member.name, said=said)
        )
        _render(context, sheet, payload, told=(member.id, known.status))
        return
    status = next_in_cycle(None if known is None else known.status)
    await meetings.mark(context.turn, meeting, [member], status, by=context.user.id)
    context.toast(_("{name} {status}.", name=member.name, status=status_word(_, status)))
    _render(context, await meetings.sheet(context.turn, context.here, meeting), payload)


def _is_news(context: Context, known: Mark, member: Member, told: str) -> bool:
    own_word = said_by_member(known, member) and known.marked_by != context.user.id
    return own_word and told != known.status.value


async def turn_page(context: Context, payload: TurnPage) -> None:
    """Show another page."""
    meeting = await _mine(context, payload)
    if meeting is not None:
        _render(context, await meetings.sheet(context.turn, context.here, meeting), payload)


async def all_present(context: Context, payload: AllPresent) -> None:
    """Fill what is unknown, and only that."""
    _ = context._
    meeting = await _mine(context, payload)
    if meeting is None:
        return
    filled = await meetings.mark_rest(context.turn, context.here, meeting, AttendanceStatus.PRESENT, by=context.user.id)
    context.toast(_("{n} anggota ditandai hadir.", n=len(filled)) if filled else _("Semua anggota sudah punya tanda."))
    if filled:
        _render(context, await meetings.sheet(context.turn, context.here, meeting), payload)
        await refresh(context, meeting)


async def done(context: Context, payload: Done) -> None:
    """Finish the list. A correction of a closed meeting is told in the group, because an edit rings nobody."""
    _ = context._
    meeting = await _mine(context, payload)
    if meeting is None:
        return
    context.unsay()
    await refresh(context, meeting)
    if meeting.closed_at is None:
        context.toast(_("Daftar hadir sudah dicatat."))
        return
    sheet = await meetings.sheet(context.turn, context.here, meeting)
    if any(mark is not None and mark.marked_at > meeting.closed_at for _member, mark in sheet.rows):
        text = _(
            "Kehadiran rapat ke-{number} dibetulkan: hadir {present} dari {expected} anggota.",
            number=meeting.number,
            present=len(sheet.present),
            expected=sheet.expected,
        )
        context.reply(text)


async def _mine(context: Context, payload: ListPress) -> Meeting | None:
    """The list's meeting, if the list is the presser's and may be changed; otherwise a sentence to the presser."""
    _ = context._
    if payload.owner != context.user.id:
        context.alert(
            _(
                "Daftar ini dipegang {name}. Untuk daftar sendiri, ketik /rapat absen.",
                name=_holder(context, payload.owner),
            )
        )
        return None
    meeting = await meetings.find(context.turn, context.here.group, payload.meeting_id)
    if meeting is None:
        context.alert(_("Rapat ini sudah tidak ada."))
    elif not meeting.may_be_marked(context.turn.now):
        context.alert(
            _("Rapat ke-{number} sudah ditutup lebih dari 48 jam, kehadirannya tetap.", number=meeting.number)
        )
        meeting = None
    return meeting


def _holder(context: Context, owner: int) -> str:
    """The officer whose list it is."""
    officer = context.here.acting(owner, Action.MARK_ATTENDANCE)
    return context._("pengurus lain") if officer is None else officer.name


def _render(
    context: Context,
    sheet: Sheet,
    payload: Tap | TurnPage | AllPresent,
    *,
    told: tuple[int, AttendanceStatus] | None = None,
) -> None:
    context.edit(
        _text(context, sheet, payload.owner), _keyboard(context, sheet, payload.owner, payload.page, told=told)
    )


def _text(context: Context, sheet: Sheet, owner: int) -> str:
    _ = context._
    return _(
        "{meeting}\nDaftar hadir di tangan {name}. {tally}\n"
        "Tekan nama untuk mengganti: ✓ hadir, I izin, S sakit, A tidak hadir, T terlambat, W diwakili.",
        meeting=title(_, sheet.meeting),
        name=_holder(context, owner),
        tally=tally(_, sheet),
    )


def _keyboard(
    context: Context, sheet: Sheet, owner: int, page: int, *, told: tuple[int, AttendanceStatus] | None = None
) -> Keyboard:
    _ = context._
    pages = max(1, -(-sheet.expected // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    meeting_id = sheet.meeting.id
    names = []
    for member, mark in sheet.rows[page * PER_PAGE : (page + 1) * PER_PAGE]:
        heard = told[1].value if told is not None and told[0] == member.id else "-"
        names.append(Button(_label(member, mark), Tap(meeting_id, owner, page, member.id, heard)))
    rows = in_rows(names, 2)
    if pages > 1:
        rows.append(
            [
                Button("◀", TurnPage(meeting_id, owner, (page - 1) % pages)),
                Button(_("Hal. {page}/{pages}", page=page + 1, pages=pages), TurnPage(meeting_id, owner, page)),
                Button("▶", TurnPage(meeting_id, owner, (page + 1) % pages)),
            ]
        )
    rows.append(
        [
            Button(_("Semua hadir"), AllPresent(meeting_id, owner, page)),
            Button(_("Selesai"), Done(meeting_id, owner)),
        ]
    )
    return rows


def _label(member: Member, mark: Mark | None) -> str:
    if mark is None:
        return f"· {member.name}"
    sign = "✓" if mark.status is AttendanceStatus.PRESENT else mark.status.value
    return f"{sign} {member.name}"


TABLE = Tables(
    presses=(
        Press(payload=OpenList, handler=open_list, action=Action.MARK_ATTENDANCE),
        Press(payload=Tap, handler=tap, action=Action.MARK_ATTENDANCE),
        Press(payload=TurnPage, handler=turn_page, action=Action.MARK_ATTENDANCE),
        Press(payload=AllPresent, handler=all_present, action=Action.MARK_ATTENDANCE),
        Press(payload=Done, handler=done, action=Action.MARK_ATTENDANCE),
    ),
)
