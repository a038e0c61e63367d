"""Turns: one failing undoes just itself, poison is set aside, and a handler cannot send."""

import asyncio
from typing import Any

import pytest
from structlog.testing import capture_logs
from telegram import Update

from handlers.context import Context
from tests.bot.conftest import ask, handle_with
from tests.chat import Chat

OPERATOR = 990


async def note(context: Context, text: str) -> None:
    """An effect in the books and a message to send."""
    await context.turn.tx.connection.execute("INSERT INTO marks VALUES (?, 'x')", (text,))
    context.reply(f"ya {text}")


def say(chat: Chat, *texts: str) -> None:
    for text in texts:
        chat.player.person("Bu Siti").says(chat.world.groups()[0], text)


def sent(chat: Chat) -> list[str]:
    group = chat.world.groups()[0]
    return [message.text for message in group.messages.values() if message.sender and message.sender.is_bot]


async def test_a_turn_that_raises_leaves_nothing_and_its_neighbours_stand(laris: Chat) -> None:
    tries: list[str] = []

    async def handler(update: Update, context: Context) -> None:
        text = context.message.text or ""
        await note(context, text)
        if text == "dua":
            tries.append(text)
            raise ValueError("Bu Siti Rp20.000")

    handle_with(laris, handler)
    say(laris, "satu", "dua", "tiga")
    await laris.life.settle()
    assert await ask(laris, "SELECT name FROM marks WHERE value = 'x' ORDER BY name") == [("satu",), ("tiga",)]
    assert len(tries) == 1 + 3  # once with all the others, then three times by itself
    texts = sent(laris)
    assert texts[0] == "ya satu"
    assert texts[1].startswith("Maaf, ada yang salah di pihak saya")  # in its place, before what came after
    assert texts[2] == "ya tiga"
    assert await ask(laris, "SELECT count(*) FROM inbox WHERE state = 'aside'") == [(1,)]


async def test_what_succeeds_at_the_second_try_counts_once(laris: Chat) -> None:
    tries: list[int] = []

    async def handler(update: Update, context: Context) -> None:
        await note(context, f"sekali {update.update_id}")
        tries.append(update.update_id)
        if len(tries) <= 2:
            raise OSError

    handle_with(laris, handler)
    say(laris, "a", "b")
    await laris.life.settle()
    assert len(tries) == 4
    assert tries[0] == tries[1] == tries[2] < tries[3]
    assert await ask(laris, "SELECT count(*) FROM marks WHERE value = 'x'") == [(2,)]
    assert len(sent(laris)) == 2


async def test_poison_is_told_by_its_reference_and_without_names_or_amounts(laris: Chat) -> None:
    laris.life.worker._operator = laris.player.person("Mbak Merli").id

    async def handler(update: Update, context: Context) -> None:
        raise ValueError(f"{context.user.full_name}: Rp20.000")

    handle_with(laris, handler)
    with capture_logs() as lines:
        say(laris, "setor 20rb")
        await laris.life.settle()
    (aside,) = await ask(laris, "SELECT reference, error, tries FROM inbox WHERE state = 'aside'")
    reference, error, tries = aside
    assert tries == 3
    assert error.startswith("ValueError at test_worker.py:")
    assert reference in sent(laris)[-1]
    told = list(laris.world.private_chats())
    operators = next(c for c in told if c.user is laris.player.person("Mbak Merli"))
    words = list(operators.messages.values())[-1].text
    assert reference in words
    said = str(lines) + words
    assert "Siti" not in said
    assert "20" not in said.replace(reference, "").replace("2026", "")


async def test_no_handler_holds_a_bot_that_sends(laris: Chat) -> None:
    seen: list[BaseException] = []

    async def handler(update: Update, context: Context) -> None:
        try:
            await context.bot.send_message(1, "x")
        except RuntimeError as error:
            seen.append(error)
        assert update.message is not None
        try:
            await update.message.reply_text("x")
        except Exception as error:
            seen.append(error)

    handle_with(laris, handler)
    say(laris, "a")
    before = len(laris.world.groups()[0].messages)
    await laris.life.settle()
    assert len(seen) == 2
    assert len(laris.world.groups()[0].messages) == before


async def test_a_turn_that_hangs_is_ended(laris: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.worker.TURN_SECONDS", 0.05)

    async def handler(update: Update, context: Context) -> None:
        await note(context, "hilang")
        await asyncio.sleep(60)

    handle_with(laris, handler)
    say(laris, "a")
    await laris.life.settle()
    assert await ask(laris, "SELECT state, error FROM inbox WHERE state = 'aside'") != []
    assert await ask(laris, "SELECT name FROM marks WHERE value = 'x'") == []


async def test_what_fails_before_any_handler_is_not_taken_for_done(
    laris: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PTB only logs it; the update must not be lost."""

    def broken(*_arguments: Any) -> None:
        raise KeyError

    monkeypatch.setattr("handlers.context.words", broken)
    say(laris, "setor 20rb")
    worker = laris.life.worker
    await laris.life.poller.poll(0)
    assert await worker.work() == 1
    monkeypatch.undo()
    await laris.life.settle()
    assert await ask(laris, "SELECT amount FROM claims") == [(20_000,)]


async def test_a_cancelled_turn_leaves_the_database_usable(laris: Chat) -> None:
    begun = asyncio.Event()

    async def handler(update: Update, context: Context) -> None:
        await note(context, "hilang")
        begun.set()
        await asyncio.sleep(60)

    handle_with(laris, handler)
    say(laris, "a")
    await laris.life.poller.poll(0)
    working = asyncio.create_task(laris.life.worker.work())
    await begun.wait()
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working
    assert await ask(laris, "SELECT count(*) FROM inbox WHERE state = 'waiting' AND tries = 0") == [(1,)]
    handle_with(laris, lambda update, context: note(context, "ada"))
    await laris.life.settle()
    assert sent(laris) == ["ya ada"]


async def test_many_waiting_turns_share_a_commit(laris: Chat) -> None:
    say(laris, *(f"setor {number}rb" for number in range(10, 40)))
    await laris.life.poller.poll(0)
    assert await laris.life.worker.work() == 30
    assert await laris.life.worker.work() == 0
