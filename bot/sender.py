"""The sender: drains the outbox at Telegram's pace.

In order within a chat and lane, concurrent across chats, conversation before scheduled. What is scheduled leaves one
chat after another, at even intervals, so that room for an answer is never far. The answer to a button leaves first.
Edits of one message coalesce: only the newest unsent one goes, and not too often (edits.py). A crash between sending
and marking may repeat a message, never an entry.

What a turn has committed is handed over in memory; the table is read at the start, and after a chat has moved.

A row with "draw" names a picture, one with "make" a file. It is made first, outside of any transaction, and joins its
chat's line when it is ready: nobody waits behind a drawing, least of all the answer to the button that asked for it.
"""

import asyncio
import json
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import structlog
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.api import Api, seconds_to_wait
from bot.clock import Clock
from bot.edits import Edits
from bot.limiter import Limiter
from bot.painting import Painted, Painter
from bot.waiting import EXPIRED, Line, Results, Waiting, picture_of
from handlers.answers import Answer
from handlers.menus import NO_CHAT
from services.directory import Directory
from services.turn import CONVERSATION, SCHEDULED
from storage import outbox
from storage.database import Database, Transaction
from storage.outbox import Queued
from storage.times import to_milliseconds

IN_FLIGHT = 32
READ_AHEAD = 1000
SLICE_SECONDS = 0.25
"""Who waits for room looks up so often whether something more urgent has come."""
GIVE_WAY_SECONDS = 0.02
"""What is scheduled waits so long, and again, while somebody who waits for an answer waits for room."""
NAP_SECONDS = 0.001
"""Waits are rounded up by this: clocks round too, and a wait of almost nothing would never end."""
MARK_SECONDS = 0.05
"""How long sent messages may wait to be marked: for a turn's commit to take them along, or at least for each other."""

HELD_UP = 5.0
"""Seconds for which a chat must be left alone, after which nobody else waits with it."""

SLOTS_KEPT = 10_000
GIVE_UP = 30
"""So many failures of one message, a minute apart, while as many others went through: it must not hold its chat up."""

log = structlog.get_logger()


class Sender:
    """Sends what the outbox holds. `after_answers` is told when an answer has come back into the inbox."""

    def __init__(
        self,
        api: Api,
        database: Database,
        clock: Clock,
        directory: Directory,
        limiter: Limiter,
        painter: Painter,
        *,
        after_answers: Callable[[], None],
    ) -> None:
        self._api = api
        self._database = database
        self._clock = clock
        self._directory = directory
        self._limiter = limiter
        self._painter = painter
        self._after_answers = after_answers
        self._lines: dict[int, Line] = {}
        self._slots: OrderedDict[str, tuple[int, int]] = OrderedDict()
        self._edits = Edits(clock.monotonic)
        self._results = Results()
        self._known: set[int] = set()
        self._eager: set[int] = set()
        # Chats whose next message is scheduled, in the order in which they will be called; values mean nothing.
        self._patient: OrderedDict[int, None] = OrderedDict()
        self._calling = False
        self._moving: set[int] = set()
        self._painting: dict[int, Waiting] = {}
        self._gate = asyncio.Semaphore(IN_FLIGHT)
        self._tasks: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._stale = True
        self._reading = False
        self._succeeded = 0
        self._failed: BaseException | None = None

    def wake(self) -> None:
        """Something may lie in the outbox that was not handed over: read it."""
        self._stale = True
        self._wake.set()

    def take(self, queued: Sequence[Queued]) -> None:
        """Send these: a turn has just committed them."""
        if self._reading:
            self.wake()  # what is being read is older, and may not hold them
        elif not self._stale:  # otherwise the table is about to be read, and they lie there behind older ones
            self._line_up(queued)

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            if self._failed is not None:
                raise self._failed
            if self._stale:
                await self.pick_up()
            if self._results:
                if not self._results.answers:
                    await asyncio.sleep(MARK_SECONDS)
                await self.mark()

    async def drain(self) -> None:
        """Send everything that waits, and mark it."""
        await self.pick_up()
        while True:
            if self._stale:
                await self.pick_up()
            if self._tasks:
                await asyncio.wait(set(self._tasks), return_when=asyncio.FIRST_COMPLETED)
            elif not self._results and not self._stale:
                break
            await self.mark()
            if self._failed is not None:
                raise self._failed

    async def stop(self) -> None:
        """Send no more, and mark what was sent."""
        while self._tasks:  # what ends may begin another: an edit that is held
            for task in tuple(self._tasks):
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.mark()

    @property
    def idle(self) -> bool:
        """Whether nothing waits and nothing is in flight."""
        return not self._stale and not self._tasks and not self._results

    @property
    def scheduled(self) -> int:
        """How many messages by the clock wait to be sent, those included that are being drawn; menus are none.

        Those of a chat that was told to wait do not count: they take nothing of the pace that the others have.
        """
        drawn = sum(item.queued.lane == SCHEDULED for item in self._painting.values())
        return drawn + sum(
            len(line.lanes[SCHEDULED])
            for chat_id, line in self._lines.items()
            if chat_id != NO_CHAT and line.lanes[SCHEDULED] and self._limiter.chat_delay(chat_id) < HELD_UP
        )

    # --- lining up -----------------------------------------------------------------------------------------------

    async def pick_up(self) -> None:
        """Read the outbox, and line up what is not yet known."""
        self._stale = False
        self._reading = True
        after = 0
        try:
            while True:
                # What is sent and marked while the table is read may be read as if it still waited.
                known = self._known.copy()
                async with self._database.read() as db:
                    queued = await outbox.waiting(db, after=after, limit=READ_AHEAD)
                self._line_up([item for item in queued if item.id not in known])
                if len(queued) < READ_AHEAD:
                    return
                after = queued[-1].id
        finally:
            self._reading = False

    def _line_up(self, queued: Sequence[Queued]) -> None:
        """In order of urgency: tasks begin in the order in which they were made."""
        new = [item for item in queued if item.id not in self._known and item.chat_id not in self._moving]
        self._known.update(item.id for item in new)
        for item in sorted(new, key=_urgency):
            waiting = Waiting(item, json.loads(item.payload))
            if item.method == "answerCallbackQuery":
                self._start(self._answer_press(waiting))
            elif {"draw", "make"} & waiting.parameters.keys():
                self._start(self._paint(waiting))
            else:
                self._stand_in_line(waiting)

    def _stand_in_line(self, waiting: Waiting) -> None:
        chat_id = waiting.queued.chat_id
        line = self._lines.setdefault(chat_id, Line())
        line.lanes[waiting.queued.lane].append(waiting)
        self._go_on(chat_id, line)

    async def _paint(self, waiting: Waiting, *, anew: bool = False) -> None:
        """Draw the picture or make the file, then stand in line with it."""
        queued, number = waiting.queued, waiting.queued.id
        if self._is_late(queued):
            return
        self._painting[number] = waiting
        if "make" in waiting.parameters:
            painted = await self._painter.make(waiting.parameters["make"])
        else:
            painted = await self._painter.paint(
                waiting.parameters["draw"], chat_id=queued.chat_id, lane=queued.lane, anew=anew
            )
        if self._painting.get(number) is not waiting:
            return  # its chat has moved meanwhile, and it was read anew
        del self._painting[number]
        if painted is None and "text" not in waiting.parameters:
            self._end(waiting, "dropped", "nothing to show")
            return
        waiting.painted = painted or Painted(text="")
        self._stand_in_line(waiting)

    def _go_on(self, chat_id: int, line: Line) -> None:
        if not line.busy:
            line.busy = True
            self._start(self._work_off(chat_id, line))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self._failed = task.exception()
            self._wake.set()

    # --- one chat ------------------------------------------------------------------------------------------------

    async def _work_off(self, chat_id: int, line: Line) -> None:
        """One chat's line, in order, until it is empty, or only holds edits that came too soon, or only can wait.

        What is scheduled goes when the chat is called; until then nothing but its place in the order is kept.
        """
        try:
            while (lane := await self._choose(chat_id, line)) is not None:
                wait = self._wait(chat_id, lane, line)
                if wait <= 0 and lane == SCHEDULED and not line.called:
                    self._stand_by(chat_id)
                    return
                if wait > 0:
                    # A newer conversation message, or a newer edit, may have the right of way by then.
                    await self._clock.sleep(min(wait, SLICE_SECONDS) + NAP_SECONDS)
                    continue
                async with self._gate:
                    # While the gate was closed others may have used the room up.
                    wait = max(self._wait(chat_id, lane, line), self._limiter.delay(lane))
                    if lane == SCHEDULED:
                        line.called = False
                        if wait > 0 or self._eager:
                            self._stand_by(chat_id, first=True)
                            return
                    elif wait > 0:
                        continue
                    self._eager.discard(chat_id)
                    with self._limiter.going(chat_id, lane):
                        await self._attempt(line.lanes[lane].popleft(), chat_id, line, lane)
        finally:
            line.busy = False
            self._eager.discard(chat_id)
            if line.held:
                self._hold(chat_id, line)
            elif not any(line.lanes) and self._lines.get(chat_id) is line:
                del self._lines[chat_id]

    def _wait(self, chat_id: int, lane: int, line: Line) -> float:
        """Seconds until this chat's next message of this lane may go, as far as it is known here.

        For what is scheduled that is the chat alone: its place among the others is kept by `_call`.
        """
        here = max(line.not_before - self._clock.monotonic(), self._limiter.chat_delay(chat_id))
        if lane == SCHEDULED:
            return here
        if here > 0:
            self._eager.discard(chat_id)
        else:
            self._eager.add(chat_id)
        return max(here, self._limiter.delay(lane))

    def _stand_by(self, chat_id: int, *, first: bool = False) -> None:
        """Take a place in the order of what is scheduled, or keep the one that it has."""
        self._patient.setdefault(chat_id)
        if first or chat_id == NO_CHAT:  # menus take no place from anybody
            self._patient.move_to_end(chat_id, last=False)
        if not self._calling:
            self._calling = True
            self._start(self._call())

    async def _call(self) -> None:
        """Call the chats with something scheduled, one after another, whenever there is room and nobody is eager.

        One task sleeps until then instead of all of them, which would wake at the same moment to find one place.
        """
        try:
            while self._patient:
                wait = self._limiter.delay(SCHEDULED)
                if self._eager:
                    wait = max(wait, GIVE_WAY_SECONDS)  # people who wait for an answer go first
                if wait > 0:
                    await self._clock.sleep(min(wait, SLICE_SECONDS) + NAP_SECONDS)
                    continue
                chat_id = next(iter(self._patient))
                del self._patient[chat_id]
                line = self._lines.get(chat_id)
                if line is not None:
                    line.called = True
                    self._go_on(chat_id, line)
                    await asyncio.sleep(0)  # it goes, and is counted, before the next is called
        finally:
            self._calling = False

    async def _choose(self, chat_id: int, line: Line) -> int | None:
        """The lane whose first message goes next, with everything needless taken out; None where there is none."""
        for lane in (CONVERSATION, SCHEDULED):
            queue = line.lanes[lane]
            while queue:
                item = queue[0]
                if self._is_late(item.queued) or not await self._is_to_go(item, chat_id, line, lane):
                    if queue and queue[0] is item:  # the chat may have moved while its slot was looked up
                        queue.popleft()
                    continue
                if queue and queue[0] is item:
                    return lane
        return None

    async def _is_to_go(self, item: Waiting, chat_id: int, line: Line, lane: int) -> bool:
        """Whether it is to be sent now. An edit may be needless, too early, or of a message that is not there."""
        if not item.is_edit:
            if "chat_id" in item.parameters:
                item.parameters["chat_id"] = chat_id
            return True
        slot = item.queued.slot
        item.parameters["chat_id"] = chat_id
        if slot is not None:
            place = self._slots.get(slot) or await self._look_up(slot)
            if place is None and lane == CONVERSATION and any(w.queued.slot == slot for w in line.lanes[SCHEDULED]):
                line.lanes[SCHEDULED].append(item)  # its message has not been sent: after it
                return False
            if place is None or place[0] != chat_id:
                self._end(item, "dropped", "no such message")
                return False
            item.parameters["message_id"] = place[1]
        message_id = int(item.parameters["message_id"])
        older = line.held.pop((item.queued.method, message_id), None)
        if older is not None:
            self._end(older, "superseded")
        if self._is_edited_again(item, message_id, line):
            self._end(item, "superseded")
            return False
        if self._edit_wait(item, chat_id, message_id) > 0:
            line.held[(item.queued.method, message_id)] = item
            return False
        return True

    def _is_edited_again(self, item: Waiting, message_id: int, line: Line) -> bool:
        """Whether a newer edit of the same message waits in the line."""
        method, slot, number = item.queued.method, item.queued.slot, item.queued.id
        return any(
            later.queued.id > number
            and later.queued.method == method
            and ((slot is not None and later.queued.slot == slot) or later.parameters.get("message_id") == message_id)
            for queue in line.lanes
            for later in queue
        )

    def _edit_wait(self, item: Waiting, chat_id: int, message_id: int) -> float:
        return self._edits.wait((chat_id, message_id), live=item.queued.slot is not None)

    def _hold(self, chat_id: int, line: Line) -> None:
        """Edits that came too soon go by themselves when their time has come."""
        if not line.timer:
            line.timer = True
            self._start(self._release(chat_id, line))

    async def _release(self, chat_id: int, line: Line) -> None:
        try:
            while line.held:
                key, item = min(line.held.items(), key=lambda pair: self._edit_wait(pair[1], chat_id, pair[0][1]))
                wait = self._edit_wait(item, chat_id, key[1])
                if wait > 0:
                    await self._clock.sleep(wait + NAP_SECONDS)
                    continue
                del line.held[key]
                line.lanes[item.queued.lane].appendleft(item)
                self._go_on(chat_id, line)
        finally:
            line.timer = False

    async def _look_up(self, slot: str) -> tuple[int, int] | None:
        async with self._database.read() as db:
            return await outbox.get_slot(db, slot)

    def _is_late(self, item: Queued) -> bool:
        if item.expires_at is not None and item.expires_at < to_milliseconds(self._clock.now()):
            self._results.ended.append((item.id, "dropped", EXPIRED))
            self._wake.set()
            return True
        return False

    # --- one call ------------------------------------------------------------------------------------------------

    async def _attempt(self, item: Waiting, chat_id: int, line: Line, lane: int) -> None:
        """Make the call once; what may still succeed goes back to the head of its lane."""
        if item.is_edit:
            self._edits.note((chat_id, int(item.parameters["message_id"])))
        try:
            result = await self._api.call(*item.call)
        except RetryAfter as error:
            self._limiter.pause(chat_id, seconds_to_wait(error))
            self._not_edited(item, chat_id)
            line.lanes[lane].appendleft(item)
        except ChatMigrated as error:
            self._migrated(item, chat_id, line, error)
        except (Forbidden, BadRequest) as error:
            if isinstance(error, Forbidden) or not self._shown_otherwise(item):
                self._refused(item, error)
        except InvalidToken:
            raise
        except TelegramError as error:
            if self._is_hopeless(item):
                self._refused(item, error)
                return
            line.not_before = self._clock.monotonic() + item.pause
            self._not_edited(item, chat_id)
            line.lanes[lane].appendleft(item)
        else:
            self._delivered(item, result)

    async def _answer_press(self, item: Waiting) -> None:
        """The presser's wheel is turning: this leaves before anything else and counts towards no limit."""
        while not self._is_late(item.queued):
            try:
                result = await self._api.call(item.queued.method, item.parameters)
            except RetryAfter as error:
                await self._clock.sleep(seconds_to_wait(error))
            except (Forbidden, BadRequest, ChatMigrated) as error:
                self._refused(item, error)
                return
            except InvalidToken:
                raise
            except TelegramError:
                item.failures += 1
                await self._clock.sleep(item.pause)
            else:
                self._delivered(item, result)
                return

    def _shown_otherwise(self, item: Waiting) -> bool:
        """Whether what was refused has another way: Telegram has lost a picture, or the group lets nobody send any."""
        painted = item.painted
        if painted is None or (painted.photo is None and painted.file is None):
            return False
        if painted.file is not None:
            item.painted = replace(painted, file=None, text=painted.file.instead)
            self._stand_in_line(item)
        elif isinstance(painted.photo, str):
            self._start(self._paint(item, anew=True))
        else:
            item.painted = replace(painted, photo=None)
            self._stand_in_line(item)
        return True

    def _is_hopeless(self, item: Waiting) -> bool:
        """Count a failure of the network; after half an hour in which others went through, it is this message's own."""
        if item.failures == 0:
            item.others = self._succeeded
        item.failures += 1
        return item.failures >= GIVE_UP and self._succeeded - item.others >= GIVE_UP

    def _not_edited(self, item: Waiting, chat_id: int) -> None:
        if item.is_edit:
            self._edits.take_back((chat_id, int(item.parameters["message_id"])))

    def _delivered(self, item: Waiting, result: Any) -> None:
        queued = item.queued
        self._succeeded += 1
        if queued.chat_id != NO_CHAT and queued.method != "answerCallbackQuery":
            self._limiter.went()
        self._results.sent.append(queued.id)
        number = result.get("message_id") if isinstance(result, dict) else None
        if queued.slot is not None and not item.is_edit and isinstance(number, int):
            place = (int(item.parameters["chat_id"]), number)
            self._slots[queued.slot] = place
            self._results.slots.append((queued.slot, *place))
            while len(self._slots) > SLOTS_KEPT:
                self._slots.popitem(last=False)
        if item.painted is not None and (file_id := picture_of(result)) is not None:
            self._results.pictures.append(self._painter.keep(item.painted, file_id))
        if queued.purpose is not None:
            answer = Answer(purpose=queued.purpose, chat_id=queued.chat_id, ok=True, result=result)
            self._results.answers.append(answer)
        self._wake.set()

    def _migrated(self, item: Waiting, chat_id: int, line: Line, error: ChatMigrated) -> None:
        """The chat has another id. The messages stay in the outbox: the turn that moves the books readdresses them."""
        self._moving.add(chat_id)
        self._clear(line)
        self._forget_painting(chat_id)
        self._known.discard(item.queued.id)
        purpose = f"migrated:{error.new_chat_id}"
        self._results.answers.append(Answer(purpose=purpose, chat_id=chat_id, ok=True))
        self._wake.set()

    def _refused(self, item: Waiting, error: TelegramError) -> None:
        """Telegram will not take it, now or later."""
        queued, text = item.queued, str(error).lower()
        if "message is not modified" in text:
            self._results.sent.append(queued.id)
            self._wake.set()
            return
        if isinstance(error, Forbidden) or "chat not found" in text:
            self._results.unreachable.append((queued.chat_id, text))
        log.warning("message refused", outbox=queued.id, method=queued.method, error=type(error).__name__)
        if queued.purpose is not None:
            answer = Answer(purpose=queued.purpose, chat_id=queued.chat_id, ok=False, description=str(error))
            self._results.answers.append(answer)
        self._end(item, "failed", type(error).__name__)

    def _end(self, item: Waiting, state: str, error: str = "") -> None:
        self._results.ended.append((item.queued.id, state, error))
        self._wake.set()

    # --- writing down --------------------------------------------------------------------------------------------

    async def mark(self) -> None:
        """Write down what was sent, and put the answers into the inbox."""
        if self._results:
            async with self.riding() as write, self._database.write() as tx:
                await write(tx)

    @asynccontextmanager
    async def riding(self) -> AsyncIterator[Callable[[Transaction], Awaitable[None]]]:
        """What was sent so far, to be written in somebody's transaction: one commit for both.

        Around the transaction, so that it ends after the commit: where that fails the results are kept for the next.
        """
        results, self._results = self._results, Results()

        async def write(tx: Transaction) -> None:
            if results:
                await results.write(tx, self._directory, now=to_milliseconds(self._clock.now()))

        try:
            yield write
        except BaseException:
            newer, self._results = self._results, results
            for name in Results.__slots__:
                getattr(results, name).extend(getattr(newer, name))
            self._directory.forget_everything()
            raise
        self._known.difference_update(results.sent, (item for item, _state, _error in results.ended))
        if results.answers:
            self._after_answers()

    def chat_moved(self, old: int) -> None:
        """What waited for this chat waits for another now: read it anew."""
        self._moving.discard(old)
        self._forget_painting(old)
        line = self._lines.pop(old, None)
        if line is not None:
            self._clear(line)
        for slot in [slot for slot, place in self._slots.items() if place[0] == old]:
            del self._slots[slot]
        self.wake()

    def _forget_painting(self, chat_id: int) -> None:
        """What is being drawn for this chat is not sent: the outbox still holds it."""
        for number in [number for number, item in self._painting.items() if item.queued.chat_id == chat_id]:
            del self._painting[number]
            self._known.discard(number)

    def _clear(self, line: Line) -> None:
        """Forget what waits in a line; the outbox still holds it."""
        for queue in (*line.lanes, list(line.held.values())):
            self._known.difference_update(item.queued.id for item in queue)
        for lane in line.lanes:
            lane.clear()
        line.held.clear()


def _urgency(item: Queued) -> int:
    return -1 if item.method == "answerCallbackQuery" else item.lane
