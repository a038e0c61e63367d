"""All pokok is back and the jasa is not: two officers may forgive it, kindly and in private."""

import datetime as dt

from savings.journal import income
from savings.loans import Loan, LoanState
from savings.money import MoneyKind
from services import claims
from services.claims import NewClaim
from services.turn import Turn
from storage import groups
from tests.chat import Chat
from tests.dialogs.helpers import agree_on, officers_leave
from tests.dialogs.lending import lend


async def pokok_back(chat: Chat, name: str = "Bu Siti") -> Loan:
    """Of a loan whose ten instalments are all due the pokok is paid, and the jasa of Rp75.000 is not."""
    await agree_on(chat, urutan_bayar="pokok jasa denda")
    loan = await lend(chat, name, first_due=dt.date(2026, 1, 10))
    roster = await chat.roster()
    treasurer = next(one for one in roster.people if one.name != name and one.is_officer)
    async with chat.life.database.write() as tx:
        turn = Turn(tx=tx, now=chat.clock.now(), directory=chat.life.directory)
        made = await claims.report(
            turn,
            roster,
            NewClaim(
                group_id=loan.group_id,
                chat_id=0,
                message_id=1,
                item=0,
                kind=MoneyKind.REPAYMENT,
                savings=None,
                amount=500_000,
                member_id=loan.member_id,
                note="",
                date=dt.date(2026, 11, 20),
                reporter_id=min(treasurer.speakers),
                reported_by=treasurer.id,
                meeting_id=None,
                photo=None,
                loan_id=loan.id,
            ),
        )
        assert made is not None
        if made.entry is None:
            second = claims.who_confirms(made.claim, roster).people[0]
            await claims.accept(turn, roster, made.claim, min(second.speakers))
    account = await chat.loan()
    assert (account.outstanding, account.paid_interest) == (0, 0)
    return loan


async def test_one_proposes_and_another_agrees(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjaman bu siti
    bot @Bu Rini < Sisa pinjaman Bu Siti Rp0
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Yang ditunggu sekarang Rp75.000 (10 angsuran, sejak 10 Jan 2026)
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp75.000
    | Kolek 5, macet [Rincian angsuran] [Mundurkan jadwal] [Hapus sisa tagihan] [Semua pinjaman]
    Bu Rini @ * Hapus sisa tagihan
    bot @Bu Rini ~ Kenapa sisa tagihan Bu Siti dihapus?
    | Tekan salah satu, atau tulis alasannya di sini. [Pindah dan tidak bisa dihubungi] [Meninggal dunia] [Keadaannya
    | belum memungkinkan] [Kembali]
    Bu Rini @ * Keadaannya belum memungkinkan
    bot @Bu Rini ~ Hapus sisa tagihan Bu Siti: jasa Rp75.000?
    | Pokoknya sudah kembali semua. Alasan: keadaannya belum memungkinkan.
    | Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Bu Rini @ * Usulkan
    bot @Bu Rini ~ Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Sisa tagihan Bu Siti dihapus: jasa Rp75.000.
    | Pokoknya sudah kembali semua.
    | Alasan: keadaannya belum memungkinkan.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Sisa tagihan Bu Siti dihapus: jasa Rp75.000.
    | Pokoknya sudah kembali semua.
    | Alasan: keadaannya belum memungkinkan. [Setuju] [Tolak]
    Pak Joko @ * Setuju
    bot @Bu Siti < Kabar baik untuk Bu Siti
    | Sisa jasa Rp75.000 tidak ditagih lagi. Pinjamannya lunas.
    | Terima kasih, pokoknya sudah kembali semua. [Lihat pinjaman saya]
    bot @Pak Joko ~ Sisa tagihan Bu Siti dihapus: jasa Rp75.000. Pinjamannya lunas.
    | Diputuskan Pak Joko.
    bot @Bu Rini < Sisa tagihan Bu Siti dihapus: jasa Rp75.000. Pinjamannya lunas.
    | Diputuskan Pak Joko.
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Pinjaman Rp500.000 sudah lunas
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Terima kasih, semua angsuran sudah masuk. [Rincian angsuran]
    Bu Siti > angsur 10rb
    bot @Bu Siti < Pinjaman Bu Siti sudah lunas. Kalau mau menabung, tulis: setor 50rb
    bot < Angsuran Bu Siti belum bisa dicatat. Alasannya saya kirim pribadi.
    Bu Rini @ > /hapuspinjaman bu siti pindah
    bot @Bu Rini < Bu Siti tidak punya pinjaman yang berjalan.
    """
    await pokok_back(laris)
    await laris.play()
    account = await laris.loan()
    assert (account.loan.state, account.waived) == (LoanState.PAID, 75_000)
    assert await laris.balance(income("jasa")) == 0


async def test_it_is_refused_or_taken_back(laris: Chat) -> None:
    """
    Bu Rini @ > /hapuspinjaman bu siti panen gagal
    bot @Bu Rini < Hapus sisa tagihan Bu Siti: jasa Rp75.000?
    | Pokoknya sudah kembali semua. Alasan: panen gagal.
    | Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Bu Rini @ * Usulkan
    bot @Bu Rini ~ Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Sisa tagihan Bu Siti dihapus: jasa Rp75.000.
    | Pokoknya sudah kembali semua.
    | Alasan: panen gagal.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Sisa tagihan Bu Siti dihapus: jasa Rp75.000.
    | Pokoknya sudah kembali semua.
    | Alasan: panen gagal. [Setuju] [Tolak]
    Bu Rini @ > /hapuspinjaman bu siti panen gagal
    bot @Bu Rini < Hapus sisa tagihan Bu Siti: jasa Rp75.000?
    | Pokoknya sudah kembali semua. Alasan: panen gagal.
    | Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Bu Rini @ * Usulkan
    bot ! Bu Rini: Sudah ada usulan untuk pinjaman ini. Tunggu jawabannya dulu, ya.
    Pak Joko @ * Tolak
    bot @Pak Joko ~ Sisa tagihan Bu Siti tetap, tidak jadi dihapus.
    | Diputuskan Pak Joko.
    bot @Bu Rini < Sisa tagihan Bu Siti tetap, tidak jadi dihapus.
    | Diputuskan Pak Joko.
    Bu Rini @ > /hapuspinjaman bu siti panen gagal
    bot @Bu Rini < Hapus sisa tagihan Bu Siti: jasa Rp75.000?
    | Pokoknya sudah kembali semua. Alasan: panen gagal.
    | Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Bu Rini @ * Batal
    bot @Bu Rini ~ Baik, pinjaman tetap seperti semula.
    Bu Rini @ > /hapuspinjaman bu siti panen gagal
    bot @Bu Rini < Hapus sisa tagihan Bu Siti: jasa Rp75.000?
    | Pokoknya sudah kembali semua. Alasan: panen gagal.
    | Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Bu Rini @ * Usulkan
    bot @Bu Rini ~ Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Sisa tagihan Bu Siti dihapus: jasa Rp75.000.
    | Pokoknya sudah kembali semua.
    | Alasan: panen gagal.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Sisa tagihan Bu Siti dihapus: jasa Rp75.000.
    | Pokoknya sudah kembali semua.
    | Alasan: panen gagal. [Setuju] [Tolak]
    Bu Rini @ * Batalkan usulan
    bot @Bu Rini ~ Usulan dibatalkan. Tagihannya tetap seperti semula.
    bot @Pak Joko ~ Usulan ini dibatalkan oleh yang mengusulkan.
    Pak Joko @ > /hapuspinjaman bu siti
    bot @Pak Joko < Kenapa sisa tagihan Bu Siti dihapus?
    | Tekan salah satu, atau tulis alasannya di sini. [Pindah dan tidak bisa dihubungi] [Meninggal dunia] [Keadaannya
    | belum memungkinkan] [Kembali]
    """
    await pokok_back(laris)
    await laris.play()
    assert (await laris.loan()).loan.state is LoanState.ACTIVE


async def test_a_payment_meanwhile_changes_what_is_left(laris: Chat) -> None:
    """
    Bu Rini @ > /hapuspinjaman bu siti panen gagal
    bot @Bu Rini < Hapus sisa tagihan Bu Siti: jasa Rp75.000?
    | Pokoknya sudah kembali semua. Alasan: panen gagal.
    | Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Bu Rini @ * Usulkan
    bot @Bu Rini ~ Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Sisa tagihan Bu Siti dihapus: jasa Rp75.000.
    | Pokoknya sudah kembali semua.
    | Alasan: panen gagal.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Sisa tagihan Bu Siti dihapus: jasa Rp75.000.
    | Pokoknya sudah kembali semua.
    | Alasan: panen gagal. [Setuju] [Tolak]
    Bu Rini > titip angsuran bu siti 5rb
    bot < ✅ No. 4: Bu Siti, angsuran Rp5.000.
    | Lima ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 4, Rp5.000: jasa Rp5.000.
    | Sisa pokok Rp0. Yang perlu dibayar sekarang Rp70.000. [Lihat pinjaman saya]
    Pak Joko @ * Setuju
    bot ! Pak Joko: Sisa tagihannya sudah berubah, kini Rp70.000. Tekan Tolak, lalu usulkan lagi.
    """
    await pokok_back(laris)
    await laris.play()
    assert (await laris.loan()).waived == 0


async def test_denda_that_is_left_goes_with_it(laris: Chat) -> None:
    """
    Bu Rini @ > /hapuspinjaman bu siti panen gagal
    bot @Bu Rini < Hapus sisa tagihan Bu Siti: jasa Rp75.000, denda Rp10.000?
    | Pokoknya sudah kembali semua. Alasan: panen gagal.
    | Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Bu Rini @ * Usulkan
    bot @Bu Rini ~ Usulan dikirim, menunggu Pak Joko atau Bu Ani
    | Sisa tagihan Bu Siti dihapus: jasa Rp75.000, denda Rp10.000.
    | Pokoknya sudah kembali semua.
    | Alasan: panen gagal.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Sisa tagihan Bu Siti dihapus: jasa Rp75.000, denda Rp10.000.
    | Pokoknya sudah kembali semua.
    | Alasan: panen gagal. [Setuju] [Tolak]
    Pak Joko @ * Setuju
    bot @Bu Siti < Kabar baik untuk Bu Siti
    | Sisa jasa Rp75.000, denda Rp10.000 tidak ditagih lagi. Pinjamannya lunas.
    | Terima kasih, pokoknya sudah kembali semua. [Lihat pinjaman saya]
    bot @Pak Joko ~ Sisa tagihan Bu Siti dihapus: jasa Rp75.000, denda Rp10.000. Pinjamannya lunas.
    | Diputuskan Pak Joko.
    bot @Bu Rini < Sisa tagihan Bu Siti dihapus: jasa Rp75.000, denda Rp10.000. Pinjamannya lunas.
    | Diputuskan Pak Joko.
    """
    await agree_on(laris, denda_angsuran="1000")
    await pokok_back(laris)
    await laris.play()
    account = await laris.loan()
    assert (account.waived, account.waived_penalty) == (75_000, 10_000)


async def test_who_cannot_be_written_to_is_called_by_the_group(laris: Chat) -> None:
    """
    Pak Joko @ > /hapuspinjaman bu siti panen gagal
    bot @Pak Joko < Hapus sisa tagihan Bu Siti: jasa Rp75.000?
    | Pokoknya sudah kembali semua. Alasan: panen gagal.
    | Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Pak Joko @ * Usulkan
    bot @Pak Joko ~ Usulan dikirim, menunggu Bu Ani
    | Sisa tagihan Bu Siti dihapus: jasa Rp75.000.
    | Pokoknya sudah kembali semua.
    | Alasan: panen gagal.
    | Jawabannya saya kabari. [Batalkan usulan]
    bot < Ada satu hal yang menunggu Bu Ani. [Buka chat pribadi]
    = start Bu Ani paceklik_1_1
    bot @Bu Ani < Usulan yang menunggu
    | Sisa tagihan Bu Siti dihapus: jasa Rp75.000.
    | Pokoknya sudah kembali semua.
    | Alasan: panen gagal. [Setuju] [Tolak]
    Bu Ani @ * Setuju
    bot @Bu Siti < Kabar baik untuk Bu Siti
    | Sisa jasa Rp75.000 tidak ditagih lagi. Pinjamannya lunas.
    | Terima kasih, pokoknya sudah kembali semua. [Lihat pinjaman saya]
    bot @Bu Ani ~ Sisa tagihan Bu Siti dihapus: jasa Rp75.000. Pinjamannya lunas.
    | Diputuskan Bu Ani.
    bot @Pak Joko < Sisa tagihan Bu Siti dihapus: jasa Rp75.000. Pinjamannya lunas.
    | Diputuskan Bu Ani.
    """
    await officers_leave(laris, but=("Pak Joko", "Bu Ani"))
    await pokok_back(laris)
    await laris.play()
    assert (await laris.loan()).loan.state is LoanState.PAID


async def test_no_second_officer(laris: Chat) -> None:
    """
    Bu Rini @ > /hapuspinjaman bu siti panen gagal
    bot @Bu Rini < Hapus sisa tagihan Bu Siti: jasa Rp75.000?
    | Pokoknya sudah kembali semua. Alasan: panen gagal.
    | Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Bu Rini @ * Usulkan
    bot @Bu Rini ~ Perlu persetujuan satu pengurus lain, dan sekarang belum ada. Tunjuk dulu dengan /peran.
    """
    await pokok_back(laris)
    await officers_leave(laris, but=("Bu Rini",))
    await facilitator_leaves(laris)
    await laris.play()
    assert (await laris.loan()).loan.state is LoanState.ACTIVE


async def facilitator_leaves(chat: Chat) -> None:
    """Nobody from outside decides here."""
    roster = await chat.roster()
    merli = next(one for one in roster.people if one.name == "Mbak Merli")
    async with chat.life.database.write() as tx:
        for account in merli.speakers:
            await groups.remove_speaker(tx, merli.id, account)
    chat.life.directory.forget_everything()
