"""Long polling: the whole raw batch is committed to the inbox before Telegram is told that it arrived."""

import asyncio
import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.api import Api, seconds_to_wait
from bot.clock import Clock
from storage import inbox
from storage.database import Database
from storage.times import to_milliseconds

ALLOWED_UPDATES = [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
]
"""Explicit, because chat_member comes only to those who ask."""

POLL_SECONDS = 50
LONGEST_PAUSE = 60.0

BATCH = 100
"""As many updates as Telegram gives at once: where fewer come, no more wait there."""

log = structlog.get_logger()


class Poller:
    """Asks for updates and keeps them. `after_commit` is told when new ones lie in the inbox."""

    def __init__(self, api: Api, database: Database, clock: Clock, *, after_commit: Callable[[], None]) -> None:
        self._api = api
        self._database = database
        self._clock = clock
        self._after_commit = after_commit
        # None asks for everything that was not confirmed: after a quiet week Telegram draws its next update_id at
        # random, so an offset from before could confirm, that is delete, what waits.
        self._offset: int | None = None
        self.last_contact: dt.datetime | None = None
        """When Telegram last answered."""
        self.caught_up = False
        """Whether all that waited at Telegram lies in the inbox: not before the first answer, nor while it is away."""

    async def poll(self, seconds: int) -> int:
        """Ask once, waiting at most `seconds`; answers how many updates came. Raises TelegramError."""
        updates: list[dict[str, Any]] = await self._api.get_updates(
            offset=self._offset, seconds=seconds, allowed=ALLOWED_UPDATES, limit=BATCH
        )
        self.last_contact = self._clock.now()
        if not updates:
            self._offset = None
            self.caught_up = True
            return 0
        bodies = [(update["update_id"], as_text(update)) for update in updates]
        async with self._database.write() as tx:
            await inbox.store(tx, bodies, source="telegram", now=to_milliseconds(self._clock.now()))
        self._offset = updates[-1]["update_id"] + 1
        self.caught_up = self.caught_up or len(updates) < BATCH
        self._after_commit()
        return len(updates)

    async def run(self) -> None:
        """Ask until cancelled; where Telegram cannot be reached, with growing pauses and one line.

        Until it has caught up it does not wait for more: what nobody has written takes fifty seconds to come.
        """
        failures = 0
        while True:
            try:
                await self.poll(POLL_SECONDS if self.caught_up else 0)
            except InvalidToken:
                raise
            except RetryAfter as error:
                await self._clock.sleep(seconds_to_wait(error))
            except TelegramError as error:
                if isinstance(error, Conflict) and "webhook" in str(error).lower():
                    await self._drop_webhook()
                    continue
                failures += 1
                self.caught_up = False
                pause = min(LONGEST_PAUSE, 2.0 ** min(failures, 6))
                log.warning(_plain(error), retry_in_seconds=int(pause))
                self._offset = None
                await self._clock.sleep(pause)
            else:
                if failures:
                    log.info("Telegram answers again")
                failures = 0
                await asyncio.sleep(0)

    async def _drop_webhook(self) -> None:
        """The token was used with a webhook before: what waits there is ours now."""
        log.warning("this token had a webhook; it is taken away")
        try:
            await self._api.call("deleteWebhook", {"drop_pending_updates": False})
        except InvalidToken:
            raise
        except TelegramError:
            await self._clock.sleep(2.0)


def as_text(update: dict[str, Any]) -> str:
    """The raw update as it is kept. Half a surrogate pair, which JSON allows and UTF-8 does not, becomes a `?`."""
    return json.dumps(update, ensure_ascii=False).encode(errors="replace").decode()


def _plain(error: TelegramError) -> str:
    if isinstance(error, Conflict):
        return "another instance is running with this token; stop it, or this one"
    return f"Telegram cannot be reached ({type(error).__name__})"
