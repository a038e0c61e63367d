"""HTTP to Telegram: PTB's request interface over aiohttp.

Why not PTB's own over httpx: measured on one loopback it took two to three times the CPU of an update and collapsed
with many calls in flight. Limits and time-outs are explicit, as they are the difference between slow and stuck.
"""

import json
from http import HTTPStatus
from typing import Any

import aiohttp
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
UPLOAD_SECONDS = 60.0
CONNECTIONS = 64
_GOOD = (b'{"ok":true,"result":', b'{"ok": true, "result":')
"""So good answers begin, Telegram's and the sandbox's: what begins otherwise is looked at."""


class AiohttpRequest(BaseRequest):
    """A pool of connections. PTB makes one for getUpdates and one for everything else."""

    def __init__(self, *, connections: int = CONNECTIONS) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds; getUpdates adds its own long-polling time."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the pool, in the running loop."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60, ttl_dns_cache=300),
                cookie_jar=aiohttp.DummyCookieJar(),
                json_serialize=_dumps,
            )

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call; (status, body). Raises TimedOut and NetworkError, without the address: it holds the token."""
        if self._session is None:
            raise NetworkError("the transport is not open")
        with_files = request_data is not None and request_data.contains_files
        seconds = _seconds(read_timeout, READ_SECONDS) + (UPLOAD_SECONDS if with_files else 0)
        timeout = aiohttp.ClientTimeout(
            total=None, sock_connect=_seconds(connect_timeout, CONNECT_SECONDS), sock_read=seconds
        )
        try:
            if request_data is None:
                sent: dict[str, Any] = {}
            elif with_files:
                sent = {"data": _form(request_data)}
            else:
                sent = {"json": request_data.parameters}
            async with self._session.request(method, url, timeout=timeout, allow_redirects=False, **sent) as answer:
                body = await answer.read()
                return (answer.status, body) if method == "GET" else _said_by_telegram(answer.status, body)
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None


def _said_by_telegram(status: int, body: bytes) -> tuple[int, bytes]:
    """The answer with its true status. Raises NetworkError where somebody else answered: a proxy, a captive portal.

    A 404 of theirs would otherwise be taken for a token that is not known, and end the program.
    """
    if body.startswith(_GOOD):
        return status, body
    try:
        answer = json.loads(body)
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
        raise NetworkError(f"not an answer of Telegram ({status})")
    if status == HTTPStatus.OK and not answer["ok"]:
        code = answer.get("error_code")
        return (code if isinstance(code, int) else int(HTTPStatus.BAD_GATEWAY)), body
    return status, body


def _seconds(given: ODVInput[float], usual: float) -> float:
    return float(given) if isinstance(given, int | float) else usual


def _form(request_data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form


def _dumps(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
