"""Telegram accounts and chats: who can be written to, and how."""

import datetime as dt
import sqlite3
from dataclasses import dataclass
from typing import Any

from storage.database import Reader, Transaction
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A Telegram account. `started`: pressed Start, so a private message can reach it unless it is `blocked`.

    `current_group`: of which of several groups the private chat speaks.
    """

    telegram_id: int
    first_name: str
    username: str | None
    language: str | None = None
    started: bool = False
    blocked: bool = False
    current_group: int | None = None

    @property
    def reachable(self) -> bool:
        """Whether a private message arrives."""
        return self.started and not self.blocked


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A group chat as Telegram shows it to the bot. `greeted_at`: when the bot last said hello there."""

    chat_id: int
    title: str
    bot_is_admin: bool
    reachable: bool
    migrated_to: int | None
    greeted_at: dt.datetime | None


async def get_person(db: Reader, telegram_id: int) -> Person | None:
    """The account, or None if it was never seen."""
    return _person(await queries.person_get(db.connection, telegram_id=telegram_id))


async def find_person(db: Reader, username: str) -> Person | None:
    """The account with this @username, without the @, if it was ever seen."""
    return _person(await queries.person_by_username(db.connection, username=username))


def _person(row: sqlite3.Row | None) -> Person | None:
    if row is None:
        return None
    values: dict[str, Any] = dict(row)
    return Person(**values | {"started": bool(values["started"]), "blocked": bool(values["blocked"])})


async def see_person(
    tx: Transaction, telegram_id: int, first_name: str, username: str | None, now: dt.datetime
) -> None:
    """Remember how the account is called now."""
    await queries.person_seen(
        tx.connection, telegram_id=telegram_id, first_name=first_name, username=username, seen_at=to_milliseconds(now)
    )


async def set_reach(tx: Transaction, telegram_id: int, *, started: bool, blocked: bool) -> None:
    """Whether the account pressed Start, and whether it blocked the bot."""
    await queries.person_set_reach(tx.connection, telegram_id=telegram_id, started=int(started), blocked=int(blocked))


async def set_language(tx: Transaction, telegram_id: int, language: str) -> None:
    """The language in which the account wants to be spoken to."""
    await queries.person_set_language(tx.connection, telegram_id=telegram_id, language=language)


async def set_current_group(tx: Transaction, telegram_id: int, group_id: int) -> None:
    """Of which group the private chat speaks from now on."""
    await queries.person_set_group(tx.connection, telegram_id=telegram_id, group_id=group_id)


async def get_chat(db: Reader, chat_id: int) -> Chat | None:
    """The group chat, or None if it was never seen."""
    row = await queries.chat_get(db.connection, chat_id=chat_id)
    if row is None:
        return None
    return Chat(
        chat_id=chat_id,
        title=row["title"],
        bot_is_admin=bool(row["bot_is_admin"]),
        reachable=bool(row["reachable"]),
        migrated_to=row["migrated_to"],
        greeted_at=None if row["greeted_at"] is None else from_milliseconds(row["greeted_at"]),
    )


async def set_chat(tx: Transaction, chat_id: int, *, title: str, bot_is_admin: bool, reachable: bool) -> None:
    """How the bot stands in a group chat now."""
    await queries.chat_set(
        tx.connection, chat_id=chat_id, title=title, bot_is_admin=int(bot_is_admin), reachable=int(reachable)
    )


async def set_chat_reachable(tx: Transaction, chat_id: int, *, reachable: bool) -> None:
    """Whether messages to a group chat arrive."""
    await queries.chat_set_reachable(tx.connection, chat_id=chat_id, reachable=int(reachable))


async def mark_greeted(tx: Transaction, chat_id: int, now: dt.datetime) -> None:
    """The bot has said hello here."""
    await queries.chat_set_greeted(tx.connection, chat_id=chat_id, at=to_milliseconds(now))


async def mark_migrated(tx: Transaction, *, old: int, new: int) -> None:
    """The chat goes on under another id."""
    await queries.chat_set_migrated(tx.connection, old=old, new=new)
