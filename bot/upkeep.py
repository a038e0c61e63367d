"""What the operator does beside the running bot: check the books, copy them."""

import datetime as dt
from pathlib import Path

from services import backup
from services.verify import Finding
from services.verify import verify as verify_books
from storage.database import Database
from storage.migrations.upgrade import NEWEST


async def check(path: Path) -> list[Finding]:
    """Everything in the books that does not add up. Raises StorageError."""
    database = await Database.open(path, revision=NEWEST)
    try:
        async with database.read() as db:
            return await verify_books(db)
    finally:
        await database.close()


async def back_up(path: Path, target: Path | None) -> Path:
    """A checked copy; answers where it lies. Raises BackupFailed."""
    return await backup.backup(path, target, now=dt.datetime.now(dt.UTC))
