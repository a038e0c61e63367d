"""A request that nobody decides, that moves with its chat, or that belongs to another group."""

import datetime as dt

from savings.loans import LoanState
from storage.database import many
from storage.queries import queries
from tests.chat import Chat
from tests.dialogs.lending import fill_box
from tests.dialogs.requests import another_group, pay_out, state, tick

# --- time --------------------------------------------------------------------------------------------------------


async def test_what_nobody_decides_for_two_weeks_lapses_kindly(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 700_000)
    await laris.play()
    await tick(laris, dt.timedelta(days=13, hours=23))
    assert await state(laris) is LoanState.ASKED
    await tick(laris, dt.timedelta(hours=2))
    assert await state(laris) is LoanState.LAPSED
    await laris.play(
        """
        Bu Wati * Ajukan lagi
        bot ! Bu Wati: Tombol ini untuk Bu Siti.
        Bu Siti @ * Ajukan lagi
        bot < Bu Siti mengajukan pinjaman Rp500.000
        | 10 bulan, angsuran Rp57.500.
        | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
        bot ~ Belum diputuskan: pinjaman Bu Siti Rp500.000
        | Dua minggu belum sempat diputuskan. Bu Siti boleh mengajukan lagi.
        bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
        bot @Bu Siti - Pengajuan pinjaman Bu Siti belum diputuskan.
        | Rp500.000, 10 bulan, jasa 1,5% flat. Dua minggu belum sempat diputuskan. Bu Siti boleh mengajukan lagi.
        """
    )
    assert [loan.state for loan in await laris.loans()] == [LoanState.LAPSED, LoanState.ASKED]


async def test_asking_again_asks_the_rules_again(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 700_000)
    await laris.play()
    await tick(laris, dt.timedelta(days=15))
    await laris.play(
        """
        Pak Joko > /aturan batas pinjaman 300rb
        bot < Aturan diubah: batas pinjaman dari tidak ada menjadi Rp300.000.
        | Oleh Pak Joko. Sekarang versi 2.
        Bu Siti * Ajukan lagi
        bot @Bu Siti < Pinjaman Bu Siti Rp500.000 belum bisa diajukan
        | Batas pinjaman per orang: sekarang paling banyak Rp300.000. [Ajukan Rp300.000]
        bot ~ Pinjaman ini belum bisa diajukan. Alasannya saya kirim ke Bu Siti.
        """
    )
    assert len(await laris.loans()) == 1


async def test_what_is_paid_out_does_not_lapse(laris: Chat) -> None:
    await pay_out(laris)
    await tick(laris, dt.timedelta(days=30))
    assert await state(laris) is LoanState.ACTIVE


async def test_cards_that_wait_are_shown_again_after_a_move(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Wati > pinjam 100rb 10x
    bot < Bu Wati mengajukan pinjaman Rp100.000
    | 10 bulan, angsuran Rp11.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Wati mengajukan pinjaman Rp100.000
    | 10 bulan, angsuran Rp11.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Setuju
    bot ~ Disetujui: pinjaman Bu Wati Rp100.000
    | 10 bulan, angsuran Rp11.500.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    = migrate
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot < Disetujui: pinjaman Bu Wati Rp100.000
    | 10 bulan, angsuran Rp11.500.
    | Diputuskan Pak Joko dan Bu Rini.
    | Menunggu dicairkan Bu Rini. [Cairkan] [Tidak jadi]
    Pak Joko * Setuju
    bot ! Pak Joko: Terima kasih. Menunggu Bu Rini.
    bot ~ Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Bu Rini. [Setuju] [Tolak] [Bukan itu]
    Bu Rini * Cairkan
    bot ~ Serahkan Rp100.000 tunai kepada Bu Wati? [Sudah diserahkan] [Kembali]
    """
    await fill_box(laris, 700_000)
    await laris.play()


# --- where it is asked -------------------------------------------------------------------------------------------


async def test_a_request_in_private_goes_to_the_group(laris: Chat) -> None:
    """
    Bu Siti @ > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    Bu Siti @ > batal pinjam
    bot ~ ✖ Dibatalkan: pinjaman Bu Siti Rp500.000.
    bot @Bu Siti < Pengajuan pinjaman Bu Siti Rp500.000 dibatalkan.
    """
    await fill_box(laris, 700_000)
    await laris.play()


async def test_in_private_a_button_finds_its_own_group(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 700_000)
    await laris.play()
    await tick(laris, dt.timedelta(days=15))
    await another_group(laris, "Bu Siti")
    await laris.play(
        """
        = group "KSM Laris Jaya"
        Bu Siti @ * Ajukan lagi
        bot < Bu Siti mengajukan pinjaman Rp500.000
        | 10 bulan, angsuran Rp57.500.
        | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
        bot ~ Belum diputuskan: pinjaman Bu Siti Rp500.000
        | Dua minggu belum sempat diputuskan. Bu Siti boleh mengajukan lagi.
        bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
        bot @Bu Siti - Pengajuan pinjaman Bu Siti belum diputuskan.
        | Rp500.000, 10 bulan, jasa 1,5% flat. Dua minggu belum sempat diputuskan. Bu Siti boleh mengajukan lagi.
        """
    )
    assert [loan.state for loan in await laris.loans()] == [LoanState.LAPSED, LoanState.ASKED]


async def test_a_card_of_another_group_is_not_decided_here(laris: Chat) -> None:
    """
    Bu Siti > pinjam 500rb 10x
    bot < Bu Siti mengajukan pinjaman Rp500.000
    | 10 bulan, angsuran Rp57.500.
    | Menunggu Pak Joko dan Bu Rini. [Setuju] [Tolak] [Bukan itu]
    """
    await fill_box(laris, 700_000)
    await laris.play()
    elsewhere, dullah = await another_group(laris, "Pak Dullah")
    message = next(one for one in elsewhere.messages.values() if one.sender is laris.player.bot.user)
    for data in ("lyes:1", "lno:1", "lpay:1", "lpaid:1:cash", "lnah:1"):
        query = dullah.presses_data(message, data)
        await laris.life.settle()
        assert query.answered
    assert await state(laris) is LoanState.ASKED


async def test_the_minute_finds_what_is_due_by_the_index(laris: Chat) -> None:
    """Once a minute, whatever ten thousand groups have ever lent."""
    values = {"now": 0, "patience_since": 0, "limit": 1}
    async with laris.life.database.read() as db:
        plan = await many(db, f"EXPLAIN QUERY PLAN {queries.requests_due.sql}", **values)
    steps = [row["detail"] for row in plan]
    assert not [step for step in steps if step.startswith("SCAN loans")]
    assert sum("ix_loans_closes_at" in step for step in steps) == 2


async def test_a_loan_from_before_the_books_is_none_of_ours(laris: Chat) -> None:
    """It waits as a claim, without a name: no button of a request touches or shows it, and it does not lapse."""
    laris.player.record = True
    await laris.play("Bu Rini @ > /pinjamanlama bu siti 500rb 10x sisa 300rb mulai 10 maret\nBu Rini @ * Ajukan")
    await tick(laris, dt.timedelta(days=30))
    assert await state(laris) is LoanState.ASKED
    card, joko = laris.world.groups()[0].newest("Pinjaman lama"), laris.world.person("Pak Joko")
    assert card is not None
    assert joko is not None
    before = card.text
    for data in ("lyes:1", "lno:1", "lnobc:1:0", "lnah:1", "lpay:1", "lback:1", "lwhy:1"):
        query = joko.presses_data(card, data)
        await laris.life.settle()
        assert query.answered
    assert card.text == before
    assert await state(laris) is LoanState.ASKED
