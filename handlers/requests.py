"""A money sentence on its way to a claim: what is known, what is still to be asked. JSON in a draft while it waits."""

import datetime as dt
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

from savings.money import MoneyKind, Rupiah, SavingsKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One movement. `readings`: what the amount may be; `candidates`: whose it may be, by member id.

    `own`: the money of the one who reports. `ask_savings`: the kind is to be asked (a bare /setor). Of a repayment:
    `loan_id` is what it repays, `payoff` that it is to settle the whole loan, `rest_to` where the part beyond the bill
    goes ("ahead", "savings", "payoff"; empty where there is none or it is to be asked), `from_savings` that it comes
    out of the borrower's own sukarela.
    """

    kind: MoneyKind
    amount: Rupiah | None
    readings: tuple[Rupiah, ...] = ()
    savings: SavingsKind | None = None
    ask_savings: bool = False
    member_id: int | None = None
    candidates: tuple[int, ...] = ()
    own: bool = False
    note: str = ""
    date: dt.date
    loan_id: int | None = None
    payoff: bool = False
    rest_to: str = ""
    from_savings: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One message's movements. `reported_by` is None until it is clear who speaks on a shared telephone."""

    chat_id: int
    message_id: int
    reporter_id: int
    reported_by: int | None
    speakers: tuple[int, ...]
    photo: str | None = None
    items: tuple[Item, ...] = field(default_factory=tuple)

    def with_item(self, index: int, **changes: Any) -> Self:
        """The same request with one item changed."""
        items = list(self.items)
        items[index] = replace(items[index], **changes)
        return replace(self, items=tuple(items))

    def spoken_by(self, member_id: int) -> Self:
        """The same request, now that it is clear who speaks: what is their own is this person's."""
        items = tuple(replace(item, member_id=member_id) if item.own else item for item in self.items)
        return replace(self, reported_by=member_id, items=items)

    def to_json(self) -> dict[str, Any]:
        """JSON values, for a draft."""
        values = asdict(self)
        for item in values["items"]:
            item["date"] = item["date"].isoformat()
        return values

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Back from a draft."""
        items = tuple(
            Item(
                **item
                | {
                    "kind": MoneyKind(item["kind"]),
                    "savings": None if item["savings"] is None else SavingsKind(item["savings"]),
                    "readings": tuple(item["readings"]),
                    "candidates": tuple(item["candidates"]),
                    "date": dt.date.fromisoformat(item["date"]),
                }
            )
            for item in values["items"]
        )
        return cls(**values | {"items": items, "speakers": tuple(values["speakers"])})
