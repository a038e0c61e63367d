"""Attendance as people give it themselves: a button, a plain "hadir", a command; and /hadir to look it up."""

from dataclasses import dataclass

from handlers import attending, meeting_reminders, missed, visit_groups
from handlers.attending import ask_for_whom, meant, named, own, quoted
from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context, plain
from handlers.meeting_card import Attend, refresh, status_word, tally, title
from handlers.refusals import refuse_without_group
from handlers.registry import Command, Press, SampleFor, Tables, Work
from handlers.role_words import who_may
from locales import N_
from savings.attendance import AttendanceStatus
from savings.groups import Member
from savings.names import PersonRef
from savings.phrases import AttendanceSentence, understand
from savings.roles import Action
from savings.sentences import HouseholdSentence
from services import meetings, people
from services.meetings import AttendanceRecord, Meeting

NEWEST = 8
PER_PAGE = 15
IN_GROUP = 6
LONGEST_NAME = 4  # words, the honorific included


@dataclass(frozen=True, slots=True)
class AttendFor(Payload, prefix="atfor"):
    """For whom it was; `member_id` 0: for all for whom the asker speaks. Only the `asker` may answer."""

    meeting_id: int
    status: str
    member_id: int
    asker: int


@dataclass(frozen=True, slots=True)
class RecordPage(Payload, prefix="hpage"):
    """A page of everybody's records in this group."""

    group_id: int
    page: int


# The card's buttons


async def pressed(context: Context, payload: Attend) -> None:
    """Hadir, Izin or Sakit on the card: for the presser, or ask for whom on a shared phone."""
    _ = context._
    meeting = await _still_open(context, payload.meeting_id)
    if meeting is None:
        return
    members = own(context)
    status = AttendanceStatus(payload.status)
    if len(members) > 1:
        _ask_for_whom(context, meeting, status, members, everybody=True)
        return
    member = members[0]
    stands = await meetings.say(context.turn, context.here, meeting, member, status, by=context.user.id)
    context.toast(_("Tercatat, {name} {status}.", name=member.name, status=status_word(_, stands)))
    await refresh(context, meeting)


async def _still_open(context: Context, meeting_id: int) -> Meeting | None:
    """The meeting of a pressed button, if it is this group's and open; otherwise a sentence to the presser."""
    _ = context._
    meeting = await meetings.find(context.turn, context.here.group, meeting_id)
    if meeting is None:
        context.alert(_("Rapat ini sudah tidak ada."))
    elif not meeting.open:
        context.alert(_("Rapat ke-{number} sudah ditutup. Pengurus masih bisa membetulkannya.", number=meeting.number))
        meeting = None
    return meeting


def _ask_for_whom(
    context: Context, meeting: Meeting, status: AttendanceStatus, members: list[Member], *, everybody: bool
) -> None:
    asker = context.user.id
    ask_for_whom(
        context,
        status_word(context._, status),
        members,
        lambda member_id: AttendFor(meeting.id, status.value, member_id, asker),
        everybody=everybody,
    )


async def chosen(context: Context, payload: AttendFor) -> None:
    """The answer to "untuk siapa?"."""
    _ = context._
    if payload.asker != context.user.id:
        context.alert(_("Pertanyaan ini bukan untuk Anda."))
        return
    meeting = await _still_open(context, payload.meeting_id)
    if meeting is None:
        return
    members = attending.chosen(context, payload.member_id)
    if not members:
        context.alert(_("Nama ini bukan untuk Anda tandai."))
        return
    status = AttendanceStatus(payload.status)
    said_before = quoted(context)
    reason = plain(said_before.reason) if said_before is not None and said_before.status is status else ""
    for member in members:
        await _write(context, meeting, member, status, reason)
    names = ", ".join(member.name for member in members)
    context.toast(_("Tercatat, {name} {status}.", name=names, status=status_word(_, status)))
    context.unsay()
    await refresh(context, meeting)


async def _write(context: Context, meeting: Meeting, member: Member, status: AttendanceStatus, reason: str) -> None:
    """As the member's own word where this account speaks for the member, else as an officer's."""
    if member in context.speakers:
        await meetings.say(context.turn, context.here, meeting, member, status, by=context.user.id, reason=reason)
    else:
        await meetings.mark(context.turn, meeting, [member], status, by=context.user.id, reason=reason)


# Words


async def said(context: Context, sentence: AttendanceSentence) -> None:
    """A plain "hadir" or "izin ada acara": counts while a meeting goes on or its reminder stands open.

    Otherwise it is conversation.
    """
    meeting = await meetings.open_meeting(context.turn, context.here.group.id)
    if meeting is not None and meeting.takes_words(context.message.date):
        day = sentence.on(context.message_date)
        if not sentence.to_come and day in {context.message_date, meeting.held_on}:
            await _note(context, meeting, sentence)
        elif not context.in_group:
            context.reply(context._("Rapatnya sudah dibuka. Tulis hadir kalau sudah datang, ya."))
    elif not (await meeting_reminders.said(context, sentence) or context.in_group):
        away = sentence.status is not AttendanceStatus.PRESENT
        if not (away and (await visit_groups.cannot_come(context) or await missed.said_why(context, sentence))):
            _no_meeting(context)


async def household(context: Context, sentence: HouseholdSentence) -> None:
    """`saya hadir, dimas izin` on a shared phone: each is noted like a message of its own."""
    for one in sentence.said:
        await said(context, one)


def _no_meeting(context: Context) -> None:
    context.reply(context._("Belum ada rapat yang dibuka. Nanti saat rapat, tulis lagi, ya."))


async def _note(context: Context, meeting: Meeting, sentence: AttendanceSentence) -> None:
    """In the group the edited card is the answer; a private chat shows no card, so there it is said."""
    members = meant(context, sentence.person)
    if members is None:
        return
    if len(members) > 1:
        _ask_for_whom(context, meeting, sentence.status, members, everybody=sentence.person is None)
        return
    member = members[0]
    reason = plain(sentence.reason)
    await _write(context, meeting, member, sentence.status, reason)
    await refresh(context, meeting)
    if not context.in_group:
        _ = context._
        word = status_word(_, sentence.status)
        status = _("{status} ({reason})", status=word, reason=reason) if reason else word
        context.reply(_("Tercatat, {name} {status}.", name=member.name, status=status))


def _by_command(word: str, status: AttendanceStatus) -> Work:
    """The command that means the same as the word: `/izin ada acara`, and for those who may, `/izin bu siti`."""

    async def command(context: Context) -> None:
        sentence = _sentence(context, word, status)
        meeting = await meetings.open_meeting(context.turn, context.here.group.id)
        if meeting is not None:
            await _note(context, meeting, sentence)
        elif not await meeting_reminders.said(context, sentence):
            _no_meeting(context)

    return command


def _sentence(context: Context, word: str, status: AttendanceStatus) -> AttendanceSentence:
    """What the command says: about a member, where it begins with a name, else about the writer.

    Where the grammar finds nothing in the words, they are the reason as written.
    """
    words = context.arguments.split()
    for end in range(min(len(words), LONGEST_NAME), 0, -1):
        about = understand(" ".join([*words[:end], word, *words[end:]]))
        if isinstance(about, AttendanceSentence) and about.person is not None and named(context, about.person):
            return about
    plainly = understand(f"{word} {context.arguments}")
    if isinstance(plainly, AttendanceSentence):
        return plainly
    return AttendanceSentence(status=status, reason=plain(context.arguments))


# Looking it up


async def hadir(context: Context) -> None:
    """A member's own record; everybody's for those who may see others; with a name, that person's."""
    word = context.arguments.lower()
    if word in {"saya", "aku"}:
        await _own_records(context)
    elif word:
        await _record_of_named(context)
    elif not context.may(Action.SEE_OTHERS):
        await _own_records(context)
    elif context.in_group:
        await _group_table(context)
    else:
        await _everybody(context, 0, again=False)


async def hadir_in_private(context: Context) -> None:
    """The same, opened by the group's button: of that group, if the person is in it."""
    wanted = context.arguments
    context.arguments = ""
    for roster in await context.turn.directory.rosters_of(context.turn.tx, context.user.id):
        if str(roster.group.id) == wanted:
            await people.set_current_group(context.turn, context.user.id, roster.group.id)
            await context.enter(roster)
    if context.roster is None:
        refuse_without_group(context)
    elif context.may(Action.SEE_OWN):
        await hadir(context)


async def _own_records(context: Context) -> None:
    members = own(context)
    if not members:
        context.reply(context._("Pendamping tidak masuk daftar hadir anggota."))
        return
    blocks = [await _block(context, member) for member in members]
    meeting = await meetings.open_meeting(context.turn, context.here.group.id)
    if meeting is not None:
        sheet = await meetings.sheet(context.turn, context.here, meeting)
        if any(sheet.of(member.id) is None for member in members):
            hint = context._("Rapat ke-{number} sedang dibuka. Tulis hadir kalau sudah datang.", number=meeting.number)
            blocks.append(hint)
    context.reply("\n".join(blocks) if context.in_group else "\n\n".join(blocks))


async def _record_of_named(context: Context) -> None:
    _ = context._
    name = context.arguments
    about = understand(f"{name} hadir")
    person = about.person if isinstance(about, AttendanceSentence) else None
    ref = person or PersonRef(text=name, name=None if name.startswith("@") else name, mention=_mention(name))
    found = named(context, ref)
    if not found:
        context.reply(_("Tidak ada anggota bernama “{name}” di sini. Cek namanya dengan /anggota.", name=plain(name)))
        return
    visible = found if context.may(Action.SEE_OTHERS) else [member for member in found if member in context.speakers]
    if not visible:
        context.reply(
            _(
                "Catatan anggota lain hanya untuk {who}. Catatan sendiri: /hadir.",
                who=who_may(context, Action.SEE_OTHERS),
            )
        )
        return
    blocks = [await _block(context, member) for member in visible]
    context.reply("\n".join(blocks) if context.in_group else "\n\n".join(blocks))


def _mention(name: str) -> str | None:
    return name.removeprefix("@") if name.startswith("@") else None


async def _block(context: Context, member: Member) -> str:
    """One member's record: in a group the count alone, in private meeting by meeting."""
    _ = context._
    record = await meetings.record_of(context.turn, context.here, member)
    if record.rate is None:
        return _("{name}: belum ada rapat yang selesai dicatat.", name=member.name)
    if context.in_group:
        return _(
            "{name}: hadir {present} dari {held} rapat.", name=member.name, present=record.present, held=record.held
        )
    lines = [
        _(
            "{name}: hadir {present} dari {held} rapat ({percent}).",
            name=member.name,
            present=record.present,
            held=record.held,
            percent=_.percent(record.rate, 0),
        )
    ]
    for meeting, mark in record.entries[:NEWEST]:
        word = status_word(_, mark.status)
        lines.append(
            _(
                "Rapat ke-{number}, {date}: {status}",
                number=meeting.number,
                date=_.short_date(meeting.held_on),
                status=_("{status} ({reason})", status=word, reason=mark.reason) if mark.reason else word,
            )
        )
    return "\n".join(lines)


async def _group_table(context: Context) -> None:
    """The counts of the last meetings, without any name; who may see names finds them in private."""
    _ = context._
    sheets = await meetings.recent(context.turn, context.here, last=IN_GROUP)
    lines = []
    if sheets:
        lines.append(_("Kehadiran {n} rapat terakhir", n=len(sheets)))
        lines += [
            _(
                "Rapat ke-{number}, {date}: {present} dari {expected}",
                number=sheet.meeting.number,
                date=_.short_date(sheet.meeting.held_on),
                present=len(sheet.present),
                expected=sheet.expected,
            )
            for sheet in sheets
        ]
    meeting = await meetings.open_meeting(context.turn, context.here.group.id)
    if meeting is not None:
        sheet = await meetings.sheet(context.turn, context.here, meeting)
        lines += [title(_, meeting), tally(_, sheet)]
    if not lines:
        context.reply(_("Belum ada rapat yang selesai dicatat."))
        return
    by_name = [[context.private_button(_("Lihat per anggota"), f"hadir_{context.here.group.id}")]] if sheets else None
    context.reply("\n".join(lines), by_name)


async def turn_page(context: Context, payload: RecordPage) -> None:
    """Another page of everybody's records, of the group of which the message speaks."""
    if payload.group_id != context.here.group.id:
        context.alert(context._("Daftar ini dari kelompok lain. Ketik /hadir lagi."))
        return
    await _everybody(context, payload.page, again=True)


async def _everybody(context: Context, page: int, *, again: bool) -> None:
    """Everybody in the order of the register: a record, not a ranking."""
    _ = context._
    group = context.here.group
    sheets = await meetings.recent(context.turn, context.here)
    records = meetings.records(context.here, sheets)
    pages = max(1, -(-len(records) // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    rate = await meetings.attendance_rate(context.turn, context.here)
    if rate is None:
        context.reply(_("Belum ada rapat yang selesai dicatat."))
        return
    lines = [
        _("{group}: kehadiran {n} rapat terakhir", group=group.name, n=len(sheets)),
        _("Rata-rata {percent}.", percent=_.percent(rate, 0)),
    ]
    lines += [_line(context, member, record) for member, record in records[page * PER_PAGE : (page + 1) * PER_PAGE]]
    keyboard: Keyboard | None = None
    if pages > 1:
        around = (("◀", (page - 1) % pages), ("▶", (page + 1) % pages))
        keyboard = [[Button(label, RecordPage(group.id, target)) for label, target in around]]
    if again:
        context.edit("\n".join(lines), keyboard)
    else:
        context.reply("\n".join(lines), keyboard)


def _line(context: Context, member: Member, record: AttendanceRecord) -> str:
    _ = context._
    if record.rate is None:
        return _("{name}: anggota baru", name=member.name)
    return _("{name}: {present} dari {held}", name=member.name, present=record.present, held=record.held)


TABLE = Tables(
    commands=(
        Command(
            name="hadir",
            description=N_("Lihat catatan kehadiran"),
            handler=hadir,
            action=Action.SEE_OWN,
            samples=("/hadir",),
            samples_for=(SampleFor(Action.SEE_OTHERS, N_("Lihat kehadiran anggota"), "/hadir Bu Siti"),),
        ),
        Command(
            name="izin",
            description=N_("Tidak bisa datang rapat"),
            handler=_by_command("izin", AttendanceStatus.EXCUSED),
            action=Action.ATTEND,
            samples=("izin ada acara",),
        ),
        Command(
            name="sakit",
            description=N_("Tidak datang rapat karena sakit"),
            handler=_by_command("sakit", AttendanceStatus.SICK),
            action=Action.ATTEND,
            in_menu=False,
        ),
        Command(
            name="telat",
            description=N_("Datang terlambat ke rapat"),
            handler=_by_command("telat", AttendanceStatus.LATE),
            action=Action.ATTEND,
            in_menu=False,
        ),
    ),
    presses=(
        Press(payload=Attend, handler=pressed, action=Action.ATTEND),
        Press(payload=AttendFor, handler=chosen, action=Action.ATTEND),
        Press(payload=RecordPage, handler=turn_page, action=Action.SEE_OTHERS),
    ),
    sentences={AttendanceSentence: said, HouseholdSentence: household},
    starts={"hadir": hadir_in_private},
)
