"""The outages of the last days, kept as a small value of the program itself."""

import json
from collections.abc import Iterable

from savings.outages import Outage
from storage.database import Reader, Transaction
from storage.inbox import get_mark, set_mark
from storage.times import from_milliseconds, to_milliseconds

_MARK = "outages"


async def known(db: Reader) -> tuple[Outage, ...]:
    """Those that are kept, the oldest first."""
    kept: list[list[int]] = json.loads(await get_mark(db, _MARK) or "[]")
    return tuple(
        Outage(since=from_milliseconds(since), until=from_milliseconds(until), noticed_at=from_milliseconds(noticed_at))
        for since, until, noticed_at in kept
    )


async def keep(tx: Transaction, outages: Iterable[Outage]) -> None:
    """Keep these and no others."""
    rows = [[to_milliseconds(at) for at in (one.since, one.until, one.noticed_at)] for one in outages]
    await set_mark(tx, _MARK, json.dumps(rows))
