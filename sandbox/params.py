"""Parameters of a Bot API call, whichever body they came in.

Values are native where the body was JSON, and text (JSON-encoded where nested) where it was a form or a query.
"""

import json
from dataclasses import dataclass
from typing import Any

from sandbox.errors import bad_request


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that came in a multipart body."""

    name: str
    content: bytes
    mime: str | None = None


class Params:
    """Typed reading of one call's parameters; what cannot be read is a 400."""

    __slots__ = ("files", "raw")

    def __init__(self, raw: dict[str, Any], files: dict[str, Upload] | None = None) -> None:
        self.raw = raw
        self.files = files or {}

    def has(self, name: str) -> bool:
        """Whether a parameter was given at all."""
        return self.raw.get(name) is not None

    def text(self, name: str) -> str | None:
        """A string; numbers are taken as their digits, as a form would carry them."""
        value = self.raw.get(name)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise bad_request(f'can\'t parse parameter "{name}": expected a String')
        return str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number."""
        value = self.raw.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, float) and value.is_integer():
            return int(value)
        try:
            if isinstance(value, int | str) and not isinstance(value, bool):
                return int(value)
        except ValueError:
            pass
        raise bad_request(f'can\'t parse parameter "{name}": expected an Integer')

    def flag(self, name: str) -> bool:
        """A Boolean."""
        value = self.raw.get(name)
        if isinstance(value, str):
            return value.lower() in ("true", "yes", "1")
        return bool(value)

    def nested(self, name: str) -> Any:
        """An object or array, decoded where it came as text."""
        value = self.raw.get(name)
        if isinstance(value, str):
            if not value:
                return None
            try:
                return json.loads(value)
            except ValueError:
                raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None
        return value
