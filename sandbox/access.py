"""What every method of the Bot API needs: the register of methods, and which chats a bot may read and write."""

from collections.abc import Callable
from typing import Any

from sandbox.bots import Bot
from sandbox.errors import bad_request, forbidden, too_many_requests
from sandbox.params import Params
from sandbox.records import Chat
from sandbox.telegram import Telegram

Method = Callable[[Telegram, Bot, Params], Any]
METHODS: dict[str, Method] = {}


def method(function: Method) -> Method:
    """Register a function under its own name without underscores; Telegram ignores the case of method names."""
    METHODS[function.__name__.replace("_", "")] = function
    return function


def find_chat(world: Telegram, bot: Bot, chat_id: Any) -> Chat:
    """The chat a bot means; "chat not found" where the bot could not know it."""
    if chat_id is None or chat_id == "":
        raise bad_request("chat_id is empty")
    if isinstance(chat_id, str) and chat_id.startswith("@"):
        wanted = chat_id[1:].lower()
        for chat in world.chats.values():
            if (chat.username or "").lower() == wanted:
                return chat
        raise bad_request("chat not found")
    try:
        number = int(chat_id)
    except (TypeError, ValueError):
        raise bad_request("chat not found") from None
    if number > 0:
        user = world.users.get(number)
        if user is None or user is bot.user:
            raise bad_request("chat not found")
        return world.private_chat(user, bot)
    found = world.chats.get(number)
    if found is None or bot.id not in found.members:
        raise bad_request("chat not found")
    return found


def _kind(chat: Chat) -> str:
    return f"{chat.type} chat"


def readable_chat(world: Telegram, bot: Bot, params: Params) -> Chat:
    """A chat the bot is in."""
    chat = find_chat(world, bot, params.raw.get("chat_id"))
    if chat.migrated_to is not None:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to.id)
    if chat.type != "private":
        member = chat.members[bot.id]
        if member.status == "kicked":
            raise forbidden(f"bot was kicked from the {_kind(chat)}")
        if member.status == "left":
            raise forbidden(f"bot is not a member of the {_kind(chat)}")
    return chat


def writable_chat(world: Telegram, bot: Bot, params: Params) -> Chat:
    """A chat the bot may write in now."""
    chat = readable_chat(world, bot, params)
    if chat.user is not None:
        if chat.user.is_bot:
            raise forbidden("bot can't send messages to bots")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
    elif chat.type == "channel":
        if not chat.members[bot.id].is_admin:
            raise bad_request("need administrator rights in the channel chat")
    elif not chat.writable and not chat.members[bot.id].is_admin:
        raise bad_request("not enough rights to send text messages to the chat")
    return chat


def count_message(world: Telegram, bot: Bot, chat: Chat) -> None:
    """Telegram's flood limits."""
    if world.limits and (wait := bot.limits.take(chat.id, private=chat.type == "private")):
        raise too_many_requests(wait)
