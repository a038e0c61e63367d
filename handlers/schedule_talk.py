"""What every conversation about the meetings to come needs: the words that began it, and how a moment is said.

A question is asked under the words that caused it. Its buttons carry which meeting, which day and which hour; what does
not fit into a button (a place, a reason) is read again from those words.
"""

import datetime as dt
from dataclasses import dataclass, replace

from telegram import User

from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context, plain
from handlers.lookups import stand_in
from handlers.role_words import who_may
from locales import Words
from savings.meeting_plans import DAY, PlannedMeeting
from savings.phrases import ScheduleSentence, understand, understand_schedule_command
from savings.roles import Action
from services import meeting_plans

COMING = 4
"""So many meetings are shown."""

SEARCHED = 32
"""So many are looked through for one that is held: more than are called off together, twice."""


GATHERING = dt.timedelta(hours=1)
"""For so long after its hour a meeting that is not opened yet is still the next one: people are on their way."""


@dataclass(frozen=True, slots=True)
class NotThat(Payload, prefix="jbukan"):
    """The words were not meant so: nothing changes."""

    group_id: int


@dataclass(frozen=True, slots=True)
class SaveCalendar(Payload, prefix="jkalender"):
    """The meetings to come as a file for the calendar of a telephone."""

    group_id: int


@dataclass(frozen=True, slots=True)
class CallOff(Payload, prefix="jlibur"):
    """Is this meeting to be called off? `more` 1: the words above the question hold a reason."""

    group_id: int
    planned_on: int
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was said about the schedule, and on which day."""

    said: ScheduleSentence
    on: dt.date

    @property
    def more(self) -> int:
        """1 where the words hold what a button cannot: a place, a reason."""
        return int(bool(self.said.place or self.said.reason))


def told_now(context: Context, sentence: ScheduleSentence) -> Told:
    """What the message says that is answered."""
    return Told(said=_with_owner(context, sentence, context.user), on=context.message_date)


def told_before(context: Context) -> Told | None:
    """What was said in the message under which the pressed question stands; None where it is gone or says nothing."""
    asked = context.replied_to
    if asked is None:
        return None
    text = asked.text or asked.caption or ""
    if text.startswith("/"):
        sentence = understand_schedule_command(text.partition(" ")[2])
    else:
        found = understand(text)
        sentence = found if isinstance(found, ScheduleSentence) else None
    if sentence is None or asked.from_user is None:
        return None
    return Told(said=_with_owner(context, sentence, asked.from_user), on=context.here.group.date_of(asked.date))


def _with_owner(context: Context, sentence: ScheduleSentence, writer: User) -> ScheduleSentence:
    """ "di rumah saya" is the house of who wrote it, by the name in the register where that is one person."""
    if not sentence.own_place:
        return sentence
    members = context.here.spoken_by(writer.id)
    name = members[0].name if len(members) == 1 else writer.full_name
    return replace(sentence, place=f"{sentence.place} {name}", own_place=False)


def told_with(context: Context, more: int) -> Told | None:
    """The same for a button that says (`more`) whether the words are needed; an alert where those are gone."""
    told = told_before(context)
    if told is None and more:
        context.alert(context._("Pesan aslinya sudah tidak ada. Tulis sekali lagi, ya."))
        return None
    return told or Told(said=ScheduleSentence(action="move"), on=context.today)


def is_as_shown(context: Context, *words: str) -> bool:
    """Whether what was said (a place, a reason) is what the pressed question shows; an alert where it is not.

    Words can be edited after the question was asked, and who presses has read the question.
    """
    shown = _letters(getattr(context.press.message, "text", None) or "")
    if all(_letters(plain(said)) in shown for said in words):
        return True
    context.alert(context._("Pesan aslinya sudah berubah. Tulis sekali lagi, ya."))
    return False


def _letters(text: str) -> str:
    """Without what Telegram may leave out of a message."""
    return "".join(letter for letter in text if letter.isalnum())


async def may_here(context: Context, group_id: int, action: Action) -> bool:
    """Stand in the group of a pressed button, where the presser may do this; otherwise say who may."""
    if await stand_in(context, group_id) and context.may(action):
        return True
    context.alert(context._("Tombol ini untuk {who}.", who=who_may(context, action)))
    return False


def show(context: Context, text: str, keyboard: Keyboard | None = None) -> None:
    """In place of the pressed question, or as a new one under the words that caused it."""
    if context.is_press:
        context.edit(text, keyboard)
    else:
        context.reply(text, keyboard, quote=True)


def announce(context: Context, in_group: str, in_private: str, keyboard: Keyboard | None = None) -> None:
    """Say once in the group what has changed: a new message, because an edit rings nobody."""
    chat_id = context.here.group.chat_id
    if context.in_group:
        context.unsay()
        context.reply(in_group, keyboard)
        return
    if chat_id is None:
        show(context, in_private, keyboard)
        return
    told = context._("{text}\nGrup {group} sudah saya beri tahu.", text=in_private, group=context.here.group.name)
    show(context, told, keyboard)
    context.send(chat_id, in_group, keyboard)


def by_whom(context: Context, action: Action) -> str:
    """As whom the account does this."""
    member = context.here.acting(context.user.id, action)
    return context.user.full_name if member is None else member.name


# --- which meetings -------------------------------------------------------------------------------------------------


async def coming(context: Context, count: int = COMING) -> list[PlannedMeeting]:
    """The next meetings, those that were called off among them; today's until it is opened."""
    group = context.here.group
    found = await meeting_plans.coming(context.turn.tx, group, context.today - DAY, count + 1)
    if found and not found[0].called_off and await meeting_plans.was_held(context.turn, group, found[0]):
        found = found[1:]
    return found[:count]


async def next_one(context: Context) -> PlannedMeeting | None:
    """The next meeting that will be held."""
    return next((one for one in await coming(context, SEARCHED) if not one.called_off), None)


async def following(context: Context) -> PlannedMeeting | None:
    """The next meeting that will be held and whose hour is not past, to name it as the next one."""
    held = [one for one in await coming(context, SEARCHED) if not one.called_off]
    return next((one for one in held if not _is_past(context, one)), None)


async def overdue(context: Context) -> PlannedMeeting | None:
    """Today's meeting where its hour is past and nobody has opened it."""
    first = await next_one(context)
    return first if first is not None and _is_past(context, first) else None


def _is_past(context: Context, meeting: PlannedMeeting) -> bool:
    return meeting.starts(context.here.group.zone) + GATHERING <= context.turn.now


def not_opened(context: Context, meeting: PlannedMeeting) -> str:
    """`Rapat hari ini pukul 16.00 WIB belum dibuka`."""
    hour = context._.time(meeting.hour, context.here.group.rules.zone)
    return context._("Rapat hari ini pukul {hour} belum dibuka", hour=hour)


# --- how a moment is said -------------------------------------------------------------------------------------------


def moment(_: Words, day: dt.date, hour: dt.time, zone: str) -> str:
    """`Rabu, 2 Desember 2026, pukul 16.00 WIB`."""
    return _("{date}, pukul {hour}", date=_.date(day), hour=_.time(hour, zone))


def when(context: Context, meeting: PlannedMeeting) -> str:
    """The same of a meeting as it is to be."""
    return moment(context._, meeting.on, meeting.hour, context.here.group.rules.zone)


def day_label(_: Words, day: dt.date) -> str:
    """`Rabu, 2 Des`."""
    return _("{weekday}, {day}", weekday=_.weekday(day.weekday()), day=_.day_of_year(day))


def moment_label(_: Words, day: dt.date, hour: dt.time, zone: str) -> str:
    """`Rabu, 2 Des, 16.00 WIB`: all of it, where there is little room."""
    return _("{date}, {hour}", date=day_label(_, day), hour=_.time(hour, zone))


def not_that(context: Context) -> Button:
    """[Bukan itu]."""
    return Button(context._("Bukan itu"), NotThat(context.here.group.id))


def calendar_button(context: Context) -> Button:
    """[Simpan ke kalender]."""
    return Button(context._("Simpan ke kalender"), SaveCalendar(context.here.group.id))


def minutes_of(hour: dt.time) -> int:
    """An hour as a button carries it."""
    return hour.hour * 60 + hour.minute


def hour_of(minutes: int) -> dt.time | None:
    """Back from a button; None for what is no hour."""
    return dt.time(*divmod(minutes, 60)) if 0 <= minutes < 24 * 60 else None
