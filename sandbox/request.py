"""The door for tests: python-telegram-bot's own request interface, straight into the world, without a socket."""

import json
from typing import Any
from urllib.parse import unquote

from telegram.error import NetworkError
from telegram.error import TimedOut as PtbTimedOut
from telegram.request import BaseRequest, RequestData

from sandbox.errors import ApiError, Disconnected, TimedOut
from sandbox.methods import answer, download
from sandbox.params import Upload
from sandbox.telegram import Telegram


class EmulatorRequest(BaseRequest):
    """Hand one to `ApplicationBuilder.request` and one to `get_updates_request`; time-outs are not looked at."""

    __slots__ = ("_world",)

    def __init__(self, world: Telegram) -> None:
        self._world = world

    @property
    def read_timeout(self) -> float | None:
        """Nothing here takes long."""
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        """One call, parameters encoded as they would be on the wire."""
        head, _, rest = unquote(url).partition("/file/bot")
        if rest:
            token, _, path = rest.partition("/")
            try:
                return 200, download(self._world, token, path).content
            except ApiError as error:
                return error.code, json.dumps(error.to_json()).encode()
        token, _, name = head.partition("/bot")[2].partition("/")
        raw: dict[str, Any] = {}
        files: dict[str, Upload] = {}
        if request_data is not None:
            raw = dict(request_data.json_parameters)
            for field, (file_name, content, mime) in (request_data.multipart_data or {}).items():
                data = content if isinstance(content, bytes) else content.read()
                files[field] = Upload(name=file_name, content=data, mime=mime)
        try:
            status, body = await answer(self._world, token, name, raw, files)
        except TimedOut as error:
            raise PtbTimedOut from error
        except Disconnected as error:
            raise NetworkError("the connection broke") from error
        return status, json.dumps(body).encode()
