"""Processes that draw: started at the first picture, kept warm, begun anew where one dies or takes too long.

Why processes: drawing is a tenth of a second of pure computing, which in the bot's own process would hold up everybody,
in a thread as well. They come from a fork server that has loaded the drawing library once, so a new one is there at
once. This module is what the fork server loads: it knows nothing of the bot.
"""

import asyncio
import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Self

import charts
from savings.progress import Progress

Draw = Callable[[str, Progress, str], bytes]
"""(kind, record, language) -> PNG."""

WORKERS = 2
DRAW_SECONDS = 10.0
START_SECONDS = 30.0
"""A process may take so long for its first picture: on a slow disk the drawing library takes its time to load."""

TRIES = 2
"""A picture during which a process dies is begun once more: somebody else may have killed it."""

_CONTEXT = multiprocessing.get_context("forkserver")
_LOADED = ["bot.brush", "matplotlib.backends.backend_agg"]
"""What the fork server loads once for all of its processes."""


class NotDrawn(Exception):
    """There is no picture; the text is the kind of reason, without anything of the record."""


class Died(Exception):
    """The process is gone."""


class Brush:
    """Draws in at most so many processes at once. Nothing is started before the first picture."""

    def __init__(
        self,
        draw: Draw = charts.draw,
        *,
        workers: int = WORKERS,
        draw_seconds: float = DRAW_SECONDS,
        start_seconds: float = START_SECONDS,
    ) -> None:
        self._draw = draw
        self._draw_seconds = draw_seconds
        self._start_seconds = start_seconds
        self._room = asyncio.Semaphore(workers)
        self._free: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._closed = False

    @property
    def pids(self) -> set[int]:
        """The ids of the processes that live."""
        return {worker.pid for worker in self._all if worker.alive}

    async def draw(self, kind: str, record: Progress, language: str) -> bytes:
        """The picture. Raises NotDrawn."""
        async with self._room:
            why = "the process died"
            for _try in range(TRIES):
                try:
                    return await self._attempt((kind, record, language), anew=_try > 0)
                except Died as died:
                    why = " ".join(("the process died", *died.args))
            raise NotDrawn(why)

    async def _attempt(self, task: tuple[str, Progress, str], *, anew: bool) -> bytes:
        """One try, in a process that waits or in a new one (`anew`: surely). Raises Died."""
        worker = None if anew else await self._waiting()
        if worker is None:
            worker = await self._begun()
        try:
            async with asyncio.timeout(self._draw_seconds if worker.warm else self._start_seconds):
                answer = await worker.ask(task)
        except TimeoutError:
            await self._drop(worker)
            raise NotDrawn("too slow") from None
        except BaseException:
            await self._drop(worker)
            raise
        if worker in self._all:
            self._free.append(worker)
        if isinstance(answer, bytes):
            return answer
        raise NotDrawn(str(answer))

    async def _waiting(self) -> "_Worker | None":
        """One that has nothing to do and lives."""
        while self._free:
            worker = self._free.pop()
            if worker.alive:
                return worker
            await self._drop(worker)
        return None

    async def _begun(self) -> "_Worker":
        """A new one. Raises NotDrawn after the end, and Died where none could be started."""
        if not self._closed:
            try:
                worker = await _Worker.start(self._draw)
            except (EOFError, OSError) as error:
                # Also a TMPDIR of more than about 70 characters, which the fork server's socket cannot have.
                raise Died(f"before it began: {error}") from None
            self._all.add(worker)
            if not self._closed:
                return worker
            await self._drop(worker)
        raise NotDrawn("closed")

    async def _drop(self, worker: "_Worker") -> None:
        if worker in self._all:  # otherwise somebody else ends it
            self._all.discard(worker)
            await asyncio.shield(worker.end())

    async def close(self) -> None:
        """End every process; none is started from now on."""
        self._closed = True
        self._free.clear()
        for worker in tuple(self._all):
            await self._drop(worker)


class _Worker:
    """One process and the line to it."""

    def __init__(self, process: BaseProcess, line: "Connection[Any, Any]") -> None:
        self._process = process
        self._line = line
        self.pid: int = process.pid or 0
        self.warm = False
        """Whether it has drawn before."""

    @property
    def alive(self) -> bool:
        """Whether it can still draw."""
        return self._process.is_alive()

    @classmethod
    async def start(cls, draw: Draw) -> Self:
        """A new process. In a thread: the first one waits for the fork server to load."""
        return await asyncio.to_thread(cls._start, draw)

    @classmethod
    def _start(cls, draw: Draw) -> Self:
        _CONTEXT.set_forkserver_preload(_LOADED)
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_work, args=(theirs, draw), name="brush", daemon=True)
        process.start()
        theirs.close()
        return cls(process, ours)

    async def ask(self, task: tuple[str, Progress, str]) -> object:
        """What the process answers: the picture, or why there is none. Raises Died."""
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[None] = loop.create_future()

        def readable() -> None:
            if not answered.done():
                answered.set_result(None)

        try:
            self._line.send(task)
            loop.add_reader(self._line.fileno(), readable)
            try:
                await answered
            finally:
                loop.remove_reader(self._line.fileno())
            answer = self._line.recv()
        except (EOFError, OSError):
            raise Died from None
        self.warm = True
        return answer

    async def end(self) -> None:
        """Kill it by its id, whatever it does: a picture can always be drawn again."""
        self._process.kill()
        await asyncio.to_thread(self._process.join)
        self._process.close()
        self._line.close()


def _work(line: "Connection[Any, Any]", draw: Draw) -> None:
    """The life of a process: draw what is asked for until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the bot's to answer
    while True:
        try:
            kind, record, language = line.recv()
        except (EOFError, OSError):
            return
        try:
            answer: object = draw(kind, record, language)
        except Exception as error:
            answer = type(error).__name__  # a message could hold names and amounts
        line.send(answer)
