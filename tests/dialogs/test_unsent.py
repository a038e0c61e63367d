"""What the clock could not say on its day: said anew with the words of another day, or not at all."""

import datetime as dt

import pytest

from storage.database import many
from tests.attacks import person
from tests.chat import Chat
from tests.dialogs.helpers import agree_on, share_phone
from tests.dialogs.lending import lend, pay
from tests.dialogs.nudged import leap, newest, nudges

TENTH = dt.date(2026, 12, 10)


@pytest.fixture(autouse=True)
async def due(laris: Chat) -> None:
    """Bu Siti is to pay Rp57.500 on 10 December; it is the evening of that day, and she was reminded of it."""
    await agree_on(laris, jasa="1.5%")
    await lend(laris, "Bu Siti", first_due=TENTH)
    await leap(laris, "2026-12-10 19:00 WIB")


def cut_off(chat: Chat, name: str) -> None:
    """Telegram takes nothing for this person."""
    chat.world.faults.add(kind="disconnect", method="sendMessage", chat_id=person(chat, name).id, times=10_000)


async def test_it_is_said_the_next_morning_with_the_words_of_that_day(laris: Chat) -> None:
    cut_off(laris, "Bu Siti")
    await leap(laris, "2026-12-11 08:00 WIB")
    assert laris.clock.now() >= dt.datetime(2026, 12, 11, 13, 0, tzinfo=dt.UTC), "tried until the evening"
    laris.world.faults.clear()
    await laris.wait_until("2026-12-12 12:00 WIB")
    assert nudges(laris, "Bu Siti") == [
        ("12-10 19:00", "Bu Siti, hari ini waktunya angsuran"),
        ("12-12 07:00", "Bu Siti, ada angsuran yang masih ditunggu"),
    ]
    assert "sejak Kamis, 10 Desember 2026" in newest(laris, "Bu Siti")


async def test_what_was_paid_meanwhile_is_not_said_any_more(laris: Chat) -> None:
    cut_off(laris, "Bu Siti")
    await leap(laris, "2026-12-11 08:00 WIB")
    laris.world.faults.clear()
    await pay(laris, 1, 50_000, 7_500, dt.date(2026, 12, 11))
    await laris.wait_until("2026-12-13 12:00 WIB")
    assert [when for when, _headline in nudges(laris, "Bu Siti")] == ["12-10 19:00"]


async def test_cut_off_until_it_is_too_late_it_is_dropped_with_a_record(laris: Chat) -> None:
    cut_off(laris, "Bu Siti")
    for day in (11, 12, 13, 14):
        await leap(laris, f"2026-12-{day} 08:00 WIB")
    laris.world.faults.clear()
    await laris.wait_until("2026-12-16 12:00 WIB")
    assert [when for when, _headline in nudges(laris, "Bu Siti")] == ["12-10 19:00"]
    async with laris.life.database.read() as db:
        rows = await many(db, "SELECT occurrence, outcome FROM occurrences WHERE kind = 'instalment'")
    assert {row["occurrence"].rpartition("/")[2]: row["outcome"] for row in rows} == {
        "-3": "dropped",
        "0": "sent",
        "1": "dropped",
    }


async def test_where_another_telephone_has_heard_it_it_counts_as_said(laris: Chat) -> None:
    """Bu Siti has two: one is cut off, the other reads it once."""
    await share_phone(laris, "Pak Joko", "Bu Siti")
    cut_off(laris, "Bu Siti")
    await leap(laris, "2026-12-11 08:00 WIB")
    laris.world.faults.clear()
    await laris.wait_until("2026-12-13 12:00 WIB")
    assert [when for when, _headline in nudges(laris, "Bu Siti")] == ["12-10 19:00"]
    assert [headline for _when, headline in nudges(laris, "Pak Joko")] == ["Bu Siti, kemarin waktunya angsuran"]
