"""A bad network: what answers in Telegram's place, slowly, wrongly or not at all. Nothing ends, nothing is lost."""

import asyncio
import datetime as dt
import json
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from telegram import InputFile
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.api import Api
from bot.application import build
from bot.transport import AiohttpRequest
from sandbox.request import EmulatorRequest
from tests.attacks import arrive, assert_unharmed, group_of, heard_in, message_json, newest_of_ours, person, rows
from tests.chat import Chat

Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]

NONSENSE = (
    (200, ""),
    (200, "null"),
    (200, "[]"),
    (200, '"ok"'),
    (200, "{}"),
    (200, '{"ok": true}'),
    (200, "<html>Login WiFi Desa</html>"),
    (200, '{"ok": true, "result": [{"upda'),
    (200, '{"ok": false}'),
    (200, '{"ok": false, "description": "later"}'),
    (204, ""),
    (302, ""),
    (404, "<html>404</html>"),
    (401, "<html>proxy</html>"),
    (403, "<html>blocked by your provider</html>"),
    (502, "<html>Bad Gateway</html>"),
    (502, "[]"),
    (500, "\x00\x01"),
    (599, ""),
)


@asynccontextmanager
async def answering(answer: Answering) -> AsyncIterator[Api]:
    """Calls of a bot whose Telegram answers so."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    requests = AiohttpRequest(), AiohttpRequest()
    house = build("1:x", f"http://{host}:{port}/bot", f"http://{host}:{port}/file/bot", *requests)
    for request in requests:
        await request.initialize()
    try:
        yield Api(house.bot)
    finally:
        for request in requests:
            await request.shutdown()
        await runner.cleanup()


async def test_a_picture_goes_as_a_file_and_by_its_name_as_a_word() -> None:
    came: list[dict[str, object]] = []

    async def answer(request: web.Request) -> web.Response:
        if request.content_type == "application/json":
            came.append(await request.json())
        else:
            parts = await request.post()
            came.append(
                {key: value.file.read() if isinstance(value, web.FileField) else value for key, value in parts.items()}
            )
        return web.json_response({"ok": True, "result": {"message_id": 1}})

    async with answering(answer) as api:
        picture = InputFile(b"PNG", filename="grafik.png")
        await api.call("sendPhoto", {"chat_id": -4001, "caption": "Simpanan naik.", "photo": picture})
        await api.call("sendPhoto", {"chat_id": -4001, "caption": "Simpanan naik.", "photo": "AgAC"})
    drawn, known = came
    assert drawn["caption"] == known["caption"] == "Simpanan naik."
    assert b"PNG" in drawn.values(), "the bytes themselves"
    assert known["photo"] == "AgAC"


async def test_nonsense_is_the_networks_fault_and_passes() -> None:
    replies = iter(NONSENSE * 2)

    async def answer(_request: web.Request) -> web.Response:
        status, text = next(replies)
        return web.Response(status=status, text=text, headers={"Location": "/elsewhere"} if status == 302 else None)

    async with answering(answer) as api:
        for status, text in NONSENSE:
            with pytest.raises(TelegramError) as raised:
                await api.call("sendMessage", {"chat_id": 1, "text": "x"})
            assert not isinstance(raised.value, BadRequest | Forbidden | InvalidToken), (status, text)
        for _ in NONSENSE:
            with pytest.raises(TelegramError):
                await api.get_updates(offset=None, seconds=0, allowed=[])


@pytest.mark.parametrize(
    ("code", "kind"), [(400, BadRequest), (429, RetryAfter), (404, InvalidToken), (500, NetworkError)]
)
async def test_a_refusal_counts_whatever_the_status_says(code: int, kind: type[TelegramError]) -> None:
    body = {"ok": False, "error_code": code, "description": "no"}
    if code == 429:
        body["parameters"] = {"retry_after": 3}

    async def answer(_request: web.Request) -> web.Response:
        return web.json_response(body)

    async with answering(answer) as api:
        with pytest.raises(kind):
            await api.call("sendMessage", {"chat_id": 1, "text": "x"})


async def test_updates_are_a_list_of_updates() -> None:
    results: Iterator[object] = iter(["x", {"update_id": 1}, [1], [{}], [{"update_id": "1"}], None, True])

    async def answer(_request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": next(results)})

    async with answering(answer) as api:
        for _ in range(7):
            with pytest.raises(NetworkError):
                await api.get_updates(offset=None, seconds=0, allowed=[])


async def test_a_slow_answer_is_a_time_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.transport.READ_SECONDS", 0.2)

    async def answer(_request: web.Request) -> web.Response:
        await asyncio.sleep(5)
        return web.Response()

    async with answering(answer) as api:
        with pytest.raises(TimedOut):
            await api.call("sendMessage", {"chat_id": 1, "text": "x"})


async def test_through_nonsense_and_faults_every_message_arrives_in_order(
    laris: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every third call is answered by something that is not Telegram."""
    real, calls = EmulatorRequest.do_request, iter(range(10_000))

    async def unreliable(self: EmulatorRequest, url: str, *rest: object, **more: object) -> tuple[int, bytes]:
        number = next(calls)
        if number % 3 == 2 and not url.endswith("getUpdates"):
            status, text = NONSENSE[number // 3 % len(NONSENSE)]
            if status in {401, 403, 404} or "description" in text:  # the transport has turned these into errors already
                raise NetworkError("not an answer of Telegram")
            return status, text.encode()
        return await real(self, url, *rest, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(EmulatorRequest, "do_request", unreliable)
    siti = person(laris, "Bu Siti")
    for amount in range(1, 16):
        siti.says(group_of(laris), f"setor {amount}rb")
        await laris.life.settle()
    await assert_unharmed(laris)
    said = heard_in(group_of(laris))
    places = [said.index(f"Rp{amount}.000 ") for amount in range(1, 16)]
    assert places == sorted(places)


async def test_one_refused_message_does_not_hold_the_chat_up(laris: Chat) -> None:
    laris.world.faults.add(kind="400", method="sendMessage", times=1)
    siti = person(laris, "Bu Siti")
    for amount in (1, 2, 3):
        siti.says(group_of(laris), f"setor {amount}rb")
    await laris.life.settle()
    said = heard_in(group_of(laris))
    assert "Rp1.000" not in said and "Rp2.000" in said and "Rp3.000" in said
    assert await rows(laris, "SELECT count(*) FROM claims") == [(3,)]


async def test_a_clock_that_goes_back_an_hour_changes_no_order(laris: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    siti, rini, group = person(laris, "Bu Siti"), person(laris, "Bu Rini"), group_of(laris)
    real = laris.clock.now
    for step, back in enumerate((0, 60, 0, 90)):
        monkeypatch.setattr(laris.clock, "now", lambda back=back: real() - dt.timedelta(minutes=back))
        siti.says(group, f"setor {step + 1}rb")
        await laris.life.settle()
        card = newest_of_ours(group)
        assert card is not None
        rini.presses(card, "Terima")
        await laris.life.settle()
        await laris.life.timetable.tick()
    await laris.life.settle()
    await assert_unharmed(laris)
    assert await laris.cash() == 10_000


async def test_books_locked_for_three_seconds_are_waited_for(laris: Chat, tmp_path: Path) -> None:
    """A backup or a careless shell holds the file; the updates wait and count once."""
    locker = sqlite3.connect(tmp_path / "sisihkan.db", isolation_level=None, check_same_thread=False)
    locker.execute("BEGIN IMMEDIATE")
    person(laris, "Bu Siti").says(group_of(laris), "setor 20rb")
    settling = asyncio.create_task(laris.life.settle())
    await asyncio.sleep(3)
    assert not settling.done()
    locker.execute("ROLLBACK")
    locker.close()
    await settling
    await assert_unharmed(laris)
    assert await rows(laris, "SELECT count(*) FROM claims") == [(1,)]


async def test_the_same_update_twice_counts_once(laris: Chat) -> None:
    siti = person(laris, "Bu Siti")
    told = message_json(laris, group_of(laris), siti, text="setor 20rb")
    for _ in range(3):
        arrive(laris, "message", told)
    await laris.life.settle()
    await assert_unharmed(laris)
    assert await rows(laris, "SELECT count(*) FROM claims") == [(1,)]
    kept = await rows(laris, "SELECT body FROM inbox WHERE body LIKE '%setor 20rb%'")
    assert all(json.loads(body)["message"] == told for (body,) in kept)
