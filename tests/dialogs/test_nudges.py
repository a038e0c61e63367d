"""Repayment nudges: in private, kindly, one message a day, and never more than there is a reason for."""

import datetime as dt
from dataclasses import replace

import pytest

from handlers.nudges import TO_PAY, WhichLoan
from savings.claims import Claim, ClaimState
from services import covers
from services.turn import Turn
from storage import claims, groups
from tests.attacks import group_of, newest_of_ours, person
from tests.bot.conftest import ask
from tests.chat import Chat
from tests.dialogs.helpers import agree_on, officers_leave, share_phone
from tests.dialogs.lending import borrow_from_upk, lend, pay
from tests.dialogs.nudged import days, leap, newest, nudges
from tests.dialogs.shortages import account_of, covered
from tests.dialogs.test_attendance import add_members
from tests.test_secrets import Ears

TENTH = dt.date(2026, 12, 10)
"""A Thursday."""

BEFORE = "2026-12-07 08:00 WIB"


@pytest.fixture(autouse=True)
async def agreed(laris: Chat) -> None:
    """Rp57.500 is an instalment of Rp500.000 in ten months."""
    await agree_on(laris, jasa="1.5%")


# --- when ----------------------------------------------------------------------------------------------------------


async def test_a_loan_is_spoken_of_before_on_and_after_its_day(laris: Chat) -> None:
    await lend(laris, "Bu Siti", first_due=TENTH)
    await laris.wait_until("2027-01-21 12:00 WIB")
    assert nudges(laris, "Bu Siti") == [
        ("12-07 08:00", "Bu Siti, 3 hari lagi waktunya angsuran"),
        ("12-10 08:00", "Bu Siti, hari ini waktunya angsuran"),
        ("12-11 08:00", "Bu Siti, kemarin waktunya angsuran"),
        ("12-17 08:00", "Bu Siti, ada angsuran yang masih ditunggu"),
        ("12-24 08:00", "Bu Siti, ada angsuran yang masih ditunggu"),
        ("12-31 08:00", "Bu Siti, ada angsuran yang masih ditunggu"),
        ("01-07 08:00", "Bu Siti, ada angsuran yang masih ditunggu"),
        ("01-10 08:00", "Bu Siti, hari ini waktunya angsuran"),
        ("01-14 08:00", "Bu Siti, ada angsuran yang masih ditunggu"),
        ("01-21 08:00", "Bu Siti, ada angsuran yang masih ditunggu"),
    ]


async def test_on_the_day_it_is_told_what_was_missed_and_what_that_makes(laris: Chat) -> None:
    await lend(laris, "Bu Siti", first_due=TENTH)
    await leap(laris, "2027-01-10 07:50 WIB")
    await laris.wait_until("2027-01-10 08:00 WIB")
    assert newest(laris, "Bu Siti") == (
        "Bu Siti, hari ini waktunya angsuran\n"
        "Rp57.500, Minggu, 10 Januari 2027, di KSM Laris Jaya.\n"
        "Yang terlewat Rp57.500, sejak 10 Des 2026. Semuanya Rp115.000.\n"
        "Kalau sedang berat, tekan Saya kesulitan. Kita cari jalan bersama."
    )


async def test_who_has_paid_is_not_reminded(laris: Chat) -> None:
    await lend(laris, "Bu Siti", first_due=TENTH)
    await laris.wait_until("2026-12-08 12:00 WIB")
    await pay(laris, 1, 50_000, 7_500, dt.date(2026, 12, 8))
    await laris.wait_until("2027-01-09 12:00 WIB")
    assert days(laris, "Bu Siti") == ["12-07", "01-07"]


async def test_who_has_paid_the_oldest_is_spoken_to_of_the_next_one_on_its_days(laris: Chat) -> None:
    """Weekly, two are late: the days after the second one count from when the first one is paid."""
    await agree_on(laris, angsuran="mingguan")
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 11, 23))
    await laris.wait_until("2026-11-30 10:00 WIB")
    assert days(laris, "Bu Siti")[-2:] == ["11-27", "11-30"]
    laris.player.record = True
    await laris.play("Bu Siti > angsur 65rb\nBu Rini * Terima")  # the jasa of both is paid first
    laris.player.record = False
    await laris.wait_until("2026-12-01 12:00 WIB")
    assert nudges(laris, "Bu Siti")[-1] == ("12-01 08:00", "Bu Siti, kemarin waktunya angsuran")


async def test_after_an_outage_a_quiet_day_stays_quiet(laris: Chat) -> None:
    """On Thursday the 10th the bot was away; Friday is quiet, and on Saturday it is still worth saying."""
    await agree_on(laris, hari_tenang="jumat")
    await lend(laris, "Bu Siti", first_due=TENTH)
    await laris.wait_until("2026-12-09 19:00 WIB")
    await leap(laris, "2026-12-11 09:00 WIB")
    await laris.wait_until("2026-12-12 06:59 WIB")
    assert days(laris, "Bu Siti") == ["12-07"]
    await laris.wait_until("2026-12-12 12:00 WIB")
    assert nudges(laris, "Bu Siti")[1:] == [("12-12 08:00", "Bu Siti, ada angsuran yang masih ditunggu")]


async def test_what_is_said_of_it_and_the_ways_on(laris: Chat) -> None:
    """
    = until 2026-12-07 08:00 WIB
    bot @Bu Siti < Bu Siti, 3 hari lagi waktunya angsuran
    | Rp57.500, Kamis, 10 Desember 2026, di KSM Laris Jaya. [Sudah bayar] [Saya kesulitan] [Jangan ingatkan dulu]
    Bu Siti @ * Sudah bayar
    bot @Bu Siti ~ Angsur berapa? [Rp57.500] [Lunasi] [Lainnya] [Batal]
    Bu Siti @ * Rp57.500
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Angsur berapa?
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [...]
    """
    await lend(laris, "Bu Siti", first_due=TENTH)
    await leap(laris, "2026-12-07 07:30 WIB")
    await laris.play()
    (claim,) = await waiting(laris)
    assert (claim.amount, claim.date, claim.state) == (57_500, dt.date(2026, 12, 7), ClaimState.WAITING)
    # While it waits nobody is reminded; once it is refused there is a reason again.
    await laris.wait_until("2026-12-15 12:00 WIB")
    assert days(laris, "Bu Siti") == [], "the first one has become the question, and went with it"
    await laris.play(
        """
        Bu Rini * Tolak ^ angsuran Rp57.500
        bot ~ ... [...]
        Bu Rini * Uangnya belum saya terima
        bot ~ ... [...]
        bot @Bu Siti < ...
        """
    )
    await laris.wait_until("2026-12-18 12:00 WIB")
    assert days(laris, "Bu Siti") == ["12-15", "12-17"], "the first is the news of the refusal"


async def waiting(chat: Chat) -> list[Claim]:
    """What waits in the group."""
    async with chat.life.database.read() as db:
        return await claims.waiting(db, (await chat.roster()).group.id)


async def test_late_words_are_kind_and_offer_help(laris: Chat) -> None:
    """
    = until 2026-12-11 08:00 WIB
    bot @Bu Siti < Bu Siti, kemarin waktunya angsuran
    | Rp57.500, sejak Kamis, 10 Desember 2026, di KSM Laris Jaya.
    | Kalau sedang berat, tekan Saya kesulitan. Kita cari jalan bersama. [Sudah bayar] [Saya kesulitan]
    | [Jangan ingatkan dulu]
    Bu Siti @ * Saya kesulitan
    bot @Bu Siti ~ Tidak apa-apa, kita cari jalan bersama. / ... [...]
    Bu Siti @ * Usaha sedang sepi
    bot @Bu Rini < Kabar dari Bu Siti / ... [...]
    bot @Bu Siti ~ Sudah saya sampaikan ke Bu Rini saja. / ...
    """
    await lend(laris, "Bu Siti", first_due=TENTH)
    await leap(laris, "2026-12-11 07:30 WIB")
    await laris.play()
    # Somebody knows of it: for two weeks there is no reminder, then the weeks go on.
    await laris.wait_until("2027-01-01 12:00 WIB")
    assert days(laris, "Bu Siti") == ["12-31"], "what was pressed has become another message"


async def test_a_schedule_that_was_moved_is_counted_anew(laris: Chat) -> None:
    """
    Bu Rini @ > /paceklik bu siti 1 bulan musim hujan
    bot @Bu Rini < ... [...]
    bot @Pak Joko < ... [...]
    Pak Joko @ * Setuju
    bot @Bu Siti < ... [...]
    bot @Pak Joko ~ ...
    bot @Bu Rini < ...
    """
    await lend(laris, "Bu Siti", first_due=TENTH)
    await laris.wait_until("2026-12-08 12:00 WIB")
    await laris.play()
    await laris.wait_until("2027-01-11 12:00 WIB")
    assert days(laris, "Bu Siti") == ["12-07", "12-08", "01-07", "01-10", "01-11"], "12-08 is the news of the move"


async def test_what_is_left_after_a_part_was_paid(laris: Chat) -> None:
    """
    = until 2026-12-10 08:00 WIB
    bot @Bu Siti < Bu Siti, hari ini waktunya angsuran
    | Rp37.500, Kamis, 10 Desember 2026, di KSM Laris Jaya. [...]
    """
    await lend(laris, "Bu Siti", first_due=TENTH)
    await leap(laris, "2026-12-10 07:30 WIB")
    await pay(laris, 1, 12_500, 7_500, dt.date(2026, 12, 8))
    await laris.play()


async def test_the_rule_switches_them_off(laris: Chat) -> None:
    await agree_on(laris, pengingat_angsuran="tidak")
    await lend(laris, "Bu Siti", first_due=TENTH)
    await borrow_from_upk(laris, first_due=TENTH)
    await laris.wait_until("2026-12-18 12:00 WIB")
    assert not nudges(laris, "Bu Siti")
    assert not nudges(laris, "Pak Joko")


async def test_never_on_a_quiet_day(laris: Chat) -> None:
    """Thursdays and Fridays are quiet: what is due on Thursday the 10th is spoken of on Saturday, once."""
    await agree_on(laris, hari_tenang="kamis jumat")
    await lend(laris, "Bu Siti", first_due=TENTH)
    await laris.wait_until("2026-12-20 12:00 WIB")
    assert nudges(laris, "Bu Siti") == [
        ("12-07 08:00", "Bu Siti, 3 hari lagi waktunya angsuran"),
        ("12-12 08:00", "Bu Siti, ada angsuran yang masih ditunggu"),
        ("12-19 08:00", "Bu Siti, ada angsuran yang masih ditunggu"),
    ]


# --- after an outage -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("away_until", "said"),
    [
        ("2026-12-07 15:00 WIB", [("12-07 15:00", "Bu Siti, 3 hari lagi waktunya angsuran")]),
        ("2026-12-09 15:00 WIB", [("12-09 15:00", "Bu Siti, besok waktunya angsuran")]),
        ("2026-12-09 20:00 WIB", []),  # at night nothing is said, and tomorrow has its own
        ("2026-12-10 19:59 WIB", [("12-10 19:59", "Bu Siti, hari ini waktunya angsuran")]),
        ("2026-12-10 20:00 WIB", []),
        ("2026-12-13 09:00 WIB", [("12-13 09:00", "Bu Siti, ada angsuran yang masih ditunggu")]),
        ("2026-12-15 09:00 WIB", []),  # too late for the day after, too early for the week
        ("2026-12-17 09:00 WIB", [("12-17 09:00", "Bu Siti, ada angsuran yang masih ditunggu")]),
    ],
)
async def test_after_an_outage_only_what_is_still_of_use(
    laris: Chat, away_until: str, said: list[tuple[str, str]]
) -> None:
    await lend(laris, "Bu Siti", first_due=TENTH)
    await leap(laris, "2026-12-06 12:00 WIB")
    await laris.play(f"= clock {away_until}")
    await laris.wait_until("+30s")
    assert nudges(laris, "Bu Siti") == said
    if not said:
        return
    # Whatever was missed is never made up for besides.
    (when, _headline), *_ = said
    await laris.wait_until("+1h")
    assert [first for first, _words in nudges(laris, "Bu Siti")] == [when]


async def test_what_was_too_late_is_on_record(laris: Chat) -> None:
    await lend(laris, "Bu Siti", first_due=TENTH)
    await leap(laris, "2026-12-06 12:00 WIB")
    await laris.play("= clock 2026-12-17 09:00 WIB")
    await laris.wait_until("+1m")
    found = await ask(
        laris, "SELECT occurrence, outcome FROM occurrences WHERE kind = 'instalment' ORDER BY occurrence"
    )
    assert [(occurrence.rpartition("/")[2], outcome) for occurrence, outcome in found] == [
        ("-3", "dropped"),
        ("0", "dropped"),
        ("1", "dropped"),
        ("7", "sent"),
    ]


# --- several at once -----------------------------------------------------------------------------------------------


async def test_several_loans_and_people_of_one_telephone_are_one_message(laris: Chat) -> None:
    """
    = until 2026-12-10 08:00 WIB
    bot @Bu Siti < Bu Siti dan Mbah Karto, ini pengingat angsuran hari ini
    | Di KSM Laris Jaya:
    | • Bu Siti (Rp500.000, 9 Nov): Rp57.500, hari ini
    | • Bu Siti (Rp300.000, 2 Nov): Rp34.500, sejak 3 Des 2026
    | • Mbah Karto: Rp23.000, hari ini
    | Kalau sedang berat, tekan Saya kesulitan. Kita cari jalan bersama. [Sudah bayar] [Saya kesulitan]
    | [Jangan ingatkan dulu]
    Bu Siti @ * Sudah bayar
    bot @Bu Siti < Yang sudah dibayar, yang mana? [Bu Siti (Rp500.000, 9 Nov)] [Bu Siti (Rp300.000, 2 Nov)] [Mbah Karto]
    | [Lihat pinjaman saya] [Kembali]
    Bu Siti @ * Mbah Karto
    bot @Bu Siti ~ Angsur berapa? [Rp23.000] [...]
    Bu Siti @ * Sudah bayar ^ ini pengingat angsuran
    bot @Bu Siti < Yang sudah dibayar, yang mana? [...]
    Bu Siti @ * Kembali ^ Yang sudah dibayar, yang mana?
    bot @Bu Siti - Yang sudah dibayar, yang mana?
    Bu Siti @ * Saya kesulitan ^ ini pengingat angsuran
    bot @Bu Siti < Pinjaman mana yang sedang berat? [...]
    """
    await agree_on(laris, satu_pinjaman="tidak")
    await share_phone(laris, "Bu Siti", "Mbah Karto")
    await lend(laris, "Bu Siti", first_due=TENTH)
    await lend(laris, "Bu Siti", 300_000, first_due=dt.date(2026, 12, 3))
    await lend(laris, "Mbah Karto", 200_000, first_due=TENTH)
    await leap(laris, "2026-12-10 07:30 WIB")
    await laris.play()


async def test_one_person_with_two_loans_chooses_which_is_hard(laris: Chat) -> None:
    """
    = until 2026-12-10 08:00 WIB
    bot @Bu Siti < Bu Siti, ini pengingat angsuran hari ini
    | Di KSM Laris Jaya:
    | • Rp500.000, 9 Nov: Rp57.500, hari ini
    | • Rp300.000, 12 Nov: Rp34.500, 3 hari lagi [Sudah bayar] [Saya kesulitan] [Jangan ingatkan dulu]
    Bu Siti @ * Saya kesulitan
    bot @Bu Siti < Pinjaman mana yang sedang berat? [Rp500.000, 9 Nov] [Rp300.000, 12 Nov] [Lihat pinjaman saya]
    | [Kembali]
    Bu Siti @ * Rp300.000, 12 Nov
    bot @Bu Siti ~ Tidak apa-apa, kita cari jalan bersama. ... [...]
    """
    await lend(laris, "Bu Siti", first_due=TENTH)
    await lend(laris, "Bu Siti", 300_000, first_due=dt.date(2026, 12, 13))
    await leap(laris, "2026-12-10 07:30 WIB")
    await laris.play()


async def test_a_forged_choice_in_the_group_tells_nothing(laris: Chat) -> None:
    await lend(laris, "Bu Siti", first_due=TENTH)
    await laris.play("Bu Siti > /kas\nbot < ... [...]")
    card = newest_of_ours(group_of(laris))
    assert card is not None
    ears = Ears(laris)
    person(laris, "Bu Siti").presses_data(card, WhichLoan(1, TO_PAY).pack())
    await laris.life.settle()
    ((_who, alert),) = ears.heard
    assert "Rincian pinjaman hanya di chat pribadi. Ketik /pinjaman di sana." in alert


# --- talangan ------------------------------------------------------------------------------------------------------


async def test_what_was_given_for_somebody_is_spoken_of_every_week(laris: Chat) -> None:
    """
    = until 2026-12-19 08:00 WIB
    bot @Bu Siti < Bu Siti, ada talangan yang perlu dikembalikan
    | Rp20.000 ke Bu Wati, sejak 21 Nov 2026.
    | Sudah dikembalikan? Minta Bu Wati menekan tombolnya di /talangan. [Talangan saya] [Jangan ingatkan dulu]
    Bu Siti @ * Talangan saya
    bot @Bu Siti ~ Nanti dikembalikan Bu Siti: Rp20.000
    | • Bu Wati Rp20.000
    """
    cover_id = await covered(laris, by="Bu Wati")
    await pay(laris, 1, 37_500, 0, dt.date(2026, 11, 21))
    await laris.wait_until("2026-12-19 07:30 WIB")
    assert [when for when, words in nudges(laris, "Bu Siti") if "talangan" in words] == [
        "11-28 08:00",
        "12-05 08:00",
        "12-12 08:00",
    ]
    await laris.play()
    roster = await laris.roster()
    async with laris.life.database.write() as tx:
        turn = Turn(tx=tx, now=laris.clock.now(), directory=laris.life.directory)
        cover = await covers.find(turn, cover_id)
        assert cover is not None
        await covers.came_back(turn, roster, cover, min(account_of(roster, "Bu Wati")))
    before = len(days(laris, "Bu Siti"))
    await laris.wait_until("2026-12-27 12:00 WIB")
    assert [words for _when, words in nudges(laris, "Bu Siti")[before:] if "talangan" in words] == []


async def test_what_the_fund_gave_goes_with_the_instalment(laris: Chat) -> None:
    """
    = until 2026-11-28 08:00 WIB
    bot @Bu Siti < Bu Siti, ini pengingat angsuran dan talangan hari ini
    | Di KSM Laris Jaya:
    | • Rp500.000, 21 Okt: Rp37.500, sejak 21 Nov 2026
    | • talangan dari dana tanggung renteng Rp20.000, sejak 21 Nov 2026
    | Kalau sedang berat, tekan Saya kesulitan. Kita cari jalan bersama. [Sudah bayar] [Saya kesulitan] [Talangan saya]
    | [Jangan ingatkan dulu]
    """
    await covered(laris, by=None)
    await leap(laris, "2026-11-28 07:30 WIB")
    await laris.play()


async def test_of_very_many_the_first_are_named_and_the_rest_is_a_button_away(laris: Chat) -> None:
    """
    = until 2026-12-07 08:00 WIB
    bot @Bu Rini < Ada yang belum bisa saya ingatkan langsung ... dan 3 lagi
    | Tolong sampaikan baik-baik, ya. ... [Semua pinjaman]
    bot @Bu Siti < Bu Siti, ini pengingat angsuran hari ini ... dan 1 lagi [Sudah bayar] [Saya kesulitan]
    | [Lihat pinjaman saya] [Jangan ingatkan dulu]
    Bu Siti @ * Lihat pinjaman saya
    bot @Bu Siti ~ ... [...]
    """
    for name, many in (("Bu Siti", 21), ("Bu Wati", 23)):
        for number in range(many):
            await lend(laris, name, 500_000 + 1_000 * number, first_due=TENTH)
    await leap(laris, "2026-12-07 07:30 WIB")
    await laris.play()
    assert newest(laris, "Bu Rini").count("• Bu Wati") == 20


async def test_many_people_of_one_telephone_are_counted_in_the_first_line(laris: Chat) -> None:
    others = ["Mbah Karto", "Bu Wati", "Pak Slamet", "Bu Tini", "Bu Yem", "Pak Min"]
    await add_members(laris, *others[2:])
    for name in others:
        await share_phone(laris, "Bu Siti", name)
    for name in ("Bu Siti", *others):
        await lend(laris, name, first_due=TENTH)
    await leap(laris, "2026-12-07 07:30 WIB")
    await laris.wait_until("2026-12-07 09:00 WIB")
    assert newest(laris, "Bu Siti").startswith("7 orang di HP ini, ini pengingat angsuran hari ini\n")
    assert newest(laris, "Bu Siti").count("\n•") == 7


# --- who cannot be written to --------------------------------------------------------------------------------------


async def test_who_has_no_private_chat_is_named_to_the_treasurer_alone(laris: Chat) -> None:
    """
    = until 2026-12-07 08:00 WIB
    bot @Bu Rini < Ada yang belum bisa saya ingatkan langsung
    | Di KSM Laris Jaya:
    | • Bu Wati: Rp57.500, 3 hari lagi
    | • Mbah Karto: Rp23.000, 3 hari lagi
    | Tolong sampaikan baik-baik, ya. Yang menekan Start di @sisihkan_bot saya ingatkan langsung. [Semua pinjaman]
    """
    await lend(laris, "Bu Wati", first_due=TENTH)
    await lend(laris, "Mbah Karto", 200_000, first_due=TENTH)
    await leap(laris, "2026-12-07 07:30 WIB")
    await laris.play()
    await laris.play("= start Bu Wati\nbot @Bu Wati < ... [...]\n= until 2026-12-08 08:00 WIB")
    await laris.wait_until("2026-12-10 12:00 WIB")
    assert days(laris, "Bu Wati") == ["12-10"]
    assert days(laris, "Bu Rini") == ["12-07"]
    await laris.wait_until("2026-12-31 12:00 WIB")
    assert days(laris, "Bu Rini") == ["12-07", "12-17", "12-24", "12-31"]
    assert "Bu Wati" not in newest(laris, "Bu Rini")
    assert "Mbah Karto" in newest(laris, "Bu Rini")


async def test_a_name_that_could_not_be_sent_counts_as_unsaid(laris: Chat) -> None:
    await lend(laris, "Bu Wati", first_due=TENTH)
    await leap(laris, "2026-12-07 07:30 WIB")
    async with laris.life.database.write() as tx:
        await tx.connection.execute(
            "INSERT INTO occurrences (group_id, kind, occurrence, person, claimed_at, outcome)"
            " SELECT group_id, 'named', '2026-12-06', id, 0, 'dropped' FROM members WHERE name = 'Bu Wati'"
        )
    await laris.wait_until("2026-12-07 08:00 WIB")
    assert days(laris, "Bu Rini") == ["12-07"]


async def test_where_the_treasurer_cannot_be_written_to_the_chair_is_told(laris: Chat) -> None:
    """
    = block Bu Rini
    = until 2026-12-07 08:00 WIB
    bot @Pak Joko < Ada yang belum bisa saya ingatkan langsung
    | Di KSM Laris Jaya:
    | • Bu Wati: Rp57.500, 3 hari lagi
    | Tolong sampaikan baik-baik, ya. Yang menekan Start di @sisihkan_bot saya ingatkan langsung. [Semua pinjaman]
    Pak Joko @ * Semua pinjaman
    bot @Pak Joko < 1 pinjaman berjalan, ... [...]
    """
    await lend(laris, "Bu Wati", first_due=TENTH)
    await leap(laris, "2026-12-07 07:30 WIB")
    await laris.play()


async def test_where_no_officer_can_be_written_to_nobody_is_told(laris: Chat) -> None:
    """
    = block Pak Joko
    = block Bu Ani
    = until 2026-12-07 08:00 WIB
    """
    await lend(laris, "Bu Wati", first_due=TENTH)
    await officers_leave(laris, but=("Pak Joko", "Bu Ani"))
    await leap(laris, "2026-12-07 07:30 WIB")
    await laris.play()
    assert await ask(laris, "SELECT count(*) FROM occurrences WHERE kind = 'instalment'") == [(1,)]


async def test_what_was_missed_of_several_loans_is_added_up(laris: Chat) -> None:
    """
    = until 2026-12-17 08:00 WIB
    bot @Bu Siti < Bu Siti, ini pengingat angsuran hari ini
    | Di KSM Laris Jaya:
    | • Rp500.000, 9 Nov: Rp57.500, sejak 10 Des 2026
    | • Rp300.000, 9 Nov: Rp34.500, sejak 10 Des 2026
    | Yang terlewat dari Bu Siti semuanya Rp92.000.
    | Kalau sedang berat, tekan Saya kesulitan. Kita cari jalan bersama. [Sudah bayar] [Saya kesulitan]
    | [Jangan ingatkan dulu]
    """
    await lend(laris, "Bu Siti", first_due=TENTH)
    await lend(laris, "Bu Siti", 300_000, first_due=TENTH)
    await leap(laris, "2026-12-17 07:30 WIB")
    await laris.play()


async def test_who_has_left_is_named_to_the_treasurer_as_well(laris: Chat) -> None:
    """
    = until 2026-12-07 08:00 WIB
    bot @Bu Rini < Ada yang belum bisa saya ingatkan langsung
    | Di KSM Laris Jaya:
    | • Bu Siti (sudah keluar): Rp57.500, 3 hari lagi
    | Tolong dibicarakan baik-baik, ya. Yang sudah keluar tidak saya hubungi. [Semua pinjaman]
    """
    await lend(laris, "Bu Siti", first_due=TENTH)
    roster = await laris.roster()
    async with laris.life.database.write() as tx:
        leaving = next(one for one in roster.people if one.name == "Bu Siti")
        await groups.update_member(tx, replace(leaving, left_on=dt.date(2026, 11, 21)))
    laris.life.directory.forget_everything()
    await leap(laris, "2026-12-07 07:30 WIB")
    await laris.play()


# --- what the group owes -------------------------------------------------------------------------------------------


async def test_what_the_group_owes_is_told_to_treasurer_and_chair(laris: Chat) -> None:
    await borrow_from_upk(laris, first_due=TENTH)
    await leap(laris, "2026-12-07 07:30 WIB")
    await laris.play(
        """
        = until 2026-12-07 08:00 WIB
        bot @Bu Rini < 3 hari lagi waktunya setoran ke UPK
        | Rp345.000, Kamis, 10 Desember 2026, dari KSM Laris Jaya. [Setor ke UPK] [Lihat modal]
        bot @Pak Joko < 3 hari lagi waktunya setoran ke UPK
        | Rp345.000, Kamis, 10 Desember 2026, dari KSM Laris Jaya. [Setor ke UPK] [Lihat modal]
        Pak Joko @ * Setor ke UPK
        bot @Pak Joko ~ Setor ke UPK berapa? [Rp345.000] [...]
        Pak Joko @ * Rp345.000
        bot @Pak Joko < Sudah saya sampaikan ke grup KSM Laris Jaya.
        bot @Pak Joko - Setor ke UPK berapa?
        bot < Setoran Rp345.000 ke UPK. Menunggu bendahara. [...]
        """
    )
    # While the payment waits to be confirmed nobody is reminded of it.
    await laris.wait_until("2026-12-12 12:00 WIB")
    assert days(laris, "Pak Joko") == []
    await laris.play("Bu Rini * Terima ^ Rp345.000\nbot ~ ... [...]")
    await laris.wait_until("2027-01-11 12:00 WIB")
    assert nudges(laris, "Pak Joko") == [
        ("01-07 08:00", "3 hari lagi waktunya setoran ke UPK"),
        ("01-10 08:00", "Hari ini waktunya setoran ke UPK"),
        ("01-11 08:00", "Setoran ke UPK masih ditunggu"),
    ]
    assert newest(laris, "Pak Joko").splitlines()[1] == (
        "Rp345.000, sejak Minggu, 10 Januari 2027, dari KSM Laris Jaya."
    )


async def test_several_debts_are_one_message(laris: Chat) -> None:
    """
    = until 2026-12-10 08:00 WIB
    bot @Bu Rini < Ada setoran modal yang perlu diingat
    | Dari KSM Laris Jaya:
    | • Modal Rp3.000.000, 9 Nov: Rp345.000, hari ini
    | • Modal Rp1.000.000, 9 Nov: Rp115.000, hari ini [Lihat modal]
    bot @Pak Joko < Ada setoran modal yang perlu diingat ... [Lihat modal]
    """
    await borrow_from_upk(laris, first_due=TENTH)
    await borrow_from_upk(laris, 1_000_000, first_due=TENTH)
    await leap(laris, "2026-12-10 07:30 WIB")
    await laris.play()
