"""Methods about chats and their members."""

from sandbox.access import method, readable_chat
from sandbox.bots import Bot
from sandbox.errors import bad_request
from sandbox.params import Params
from sandbox.records import Chat, Json, Member
from sandbox.telegram import Telegram


@method
def get_chat(world: Telegram, bot: Bot, params: Params) -> Json:
    """ChatFullInfo."""
    chat = readable_chat(world, bot, params)
    if chat.type == "private" and not (chat.started or chat.messages):
        raise bad_request("chat not found")
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
    )
    result = chat.to_json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
    if chat.pinned:
        result["pinned_message"] = chat.pinned[-1].payload
    if chat.is_group:
        result["permissions"] = {"can_send_messages": chat.writable}
    return result


def _group(world: Telegram, bot: Bot, params: Params) -> Chat:
    chat = readable_chat(world, bot, params)
    if chat.type == "private":
        raise bad_request("chat is private: there are no members in it")
    return chat


@method
def get_chat_member(world: Telegram, bot: Bot, params: Params) -> Json:
    """What somebody is in a chat."""
    chat = readable_chat(world, bot, params)
    user = world.users.get(params.integer("user_id"))
    if user is None:
        raise bad_request("invalid user_id specified")
    if chat.type == "private":
        return Member(user=user, status="member").to_json()
    return (chat.member(user.id) or Member(user=user, status="left")).to_json()


@method
def get_chat_administrators(world: Telegram, bot: Bot, params: Params) -> list[Json]:
    """The administrators, without bots other than this one."""
    chat = readable_chat(world, bot, params)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    return [member.to_json() for member in chat.admins() if not member.user.is_bot or member.user is bot.user]


@method
def get_chat_member_count(world: Telegram, bot: Bot, params: Params) -> int:
    """How many are in a chat, bots included."""
    chat = readable_chat(world, bot, params)
    if chat.type == "private":
        return 2
    return sum(member.present for member in chat.members.values())


@method
def leave_chat(world: Telegram, bot: Bot, params: Params) -> bool:
    """Go away by oneself."""
    chat = _group(world, bot, params)
    world.set_member(chat, bot.user, "left", actor=bot.user)
    return True
