"""The chat in which tests are written: a real bot over an emulated Telegram and a real SQLite file."""

import datetime as dt
import gc
import inspect
import threading
from collections.abc import AsyncIterator, Iterator
from functools import partial
from pathlib import Path

import pytest

from storage import database
from tests.chat import Chat


def pytest_collection_finish() -> None:
    """What is loaded now stays to the end: no test looks for rubbish in it, as no running bot does."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def own_synchronous() -> Iterator[str]:
    """No test waits for the disk but those that start programs of their own; the value is what the program says."""
    own = database.SYNCHRONOUS
    database.SYNCHRONOUS = "OFF"
    yield own
    database.SYNCHRONOUS = own


@pytest.fixture(scope="session", autouse=True)
def connections_end_with_pytest() -> Iterator[None]:
    """A test that fails leaves its connections open, and their threads would keep pytest from ending."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aiosqlite.core.Thread", partial(threading.Thread, daemon=True))
        yield


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
