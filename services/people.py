"""Telegram accounts and chats as the bot meets them."""

from collections.abc import Iterable

from services.turn import Turn
from storage import drafts as draft_store
from storage import groups as group_store
from storage import outbox as outbox_store
from storage import people as store
from storage.people import Chat, Person
from storage.times import to_milliseconds

__all__ = ["Chat", "Person"]


async def meet(turn: Turn, telegram_id: int, first_name: str, username: str | None) -> Person:
    """The account that is speaking, remembered as it is called now; who has no name is known by the username."""
    first_name = first_name or username or str(telegram_id)
    known = await turn.directory.person(turn.tx, telegram_id)
    if known is not None and (known.first_name, known.username) == (first_name, username):
        return known
    await store.see_person(turn.tx, telegram_id, first_name, username, turn.now)
    turn.directory.forget_person(telegram_id)
    return await turn.directory.person(turn.tx, telegram_id) or Person(
        telegram_id=telegram_id, first_name=first_name, username=username
    )


async def find(turn: Turn, telegram_id: int) -> Person | None:
    """The account, or None if it was never seen."""
    return await turn.directory.person(turn.tx, telegram_id)


async def any_reachable(turn: Turn, telegram_ids: Iterable[int]) -> bool:
    """Whether a private message arrives at one of these accounts."""
    for telegram_id in sorted(telegram_ids):
        person = await find(turn, telegram_id)
        if person is not None and person.reachable:
            return True
    return False


async def find_by_username(turn: Turn, username: str) -> Person | None:
    """The account with this @username (with or without the @), if it was ever seen."""
    return await store.find_person(turn.tx, username.removeprefix("@"))


async def set_reach(turn: Turn, telegram_id: int, *, started: bool, blocked: bool) -> None:
    """Whether a private message can reach the account."""
    await store.set_reach(turn.tx, telegram_id, started=started, blocked=blocked)
    turn.directory.forget_person(telegram_id)


async def set_language(turn: Turn, telegram_id: int, language: str) -> None:
    """The language in which the account wants to be spoken to."""
    await store.set_language(turn.tx, telegram_id, language)
    turn.directory.forget_person(telegram_id)


async def set_current_group(turn: Turn, telegram_id: int, group_id: int) -> None:
    """Of which group the private chat speaks from now on."""
    await store.set_current_group(turn.tx, telegram_id, group_id)
    turn.directory.forget_person(telegram_id)


async def chat(turn: Turn, chat_id: int) -> Chat | None:
    """The group chat, or None if it was never seen."""
    return await store.get_chat(turn.tx, chat_id)


async def see_chat(turn: Turn, chat_id: int, *, title: str, bot_is_admin: bool, reachable: bool) -> None:
    """How the bot stands in a group chat now."""
    await store.set_chat(turn.tx, chat_id, title=title, bot_is_admin=bot_is_admin, reachable=reachable)


async def mark_greeted(turn: Turn, chat_id: int) -> None:
    """The bot has said hello in this chat."""
    await store.mark_greeted(turn.tx, chat_id, turn.now)


async def say_anew(turn: Turn) -> None:
    """What this turn sends under a name takes the place of what still waits to be sent under it."""
    slots = [call.slot for call in turn.outgoing if call.slot is not None and call.method.startswith("send")]
    await outbox_store.supersede(turn.tx, slots, now=to_milliseconds(turn.now))


async def move_chat(turn: Turn, *, old: int, new: int) -> bool:
    """A group became a supergroup: its books follow. True once, however often Telegram tells it."""
    moved = await group_store.move_chat(turn.tx, old=old, new=new)
    known = await store.get_chat(turn.tx, old)
    first = moved or (known is not None and known.migrated_to is None)
    if first and known is not None:
        if await store.get_chat(turn.tx, new) is None:
            await store.set_chat(
                turn.tx, new, title=known.title, bot_is_admin=known.bot_is_admin, reachable=known.reachable
            )
        await store.mark_migrated(turn.tx, old=old, new=new)
    # Whether or not it has books: what waits to be said in the old chat can only be said in the new one.
    await outbox_store.retarget(turn.tx, old=old, new=new)
    await draft_store.move_chat(turn.tx, old=old, new=new)
    turn.directory.forget_everything()
    turn.chats_moved.append(old)
    return first
