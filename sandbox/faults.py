"""Faults on order: what a network and Telegram do on a bad day, through every door alike."""

from dataclasses import dataclass
from typing import Any, Literal, get_args

FaultKind = Literal["429", "403", "400", "500", "timeout_before", "timeout_after_delivery", "disconnect"]


@dataclass(slots=True, kw_only=True)
class Fault:
    """One ordered fault; `times` counts down, a method of None means any."""

    kind: FaultKind
    method: str | None
    times: int
    chat_id: int | None
    retry_after: int


class Faults:
    """The queue of ordered faults; the oldest that fits a call strikes."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(
        self,
        *,
        kind: str,
        method: str | None = None,
        times: int = 1,
        chat_id: int | None = None,
        retry_after: int = 3,
    ) -> None:
        """Order a fault for the next `times` calls of a method, or of any but getUpdates; unknown kinds: ValueError."""
        for known in get_args(FaultKind):
            if kind == known:
                name = method.lower() if method else None
                fault = Fault(kind=known, method=name, times=times, chat_id=chat_id, retry_after=retry_after)
                self._waiting.append(fault)
                return
        raise ValueError(f"unknown kind of fault: {kind}")

    def clear(self) -> None:
        """Forget what has not struck yet."""
        self._waiting.clear()

    def to_json(self) -> list[dict[str, Any]]:
        """What still waits, for the control page."""
        return [
            {"kind": f.kind, "method": f.method, "times": f.times, "chat_id": f.chat_id, "retry_after": f.retry_after}
            for f in self._waiting
        ]

    def take(self, method: str, chat_id: str) -> Fault | None:
        """The fault that strikes this call, counted down."""
        if not self._waiting:
            return None
        for fault in self._waiting:
            # A fault for any method means the bot's own doings; its poll goes on, or nothing would ever arrive.
            fits = fault.method == method or (fault.method is None and method != "getupdates")
            if fits and (fault.chat_id is None or str(fault.chat_id) == chat_id):
                fault.times -= 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
                return fault
        return None
