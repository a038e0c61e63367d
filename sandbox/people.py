"""What a person can do in Telegram, one method each, all of them synchronous.

A person who tries what a client would not offer (writing where they are no member, pressing a button that is not
there) gets a NotPossible, because then the test or the dialog is wrong, not the bot.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.entities import entities_in, utf16_length
from sandbox.files import plain_png, shown_size
from sandbox.records import CHANNEL_BOT, GROUP_ANONYMOUS_BOT, CallbackQuery, Chat, Json, Message, StoredFile, User

if TYPE_CHECKING:
    from sandbox.bots import Bot
    from sandbox.telegram import Telegram

_DEEP_LINK = re.compile(r"^(?:https?://)?t\.me/(\w+)\?(start|startgroup)(?:=([\w-]{0,64}))?$|^tg://resolve\?domain=")


class NotPossible(ValueError):
    """A client of Telegram would not have let this person do that."""


@dataclass(slots=True, kw_only=True, eq=False)
class Person(User):
    """Somebody with a telephone."""

    world: "Telegram"

    # --- writing ----------------------------------------------------------------------------------------------

    def says(
        self,
        chat: "Chat | Bot",
        text: str,
        *,
        reply_to: Message | None = None,
        mentions: Mapping[str, User] | None = None,
        via_bot: User | None = None,
        sender_chat: Chat | None = None,
    ) -> Message:
        """Write. `mentions` marks pieces of the text as text_mention of people without a username."""
        text = text.strip()
        if not text:
            raise NotPossible("there is nothing to send")
        content: Json = {"text": text}
        found = self._entities(text, mentions)
        if found:
            content["entities"] = found
        if via_bot is not None:
            content["via_bot"] = via_bot.to_json()
        return self._send(chat, content, reply_to=reply_to, sender_chat=sender_chat)

    def sends_photo(
        self,
        chat: "Chat | Bot",
        content: bytes | None = None,
        caption: str = "",
        *,
        name: str = "foto.jpg",
        reply_to: Message | None = None,
    ) -> Message:
        """Send a picture; without bytes a plain one."""
        file = self.world.store_file(content or plain_png(), name, folder="photos", mime="image/jpeg")
        return self._send(chat, photo_content(file) | self._caption(caption), reply_to=reply_to, file=file)

    def sends_document(
        self,
        chat: "Chat | Bot",
        content: bytes,
        name: str,
        caption: str = "",
        *,
        reply_to: Message | None = None,
    ) -> Message:
        """Send a file."""
        file = self.world.store_file(content, name, folder="documents")
        return self._send(chat, document_content(file) | self._caption(caption), reply_to=reply_to, file=file)

    def sends(self, chat: "Chat | Bot", content: Json, *, reply_to: Message | None = None) -> Message:
        """Send any other content, as the Bot API's Message shows it: a sticker, a voice note, a place."""
        return self._send(chat, content, reply_to=reply_to)

    def shares_contact(self, chat: "Chat | Bot", phone_number: str) -> Message:
        """Share one's own telephone number."""
        contact = {"phone_number": phone_number, "first_name": self.first_name, "user_id": self.id}
        return self._send(chat, {"contact": contact})

    def forwards(self, message: Message, chat: "Chat | Bot") -> Message:
        """Forward a message elsewhere."""
        origin: Json = {"date": message.payload["date"]}
        author = message.payload.get("sender_chat")
        if message.chat.type == "channel":
            origin |= {"type": "channel", "chat": message.chat.to_json(), "message_id": message.message_id}
        elif author is not None:
            origin |= {"type": "chat", "sender_chat": author}
        elif message.sender is not None:
            origin |= {"type": "user", "sender_user": message.sender.to_json()}
        copied = ("text", "entities", "caption", "caption_entities", "photo", "document", "contact")
        content = {key: message.payload[key] for key in copied if key in message.payload}
        return self._send(chat, {"forward_origin": message.payload.get("forward_origin", origin)} | content)

    def edits(self, message: Message, text: str) -> Message:
        """Change one's own message."""
        if message.sender is not self or message.deleted or "forward_origin" in message.payload:
            raise NotPossible(f"{self.name} cannot edit this message")
        key, entities_key = ("text", "entities") if "text" in message.payload else ("caption", "caption_entities")
        # A new record: updates that wait in a queue still show the message as it was.
        payload = {k: v for k, v in message.payload.items() if k != entities_key}
        payload[key] = text.strip()
        found = entities_in(payload[key])
        if found:
            payload[entities_key] = found
        message.payload = payload
        self.world.edited(message, by_bot=False)
        return message

    def deletes(self, message: Message) -> None:
        """Take a message away; no bot hears of it."""
        member = message.chat.member(self.id)
        if message.sender is not self and not (member is not None and member.may("can_delete_messages")):
            raise NotPossible(f"{self.name} cannot delete this message")
        self.world.delete(message, self)

    def channel_post(self, channel: Chat, text: str) -> Message:
        """Write into a channel as its administrator."""
        content: Json = {"text": text}
        found = entities_in(text)
        if found:
            content["entities"] = found
        return self._send(channel, content)

    # --- buttons ----------------------------------------------------------------------------------------------

    def presses(self, message: Message, label: str) -> CallbackQuery | None:
        """Press a button by its label.

        A link to a bot's ?start= is followed as people do, Start pressed. Only a button with callback data makes a
        callback query, which is returned.
        """
        for row in message.payload.get("reply_markup", {}).get("inline_keyboard", ()):
            for button in row:
                if button["text"] == label:
                    return self._press(message, button)
        if message.keyboard is not None:
            for row in message.keyboard.get("keyboard", ()):
                if any(button["text"] == label for button in row):
                    self.says(message.chat, label)
                    return None
        raise NotPossible(f"there is no button [{label}]; there are {message.buttons}")

    def presses_data(self, message: Message, data: str) -> CallbackQuery:
        """Press with callback data that need not be on the message any more: an old screen, or a forged client."""
        return self._query(message, data)

    def _press(self, message: Message, button: Json) -> CallbackQuery | None:
        if "callback_data" in button:
            return self._query(message, button["callback_data"])
        self.world.emit("press", chat=message.chat, message=message, user=self, data={"button": button})
        link = _DEEP_LINK.match(button.get("url", ""))
        if link is not None and link.group(2) == "start":
            user = self.world.user_by_username(link.group(1))
            bot = self.world.bot_of(user.id) if user is not None else None
            if bot is not None:
                self.starts(bot, link.group(3) or "")
        return None

    def _query(self, message: Message, data: str) -> CallbackQuery:
        self._check_may_see(message.chat)
        bot = self.world.bot_of(message.sender.id) if message.sender is not None else None
        if bot is None:
            raise NotPossible("only a bot's message has buttons")
        query = CallbackQuery(
            id=str(self.world.dice.randrange(10**17, 10**18)),
            bot=bot.user,
            user=self,
            message=message,
            asked_at=self.world.clock.monotonic(),
        )
        bot.callbacks[query.id] = query
        payload = {
            "id": query.id,
            "from": self.to_json(),  # the real person, also where an administrator writes anonymously
            "message": message.to_callback_json(),
            "chat_instance": str(message.chat.id * 7919),
            "data": data,
        }
        bot.push("callback_query", payload)
        self.world.emit("press", chat=message.chat, message=message, user=self, data={"data": data, "id": query.id})
        return query

    # --- the private chat -------------------------------------------------------------------------------------

    def starts(self, bot: "Bot", payload: str = "") -> Message:
        """Open the chat with a bot and press Start, by a deep link where there is a payload."""
        if not re.fullmatch(r"[\w-]{0,64}", payload, re.ASCII):
            raise NotPossible("a start parameter is up to 64 of A-Z a-z 0-9 _ -")
        chat = self.world.private_chat(self, bot)
        chat.started = True
        if chat.blocked:
            self.unblocks(bot)
        return self.says(chat, f"/start {payload}" if payload else "/start")

    def blocks(self, bot: "Bot") -> None:
        """Stop and block a bot."""
        self._set_blocked(bot, True)

    def unblocks(self, bot: "Bot") -> None:
        """Let a bot write again."""
        self._set_blocked(bot, False)

    def _set_blocked(self, bot: "Bot", blocked: bool) -> None:
        chat = self.world.private_chat(self, bot)
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        before, after = ("member", "kicked") if blocked else ("kicked", "member")

        def shown(status: str) -> Json:
            return {"status": status, "user": bot.user.to_json()} | ({"until_date": 0} if status == "kicked" else {})

        bot.push(
            "my_chat_member",
            {
                "chat": chat.to_json(),
                "from": self.to_json(),
                "date": self.world.timestamp(),
                "old_chat_member": shown(before),
                "new_chat_member": shown(after),
            },
        )
        self.world.emit("member", chat=chat, user=bot.user, data={"status": after})

    # --- groups -----------------------------------------------------------------------------------------------

    def join(self, chat: Chat) -> None:
        """Join a group by its link."""
        self.world.set_member(chat, self, "member", actor=self)

    def leave(self, chat: Chat) -> None:
        """Leave a group."""
        self.world.set_member(chat, self, "left", actor=self)

    def adds(self, who: "User | Bot", chat: Chat, *, start_payload: str | None = None) -> None:
        """Add somebody to a group; with a payload a bot comes by a ?startgroup= link."""
        self._check_may_see(chat)
        user = _user(who)
        self.world.set_member(chat, user, "member", actor=self)
        if start_payload is not None:
            address = f"/start@{user.username} {start_payload}".strip()
            self.says(chat, address)

    def removes(self, who: "User | Bot", chat: Chat) -> None:
        """Put somebody out of a group."""
        self._check_admin(chat, "can_restrict_members")
        self.world.set_member(chat, _user(who), "kicked", actor=self)

    def promotes(self, who: "User | Bot", chat: Chat, *, rights: Iterable[str] | None = None) -> None:
        """Make somebody an administrator; without `rights` with all of them, with () with none."""
        self._check_admin(chat, "can_promote_members")
        if not chat.has(_user(who).id):
            raise NotPossible("only a member can be promoted")
        self.world.set_member(chat, _user(who), "administrator", actor=self, rights=rights)

    def demotes(self, who: "User | Bot", chat: Chat) -> None:
        """Make an administrator a plain member."""
        self._check_admin(chat, "can_promote_members")
        self.world.set_member(chat, _user(who), "member", actor=self)

    def hides(self, chat: Chat, anonymous: bool = True) -> None:
        """Write anonymously in a supergroup from now on, or no more."""
        member = chat.member(self.id)
        if chat.type != "supergroup" or member is None or not member.is_admin:
            raise NotPossible("only an administrator of a supergroup can be anonymous")
        rights = member.rights if member.status == "administrator" else None
        self.world.set_member(chat, self, member.status, actor=self, rights=rights, anonymous=anonymous)

    def renames(self, chat: Chat, title: str) -> None:
        """Give a group another title."""
        self._check_admin(chat, "can_change_info")
        chat.title = title
        self._send(chat, {"new_chat_title": title})

    # --- under the hood ---------------------------------------------------------------------------------------

    def _send(
        self,
        chat: "Chat | Bot",
        content: Json,
        *,
        reply_to: Message | None = None,
        file: StoredFile | None = None,
        sender_chat: Chat | None = None,
    ) -> Message:
        if not isinstance(chat, Chat):
            chat = self.world.private_chat(self, chat)
        self._check_may_write(chat)
        if reply_to is not None and reply_to.chat is not chat:
            raise NotPossible("a reply is to a message of the same chat")
        shown_as: User | None = None
        member = chat.member(self.id)
        if sender_chat is not None:
            shown_as = CHANNEL_BOT
        elif chat.is_group and member is not None and member.anonymous:
            shown_as, sender_chat = GROUP_ANONYMOUS_BOT, chat
        return self.world.post(
            chat, self, content, shown_as=shown_as, sender_chat=sender_chat, reply_to=reply_to, file=file
        )

    def _check_may_write(self, chat: Chat) -> None:
        if chat.type == "private":
            if chat.user is not self:
                raise NotPossible("this is somebody else's private chat")
            if not chat.started:
                raise NotPossible(f"{self.name} has not pressed Start yet")
            if chat.blocked:
                raise NotPossible(f"{self.name} has blocked the bot")
            return
        self._check_may_see(chat)
        if chat.type == "channel":
            self._check_admin(chat, "can_manage_chat")

    def _check_may_see(self, chat: Chat) -> None:
        if chat.migrated_to is not None:
            raise NotPossible(f"{chat.name} is a supergroup now")
        if chat.type == "private" and chat.user is not self:
            raise NotPossible("this is somebody else's private chat")
        if chat.type != "private" and not chat.has(self.id):
            raise NotPossible(f"{self.name} is not in {chat.name}")

    def _check_admin(self, chat: Chat, right: str) -> None:
        member = chat.member(self.id)
        if member is None or not member.may(right):
            raise NotPossible(f"{self.name} may not do that in {chat.name}: {right}")

    def _entities(self, text: str, mentions: Mapping[str, User] | None) -> list[Json]:
        found = entities_in(text)
        for piece, user in (mentions or {}).items():
            at = text.find(piece)
            if at < 0:
                raise NotPossible(f"{piece!r} is not in the text")
            offset = utf16_length(text[:at])
            found.append(
                {"type": "text_mention", "offset": offset, "length": utf16_length(piece), "user": user.to_json()}
            )
        return sorted(found, key=lambda entity: int(entity["offset"]))

    def _caption(self, caption: str) -> Json:
        caption = caption.strip()
        if not caption:
            return {}
        found = entities_in(caption)
        return {"caption": caption} | ({"caption_entities": found} if found else {})


def photo_content(file: StoredFile) -> Json:
    """A photo as the Bot API shows it: a small and the whole size."""
    width, height = shown_size(file.width or 640, file.height or 480)
    small = max(1, width // 4), max(1, height // 4)
    common: Json = {"file_id": file.file_id, "file_unique_id": file.unique_id}
    thumb = {"file_id": file.file_id, "file_unique_id": f"{file.unique_id}s"}
    return {
        "photo": [
            thumb | {"width": small[0], "height": small[1], "file_size": max(1, len(file.content) // 8)},
            common | {"width": width, "height": height, "file_size": len(file.content)},
        ]
    }


def document_content(file: StoredFile) -> Json:
    """A document as the Bot API shows it."""
    return {
        "document": {
            "file_id": file.file_id,
            "file_unique_id": file.unique_id,
            "file_name": file.name,
            "mime_type": file.mime,
            "file_size": len(file.content),
        }
    }


def _user(who: Any) -> User:
    return who if isinstance(who, User) else who.user
