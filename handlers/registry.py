"""The shapes of the tables in handlers/commands.py: a command, a button, a sentence, a question, an answer."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from handlers.buttons import Payload
from handlers.context import Context
from savings.roles import Action
from services.drafts import Draft

Work = Callable[[Context], Awaitable[None]]
SentenceWork = Callable[[Context, Any], Awaitable[None]]
PressWork = Callable[[Context, Any], Awaitable[None]]
DraftWork = Callable[[Context, Draft, str], Awaitable[None]]


K = TypeVar("K")
V = TypeVar("V")


class Scope(StrEnum):
    """Where a command is offered."""

    ANYWHERE = "anywhere"
    GROUP = "group"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class SampleFor:
    """A line that works for those alone who may also do this. `purpose` is a source string of the catalogue."""

    action: Action
    purpose: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command. `description` is a source string of the catalogue.

    `action` decides who may give it (None: anybody, the handler sees to it). `samples` are lines that work: /bantuan
    shows them and the tests play them; `samples_for` holds those that need more rights than the bare command.
    `needs_group`: it means nothing where no group has been started.
    """

    name: str
    description: str
    handler: Work
    scope: Scope = Scope.ANYWHERE
    action: Action | None = None
    samples: tuple[str, ...] = ()
    samples_for: tuple[SampleFor, ...] = ()
    needs_group: bool = True
    in_menu: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What a press of a button does. `action` is asked again at every press; None: the handler sees to it."""

    payload: type[Payload]
    handler: PressWork
    action: Action | None = None
    needs_group: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What can be said to one conversation, or to the bot as a whole.

    `sentences`: by the type that savings.phrases gives. `drafts`: by the kind of an open question. `answers`: by the
    kind of purpose with which Telegram was asked. `starts`: by the first word of the deep link
    t.me/bot?start=word_rest that opened the private chat; the rest is in context.arguments.
    """

    commands: tuple[Command, ...] = ()
    presses: tuple[Press, ...] = ()
    sentences: Mapping[type, SentenceWork] = field(default_factory=dict)
    drafts: Mapping[str, DraftWork] = field(default_factory=dict)
    answers: Mapping[str, Work] = field(default_factory=dict)
    starts: Mapping[str, Work] = field(default_factory=dict)


def gather(conversations: Iterable[Tables]) -> Tables:
    """One table of all. Raises ValueError where two conversations want the same word."""
    every = tuple(conversations)
    gathered = Tables(
        commands=tuple(command for tables in every for command in tables.commands),
        presses=tuple(press for tables in every for press in tables.presses),
        sentences=_merged(tables.sentences for tables in every),
        drafts=_merged(tables.drafts for tables in every),
        answers=_merged(tables.answers for tables in every),
        starts=_merged(tables.starts for tables in every),
    )
    # A command and a button may have the same word: only a slash leads to the one, only a press to the other.
    for names in (
        [command.name for command in gathered.commands],
        [press.payload.prefix for press in gathered.presses],
    ):
        if twice := sorted(name for name in set(names) if names.count(name) > 1):
            raise ValueError(f"said twice: {twice}")
    return gathered


def _merged(tables: Iterable[Mapping[K, V]]) -> dict[K, V]:
    merged: dict[K, V] = {}
    for table in tables:
        if twice := merged.keys() & table.keys():
            raise ValueError(f"said twice: {twice}")
        merged.update(table)
    return merged
