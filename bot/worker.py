"""Turns: takes raw updates from the inbox and gives each its turn, in order of arrival.

Several waiting updates share one commit, so that a burst costs one fsync. Where one of them fails all are undone and
done again, each in its own SAVEPOINT, so that the failing one undoes just itself. What fails three times is set aside,
and the person is told so.
"""

import asyncio
import contextlib
import json
import secrets
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

import structlog
from telegram import Update

from bot.application import House
from bot.clock import Clock
from handlers.answers import Answer
from handlers.apology import apologise
from handlers.failures import describe
from services.directory import Directory
from services.turn import Turn
from storage import inbox, outbox
from storage.database import Database, Transaction
from storage.inbox import Received
from storage.outbox import Queued
from storage.times import to_milliseconds

TURNS_PER_COMMIT = 50
TRIES = 3
TURN_SECONDS = 30.0

READ_OF_A_MESSAGE = frozenset({
    "message_id", "from", "sender_chat", "chat", "date", "edit_date", "message_thread_id", "forward_origin",
    "is_automatic_forward", "via_bot", "text", "entities", "caption", "caption_entities", "photo", "reply_markup",
    "new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id", "new_chat_title",
    "group_chat_created", "supergroup_chat_created", "delete_chat_photo",
})  # fmt: skip
"""What handlers look at, and what tells them to leave a message alone."""

log = structlog.get_logger()


class TurnFailed(Exception):
    """A handler raised; the cause is its `__cause__`."""


class NotAllWell(Exception):
    """A turn of a batch without SAVEPOINTs failed: all of it is undone, and done again one by one."""


class SilentBot:
    """What PTB's objects may know of the bot while a turn runs: its name. It cannot send."""

    defaults = None

    def __init__(self, username: str, bot_id: int) -> None:
        self.username = username
        self.id = bot_id


class Worker:
    """Works the inbox off.

    `after_commit` gets what each commit has put into the outbox; `riding` is Sender.riding: what was sent meanwhile is
    marked in the same commit.
    """

    def __init__(
        self,
        database: Database,
        house: House,
        clock: Clock,
        directory: Directory,
        *,
        after_commit: Callable[[Sequence[Queued]], None],
        after_move: Callable[[int], None],
        riding: Callable[[], AbstractAsyncContextManager[Callable[[Transaction], Awaitable[None]]]],
        operator_chat_id: int | None = None,
    ) -> None:
        self._database = database
        self._house = house
        self._clock = clock
        self._directory = directory
        self._after_commit = after_commit
        self._after_move = after_move
        self._riding = riding
        self._operator = operator_chat_id
        self._silent = SilentBot(house.bot_username, house.bot.id)
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Something new lies in the inbox."""
        self._wake.set()

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while await self.work():
                pass

    async def work(self) -> int:
        """Give up to fifty waiting updates their turns, in one commit; answers how many."""
        try:
            return await self._batch(careful=False)
        except NotAllWell:
            return await self._batch(careful=True)

    async def _batch(self, *, careful: bool) -> int:
        """One commit. Not `careful`: without SAVEPOINTs, and all undone where a turn fails; it nearly never does."""
        outgoing: list[outbox.Outgoing] = []
        done: list[int] = []
        moved: list[int] = []
        try:
            async with self._riding() as mark_sent, self._database.write() as tx:
                waiting = await inbox.waiting(tx, TURNS_PER_COMMIT)
                if not waiting:
                    await mark_sent(tx)
                    return 0
                careful = careful or any(received.tries for received in waiting)
                for received in waiting:
                    turn = await self._turn(tx, received, careful=careful)
                    if turn is None:
                        break  # its next try comes first, so that nothing overtakes it
                    outgoing += turn.outgoing
                    moved += turn.chats_moved
                    if turn.failure is None:
                        done.append(received.id)
                now = to_milliseconds(self._clock.now())
                await inbox.mark_done(tx, done, now=now)
                queued = await outbox.add(tx, outgoing)
                await mark_sent(tx)
        except BaseException:
            self._directory.forget_everything()
            raise
        for old in moved:
            self._after_move(old)
        if queued:
            self._after_commit(queued)
        return len(waiting)

    async def _turn(self, tx: Transaction, received: Received, *, careful: bool) -> Turn | None:
        """The finished turn; one with an apology where the update was set aside; None where it is to be tried again."""
        turn = Turn(tx=tx, now=self._clock.now(), directory=self._directory, inbox_id=received.id)
        try:
            async with tx.savepoint() if careful else contextlib.nullcontext():
                self._house.turn = turn
                update = self._read(received)
                async with asyncio.timeout(TURN_SECONDS):
                    await self._house.process_update(update)
                if turn.failure is not None:
                    raise TurnFailed from turn.failure
                if not turn.begun:
                    raise TurnFailed  # PTB only logs what goes wrong before the handlers
            return turn
        except Exception as error:
            if not careful:
                raise NotAllWell from None
            self._directory.forget_everything()
            return await self._failed(tx, received, error)

    async def _failed(self, tx: Transaction, received: Received, error: Exception) -> Turn | None:
        where = describe(error)
        if received.tries + 1 < TRIES:
            log.warning("turn failed", inbox=received.id, tries=received.tries + 1, where=where)
            await inbox.mark_failed(tx, received.id, error=where)
            return None
        reference = secrets.token_hex(3).upper()
        log.error("update set aside", inbox=received.id, reference=reference, where=where)
        turn = Turn(tx=tx, now=self._clock.now(), directory=self._directory, inbox_id=received.id)
        await inbox.set_aside(tx, received.id, error=where, reference=reference, now=to_milliseconds(self._clock.now()))
        turn.failure = error  # what is set aside is not done
        apologise(turn, json.loads(received.body), reference, self._operator)
        return turn

    def _read(self, received: Received) -> object:
        body: dict[str, Any] = json.loads(received.body)
        if received.source == "answer":
            return Answer(**body)
        try:
            return Update.de_json(body, self._silent)  # type: ignore[arg-type]  # it only asks for the name
        except (AttributeError, KeyError, TypeError, ValueError):
            # Something that PTB does not know, or knows otherwise: what we read ourselves may still be sound.
            return Update.de_json(bare(body), self._silent)  # type: ignore[arg-type]  # as above


def bare(update: dict[str, Any]) -> dict[str, Any]:
    """The update without everything that no handler looks at: a reply to a poll of a new kind is still a reply."""
    kept: dict[str, Any] = {"update_id": update["update_id"]}
    for kind in ("message", "edited_message"):
        if kind in update:
            kept[kind] = _bare_message(update[kind])
    if "callback_query" in update:
        press = update["callback_query"]
        kept["callback_query"] = {**press, "message": _bare_message(press["message"])} if "message" in press else press
    return kept | {kind: update[kind] for kind in ("my_chat_member", "chat_member") if kind in update}


def _bare_message(message: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in message.items() if key in READ_OF_A_MESSAGE}
    if "reply_to_message" in message:
        kept["reply_to_message"] = _bare_message(message["reply_to_message"])
    return kept
