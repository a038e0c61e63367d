"""Delivery of updates by POST, as Telegram does it: in order, again after a failure, with the secret in a header."""

import asyncio
import json
import re
from typing import TYPE_CHECKING

from sandbox.errors import bad_request

if TYPE_CHECKING:
    from sandbox.bots import Bot
    from sandbox.telegram import Telegram

_LOOPBACK = re.compile(r"^http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(/|$)")
_FIRST_PAUSE_SECONDS = 1.0
_LONGEST_PAUSE_SECONDS = 60.0


def check_address(address: str) -> None:
    """HTTPS only, but for this machine, where nobody listens in and a certificate would only be in the way."""
    if not re.match(r"^https://[^\s/]+\S*$", address) and not _LOOPBACK.match(address):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def start(world: "Telegram", bot: "Bot") -> None:
    """Deliver from now on, until the webhook changes."""
    stop(bot)
    bot.pump = asyncio.get_running_loop().create_task(_deliver(world, bot))


def stop(bot: "Bot") -> None:
    """Deliver no more."""
    if bot.pump is not None:
        bot.pump.cancel()
        bot.pump = None


async def _deliver(world: "Telegram", bot: "Bot") -> None:
    pause = _FIRST_PAUSE_SECONDS
    while (hook := bot.webhook) is not None:
        waiting = bot.waiting(1)
        if not waiting:
            bot.arrived.clear()
            await bot.arrived.wait()
            continue
        headers = {"Content-Type": "application/json"}
        if hook.secret is not None:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        try:
            if world.post_webhook is None:
                raise ConnectionError("nobody posts webhooks in this world")
            status, body = await world.post_webhook(hook.url, headers, json.dumps(waiting[0]).encode())
            failure = None if 200 <= status < 300 else f"Wrong response from the webhook: {status}"
        except OSError as error:
            failure, body = f"Connection failed: {error}", b""
        if failure is None:
            bot.confirm(waiting[0]["update_id"] + 1)
            pause = _FIRST_PAUSE_SECONDS
            await _call_in_the_answer(world, bot, body)
            continue
        hook.last_error, hook.last_error_at = failure, world.timestamp()
        await world.clock.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)


async def _call_in_the_answer(world: "Telegram", bot: "Bot", body: bytes) -> None:
    """A webhook may answer with one call of a method; its result goes nowhere."""
    from sandbox.methods import answer  # methods.py imports this module

    try:
        call = json.loads(body) if body.strip().startswith(b"{") else None
    except ValueError:
        return
    if isinstance(call, dict) and isinstance(call.get("method"), str):
        await answer(world, bot.token, call.pop("method"), call)
