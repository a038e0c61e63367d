"""The sender: order, lanes, pace, edits, failures."""

import asyncio
import datetime as dt

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.edits import AT_ONCE, EDIT_SECONDS
from bot.sender import GIVE_UP, IN_FLIGHT
from sandbox.clock import MovableClock
from storage import outbox
from storage.database import Database
from storage.outbox import SCHEDULED, Outgoing
from tests.bot.conftest import GROUP, Post
from tests.chat import Chat


async def test_one_chat_is_served_in_order(post: Post) -> None:
    await post.put(*(post.say(str(number)) for number in range(20)))
    await post.sender.drain()
    assert post.wire.texts == [str(number) for number in range(20)]
    assert post.states == ["sent"] * 20


async def test_chats_do_not_wait_for_each_other(post: Post) -> None:
    met = asyncio.Barrier(3)

    async def meet(_parameters: object) -> None:
        async with asyncio.timeout(5):
            await met.wait()  # goes on only when three calls are in flight at once

    post.wire.before = meet
    await post.put(*(post.say("halo", chat) for chat in (1, 2, 3)))
    await post.sender.drain()
    assert post.states == ["sent"] * 3


async def test_conversation_goes_before_what_is_scheduled(post: Post) -> None:
    await post.put(post.say("pengingat", lane=SCHEDULED), post.say("jawaban"), post.say("jawaban lagi"))
    await post.sender.drain()
    assert post.wire.texts == ["jawaban", "jawaban lagi", "pengingat"]


async def test_what_is_scheduled_never_blocks_a_conversation_behind_it(database: Database, clock: MovableClock) -> None:
    post = Post(database, clock, per_second=30, per_minute=20)
    await post.put(post.say("pengingat", lane=SCHEDULED))
    await post.sender.pick_up()
    await post.put(post.say("jawaban"))
    async with asyncio.timeout(5):
        await post.sender.drain()
    assert post.states == ["sent", "sent"]


async def test_conversation_has_the_first_second_where_all_come_at_once(
    database: Database, clock: MovableClock
) -> None:
    post = Post(database, clock, per_second=30)
    await post.put(
        *(post.say("pengingat", 1000 + chat, lane=SCHEDULED) for chat in range(40)),
        *(post.say("jawaban", 2000 + chat) for chat in range(40)),
    )
    await post.sender.drain()
    assert post.wire.texts[:40] == ["jawaban"] * 40
    assert post.wire.texts[40:] == ["pengingat"] * 40


async def test_the_answer_to_a_button_leaves_first(post: Post) -> None:
    press = Outgoing(lane=0, chat_id=7, method="answerCallbackQuery", payload='{"callback_query_id":"1"}', created_at=0)
    await post.put(post.say("a"), post.edit("b", message_id=5), press)
    await post.sender.drain()
    assert post.wire.calls[0][0] == "answerCallbackQuery"


async def test_only_the_newest_unsent_edit_goes(post: Post) -> None:
    await post.put(post.say("0 hadir", slot="rapat:1"))
    await post.sender.drain()
    await post.put(*(post.edit(f"{number} hadir", slot="rapat:1") for number in range(1, 6)))
    await post.sender.drain()
    assert post.wire.texts == ["0 hadir", "5 hadir"]
    assert post.states == ["sent", *["superseded"] * 4, "sent"]


async def test_edits_of_one_message_keep_their_pace_across_quiet_moments(post: Post) -> None:
    for number in range(30):
        await post.put(post.edit(str(number), message_id=5))
        await post.sender.drain()  # the line is empty in between
    for first in range(len(post.wire.times)):
        for last in range(first, len(post.wire.times)):
            span = post.wire.times[last] - post.wire.times[first]
            assert last - first + 1 <= AT_ONCE + span / EDIT_SECONDS
    assert post.wire.texts[-1] == "29"


async def test_an_edit_that_came_too_soon_keeps_nobody_waiting(database: Database) -> None:
    clock = MovableClock()  # stands still
    post = Post(database, clock)
    running = asyncio.create_task(post.sender.run())
    post.sender.wake()
    for number in range(AT_ONCE + 3):
        await post.put(post.edit(str(number), message_id=5))
        await asyncio.sleep(0.02)
    await post.put(post.say("jawaban"))
    await asyncio.sleep(0.05)
    assert post.wire.texts == [*map(str, range(AT_ONCE)), "jawaban"]
    clock.advance(dt.timedelta(seconds=EDIT_SECONDS + 0.1))
    await asyncio.sleep(0.3)
    assert post.wire.texts[-1] == str(AT_ONCE + 2)
    running.cancel()
    await post.sender.stop()
    assert post.states.count("superseded") == 2


async def test_an_edit_of_a_message_that_is_not_yet_sent_waits_for_it(post: Post) -> None:
    await post.put(post.say("kartu", slot="kartu:1", lane=SCHEDULED), post.edit("struk", slot="kartu:1"))
    await post.sender.drain()
    assert post.wire.texts == ["kartu", "struk"]


async def test_an_edit_of_an_unknown_message_is_dropped(post: Post) -> None:
    await post.put(post.edit("struk", slot="tidak:ada"), post.say("lanjut"))
    await post.sender.drain()
    assert post.wire.texts == ["lanjut"]
    assert post.states == ["dropped", "sent"]


async def test_slots_survive_a_restart(post: Post) -> None:
    await post.put(post.say("kartu", slot="kartu:1"))
    await post.sender.drain()
    post.sender = post.another()
    await post.put(post.edit("struk", slot="kartu:1"))
    await post.sender.drain()
    assert post.wire.calls[1][1]["message_id"] == 101


async def test_retry_after_pauses_only_that_chat(post: Post) -> None:
    post.wire.fail(1, RetryAfter(5))
    await post.put(post.say("a", 1), post.say("b", 2))
    await post.sender.drain()
    assert post.wire.texts == ["a", "b", "a"]
    assert post.wire.times[1] == 0
    assert post.wire.times[2] >= 5
    assert post.states == ["sent", "sent"]


async def test_paused_chats_hold_no_place_in_flight(post: Post) -> None:
    post.clock.auto_jump = False
    for chat in range(1, IN_FLIGHT + 10):
        post.wire.fail(chat, TimedOut())
    await post.put(*(post.say("a", chat) for chat in range(1, IN_FLIGHT + 10)))
    running = asyncio.create_task(post.sender.run())
    post.sender.wake()
    await asyncio.sleep(0.2)
    await post.put(post.say("jawaban", 999))
    await asyncio.sleep(0.1)
    assert post.wire.texts[-1] == "jawaban"
    running.cancel()
    await post.sender.stop()


async def test_where_three_chats_are_told_to_wait_all_wait(post: Post) -> None:
    for chat in (1, 2, 3):
        post.wire.fail(chat, RetryAfter(10))
    await post.put(*(post.say("a", chat) for chat in (1, 2, 3)))
    await post.sender.pick_up()
    await asyncio.sleep(0.01)
    await post.put(post.say("b", 4))
    await post.sender.drain()
    assert post.wire.times[post.wire.texts.index("b")] >= 10


async def test_no_group_waits_for_one_that_was_told_to_wait(post: Post) -> None:
    """More is made while less than so many wait: what cannot go for a minute is none of them."""
    post.clock.auto_jump = False
    post.wire.fail(1, RetryAfter(60))
    await post.put(post.say("pengingat", 1, lane=SCHEDULED), post.say("pengingat", 2, lane=SCHEDULED))
    await post.sender.pick_up()
    assert post.sender.scheduled == 2
    await asyncio.sleep(0.05)
    assert len(post.wire.calls) == 2
    assert post.sender.scheduled == 0
    post.clock.advance(dt.timedelta(seconds=56))
    assert post.sender.scheduled == 1, "it will go soon"
    post.clock.auto_jump = True
    post.clock.advance(dt.timedelta(seconds=5))
    await post.sender.drain()
    assert post.states == ["sent", "sent"]


async def test_who_blocked_the_bot_is_noted_and_the_message_dropped(
    post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    async with post.database.write() as tx:
        await tx.connection.execute(
            "INSERT INTO people (telegram_id, first_name, started, seen_at) VALUES (7, 'x', 1, 0)"
        )
        await tx.connection.execute("INSERT INTO chats (chat_id, title, reachable) VALUES (-7, 'x', 1)")
    post.wire.fail(7, Forbidden("bot was blocked by the user"))
    post.wire.fail(-7, Forbidden("bot was kicked from the group chat"))
    await post.put(post.say("Rp20.000 dari Bu Siti", 7), post.say("Rp20.000 dari Bu Siti", -7))
    await post.sender.drain()
    assert post.states == ["failed", "failed"]
    assert post.ask("SELECT started, blocked FROM people") == [(1, 1)]
    assert post.ask("SELECT reachable FROM chats") == [(0,)]
    said = capsys.readouterr()
    assert "message refused" in said.out + said.err
    assert "Siti" not in said.out + said.err


async def test_the_network_is_tried_again_and_the_order_stays(post: Post) -> None:
    post.wire.fail(GROUP, NetworkError("disconnected"), TimedOut())
    await post.put(post.say("a"), post.say("b"))
    await post.sender.drain()
    assert post.wire.texts == ["a", "a", "a", "b"]
    assert post.wire.times[2] >= 3  # the pauses grow


async def test_what_is_too_late_is_dropped_with_a_record(post: Post) -> None:
    now = int(post.clock.now().timestamp() * 1000)
    post.wire.fail(2, RetryAfter(60))
    await post.put(post.say("a", 1, expires_at=now - 1), post.say("b", 2, expires_at=now + 30_000))
    await post.sender.drain()
    assert post.wire.texts == ["b"]  # the second became too late while its chat had to wait
    assert post.states == ["dropped", "dropped"]
    assert post.ask("SELECT DISTINCT error FROM outbox") == [("expired",)]


async def test_answers_come_back_into_the_inbox(post: Post) -> None:
    post.wire.fail(2, BadRequest("user not found"))
    await post.put(post.say("a", 1, purpose="tanya:1"), post.say("b", 2, purpose="tanya:2"))
    await post.sender.drain()
    rows = [row for (row,) in post.ask("SELECT body FROM inbox WHERE source = 'answer' ORDER BY body")]
    assert len(rows) == 2
    assert '"ok": true' in rows[0]
    assert "user not found" in rows[1].lower()
    assert post.woken


async def test_an_answer_is_not_kept_until_a_slow_chat_is_done(post: Post) -> None:
    """A group at the end of its minute must not hold back what Telegram has said about another."""
    post.clock.auto_jump = False
    post.wire.fail(GROUP, RetryAfter(60))
    running = asyncio.create_task(post.sender.run())
    post.sender.wake()
    await asyncio.sleep(0.02)
    await post.put(post.say("lambat"), post.say("a", 1, purpose="tanya:1"))
    await asyncio.sleep(0.2)
    assert post.ask("SELECT count(*) FROM inbox") == [(1,)]
    running.cancel()
    await post.sender.stop()


async def test_messages_to_a_chat_that_moved_go_to_the_new_one_in_order(post: Post) -> None:
    post.wire.fail(GROUP, ChatMigrated(-1009))
    await post.put(post.say("a"), post.say("b"))
    await post.sender.drain()
    assert post.ask("SELECT count(*) FROM inbox WHERE body LIKE '%migrated:-1009%'") == [(1,)]
    assert post.states == ["waiting", "waiting"]
    async with post.database.write() as tx:
        await outbox.retarget(tx, old=GROUP, new=-1009)
    post.sender.chat_moved(GROUP)
    await post.put(post.say("c", -1009))
    await post.sender.drain()
    assert post.wire.texts == ["a", "a", "b", "c"]
    assert [parameters["chat_id"] for _method, parameters in post.wire.calls] == [GROUP, -1009, -1009, -1009]


async def test_a_token_that_is_no_longer_known_ends_the_sender(post: Post) -> None:
    post.wire.fail(GROUP, InvalidToken())
    await post.put(post.say("a"))
    with pytest.raises(InvalidToken):
        await post.sender.drain()
    assert post.states == ["waiting"]


async def test_what_could_not_be_written_down_is_written_down_next_time(post: Post) -> None:
    await post.put(post.say("a"))
    await post.sender.pick_up()
    await asyncio.sleep(0.05)
    with pytest.raises(OSError, match="disk"):
        async with post.sender.riding() as write, post.database.write() as tx:
            await write(tx)
            raise OSError("disk full")
    assert post.states == ["waiting"]
    await post.sender.mark()
    assert post.states == ["sent"]
    assert post.wire.texts == ["a"]


async def test_after_a_restart_only_what_is_unsent_goes(post: Post) -> None:
    await post.put(post.say("a"))
    await post.sender.drain()
    post.sender = post.another()
    await post.put(post.say("b"))
    await post.sender.drain()
    assert post.wire.texts == ["a", "b"]


async def test_a_time_out_after_delivery_repeats_the_message_and_never_the_entry(laris: Chat) -> None:
    laris.world.faults.add(kind="timeout_after_delivery", method="sendMessage")
    siti, rini = laris.player.person("Bu Siti"), laris.player.person("Bu Rini")
    group = laris.world.groups()[0]
    siti.says(group, "setor 20rb")
    await laris.life.settle()
    cards = [message for message in group.messages.values() if "Terima" in str(message.payload.get("reply_markup"))]
    assert len(cards) == 2
    for card in cards:
        rini.presses(card, "Terima")
    await laris.life.settle()
    assert await laris.savings("Bu Siti") == 20_000
    assert all("No. 1" in card.text for card in cards)


async def test_one_message_that_never_arrives_does_not_hold_its_chat_for_ever(post: Post) -> None:
    """Others go through, so it is not the network: after half an hour of tries the chat goes on without it."""
    post.wire.fail(GROUP, *(NetworkError("nonsense") for _ in range(GIVE_UP)))
    await post.put(post.say("tidak pernah sampai"), post.say("sesudahnya"))
    await post.put(*(post.say("halo", 1000 + chat) for chat in range(GIVE_UP)))
    await post.sender.drain()
    assert post.states == ["failed", "sent"] + ["sent"] * GIVE_UP


async def test_while_nothing_goes_through_nothing_is_given_up(post: Post) -> None:
    post.wire.fail(GROUP, *(NetworkError("away") for _ in range(GIVE_UP * 2)))
    await post.put(post.say("satu"), post.say("dua"))
    await post.sender.drain()
    assert post.states == ["sent", "sent"]
    assert post.wire.texts[-2:] == ["satu", "dua"]
