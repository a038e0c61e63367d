"""The reminder of a meeting in the group: place, what to bring, and who has said to come; live until the meeting opens.

What is said before a meeting is a plan. When it is opened "izin" and "sakit" become marks; who meant to come has yet
to come.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.attending import ask_for_whom, chosen, meant, own, quoted
from handlers.bell import Bell
from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context, plain
from handlers.meeting_card import status_word
from handlers.registry import Press, Tables
from locales import N_, Words, words
from savings.attendance import AttendanceStatus
from savings.groups import Member, Roster
from savings.meeting_plans import PLANS, Plan, PlannedMeeting
from savings.meetings import attends
from savings.phrases import AttendanceSentence
from savings.reminders import Reminder
from savings.roles import Action
from services import meeting_plans

MOST_NAMES = 12
"""So many names of one kind stand on the card; of more only how many."""

YEARS = range(2000, 2200)
DAY = dt.timedelta(days=1)

_GROUPS = (
    (AttendanceStatus.PRESENT, N_("Hadir: {names}")),
    (AttendanceStatus.EXCUSED, N_("Izin: {names}")),
    (AttendanceStatus.SICK, N_("Sakit: {names}")),
)


@dataclass(frozen=True, slots=True)
class Come(Payload, prefix="plan"):
    """The presser will take part so; `planned_on` names the meeting, as an ordinal, `status` is the letter."""

    planned_on: int
    status: str


@dataclass(frozen=True, slots=True)
class ComeFor(Payload, prefix="planfor"):
    """For whom it was; `member_id` 0: for all for whom the asker speaks. Only the `asker` may answer."""

    planned_on: int
    status: str
    member_id: int
    asker: int


def day_of(ordinal: int) -> dt.date | None:
    """The day in a button; None for what no button of ours holds."""
    if not dt.date(YEARS[0], 1, 1).toordinal() <= ordinal < dt.date(YEARS[-1], 1, 1).toordinal():
        return None
    return dt.date.fromordinal(ordinal)


def day_word(_: Words, day: dt.date, today: dt.date) -> str:
    """`besok`, `hari ini`, `kemarin`, or the date."""
    near = {today + DAY: N_("besok"), today: N_("hari ini"), today - DAY: N_("kemarin")}
    return _(near[day]) if day in near else _.date(day)


def when(_: Words, meeting: PlannedMeeting, zone: str) -> str:
    """`Sabtu, 28 November 2026, pukul 19.00 WIB`."""
    return _("{date}, pukul {hour}", date=_.date(meeting.on), hour=_.time(meeting.hour, zone))


# --- the card -------------------------------------------------------------------------------------------------------


async def write(bell: Bell, due: list[Reminder]) -> None:
    """Remind the group, once of each meeting: of two reminders that are due the later says all."""
    newest = {about.planned_on: reminder for reminder in due if isinstance(about := reminder.about, PlannedMeeting)}
    for planned_on, reminder in newest.items():
        meeting = reminder.about
        assert isinstance(meeting, PlannedMeeting)
        said = [one for one in due if isinstance(one.about, PlannedMeeting) and one.about.planned_on == planned_on]
        group = bell.here.group
        plans = await meeting_plans.plans(bell.turn, group, meeting)
        card = await meeting_plans.next_card(bell.turn, group, meeting)
        text = _text(bell._, bell.here, meeting, plans, bell.today)
        bell.say(text, _keyboard(bell._, meeting), slot=card.slot(group), until=reminder.until, stands_for=said)


def _text(_: Words, roster: Roster, meeting: PlannedMeeting, plans: Sequence[Plan], today: dt.date) -> str:
    group = roster.group
    hour = _.time(meeting.hour, group.rules.zone)
    if meeting.on == today + DAY:
        lines = [_("Besok rapat, pukul {hour}", hour=hour), _("{date}.", date=_.date(meeting.on))]
    elif meeting.on == today:
        lines = [_("Hari ini rapat, pukul {hour}", hour=hour), _("{date}.", date=_.date(meeting.on))]
    else:
        lines = [_("Rapat {date}", date=_.date(meeting.on)), _("Pukul {hour}.", hour=hour)]
    if meeting.moved:
        lines.append(_("Pindahan dari {date}.", date=_.date(meeting.planned_on)))
    if meeting.place:
        lines.append(_("Tempat: {place}", place=meeting.place))
    if wajib := group.rules.rupiah("wajib"):
        lines.append(_("Bawa simpanan wajib {amount}.", amount=_.rupiah(wajib)))
    return "\n".join([*lines, *_answers(_, roster, plans)])


def _answers(_: Words, roster: Roster, plans: Sequence[Plan]) -> list[str]:
    """Who has answered, and how many have not."""
    answered = {plan.member_id: plan.status for plan in plans}
    lines = []
    for status, source in _GROUPS:
        names = [roster[one].name for one, said in answered.items() if said is status and attends(roster[one])]
        if len(names) > MOST_NAMES:
            more = _("{names} dan {n} lagi", names=", ".join(names[:MOST_NAMES]), n=len(names) - MOST_NAMES)
            lines.append(_(source, names=more))
        elif names:
            lines.append(_(source, names=", ".join(names)))
    missing = sum(attends(member) and member.id not in answered for member in roster.people)
    if not lines:
        return [_("Bisa datang? Tekan tombol, atau tulis izin dan alasannya.")]
    return [*lines, _("Belum menjawab: {n}", n=missing)] if missing else lines


def _keyboard(_: Words, meeting: PlannedMeeting) -> Keyboard:
    own_words = ((_("Hadir"), AttendanceStatus.PRESENT), (_("Izin"), AttendanceStatus.EXCUSED))
    return [[Button(label, Come(meeting.planned_on.toordinal(), status.value)) for label, status in own_words]]


async def refresh(context: Context, meeting: PlannedMeeting) -> None:
    """Bring the newest reminder up to date where it is of this meeting: who comes, another hour, another day, no day.

    It speaks the group's language, whoever changed something from wherever.
    """
    group = context.here.group
    card = await meeting_plans.card(context.turn, group)
    if card is None or group.chat_id is None or card.planned_on != meeting.planned_on:
        return
    _ = words(group.rules["bahasa"])
    slot = card.slot(group)
    if meeting.called_off:
        context.edit_slot(group.chat_id, slot, _("Rapat {date} libur.", date=_.date(card.on)))
    elif meeting.on != card.on:
        text = _("Rapat {date} pindah\nMenjadi {when}.", date=_.date(card.on), when=when(_, meeting, group.rules.zone))
        context.edit_slot(group.chat_id, slot, text)
    elif await meeting_plans.was_held(context.turn, group, meeting):
        text = _("Rapat {date} sudah dibuka\nTulis hadir kalau sudah datang.", date=_.date(card.on))
        context.edit_slot(group.chat_id, slot, text)
    elif meeting.on < context.today:
        context.edit_slot(group.chat_id, slot, _("Rapat {date} belum dibuka.", date=_.date(card.on)))
    else:
        plans = await meeting_plans.plans(context.turn, group, meeting)
        text = _text(_, context.here, meeting, plans, context.today)
        context.edit_slot(group.chat_id, slot, text, _keyboard(_, meeting))


async def opened(context: Context, day: dt.date) -> None:
    """The meeting of this day was opened: its reminder has done its work."""
    meeting = await meeting_plans.on_day(context.turn.tx, context.here.group, day)
    if meeting is not None:
        await refresh(context, meeting)


# --- its buttons ----------------------------------------------------------------------------------------------------


async def _still_to_come(context: Context, ordinal: int) -> PlannedMeeting | None:
    """The meeting of a pressed button while it is to come; otherwise a sentence to the presser."""
    _ = context._
    group, day = context.here.group, day_of(ordinal)
    meeting = None if day is None else await meeting_plans.named(context.turn.tx, group, day)
    if meeting is None:
        context.alert(_("Rapat ini sudah tidak ada."))
    elif meeting.called_off:
        context.alert(_("Rapat {date} libur.", date=_.date(meeting.on)))
    elif await meeting_plans.was_held(context.turn, group, meeting):
        context.alert(_("Rapatnya sudah dibuka. Tekan tombol di kartu rapat, atau tulis hadir."))
    elif meeting.on < context.today:
        context.alert(_("Rapat {date} sudah lewat.", date=_.date(meeting.on)))
    else:
        return meeting
    return None


async def pressed(context: Context, payload: Come) -> None:
    """Hadir or Izin on the reminder: for the presser, or ask for whom on a shared phone."""
    meeting, status = await _still_to_come(context, payload.planned_on), _letter(payload.status)
    if meeting is None or status is None:
        return
    members = own(context)
    if len(members) > 1:
        _ask_for_whom(context, meeting, status, members, everybody=True)
        return
    await _note(context, meeting, members, status, "")
    context.toast(_noted(context, members, status))


async def answered(context: Context, payload: ComeFor) -> None:
    """The answer to "untuk siapa?"."""
    _ = context._
    if payload.asker != context.user.id:
        context.alert(_("Pertanyaan ini bukan untuk Anda."))
        return
    meeting, status = await _still_to_come(context, payload.planned_on), _letter(payload.status)
    if meeting is None or status is None:
        return
    members = chosen(context, payload.member_id)
    if not members:
        context.alert(_("Nama ini bukan untuk Anda tandai."))
        return
    said_before = quoted(context)
    reason = plain(said_before.reason) if said_before is not None and PLANS.get(said_before.status) is status else ""
    context.toast(_noted(context, members, status))
    context.unsay()
    await _note(context, meeting, members, status, reason)


def _letter(letter: str) -> AttendanceStatus | None:
    return next((status for status in PLANS.values() if status.value == letter), None)


def _ask_for_whom(
    context: Context, meeting: PlannedMeeting, status: AttendanceStatus, members: list[Member], *, everybody: bool
) -> None:
    name, asker = meeting.planned_on.toordinal(), context.user.id
    ask_for_whom(
        context,
        status_word(context._, status),
        members,
        lambda member_id: ComeFor(name, status.value, member_id, asker),
        everybody=everybody,
    )


async def _note(
    context: Context, meeting: PlannedMeeting, members: Sequence[Member], status: AttendanceStatus, reason: str
) -> None:
    for member in members:
        await meeting_plans.say(
            context.turn, context.here.group, meeting, member, status, by=context.user.id, reason=reason
        )
    await refresh(context, meeting)


def _noted(context: Context, members: Sequence[Member], status: AttendanceStatus) -> str:
    _ = context._
    names = ", ".join(member.name for member in members)
    if status is AttendanceStatus.PRESENT:
        return _("Tercatat, {name} akan hadir.", name=names)
    return _("Tercatat, {name} {status}.", name=names, status=status_word(_, status))


# --- its words ------------------------------------------------------------------------------------------------------


async def said(context: Context, sentence: AttendanceSentence) -> bool:
    """A plain "izin ada acara" before a meeting: a plan while its reminder stands open; False where none does.

    In the group the edited card is the answer; a private chat shows none, so there it is said.
    """
    status = PLANS.get(sentence.status)
    meeting = None if status is None else await meeting_plans.reminded(context.turn, context.here.group)
    if meeting is None or status is None:
        return False
    members = meant(context, sentence.person)
    if members is None:
        return True
    if len(members) > 1:
        _ask_for_whom(context, meeting, status, members, everybody=sentence.person is None)
        return True
    await _note(context, meeting, members, status, plain(sentence.reason))
    if not context.in_group:
        _ = context._
        day = day_word(_, meeting.on, context.today)
        context.reply(_("{noted}\nUntuk rapat {day}.", noted=_noted(context, members, status), day=day))
    return True


TABLE = Tables(
    presses=(
        Press(payload=Come, handler=pressed, action=Action.ATTEND),
        Press(payload=ComeFor, handler=answered, action=Action.ATTEND),
    ),
)
