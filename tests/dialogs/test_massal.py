"""/setor massal: the treasurer writes down everybody's wajib by one press, exceptions unticked."""

from tests.chat import Chat
from tests.dialogs.helpers import add_members


async def test_all_at_once_with_exceptions(laris: Chat) -> None:
    """
    Bu Rini > /setor massal
    bot < Simpanan wajib Rp5.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini] [☑ Pak Joko] [☑ Bu Ani] [☑ Bu Siti]
    | [☑ Bu Wati] [☑ Bu Sri] [☑ Mbah Karto] [Catat semua (7)] [Ubah jumlah] [Tutup]
    Bu Wati * ☑ Bu Siti
    bot ! Bu Wati: Daftar ini sedang dipakai pengurus lain.
    Bu Rini * ☑ Bu Wati
    bot ~ Simpanan wajib Rp5.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini] [☑ Pak Joko] [☑ Bu Ani] [☑ Bu Siti]
    | [☐ Bu Wati] [☑ Bu Sri] [☑ Mbah Karto] [Catat semua (6)] [Ubah jumlah] [Tutup]
    Bu Rini * ☑ Mbah Karto
    bot ~ Simpanan wajib Rp5.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini] [☑ Pak Joko] [☑ Bu Ani] [☑ Bu Siti]
    | [☐ Bu Wati] [☑ Bu Sri] [☐ Mbah Karto] [Catat semua (5)] [Ubah jumlah] [Tutup]
    Bu Rini * ☐ Mbah Karto
    bot ~ Simpanan wajib Rp5.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini] [☑ Pak Joko] [☑ Bu Ani] [☑ Bu Siti]
    | [☐ Bu Wati] [☑ Bu Sri] [☑ Mbah Karto] [Catat semua (6)] [Ubah jumlah] [Tutup]
    Bu Rini * Catat semua (6)
    bot < 6 catatan: Rp25.000 tercatat, 1 menunggu
    | ⏳ Bu Rini, simpanan wajib Rp5.000
    | ✅ No. 1 Pak Joko, simpanan wajib Rp5.000
    | ✅ No. 2 Bu Ani, simpanan wajib Rp5.000
    | ✅ No. 3 Bu Siti, simpanan wajib Rp5.000
    | ✅ No. 4 Bu Sri, simpanan wajib Rp5.000
    | ✅ No. 5 Mbah Karto, simpanan wajib Rp5.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat saldo saya] [Sanggah]
    bot ~ 5 setoran wajib dicatat, semua Rp25.000. 1 menunggu.
    Bu Rini * Terima semua (1)
    bot ! Bu Rini: Uang sendiri diterima oleh orang lain, supaya semua tenang.
    Pak Joko * Terima semua (1)
    bot ! Pak Joko: 1 diterima.
    bot ~ 6 catatan: Rp30.000 tercatat
    | ✅ No. 6 Bu Rini, simpanan wajib Rp5.000
    | ✅ No. 1 Pak Joko, simpanan wajib Rp5.000
    | ✅ No. 2 Bu Ani, simpanan wajib Rp5.000
    | ✅ No. 3 Bu Siti, simpanan wajib Rp5.000
    | ✅ No. 4 Bu Sri, simpanan wajib Rp5.000
    | ✅ No. 5 Mbah Karto, simpanan wajib Rp5.000 [Lihat saldo saya] [Sanggah] [Urungkan]
    Bu Siti * Lihat saldo saya
    bot ! Bu Siti: Simpanan Bu Siti: Rp5.000 / Pokok Rp0, wajib Rp5.000, sukarela Rp0 / Terakhir: No. 3 · 21 Nov 2026
    | · simpanan wajib Rp5.000
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 5_000
    assert await laris.savings("Bu Wati") == 0
    assert await laris.savings("Bu Rini") == 5_000
    assert await laris.cash() == 30_000


async def test_those_present_at_the_meeting(laris: Chat) -> None:
    """
    Pak Joko > /rapat
    bot < Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 0, izin 0, sakit 0, belum 7.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Bu Siti * Hadir
    bot ! Bu Siti: Tercatat, Bu Siti hadir.
    bot ~ Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 1, izin 0, sakit 0, belum 6.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Bu Wati * Hadir
    bot ! Bu Wati: Tercatat, Bu Wati hadir.
    bot ~ Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 2, izin 0, sakit 0, belum 5.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Bu Rini * Hadir
    bot ! Bu Rini: Tercatat, Bu Rini hadir.
    bot ~ Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 3, izin 0, sakit 0, belum 4.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Bu Siti > setor wajib 5rb
    bot < Setoran rapat ke-1: 1 menunggu
    | ⏳ Bu Siti, simpanan wajib Rp5.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat saldo saya]
    Bu Rini > /setor massal 10rb
    bot < Simpanan wajib Rp10.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini] [☐ Bu Siti (sudah)] [☑ Bu Wati]
    | [Catat semua (2)] [Ubah jumlah] [Tutup]
    Bu Rini * Catat semua (2)
    bot ~ Setoran rapat ke-1: Rp10.000 tercatat, 2 menunggu
    | ⏳ Bu Siti, simpanan wajib Rp5.000
    | ⏳ Bu Rini, simpanan wajib Rp10.000
    | ✅ No. 1 Bu Wati, simpanan wajib Rp10.000 [Terima semua (2)] [Pilih] [Bukan itu] [Lihat saldo saya] [Sanggah]
    bot ~ 1 setoran wajib dicatat, semua Rp10.000. 1 menunggu.
    Bu Rini > /setor massal
    bot < Simpanan wajib Rp5.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☐ Bu Rini (sudah)] [☐ Bu Siti (sudah)]
    | [☐ Bu Wati (sudah)] [Catat semua (0)] [Ubah jumlah] [Tutup]
    Bu Rini * Catat semua (0)
    bot ! Bu Rini: Belum ada nama yang dicentang.
    Bu Rini * Tutup
    bot ~ Daftar ditutup. Tidak ada yang dicatat.
    """
    await laris.play()
    assert await laris.savings("Bu Wati") == 10_000


async def test_another_officer_s_list_waits_for_the_treasurer(laris: Chat) -> None:
    """
    Bu Ani > /setor massal 10rb
    bot < Simpanan wajib Rp10.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini] [☑ Pak Joko] [☑ Bu Ani] [☑ Bu Siti]
    | [☑ Bu Wati] [☑ Bu Sri] [☑ Mbah Karto] [Catat semua (7)] [Ubah jumlah] [Tutup]
    Bu Ani * Catat semua (7)
    bot < 7 catatan: 7 menunggu
    | ⏳ Bu Rini, simpanan wajib Rp10.000
    | ⏳ Pak Joko, simpanan wajib Rp10.000
    | ⏳ Bu Ani, simpanan wajib Rp10.000
    | ⏳ Bu Siti, simpanan wajib Rp10.000
    | ⏳ Bu Wati, simpanan wajib Rp10.000
    | ⏳ Bu Sri, simpanan wajib Rp10.000
    | ⏳ Mbah Karto, simpanan wajib Rp10.000 [Terima semua (7)] [Pilih] [Bukan itu] [Lihat saldo saya]
    bot ~ 7 setoran wajib diajukan dan menunggu.
    Bu Rini * Terima semua (7)
    bot ! Bu Rini: 6 diterima. 1 tetap menunggu orang lain.
    bot ~ 7 catatan: Rp60.000 tercatat, 1 menunggu
    | ⏳ Bu Rini, simpanan wajib Rp10.000
    | ✅ No. 1 Pak Joko, simpanan wajib Rp10.000
    | ✅ No. 2 Bu Ani, simpanan wajib Rp10.000
    | ✅ No. 3 Bu Siti, simpanan wajib Rp10.000
    | ✅ No. 4 Bu Wati, simpanan wajib Rp10.000
    | ✅ No. 5 Bu Sri, simpanan wajib Rp10.000
    | ✅ No. 6 Mbah Karto, simpanan wajib Rp10.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat saldo saya] [Urungkan]
    """
    await laris.play()
    assert await laris.savings("Bu Ani") == 10_000
    assert await laris.savings("Bu Rini") == 0


async def test_the_amount_is_changed_for_all(laris: Chat) -> None:
    """
    Bu Rini > /setor massal
    bot < Simpanan wajib Rp5.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini] [☑ Pak Joko] [☑ Bu Ani] [☑ Bu Siti]
    | [☑ Bu Wati] [☑ Bu Sri] [☑ Mbah Karto] [Catat semua (7)] [Ubah jumlah] [Tutup]
    Bu Rini * Ubah jumlah
    bot ~ Berapa per orang? Tulis sebagai balasan pesan ini, contoh: 10rb
    Bu Rini > banyak ^ Berapa per orang
    bot < Jumlah “banyak” belum saya pahami. Contoh: setor 20rb
    Bu Rini > 10 ^ Berapa per orang
    bot < Simpanan wajib Rp10.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini] [☑ Pak Joko] [☑ Bu Ani] [☑ Bu Siti]
    | [☑ Bu Wati] [☑ Bu Sri] [☑ Mbah Karto] [Catat semua (7)] [Ubah jumlah] [Tutup]
    Bu Rini * ☑ Bu Siti
    bot ~ Simpanan wajib Rp10.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini] [☑ Pak Joko] [☑ Bu Ani] [☐ Bu Siti]
    | [☑ Bu Wati] [☑ Bu Sri] [☑ Mbah Karto] [Catat semua (6)] [Ubah jumlah] [Tutup]
    Bu Rini * Catat semua (6)
    bot < 6 catatan: Rp50.000 tercatat, 1 menunggu
    | ⏳ Bu Rini, simpanan wajib Rp10.000
    | ✅ No. 1 Pak Joko, simpanan wajib Rp10.000
    | ✅ No. 2 Bu Ani, simpanan wajib Rp10.000
    | ✅ No. 3 Bu Wati, simpanan wajib Rp10.000
    | ✅ No. 4 Bu Sri, simpanan wajib Rp10.000
    | ✅ No. 5 Mbah Karto, simpanan wajib Rp10.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat saldo saya] [Sanggah]
    bot ~ 5 setoran wajib dicatat, semua Rp50.000. 1 menunggu.
    """
    await laris.play()
    assert await laris.savings("Bu Wati") == 10_000


async def test_two_officers_at_once_count_once(laris: Chat) -> None:
    """
    Bu Rini > /setor massal
    bot < Simpanan wajib Rp5.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini] [☑ Pak Joko] [☑ Bu Ani] [☑ Bu Siti]
    | [☑ Bu Wati] [☑ Bu Sri] [☑ Mbah Karto] [Catat semua (7)] [Ubah jumlah] [Tutup]
    Bu Ani > /setor massal 6rb
    bot < Simpanan wajib Rp6.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini] [☑ Pak Joko] [☑ Bu Ani] [☑ Bu Siti]
    | [☑ Bu Wati] [☑ Bu Sri] [☑ Mbah Karto] [Catat semua (7)] [Ubah jumlah] [Tutup]
    Bu Rini * Catat semua (7) ^ Rp5.000 per orang
    bot < 7 catatan: Rp30.000 tercatat, 1 menunggu
    | ⏳ Bu Rini, simpanan wajib Rp5.000
    | ✅ No. 1 Pak Joko, simpanan wajib Rp5.000
    | ✅ No. 2 Bu Ani, simpanan wajib Rp5.000
    | ✅ No. 3 Bu Siti, simpanan wajib Rp5.000
    | ✅ No. 4 Bu Wati, simpanan wajib Rp5.000
    | ✅ No. 5 Bu Sri, simpanan wajib Rp5.000
    | ✅ No. 6 Mbah Karto, simpanan wajib Rp5.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat saldo saya] [Sanggah]
    bot ~ 6 setoran wajib dicatat, semua Rp30.000. 1 menunggu.
    Bu Ani * Catat semua (7) ^ Rp6.000 per orang
    bot ~ Semua yang dicentang sudah tercatat sebelumnya.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 5_000


async def test_who_may_not(laris: Chat) -> None:
    """
    Bu Siti > /setor massal
    bot < Hanya pengurus kelompok yang bisa memakai /setor massal.
    Mbak Merli > /setor massal
    bot < Hanya pengurus kelompok yang bisa memakai /setor massal.
    Bu Rini > /setor massal banyak
    bot < Jumlah “banyak” belum saya pahami. Contoh: setor 20rb
    Bu Rini > /setor massal 900jt
    bot < Rp900.000.000 melebihi batas sekali catat, Rp100.000.000. Periksa angka nolnya, ya.
    Bu Rini > /setor massal
    bot < Simpanan wajib Rp5.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini] [☑ Pak Joko] [☑ Bu Ani] [☑ Bu Siti]
    | [☑ Bu Wati] [☑ Bu Sri] [☑ Mbah Karto] [Catat semua (7)] [Ubah jumlah] [Tutup]
    Bu Siti * Catat semua (7)
    bot ! Bu Siti: Daftar ini sedang dipakai pengurus lain.
    Bu Rini * Tutup
    bot ~ Daftar ditutup. Tidak ada yang dicatat.
    """
    await laris.play()
    assert await laris.cash() == 0


async def test_many_names_have_pages(laris: Chat) -> None:
    """
    Bu Rini > /setor massal
    bot < Simpanan wajib Rp5.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini] [☑ Pak Joko] [☑ Bu Ani] [☑ Bu Siti]
    | [☑ Bu Wati] [☑ Bu Sri] [☑ Mbah Karto] [☑ Bu Warga 1] [◀] [Hal. 1/3] [▶] [Catat semua (20)] [Ubah jumlah]
    | [Tutup]
    Bu Rini * ▶
    bot ~ Simpanan wajib Rp5.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Warga 2] [☑ Bu Warga 3] [☑ Bu Warga 4]
    | [☑ Bu Warga 5] [☑ Bu Warga 6] [☑ Bu Warga 7] [☑ Bu Warga 8] [☑ Bu Warga 9] [◀] [Hal. 2/3] [▶]
    | [Catat semua (20)] [Ubah jumlah] [Tutup]
    Bu Rini * ☑ Bu Warga 3
    bot ~ Simpanan wajib Rp5.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Warga 2] [☐ Bu Warga 3] [☑ Bu Warga 4]
    | [☑ Bu Warga 5] [☑ Bu Warga 6] [☑ Bu Warga 7] [☑ Bu Warga 8] [☑ Bu Warga 9] [◀] [Hal. 2/3] [▶]
    | [Catat semua (19)] [Ubah jumlah] [Tutup]
    Bu Rini * ◀
    bot ~ Simpanan wajib Rp5.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Rini] [☑ Pak Joko] [☑ Bu Ani] [☑ Bu Siti]
    | [☑ Bu Wati] [☑ Bu Sri] [☑ Mbah Karto] [☑ Bu Warga 1] [◀] [Hal. 1/3] [▶] [Catat semua (19)] [Ubah jumlah]
    | [Tutup]
    Bu Rini * ◀
    bot ~ Simpanan wajib Rp5.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [☑ Bu Warga 10] [☑ Bu Warga 11] [☑ Bu Warga 12]
    | [☑ Bu Warga 13] [◀] [Hal. 3/3] [▶] [Catat semua (19)] [Ubah jumlah] [Tutup]
    Bu Rini * Catat semua (19)
    bot < 19 catatan: Rp90.000 tercatat, 1 menunggu
    | ⏳ Bu Rini, simpanan wajib Rp5.000
    | ✅ No. 1 Pak Joko, simpanan wajib Rp5.000
    | ✅ No. 2 Bu Ani, simpanan wajib Rp5.000
    | ✅ No. 3 Bu Siti, simpanan wajib Rp5.000
    | ✅ No. 4 Bu Wati, simpanan wajib Rp5.000
    | ✅ No. 5 Bu Sri, simpanan wajib Rp5.000
    | ✅ No. 6 Mbah Karto, simpanan wajib Rp5.000
    | ✅ No. 7 Bu Warga 1, simpanan wajib Rp5.000
    | ✅ No. 8 Bu Warga 2, simpanan wajib Rp5.000
    | ✅ No. 9 Bu Warga 4, simpanan wajib Rp5.000
    | ✅ No. 10 Bu Warga 5, simpanan wajib Rp5.000
    | ✅ No. 11 Bu Warga 6, simpanan wajib Rp5.000
    | ✅ No. 12 Bu Warga 7, simpanan wajib Rp5.000
    | ✅ No. 13 Bu Warga 8, simpanan wajib Rp5.000
    | ✅ No. 14 Bu Warga 9, simpanan wajib Rp5.000
    | ✅ No. 15 Bu Warga 10, simpanan wajib Rp5.000
    | ✅ No. 16 Bu Warga 11, simpanan wajib Rp5.000
    | ✅ No. 17 Bu Warga 12, simpanan wajib Rp5.000
    | ✅ No. 18 Bu Warga 13, simpanan wajib Rp5.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat saldo saya] [Sanggah]
    bot ~ 18 setoran wajib dicatat, semua Rp90.000. 1 menunggu.
    """
    await add_members(laris, *(f"Bu Warga {number}" for number in range(1, 14)))
    await laris.play()
    assert await laris.cash() == 90_000
