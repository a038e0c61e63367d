"""Pictures: drawn in processes that may die or dawdle, sent again by name, and never in anybody's way."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest
from telegram import InputFile
from telegram.error import BadRequest, ChatMigrated, TimedOut

from bot import painting
from bot.brush import Brush, NotDrawn
from bot.painting import DRAWN_WITH, ROOM, digest_of
from charts.samples import typical
from sandbox.files import picture_size
from savings.journal import Posting, cash, savings_of
from savings.money import MoneyKind, SavingsKind
from savings.progress import Progress
from savings.roles import Role
from services import ledger
from services.progress import ATTENDANCE, CLOSING, GOAL, OVERVIEW, SAVINGS
from services.turn import CONVERSATION, SCHEDULED
from storage.outbox import Outgoing
from tests.bot.conftest import GROUP, Post
from tests.chat import Chat
from tests.painting import PlainHand
from tests.seeding import Account, seed_group

BURN_SECONDS = 0.6
CARD = typical()["closing"]
ROOT = Path(__file__).resolve().parents[2]


def dawdle(_kind: str, _record: Progress, _language: str) -> bytes:
    time.sleep(60)
    return b""


def burn(_kind: str, _record: Progress, _language: str) -> bytes:
    """Pure computing."""
    end = time.process_time() + BURN_SECONDS
    while time.process_time() < end:
        pass
    return b"PNG"


def fail(_kind: str, _record: Progress, _language: str) -> bytes:
    raise ValueError("Rp20.000 dari Bu Siti")


@pytest.fixture
async def brush() -> AsyncIterator[Brush]:
    brush = Brush(workers=1)
    yield brush
    await brush.close()


async def until(there: Any) -> None:
    """Wait for something to become true."""
    async with asyncio.timeout(20):
        while not there():  # noqa: ASYNC110  # a process's id tells nobody that it is there
            await asyncio.sleep(0.01)


# --- the processes ------------------------------------------------------------------------------------------------


async def test_one_warm_process_draws_one_picture_after_another(brush: Brush) -> None:
    assert brush.pids == set()
    first = await brush.draw("closing", CARD, "id")
    kept = brush.pids
    assert len(kept) == 1
    assert await brush.draw("closing", CARD, "id") == first
    assert brush.pids == kept
    assert picture_size(first) is not None
    assert kept.isdisjoint({os.getpid()})


async def test_a_process_that_was_killed_is_replaced(brush: Brush) -> None:
    await brush.draw("closing", CARD, "id")
    (old,) = brush.pids
    os.kill(old, signal.SIGKILL)
    assert (await brush.draw("closing", CARD, "id")).startswith(b"\x89PNG")
    assert len(brush.pids) == 1
    assert old not in brush.pids


async def test_a_picture_during_which_its_process_dies_is_begun_once_more() -> None:
    brush = Brush(dawdle, workers=1)
    drawing = asyncio.create_task(brush.draw("closing", CARD, "id"))
    await until(lambda: brush.pids)
    (first,) = brush.pids
    os.kill(first, signal.SIGKILL)
    await until(lambda: brush.pids - {first})
    (second,) = brush.pids
    os.kill(second, signal.SIGKILL)
    with pytest.raises(NotDrawn, match="died"):
        await drawing
    await brush.close()


async def test_a_picture_that_takes_too_long_is_given_up_and_its_process_ended() -> None:
    brush = Brush(dawdle, workers=1, start_seconds=0.3)
    begun = time.monotonic()
    with pytest.raises(NotDrawn, match="too slow"):
        await brush.draw("closing", CARD, "id")
    assert time.monotonic() - begun < 20
    assert brush.pids == set()
    await brush.close()


async def test_a_warm_process_has_less_time_than_a_new_one() -> None:
    brush = Brush(burn, workers=1, draw_seconds=0.2)
    assert await brush.draw("closing", CARD, "id") == b"PNG"
    with pytest.raises(NotDrawn, match="too slow"):
        await brush.draw("closing", CARD, "id")
    await brush.close()


async def test_what_goes_wrong_in_a_process_tells_nothing_of_the_record() -> None:
    brush = Brush(fail, workers=1)
    with pytest.raises(NotDrawn) as caught:
        await brush.draw("closing", CARD, "id")
    assert str(caught.value) == "ValueError"
    assert len(brush.pids) == 1, "the process is as good as before"
    await brush.close()


async def test_drawing_does_not_hold_the_loop_up() -> None:
    brush = Brush(burn, workers=2)
    gaps = []

    async def beat() -> None:
        while True:
            before = time.monotonic()
            await asyncio.sleep(0.01)
            gaps.append(time.monotonic() - before)

    beating = asyncio.create_task(beat())
    await asyncio.gather(*(brush.draw("closing", CARD, "id") for _ in range(2)))
    beating.cancel()
    await brush.close()
    assert max(gaps) < BURN_SECONDS * 0.7


async def test_no_more_processes_than_allowed() -> None:
    brush = Brush(workers=2)
    await asyncio.gather(*(brush.draw("closing", CARD, "id") for _ in range(8)))
    assert 1 <= len(brush.pids) <= 2
    await brush.close()
    assert brush.pids == set()


async def test_what_is_being_drawn_at_the_end_is_given_up() -> None:
    brush = Brush(dawdle, workers=1)
    drawing = asyncio.create_task(brush.draw("closing", CARD, "id"))
    await until(lambda: brush.pids)
    await brush.close()
    with pytest.raises(NotDrawn):
        await drawing
    assert brush.pids == set()
    with pytest.raises(NotDrawn, match="closed"):
        await brush.draw("closing", CARD, "id")
    assert brush.pids == set(), "nothing is started any more"


async def test_where_no_process_can_be_started_there_is_no_picture(
    brush: Brush, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(_draw: object) -> None:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr("bot.brush._Worker.start", refuse)
    with pytest.raises(NotDrawn, match="died"):
        await brush.draw("closing", CARD, "id")


def test_where_the_bot_is_killed_its_processes_go_with_it() -> None:
    code = (
        "import asyncio, os, signal\n"
        "from bot.brush import Brush\n"
        "from charts.samples import typical\n"
        "async def main():\n"
        "    brush = Brush()\n"
        "    await brush.draw('closing', typical()['closing'], 'id')\n"
        "    print(*brush.pids, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "asyncio.run(main())\n"
    )
    killed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    (pid,) = (int(word) for word in killed.stdout.split())
    end = time.monotonic() + 20
    while _lives(pid):
        assert time.monotonic() < end, "it has outlived the bot"
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    try:
        return "zombie" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


# --- the sender ---------------------------------------------------------------------------------------------------


class Slow(PlainHand):
    """Draws when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.let = asyncio.Event()

    async def draw(self, kind: str, record: Progress, language: str) -> bytes:
        await self.let.wait()
        return await super().draw(kind, record, language)


class Clumsy(PlainHand):
    """Never gets it done."""

    async def draw(self, kind: str, record: Progress, language: str) -> bytes:
        raise NotDrawn("too slow")


@pytest.fixture
async def books(post: Post) -> Post:
    """A sender over the books of a group in which Bu Siti has saved Rp20.000."""
    async with post.database.write() as tx:
        await seed_group(
            tx,
            chat_id=GROUP,
            title="KSM Laris Jaya",
            accounts={"Bu Siti": Account(telegram_id=7)},
            roles={"Bu Siti": Role.BENDAHARA},
            started_by="Bu Siti",
            now=post.clock.now(),
        )
    await deposit(post)
    return post


async def deposit(post: Post) -> None:
    async with post.database.write() as tx:
        await ledger.post(
            tx,
            group_id=1,
            kind=MoneyKind.DEPOSIT,
            date=post.clock.now().date(),
            now=post.clock.now(),
            postings=[Posting(debit=cash(), credit=savings_of(1, SavingsKind.SUKARELA), amount=20_000)],
            text="",
            member_id=1,
        )


def photos(post: Post) -> list[object]:
    """What was sent as a picture: bytes as `new`, others by Telegram's name."""
    sent = [parameters["photo"] for method, parameters in post.wire.calls if method == "sendPhoto"]
    return ["new" if isinstance(photo, InputFile) else photo for photo in sent]


async def test_a_picture_comes_with_its_finding(books: Post) -> None:
    await books.put(books.picture(SAVINGS))
    await books.sender.drain()
    ((method, parameters),) = books.wire.calls
    assert method == "sendPhoto"
    assert parameters["chat_id"] == GROUP
    assert "KSM Laris Jaya" in parameters["caption"] and "Rp20.000" in parameters["caption"]
    assert "draw" not in parameters
    assert books.states == ["sent"]


async def test_what_did_not_change_is_sent_again_by_its_name(books: Post) -> None:
    await books.put(books.picture(SAVINGS))
    await books.sender.drain()
    await books.put(books.picture(SAVINGS, chat_id=7))
    await books.sender.drain()
    books.sender = books.another()  # after a restart the table knows
    await books.put(books.picture(SAVINGS))
    await books.sender.drain()
    assert photos(books) == ["new", "file101", "file101"]
    await deposit(books)
    await books.put(books.picture(SAVINGS))
    await books.sender.drain()
    assert photos(books)[-1] == "new"
    assert "Rp40.000" in books.wire.calls[-1][1]["caption"]
    assert books.ask("SELECT kind, file_id FROM pictures") == [(SAVINGS, "file104")]


async def test_two_that_ask_at_once_see_the_same(books: Post) -> None:
    await books.put(books.picture(SAVINGS), books.picture(SAVINGS))
    await books.sender.drain()
    captions = {parameters["caption"] for _method, parameters in books.wire.calls}
    assert len(captions) == 1
    assert books.states == ["sent", "sent"]


async def test_a_picture_that_telegram_has_lost_is_drawn_anew(books: Post) -> None:
    await books.put(books.picture(SAVINGS))
    await books.sender.drain()
    books.wire.fail(GROUP, BadRequest("wrong file identifier/HTTP URL specified"))
    await books.put(books.picture(SAVINGS))
    await books.sender.drain()
    assert photos(books) == ["new", "file101", "new"]
    assert books.states == ["sent", "sent"]
    assert books.ask("SELECT file_id FROM pictures") == [("file103",)]


async def test_where_nothing_can_be_drawn_the_words_stand_alone(books: Post) -> None:
    books.hand = Clumsy()
    books.sender = books.another()
    await books.put(books.picture(SAVINGS))
    await books.sender.drain()
    ((method, parameters),) = books.wire.calls
    assert method == "sendMessage"
    assert "Rp20.000" in parameters["text"]
    assert books.states == ["sent"]
    assert books.ask("SELECT * FROM pictures") == []


async def test_where_pictures_are_forbidden_the_words_come(books: Post) -> None:
    books.wire.fail(GROUP, BadRequest("not enough rights to send photos to the chat"))
    await books.put(books.picture(SAVINGS))
    await books.sender.drain()
    assert [method for method, _parameters in books.wire.calls] == ["sendPhoto", "sendMessage"]
    assert "Rp20.000" in books.wire.calls[1][1]["text"]
    assert books.states == ["sent"]


async def test_the_network_is_tried_again_without_drawing_again(books: Post) -> None:
    books.wire.fail(GROUP, TimedOut())
    await books.put(books.picture(SAVINGS))
    await books.sender.drain()
    assert photos(books) == ["new", "new"]
    assert isinstance(books.hand, PlainHand)
    assert len(books.hand.drawn) == 1


async def test_a_picture_of_nothing_is_dropped(books: Post) -> None:
    await books.put(books.picture(GOAL), books.picture(CLOSING, meeting_id=9))
    await books.sender.drain()
    assert books.wire.calls == []
    assert books.states == ["dropped", "dropped"]


async def test_a_note_that_cannot_be_read_becomes_a_sentence(books: Post, capsys: pytest.CaptureFixture[str]) -> None:
    await books.put(books.picture("of next year"))
    await books.sender.drain()
    assert books.wire.texts == ["Maaf, gambarnya belum bisa dibuat. Coba lagi nanti, ya."]
    said = capsys.readouterr()
    assert "picture failed" in said.out + said.err


@pytest.mark.parametrize("note", [{}, {"of_next_year": 1}, {"kind": "goal", "on": "kapan", "language": "xx"}])
async def test_a_note_of_another_shape_does_not_stop_the_sender(books: Post, note: dict[str, object]) -> None:
    foreign = json.dumps({"chat_id": GROUP, "draw": note})
    await books.put(replace(books.picture(GOAL), payload=foreign), books.say("halo"))
    await books.sender.drain()
    assert sorted(books.wire.texts) == ["Maaf, gambarnya belum bisa dibuat. Coba lagi nanti, ya.", "halo"]
    assert set(books.states) == {"sent"}


async def test_nobody_waits_behind_a_drawing(books: Post) -> None:
    """The answer to the button, and whatever is said in the group meanwhile, leave while the picture is drawn."""
    books.hand = slow = Slow()
    books.sender = books.another()
    press = Outgoing(lane=0, chat_id=7, method="answerCallbackQuery", payload='{"callback_query_id":"1"}', created_at=0)
    running = asyncio.create_task(books.sender.run())
    books.sender.wake()
    await books.put(press, books.picture(SAVINGS), books.say("setoran lain"))
    await until(lambda: len(books.wire.calls) == 2)
    assert [method for method, _parameters in books.wire.calls] == ["answerCallbackQuery", "sendMessage"]
    slow.let.set()
    await until(lambda: len(books.wire.calls) == 3)
    assert books.wire.calls[2][0] == "sendPhoto"
    running.cancel()
    await books.sender.stop()
    assert books.states == ["sent", "sent", "sent"]


class Counting(PlainHand):
    """Notes how many pictures are in the making at once, and lets every other one overtake."""

    def __init__(self) -> None:
        super().__init__()
        self.now = self.most = 0

    async def draw(self, kind: str, record: Progress, language: str) -> bytes:
        self.now += 1
        self.most = max(self.most, self.now)
        for _ in range(8 if len(self.drawn) % 2 else 1):
            await asyncio.sleep(0)
        self.now -= 1
        return await super().draw(kind, record, language)


def digest_note(post: Post, chat_id: int) -> Outgoing:
    """A picture that the clock has asked for."""
    return replace(post.picture(SAVINGS, chat_id=chat_id, member_id=chat_id), lane=SCHEDULED)


async def test_after_an_outage_few_pictures_are_in_the_making_at_once(books: Post) -> None:
    books.hand = counting = Counting()
    books.sender = books.another()
    await books.put(*(books.picture(SAVINGS, chat_id=chat, member_id=chat) for chat in range(1, 81)))
    await books.sender.drain()
    assert len(photos(books)) == 80
    assert 1 < counting.most <= ROOM[CONVERSATION]
    assert len(books.database._readers) <= sum(ROOM.values()) + 1, "and as few look into the books"


async def test_who_presses_a_button_waits_for_no_digest(books: Post) -> None:
    books.hand = slow = Slow()
    books.sender = books.another()
    running = asyncio.create_task(books.sender.run())
    books.sender.wake()
    await books.put(*(digest_note(books, chat) for chat in range(1, 81)))
    await asyncio.sleep(0.05)
    await books.put(books.picture(SAVINGS))
    slow.let.set()
    await until(lambda: any(parameters["chat_id"] == GROUP for _method, parameters in books.wire.calls))
    assert len(books.wire.calls) < 20
    running.cancel()
    await books.sender.stop()


async def test_the_pictures_of_a_chat_come_as_they_were_asked_for(books: Post) -> None:
    books.hand = Counting()
    books.sender = books.another()
    asked = [books.picture(kind) for _ in range(4) for kind in (SAVINGS, ATTENDANCE, OVERVIEW)]
    await books.put(*asked)
    await books.sender.drain()
    starts = [parameters["caption"].split()[0] for _method, parameters in books.wire.calls]
    assert len(set(starts[:3])) == 3
    assert starts == starts[:3] * 4


async def test_a_picture_whose_time_is_over_is_not_drawn(books: Post) -> None:
    past = round(books.clock.now().timestamp() * 1000) - 1
    await books.put(replace(books.picture(SAVINGS), expires_at=past))
    await books.sender.drain()
    assert isinstance(books.hand, PlainHand)
    assert (books.hand.drawn, books.wire.calls, books.states) == ([], [], ["dropped"])


async def test_another_version_of_what_draws_is_another_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    found = set()
    for library in (None, *DRAWN_WITH):
        painting._way_of_drawing.cache_clear()
        monkeypatch.setattr(painting, "version", lambda name, new=library: "99" if name == new else "1")
        found.add(digest_of(CARD, "id"))
    painting._way_of_drawing.cache_clear()
    assert len(found) == 1 + len(DRAWN_WITH) == 3


async def test_where_nothing_that_draws_is_installed_the_words_still_go(
    books: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    painting._way_of_drawing.cache_clear()
    monkeypatch.setattr(painting, "version", missing)
    books.hand = Clumsy()
    books.sender = books.another()
    await books.put(books.picture(SAVINGS))
    await books.sender.drain()
    painting._way_of_drawing.cache_clear()
    ((_method, parameters),) = books.wire.calls
    assert "Rp20.000" in parameters["text"]


def test_the_versions_are_read_without_loading_what_draws() -> None:
    code = (
        "import sys; from bot.painting import digest_of; from charts.samples import typical; "
        "digest_of(typical()['closing'], 'id'); "
        "sys.exit(' '.join({'matplotlib', 'PIL', 'numpy'} & sys.modules.keys()) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


async def test_a_picture_of_a_stopped_bot_is_drawn_after_the_start(books: Post) -> None:
    books.hand = Slow()
    books.sender = books.another()
    await books.put(books.picture(SAVINGS))
    await books.sender.pick_up()
    await books.sender.stop()
    assert books.states == ["waiting"]
    books.hand = PlainHand()
    books.sender = books.another()
    await books.sender.drain()
    assert books.states == ["sent"]


async def test_a_chat_that_moves_while_its_picture_is_drawn_gets_it_once(books: Post) -> None:
    books.hand = slow = Slow()
    books.sender = books.another()
    await books.sender.pick_up()
    await books.put(books.picture(SAVINGS))
    await asyncio.sleep(0)
    books.wire.fail(GROUP, ChatMigrated(-100_777))
    await books.put(books.say("halo"))
    await until(lambda: books.wire.calls)
    async with books.database.write() as tx:
        await tx.connection.execute("UPDATE outbox SET chat_id = -100777 WHERE state = 'waiting'")
    books.sender.chat_moved(GROUP)
    slow.let.set()
    await books.sender.drain()
    sent = [(method, parameters["chat_id"]) for method, parameters in books.wire.calls[1:]]
    assert sorted(sent) == [("sendMessage", -100_777), ("sendPhoto", -100_777)]
    assert books.states == ["sent", "sent"]


async def test_from_the_button_to_the_picture(laris: Chat) -> None:
    """With the real processes: a button is pressed, and a picture of full size lies at Telegram."""
    brush = Brush()
    laris.life.painter._hand = brush
    await laris.play("Bu Siti > /grafik\nbot < Mau lihat gambar apa? [...]")
    laris.player.person("Bu Siti").presses(
        next(one for one in reversed(laris.world.groups()[0].messages.values()) if one.buttons), "Simpanan"
    )
    await laris.life.settle()
    picture = next(file for file in laris.world.files.values() if file.mime == "image/png")
    assert picture.width == 1080
    await brush.close()
