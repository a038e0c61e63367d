"""The demo without a browser: its door, its page's routes, its clock, and how it begins and ends."""

import asyncio
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from sandbox import demo as demo_module
from sandbox.clock import MovableClock
from sandbox.demo import CannotOpen, demo, free_port, show
from sandbox.telegram import Telegram
from sandbox.web import commands_for, page_app
from services import verify
from storage.database import Database
from storage.migrations.upgrade import NEWEST
from tests.sandbox.test_http import served

ROOT = Path(__file__).resolve().parents[2]


@asynccontextmanager
async def shown(database: Path, told: list[str], *, empty: bool = False) -> AsyncIterator[aiohttp.ClientSession]:
    """A client of a demo in this loop, which ends as by Ctrl-C."""
    stop = asyncio.Event()
    opened = asyncio.Event()

    def tell(line: str) -> None:
        told.append(line)
        if line.startswith("Buka"):
            opened.set()

    with free_port("127.0.0.1", 18_300) as listener:
        running = asyncio.create_task(show(listener, database, empty=empty, tell=tell, stop=stop))
        await asyncio.wait({running, asyncio.create_task(opened.wait())}, return_when=asyncio.FIRST_COMPLETED)
        address = next(re.findall(r"http://\S+", line)[0] for line in told if line.startswith("Buka"))
        async with aiohttp.ClientSession(address) as client:
            yield client
            stop.set()
            await asyncio.wait_for(running, 10)


async def get(client: aiohttp.ClientSession, path: str, **params: Any) -> Any:
    """The JSON of an answer."""
    async with client.get(path, params=params) as response:
        return await response.json()


async def post(client: aiohttp.ClientSession, path: str, **body: Any) -> Any:
    """The result of an action that must succeed."""
    async with client.post(path, json=body) as response:
        answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]


async def test_it_opens_with_the_played_meeting_and_goes_on_live(tmp_path: Path) -> None:
    told: list[str] = []
    async with shown(tmp_path / "demo.db", told) as client:
        assert [line.partition(" ")[0] for line in told] == ["Buka", "Bot"]
        state = await get(client, "/world/page")
        (group,) = (chat for chat in state["chats"] if chat["type"] == "group")
        facts = state["groups"][str(group["id"])]
        assert (facts["zone"], facts["utc_offset_hours"], state["live"]) == ("WIB", 7, True)
        ids = {user["first_name"]: str(user["id"]) for user in state["users"]}
        assert "bendahara" in facts["roles"][ids["Bu Rini"]]
        assert "pendamping" in facts["roles"][ids["Mbak Merli"]]
        assert ids["Bu Yuni"] not in facts["roles"]

        said = await post(client, "/world/say", person="Bu Siti", chat="KSM Laris Jaya", text="setor 20rb")
        for _ in range(200):
            newest = (await get(client, f"/world/chats/{group['id']}"))[-1]
            if newest["message_id"] != said["message_id"]:
                break
            await asyncio.sleep(0.02)
        assert newest["text"].startswith("Bu Siti setor Rp20.000")

    database = await Database.open(tmp_path / "demo.db", revision=NEWEST)
    async with database.read() as db:
        assert await verify.verify(db) == []
    await database.close()


async def test_any_client_and_a_second_bot_can_join_in(tmp_path: Path) -> None:
    told: list[str] = []
    async with shown(tmp_path / "demo.db", told) as client:
        me = await get(client, "/bot1:x/getMe")
        assert me["result"]["username"] == "sisihkan_bot"
        second = await get(client, "/bot2:y/getMe")
        assert second["ok"]
        name = second["result"]["username"]
        await post(client, "/world/add", person="Bu Rini", chat="KSM Laris Jaya", who=f"bot:{name}")
        updates = await get(client, "/bot2:y/getUpdates")
        chat_id = updates["result"][0]["my_chat_member"]["chat"]["id"]
        sent = await get(client, "/bot2:y/sendMessage", chat_id=chat_id, text="Saya bot yang lain")
        assert sent["ok"]


async def test_a_week_passes_hour_by_hour_and_nobody_hears_of_an_outage(tmp_path: Path) -> None:
    told: list[str] = []
    async with shown(tmp_path / "demo.db", told) as client:
        before = datetime.fromisoformat((await get(client, "/world/page"))["now"])
        began = time.monotonic()
        after = datetime.fromisoformat(await post(client, "/world/clock", seconds=7 * 86_400))
        assert time.monotonic() - began < 20
        assert timedelta(days=7) <= after - before < timedelta(days=7, minutes=1)
        to = (after + timedelta(hours=1)).isoformat()
        assert datetime.fromisoformat(await post(client, "/world/clock", to=to)) >= after + timedelta(hours=1)
        messages = await get(client, "/world/chats/KSM Laris Jaya")
        assert not [message for message in messages if "tidak tersambung" in message.get("text", "")]
        async with client.post("/world/clock", json={"seconds": -5}) as response:
            assert response.status == 400


async def test_streams_end_when_the_demo_ends(tmp_path: Path) -> None:
    told: list[str] = []
    began = 0.0
    async with shown(tmp_path / "demo.db", told, empty=True) as client:
        stream = await client.get("/world/events")
        assert (await stream.content.readline()).startswith(b":")
        began = time.monotonic()
    assert time.monotonic() - began < 3
    stream.close()


async def test_an_opening_that_fails_keeps_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "rusak.txt"
    broken.write_text('= group "KSM Coba" Bu Rini\nBu Rini * Tidak ada\n', encoding="utf-8")
    monkeypatch.setattr(demo_module, "OPENING_SCENARIO", broken)
    told: list[str] = []
    async with shown(tmp_path / "demo.db", told) as client:
        assert told[0].startswith("Pembukaan terhenti di tengah jalan: rusak.txt:2")
        assert (await get(client, "/bot1:x/getMe"))["ok"]


async def test_an_empty_demo_has_people_and_no_group(tmp_path: Path) -> None:
    told: list[str] = []
    async with shown(tmp_path / "demo.db", told, empty=True) as client:
        state = await get(client, "/world/page")
        assert len(state["users"]) == 4
        assert state["chats"] == []
        assert state["groups"] == {}


async def test_the_page_and_its_files_come_with_a_strict_content_policy() -> None:
    world = Telegram(MovableClock())
    world.add_bot()
    siti = world.add_user("Bu Siti")
    async with served(page_app(world)) as address, aiohttp.ClientSession(address) as client:
        for path, kind in (("/", "text/html"), ("/page.css", "text/css"), ("/chat.js", "text/javascript")):
            async with client.get(path) as response:
                assert response.status == 200
                assert response.content_type == kind
                assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        state = await get(client, "/world/page")
        assert (state["live"], state["groups"]) == (False, {})
        menu = await get(client, "/world/commands", person=siti.id, chat="bot:sisihkan_bot")
        assert menu == [{"bot": "sisihkan_bot", "commands": []}]
        for wrong in ("person=x&chat=bot", "person=7&chat=bot", f"person={siti.id}"):
            async with client.get(f"/world/commands?{wrong}") as response:
                assert response.status == 404
        later = await post(client, "/world/clock", seconds=60)
        assert later == world.clock.now().isoformat()


def test_the_narrowest_scope_and_the_own_language_make_the_menu() -> None:
    world = Telegram(MovableClock())
    bot = world.add_bot()
    rini, siti = world.add_user("Bu Rini", language_code="en"), world.add_user("Bu Siti")
    group = world.add_group("KSM Coba", rini, members=[siti], bots=[bot])

    def menu(person: Any, chat: Any) -> str:
        return "".join(command["command"] for command in commands_for(bot, person, chat))

    def setting(scope: str, command: str, language: str = "") -> None:
        bot.commands[scope, language] = [{"command": command, "description": command}]

    private = world.private_chat(siti, bot)
    assert menu(siti, private) == menu(siti, group) == ""
    setting("default", "apa")
    setting("all_group_chats", "grup")
    setting("all_group_chats", "group", "en")
    assert (menu(siti, private), menu(siti, group), menu(rini, group)) == ("apa", "grup", "group")
    setting("all_private_chats", "pribadi")
    setting("all_chat_administrators", "admin")
    assert (menu(siti, private), menu(siti, group), menu(rini, group)) == ("pribadi", "grup", "admin")
    setting(f"chat:{group.id}", "disini")
    assert (menu(siti, group), menu(rini, group)) == ("disini", "disini")
    setting(f"chat_administrators:{group.id}", "pengurus")
    setting(f"chat_member:{group.id}:{siti.id}", "siti")
    assert (menu(siti, group), menu(rini, group)) == ("siti", "pengurus")


def test_a_clock_that_goes_live_goes_on_from_where_it_stood() -> None:
    clock = MovableClock(auto_jump=True)
    clock.advance(timedelta(hours=2))
    before, counted = clock.now(), clock.monotonic()
    clock.go_live()
    clock.go_live()
    assert timedelta(0) <= clock.now() - before < timedelta(seconds=5)
    assert 0 <= clock.monotonic() - counted < 5
    clock.advance(timedelta(hours=1))
    assert clock.now() - before >= timedelta(hours=1)


def test_a_taken_port_is_passed_over_and_a_strange_address_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with free_port("127.0.0.1", port) as listener:
            assert listener.getsockname()[1] > port
    with pytest.raises(CannotOpen, match="Alamat"):
        free_port("192.0.2.1", 8080)


def test_a_database_that_exists_is_not_overwritten(tmp_path: Path) -> None:
    kept = tmp_path / "buku.db"
    kept.write_text("buku lama")
    with pytest.raises(CannotOpen, match="sudah ada"):
        demo(host="127.0.0.1", port=18_400, database=kept, empty=True, tell=print)
    assert kept.read_text() == "buku lama"


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
def test_it_opens_at_once_and_a_signal_ends_it_cleanly(name: signal.Signals, tmp_path: Path) -> None:
    kept = tmp_path / "dalam" / "buku.db"
    command = [sys.executable, "-m", "sandbox", "demo", "--port", "18500", "--db", str(kept)]
    began = time.monotonic()
    environment = os.environ | {"TMPDIR": str(tmp_path.parent)}  # its own name would be too long for a socket
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Buka http://127.0.0.1:185")
        assert time.monotonic() - began < 12  # six on an idle machine
        process.send_signal(name)
        _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")
    with sqlite3.connect(kept) as books:
        assert books.execute("SELECT count(*) FROM entries").fetchone()[0] > 5
    books.close()
