"""One turn: an update's effects, the messages it sends and its done-mark share one transaction."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from services.directory import Directory
from storage.alarms import Standing, standing_json
from storage.database import Transaction
from storage.outbox import CONVERSATION, SCHEDULED, Outgoing
from storage.times import to_milliseconds

__all__ = ["CONVERSATION", "SCHEDULED", "Turn"]


@dataclass(slots=True, kw_only=True)
class Turn:
    """What a handler holds while it works: the open transaction, the instant, and the list of what is to be sent.

    A turn makes no network call; `call` only notes one, and the note is kept or undone with everything else.
    `now` is an aware UTC instant.
    """

    tx: Transaction
    now: dt.datetime
    directory: Directory
    inbox_id: int | None = None
    outgoing: list[Outgoing] = field(default_factory=list)
    chats_moved: list[int] = field(default_factory=list)
    failure: BaseException | None = None
    begun: bool = False
    """A context was made for it: the handlers were reached."""

    def call(
        self,
        method: str,
        chat_id: int,
        payload: Mapping[str, Any],
        *,
        slot: str | None = None,
        purpose: str | None = None,
        lane: int = CONVERSATION,
        expires: dt.timedelta | None = None,
        stands_for: Iterable[Standing] = (),
    ) -> None:
        """Note a call of the Bot API.

        `slot` names the message: a sending method is filed under it, an editing method finds its message by it.
        `purpose` brings the answer back as an inbox row. `expires`: not worth sending after this time.
        `stands_for`: the reminders that it says; if it expires they are still to be said.
        """
        now = to_milliseconds(self.now)
        self.outgoing.append(
            Outgoing(
                lane=lane,
                chat_id=chat_id,
                method=method,
                payload=json.dumps(payload, separators=(",", ":")),
                slot=slot,
                purpose=purpose,
                inbox_id=self.inbox_id,
                created_at=now,
                expires_at=None if expires is None else now + expires // dt.timedelta(milliseconds=1),
                stands_for=standing_json(stands_for),
            )
        )
