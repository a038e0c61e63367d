"""The HTTP door, over a real socket."""

import asyncio
import base64
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import aiohttp
import pytest
import uvicorn
from typer.testing import CliRunner

from sandbox import http
from sandbox.__main__ import app as commands
from sandbox.files import plain_png
from sandbox.http import WebhookPoster, http_app
from sandbox.serve import opening_world
from sandbox.telegram import Telegram
from tests.sandbox.conftest import Scene


@asynccontextmanager
async def served(app: http.AsgiApp) -> AsyncIterator[str]:
    """The address of an app that uvicorn serves in this loop."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, http="httptools", log_level="critical", ws="none")
    config.timeout_graceful_shutdown = 1
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    for _ in range(500):
        if server.started:
            break
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await running


@pytest.fixture
async def client(scene: Scene) -> AsyncIterator[aiohttp.ClientSession]:
    """A client of the scene's door."""
    async with served(http_app(scene.world)) as address, aiohttp.ClientSession(address) as session:
        yield session


async def test_json_form_query_and_multipart_mean_the_same(scene: Scene, client: aiohttp.ClientSession) -> None:
    chat_id = scene.group.id
    markup = {"inline_keyboard": [[{"text": "Terima", "callback_data": "ok"}]]}
    as_text = {"chat_id": str(chat_id), "text": "halo", "reply_markup": json.dumps(markup)}
    multipart = aiohttp.FormData(as_text, default_to_multipart=True)
    answers = [
        await client.post("/bot1:x/sendMessage", json={"chat_id": chat_id, "text": "halo", "reply_markup": markup}),
        await client.post("/bot1:x/sendMessage", data=as_text),
        await client.post("/bot1:x/sendMessage", data=multipart),
        await client.get("/bot1:x/sendMessage", params=as_text),
    ]
    for response in answers:
        body = await response.json()
        assert response.status == 200, body
        assert body["ok"]
        assert body["result"]["reply_markup"] == markup


async def test_files_go_up_and_come_down(scene: Scene, client: aiohttp.ClientSession) -> None:
    form = aiohttp.FormData({"chat_id": str(scene.group.id), "caption": "Kas"})
    content = plain_png(400, 300)
    form.add_field("photo", content, filename="kas.png", content_type="image/png")
    sent = await (await client.post("/bot1:x/sendPhoto", data=form)).json()
    file_id = sent["result"]["photo"][-1]["file_id"]
    path = (await (await client.get("/bot1:x/getFile", params={"file_id": file_id})).json())["result"]["file_path"]
    assert await (await client.get(f"/file/bot1:x/{path}")).read() == content
    assert (await client.get("/file/bot1:x/photos/lain.png")).status == 404
    assert (await client.get(f"/file/bot2:x/{path}")).status == 401


@pytest.mark.parametrize(
    ("path", "body", "content_type", "status"),
    [
        ("/bot2:x/getMe", b"", "application/json", 401),
        ("/botx/getMe", b"", "application/json", 404),
        ("/bot1:x/apa", b"", "application/json", 404),
        ("/bot1:x/getMe", b"{", "application/json", 400),
        ("/bot1:x/getMe", b"[]", "application/json", 400),
        ("/bot1:x/getMe", b"a", "text/plain", 400),
        ("/bot1:x/getMe", b"a", "multipart/form-data", 400),
    ],
)
async def test_refusals(client: aiohttp.ClientSession, path: str, body: bytes, content_type: str, status: int) -> None:
    response = await client.post(path, data=body, headers={"Content-Type": content_type})
    assert response.status == status
    assert (await response.json())["error_code"] == status


async def test_long_polling(scene: Scene, client: aiohttp.ClientSession) -> None:
    poll = asyncio.create_task(client.get("/bot1:x/getUpdates", params={"timeout": 20}))
    await asyncio.sleep(0.05)
    scene.siti.says(scene.group, "setor 20rb")
    body = await (await asyncio.wait_for(poll, 2)).json()
    assert body["result"][0]["message"]["text"] == "setor 20rb"


async def test_faults_look_like_a_bad_network(
    scene: Scene, client: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = {"chat_id": scene.group.id, "text": "halo"}
    await client.post("/world/fault", json={"kind": "429", "method": "sendMessage", "retry_after": 9})
    response = await client.post("/bot1:x/sendMessage", json=send)
    assert (response.status, (await response.json())["parameters"]) == (429, {"retry_after": 9})
    scene.world.faults.add(kind="disconnect")
    with pytest.raises(aiohttp.ClientError):
        await (await client.post("/bot1:x/sendMessage", json=send)).read()
    assert not scene.group.messages
    scene.world.faults.add(kind="timeout_after_delivery")
    with pytest.raises(TimeoutError):
        await client.post("/bot1:x/sendMessage", json=send, timeout=aiohttp.ClientTimeout(total=0.1))
    assert len(scene.group.messages) == 1
    monkeypatch.setattr(http, "HANG_SECONDS", 0.01)
    scene.world.faults.add(kind="timeout_before")
    with pytest.raises(aiohttp.ClientError):
        await (await client.post("/bot1:x/sendMessage", json=send)).read()


async def _act(client: aiohttp.ClientSession, action: str, **body: Any) -> Any:
    response = await client.post(f"/world/{action}", json=body)
    answer = await response.json()
    assert response.status == 200, answer
    return answer["result"]


async def test_people_are_played_by_control_routes(scene: Scene, client: aiohttp.ClientSession) -> None:
    await _act(client, "user", name="Bu Tuti", username="tuti")
    await _act(client, "join", person="Bu Tuti", chat="Laris")
    said = await _act(client, "say", person="Bu Tuti", chat="Laris", text="halo")
    await _act(client, "edit", person="Bu Tuti", chat="Laris", message_id=said["message_id"], text="hai")
    card = await scene.say("a", reply_markup={"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}]]})
    at = {"person": "Bu Tuti", "chat": "Laris", "message_id": card["message_id"]}
    assert (await _act(client, "press", **at, label="Ya"))["query_id"]
    assert (await _act(client, "press", **at, data="z"))["query_id"]
    assert (await _act(client, "press", person="Bu Tuti", chat="Laris", label="Ya"))["query_id"]
    await _act(client, "start", person="Bu Tuti", payload="x-1")
    await _act(client, "forward", **at, to="bot")
    picture = base64.b64encode(plain_png()).decode()
    photo = await _act(client, "photo", person="Bu Tuti", chat="bot", caption="bukti", content=picture)
    await _act(client, "document", person="Bu Tuti", chat="bot", name="a.csv", content=picture)
    await _act(client, "block", person="Bu Tuti")
    await _act(client, "unblock", person="Bu Tuti")
    await _act(client, "delete", person="Bu Tuti", chat="Laris", message_id=said["message_id"])
    await _act(client, "leave", person="Bu Tuti", chat="Laris")
    await _act(client, "promote", person="Bu Rini", chat="Laris", rights=[])
    await _act(client, "demote", person="Bu Rini", chat="Laris")
    await _act(client, "remove", person="Bu Rini", chat="Laris")
    await _act(client, "add", person="Bu Rini", chat="Laris", payload="g")
    await _act(client, "group", title="Mawar", creator="Bu Rini", members=["Bu Siti"], bots=["sisihkan_bot"])
    await _act(client, "register", token="2:y", username="dua_bot")
    moved = await _act(client, "migrate", chat="Laris")
    await _act(client, "anonymous", person="Bu Rini", chat=moved["id"])
    await _act(client, "privacy", on=True)
    before = scene.clock.now()
    after = datetime.fromisoformat(await _act(client, "clock", seconds=3600))
    assert (after - before).total_seconds() == 3600
    await _act(client, "clock", to="2027-01-01T00:00:00+00:00")
    assert await _act(client, "limits", on=True) is True
    await _act(client, "clear_faults")
    world = await (await client.get("/world")).json()
    assert {chat.get("title", chat.get("first_name")) for chat in world["chats"]} == {"Laris", "Mawar", "Bu Tuti"}
    history = await (await client.get("/world/chats/bot", params={"person": "Bu Tuti"})).json()
    assert history[0]["text"] == "/start x-1"
    file_id = photo["photo"][-1]["file_id"]
    assert await (await client.get(f"/world/files/{file_id}")).read() == plain_png()
    assert "Kendali" in await (await client.get("/")).text()


@pytest.mark.parametrize(
    ("action", "body", "status"),
    [
        ("terbang", {}, 404),
        ("say", {"person": "Bu Siti"}, 400),
        ("say", {"person": "Hantu", "chat": "Laris", "text": "a"}, 400),
        ("say", {"person": "Bu Siti", "chat": "Lain", "text": "a"}, 400),
        ("say", {"person": "Bu Siti", "chat": "bot", "text": "a"}, 400),
        ("say", [], 400),
        ("press", {"person": "Bu Siti", "chat": "Laris", "message_id": 9, "label": "a"}, 400),
        ("press", {"person": "Bu Siti", "chat": "Laris", "label": "a"}, 400),
        ("photo", {"person": "Bu Siti", "chat": "Laris", "content": "?"}, 400),
        ("clock", {"seconds": -5}, 400),
        ("fault", {"kind": "gempa"}, 400),
        ("register", {"token": "1:x"}, 400),
    ],
)
async def test_what_cannot_be_played(client: aiohttp.ClientSession, action: str, body: Any, status: int) -> None:
    response = await client.post(f"/world/{action}", json=body)
    assert response.status == status
    assert (await response.json())["ok"] is False


async def test_lost_chats_and_files_are_404(client: aiohttp.ClientSession) -> None:
    assert (await client.get("/world/chats/Lain")).status == 404
    assert (await client.get("/world/files/lain")).status == 404


async def test_events_are_streamed(scene: Scene, client: aiohttp.ClientSession) -> None:
    async with client.get("/world/events") as stream:
        assert await stream.content.readline() == b": halo\n"
        await stream.content.readline()
        scene.siti.says(scene.group, "halo")
        assert await asyncio.wait_for(stream.content.readline(), 2) == b"event: message\n"
        data = json.loads((await stream.content.readline()).removeprefix(b"data: "))
        assert data["message"]["text"] == "halo"


async def test_a_webhook_over_http(scene: Scene, client: aiohttp.ClientSession) -> None:
    posted: asyncio.Queue[tuple[dict[bytes, bytes], Any]] = asyncio.Queue()

    async def bot_side(scope: http.Scope, receive: http.Receive, send: http.Send) -> None:
        if scope["type"] != "http":
            return
        message = await receive()
        await posted.put((dict(scope["headers"]), json.loads(message["body"])))
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async with served(bot_side) as address:
        hook = {"url": f"{address}/kait", "secret_token": "rahasia"}
        assert (await client.post("/bot1:x/setWebhook", json=hook)).status == 200
        scene.siti.says(scene.group, "setor 20rb")
        headers, update = await asyncio.wait_for(posted.get(), 2)
        assert headers[b"x-telegram-bot-api-secret-token"] == b"rahasia"
        assert update["message"]["text"] == "setor 20rb"
        await client.post("/bot1:x/deleteWebhook")


async def test_a_webhook_that_nobody_answers_is_a_failed_connection() -> None:
    poster = WebhookPoster()
    with pytest.raises(ConnectionError):
        await poster("http://127.0.0.1:1/", {}, b"{}")
    await poster.close()


async def test_another_app_may_take_the_place_of_the_control_page() -> None:
    async def page(scope: http.Scope, receive: http.Receive, send: http.Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"halaman"})

    async with served(http_app(Telegram(), page)) as address, aiohttp.ClientSession(address) as session:
        assert await (await session.get("/apa")).text() == "halaman"


async def test_a_call_costs_little(scene: Scene) -> None:
    """A generous limit, ten times what is measured: it catches a framework that slips into the way."""
    app = http_app(scene.world)
    body = json.dumps({"chat_id": scene.group.id, "text": "halo"}).encode()
    scope = {
        "type": "http", "path": "/bot1:x/sendMessage", "query_string": b"",
        "headers": [(b"content-type", b"application/json")],
    }  # fmt: skip
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body}

    async def send(message: Any) -> None:
        sent.append(message)

    began = time.perf_counter()
    for _ in range(500):
        await app(scope, receive, send)
    assert (time.perf_counter() - began) / 500 < 0.001
    assert sent[0]["status"] == 200


def test_the_opening_world_has_a_group_and_a_bot_that_was_just_added() -> None:
    world = opening_world()
    [group] = world.groups()
    [bot] = world.bots.values()
    assert group.has(bot.id)
    assert bot.pending == 2
    assert [person.name for person in world.people()] == ["Bu Rini", "Bu Siti", "Pak Budi"]


def test_the_command_explains_itself() -> None:
    result = CliRunner().invoke(commands, ["serve", "--help"])
    assert result.exit_code == 0
    assert "--any-token" in result.output
