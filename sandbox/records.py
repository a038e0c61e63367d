"""What the emulated Telegram consists of: users, chats, members, messages, files, events."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from sandbox.markup import labels

if TYPE_CHECKING:
    from sandbox.telegram import Telegram

Json = dict[str, Any]
ChatType = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]

ADMIN_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories", "can_pin_messages", "can_manage_topics",
)  # fmt: skip


@dataclass(slots=True, kw_only=True, eq=False)
class User:
    """An account: of a person or of a bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "id"
    is_bot: bool = False

    @property
    def name(self) -> str:
        """The name people see."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def to_json(self) -> Json:
        """The Bot API's User."""
        result: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            result["last_name"] = self.last_name
        if self.username:
            result["username"] = self.username
        if self.language_code and not self.is_bot:
            result["language_code"] = self.language_code
        return result


GROUP_ANONYMOUS_BOT = User(id=1087968824, first_name="Group", username="GroupAnonymousBot", is_bot=True)
CHANNEL_BOT = User(id=136817688, first_name="Channel", username="Channel_Bot", is_bot=True)
TELEGRAM_ITSELF = User(id=777000, first_name="Telegram", language_code=None)


@dataclass(slots=True, kw_only=True)
class Member:
    """What somebody is in a group."""

    user: User
    status: Status = "member"
    anonymous: bool = False
    rights: frozenset[str] = frozenset()

    @property
    def present(self) -> bool:
        """Whether they are in the group."""
        return self.status not in ("left", "kicked")

    @property
    def is_admin(self) -> bool:
        """Whether they are an administrator, the creator included."""
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        """Whether an administrator's right is theirs."""
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)

    def to_json(self) -> Json:
        """The Bot API's ChatMember."""
        result: Json = {"status": self.status, "user": self.user.to_json()}
        match self.status:
            case "creator":
                result["is_anonymous"] = self.anonymous
            case "administrator":
                result |= {"can_be_edited": False, "is_anonymous": self.anonymous}
                result |= {right: right in self.rights for right in ADMIN_RIGHTS}
            case "kicked":
                result["until_date"] = 0
            case _:
                pass
        return result


@dataclass(slots=True, kw_only=True)
class StoredFile:
    """A file that went through the emulator."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime: str
    content: bytes
    width: int = 0
    height: int = 0


@dataclass(slots=True, kw_only=True, eq=False)
class Message:
    """One message. `payload` is the Bot API's Message but for reply_to_message."""

    chat: "Chat"
    message_id: int
    payload: Json
    sender: User | None
    reply_to: "Message | None" = None
    keyboard: Json | None = None  # reply keyboard or force_reply: clients see it, the Bot API never returns it
    file: StoredFile | None = None
    deleted: bool = False
    inaccessible: bool = False

    @property
    def text(self) -> str:
        """Text or caption."""
        return str(self.payload.get("text") or self.payload.get("caption") or "")

    @property
    def buttons(self) -> list[str]:
        """Labels of the inline keyboard in reading order."""
        return labels(self.payload.get("reply_markup"))

    def to_json(self) -> Json:
        """The Bot API's Message, with what it replies to nested one level and no deeper."""
        if self.reply_to is None or self.reply_to.deleted:
            return self.payload
        return self.payload | {"reply_to_message": self.reply_to.payload}

    def to_callback_json(self) -> Json:
        """The message as a callback query carries it: InaccessibleMessage where Telegram lost it."""
        if self.inaccessible or self.deleted:
            return {"chat": self.payload["chat"], "message_id": self.message_id, "date": 0}
        return self.to_json()


@dataclass(slots=True, kw_only=True, eq=False)
class Chat:
    """A private chat of one person with one bot, a group, a supergroup or a channel."""

    world: "Telegram"
    id: int
    type: ChatType
    title: str | None = None
    username: str | None = None
    user: User | None = None
    bot: User | None = None
    started: bool = False
    blocked: bool = False
    writable: bool = True
    members: dict[int, Member] = field(default_factory=dict)
    messages: "OrderedDict[int, Message]" = field(default_factory=OrderedDict)
    pinned: list[Message] = field(default_factory=list)
    migrated_to: "Chat | None" = None
    last_message_id: int = 0
    last_bot_id: int | None = None

    @property
    def is_group(self) -> bool:
        """Basic group or supergroup."""
        return self.type in ("group", "supergroup")

    @property
    def name(self) -> str:
        """What people call it."""
        return self.title or (self.user.name if self.user else "")

    def member(self, user_id: int) -> Member | None:
        """The record of somebody who is or was in the group."""
        return self.members.get(user_id)

    def has(self, user_id: int) -> bool:
        """Whether somebody is in the group now."""
        member = self.members.get(user_id)
        return member is not None and member.present

    def admins(self) -> list[Member]:
        """Administrators, the creator first."""
        found = [member for member in self.members.values() if member.is_admin]
        return sorted(found, key=lambda member: member.status != "creator")

    def newest(self, fragment: str = "", *, sender_id: int | None = None) -> Message | None:
        """The newest visible message that contains a fragment, optionally only of one sender."""
        for message in reversed(self.messages.values()):
            if message.deleted or fragment not in message.text:
                continue
            if sender_id is None or (message.sender is not None and message.sender.id == sender_id):
                return message
        return None

    def migrate(self, actor: User | None = None) -> "Chat":
        """Become a supergroup; the new chat is returned, this one only points to it."""
        return self.world.migrate(self, actor)

    def to_json(self) -> Json:
        """The Bot API's Chat."""
        result: Json = {"id": self.id, "type": self.type}
        if self.user is not None:
            user = self.user
            result |= {"first_name": user.first_name}
            if user.last_name:
                result["last_name"] = user.last_name
            if user.username:
                result["username"] = user.username
        else:
            result["title"] = self.title
            if self.username:
                result["username"] = self.username
            if self.type == "group":
                result["all_members_are_administrators"] = False
        return result


EventKind = Literal[
    "message", "edit", "delete", "press", "alert", "typing", "member", "chat", "pin", "user", "clock", "end"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something a client of Telegram would show; observers of the world get every one."""

    kind: EventKind
    chat: Chat | None = None
    message: Message | None = None
    user: User | None = None
    data: Json = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Webhook:
    """Where a bot's updates are posted to."""

    url: str
    secret: str | None = None
    max_connections: int = 40
    last_error_at: int | None = None
    last_error: str | None = None


@dataclass(slots=True, kw_only=True)
class CallbackQuery:
    """A press that waits for its answer."""

    id: str
    bot: User
    user: User
    message: Message
    asked_at: float
    answered: bool = False
