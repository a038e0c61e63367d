"""A wish to borrow on its way to a request: what is known, what is still to be asked. JSON in a draft meanwhile."""

import datetime as dt
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from savings.money import Rupiah


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One loan that is wanted.

    (`chat_id`, `message_id`, `item`) is where it was said. `speakers`: those for whom the account could borrow;
    `asked_member` is None until it is clear which of them speaks. `own`: the loan is that one's. `candidates`: whose it
    may be. `readings`: what the amount may be. `period`: the period that was named, where the group's is another.
    `out_of_range`: a length was named that the rules do not allow. `purpose` is None where it is to be asked.
    """

    chat_id: int
    message_id: int
    item: int = 0
    date: dt.date
    speakers: tuple[int, ...]
    asked_member: int | None = None
    own: bool = True
    member_id: int | None = None
    candidates: tuple[int, ...] = ()
    amount: Rupiah | None = None
    readings: tuple[Rupiah, ...] = ()
    periods: int | None = None
    period: str | None = None
    out_of_range: bool = False
    purpose: str | None = ""

    def spoken_by(self, member_id: int) -> Self:
        """The same wish, now that it is clear who speaks: an own loan is this person's."""
        return replace(self, asked_member=member_id, member_id=member_id if self.own else self.member_id)

    def to_json(self) -> dict[str, Any]:
        """JSON values, for a draft."""
        return asdict(self) | {"date": self.date.isoformat()}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Back from a draft."""
        rows = {name: tuple(values[name]) for name in ("speakers", "candidates", "readings")}
        return cls(**values | rows | {"date": dt.date.fromisoformat(values["date"])})
