"""Congratulations: off until the group wants them, short, and each where it belongs."""

import datetime as dt

import pytest

from services import claims, covers
from services.covers import Place
from services.turn import Turn
from tests.attacks import person
from tests.bot.conftest import ask
from tests.chat import Chat
from tests.dialogs.helpers import agree_on, calm, share_phone
from tests.dialogs.lending import lend
from tests.dialogs.shortages import account_of, covered

SAID = "SELECT kind, outcome FROM occurrences WHERE kind IN ('goal', 'birthday', 'first loan')"


@pytest.fixture
async def glad(laris: Chat) -> Chat:
    """The group wants them, and on a Sunday at ten it agrees on a goal of a million; nothing else is due."""
    await calm(laris)
    await agree_on(laris, ucapan="ya", pengingat_angsuran="tidak")
    await laris.wait_until("2026-11-22 10:00 WIB")
    await laris.play("Bu Rini > /target 1jt untuk tenda sampai 31 des\nbot < Target tenda: ... [Lihat gambar]")
    return laris


# --- a goal --------------------------------------------------------------------------------------------------------


async def test_a_goal_that_is_reached(glad: Chat) -> None:
    """
    Bu Siti > setor 900rb
    bot < ... [...]
    Bu Rini * Terima
    bot ~ ... [...]
    = until +30m
    Bu Wati > setor 100rb
    bot < ... [...]
    = until +30m
    Bu Rini * Terima ^ Bu Wati
    bot ~ ... [...]
    = until +14m
    = until +2m
    bot < Target tenda tercapai. Selamat, KSM Laris Jaya!
    | Simpanan bersama Rp1.000.000 dari target Rp1.000.000. Terima kasih, semuanya. [Lihat gambar]
    Bu Sri > setor 50rb
    bot < ... [...]
    Bu Rini * Terima ^ Bu Sri
    bot ~ ... [...]
    Bu Siti * Lihat gambar ^ tercapai
    bot ! Bu Siti: Sebentar, gambarnya menyusul.
    bot < (foto) ...
    = until 2026-11-24 19:00 WIB
    """
    await glad.play()


async def test_what_is_taken_back_within_ten_minutes_is_not_celebrated(glad: Chat) -> None:
    """
    Bu Siti > setor 1jt
    bot < ... [...]
    Bu Rini * Terima
    bot ~ ... [...]
    = until +5m
    Bu Rini * Urungkan
    bot ~ ... [...]
    bot < No. 1 dibatalkan oleh No. 2: salah tekan.
    bot @Bu Siti < ...
    = until +20m
    Bu Siti * Bukan itu
    bot ~ ...
    = until 2026-11-24 19:00 WIB
    """
    await glad.play()
    assert await ask(glad, SAID) == []


async def test_in_the_evening_it_waits_for_the_morning(glad: Chat) -> None:
    """
    = until 2026-11-22 19:50 WIB
    Bu Siti > setor 1jt
    bot < ... [...]
    Bu Rini * Terima
    bot ~ ... [...]
    = until 2026-11-23 06:59 WIB
    = until 2026-11-23 07:01 WIB
    bot < Target tenda tercapai. Selamat, KSM Laris Jaya! / ... [...]
    """
    await glad.play()


async def test_after_a_week_without_the_bot_it_is_no_news(glad: Chat) -> None:
    """
    Bu Siti > setor 1jt
    bot < ... [...]
    Bu Rini * Terima
    bot ~ ... [...]
    = clock 2026-11-29 10:00 WIB
    = tick
    bot < Saya sempat tidak tersambung. / ...
    = until 2026-12-01 10:00 WIB
    """
    await glad.play()
    assert await ask(glad, SAID) == [("goal", "dropped")]


async def test_what_was_withdrawn_again_meanwhile_is_not_celebrated(glad: Chat) -> None:
    """
    Bu Siti > setor 1jt
    bot < ... [...]
    Bu Rini * Terima
    bot ~ ... [...]
    Bu Siti > tarik 100rb
    bot < ... [...]
    Bu Rini * Terima ^ tarik
    bot ~ ... [...]
    = until +2h
    Bu Wati > setor 100rb
    bot < ... [...]
    Bu Rini * Terima ^ Bu Wati
    bot ~ ... [...]
    = until +16m
    bot < Target tenda tercapai. Selamat, KSM Laris Jaya! / ... [...]
    """
    await glad.play()


async def test_the_rule_switched_on_later_celebrates_nothing_old(glad: Chat) -> None:
    """
    Bu Siti > setor 1jt
    bot < ... [...]
    Bu Rini * Terima
    bot ~ ... [...]
    = until 2026-11-29 10:00 WIB
    Pak Joko > /aturan ucapan ya
    bot < Aturan diubah: ucapan selamat dari tidak menjadi ya. / ...
    = until 2026-12-01 19:00 WIB
    """
    await agree_on(glad, ucapan="tidak")
    await glad.play()
    assert await ask(glad, SAID) == []


# --- a birthday ----------------------------------------------------------------------------------------------------


async def test_the_birthdays_of_the_group(glad: Chat) -> None:
    """
    = clock 2027-11-20 12:00 WIB
    = tick
    bot < Saya sempat tidak tersambung. / ...
    = until 2027-11-21 07:59 WIB
    = until 2027-11-21 08:01 WIB
    bot < Hari ini KSM Laris Jaya genap 1 tahun
    | Menabung dan mencatat bersama di sini sejak Sabtu, 21 November 2026. Semoga makin rukun dan maju.
    = until 2027-11-22 12:00 WIB
    = clock 2028-11-21 10:00 WIB
    = tick
    bot < Saya sempat tidak tersambung. / ...
    bot < Hari ini KSM Laris Jaya genap 2 tahun / ...
    """
    await glad.play()


async def test_a_birthday_is_not_celebrated_a_day_later(glad: Chat) -> None:
    """
    = clock 2027-11-20 12:00 WIB
    = tick
    bot < Saya sempat tidak tersambung. / ...
    = clock 2027-11-22 09:00 WIB
    = tick
    bot < Saya sempat tidak tersambung. / ...
    = until 2027-11-23 12:00 WIB
    """
    await glad.play()
    assert await ask(glad, SAID) == [("birthday", "dropped")]


async def test_a_group_without_a_chat_has_nowhere_to_celebrate(glad: Chat) -> None:
    """It is not said, and so it does not count as said."""
    async with glad.life.database.write() as tx:
        await tx.connection.execute("UPDATE groups SET chat_id = NULL")
    glad.life.directory.forget_everything()
    await glad.play("= clock 2027-11-21 10:00 WIB")
    await glad.wait_until("2027-11-21 12:00 WIB")
    assert await ask(glad, SAID) == []


# --- a first loan --------------------------------------------------------------------------------------------------

REPAID = """
Bu Siti > angsur 101.500
bot < ... [...]
Bu Rini * Terima ^ angsuran
bot ~ ... [...]
bot @Bu Siti < Lunas. Terima kasih, Bu Siti. / ... [...]
"""


async def test_the_first_loan_of_a_member_in_private_on_the_next_day(glad: Chat) -> None:
    """
    = until 2026-11-23 07:59 WIB
    = until 2026-11-23 08:01 WIB
    bot @Bu Siti < Selamat, Bu Siti, pinjaman pertama sudah lunas
    | Terima kasih sudah menjaga kepercayaan bersama. Semoga usahanya makin lancar. [Lihat pinjaman saya]
    Bu Siti @ * Lihat pinjaman saya ^ pertama
    bot @Bu Siti < Pinjaman Rp100.000 sudah lunas / ... [...]
    """
    await lend(glad, "Bu Siti", 100_000, 1)
    await glad.play(REPAID)
    await glad.play()
    await lend(glad, "Bu Siti", 100_001, 1)
    await glad.play(REPAID.replace("101.500", "101.501"))
    await glad.play("= until 2026-11-25 12:00 WIB")


async def test_a_loan_that_is_taken_up_again_was_not_repaid(glad: Chat) -> None:
    """
    Bu Rini * Urungkan
    bot ~ ... [...]
    bot < No. 3 dibatalkan oleh No. 4: salah tekan.
    bot @Bu Siti < ...
    Bu Siti * Bukan itu
    bot ~ ...
    = until 2026-11-25 12:00 WIB
    """
    await lend(glad, "Bu Siti", 100_000, 1)
    await glad.play(REPAID)
    await glad.play()
    assert await ask(glad, SAID) == []


@pytest.mark.parametrize("coverer", ["Bu Wati", None])
async def test_who_was_helped_has_repaid_when_that_is_given_back(glad: Chat, coverer: str | None) -> None:
    """Bu Siti's last instalment was paid by others; days later she gives it back to a member, or to the fund."""
    await agree_on(glad, jasa="0%")
    cover_id = await covered(glad, by=coverer, principal=20_000, periods=1)
    assert (await glad.loan()).settled
    await glad.wait_until("2026-11-26 12:00 WIB")
    assert await ask(glad, SAID) == []
    roster = await glad.roster()
    async with glad.life.database.write() as tx:
        turn = Turn(tx=tx, now=glad.clock.now(), directory=glad.life.directory)
        cover = await covers.find(turn, cover_id)
        assert cover is not None
        if coverer:
            await covers.came_back(turn, roster, cover, min(account_of(roster, coverer)))
        else:
            place = Place(chat_id=1, message_id=9, telegram_id=min(account_of(roster, "Pak Joko")))
            made = await covers.back_to_fund(turn, roster, cover, place, today=dt.date(2026, 11, 26))
            assert made is not None
            await claims.accept(turn, roster, made.claim, min(account_of(roster, "Bu Rini")))
    await glad.wait_until("2026-11-27 08:01 WIB")
    assert await ask(glad, SAID) == [("first loan", "sent")]


async def test_on_a_shared_telephone_the_name_says_whose_it_is(glad: Chat) -> None:
    """
    Bu Siti > angsur bu sri 101.500
    bot < ... [...]
    Bu Rini * Terima
    bot ~ ... [...]
    bot @Bu Siti < Lunas. Terima kasih, Bu Sri. / ... [...]
    = until 2026-11-23 08:05 WIB
    bot @Bu Siti < Selamat, Bu Sri, pinjaman pertama sudah lunas / ... [...]
    """
    await share_phone(glad, "Bu Siti", "Bu Sri")
    await lend(glad, "Bu Sri", 100_000, 1)
    await glad.play()


async def test_who_cannot_be_written_to_is_not_congratulated_before_others(glad: Chat) -> None:
    """
    Bu Wati > angsur 101.500
    bot < ... [...]
    Bu Rini * Terima
    bot ~ ... [...]
    = until 2026-11-25 12:00 WIB
    """
    await lend(glad, "Bu Wati", 100_000, 1)
    await glad.play()
    assert await ask(glad, SAID) == []


async def test_who_presses_start_meanwhile_is_congratulated_at_its_hour(glad: Chat) -> None:
    """
    Bu Wati > angsur 101.500
    bot < ... [...]
    Bu Rini * Terima
    bot ~ ... [...]
    = until +2h
    """
    await lend(glad, "Bu Wati", 100_000, 1)
    await glad.play()
    person(glad, "Bu Wati").starts(glad.player.bot)
    await glad.wait_until("2026-11-23 07:59 WIB")
    await glad.play("= until 2026-11-23 08:00 WIB\nbot @Bu Wati < Selamat, Bu Wati, ... [...]")


# --- nobody wants them ---------------------------------------------------------------------------------------------


async def test_who_does_not_want_them_hears_nothing(glad: Chat) -> None:
    """
    Bu Siti > setor 1jt
    bot < ... [...]
    Bu Rini * Terima ^ setor
    bot ~ ... [...]
    = until 2026-11-24 12:00 WIB
    = clock 2027-11-21 07:30 WIB
    = tick
    bot < Saya sempat tidak tersambung. / ...
    = until 2027-11-21 12:00 WIB
    """
    await agree_on(glad, ucapan="tidak")
    await lend(glad, "Bu Siti", 100_000, 1)
    await glad.play(REPAID)
    await glad.play()
    assert await ask(glad, SAID) == []
