"""The emulated Telegram: who exists, who is where, what was written, and which bot hears of it.

No sockets and no web framework. Methods of the Bot API are in methods.py, what people do in people.py.
"""

import mimetypes
import random
import re
from collections.abc import Awaitable, Callable, Iterable
from pathlib import PurePosixPath

from sandbox.bots import Bot
from sandbox.clock import MovableClock
from sandbox.faults import Faults
from sandbox.files import picture_size
from sandbox.people import Person
from sandbox.records import (
    ADMIN_RIGHTS,
    GROUP_ANONYMOUS_BOT,
    Chat,
    Event,
    EventKind,
    Json,
    Member,
    Message,
    Status,
    StoredFile,
    User,
)

HISTORY_KEPT = 5_000

Observer = Callable[[Event], None]
WebhookPoster = Callable[[str, dict[str, str], bytes], Awaitable[tuple[int, bytes]]]


class Telegram:
    """The world. Everything in it is deterministic for one seed and one clock."""

    def __init__(self, clock: MovableClock | None = None, *, limits: bool = True, seed: int = 1) -> None:
        self.clock = clock or MovableClock(live=True)
        self.limits = limits
        self.faults = Faults()
        self.users: dict[int, User] = {}
        self.bots: dict[str, Bot] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.accept_any_token = False
        self.post_webhook: WebhookPoster | None = None
        self.dice = random.Random(seed)
        self._bots_by_id: dict[int, Bot] = {}
        self._private: dict[tuple[int, int], Chat] = {}
        self._observers: list[Observer] = []
        self._next_user_id = 500_001
        self._next_group_id = -4_000_001
        self._next_channel_id = -1_002_000_000_001
        self._last_box_id = 0
        self._next_file = 1

    # --- who exists -------------------------------------------------------------------------------------------

    def add_user(
        self,
        name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "id",
        user_id: int | None = None,
    ) -> Person:
        """A person; in the sandbox `name` is the whole visible name unless a last name is given."""
        person = Person(
            world=self,
            id=user_id or self._new_user_id(),
            first_name=name,
            last_name=last_name,
            username=username,
            language_code=language_code,
        )
        self.users[person.id] = person
        self.emit("user", user=person)
        return person

    def add_bot(
        self, token: str = "1:x", username: str = "sisihkan_bot", name: str = "Sisihkan", *, privacy: bool = False
    ) -> Bot:
        """A registered bot. Privacy mode is off unless asked for, other than at BotFather's.

        The number before the colon of the token is the bot's id, as at Telegram.
        """
        number = token.partition(":")[0]
        if not number.isdigit() or ":" not in token:
            raise ValueError("a token is a number, a colon and a secret")
        user = User(id=int(number), first_name=name, username=username, language_code=None, is_bot=True)
        bot = Bot(token=token, user=user, privacy=privacy, clock=self.clock, dice=self.dice)
        self.users[user.id] = user
        self.bots[token] = bot
        self._bots_by_id[user.id] = bot
        return bot

    def person(self, name: str) -> Person | None:
        """The person of that visible name; the first one where two share it."""
        for user in self.users.values():
            if isinstance(user, Person) and user.name == name:
                return user
        return None

    def people(self) -> list[Person]:
        """Every person, oldest account first."""
        return [user for user in self.users.values() if isinstance(user, Person)]

    def bot_of(self, user_id: int) -> Bot | None:
        """The bot with that account."""
        return self._bots_by_id.get(user_id)

    def user_by_username(self, username: str) -> User | None:
        """The account with that username, with or without the @."""
        wanted = username.lstrip("@").lower()
        return next((user for user in self.users.values() if (user.username or "").lower() == wanted), None)

    # --- chats ------------------------------------------------------------------------------------------------

    def add_group(
        self,
        title: str,
        creator: User,
        *,
        supergroup: bool = False,
        members: Iterable[User] = (),
        bots: Iterable[Bot] = (),
    ) -> Chat:
        """A group that exists already: no service message tells of it, not even of bots put into it here."""
        chat = self._new_group(title, "supergroup" if supergroup else "group")
        chat.members[creator.id] = Member(user=creator, status="creator")
        for user in (*members, *(bot.user for bot in bots)):
            chat.members[user.id] = Member(user=user)
        self.emit("chat", chat=chat, user=creator)
        return chat

    def add_channel(self, title: str, creator: User, *, username: str | None = None) -> Chat:
        """A channel."""
        chat = self._new_group(title, "channel")
        chat.username = username
        chat.members[creator.id] = Member(user=creator, status="creator")
        self.emit("chat", chat=chat, user=creator)
        return chat

    def private_chat(self, user: User, bot: Bot) -> Chat:
        """The chat of a person with a bot; it exists in nobody's list before Start is pressed."""
        key = (user.id, bot.id)
        chat = self._private.get(key)
        if chat is None:
            chat = Chat(world=self, id=user.id, type="private", user=user, bot=bot.user)
            self._private[key] = chat
        return chat

    def private_chats(self) -> list[Chat]:
        """Every private chat that has begun."""
        return [chat for chat in self._private.values() if chat.started]

    def groups(self) -> list[Chat]:
        """Groups that have not migrated away."""
        return [chat for chat in self.chats.values() if chat.is_group and chat.migrated_to is None]

    def place(self, user: User, chat: Chat) -> None:
        """Make somebody a member as if they had always been one: nobody is told."""
        if not chat.has(user.id):
            chat.members[user.id] = Member(user=user)
            self.emit("member", chat=chat, user=user, data={"status": "member"})

    def set_member(
        self,
        chat: Chat,
        user: User,
        status: Status,
        *,
        actor: User,
        rights: Iterable[str] | None = None,
        anonymous: bool = False,
    ) -> None:
        """Change what somebody is in a group, with the updates and service messages that go with it."""
        old = chat.members.get(user.id) or Member(user=user, status="left")
        granted = frozenset(ADMIN_RIGHTS if rights is None else rights) | {"can_manage_chat"}
        new = Member(
            user=user,
            status=status,
            anonymous=anonymous and status in ("creator", "administrator"),
            rights=granted if status == "administrator" else frozenset(),
        )
        if (old.status, old.anonymous, old.rights) == (new.status, new.anonymous, new.rights):
            return
        chat.members[user.id] = new
        change: Json = {
            "chat": chat.to_json(),
            "from": actor.to_json(),
            "date": self.timestamp(),
            "old_chat_member": old.to_json(),
            "new_chat_member": new.to_json(),
        }
        for bot in self.bots.values():
            if bot.user is user:
                bot.push("my_chat_member", change)
            elif (member := chat.members.get(bot.id)) is not None and member.is_admin:
                bot.push("chat_member", change)
        self.emit("member", chat=chat, user=user, data={"status": status})
        if chat.type == "channel":
            return
        if new.present and not old.present:
            shown = user.to_json()
            self.post(
                chat,
                actor,
                {"new_chat_participant": shown, "new_chat_member": shown, "new_chat_members": [shown]},
            )
        elif old.present and not new.present:
            shown = user.to_json()
            self.post(chat, actor, {"left_chat_participant": shown, "left_chat_member": shown})

    def migrate(self, chat: Chat, actor: User | None = None) -> Chat:
        """A basic group becomes a supergroup: a new chat with a new id, and a service message in both."""
        if chat.type != "group" or chat.migrated_to is not None:
            raise ValueError("only a basic group migrates, and only once")
        actor = actor or chat.admins()[0].user
        new = self._new_group(chat.title or "", "supergroup")
        new.members = dict(chat.members)
        self.post(chat, actor, {"migrate_to_chat_id": new.id})
        chat.migrated_to = new
        self.emit("chat", chat=new, user=actor, data={"migrated_from": chat.id})
        self.post(
            new,
            actor,
            {"migrate_from_chat_id": chat.id},
            shown_as=GROUP_ANONYMOUS_BOT,
            sender_chat=new,
        )
        return new

    # --- messages ---------------------------------------------------------------------------------------------

    def post(
        self,
        chat: Chat,
        sender: User,
        content: Json,
        *,
        shown_as: User | None = None,
        sender_chat: Chat | None = None,
        reply_to: Message | None = None,
        keyboard: Json | None = None,
        file: StoredFile | None = None,
        audible: bool = True,
    ) -> Message:
        """Put a message into a chat and tell the bots that may hear of it."""
        if chat.type in ("supergroup", "channel"):
            chat.last_message_id += 1
            message_id = chat.last_message_id
        else:
            # Private chats and basic groups share one box: their ids come from one counter.
            self._last_box_id += 1
            message_id = self._last_box_id
        payload: Json = {"message_id": message_id}
        if chat.type == "channel":
            payload["sender_chat"] = chat.to_json()
        else:
            payload["from"] = (shown_as or sender).to_json()
            if sender_chat is not None:
                payload["sender_chat"] = sender_chat.to_json()
        payload["chat"] = chat.to_json()
        payload["date"] = self.timestamp()
        payload |= content
        message = Message(
            chat=chat,
            message_id=message_id,
            payload=payload,
            sender=sender,
            reply_to=reply_to,
            keyboard=keyboard,
            file=file,
        )
        chat.messages[message_id] = message
        if len(chat.messages) > HISTORY_KEPT:
            chat.messages.popitem(last=False)
        if sender.is_bot:
            chat.last_bot_id = sender.id
        if audible:
            self.tell_bots(message, "channel_post" if chat.type == "channel" else "message")
        if self._observers:
            self.emit("message", chat=chat, message=message, user=sender)
        return message

    def tell_bots(self, message: Message, kind: str) -> None:
        """Queue an update for each bot that privacy mode lets hear of a message."""
        sender, chat = message.sender, message.chat
        if sender is not None and sender.is_bot:
            # Bots never hear each other, and nobody hears themselves.
            return
        if chat.bot is not None:
            bot = self.bot_of(chat.bot.id)
            if bot is not None:
                bot.push(kind, message.to_json())
            return
        for bot in self.bots.values():
            member = chat.members.get(bot.id)
            if member is None:
                continue
            just_left = message.payload.get("left_chat_member", {}).get("id") == bot.id
            if (member.present or just_left) and (member.is_admin or self._hears(bot, message)):
                bot.push(kind, message.to_json())

    def _hears(self, bot: Bot, message: Message) -> bool:
        payload = message.payload
        if not bot.privacy or message.chat.type == "channel":
            return True
        if not ("text" in payload or message.file or "caption" in payload or "contact" in payload):
            return True  # service messages reach everybody
        if message.reply_to is not None and message.reply_to.sender is bot.user:
            return True
        if payload.get("via_bot", {}).get("id") == bot.id:
            return True
        text = message.text
        address = f"@{bot.username}".lower()
        command = re.match(r"/\w+(@\w+)?(?=\s|$)", text)
        if command is not None and command.group(1):
            return command.group(1).lower() == address
        if re.search(rf"(?<!\w){re.escape(address)}\b", text.lower()):
            return True
        if command is None:
            return False
        others = [b for b in self.bots.values() if b is not bot and message.chat.has(b.id)]
        return not others or message.chat.last_bot_id == bot.id

    def edited(self, message: Message, *, by_bot: bool) -> None:
        """Tell of a message whose payload was just changed."""
        # A new record: updates that wait in a queue still show the message as it was.
        message.payload = message.payload | {"edit_date": self.timestamp()}
        if not by_bot:
            self.tell_bots(message, "edited_channel_post" if message.chat.type == "channel" else "edited_message")
        if self._observers:
            self.emit("edit", chat=message.chat, message=message, user=message.sender)

    def delete(self, message: Message, actor: User) -> None:
        """Take a message away; bots are never told."""
        message.deleted = True
        message.chat.messages.pop(message.message_id, None)
        self.emit("delete", chat=message.chat, message=message, user=actor)

    def store_file(self, content: bytes, name: str, *, folder: str, mime: str | None = None) -> StoredFile:
        """Keep bytes under a new file_id."""
        number = self._next_file
        self._next_file += 1
        suffix = PurePosixPath(name).suffix or (".jpg" if folder == "photos" else "")
        width, height = picture_size(content) or (0, 0)
        file = StoredFile(
            file_id=f"AgACAgUAAxkBAAI{number:08d}{'photo' if folder == 'photos' else 'file'}AAQ",
            unique_id=f"AQAD{number:08d}",
            path=f"{folder}/file_{number}{suffix}",
            name=name,
            mime=mime or mimetypes.guess_type(name)[0] or "application/octet-stream",
            content=content,
            width=width,
            height=height,
        )
        self.files[file.file_id] = file
        return file

    # --- observers and time -----------------------------------------------------------------------------------

    def timestamp(self) -> int:
        """Now in whole seconds, as dates in the Bot API are."""
        return int(self.clock.now().timestamp())

    def subscribe(self, observer: Observer) -> Callable[[], None]:
        """Hear every event; call what is returned to stop."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def emit(
        self,
        kind: EventKind,
        *,
        chat: Chat | None = None,
        message: Message | None = None,
        user: User | None = None,
        data: Json | None = None,
    ) -> None:
        """Tell the observers."""
        if not self._observers:
            return
        event = Event(kind=kind, chat=chat, message=message, user=user, data=data or {})
        for observer in tuple(self._observers):
            observer(event)

    def _new_user_id(self) -> int:
        self._next_user_id += self.dice.randrange(1, 1000)
        return self._next_user_id

    def _new_group(self, title: str, kind: str) -> Chat:
        if kind == "group":
            chat = Chat(world=self, id=self._next_group_id, type="group", title=title)
            self._next_group_id -= self.dice.randrange(1, 1000)
        else:
            chat = Chat(
                world=self,
                id=self._next_channel_id,
                type="supergroup" if kind == "supergroup" else "channel",
                title=title,
            )
            self._next_channel_id -= self.dice.randrange(1, 1_000_000)
        self.chats[chat.id] = chat
        return chat
