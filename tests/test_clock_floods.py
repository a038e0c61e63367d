"""What the clock says, driven too far: who left, shared telephones, outages, extreme rules, odd names."""

import datetime as dt
from collections import Counter
from itertools import product

import pytest

from handlers.missed import ASKED_OF_A_PHONE
from tests.attacks import (
    NASTY_NAMES,
    assert_unharmed,
    group_of,
    heard_in,
    newest_of_ours,
    person,
    private,
)
from tests.chat import TOKEN, Chat
from tests.clock_scenes import (
    TENTH,
    Spoken,
    leave,
    miss,
    say,
)
from tests.dialogs.helpers import add_members, agree_on, share_phone
from tests.dialogs.lending import borrow_from_upk, lend
from tests.dialogs.nudged import leap

# --- who is reminded -----------------------------------------------------------------------------------------------


async def test_who_left_is_left_in_peace_and_who_blocked_is_named_to_the_treasurer(laris: Chat) -> None:
    await agree_on(laris, jasa="1.5%", pengingat_wajib="ya", ucapan="ya")
    await lend(laris, "Bu Siti", first_due=TENTH)
    await lend(laris, "Pak Joko", first_due=TENTH)
    await miss(laris, "Bu Siti", day=dt.date(2026, 11, 21))
    await leave(laris, "Bu Siti", dt.date(2026, 11, 21))
    person(laris, "Pak Joko").blocks(laris.world.bots[TOKEN])
    await laris.life.settle()
    spoken = Spoken(laris)
    await laris.wait_until("2026-12-18 12:00 WIB")
    assert spoken.to(person(laris, "Bu Siti").id) == spoken.to(person(laris, "Pak Joko").id) == []
    told = [text for _at, text in spoken.to(person(laris, "Bu Rini").id) if "ingatkan langsung" in text.split("\n")[0]]
    assert len(told) == 2, "three days before and a week after, not on the days between"
    assert all("• Bu Siti (sudah keluar): Rp57.500" in text and "• Pak Joko: Rp57.500" in text for text in told)


async def test_a_group_that_put_the_bot_out_is_not_reminded_out_of_old_books(laris: Chat) -> None:
    await agree_on(laris, jasa="1.5%", pengingat_wajib="ya")
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 3))
    await miss(laris, "Bu Siti", day=dt.date(2026, 11, 21))
    bot, joko = laris.world.bots[TOKEN], person(laris, "Pak Joko")
    joko.removes(bot, group_of(laris))
    await laris.life.settle()
    spoken = Spoken(laris)
    await laris.wait_until("2026-12-11 12:00 WIB")
    assert {place for place, _at, _text in spoken.sent} == {person(laris, "Mbak Merli").id}, "her digest alone"
    joko.adds(bot, group_of(laris))
    await laris.wait_until("2026-12-18 12:00 WIB")
    siti = [f"{at:%m-%d}" for at, text in spoken.to(person(laris, "Bu Siti").id) if "angsuran" in text]
    assert siti == ["12-17"], "nothing is made up for, and the weeks go on"
    assert any("Besok rapat" in text for _at, text in spoken.to(group_of(laris).id))


# --- floods --------------------------------------------------------------------------------------------------------


def most_at_once(spoken: Spoken, chat_id: int) -> int:
    """How many messages came there in the fullest minute."""
    return max(Counter(f"{at:%m-%d %H:%M}" for at, _text in spoken.to(chat_id)).values(), default=0)


async def test_a_telephone_that_speaks_for_forty_is_not_flooded(laris: Chat) -> None:
    await agree_on(laris, jasa="1.5%", pengingat_wajib="ya", satu_pinjaman="tidak")
    more = [f"Bu Nama Yang Panjang Sekali {n:02} {'x' * 20}" for n in range(39)]
    await add_members(laris, *more)
    for name in more:
        await share_phone(laris, "Bu Siti", name)
    for name, principal in product(["Bu Siti", *more], (500_000, 501_000)):
        await lend(laris, name, principal, first_due=dt.date(2026, 11, 26))
    await miss(laris, "Bu Siti", *more, day=dt.date(2026, 11, 21))
    spoken = Spoken(laris)
    await laris.wait_until("2026-11-29 12:00 WIB")
    siti = person(laris, "Bu Siti").id
    per_minute = Counter(f"{at:%m-%d %H:%M}" for at, _text in spoken.to(siti))
    assert per_minute == {
        "11-22 09:00": ASKED_OF_A_PHONE,
        **dict.fromkeys(("11-23 08:00", "11-26 08:00", "11-27 08:00", "11-27 16:00"), 1),
    }
    many = next(text for at, text in spoken.to(siti) if at.hour == 16)
    assert many.startswith("40 orang di HP ini, besok ada rapat KSM Laris Jaya\n") and "dan 20 lagi" in many
    await assert_unharmed(laris)


@pytest.mark.parametrize("away", ["2026-12-24 12:00 WIB", "2027-12-24 12:00 WIB", "2026-12-24 03:00 WIB"])
async def test_after_a_long_outage_everybody_gets_few_messages(laris: Chat, away: str) -> None:
    await agree_on(laris, jasa="1.5%", pengingat_wajib="ya", ucapan="ya")
    for name in ("Bu Siti", "Bu Wati", "Bu Sri", "Mbah Karto"):
        await lend(laris, name, first_due=dt.date(2026, 12, 3))
    await borrow_from_upk(laris, first_due=dt.date(2026, 12, 3))
    await miss(laris, "Bu Siti", day=dt.date(2026, 11, 21))
    await say(laris, "Mbak Merli", "/kunjungan mulai 2 nov")
    spoken = Spoken(laris)
    await leap(laris, away)
    await laris.play("= tick")
    places = {place for place, _at, _text in spoken.sent}
    assert all(most_at_once(spoken, place) <= 2 for place in places)
    await laris.wait_until("+20h")
    assert spoken.sent and all(7 <= at.hour < 20 for place, at, _text in spoken.sent if place != group_of(laris).id)
    assert all(len(spoken.to(place)) <= 5 for place in places)


async def test_fifty_changes_of_a_meeting_are_fifty_answers_and_one_reminder(laris: Chat) -> None:
    await laris.wait_until("2026-11-28 16:30 WIB")
    joko, group = person(laris, "Pak Joko"), group_of(laris)
    spoken = Spoken(laris)
    for minute in range(5, 55):
        joko.says(group, f"rapat pindah ke jam 19.{minute:02}")
        await laris.life.settle()
        ours = newest_of_ours(group)
        assert ours is not None
        joko.presses(ours, "Ya, pindahkan")
        await laris.life.settle()
        await laris.life.timetable.tick()
    await laris.wait_until("2026-11-28 20:00 WIB")
    cards = [text for _at, text in spoken.to(group.id) if text.startswith("Hari ini rapat")]
    assert len(cards) == 1 and "pukul 19.54 WIB" in cards[0]
    assert len(spoken.to(group.id)) == 101


# --- rules ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rules",
    [
        {"jam": "00.00"},
        {"jam": "23.59", "hari_tenang": "senin selasa rabu kamis jumat sabtu"},
        {"jam": "06.59", "pengingat_rapat": "2 jam"},
        {"jam": "09.00", "wajib": "0", "pengingat_wajib": "ya"},
        {"pertemuan": "bulanan", "tanggal_rapat": "31"},
        {"pertemuan": "2 mingguan", "hari_tenang": "senin selasa rabu kamis jumat sabtu minggu"},
        {"pertemuan": "bulanan", "minggu_ke": "terakhir", "hari": "minggu", "jam": "21.30"},
    ],
    ids=str,
)
async def test_extreme_rules_disturb_nobody_at_night_and_nobody_twice(laris: Chat, rules: dict[str, str]) -> None:
    await agree_on(laris, jasa="1.5%", **rules)
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 12, 3))
    spoken = Spoken(laris)
    await laris.wait_until("2027-01-02 12:00 WIB")
    assert all(7 <= at.hour < 20 for _place, at, _text in spoken.sent)
    siti = person(laris, "Bu Siti").id
    assert 2 <= len(spoken.to(siti)) <= 9 and most_at_once(spoken, siti) == 1
    days = Counter(
        (text.split(".")[0], at.date()) for at, text in spoken.to(group_of(laris).id) if "rapat, pukul" in text
    )
    assert days and max(days.values()) <= 2
    assert ("Rp" in heard_in(group_of(laris))) is (rules.get("wajib") != "0")
    await assert_unharmed(laris)


async def test_a_new_rhythm_asks_and_tells_nothing_of_the_days_before_it(laris: Chat) -> None:
    """
    Pak Joko > /jadwal tiap Senin jam 19.00
    bot < Jadwal rapat jadi tiap Senin, 19.00 WIB. Betul? / ... [...]
    Pak Joko * Ya, ubah jadwal
    bot - ...
    bot < Jadwal rapat sekarang tiap Senin, 19.00 WIB / ... [...]
    """
    await miss(laris, day=dt.date(2026, 11, 21))
    await laris.wait_until("2026-11-24 07:30 WIB")
    await laris.play()
    spoken = Spoken(laris)
    await laris.wait_until("2026-11-30 08:00 WIB")
    assert not any("belum dibuka" in text for _at, text in spoken.to(group_of(laris).id))
    digest = spoken.to(person(laris, "Mbak Merli").id)[-1][1]
    assert "belum tercatat" not in digest and "Rapat 0 dari" not in digest
    await laris.wait_until("2026-12-01 12:00 WIB")
    asked = [text for _at, text in spoken.to(group_of(laris).id) if "belum dibuka" in text]
    assert len(asked) == 1 and "Senin, 30 November 2026" in asked[0], "of a meeting that was agreed on it is asked"


# --- words ---------------------------------------------------------------------------------------------------------


ODD = (
    *(name for name in NASTY_NAMES if name.strip() and name != "\x00"),
    '=HYPERLINK("http://x")',
    "Bu " + "Pan " * 45,
)


@pytest.mark.parametrize("odd", [*ODD[::2], "BEGIN:VEVENT\r\nEND:VCALENDAR", "Siti;X=1,\\n"], ids=ascii)
async def test_odd_names_and_places_harm_no_reminder_and_no_calendar(laris: Chat, odd: str) -> None:
    from icalendar import Calendar

    async with laris.life.database.write() as tx:
        await tx.connection.execute("UPDATE members SET name = ? WHERE name = 'Bu Siti'", (odd,))
    await agree_on(laris, jasa="1.5%", pengingat_wajib="ya", nama_rawan="ya", tempat=" ".join(odd.split())[:60])
    await lend(laris, odd, first_due=dt.date(2026, 11, 25))
    await miss(laris, odd, day=dt.date(2026, 11, 21))
    await say(laris, "Mbak Merli", "/kunjungan mulai 24 nov")
    await say(laris, "Mbak Merli", f"/kunjungan kemarin di balai: {odd} tindak lanjut: {odd}")
    await laris.wait_until("2026-11-27 16:01 WIB")
    ours, siti = newest_of_ours(group_of(laris)), person(laris, "Bu Siti")
    assert ours is not None
    siti.presses(ours, "Izin")
    await say(laris, "Bu Siti", "/jadwal")
    page = newest_of_ours(private(laris, siti))
    assert page is not None
    siti.presses(page, "Simpan ke kalender")
    await laris.wait_until("2026-11-30 12:00 WIB")
    await assert_unharmed(laris)
    files = [one.file for one in private(laris, siti).messages.values() if one.file is not None]
    calendar = Calendar.from_ical(files[-1].content.decode())
    events = calendar.walk("VEVENT")
    assert len(events) == 12 and not any(event.subcomponents for event in events)
    assert {str(event["location"]) for event in events} == {(await laris.roster()).group.rules["tempat"]}
    assert "<class" not in heard_in(private(laris, siti)) and "<class" not in heard_in(group_of(laris))
