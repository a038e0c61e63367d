"""The menus of commands that Telegram shows beside the keyboard, computed from the one table of commands.

Three scopes for everybody (private chats, groups, administrators of groups), and one for each person whose roles let
them do more in their group. A menu only offers: whether somebody may is asked again at every command.
"""

import hashlib
import json
from collections.abc import Collection, Iterable
from typing import Any

from handlers.context import Context
from handlers.registry import Command, Scope, Tables
from locales import words
from savings.groups import Roster
from savings.roles import OFFICERS, Action, Role, allowed
from services import groups, marks
from services.turn import SCHEDULED, Turn

LANGUAGES = ("", "en")
"""Telegram's language codes: the empty one is for everybody else, and they read Bahasa Indonesia."""

MOST_COMMANDS = 100
MENUS_MARK = "menus"
NO_CHAT = 0
"""A menu is no message: it must not wait in a chat's line or count towards its limit."""

_MEMBER = frozenset({Role.ANGGOTA})
_EVERY_ROLE = frozenset(Role)
_IN_PRIVATE = frozenset({Scope.ANYWHERE, Scope.PRIVATE})
_IN_GROUPS = frozenset({Scope.ANYWHERE, Scope.GROUP})

_SCOPES = (
    ("all_private_chats", _IN_PRIVATE, _MEMBER),
    ("all_group_chats", _IN_GROUPS, _MEMBER),
    ("all_chat_administrators", _IN_GROUPS, _EVERY_ROLE),
)
"""(scope, where, for which roles). An administrator of the chat is mostly an officer of the group."""


_BY_RIGHT = {"setor": Action.REPORT_MONEY, "binaan": Action.SEE_DIGEST}
"""Commands that answer everybody by themselves but belong to these: so that a stranger's money is not lost, and a
pendamping is heard in a chat that speaks of another group."""


def needed(command: Command) -> Action | None:
    """What somebody must be allowed to do for this command to be offered to them."""
    return _BY_RIGHT.get(command.name, command.action)


def offered(commands: Iterable[Command], where: Collection[Scope], roles: Iterable[Role]) -> tuple[Command, ...]:
    """What a menu offers to somebody with these roles, in the table's order."""
    held = frozenset(roles)
    found = [
        row
        for row in commands
        if row.in_menu and row.scope in where and ((action := needed(row)) is None or allowed(action, held))
    ]
    return tuple(found[:MOST_COMMANDS])


async def set_everywhere(turn: Turn, tables: Tables, bot_username: str = "") -> None:
    """Tell Telegram the menus where the table has changed since it was told last, so that a restart calls nobody."""
    menus = [
        _menu({"type": kind}, offered(tables.commands, where, roles), language)
        for kind, where, roles in _SCOPES
        for language in LANGUAGES
    ]
    by_role = {role: [row.name for row in offered(tables.commands, _IN_GROUPS, {role})] for role in Role}
    canonical = json.dumps([bot_username, menus, by_role], sort_keys=True)
    if not await marks.changed(turn, MENUS_MARK, hashlib.sha256(canonical.encode()).hexdigest()):
        return
    for menu in menus:
        turn.call("setMyCommands", NO_CHAT, menu, lane=SCHEDULED)
    for roster in await groups.active(turn):
        _for_officers(turn, roster, tables)


async def for_person(context: Context, telegram_id: int) -> None:
    """The person's own menu in the group's chat, after their roles have changed."""
    _tell(context.turn, context.here, telegram_id, context.home.tables, forget=True)


async def for_group(context: Context) -> None:
    """The officers' menus in the group's chat, after the chat has moved or was found."""
    _for_officers(context.turn, context.here, context.home.tables)


def _for_officers(turn: Turn, roster: Roster, tables: Tables) -> None:
    more = roster.holding(OFFICERS | {Role.PENDAMPING})
    for telegram_id in sorted({speaker for member in more for speaker in member.speakers}):
        _tell(turn, roster, telegram_id, tables, forget=False)


def _tell(turn: Turn, roster: Roster, telegram_id: int, tables: Tables, *, forget: bool) -> None:
    """Set this person's menu here; where it would hold nothing but the usual, `forget` the one that was set before."""
    if roster.group.chat_id is None:
        return
    scope = {"type": "chat_member", "chat_id": roster.group.chat_id, "user_id": telegram_id}
    own = offered(tables.commands, _IN_GROUPS, roster.roles_of(telegram_id))
    usual = offered(tables.commands, _IN_GROUPS, _MEMBER)
    more = not set(own) <= set(usual)
    for language in LANGUAGES:
        if more:
            turn.call("setMyCommands", NO_CHAT, _menu(scope, own, language), lane=SCHEDULED)
        elif forget:
            turn.call("deleteMyCommands", NO_CHAT, {"scope": scope, "language_code": language}, lane=SCHEDULED)


def _menu(scope: dict[str, Any], commands: Iterable[Command], language: str) -> dict[str, Any]:
    _ = words(language or "id")
    rows = [{"command": row.name, "description": _(row.description)} for row in commands]
    return {"commands": rows, "scope": scope, "language_code": language}
