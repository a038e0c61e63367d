"""Answers of Telegram to questions of ours, come back through the inbox."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What Telegram said to a call that carried a purpose ("kind:detail").

    `result` is the raw result where `ok`, else None with the `description` of the error.
    """

    purpose: str
    chat_id: int
    ok: bool
    result: Any = None
    description: str = ""
    parameters: Mapping[str, Any] | None = None

    @property
    def kind(self) -> str:
        """The first word of the purpose: which conversation asked."""
        return self.purpose.partition(":")[0]

    @property
    def detail(self) -> str:
        """The rest of the purpose."""
        return self.purpose.partition(":")[2]
