"""The menus of commands that Telegram shows: computed from the one table, told only where they changed."""

import re

from handlers import menus
from handlers.commands import TABLES
from handlers.registry import Scope
from locales import words
from savings.roles import Role
from services.turn import Turn
from tests.chat import TOKEN, Chat
from tests.dialogs.helpers import officers_leave


def told(chat: Chat, scope: str, language: str = "") -> list[str]:
    """The names in the menu of a scope, as Telegram holds it."""
    return [row["command"] for row in chat.world.bots[TOKEN].commands.get((scope, language), [])]


async def person_scope(chat: Chat, name: str) -> str:
    roster = await chat.roster()
    return f"chat_member:{roster.group.chat_id}:{chat.player.person(name).id}"


async def tell(chat: Chat, name: str) -> None:
    """As a conversation does after it has changed a person's roles."""
    roster = await chat.roster()

    async def work(turn: Turn) -> None:
        menus._tell(turn, roster, chat.player.person(name).id, TABLES, forget=True)

    await chat.life.timetable._turn(work)
    await chat.life.settle()


def test_every_command_fits_telegram() -> None:
    for command in TABLES.commands:
        assert re.fullmatch(r"[a-z0-9_]{1,32}", command.name)
        for language in ("id", "en"):
            assert 1 <= len(words(language)(command.description)) <= 256
    assert len(TABLES.commands) <= menus.MOST_COMMANDS


def test_who_may_not_is_not_offered() -> None:
    names = {row.name for row in menus.offered(TABLES.commands, {Scope.ANYWHERE, Scope.GROUP}, {Role.ANGGOTA})}
    assert {"setor", "kas"} <= names
    assert "biaya" not in names
    pendamping = {row.name for row in menus.offered(TABLES.commands, {Scope.ANYWHERE}, {Role.PENDAMPING})}
    assert "setor" not in pendamping
    assert set(menus._BY_RIGHT) <= {row.name for row in TABLES.commands}


async def test_the_menus_are_told_at_the_start_in_both_languages(chat: Chat) -> None:
    for language in ("", "en"):
        assert "saldo" in told(chat, "all_private_chats", language)
        assert "rapat" not in told(chat, "all_private_chats", language)
        assert "setor" in told(chat, "all_group_chats", language)
        assert "biaya" not in told(chat, "all_group_chats", language)
        assert "biaya" in told(chat, "all_chat_administrators", language)
        assert "kelompok" not in told(chat, "all_chat_administrators", language)


async def test_a_restart_tells_nothing_again(laris: Chat) -> None:
    laris.world.bots[TOKEN].commands.clear()
    await laris.life.timetable.at_start()
    await laris.life.settle()
    assert laris.world.bots[TOKEN].commands == {}


async def test_a_changed_table_is_told_again_and_officers_get_theirs(laris: Chat) -> None:
    laris.world.bots[TOKEN].commands.clear()
    laris.life.house.bot_username = "another_bot"
    await laris.life.timetable.at_start()
    await laris.life.settle()
    assert "setor" in told(laris, "all_group_chats")
    assert "biaya" in told(laris, await person_scope(laris, "Bu Rini"), "en")
    assert "menunggu" in told(laris, await person_scope(laris, "Mbak Merli"))
    assert told(laris, await person_scope(laris, "Bu Siti")) == []


async def test_a_person_gets_the_menu_of_their_roles_and_loses_it_with_them(laris: Chat) -> None:
    await tell(laris, "Bu Rini")
    await tell(laris, "Bu Siti")
    assert "biaya" in told(laris, await person_scope(laris, "Bu Rini"))
    assert told(laris, await person_scope(laris, "Bu Siti")) == []
    await officers_leave(laris)
    await tell(laris, "Bu Rini")
    assert told(laris, await person_scope(laris, "Bu Rini")) == []
    assert told(laris, await person_scope(laris, "Bu Rini"), "en") == []
