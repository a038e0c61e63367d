"""What a writer holds when the clock rings: the turn, the group, and ways to speak. Nobody has asked, so it is gentle.

It is to the clock what Context is to a message; helpers that only look into the books take either.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from handlers.buttons import Button, Keyboard, keyboard_json
from handlers.context import text_json
from locales import Words, words
from savings.groups import Member, Roster
from services import people
from services.progress import Wanted
from services.turn import SCHEDULED, Turn

Said = tuple[str, Keyboard | None]
"""A text and its buttons."""

STANDS_FOR = dt.timedelta(days=1)
"""A message that could not be sent for so long is not sent, where nothing else is said."""


@dataclass(slots=True, kw_only=True)
class Bell:
    """One group, or (without `roster`) one person, to whom something is to be said by the clock."""

    turn: Turn
    bot_username: str
    roster: Roster | None = None

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
        self, text: str, keyboard: Keyboard | None = None, *, slot: str | None = None, until: dt.datetime | None = None
    ) -> bool:
        """Write to the group; False where it has no chat. `until`: afterwards it is not worth sending."""
        chat_id = self.here.group.chat_id
        if chat_id is None:
            return False
        self.send(chat_id, text, keyboard, slot=slot, until=until)
        return True

    async def whisper(self, member: Member, make: Callable[[Words], Said], *, until: dt.datetime | None = None) -> bool:
        """Write to everybody who speaks for this member, each in the own language; False where nobody is reached."""
        ears = await self.ears_of([member])
        for telegram_id in ears:
            text, keyboard = make(await self.words_for(telegram_id))
            self.send(telegram_id, text, keyboard, until=until)
        return bool(ears)

    def send(
        self,
        chat_id: int,
        text: str,
        keyboard: Keyboard | None = None,
        *,
        slot: str | None = None,
        until: dt.datetime | None = None,
    ) -> None:
        """Write to any chat, behind everybody who waits for an answer."""
        payload: dict[str, Any] = {"chat_id": chat_id, **text_json(text)}
        markup = keyboard_json(keyboard)
        if markup is not None:
            payload["reply_markup"] = markup
        self.turn.call("sendMessage", chat_id, payload, slot=slot, lane=SCHEDULED, expires=self._expires(until))

    def send_picture(
        self,
        chat_id: int,
        wanted: Wanted,
        text: str,
        keyboard: Keyboard | None = None,
        *,
        until: dt.datetime | None = None,
    ) -> None:
        """Write with a picture above the words; where it cannot be drawn the words stand alone."""
        payload: dict[str, Any] = {"chat_id": chat_id, "draw": wanted.to_json(), **text_json(text)}
        markup = keyboard_json(keyboard)
        if markup is not None:
            payload["reply_markup"] = markup
        self.turn.call("sendPhoto", chat_id, payload, lane=SCHEDULED, expires=self._expires(until))

    def _expires(self, until: dt.datetime | None) -> dt.timedelta:
        return STANDS_FOR if until is None else max(until - self.turn.now, dt.timedelta(minutes=1))

    def private_link(self, payload: str) -> str:
        """A link that opens the private chat and presses Start with this payload."""
        return f"https://t.me/{self.bot_username}?start={payload}"

    def private_button(self, label: str, payload: str) -> Button:
        """A button with `private_link`."""
        return Button(label, self.private_link(payload))
