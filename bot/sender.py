"""The sender: drains the outbox at Telegram's pace.

In order within a chat and lane, concurrent across chats, conversation before scheduled. The answer to a button leaves
first. Edits of one message coalesce: only the newest unsent one goes, at most one in three seconds. A crash between
sending and marking may repeat a message, never an entry.
"""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

import structlog
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.api import Api
from bot.clock import Clock
from bot.limiter import Limiter
from handlers.answers import Answer
from services.directory import Directory
from services.turn import CONVERSATION, SCHEDULED
from storage import inbox, outbox, people
from storage.database import Database, Transaction
from storage.outbox import Queued
from storage.times import to_milliseconds

IN_FLIGHT = 32
EDIT_SECONDS = 3.0
READ_AHEAD = 1000
LONGEST_PAUSE = 60.0
MARK_SECONDS = 0.05
"""How long sent messages may wait to be marked together: one fsync for many."""

log = structlog.get_logger()


@dataclass(slots=True)
class Line:
    """What waits for one chat: a queue for each lane, and edits that came too soon."""

    lanes: tuple[deque[Queued], deque[Queued]] = field(default_factory=lambda: (deque(), deque()))
    held: dict[str, Queued] = field(default_factory=dict)
    edited: dict[str, float] = field(default_factory=dict)
    busy: bool = False


@dataclass(slots=True)
class Results:
    """What happened since the last marking."""

    sent: list[int] = field(default_factory=list)
    ended: list[tuple[int, str, str]] = field(default_factory=list)
    slots: list[tuple[str, int, int]] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    unreachable: list[tuple[int, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.sent or self.ended or self.slots or self.answers or self.unreachable)


class Sender:
    """Sends what the outbox holds. `after_answers` is told when an answer has come back into the inbox."""

    def __init__(
        self,
        api: Api,
        database: Database,
        clock: Clock,
        directory: Directory,
        limiter: Limiter,
        *,
        after_answers: Callable[[], None],
    ) -> None:
        self._api = api
        self._database = database
        self._clock = clock
        self._directory = directory
        self._limiter = limiter
        self._after_answers = after_answers
        self._seen = 0
        self._lines: dict[int, Line] = {}
        self._slots: dict[str, tuple[int, int]] = {}
        self._results = Results()
        self._known: set[int] = set()
        self._waiting = [0, 0]
        self._gate = asyncio.Semaphore(IN_FLIGHT)
        self._tasks: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._failed: BaseException | None = None

    def wake(self) -> None:
        """Something new lies in the outbox."""
        self._wake.set()

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            await self.pick_up()
            if self._results:
                await asyncio.sleep(MARK_SECONDS)
                await self.mark()
            if self._failed is not None:
                raise self._failed

    async def drain(self) -> None:
        """Send everything that waits, and mark it."""
        while True:
            await self.pick_up()
            if self._tasks:
                await asyncio.wait(set(self._tasks), return_when=asyncio.FIRST_COMPLETED)
            elif not self._results:
                break
            await self.mark()
            if self._failed is not None:
                raise self._failed

    @property
    def idle(self) -> bool:
        """Whether nothing waits and nothing is in flight."""
        return not self._tasks and not self._results

    async def pick_up(self) -> None:
        """Take what is new in the outbox into the lines."""
        while True:
            async with self._database.read() as db:
                queued = await outbox.waiting(db, after=self._seen, limit=READ_AHEAD)
            for item in queued:
                self._seen = item.id
                if item.id not in self._known:
                    self._known.add(item.id)
                    self._line_up(item)
            if len(queued) < READ_AHEAD:
                return

    def _line_up(self, item: Queued) -> None:
        if item.method == "answerCallbackQuery":
            self._start(self._answer_press(item))
            return
        line = self._lines.setdefault(item.chat_id, Line())
        line.lanes[item.lane].append(item)
        self._waiting[item.lane] += 1
        if not line.busy:
            line.busy = True
            self._start(self._work_off(item.chat_id, line))

    def _start(self, work: Any) -> None:
        task: asyncio.Task[None] = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self._failed = task.exception()
        self._wake.set()

    async def _answer_press(self, item: Queued) -> None:
        """The presser's wheel is turning: this leaves before anything else and counts towards no limit."""
        if not self._is_late(item):
            await self._deliver(item, json.loads(item.payload))

    async def _work_off(self, chat_id: int, line: Line) -> None:
        """One chat's line, in order, until it is empty."""
        try:
            while (item := await self._next(line)) is not None:
                if self._is_late(item):
                    continue
                parameters = await self._address(item, line)
                if parameters is None:
                    continue
                await self._wait_for_room(chat_id, item.lane)
                async with self._gate:
                    self._limiter.count(chat_id)
                    await self._deliver(item, parameters)
        finally:
            line.busy = False
            if not any(line.lanes) and not line.held:
                self._lines.pop(chat_id, None)

    async def _next(self, line: Line) -> Queued | None:
        """The next message of a chat: conversation first, then scheduled, then an edit that had to wait."""
        for lane in (CONVERSATION, SCHEDULED):
            if line.lanes[lane]:
                self._waiting[lane] -= 1
                return line.lanes[lane].popleft()
        if not line.held:
            return None
        target, item = min(line.held.items(), key=lambda pair: line.edited.get(pair[0], 0.0))
        wait = line.edited.get(target, 0.0) + EDIT_SECONDS - self._clock.monotonic()
        if wait > 0:
            await self._clock.sleep(wait)
            if any(line.lanes):
                return await self._next(line)
        del line.held[target]
        return item

    async def _address(self, item: Queued, line: Line) -> dict[str, Any] | None:
        """The parameters of the call, with the message id of its slot; None where it is not to be sent now."""
        parameters: dict[str, Any] = json.loads(item.payload)
        if "chat_id" in parameters:
            parameters["chat_id"] = item.chat_id
        if not item.method.startswith("editMessage"):
            return parameters
        if item.slot is not None:
            place = self._slots.get(item.slot) or await self._look_up(item.slot)
            if place is None or place[0] != item.chat_id:
                self._results.ended.append((item.id, "dropped", "no such message"))
                return None
            parameters["message_id"] = place[1]
        target = str(parameters["message_id"])
        older = line.held.pop(target, None)
        if older is not None:
            self._results.ended.append((older.id, "superseded", ""))
        if self._edited_again(item, target, line):
            self._results.ended.append((item.id, "superseded", ""))
            return None
        if line.edited.get(target, -EDIT_SECONDS) + EDIT_SECONDS > self._clock.monotonic():
            line.held[target] = item
            return None
        if len(line.edited) > 100:
            line.edited.clear()
        line.edited[target] = self._clock.monotonic()
        return parameters

    def _edited_again(self, item: Queued, target: str, line: Line) -> bool:
        """Whether a newer edit of the same message waits in the line."""
        return any(
            later.method == item.method
            and (
                (item.slot is not None and later.slot == item.slot)
                or str(json.loads(later.payload).get("message_id")) == target
            )
            for lane in line.lanes
            for later in lane
            if later.method.startswith("editMessage")
        )

    async def _look_up(self, slot: str) -> tuple[int, int] | None:
        async with self._database.read() as db:
            return await outbox.get_slot(db, slot)

    async def _wait_for_room(self, chat_id: int, lane: int) -> None:
        while True:
            wait = self._limiter.delay(chat_id, lane)
            if lane == SCHEDULED and self._waiting[CONVERSATION]:
                wait = max(wait, 0.05)  # people who wait for an answer go first
            if wait <= 0:
                return
            await self._clock.sleep(wait)

    def _is_late(self, item: Queued) -> bool:
        if item.expires_at is not None and item.expires_at < to_milliseconds(self._clock.now()):
            self._results.ended.append((item.id, "dropped", "expired"))
            return True
        return False

    async def _deliver(self, item: Queued, parameters: dict[str, Any]) -> None:
        """Make the call until it is clear how it ended."""
        failures = 0
        while True:
            try:
                result = await self._api.call(item.method, parameters)
            except RetryAfter as error:
                seconds = error.retry_after if isinstance(error.retry_after, int) else error.retry_after.total_seconds()
                self._limiter.pause(item.chat_id, seconds)
                await self._clock.sleep(seconds)
            except (Forbidden, ChatMigrated, BadRequest) as error:
                self._refused(item, error)
                return
            except InvalidToken:
                raise
            except TelegramError:
                failures += 1
                await self._clock.sleep(min(LONGEST_PAUSE, 2.0 ** min(failures - 1, 6)))
                if self._is_late(item):
                    return
            else:
                self._delivered(item, parameters, result)
                return

    def _delivered(self, item: Queued, parameters: dict[str, Any], result: Any) -> None:
        self._results.sent.append(item.id)
        if item.slot is not None and item.method.startswith("send") and isinstance(result, dict):
            place = (item.chat_id, int(result["message_id"]))
            self._slots[item.slot] = place
            self._results.slots.append((item.slot, *place))
            if len(self._slots) > 10_000:
                self._slots.clear()
        if item.purpose is not None:
            self._results.answers.append(Answer(purpose=item.purpose, chat_id=item.chat_id, ok=True, result=result))

    def _refused(self, item: Queued, error: TelegramError) -> None:
        """Telegram will not take it, now or later."""
        if isinstance(error, ChatMigrated):
            # The message stays in the outbox: the turn that moves the books sends it to the new chat.
            self._known.discard(item.id)
            purpose = f"migrated:{error.new_chat_id}"
            self._results.answers.append(Answer(purpose=purpose, chat_id=item.chat_id, ok=True))
            return
        text = str(error).lower()
        if "message is not modified" in text:
            self._results.sent.append(item.id)
            return
        if isinstance(error, Forbidden) or "chat not found" in text:
            self._results.unreachable.append((item.chat_id, text))
        log.warning("message refused", outbox=item.id, method=item.method, error=type(error).__name__)
        self._results.ended.append((item.id, "failed", type(error).__name__))
        if item.purpose is not None:
            answer = Answer(purpose=item.purpose, chat_id=item.chat_id, ok=False, description=str(error))
            self._results.answers.append(answer)

    async def mark(self) -> None:
        """Write down what was sent, and put the answers into the inbox."""
        if not self._results:
            return
        results, self._results = self._results, Results()
        try:
            async with self._database.write() as tx:
                await self._write(tx, results)
        except BaseException:
            self._directory.forget_everything()
            raise
        self._known.difference_update(results.sent, (item for item, _state, _error in results.ended))
        if results.answers:
            self._after_answers()

    async def _write(self, tx: Transaction, results: Results) -> None:
        now = to_milliseconds(self._clock.now())
        if results.sent:
            await outbox.mark_sent(tx, results.sent, now=now)
        for item, state, error in results.ended:
            await outbox.mark_ended(tx, item, state=state, error=error, now=now)
        if results.slots:
            await outbox.set_slots(tx, results.slots)
        if results.answers:
            bodies = [(None, json.dumps(asdict(answer), ensure_ascii=False)) for answer in results.answers]
            await inbox.store(tx, bodies, source="answer", now=now)
        for chat_id, text in results.unreachable:
            await self._mark_unreachable(tx, chat_id, text)

    async def _mark_unreachable(self, tx: Transaction, chat_id: int, text: str) -> None:
        if chat_id < 0:
            await people.set_chat_reachable(tx, chat_id, reachable=False)
            return
        never_started = "initiate" in text or "chat not found" in text
        await people.set_reach(tx, chat_id, started=not never_started, blocked=not never_started)
        self._directory.forget_person(chat_id)

    def chat_moved(self, old: int) -> None:
        """What waited for this chat waits for another now: read it anew."""
        line = self._lines.get(old)
        if line is not None:
            for lane, queue in enumerate(line.lanes):
                self._waiting[lane] -= len(queue)
                self._known.difference_update(item.id for item in queue)
                queue.clear()
            self._known.difference_update(item.id for item in line.held.values())
            line.held.clear()
        self._slots.clear()
        self._seen = 0
        self._wake.set()
