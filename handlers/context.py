"""What a handler holds: the turn, the words, the group and the person, and ways to answer.

It is PTB's context without a bot: a handler cannot send, it can only note what is to be sent.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, cast

from telegram import CallbackQuery, Chat, Message, Update, User
from telegram.ext import Application, CallbackContext, ExtBot

from handlers.answers import Answer
from handlers.buttons import Button, Keyboard, keyboard_json
from locales import Words, words
from savings.groups import Member, Roster
from savings.roles import Action
from services import people
from services.people import Person
from services.turn import CONVERSATION, Turn

if TYPE_CHECKING:
    from telegram.ext import Job

    from handlers.registry import Tables

ALERT_LENGTH = 200
MESSAGE_LENGTH = 4096
CAPTION_LENGTH = 1024
PRESS_IS_OLD = dt.timedelta(minutes=2)


class Home(Protocol):
    """What a context wants from the application that made it."""

    turn: Turn
    bot_username: str
    tables: "Tables"
    sees_everything: bool
    """Whether plain group messages reach the bot even where it is no administrator (privacy mode off)."""


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """One turn's context. `roster` is the group of this chat, or None; `person` the account that speaks or presses."""

    turn: Turn
    home: Home
    update: Update | None  # type: ignore[assignment]  # PTB's update() of that name only sets attributes; nobody calls it
    answer: Answer | None
    roster: Roster | None
    person: Person | None
    arguments: str
    """What follows a command."""
    adopted: Message | None
    """An anonymous administrator's message, whose real author has pressed that it is his."""
    taken_up: int | None
    """The number of an earlier message that is answered now: what was kept of somebody who had to join first."""
    press_waits: bool
    """The press is answered by a later turn, when Telegram has answered a question of ours."""
    _: Words

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> "Context":
        """Called by PTB for each update."""
        context = super().from_update(update, application)
        context.home = cast("Home", application)
        context.turn = context.home.turn
        context.update = update if isinstance(update, Update) else None
        context.answer = update if isinstance(update, Answer) else None
        context.roster = None
        context.person = None
        context.arguments = ""
        context.adopted = None
        context.taken_up = None
        context.press_waits = False
        context._ = words("id")
        context.turn.begun = True
        return context

    @classmethod
    def from_job(cls, job: "Job[Any]", application: Application[Any, Any, Any, Any, Any, Any]) -> "Context":
        """Called by PTB for a job of the clock: nobody has said anything, and no turn has begun."""
        context = super().from_job(job, application)
        context.update = None
        return context

    async def refresh_data(self) -> None:
        """Called by PTB before the handlers: who is this, and where are we."""
        if self.update is None:
            return
        user, chat = self.update.effective_user, self.update.effective_chat
        if user is not None and not user.is_bot:
            self.person = await people.meet(self.turn, user.id, user.full_name, user.username)
        if chat is not None and chat.type in {Chat.GROUP, Chat.SUPERGROUP}:
            await self.enter(await self.turn.directory.roster_of_chat(self.turn.tx, chat.id))
        elif self.person is not None:
            await self.enter(await self._private_group(self.person))

    async def _private_group(self, person: Person) -> Roster | None:
        """Of which group a private chat speaks: the only one, the chosen one, or the first."""
        rosters = await self.turn.directory.rosters_of(self.turn.tx, person.telegram_id)
        chosen = (roster for roster in rosters if roster.group.id == person.current_group)
        return next(chosen, rosters[0] if rosters else None)

    async def enter(self, roster: Roster | None) -> None:
        """Speak as in this group from here on."""
        self.roster = roster
        if self.person is not None and self.person.language is not None and not self.in_group:
            self._ = words(self.person.language)
        elif roster is not None:
            self._ = words(roster.group.rules["bahasa"])

    @contextmanager
    def for_group(self, roster: Roster | None = None) -> Iterator[Words]:
        """Speak the language of the group (this one, or the one given) for a while, and so do the helpers.

        What others read is in their language, though it was decided in the private chat of somebody who reads another.
        """
        own, group = self._, (roster or self.here).group
        self._ = words(group.rules["bahasa"])
        try:
            yield self._
        finally:
            self._ = own

    async def reload(self) -> Roster:
        """The group again, after it has changed."""
        roster = await self.turn.directory.roster(self.turn.tx, self.here.group.id)
        await self.enter(roster)
        return roster

    @property
    def bot(self) -> NoReturn:
        """There is none: a turn makes no network call."""
        raise RuntimeError("a handler does not send: use reply, send, edit, toast or alert")

    @property
    def here(self) -> Roster:
        """The group. Raises RuntimeError where there is none: handlers that need one are guarded."""
        if self.roster is None:
            raise RuntimeError("no group in this context")
        return self.roster

    @property
    def user(self) -> User:
        """Who speaks or presses."""
        user = self.update.effective_user if self.update is not None else None
        if user is None:
            raise RuntimeError("nobody speaks in this update")
        return user

    @property
    def chat_id(self) -> int:
        """The chat in which this happens."""
        if self.answer is not None:
            return self.answer.chat_id
        chat = self.update.effective_chat if self.update is not None else None
        if chat is None:
            raise RuntimeError("no chat in this update")
        return chat.id

    @property
    def message(self) -> Message:
        """The message that is being answered: the one said, or the one under the pressed button."""
        if self.adopted is not None:
            return self.adopted
        message = self.update.effective_message if self.update is not None else None
        if message is None:
            raise RuntimeError("no message in this update")
        return message

    @property
    def message_id(self) -> int:
        """The number of the message that is answered, also of one under a button that Telegram has lost."""
        if self.taken_up is not None:
            return self.taken_up
        if self.is_press and self.press.message is not None:
            return self.press.message.message_id
        return self.message.message_id

    @property
    def replied_to(self) -> Message | None:
        """The message that `message` answers; None where it answers none, or Telegram has lost it."""
        if self.is_press and not isinstance(self.press.message, Message):
            return None
        return self.message.reply_to_message

    @property
    def press(self) -> CallbackQuery:
        """The press of a button that is being answered."""
        query = self.update.callback_query if self.update is not None else None
        if query is None:
            raise RuntimeError("no press in this update")
        return query

    @property
    def is_press(self) -> bool:
        """Whether a button was pressed and its message is answered, not somebody's words that the press brought up."""
        if self.adopted is not None or self.taken_up is not None:
            return False
        return self.update is not None and self.update.callback_query is not None

    @property
    def in_group(self) -> bool:
        """Whether others listen."""
        chat = self.update.effective_chat if self.update is not None else None
        return chat is not None and chat.type != Chat.PRIVATE

    @property
    def today(self) -> dt.date:
        """The members' date of this moment."""
        return self.here.group.date_of(self.turn.now)

    @property
    def message_date(self) -> dt.date:
        """The members' date of the message: the date of what it reports, unless it names another."""
        return self.here.group.date_of(self.message.date)

    @property
    def speakers(self) -> tuple[Member, ...]:
        """Those for whom this account may speak here: nobody, one, or several on a shared phone."""
        return () if self.roster is None else self.roster.spoken_by(self.user.id)

    def may(self, action: Action) -> bool:
        """Whether this account may do this in this group."""
        return self.roster is not None and self.roster.may(self.user.id, action)

    def reply(
        self,
        text: str,
        keyboard: Keyboard | None = None,
        *,
        slot: str | None = None,
        quote: bool = False,
        force_reply: bool = False,
    ) -> None:
        """Answer in this chat. `quote`: under the message that asked."""
        self.send(
            self.chat_id,
            text,
            keyboard,
            slot=slot,
            quote=self.message_id if quote else None,
            force_reply=force_reply,
        )

    def send(
        self,
        chat_id: int,
        text: str,
        keyboard: Keyboard | None = None,
        *,
        slot: str | None = None,
        quote: int | None = None,
        force_reply: bool = False,
        lane: int = CONVERSATION,
        expires: dt.timedelta | None = None,
    ) -> None:
        """Write to any chat."""
        payload: dict[str, Any] = {"chat_id": chat_id, **text_json(text)}
        markup = keyboard_json(keyboard)
        if markup is None and force_reply:
            markup = {"force_reply": True, "selective": True}
            if quote is None and self.in_group and self.is_press:
                # Telegram opens the answer only for who is mentioned, or whose message is quoted.
                payload["entities"] = [*payload.get("entities", ()), self._mention_in(text)]
        if markup is not None:
            payload["reply_markup"] = markup
        if quote is not None:
            payload["reply_parameters"] = {"message_id": quote, "allow_sending_without_reply": True}
        self.turn.call("sendMessage", chat_id, payload, slot=slot, lane=lane, expires=expires)

    def _mention_in(self, text: str) -> dict[str, Any]:
        """The first word of a text as a mention of who pressed: no word more, and the question finds its person."""
        asked = {"id": self.user.id, "is_bot": False, "first_name": self.user.first_name}
        return {"type": "text_mention", "offset": 0, "length": utf16_length(text.split(maxsplit=1)[0]), "user": asked}

    def edit(self, text: str, keyboard: Keyboard | None = None, *, slot: str | None = None) -> None:
        """Change a message of ours: the pressed one, or the one that was sent under `slot`.

        Of a pressed picture the words below it are changed.
        """
        pressed = self.press.message if slot is None else None
        if slot is None and pressed is None:
            return
        if isinstance(pressed, Message) and pressed.photo:
            method, payload = "editMessageCaption", {"chat_id": self.chat_id, **caption_json(text)}
        else:
            method, payload = "editMessageText", {"chat_id": self.chat_id, **text_json(text)}
        if pressed is not None:
            payload["message_id"] = pressed.message_id
        markup = keyboard_json(keyboard)
        payload["reply_markup"] = markup if markup is not None else {"inline_keyboard": []}
        self.turn.call(method, self.chat_id, payload, slot=slot)

    def unsay(self) -> None:
        """Take the pressed message away: a question that has been answered needs no place in the chat.

        Only where that message has the pressed button: a forged press takes no receipt out of the chat.
        """
        pressed = self.press.message if self.is_press else None
        if not isinstance(pressed, Message) or pressed.reply_markup is None:
            return
        if any(one.callback_data == self.press.data for row in pressed.reply_markup.inline_keyboard for one in row):
            payload = {"chat_id": self.chat_id, "message_id": pressed.message_id}
            self.turn.call("deleteMessage", self.chat_id, payload)

    def edit_slot(self, chat_id: int, slot: str, text: str, keyboard: Keyboard | None = None) -> None:
        """Change the message that was sent under `slot` in any chat."""
        markup = keyboard_json(keyboard) or {"inline_keyboard": []}
        payload = {"chat_id": chat_id, **text_json(text), "reply_markup": markup}
        self.turn.call("editMessageText", chat_id, payload, slot=slot)

    def toast(self, text: str = "") -> None:
        """A word that only the presser sees, for a moment. Every press is answered, if only by silence."""
        self._answer_press(text, show_alert=False)

    def alert(self, text: str) -> None:
        """A box that only the presser sees and closes: 200 characters, needs no Start."""
        self._answer_press(text, show_alert=True)

    def answer_press_later(self) -> str:
        """Leave the press open until a later turn says `answer_press` with this id."""
        self.press_waits = True
        return self.press.id

    def answer_press(self, press_id: str, telegram_id: int, text: str = "", *, show_alert: bool = True) -> None:
        """Answer the press with this id, of this account."""
        payload: dict[str, Any] = {"callback_query_id": press_id}
        if text:
            payload["text"] = shorten(text, ALERT_LENGTH)
            payload["show_alert"] = show_alert
        self.turn.call("answerCallbackQuery", telegram_id, payload, expires=PRESS_IS_OLD)

    def tell(self, text: str) -> None:
        """A word for who speaks or presses: a box under a press, an answer to a message."""
        if self.is_press:
            self.alert(text)
        else:
            self.reply(text, quote=self.in_group)

    def _answer_press(self, text: str, *, show_alert: bool) -> None:
        self.answer_press(self.press.id, self.user.id, text, show_alert=show_alert)

    async def whisper(self, telegram_id: int, text: str, keyboard: Keyboard | None = None) -> bool:
        """Write to somebody in private; False where the person never pressed Start or has blocked the bot."""
        person = await people.find(self.turn, telegram_id)
        if person is None or not person.reachable:
            return False
        self.send(telegram_id, text, keyboard)
        return True

    async def whisper_member(self, member: Member, text: str, keyboard: Keyboard | None = None) -> bool:
        """Write to everybody who speaks for this member; False where nobody can be reached."""
        reached = [await self.whisper(speaker, text, keyboard) for speaker in sorted(member.speakers)]
        return any(reached)

    def private_link(self, payload: str) -> str:
        """A link that opens the private chat and presses Start with this payload."""
        return f"https://t.me/{self.home.bot_username}?start={payload}"

    def private_button(self, label: str, payload: str) -> Button:
        """A button with `private_link`."""
        return Button(label, self.private_link(payload))


def text_json(text: str) -> dict[str, Any]:
    """A message's text with its headline in bold: the first line, where more lines follow. The fact comes first."""
    text = shorten(text, MESSAGE_LENGTH)
    headline, newline, _rest = text.partition("\n")
    if not newline or not headline.strip():
        return {"text": text}
    return {"text": text, "entities": [{"type": "bold", "offset": 0, "length": utf16_length(headline)}]}


def caption_json(text: str) -> dict[str, Any]:
    """The same as the words below a picture: a quarter of them fits there."""
    words = text_json(shorten(text, CAPTION_LENGTH))
    return {{"text": "caption", "entities": "caption_entities"}[key]: value for key, value in words.items()}


def utf16_length(text: str) -> int:
    """Telegram counts in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def shorten(text: str, limit: int) -> str:
    """The text within Telegram's limit, cut at a line or a word and marked as cut."""
    if utf16_length(text) <= limit:
        return text
    kept = text[: limit - 1]
    while utf16_length(kept) > limit - 1:
        kept = kept[:-1]
    cut = max(kept.rfind("\n"), kept.rfind(" "))
    return (kept[:cut] if cut > limit // 2 else kept) + "…"


def plain(text: str) -> str:
    """What a person wrote, on one line and of a sane length, fit to be shown again."""
    return " ".join(text.split())[:200]


def clause(text: str) -> str:
    """The same without the full stop at its end, to stand in a sentence of ours: "Alasan: {reason}."."""
    return plain(text).rstrip(" .,;:!") or plain(text)
