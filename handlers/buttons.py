"""Buttons: a small class for each payload, which refuses what Telegram would refuse.

@dataclass(frozen=True, slots=True)
class Reject(Payload, prefix="no"):
    claim_id: int

Button("Tolak", Reject(12))         # callback data "no:12"
Reject.read("no:12")                # Reject(claim_id=12)
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Self

CALLBACK_DATA_BYTES = 64
LABEL_LENGTH = 64
"""A phone shows less; and a keyboard of long notes would be refused as a whole."""
LARGEST_NUMBER = 2**63 - 1
"""What the books can hold: a greater number in a button was forged."""


class Payload:
    """What a press carries: ints and short words, joined by colons behind a prefix of its own."""

    __slots__ = ()
    prefix: ClassVar[str]
    every: ClassVar[dict[str, type["Payload"]]] = {}

    def __init_subclass__(cls, *, prefix: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if prefix:  # dataclass(slots=True) makes the class a second time, without keywords
            cls.prefix = prefix
        known = Payload.every.get(cls.prefix)
        if known is not None and known.__qualname__ != cls.__qualname__:
            raise TypeError(f"two payloads share the prefix {cls.prefix!r}")
        Payload.every[cls.prefix] = cls

    def pack(self) -> str:
        """The callback data. Raises ValueError when it is longer than 64 bytes or holds a colon."""
        words = [str(getattr(self, field.name)) for field in fields(self)]  # type: ignore[arg-type]  # every payload is a dataclass
        if any(":" in word for word in words):
            raise ValueError(f"a payload cannot hold a colon: {words}")
        data = ":".join([self.prefix, *words])
        if len(data.encode()) > CALLBACK_DATA_BYTES:
            raise ValueError(f"callback data longer than {CALLBACK_DATA_BYTES} bytes: {data}")
        return data

    @classmethod
    def read(cls, data: str) -> Self | None:
        """The payload in this callback data, or None if it is another's or malformed."""
        prefix, *words = data.split(":")
        names = fields(cls)  # type: ignore[arg-type]  # every payload is a dataclass
        if prefix != cls.prefix or len(words) != len(names):
            return None
        try:
            values = [int(word) if field.type is int else word for field, word in zip(names, words, strict=True)]
        except ValueError:
            return None
        if any(isinstance(value, int) and abs(value) > LARGEST_NUMBER for value in values):
            return None
        return cls(*values)


@dataclass(frozen=True, slots=True)
class Button:
    """A label with what a press of it carries: a payload, or a link to open."""

    label: str
    press: Payload | str

    def as_json(self) -> dict[str, str]:
        """The button as the Bot API wants it."""
        label = self.label if len(self.label) <= LABEL_LENGTH else f"{self.label[: LABEL_LENGTH - 1]}…"
        if isinstance(self.press, str):
            return {"text": label, "url": self.press}
        return {"text": label, "callback_data": self.press.pack()}


Keyboard = Sequence[Sequence[Button]]
"""Rows of buttons."""


def keyboard_json(keyboard: Keyboard | None) -> dict[str, Any] | None:
    """The inline keyboard as the Bot API wants it; None where there is none."""
    if not keyboard:
        return None
    return {"inline_keyboard": [[button.as_json() for button in row] for row in keyboard if row]}


def in_rows(buttons: Sequence[Button], width: int) -> list[list[Button]]:
    """The buttons, `width` in a row."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]
