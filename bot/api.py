"""Calls of the Bot API by name: what the poller and the sender need, no more.

PTB's `Bot.send_message` and its like build objects of what the outbox already holds as JSON; `do_api_request` takes the
JSON as it is and still turns Telegram's errors into PTB's exceptions.
"""

import os
import warnings
from collections.abc import Mapping
from typing import Any

from telegram.error import EndPointNotFound, InvalidToken, NetworkError, RetryAfter
from telegram.ext import ExtBot
from telegram.warnings import PTBUserWarning

# PTB's coming way to say how long to wait, without a warning at each 429.
os.environ.setdefault("PTB_TIMEDELTA", "1")


class Api:
    """One bot's calls."""

    def __init__(self, bot: ExtBot[None]) -> None:
        self._bot = bot
        # PTB advises its own method for each name; here the raw call is the point.
        warnings.filterwarnings("ignore", message=r"Please use 'Bot\.", category=PTBUserWarning)

    async def call(self, method: str, parameters: Mapping[str, Any]) -> Any:
        """Telegram's `result`. Raises telegram.error.TelegramError."""
        return await self._request(method, dict(parameters))

    async def get_updates(self, *, offset: int | None, seconds: int, allowed: list[str], limit: int = 100) -> Any:
        """Raw updates as a list of dicts, after at most `seconds` of waiting."""
        parameters: dict[str, Any] = {"timeout": seconds, "allowed_updates": allowed, "limit": limit}
        if offset is not None:
            parameters["offset"] = offset
        updates = await self._request("getUpdates", parameters, read_timeout=seconds + 10)
        if not isinstance(updates, list) or not all(_is_update(update) for update in updates):
            raise NetworkError("getUpdates answered with something else")
        return updates

    async def _request(self, method: str, parameters: dict[str, Any], **timeouts: Any) -> Any:
        try:
            return await self._bot.do_api_request(method, api_kwargs=parameters, **timeouts)
        except EndPointNotFound:
            # So PTB calls every 401 and 404 here; the methods are Telegram's, so it is the token that is not known.
            raise InvalidToken from None
        except (AttributeError, KeyError, TypeError):
            # PTB looks into the answer as if it were Telegram's; what is none is the network's fault, and passes.
            raise NetworkError("not an answer of Telegram") from None


def _is_update(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("update_id"), int)


def seconds_to_wait(error: RetryAfter) -> float:
    """How long Telegram wants to be left alone."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()
