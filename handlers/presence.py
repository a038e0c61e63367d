"""Comings and goings: the bot is added or made an administrator, people join and leave, a chat moves."""

from handlers.context import Context
from services import people


async def bot_moved(context: Context) -> None:
    """The bot was added to a chat, removed, promoted, blocked or started."""
    moved = context.update.my_chat_member if context.update is not None else None
    if moved is None:
        return
    status = moved.new_chat_member.status
    if moved.chat.type == "private":
        await people.set_reach(context.turn, moved.chat.id, started=status == "member", blocked=status == "kicked")
        return
    await people.see_chat(
        context.turn,
        moved.chat.id,
        title=moved.chat.title or "",
        bot_is_admin=status == "administrator",
        reachable=status in {"member", "administrator"},
    )


async def person_moved(context: Context) -> None:
    """Somebody joined or left the chat: the register of members is the group's own and does not change by itself."""


async def service_message(context: Context) -> None:
    """A chat became a supergroup: the books move once, however often it is told."""
    message = context.message
    if message.migrate_to_chat_id:
        await people.move_chat(context.turn, old=message.chat_id, new=message.migrate_to_chat_id)
    elif message.migrate_from_chat_id:
        await people.move_chat(context.turn, old=message.migrate_from_chat_id, new=message.chat_id)
