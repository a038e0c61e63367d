"""Loans against slips and tricks: dates from before the payout, leaving with a debt, old loans under new rules."""

import datetime as dt

from savings.loans import LoanState
from savings.roles import Role
from services import ledger, lending, loans
from services.turn import Turn
from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.lending import lend


async def test_nothing_is_repaid_before_the_payout(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500 tanggal 1 oktober
    bot < Tanggalnya sebelum pinjaman ini cair (21 Okt 2026). Cek tanggalnya, lalu tulis lagi.
    Bu Rini > titip angsuran bu siti 57.500 tanggal 1 oktober
    bot < Tanggalnya sebelum pinjaman ini cair (21 Okt 2026). Cek tanggalnya, lalu tulis lagi.
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_who_owes_does_not_leave(laris: Chat) -> None:
    """
    Bu Rini > /anggota keluar Bu Siti
    bot < Catat Bu Siti keluar dari KSM Laris Jaya? Simpanannya tetap di buku.
    | [Ya, keluar] [Batal] [Lihat simpanannya]
    Bu Rini * Ya, keluar
    bot ! Bu Rini: Bu Siti masih punya pinjaman atau pengajuan. Angsurannya bisa dititipkan: titip angsuran Bu
    | Siti 50rb. Kalau tidak bisa ditagih lagi: /hapuspinjaman Bu Siti
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert any(member.name == "Bu Siti" for member in (await laris.roster()).people)


async def test_an_old_loan_knows_nothing_of_todays_deductions(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjamanlama bu siti 50rb 10x sudah 4x mulai 10 agustus
    bot @Bu Rini < Pinjaman lama Bu Siti, sisa pokok Rp29.800
    | Rp50.000, 10 bulan, jasa 1,5% flat
    | Angsuran pertama 10 Agu 2026
    | Sudah dibayar 4 dari 10 angsuran
    | Angsuran berikutnya Rp5.800, 10 Des 2026
    | Kas tidak berubah. Perlu persetujuan satu pengurus lain. [Ajukan] [Batal]
    """
    await agree_on(laris, admin="50000")
    await laris.play()


async def test_a_claim_from_before_a_payout_made_anew_waits_for_a_no(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Bu Siti bayar angsuran Rp57.500. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    """
    loan = await lend(laris, "Bu Siti")
    await laris.play()
    roster = await laris.roster()
    laris.clock.advance(dt.timedelta(days=1))
    async with laris.life.database.write() as tx:
        turn = Turn(tx=tx, now=laris.clock.now(), directory=laris.life.directory)
        payout = await ledger.entry_by_id(tx, loan.disbursement_id or 0)
        assert payout is not None
        await loans.reverse(turn, payout, date=payout.date, confirmed_by=None, reason="salah tekan")
        approved = await loans.find(turn, loan.id)
        assert approved is not None
        treasurer = next(one for one in roster.people if Role.BENDAHARA in one.roles)
        await lending.pay_out(turn, roster, approved, min(treasurer.speakers), lending.Source.CASH)
    await laris.play(
        """
        Bu Rini * Terima
        bot ! Bu Rini: Tanggalnya sebelum pinjaman ini cair (22 Nov 2026). Tekan Tolak.
        """
    )
    assert (await laris.loan(1)).outstanding == 500_000


async def test_without_pokok_there_is_no_loss_to_write_down(laris: Chat) -> None:
    """
    Bu Siti > angsur 500rb
    bot < Bu Siti bayar angsuran Rp500.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp500.000.
    | Lima ratus ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp500.000: pokok Rp500.000.
    | Sisa pokok Rp0. Yang perlu dibayar sekarang Rp75.000. [Lihat pinjaman saya]
    Pak Joko @ > /hapuspinjaman bu siti pindah ke luar kota
    bot @Pak Joko < Hapus sisa tagihan Bu Siti: jasa Rp75.000?
    | Pokoknya sudah kembali semua. Alasan: pindah ke luar kota.
    | Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    """
    await agree_on(laris, urutan_bayar="pokok jasa denda")
    await lend(laris, "Bu Siti", first_due=dt.date(2025, 11, 21))
    await laris.play()
    assert (await laris.loan(1)).outstanding == 0


async def test_a_loan_on_which_denda_is_open_is_not_called_finished(laris: Chat) -> None:
    """
    Bu Siti > angsur 115rb
    bot < Bu Siti bayar angsuran Rp115.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Bu Siti, angsuran Rp115.000.
    | Seratus lima belas ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp115.000: pokok Rp100.000, jasa Rp15.000.
    | Sisa pokok Rp0. Yang perlu dibayar sekarang Rp5.000. [Lihat pinjaman saya]
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Sisa pinjaman Rp0
    | Rp100.000, 1 bulan, jasa 15% flat, denda telat Rp5.000 tiap angsuran
    | Denda yang perlu dibayar Rp5.000
    | Sudah dibayar 1 dari 1 angsuran
    | Kalau sedang berat, tekan Saya kesulitan. Kita cari jalan bersama. [Bayar angsuran] [Rincian angsuran]
    | [Saya kesulitan]
    Bu Siti > angsur 5rb
    bot < Bu Siti bayar angsuran Rp5.000. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 4: Bu Siti, angsuran Rp5.000.
    | Lima ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Lunas. Terima kasih, Bu Siti.
    | No. 4, Rp5.000: denda Rp5.000.
    | Pinjaman ini selesai. Semoga rezekinya makin lancar. [Lihat pinjaman saya]
    """
    await agree_on(laris, urutan_bayar="jasa pokok denda", denda_angsuran="5000", jasa="15%")
    await lend(laris, "Bu Siti", 100_000, 1, first_due=dt.date(2026, 11, 14))
    await laris.play()
    assert (await laris.loan(1)).loan.state is LoanState.PAID


async def test_that_somebody_owes_is_not_said_in_the_group(laris: Chat) -> None:
    """
    Pak Joko > /peran Bu Siti pendamping
    bot < Bu Siti sekarang pendamping, ditetapkan Pak Joko.
    bot @Bu Siti < Bu Siti sekarang pendamping di KSM Laris Jaya. ...
    Pak Joko > /peran Bu Siti bukan anggota
    bot @Pak Joko < Bu Siti masih punya pinjaman atau pengajuan. Angsurannya bisa dititipkan: titip angsuran Bu
    | Siti 50rb. Kalau tidak bisa ditagih lagi: /hapuspinjaman Bu Siti
    bot < Peran Bu Siti belum bisa diubah. Alasannya saya kirim pribadi.
    Pak Joko > /peran Bu Siti
    bot < Bu Siti: pendamping, anggota [...]
    Pak Joko * ✓ anggota
    bot ! Pak Joko: Bu Siti masih punya pinjaman atau pengajuan. Angsurannya bisa dititipkan: titip angsuran Bu
    | Siti 50rb. Kalau tidak bisa ditagih lagi: /hapuspinjaman Bu Siti
    Pak Joko @ > /peran Bu Siti bukan anggota
    bot @Pak Joko < Bu Siti masih punya pinjaman atau pengajuan. Angsurannya bisa dititipkan: titip angsuran Bu
    | Siti 50rb. Kalau tidak bisa ditagih lagi: /hapuspinjaman Bu Siti
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    siti = next(member for member in (await laris.roster()).people if member.name == "Bu Siti")
    assert siti.roles == {Role.ANGGOTA, Role.PENDAMPING}


async def test_who_cannot_be_written_to_is_shown_the_way_to_the_reason(laris: Chat) -> None:
    """
    Pak Joko > /peran Bu Siti pendamping
    bot < Bu Siti sekarang pendamping, ditetapkan Pak Joko.
    bot @Bu Siti < Bu Siti sekarang pendamping di KSM Laris Jaya. ...
    = block Pak Joko
    Pak Joko > /peran Bu Siti bukan anggota
    bot < Peran Bu Siti belum bisa diubah. [Buka chat pribadi]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
