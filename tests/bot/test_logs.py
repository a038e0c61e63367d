"""What the operator's log may hold: what happened and where; never a token, a name or an amount."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from telegram import Update
from telegram.error import Forbidden, InvalidToken

from bot import life, logs, poller, sender, timetable, worker
from handlers.context import Context
from tests.bot.conftest import handle_with
from tests.chat import TOKEN, Chat

FORBIDDEN = (TOKEN, "Siti", "Rini", "Laris", "20.000", "20000", "20rb", "Rp")


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Logging is set for the whole process: put back what was set."""
    levels = {name: logging.getLogger(name).level for name in ("", "httpx", "httpcore", "apscheduler", "telegram")}
    handlers = list(logging.getLogger().handlers)
    new_loggers()
    yield
    new_loggers()
    logging.getLogger().handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def new_loggers() -> None:
    """Modules hold loggers that remember the first configuration they saw."""
    structlog.reset_defaults()
    for module in (life, poller, sender, timetable, worker):
        vars(module)["log"] = structlog.get_logger()


async def test_a_whole_dialog_with_failures_leaves_nothing_private_in_the_log(
    laris: Chat, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [...]
    Bu Rini * Terima
    bot ~ ✅ No. 1: ... [...]
    """
    logs.configure("json")
    await laris.play()
    group = laris.world.groups()[0]
    laris.world.faults.add(kind="403", method="sendMessage")
    laris.world.faults.add(kind="429", method="sendMessage", retry_after=2)
    laris.world.faults.add(kind="disconnect", method="sendMessage")
    laris.player.person("Bu Siti").says(group, "setor 20rb")
    laris.player.person("Bu Siti").says(group, "setor 20.000")
    await laris.life.settle()

    async def broken(update: Update, context: Context) -> None:
        raise ValueError(f"{context.user.full_name} {context.message.text}")

    handle_with(laris, broken)
    laris.player.person("Bu Siti").says(group, "setor 20rb")
    await laris.life.settle()
    said = capsys.readouterr().err
    events = [json.loads(line)["event"] for line in said.strip().splitlines()]
    assert events == ["message refused", "turn failed", "turn failed", "update set aside"]
    assert [word for word in FORBIDDEN if word in said] == []


@pytest.mark.parametrize("error", [InvalidToken(f"The token `{TOKEN}` was rejected"), Forbidden(f"x {TOKEN}")])
def test_libraries_that_log_addresses_are_silent(error: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("console")
    for name in ("httpx", "httpcore", "telegram", "telegram.ext", "aiohttp.client", "apscheduler.scheduler"):
        logging.getLogger(name).error("POST https://api.telegram.org/bot%s/getMe: %s", TOKEN, error)
    assert TOKEN not in capsys.readouterr().err
