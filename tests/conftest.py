"""The chat in which tests are written: a real bot over an emulated Telegram and a real SQLite file."""

import datetime as dt
import inspect
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.chat import Chat


@pytest.fixture
async def chat(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Chat]:
    """An empty world with the bot running in it; the test's docstring is its dialog."""
    docstring = inspect.getdoc(request.function) or ""
    chat = await Chat.open(tmp_path / "sisihkan.db", docstring, start=dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC))
    yield chat
    await chat.close()


@pytest.fixture
async def laris(chat: Chat) -> Chat:
    """KSM Laris Jaya, started: Bu Rini bendahara, Pak Joko ketua, Bu Ani sekretaris; Bu Siti, Bu Wati, Bu Sri members.

    Mbah Karto is a member without a phone, Mbak Merli the pendamping. Rini, Joko, Siti and Merli have pressed Start.
    """
    await chat.start_laris_jaya()
    return chat
