"""What a writer holds when the clock rings: the turn, the group, and ways to speak. Nobody has asked, so it is gentle.

It is to the clock what Context is to a message; helpers that only look into the books take either.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from handlers.buttons import Keyboard, keyboard_json
from handlers.context import text_json
from locales import Words, words
from savings.groups import Member, Roster
from savings.reminders import INSTANT, Reminder, quiet_begins
from services import alarms, people
from services.progress import Wanted
from services.turn import SCHEDULED, Turn

Said = tuple[str, Keyboard | None]
"""A text and its buttons."""

STANDS = dt.timedelta(days=1)
"""A message that could not be sent for so long is not sent, where nothing else is said."""


@dataclass(slots=True, kw_only=True)
class Bell:
    """One group, or (without `roster`) one person, to whom something is to be said by the clock.

    A message is of its day: where it cannot be sent before the quiet hours begin it is not sent at all, and what it
    `stands_for` is said anew the next morning, if it is not too late then. `zone`: that of a person who is told about
    several groups.
    """

    turn: Turn
    bot_username: str
    roster: Roster | None = None
    zone: ZoneInfo | None = None

    @property
    def here(self) -> Roster:
        """The group. Raises RuntimeError where the clock rings for a person."""
        if self.roster is None:
            raise RuntimeError("no group in this bell")
        return self.roster

    @property
    def _(self) -> Words:
        """The words of the group."""
        return words(self.here.group.rules["bahasa"])

    @property
    def today(self) -> dt.date:
        """The members' date of this moment."""
        return self.here.group.date_of(self.turn.now)

    async def words_for(self, telegram_id: int) -> Words:
        """The words of an account: its own language, else the group's."""
        person = await people.find(self.turn, telegram_id)
        if person is not None and person.language is not None:
            return words(person.language)
        return self._ if self.roster is not None else words("id")

    async def reachable(self, telegram_id: int) -> bool:
        """Whether a private message arrives at this account."""
        person = await people.find(self.turn, telegram_id)
        return person is not None and person.reachable

    async def ears_of(self, members: Iterable[Member]) -> list[int]:
        """The accounts of these members that can be written to, each once."""
        speakers = sorted({speaker for member in members for speaker in member.speakers})
        return [speaker for speaker in speakers if await self.reachable(speaker)]

    def say(
        self,
        text: str,
        keyboard: Keyboard | None = None,
        *,
        slot: str | None = None,
        until: dt.datetime | None = None,
        stands_for: Iterable[Reminder] = (),
    ) -> bool:
        """Write to the group; False where it has no chat. `until`: afterwards it is not worth sending."""
        chat_id = self.here.group.chat_id
        if chat_id is None:
            return False
        self.send(chat_id, text, keyboard, slot=slot, until=until, stands_for=stands_for)
        return True

    async def whisper(
        self,
        member: Member,
        make: Callable[[Words], Said],
        *,
        until: dt.datetime | None = None,
        stands_for: Iterable[Reminder] = (),
    ) -> bool:
        """Write to everybody who speaks for this member, each in the own language; False where nobody is reached."""
        ears = await self.ears_of([member])
        for telegram_id in ears:
            text, keyboard = make(await self.words_for(telegram_id))
            self.send(telegram_id, text, keyboard, until=until, stands_for=stands_for)
        return bool(ears)

    def send(
        self,
        chat_id: int,
        text: str,
        keyboard: Keyboard | None = None,
        *,
        slot: str | None = None,
        until: dt.datetime | None = None,
        stands_for: Iterable[Reminder] = (),
    ) -> None:
        """Write to any chat, behind everybody who waits for an answer."""
        self._call("sendMessage", {"chat_id": chat_id, **text_json(text)}, keyboard, slot, until, stands_for)

    def send_picture(
        self,
        chat_id: int,
        wanted: Wanted,
        text: str,
        keyboard: Keyboard | None = None,
        *,
        until: dt.datetime | None = None,
        stands_for: Iterable[Reminder] = (),
    ) -> None:
        """Write with a picture above the words; where it cannot be drawn the words stand alone."""
        payload = {"chat_id": chat_id, "draw": wanted.to_json(), **text_json(text)}
        self._call("sendPhoto", payload, keyboard, None, until, stands_for)

    def _call(
        self,
        method: str,
        payload: dict[str, Any],
        keyboard: Keyboard | None,
        slot: str | None,
        until: dt.datetime | None,
        stands_for: Iterable[Reminder],
    ) -> None:
        group = None if self.roster is None or self.zone is not None else self.roster.group
        markup = keyboard_json(keyboard)
        self.turn.call(
            method,
            payload["chat_id"],
            payload if markup is None else payload | {"reply_markup": markup},
            slot=slot,
            lane=SCHEDULED,
            expires=self._expires(until),
            stands_for=alarms.standing(group, stands_for),
        )

    def _expires(self, until: dt.datetime | None) -> dt.timedelta:
        """Until it is too late, or the quiet hours begin."""
        now = self.turn.now
        ends = now + STANDS if until is None else until
        zone = self.zone if self.zone is not None or self.roster is None else self.here.group.zone
        if zone is not None:
            ends = min(ends, quiet_begins(now, zone))
        return max(ends - INSTANT - now, dt.timedelta(0))

    def private_link(self, payload: str) -> str:
        """A link that opens the private chat and presses Start with this payload."""
        return f"https://t.me/{self.bot_username}?start={payload}"
