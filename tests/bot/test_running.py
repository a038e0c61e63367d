"""The program as its operator meets it: one plain line for each way it cannot run, and a quick end."""

import asyncio
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.migrations.upgrade import create
from tests.simulation.programs import ROOT, TOKEN, Program, emulator, free_port, start_bot

TRACE = re.compile(r"Traceback|^  File ", re.MULTILINE)


def run(folder: Path, *arguments: str, **settings: str) -> tuple[int, str]:
    """A command of the bot: (exit code, everything it said)."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=inherited | {"PYTHONPATH": str(ROOT)} | settings,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def one_line(said: str) -> str:
    """The only line that was said."""
    (line,) = said.strip().splitlines()
    return line


def test_without_a_token_it_says_where_to_get_one(tmp_path: Path) -> None:
    code, said = run(tmp_path, "-m", "bot", "run")
    assert code == 1
    assert one_line(said) == "BOT_TOKEN is not set: What @BotFather gave, like 123456:ABC-DEF"


def test_on_a_disk_that_is_wiped_it_does_not_begin(tmp_path: Path) -> None:
    for command in ("run", "migrate", "verify"):
        code, said = run(tmp_path, "-m", "bot", command, BOT_TOKEN=TOKEN, DYNO="worker.1")
        assert code == 1
        assert "wipes its disk" in one_line(said)


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    url = f"sqlite:///{tmp_path}/file/books.db"
    code, said = run(tmp_path, "-m", "bot", "run", BOT_TOKEN=TOKEN, DATABASE_URL=url)
    assert code == 1
    assert "cannot be written" in one_line(said)


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "books.db").write_text("this is a letter" * 100)
    url = f"sqlite:///{tmp_path}/books.db"
    code, said = run(tmp_path, "-m", "bot", "run", BOT_TOKEN=TOKEN, DATABASE_URL=url)
    assert code == 1
    assert not TRACE.search(said)
    assert "books.db" in said


def test_to_run_imports_nothing_heavy(tmp_path: Path) -> None:
    code, said = run(tmp_path, "-X", "importtime", "-m", "bot", "run")
    assert code == 1
    names = {line.rpartition("|")[2].strip() for line in said.splitlines() if line.startswith("import time:")}
    assert "bot.life" in names
    for heavy in (
        "matplotlib",
        "sqlalchemy",
        "alembic",
        "rich.segment",
        "pygments",
        "greenlet._greenlet",
        "babel.dates",
        "num2words",
        "sandbox",
    ):
        assert heavy not in names


async def test_wrong_token_second_instance_and_a_quick_end(tmp_path: Path) -> None:
    """One world for four meetings with the operator: starting programs is slow."""
    database = tmp_path / "books.db"
    create(database)
    async with emulator(tmp_path) as world:
        wrong = await start_bot(world, tmp_path, database, BOT_TOKEN="77:wrong")
        assert await wrong.ended(20) == 1
        assert one_line(wrong.words.decode()).startswith("Telegram does not know this token.")
        assert "77:wrong" not in wrong.words.decode()

        first = await start_bot(world, tmp_path, database)
        others: list[Program] = []
        try:
            await first.running()
            same_books = await start_bot(world, tmp_path, database)
            others.append(same_books)
            assert await same_books.ended(20) == 1
            last = same_books.words.decode().strip().splitlines()[-1]
            assert last == f"Another instance is running on the database {database}; stop it first."

            elsewhere = tmp_path / "other.db"
            create(elsewhere)
            same_token = await start_bot(world, tmp_path, elsewhere)
            others.append(same_token)
            async with asyncio.timeout(20):
                while b"another instance is running with this token" not in first.words:  # noqa: ASYNC110  # a process
                    await asyncio.sleep(0.05)
            await same_token.kill()

            began = time.monotonic()
            assert await first.stop() == 0
            assert time.monotonic() - began < 10
        finally:
            for program in (first, *others):
                await program.kill()
    said = (tmp_path / "bot.log").read_text()
    assert not TRACE.search(said)
    assert TOKEN not in said


async def test_with_messages_waiting_it_still_ends_in_ten_seconds_and_sends_them_next_time(tmp_path: Path) -> None:
    database = tmp_path / "books.db"
    create(database)
    async with emulator(tmp_path) as world:
        person = await world.act("user", name="Bu Endah")
        await world.act("group", title="Ramai", creator=str(person["id"]), bots=["sisihkan_bot"])
        pace = {"MESSAGES_PER_GROUP_MINUTE": "2", "MESSAGES_PER_SECOND": "30"}
        program = await start_bot(world, tmp_path, database, **pace)
        try:
            await program.running()
            for _ in range(6):
                await world.act("say", person=str(person["id"]), chat="Ramai", text="/bantuan")
            async with asyncio.timeout(20):
                while await world.pending():  # noqa: ASYNC110  # another process
                    await asyncio.sleep(0.05)
            await asyncio.sleep(0.5)
            began = time.monotonic()
            assert await program.stop() == 0
            assert time.monotonic() - began < 10
            shown = [message for message in await world.history("Ramai") if message["from"]["is_bot"]]
            assert len(shown) == 2
            program = await start_bot(world, tmp_path, database)
            async with asyncio.timeout(20):
                while sum(m["from"]["is_bot"] for m in await world.history("Ramai")) < 6:  # noqa: ASYNC110  # a process
                    await asyncio.sleep(0.05)
        finally:
            await program.kill()
    assert not TRACE.search((tmp_path / "bot.log").read_text())


async def test_an_unreachable_telegram_is_waited_for(tmp_path: Path) -> None:
    database = tmp_path / "books.db"
    create(database)
    said = tmp_path / "bot.log"
    settings = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": f"http://127.0.0.1:{free_port()}/bot",
        "DATABASE_URL": f"sqlite:///{database}",
        "LOG_FORMAT": "json",
    }
    program = await Program.start(["-m", "bot", "run"], folder=tmp_path, said=said, environment=settings)
    try:
        async with asyncio.timeout(20):
            while program.words.count(b"Telegram cannot be reached") < 2:  # noqa: ASYNC110  # a process
                await asyncio.sleep(0.05)
    finally:
        await program.kill()
    lines = program.words.decode().strip().splitlines()
    assert all(line.startswith("{") for line in lines), lines
    assert [f'"retry_in_seconds": {pause}' in line for pause, line in zip((2, 4), lines, strict=False)] == [True, True]
    assert TOKEN not in program.words.decode()


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_every_command_has_its_help(tmp_path: Path, log_format: str) -> None:
    code, said = run(tmp_path, "-m", "bot", "--help", LOG_FORMAT=log_format)
    assert code == 0
    for command in ("run", "migrate", "verify", "backup", "export"):
        assert command in said
