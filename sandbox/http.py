"""The HTTP door: any Bot API client can talk to the emulator at http://127.0.0.1:PORT/bot<token>/<method>.

The way of a bot's call is plain ASGI without a framework, because benchmarks run through it. Everything else goes to
the control routes of control.py, or to whatever `fallback` brings.
"""

import asyncio
import io
import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
import python_multipart
from python_multipart.exceptions import FormParserError

from sandbox import control, webhook
from sandbox.errors import ApiError, Disconnected, TimedOut, bad_request
from sandbox.messages import MAX_FILE_BYTES
from sandbox.methods import answer, download
from sandbox.params import Upload
from sandbox.telegram import Telegram

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]

MAX_BODY_BYTES = MAX_FILE_BYTES + 1024 * 1024
# How long a call hangs after an ordered time-out, unless its client goes away first.
HANG_SECONDS = 120.0

_JSON_HEADERS = [(b"content-type", b"application/json")]


def http_app(world: Telegram, fallback: AsgiApp | None = None) -> AsgiApp:
    """An ASGI app: /bot..., /file/bot..., and the control routes, or another app in their place."""
    return HttpDoor(world, fallback or control.control_app(world))


class HttpDoor:
    """See `http_app`."""

    def __init__(self, world: Telegram, fallback: AsgiApp) -> None:
        self._world = world
        self._fallback = fallback
        self._poster = WebhookPoster()
        if world.post_webhook is None:
            world.post_webhook = self._poster

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        path: str = scope.get("path", "")
        if scope["type"] != "http" or not path.startswith(("/bot", "/file/bot")):
            await self._fallback(scope, receive, send)
        elif path.startswith("/bot"):
            token, _, name = path[4:].partition("/")
            await self._call(token, name, scope, receive, send)
        else:
            token, _, name = path[9:].partition("/")
            await self._download(token, name, send)

    async def _call(self, token: str, name: str, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await _read(receive)
            raw, files = _parsed(scope, body)
            status, result = await answer(self._world, token, name, raw, files)
        except ApiError as error:
            status, result = error.code, error.to_json()
        except TimedOut:
            await _hang(receive)
            await _break_off(send)
            return
        except Disconnected:
            await _break_off(send)
            return
        await _send(send, status, json.dumps(result).encode(), _JSON_HEADERS)

    async def _download(self, token: str, path: str, send: Send) -> None:
        try:
            file = download(self._world, token, path)
        except ApiError as error:
            await _send(send, error.code, json.dumps(error.to_json()).encode(), _JSON_HEADERS)
            return
        await _send(send, 200, file.content, [(b"content-type", b"application/octet-stream")])

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await send({"type": "lifespan.startup.complete"})
            else:
                for bot in self._world.bots.values():
                    webhook.stop(bot)
                await self._poster.close()
                await send({"type": "lifespan.shutdown.complete"})
                return


class WebhookPoster:
    """Posts updates to a bot's webhook, over one session that opens at the first of them."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def __call__(self, url: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        """Status and body of the answer; OSError where there is none."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        try:
            async with self._session.post(url, data=body, headers=headers) as response:
                return response.status, await response.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise ConnectionError(str(error) or type(error).__name__) from error

    async def close(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()
            self._session = None


async def _read(receive: Receive) -> bytes:
    message = await receive()
    body: bytes = message.get("body", b"")
    if not message.get("more_body"):
        return body
    pieces, size = [body], len(body)
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ApiError(400, "Bad Request: the body broke off")
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        if size > MAX_BODY_BYTES:
            raise ApiError(413, "Request Entity Too Large")
        if not message.get("more_body"):
            return b"".join(pieces)


def _parsed(scope: Scope, body: bytes) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Query and body together; nested values of forms stay text for params.py to decode."""
    raw: dict[str, Any] = {}
    files: dict[str, Upload] = {}
    query: bytes = scope.get("query_string", b"")
    if query:
        raw.update(parse_qsl(query.decode("latin-1"), keep_blank_values=True))
    if not body:
        return raw, files
    content_type = next((value for key, value in scope["headers"] if key == b"content-type"), b"")
    kind = content_type.partition(b";")[0].strip().lower()
    if kind == b"application/json":
        try:
            given = json.loads(body)
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(given, dict):
            raise bad_request("expected an Object")
        raw.update(given)
    elif kind == b"application/x-www-form-urlencoded":
        raw.update(parse_qsl(body.decode(), keep_blank_values=True))
    elif kind == b"multipart/form-data":
        _parse_multipart(content_type, body, raw, files)
    else:
        raise ApiError(400, "Bad Request: unsupported content type")
    return raw, files


def _parse_multipart(content_type: bytes, body: bytes, raw: dict[str, Any], files: dict[str, Upload]) -> None:
    def on_field(field: Any) -> None:
        raw[(field.field_name or b"").decode()] = (field.value or b"").decode()

    def on_file(file: Any) -> None:
        file.file_object.seek(0)
        files[(file.field_name or b"").decode()] = Upload(
            name=(file.file_name or b"file").decode(), content=file.file_object.read(), mime=file.content_type
        )
        file.close()

    try:
        python_multipart.parse_form({"Content-Type": content_type}, io.BytesIO(body), on_field, on_file)
    except (FormParserError, UnicodeDecodeError):
        raise bad_request("can't parse multipart/form-data") from None


async def _send(send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})


async def _hang(receive: Receive) -> None:
    """Say nothing until the client gives up."""

    async def until_gone() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    try:
        await asyncio.wait_for(until_gone(), HANG_SECONDS)
    except TimeoutError:
        return


async def _break_off(send: Send) -> None:
    """Promise a body and send none: the server then closes the connection, which is what a broken one looks like."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})
