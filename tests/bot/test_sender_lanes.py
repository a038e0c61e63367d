"""The sender where many chats wait: nobody keeps another, nothing goes twice, and the order holds."""

import asyncio
import datetime as dt
import random
import time
from collections import Counter
from typing import Any

import pytest
from telegram.error import RetryAfter

from handlers.menus import NO_CHAT
from sandbox.clock import MovableClock
from services.turn import CONVERSATION, SCHEDULED
from storage import outbox
from storage.database import Database, Reader
from storage.outbox import Outgoing, Queued
from tests.bot.conftest import GROUP, Post


async def listening(database: Database, clock: MovableClock, *, per_second: int = 30, per_minute: int = 20) -> Post:
    """A sender that has read the table."""
    post = Post(database, clock, per_second=per_second, per_minute=per_minute)
    await post.sender.pick_up()
    return post


async def settle() -> None:
    """Let everything happen that happens at this instant."""
    for _ in range(50):
        await asyncio.sleep(0)
    await asyncio.sleep(0.02)


async def pass_seconds(clock: MovableClock, seconds: float) -> None:
    """Let a manual clock go on in small steps."""
    for _ in range(round(seconds / 0.05)):
        clock.advance(dt.timedelta(seconds=0.05))
        await settle()


@pytest.mark.parametrize("lane", [CONVERSATION, SCHEDULED])
async def test_a_guess_that_is_taken_back_keeps_nobody_asleep(database: Database, lane: int) -> None:
    clock = MovableClock()
    post = await listening(database, clock)
    arrives = asyncio.Event()

    async def before(parameters: dict[str, Any]) -> None:
        if parameters["chat_id"] == 9:
            await arrives.wait()

    post.wire.before = before
    for chat in (1, 2, 3):
        post.wire.fail(chat, RetryAfter(40))
    await post.put(post.say("jauh", 9), *(post.say("a", chat) for chat in (1, 2, 3)))
    await settle()
    await post.put(post.say("lain", 5, lane=lane))
    await settle()
    assert "lain" not in post.wire.texts, "three were told to wait: perhaps all must"
    arrives.set()
    await pass_seconds(clock, 1)
    assert "lain" in post.wire.texts
    await post.sender.stop()


async def test_without_a_limit_an_answer_goes_before_hundreds_of_reminders(database: Database) -> None:
    post = await listening(database, MovableClock(live=True), per_second=0, per_minute=0)

    async def before(_parameters: dict[str, Any]) -> None:
        await asyncio.sleep(0.05)

    post.wire.before = before
    await post.put(*(post.say("pengingat", 1000 + number, lane=SCHEDULED) for number in range(640)))
    await asyncio.sleep(0.02)
    await post.put(post.say("jawaban", 5))
    while "jawaban" not in post.wire.texts:  # noqa: ASYNC110  # the wire is read, not told
        await asyncio.sleep(0.005)
    assert len(post.wire.texts) < 150
    await post.sender.stop()


async def test_calls_that_hang_leave_room_for_answers(database: Database) -> None:
    post = await listening(database, MovableClock(live=True))

    async def before(parameters: dict[str, Any]) -> None:
        if parameters["text"] == "pengingat":
            await asyncio.sleep(60)

    post.wire.before = before
    await post.put(*(post.say("pengingat", 1000 + number, lane=SCHEDULED) for number in range(40)))
    await asyncio.sleep(1.5)
    await post.put(*(post.say("jawaban", number) for number in range(1, 6)))
    await asyncio.sleep(0.2)
    assert post.wire.texts.count("jawaban") == 5
    await post.sender.stop()


async def test_a_group_that_talks_gets_its_reminder_in_its_turn(database: Database) -> None:
    post = await listening(database, MovableClock(live=True), per_minute=0)

    async def before(_parameters: dict[str, Any]) -> None:
        await asyncio.sleep(0.08)

    post.wire.before = before
    reminders = [post.say("pengingat", 1000 + number, lane=SCHEDULED) for number in range(240)]
    reminders.insert(20, post.say("pengingat kita", -7, lane=SCHEDULED))
    await post.put(*reminders)

    async def talk() -> None:
        while True:
            await post.put(post.say("jawaban", -7))
            await asyncio.sleep(0.1)

    talking = asyncio.create_task(talk())
    async with asyncio.timeout(15):
        while "pengingat kita" not in post.wire.texts:  # noqa: ASYNC110  # the wire is read, not told
            await asyncio.sleep(0.02)
    talking.cancel()
    assert post.wire.texts.count("pengingat") < 60
    await post.sender.stop()


async def test_menus_take_no_place_from_reminders_and_wait_for_none(database: Database) -> None:
    clock = MovableClock(auto_jump=True)
    post = await listening(database, clock)
    menu = Outgoing(lane=SCHEDULED, chat_id=NO_CHAT, method="setMyCommands", payload='{"commands": []}', created_at=0)
    await post.put(
        *(post.say("pengingat", 1000 + number, lane=SCHEDULED) for number in range(90)), *(menu for _ in range(20))
    )
    await post.sender.drain()
    assert post.wire.texts[:60].count("setMyCommands") == 20, "not one after each round of ninety"
    assert post.wire.times[-1] - post.wire.times[0] < 4, "and the reminders kept their pace"


async def test_a_press_that_is_answered_says_nothing_of_the_flood(database: Database) -> None:
    clock = MovableClock()
    post = await listening(database, clock)
    for chat in (1, 2, 3):
        post.wire.fail(chat, RetryAfter(40))
    await post.put(*(post.say("a", chat) for chat in (1, 2, 3)))
    await settle()
    answer = '{"callback_query_id": "1"}'
    await post.put(Outgoing(lane=CONVERSATION, chat_id=7, method="answerCallbackQuery", payload=answer, created_at=0))
    await settle()
    assert post.limiter.delay(CONVERSATION) > 30
    await post.sender.stop()


# --- what is read while other things happen --------------------------------------------------------------------------


async def test_what_is_marked_while_the_table_is_read_goes_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = Post(database, MovableClock(auto_jump=True))
    await post.put(post.say("satu"))
    await post.sender.pick_up()
    await settle()
    assert post.wire.texts == ["satu"]
    read = outbox.waiting

    async def slowly(db: Reader, *, after: int, limit: int) -> list[Queued]:
        rows = await read(db, after=after, limit=limit)
        await post.sender.mark()  # as a turn's commit does
        return rows

    monkeypatch.setattr("bot.sender.outbox.waiting", slowly)
    await post.sender.pick_up()
    monkeypatch.undo()
    await post.sender.drain()
    assert post.wire.texts == ["satu"]


async def test_nothing_goes_twice_however_often_the_table_is_read(database: Database) -> None:
    post = await listening(database, MovableClock(live=True), per_second=0, per_minute=0)
    dice = random.Random(7)

    async def before(_parameters: dict[str, Any]) -> None:
        await asyncio.sleep(dice.random() * 0.04)

    post.wire.before = before

    async def turns() -> None:
        while True:
            await asyncio.sleep(dice.random() * 0.03)
            await post.sender.mark()

    async def looks() -> None:
        while True:
            await asyncio.sleep(dice.random() * 0.05)
            post.sender.wake()

    others = [asyncio.create_task(work) for work in (post.sender.run(), turns(), looks())]
    begun, said = time.monotonic(), 0
    while time.monotonic() - begun < 3:
        await post.put(*(post.say(f"{said + more}", 1000 + said + more) for more in range(3)))
        said += 3
        await asyncio.sleep(0.02)
    await asyncio.sleep(0.3)
    for task in others:
        task.cancel()
    await post.sender.stop()
    assert Counter(post.wire.texts) == Counter(str(number) for number in range(said))


async def test_what_comes_while_the_table_is_read_overtakes_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = Post(database, MovableClock(auto_jump=True))
    async with database.write() as tx:
        await outbox.add(tx, [post.say("satu")])
    read = outbox.waiting

    async def slowly(db: Reader, *, after: int, limit: int) -> list[Queued]:
        rows = await read(db, after=after, limit=limit)
        if not post.wire.calls:
            await post.put(post.say("dua"))
            await settle()
        return rows

    monkeypatch.setattr("bot.sender.outbox.waiting", slowly)
    await post.sender.drain()
    assert post.wire.texts == ["satu", "dua"]


async def test_a_chat_that_moves_while_a_slot_is_looked_up_ends_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = await listening(database, MovableClock(auto_jump=True))
    look_up = outbox.get_slot

    async def slowly(db: Reader, slot: str) -> tuple[int, int] | None:
        place = await look_up(db, slot)
        post.sender.chat_moved(GROUP)
        return place

    monkeypatch.setattr("bot.sender.outbox.get_slot", slowly)
    await post.put(post.edit("kartu", slot="claim:none"), post.say("pesan"))
    await settle()
    monkeypatch.undo()
    await post.sender.drain()
    assert post.wire.texts == ["pesan"]


async def test_stopping_begins_nothing(database: Database) -> None:
    post = await listening(database, MovableClock(live=True))
    arrives = asyncio.Event()

    async def before(parameters: dict[str, Any]) -> None:
        if parameters["text"] == "lama":
            await arrives.wait()

    post.wire.before = before
    for number in range(8):
        await post.put(post.edit(str(number), message_id=5))
        await settle()
    await post.put(post.edit("nanti", message_id=5), post.say("lama"))
    await settle()
    await post.sender.stop()
    assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []
