"""After a meeting that was missed: the group is asked gently why nobody opened it; who was absent, in private, why.

Nobody is named before the others, and nobody is asked twice.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from handlers import meeting_reminders
from handlers.attending import named, own
from handlers.bell import Bell, Said
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, plain
from handlers.lookups import is_own, stand_in
from handlers.meeting_card import show_first, status_word
from handlers.meeting_moves import keep_words, says_why_not
from handlers.meeting_reminders import DAY, day_of, when
from handlers.registry import Press, Tables
from handlers.schedule_talk import announce, by_whom, calendar_button
from locales import N_, Words
from savings.attendance import AttendanceStatus
from savings.errors import PlanError
from savings.groups import Member
from savings.meeting_plans import NEWS_OF_ABSENCE, PlannedMeeting
from savings.meetings import Meeting
from savings.reminders import Reminder
from savings.roles import Action
from savings.sentences import AttendanceSentence
from services import meeting_plans, meetings

MOST_DAYS = 6
"""So many days are offered to which a meeting may be put off."""

ASKED_OF_A_PHONE = 3
"""About so many members one account is asked at most: a question too many is a nuisance."""

_AWAY = {AttendanceStatus.SICK: N_("sakit"), AttendanceStatus.EXCUSED: N_("ada keperluan")}
"""What is kept where the words name no reason of their own."""

REASONS = {"sakit": N_("sakit"), "perlu": N_("ada keperluan"), "lupa": N_("lupa")}
"""What a member may answer, by the word in the button; as it is kept in the attendance list."""


@dataclass(frozen=True, slots=True)
class NotHeld(Payload, prefix="lewat"):
    """Why the meeting was not opened: `why` is `libur`, `lupa`, `undur`, `tanya` to ask again, or `batal`.

    `planned_on` names it, `on` is the day that it was to be on; both are ordinals. `batal`: it was not put off to `on`.
    """

    planned_on: int
    on: int
    why: str


@dataclass(frozen=True, slots=True)
class PutOff(Payload, prefix="undur"):
    """It is held on this `day`; 0: nobody knows yet."""

    planned_on: int
    on: int
    day: int


@dataclass(frozen=True, slots=True)
class WhyAbsent(Payload, prefix="absen"):
    """Why a member missed a meeting: a word of REASONS, `jangan` to be asked no more, `tanya` to be asked again."""

    group_id: int
    meeting_id: int
    member_id: int
    why: str


# --- nobody opened the meeting --------------------------------------------------------------------------------------


async def ask_group(bell: Bell, due: list[Reminder]) -> None:
    """Ask once for each meeting."""
    for reminder in due:
        assert isinstance(reminder.about, PlannedMeeting)
        text, keyboard = _question(bell._, reminder.about, bell.today)
        bell.say(text, keyboard, until=reminder.until, stands_for=[reminder])


def _question(_: Words, meeting: PlannedMeeting, today: dt.date) -> Said:
    date = _.date(meeting.on)
    if meeting.on == today - DAY:
        text = _("Rapat kemarin belum dibuka di sini\n{date}. Apakah libur, atau lupa dibuka?", date=date)
    else:
        text = _("Rapat {date} belum dibuka di sini\nApakah libur, atau lupa dibuka?", date=date)
    name, on = meeting.planned_on.toordinal(), meeting.on.toordinal()
    labels = ((_("Libur"), "libur"), (_("Lupa dibuka"), "lupa"), (_("Diundur"), "undur"))
    return text, [[Button(label, NotHeld(name, on, why)) for label, why in labels]]


async def _unopened(context: Context, name: int, on: int) -> PlannedMeeting | None:
    """The meeting of a pressed button while nobody has opened or moved it; otherwise a sentence to the presser."""
    _ = context._
    group, planned_on = context.here.group, day_of(name)
    meeting = None if planned_on is None else await meeting_plans.named(context.turn.tx, group, planned_on)
    if meeting is None:
        context.alert(_("Rapat ini sudah tidak ada."))
    elif await meeting_plans.was_held(context.turn, group, meeting):
        context.alert(_("Rapat {date} sudah dibuka.", date=_.date(meeting.on)))
    elif meeting.on.toordinal() != on:
        context.alert(_("Rapat ini sudah pindah ke {when}.", when=when(_, meeting, group.rules.zone)))
    else:
        return meeting
    return None


async def why_not_held(context: Context, payload: NotHeld) -> None:
    """[Libur], [Lupa dibuka] or [Diundur] under the question."""
    meeting = await _unopened(context, payload.planned_on, payload.on)
    if meeting is None:
        return
    match payload.why:
        case "libur":
            await _was_free(context, meeting)
        case "lupa":
            await _open_late(context, meeting)
        case "undur":
            await _ask_day(context, meeting)
        case "batal":
            await _not_put_off(context, meeting)
        case _:
            await _ask_again(context, meeting)


async def _was_free(context: Context, meeting: PlannedMeeting) -> None:
    _ = context._
    off = await meeting_plans.tell_late(context.turn, context.here.group, meeting, on=None, by=context.user.id)
    by = context.here.acting(context.user.id, Action.OPEN_MEETING)
    text = _("Rapat {date} libur\nDicatat {name}.", date=_.date(meeting.on), name="" if by is None else by.name)
    again = NotHeld(meeting.planned_on.toordinal(), meeting.planned_on.toordinal(), "tanya")
    context.edit(text, [[Button(_("Bukan libur"), again)]])
    await meeting_reminders.refresh(context, off)


async def _ask_again(context: Context, meeting: PlannedMeeting) -> None:
    """It was no holiday, or it was not put off: ask as before."""
    if meeting.called_off:
        before = await _as_before(context, meeting)
        if before is None:
            return
        meeting = before
    context.edit(*_again(context, meeting))


def _again(context: Context, meeting: PlannedMeeting) -> Said:
    """The question anew; where it was called off beforehand and its day is to come, there is nothing to ask."""
    if meeting.on < context.today:
        return _question(context._, meeting, context.today)
    coming = when(context._, meeting, context.here.group.rules.zone)
    return context._("Baik, tidak libur\nRapat berikutnya {when}.", when=coming), None


async def _as_before(context: Context, meeting: PlannedMeeting) -> PlannedMeeting | None:
    """As it stood when the question was asked; None, and an alert, where another meeting took its day."""
    group = context.here.group
    try:
        before = await meeting_plans.untell_late(context.turn, group, meeting.planned_on, by=context.user.id)
    except PlanError as error:
        says_why_not(context, error)
        return None
    await meeting_reminders.refresh(context, before)
    return before


async def _not_put_off(context: Context, meeting: PlannedMeeting) -> None:
    """[Batalkan perubahan] under the news that it was put off: the news stays, and the question is asked again."""
    before = await _as_before(context, meeting)
    if before is not None:
        keep_words(context)
        context.reply(*_again(context, before))


async def _open_late(context: Context, meeting: PlannedMeeting) -> None:
    """They met, and nobody opened it here: open it now, so that the attendance can still be written down."""
    _ = context._
    group = context.here.group
    known = await meetings.open_meeting(context.turn, group.id)
    if known is not None:
        context.alert(_("Rapat ke-{number} sedang dibuka. Tutup dulu dengan /rapat tutup.", number=known.number))
        return
    if meeting.called_off or not await meeting_plans.may_open_late(context.turn, group, meeting):
        context.alert(_("Rapat ini sudah terlalu lama untuk dibuka."))
        return
    opened = await meetings.begin(context.turn, group, day=meeting.on, by=context.user.id)
    date = _.date(meeting.on)
    context.edit(_("Rapat {date} dibuka sekarang\nCatat siapa yang hadir, lalu tutup rapatnya.", date=date))
    await show_first(context, opened)
    await meeting_reminders.refresh(context, meeting)


async def _ask_day(context: Context, meeting: PlannedMeeting) -> None:
    """The days until the next meeting."""
    _ = context._
    group = context.here.group
    name, on = meeting.planned_on.toordinal(), meeting.on.toordinal()
    coming = await meeting_plans.next_after(context.turn.tx, group, max(meeting.on, context.today - DAY))
    days = []
    for number in range(MOST_DAYS):
        day = context.today + number * DAY
        if (coming is not None and day >= coming.on) or day == meeting.on:
            break
        days.append(Button(_day_label(_, day, context.today), PutOff(name, on, day.toordinal())))
    last = [Button(_("Belum tahu"), PutOff(name, on, 0)), Button(_("Kembali"), NotHeld(name, on, "tanya"))]
    context.edit(_("Rapat {date} diundur ke kapan?", date=_.date(meeting.on)), [*in_rows(days, 2), last])


def _day_label(_: Words, day: dt.date, today: dt.date) -> str:
    date = _("{weekday}, {day}", weekday=_.weekday(day.weekday()), day=_.day_of_year(day))
    if day == today:
        return _("Hari ini, {date}", date=date)
    return _("Besok, {date}", date=date) if day == today + DAY else date


async def put_off(context: Context, payload: PutOff) -> None:
    """It is held on another day, which the group reads at once."""
    _ = context._
    group = context.here.group
    meeting = await _unopened(context, payload.planned_on, payload.on)
    if meeting is None:
        return
    old, to = _.date(meeting.on), day_of(payload.day)
    if to is None:
        choose = NotHeld(payload.planned_on, payload.on, "undur")
        text = _("Rapat {date} diundur\nHarinya belum ditentukan.", date=old)
        context.edit(text, [[Button(_("Pilih hari"), choose)]])
        return
    try:
        moved = await meeting_plans.tell_late(context.turn, group, meeting, on=to, by=context.user.id)
    except PlanError:
        context.alert(_("Hari itu tidak bisa dipakai. Pilih hari lain, ya."))
        return
    text = _(
        "Rapat {date} diundur\nMenjadi {when}.\nDiubah {name}.",
        date=old,
        when=when(_, moved, group.rules.zone),
        name=by_whom(context, Action.OPEN_MEETING),
    )
    back = Button(_("Batalkan perubahan"), NotHeld(payload.planned_on, moved.on.toordinal(), "batal"))
    announce(context, text, text, [[back], [calendar_button(context)]])
    await meeting_reminders.refresh(context, moved)


# --- somebody was absent --------------------------------------------------------------------------------------------


async def ask_absent(bell: Bell, due: list[Reminder]) -> None:
    """Ask each in private, and wish them well; a telephone that speaks for many is asked about a few of them."""
    asked: Counter[int] = Counter()
    for reminder in due:
        meeting, member = reminder.about, bell.here[reminder.person]
        assert isinstance(meeting, Meeting)
        for account in await bell.ears_of([member]):
            asked[account] += 1
            if asked[account] <= ASKED_OF_A_PHONE:
                _ = await bell.words_for(account)
                text = _absence_question(_, meeting, member, bell.today)
                keyboard = _reasons(_, meeting, member)
                bell.send(account, text, keyboard, until=reminder.until, stands_for=[reminder])


def _absence_question(_: Words, meeting: Meeting, member: Member, today: dt.date) -> str:
    if meeting.held_on == today - DAY:
        fact = _("{name}, kemarin tidak ikut rapat, ya?", name=member.name)
    else:
        fact = _("{name}, tidak ikut rapat {date}, ya?", name=member.name, date=_.date(meeting.held_on))
    rest = _(
        "Semoga sehat selalu. Kalau berkenan, tekan alasannya. Hanya pengurus dan pendamping yang bisa melihatnya."
    )
    return f"{fact}\n{rest}"


def _reasons(_: Words, meeting: Meeting, member: Member) -> Keyboard:
    labels = (
        (_("Sakit"), "sakit"),
        (_("Ada keperluan"), "perlu"),
        (_("Lupa"), "lupa"),
        (_("Tidak usah ditanya"), "jangan"),
    )
    buttons = [Button(label, WhyAbsent(member.group_id, meeting.id, member.id, why)) for label, why in labels]
    return in_rows(buttons, 2)


async def why_absent(context: Context, payload: WhyAbsent) -> None:
    """The answer of who was absent, in private; the letter in the list stays what it is."""
    _ = context._
    there = not context.in_group and await stand_in(context, payload.group_id)
    member = context.here.get(payload.member_id) if there else None
    if member is None or not is_own(context, member):
        context.alert(_("Pertanyaan ini bukan untuk Anda."))
        return
    meeting = await meetings.find(context.turn, context.here.group, payload.meeting_id)
    if payload.why == "jangan":
        await meeting_plans.ask_no_more(context.turn, member)
        again = WhyAbsent(payload.group_id, payload.meeting_id, payload.member_id, "tanya")
        text = _("Baik, {name} tidak saya tanya lagi soal ini.", name=member.name)
        context.edit(text, [[Button(_("Boleh ditanya lagi"), again)]])
    elif payload.why == "tanya":
        await meeting_plans.ask_again(context.turn, member)
        context.edit(_("Baik, lain kali saya tanya lagi. Terima kasih."))
    elif meeting is None or context.today - meeting.held_on > NEWS_OF_ABSENCE:
        context.alert(_("Rapat ini sudah lama lewat. Terima kasih, tidak apa-apa."))
    else:
        await _keep_reason(context, meeting, member, payload.why)


async def _keep_reason(context: Context, meeting: Meeting, member: Member, why: str) -> None:
    if why not in REASONS:
        return
    with context.for_group() as words:
        reason = words(REASONS[why])
    context.edit(await _thanks(context, meeting, member, reason, ill=why == "sakit"))


async def _thanks(context: Context, meeting: Meeting, member: Member, reason: str, *, ill: bool) -> str:
    """Keep the reason, and what is said to that."""
    _ = context._
    if await meeting_plans.give_reason(context.turn, meeting, member, reason):
        thanks = _("Semoga lekas sembuh.") if ill else _("Sampai ketemu di rapat berikutnya.")
        return _("Terima kasih, {name}\n{thanks}", name=member.name, thanks=thanks)
    mark = (await meetings.sheet(context.turn, context.here, meeting)).of(member.id)
    status = status_word(_, AttendanceStatus.ABSENT if mark is None else mark.status)
    return _("{name} sudah dicatat {status} oleh pengurus. Terima kasih.", name=member.name, status=status)


async def said_why(context: Context, sentence: AttendanceSentence) -> bool:
    """`sakit bu`, `izin ada acara` in private, of the meeting that was missed; False where nobody was asked why."""
    open_ones = await meeting_plans.unexplained(context.turn, context.here, own(context))
    if not open_ones or sentence.status not in _AWAY or sentence.to_come:
        return False
    people = own(context) if sentence.person is None else named(context, sentence.person)
    meant = [(meeting, member) for meeting, member in open_ones if member in people]
    if len(meant) != 1:
        return await ask_why(context)
    ((meeting, member),) = meant
    with context.for_group() as words:
        reason = plain(sentence.reason) or words(_AWAY[sentence.status])
    ill = sentence.status is AttendanceStatus.SICK
    context.reply(await _thanks(context, meeting, member, reason, ill=ill))
    return True


async def ask_why(context: Context) -> bool:
    """Put the question once more, under words that nobody understands; False where nothing was asked."""
    open_ones = await meeting_plans.unexplained(context.turn, context.here, own(context))
    for meeting, member in open_ones[:ASKED_OF_A_PHONE]:
        text = _absence_question(context._, meeting, member, context.today)
        context.reply(text, _reasons(context._, meeting, member))
    return bool(open_ones)


TABLE = Tables(
    presses=(
        Press(payload=NotHeld, handler=why_not_held, action=Action.OPEN_MEETING),
        Press(payload=PutOff, handler=put_off, action=Action.OPEN_MEETING),
        Press(payload=WhyAbsent, handler=why_absent, needs_group=False),
    ),
)
