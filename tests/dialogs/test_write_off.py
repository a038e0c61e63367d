"""/hapuspinjaman: what is given up is a loss that two officers agree on; whose it is, the group does not read."""

import datetime as dt

from savings.journal import expense, loan_of
from savings.loans import LoanState
from tests.chat import Chat
from tests.dialogs.helpers import add_members
from tests.dialogs.lending import lend


async def test_an_officer_proposes_and_another_confirms(laris: Chat) -> None:
    """
    Bu Rini @ > /hapuspinjaman bu siti pindah ke luar kota
    bot @Bu Rini < Hapus sisa pinjaman Bu Siti Rp500.000?
    | Alasan: pindah ke luar kota.
    | Sisa ini ditanggung kelompok. Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Bu Rini @ * Usulkan
    bot @Bu Rini ~ Usul menghapus pinjaman Bu Siti sudah dikirim.
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Penghapusan pinjaman Rp500.000, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Sisa pinjaman Bu Siti Rp500.000 tidak ditagih lagi dan ditanggung kelompok.
    | Alasan: pindah ke luar kota.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Bu Rini * Terima
    bot ! Bu Rini: Laporan sendiri dipastikan oleh orang lain, supaya semua tenang.
    Bu Siti * Terima
    bot ! Bu Siti: Uang sendiri diterima oleh orang lain, supaya semua tenang.
    Pak Joko * Terima
    bot ~ ✅ No. 3: Penghapusan pinjaman Rp500.000.
    | Lima ratus ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Kabar untuk Bu Siti
    | Sisa pinjaman Rp500.000 sudah diikhlaskan kelompok, tidak ditagih lagi (No. 3).
    Bu Siti @ > /pinjaman
    bot @Bu Siti < Pinjaman Rp500.000 tidak ditagih lagi
    | Rp500.000, 10 bulan, jasa 1,5% flat
    Bu Rini @ > /tunggakan
    bot @Bu Rini < Tidak ada tunggakan. Belum ada pinjaman yang berjalan.
    Bu Siti > /kas
    bot < Kas KSM Laris Jaya: Rp0
    | Simpanan anggota: Rp0
    | November 2026: pendapatan Rp500.000, biaya Rp500.000 [Buku kas]
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 3, 10))
    await laris.play()
    loan = (await laris.loan()).loan
    assert loan.state is LoanState.WRITTEN_OFF
    assert await laris.balance(loan_of(loan.member_id or 0, 1)) == 0
    assert await laris.balance(expense("penghapusan_pinjaman")) == 500_000
    assert await laris.cash() == 0


async def test_the_reason_is_asked_by_buttons_or_typed(laris: Chat) -> None:
    """
    Bu Rini @ > /pinjaman bu siti
    bot @Bu Rini < Sisa pinjaman Bu Siti Rp500.000
    | Rp500.000, 10 bulan, jasa 1,5% flat
    | Yang ditunggu sekarang Rp517.500 (9 angsuran, sejak 10 Mar 2026)
    | Angsuran berikutnya Rp57.500, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp575.000
    | Kolek 4, diragukan [Rincian angsuran] [Mundurkan jadwal] [Hapus pinjaman] [Semua pinjaman]
    Bu Rini @ * Hapus pinjaman
    bot @Bu Rini ~ Kenapa pinjaman Bu Siti dihapus?
    | Tekan salah satu, atau tulis alasannya di sini. [Pindah dan tidak bisa dihubungi] [Meninggal dunia]
    | [Keadaannya belum memungkinkan] [Kembali]
    Bu Rini @ * Keadaannya belum memungkinkan
    bot @Bu Rini ~ Hapus sisa pinjaman Bu Siti Rp500.000?
    | Alasan: keadaannya belum memungkinkan.
    | Sisa ini ditanggung kelompok. Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Bu Rini @ * Batal
    bot @Bu Rini ~ Baik, pinjaman tetap seperti semula.
    Bu Rini @ > /hapuspinjaman bu siti
    bot @Bu Rini < Kenapa pinjaman Bu Siti dihapus?
    | Tekan salah satu, atau tulis alasannya di sini. [Pindah dan tidak bisa dihubungi] [Meninggal dunia]
    | [Keadaannya belum memungkinkan] [Kembali]
    Bu Rini @ > sudah tidak bisa ditemui
    bot @Bu Rini < Hapus sisa pinjaman Bu Siti Rp500.000?
    | Alasan: sudah tidak bisa ditemui.
    | Sisa ini ditanggung kelompok. Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Bu Rini @ * Usulkan
    bot @Bu Rini ~ Usul menghapus pinjaman Bu Siti sudah dikirim.
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Penghapusan pinjaman Rp500.000, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Sisa pinjaman Bu Siti Rp500.000 tidak ditagih lagi dan ditanggung kelompok.
    | Alasan: sudah tidak bisa ditemui.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Pak Joko * Tolak
    bot ~ Penghapusan pinjaman Rp500.000, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Masih bisa ditagih]
    | [Jumlahnya berbeda] [Perlu dibicarakan dulu] [Alasan lain] [Kembali]
    Pak Joko * Masih bisa ditagih
    bot ~ ✖ Belum diterima: Penghapusan pinjaman Rp500.000. [Lihat alasan]
    bot @Bu Rini < Belum diterima: Penghapusan pinjaman Rp500.000.
    | Alasan: Masih bisa ditagih. Bicarakan dulu, lalu usulkan lagi.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 3, 10))
    await laris.play()
    assert (await laris.loan()).loan.state is LoanState.ACTIVE


async def test_it_is_taken_back(laris: Chat) -> None:
    """
    Pak Joko @ > /hapuspinjaman bu siti meninggal dunia
    bot @Pak Joko < Hapus sisa pinjaman Bu Siti Rp500.000?
    | Alasan: meninggal dunia.
    | Sisa ini ditanggung kelompok. Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Pak Joko @ * Usulkan
    bot @Pak Joko ~ Usul menghapus pinjaman Bu Siti sudah dikirim.
    bot @Pak Joko < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Penghapusan pinjaman Rp500.000, ditulis Pak Joko. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot @Bu Rini < Pak Joko minta persetujuan
    | Sisa pinjaman Bu Siti Rp500.000 tidak ditagih lagi dan ditanggung kelompok.
    | Alasan: meninggal dunia.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Bu Rini * Terima
    bot ~ ✅ No. 3: Penghapusan pinjaman Rp500.000.
    | Lima ratus ribu rupiah. Disetujui Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Kabar untuk Bu Siti
    | Sisa pinjaman Rp500.000 sudah diikhlaskan kelompok, tidak ditagih lagi (No. 3).
    Bu Rini * Urungkan
    bot ~ Penghapusan pinjaman Rp500.000, ditulis Pak Joko. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot < No. 3 dibatalkan oleh No. 4: salah tekan.
    bot @Pak Joko < No. 3 dibatalkan oleh No. 4: salah tekan. Penghapusan pinjaman Rp500.000 kini menunggu lagi.
    bot @Bu Siti < No. 3 dibatalkan oleh No. 4: salah tekan. Penghapusan pinjaman Rp500.000 kini menunggu lagi.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 3, 10))
    await laris.play()
    loan = (await laris.loan()).loan
    assert loan.state is LoanState.ACTIVE
    assert await laris.balance(loan_of(loan.member_id or 0, 1)) == 500_000


async def test_a_payment_meanwhile_changes_what_is_left(laris: Chat) -> None:
    """
    Bu Rini @ > /hapuspinjaman bu siti pindah
    bot @Bu Rini < Hapus sisa pinjaman Bu Siti Rp500.000?
    | Alasan: pindah.
    | Sisa ini ditanggung kelompok. Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Bu Rini @ * Usulkan
    bot @Bu Rini ~ Usul menghapus pinjaman Bu Siti sudah dikirim.
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Penghapusan pinjaman Rp500.000, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Sisa pinjaman Bu Siti Rp500.000 tidak ditagih lagi dan ditanggung kelompok.
    | Alasan: pindah.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Bu Rini > titip angsuran bu siti 72.500
    bot < ✅ No. 3: Bu Siti, angsuran Rp72.500.
    | Tujuh puluh dua ribu lima ratus rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat pinjaman saya] [Sanggah]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima.
    | No. 3, Rp72.500: pokok Rp5.000, jasa Rp67.500.
    | Sisa pokok Rp495.000. Yang perlu dibayar sekarang Rp445.000. [Lihat pinjaman saya]
    Pak Joko * Terima ^ Penghapusan
    bot ! Pak Joko: Sisa pinjamannya sudah berubah, kini Rp495.000. Tekan Tolak, lalu usulkan lagi.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 3, 10))
    await laris.play()
    assert (await laris.loan()).loan.state is LoanState.ACTIVE


async def test_never_in_the_group_never_by_members(laris: Chat) -> None:
    """
    Bu Rini > /hapuspinjaman bu siti pindah
    bot < Ini dibicarakan di chat pribadi, supaya nyaman. [Buka chat pribadi]
    = start Bu Rini hapuspinjaman_1
    bot @Bu Rini < Pinjaman siapa? Contoh: /hapuspinjaman Bu Siti pindah ke luar kota
    Bu Siti > /hapuspinjaman bu siti pindah
    bot < Hanya pengurus kelompok yang bisa memakai /hapuspinjaman.
    Bu Siti @ > /hapuspinjaman
    bot @Bu Siti < Hanya pengurus kelompok yang bisa memakai /hapuspinjaman.
    = start Bu Siti hapuspinjaman_1
    bot @Bu Siti < Hanya pengurus kelompok yang bisa memakai /hapuspinjaman.
    = start Bu Siti hapuspinjaman_6
    bot @Bu Siti < Anda belum terdaftar di kelompok itu.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 3, 10))
    await laris.play()


async def test_nobody_gives_up_a_loan_of_their_own(laris: Chat) -> None:
    """
    Pak Joko @ > /hapuspinjaman pak joko bangkrut
    bot @Pak Joko < Pinjaman sendiri dihapus atas usul pengurus lain, supaya semua tenang.
    Pak Joko @ > /hapuspinjaman pak joko
    bot @Pak Joko < Pinjaman sendiri dihapus atas usul pengurus lain, supaya semua tenang.
    """
    await lend(laris, "Pak Joko", first_due=dt.date(2026, 3, 10))
    await laris.play()


async def test_what_cannot_be(laris: Chat) -> None:
    """
    Bu Rini @ > /hapuspinjaman
    bot @Bu Rini < Pinjaman siapa? Contoh: /hapuspinjaman Bu Siti pindah ke luar kota
    Bu Rini @ > /hapuspinjaman bu ngatmi pindah
    bot @Bu Rini < Tidak ada anggota bernama “Bu Ngatmi Pindah” di sini. Cek namanya dengan /anggota.
    Bu Rini @ > /hapuspinjaman bu wati pindah
    bot @Bu Rini < Bu Wati tidak punya pinjaman yang berjalan.
    Bu Rini @ > /hapuspinjaman bu siti pindah
    bot @Bu Rini < Hapus sisa pinjaman Bu Siti Rp500.000?
    | Alasan: pindah.
    | Sisa ini ditanggung kelompok. Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Bu Rini @ * Usulkan
    bot @Bu Rini ~ Usul menghapus pinjaman Bu Siti sudah dikirim.
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Penghapusan pinjaman Rp500.000, ditulis Bu Rini. Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot @Pak Joko < Bu Rini minta persetujuan
    | Sisa pinjaman Bu Siti Rp500.000 tidak ditagih lagi dan ditanggung kelompok.
    | Alasan: pindah.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Bu Rini @ > /hapuspinjaman bu siti pindah
    bot @Bu Rini < Masih ada laporan pinjaman Bu Siti yang menunggu
    | • Penghapusan pinjaman Rp500.000
    | Putuskan itu dulu, lalu tulis lagi. [Batalkan Rp500.000] [Lihat yang menunggu]
    Bu Rini @ * Lihat yang menunggu
    bot @Bu Rini < 1 laporan menunggu
    | ⏳ Penghapusan pinjaman Rp500.000 [Terima semua (1)] [Pilih]
    Bu Rini @ * Batalkan Rp500.000
    bot ~ ✖ Dibatalkan: Penghapusan pinjaman Rp500.000.
    bot @Bu Rini ~ Dibatalkan: Penghapusan pinjaman Rp500.000.
    """
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 3, 10))
    await laris.play()


async def test_of_several_loans_it_is_asked_which(laris: Chat) -> None:
    """
    Bu Rini @ > /hapuspinjaman siti
    bot @Bu Rini < Pinjaman yang mana? [Bu Siti: Rp500.000, 7 Feb]
    | [Pak Siti: Rp200.000, 7 Feb]
    Bu Rini @ * Pak Siti: Rp200.000, 7 Feb
    bot @Bu Rini ~ Kenapa pinjaman Pak Siti dihapus?
    | Tekan salah satu, atau tulis alasannya di sini. [Pindah dan tidak bisa dihubungi] [Meninggal dunia]
    | [Keadaannya belum memungkinkan] [Kembali]
    Bu Rini @ * Kembali
    bot @Bu Rini ~ Sisa pinjaman Pak Siti Rp200.000
    | Rp200.000, 10 bulan, jasa 1,5% flat
    | Yang ditunggu sekarang Rp207.000 (9 angsuran, sejak 10 Mar 2026)
    | Angsuran berikutnya Rp23.000, 10 Des 2026
    | Sudah dibayar 0 dari 10 angsuran
    | Kalau diangsur sampai selesai: Rp230.000
    | Kolek 4, diragukan [Rincian angsuran] [Mundurkan jadwal] [Hapus pinjaman] [Semua pinjaman]
    """
    await add_members(laris, "Pak Siti")
    await lend(laris, "Bu Siti", first_due=dt.date(2026, 3, 10))
    await lend(laris, "Pak Siti", 200_000, first_due=dt.date(2026, 3, 10))
    await laris.play()


async def test_who_cannot_be_written_to_is_called_by_the_group(laris: Chat) -> None:
    """
    Bu Rini @ > /hapuspinjaman pak joko sakit keras
    bot @Bu Rini < Hapus sisa pinjaman Pak Joko Rp500.000?
    | Alasan: sakit keras.
    | Sisa ini ditanggung kelompok. Perlu persetujuan satu pengurus lain. [Usulkan] [Batal]
    Bu Rini @ * Usulkan
    bot @Bu Rini ~ Usul menghapus pinjaman Pak Joko sudah dikirim.
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot < Penghapusan pinjaman Rp500.000, ditulis Bu Rini. Menunggu Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot < Rinciannya untuk Bu Ani. [Buka chat pribadi]
    = start Bu Siti tanpakas_1_1
    bot @Bu Siti < Ini sudah selesai, atau bukan untuk Anda. Tidak ada yang perlu dilakukan.
    = start Bu Siti tanpakas_4_1
    bot @Bu Siti < Anda belum terdaftar di kelompok itu.
    = start Bu Ani tanpakas_1_1
    bot @Bu Ani < Bu Rini minta persetujuan
    | Sisa pinjaman Pak Joko Rp500.000 tidak ditagih lagi dan ditanggung kelompok.
    | Alasan: sakit keras.
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Bu Ani * Terima
    bot ~ ✅ No. 3: Penghapusan pinjaman Rp500.000.
    | Lima ratus ribu rupiah. Disetujui Bu Ani, 21 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Pak Joko < Kabar untuk Pak Joko
    | Sisa pinjaman Rp500.000 sudah diikhlaskan kelompok, tidak ditagih lagi (No. 3).
    = start Bu Ani tanpakas_1_1
    bot @Bu Ani < Ini sudah selesai, atau bukan untuk Anda. Tidak ada yang perlu dilakukan.
    """
    await lend(laris, "Pak Joko", first_due=dt.date(2026, 3, 10))
    await laris.play()
