"""`python -m bot run`: the bot as a program of its own, and one plain line for each way it cannot be."""

import asyncio
import fcntl
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot import logs, settings
from bot.clock import Clock, SystemClock
from bot.life import Life
from bot.settings import Settings
from bot.transport import AiohttpRequest
from storage.database import StorageError

LONGEST_PAUSE = 60.0
WRONG_TOKEN = "Telegram does not know this token. Check BOT_TOKEN; @BotFather shows it under /mybots."

log = structlog.get_logger()


class Stopped(Exception):
    """The program cannot go on; the text is one line for the operator."""


async def live() -> None:
    """Run until SIGTERM. Raises SettingsError or Stopped with one line."""
    chosen = settings.load()
    path = chosen.database_path
    logs.configure(chosen.log_format)
    with only_instance(path):
        await prepared(path)
        life = await _begin(chosen, path, SystemClock())
        try:
            await life.run()
        except InvalidToken:
            raise Stopped(WRONG_TOKEN) from None
        except sqlite3.OperationalError as error:  # full, locked for long, taken away: nothing unconfirmed is lost
            raise Stopped(f"The database {path} cannot be written: {error}; start again when it can.") from None
        finally:
            await life.end()


async def _begin(chosen: Settings, path: Path, clock: Clock) -> Life:
    """Open everything; where Telegram cannot be reached, try again with growing pauses."""
    failures = 0
    while True:
        try:
            return await Life.begin(
                path,
                chosen.bot_token.get_secret_value(),
                AiohttpRequest(),
                AiohttpRequest(connections=2),
                clock,
                api_url=chosen.bot_api_url,
                file_url=chosen.file_url,
                per_second=chosen.messages_per_second,
                per_group_minute=chosen.messages_per_group_minute,
                operator_chat_id=chosen.operator_chat_id,
            )
        except InvalidToken:
            raise Stopped(WRONG_TOKEN) from None
        except StorageError as error:
            raise Stopped(f"The database {path} cannot be used: {error}") from None
        except TelegramError as error:
            failures += 1
            pause = min(LONGEST_PAUSE, 2.0 ** min(failures, 6))
            if isinstance(error, RetryAfter):
                pause = max(pause, float(error.retry_after if isinstance(error.retry_after, int) else 30))
            log.warning("Telegram cannot be reached", error=type(error).__name__, retry_in_seconds=int(pause))
            await clock.sleep(pause)


@contextmanager
def only_instance(path: Path) -> Iterator[None]:
    """Two programs on one database would answer everything twice. Raises Stopped."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.with_name(path.name + ".lock").open("w")
    except OSError as error:
        raise Stopped(f"The database {path} cannot be written: {error.strerror}") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Stopped(f"Another instance is running on the database {path}; stop it first.") from None
        yield


async def prepared(path: Path) -> None:
    """Migrate in a process of its own where the file is new or of an older schema: SQLAlchemy stays out of this one."""
    if await asyncio.to_thread(_is_current, path):
        return
    migration = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "migrate", stdout=sys.stderr)
    if await migration.wait() != 0:
        raise Stopped(f"The database {path} could not be migrated.")


def _is_current(path: Path) -> bool:
    from storage.migrations.upgrade import NEWEST

    if not path.is_file() or path.stat().st_size == 0:
        return False
    connection = sqlite3.connect(path)
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error:
        return False
    finally:
        connection.close()
    return row is not None and row[0] == NEWEST
