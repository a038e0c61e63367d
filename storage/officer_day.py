"""What an officer's morning is made of, found by one statement."""

import datetime as dt
from dataclasses import dataclass

from storage.database import Reader
from storage.queries import queries


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Which kinds of things wait, and what falls due.

    `waits`: `claims`, `corrections`, `hardships` (a proposal), `troubles` (told, perhaps only that), `covers`,
    `requests`. `due`: (day, loan) of the instalments of running loans, paid already or not.
    """

    waits: frozenset[str]
    due: frozenset[tuple[dt.date, int]]

    @property
    def days(self) -> frozenset[dt.date]:
        """The days with an instalment."""
        return frozenset(day for day, _loan in self.due)


async def look(db: Reader, group_id: int, first: dt.date, last: dt.date) -> Look:
    """What waits in a group now, and its instalments from `first` to `last`."""
    rows = await queries.officer_day(db.connection, group_id=group_id, first=first.isoformat(), last=last.isoformat())
    return Look(
        waits=frozenset(row["what"] for row in rows if row["what"] != "due"),
        due=frozenset((dt.date.fromisoformat(row["due_on"]), row["loan_id"]) for row in rows if row["what"] == "due"),
    )
