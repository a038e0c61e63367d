"""The refusals of the Bot API.

ApiError            an answer with ok=false: code, description, and parameters such as retry_after
  (bad_request, forbidden build the two usual ones)
Undelivered         no answer at all; a door turns it into what its own client would see
  TimedOut          the answer never came
  Disconnected      the connection broke
"""

from typing import Any


class ApiError(Exception):
    """An answer that says no, as Telegram would say it."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters

    def to_json(self) -> dict[str, Any]:
        """The body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(what: str, **parameters: Any) -> ApiError:
    """A 400."""
    return ApiError(400, f"Bad Request: {what}", parameters or None)


def forbidden(what: str) -> ApiError:
    """A 403."""
    return ApiError(403, f"Forbidden: {what}")


def too_many_requests(retry_after: int) -> ApiError:
    """A 429 with the seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


class Undelivered(Exception):
    """No answer reached the bot."""


class TimedOut(Undelivered):
    """The answer never came."""


class Disconnected(Undelivered):
    """The connection broke before the answer."""
