"""Talangan after it was agreed on: handed in, confirmed, called off, given back; who reads what of it."""

from tests.chat import Chat
from tests.dialogs.helpers import add_members, share_phone
from tests.dialogs.shortages import in_fund, short, states


async def test_a_part_is_handed_in_and_comes_back(laris: Chat) -> None:
    """
    = start Bu Wati
    bot @Bu Wati < Halo, Bu Wati. ... [...]
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan ... [...]
    Bu Rini @ * Tutup kekurangan Bu Siti
    bot @Bu Rini ~ Yang perlu ditutup untuk Bu Siti: Rp57.500 / ... / • Bu Wati Rp28.750 / • Pak Joko Rp28.750 /
    | Talangan
    | dikembalikan Bu Siti nanti. [...]
    Bu Rini @ * Tutup begini
    bot < Kekurangan angsuran Rp57.500 ditutup bersama: patungan yang hadir Rp57.500.
    bot @Bu Siti < Angsuran Bu Siti dibantu kelompok
    | • patungan yang hadir Rp57.500
    | Yang ditalangi dikembalikan nanti, pelan-pelan. Catatannya ada di /talangan.
    bot @Bu Wati < Terima kasih, Bu Wati, ikut menolong Bu Siti / Bagiannya Rp28.750, serahkan ke pengurus, nanti
    | dikembalikan. ...
    bot @Pak Joko < Terima kasih, Pak Joko, ikut menolong Bu Siti / Bagiannya Rp28.750, serahkan ke pengurus, nanti
    | dikembalikan. ...
    bot @Bu Rini ~ 2 talangan berjalan / ... [...]
    Bu Wati @ > /talangan
    bot @Bu Wati < Tagihan Rp92.500, ...
    |
    | Yang Bu Wati talangi:
    | • Bu Siti Rp28.750, belum disetor
    Bu Rini @ * Bu Wati sudah setor
    bot < Setoran rapat ke-1: Rp28.750 tercatat
    | ✅ No. 3 Talangan angsuran Rp28.750 [Lihat pinjaman saya] [Sanggah]
    bot @Bu Rini ~ 2 talangan berjalan
    | • Bu Wati untuk Bu Siti Rp28.750, belum kembali
    | • Pak Joko untuk Bu Siti Rp28.750, belum disetor [Pak Joko sudah setor] [Tidak jadi] [Tagihan rapat]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti < Angsuran Bu Siti sudah ditalangi Bu Wati.
    | No. 3, Rp28.750: pokok Rp21.250, jasa Rp7.500.
    | Sisa pokok Rp478.750. Yang perlu dibayar sekarang Rp28.750.
    | Nanti Rp28.750 dikembalikan ke Bu Wati, ya. Catatannya di /talangan. [Lihat pinjaman saya]
    bot @Bu Wati < Terima kasih, Bu Wati, sudah menalangi Bu Siti
    | No. 3, Rp28.750. Kalau Bu Siti sudah mengembalikan, tekan tombol. [Sudah dikembalikan]
    Bu Siti @ > /talangan
    bot @Bu Siti < Tagihan Rp92.500, ...
    |
    | Nanti dikembalikan Bu Siti: Rp28.750
    | • Bu Wati Rp28.750
    | • Pak Joko Rp28.750, belum disetor
    Bu Wati @ > /talangan
    bot @Bu Wati < Tagihan Rp92.500, ...
    |
    | Yang akan kembali ke Bu Wati: Rp28.750
    | • Bu Siti Rp28.750 [Bu Siti sudah mengembalikan Rp28.750]
    Bu Wati @ * Sudah dikembalikan
    bot @Bu Wati ~ Bu Siti sudah mengembalikan Rp28.750
    | Selesai. Terima kasih sudah menolong. [Salah tekan] [Talangan saya]
    bot @Bu Siti < Talangan Bu Wati sudah kembali / Rp28.750 selesai. Terima kasih, Bu Siti.
    Bu Wati @ * Bu Siti sudah mengembalikan Rp28.750
    bot ! Bu Wati: Ini sudah dicatat, atau sudah dibatalkan.
    Bu Wati @ * Salah tekan
    bot @Bu Siti < Talangan Bu Wati dibuka lagi / Tadi salah tekan. Rp28.750 masih tercatat, Bu Siti.
    bot @Bu Wati ~ Yang akan kembali ke Bu Wati: Rp28.750
    | • Bu Siti Rp28.750 [Bu Siti sudah mengembalikan Rp28.750]
    Bu Wati @ * Bu Siti sudah mengembalikan Rp28.750
    bot @Bu Wati ~ Bu Siti sudah mengembalikan Rp28.750 / ... [Salah tekan] [Talangan saya]
    bot @Bu Siti < Talangan Bu Wati sudah kembali / ...
    Bu Wati @ * Talangan saya
    bot @Bu Wati ~ Tidak ada talangan yang perlu diselesaikan.
    """
    await short(laris, "Bu Wati", "Pak Joko", "Bu Siti")
    await laris.play()
    assert await states(laris) == [("returned", 0), ("pending", 0)]
    assert (await laris.loan()).outstanding == 478_750


async def test_ones_own_part_is_confirmed_by_another(laris: Chat) -> None:
    """
    Pak Joko @ > /talangan
    bot @Pak Joko < Tagihan ... [...]
    Pak Joko @ * Tutup kekurangan Bu Siti
    bot @Pak Joko ~ Yang perlu ditutup untuk Bu Siti: Rp57.500 / ... / • Pak Joko Rp57.500 / ... [...]
    Pak Joko @ * Tutup begini
    bot < Kekurangan angsuran Rp57.500 ditutup bersama: patungan yang hadir Rp57.500.
    bot @Bu Siti < Angsuran Bu Siti dibantu kelompok / ...
    bot @Pak Joko < Terima kasih, Pak Joko, ikut menolong Bu Siti / ...
    bot @Pak Joko ~ 1 talangan berjalan / • Pak Joko untuk Bu Siti Rp57.500, belum disetor [Pak Joko sudah setor]
    | [Tidak jadi] [Tagihan rapat]
    Pak Joko @ * Pak Joko sudah setor
    bot < Setoran rapat ke-1: 1 menunggu / ⏳ Talangan angsuran Rp57.500 [Terima semua (1)] [Pilih] [Bukan itu]
    bot @Pak Joko ~ 1 talangan berjalan / • Pak Joko untuk Bu Siti Rp57.500, menunggu diterima [Tagihan rapat]
    bot @Pak Joko < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Rini < Pak Joko mencatat talangan angsuran Bu Siti
    | • uang dari Pak Joko Rp57.500
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    Bu Rini * Terima semua (1)
    bot ! Bu Rini: 1 diterima.
    bot ~ Setoran rapat ke-1: Rp57.500 tercatat / ✅ No. 3 Talangan angsuran Rp57.500 [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah ditalangi Pak Joko. / ... [...]
    bot @Pak Joko < Terima kasih, Pak Joko, sudah menalangi Bu Siti / ... [Sudah dikembalikan]
    Pak Joko @ > /talangan
    bot @Pak Joko < Tagihan Rp92.500, setoran Rp57.500, kurang Rp35.000 / ... [Talangan berjalan (1)] [Talangan saya]
    Pak Joko @ * Talangan saya
    bot @Pak Joko ~ Yang akan kembali ke Pak Joko: Rp57.500
    | • Bu Siti Rp57.500 [Bu Siti sudah mengembalikan Rp57.500]
    """
    await short(laris, "Pak Joko")
    await laris.play()
    assert await states(laris) == [("paid", 57_500)]


async def test_the_borrower_has_paid_meanwhile(laris: Chat) -> None:
    """
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan ... [...]
    Bu Rini @ * Tutup kekurangan Bu Siti
    bot @Bu Rini ~ Yang perlu ditutup untuk Bu Siti: Rp57.500 / ... [...]
    Bu Rini @ * Tutup begini
    bot < Kekurangan angsuran Rp57.500 ditutup bersama: patungan yang hadir Rp57.500.
    bot @Bu Siti < Angsuran Bu Siti dibantu kelompok
    | • patungan yang hadir Rp57.500
    | Yang ditalangi dikembalikan nanti, pelan-pelan. Catatannya ada di /talangan.
    bot @Pak Joko < Terima kasih, Pak Joko, ikut menolong Bu Siti
    | Bagiannya Rp28.750, serahkan ke pengurus, nanti dikembalikan. Kalau berat, bilang saja, ya.
    bot @Bu Rini ~ 2 talangan berjalan
    | • Bu Wati untuk Bu Siti Rp28.750, belum disetor
    | • Pak Joko untuk Bu Siti Rp28.750, belum disetor [Bu Wati sudah setor] [Tidak jadi] [Pak Joko sudah setor]
    | [Tidak jadi] [Tagihan rapat]
    bot @Bu Rini < Belum tahu bagiannya: Bu Wati. Sampaikan langsung, ya.
    Bu Rini > /rapat batal
    bot < Rapat ke-1 tidak bisa dibatalkan karena sudah ada catatan uang di dalamnya. Bila sudah selesai, tutup
    | dengan /rapat tutup.
    Pak Joko @ > /talangan
    bot @Pak Joko < Tagihan ... [Talangan berjalan (2)] [Talangan saya]
    Pak Joko @ * Talangan berjalan (2)
    bot @Pak Joko ~ 2 talangan berjalan / ... [Bu Wati sudah setor] [Tidak jadi] [Pak Joko sudah setor] [Tidak jadi]
    | [Tagihan rapat]
    Bu Rini @ * Bu Wati sudah setor
    bot < Setoran rapat ke-1: Rp28.750 tercatat / ... [...]
    bot @Bu Rini ~ 2 talangan berjalan / ... [Pak Joko sudah setor] [Tidak jadi] [Tagihan rapat]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti < Angsuran Bu Siti sudah ditalangi Bu Wati. / ... [...]
    Pak Joko @ * Bu Wati sudah setor
    bot ! Pak Joko: Ini sudah dicatat, atau sudah dibatalkan.
    bot @Pak Joko ~ 2 talangan berjalan / ... [Pak Joko sudah setor] [Tidak jadi] [Tagihan rapat]
    Bu Siti > angsur 10rb
    bot ~ Setoran rapat ke-1: Rp28.750 tercatat, 1 menunggu / ... [...]
    Bu Rini @ * Pak Joko sudah setor
    bot ! Bu Rini: Kekurangan Bu Siti tinggal Rp18.750. Tekan Tidak jadi, lalu bagi lagi lewat /talangan.
    Bu Siti > angsur 18.750
    bot ~ Setoran rapat ke-1: Rp28.750 tercatat, 2 menunggu / ... [...]
    Bu Rini @ * Pak Joko sudah setor
    bot ! Bu Rini: Angsuran Bu Siti sudah tertutup, jadi talangan ini tidak perlu lagi. Tekan Tidak jadi.
    Bu Rini @ * Tidak jadi
    bot ! Bu Rini: Tidak jadi: Pak Joko untuk Bu Siti Rp28.750.
    bot @Bu Rini ~ 1 talangan berjalan / • Bu Wati untuk Bu Siti Rp28.750, belum kembali [Tagihan rapat]
    Pak Joko @ * Tidak jadi
    bot ! Pak Joko: Ini sudah dicatat, atau sudah dibatalkan.
    bot @Pak Joko ~ 1 talangan berjalan / ... [Tagihan rapat]
    """
    await short(laris, "Bu Wati", "Pak Joko")
    await laris.play()
    assert await states(laris) == [("paid", 28_750), ("dropped", 0)]


async def test_the_fund_gets_back_what_it_gave(laris: Chat) -> None:
    """
    Pak Joko @ > /talangan
    bot @Pak Joko < Tagihan ... [...]
    Pak Joko @ * Tutup kekurangan Bu Siti
    bot @Pak Joko ~ Yang perlu ditutup untuk ... [...]
    Pak Joko @ * Tutup begini
    bot < Kekurangan ...
    bot < Setoran rapat ke-1: 1 menunggu / ... [...]
    bot @Bu Siti < Angsuran Bu Siti dibantu kelompok / ...
    bot @Pak Joko ~ 1 talangan berjalan / ... [Tagihan rapat]
    bot @Pak Joko < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Rini < Pak Joko mencatat talangan angsuran Bu Siti / ... [Terima]
    Bu Rini * Terima semua (1)
    bot ! Bu Rini: 1 diterima.
    bot ~ Setoran rapat ke-1: Rp57.500 tercatat / ... [...]
    bot @Bu Siti < Angsuran Bu Siti sudah dibayar dari dana tanggung renteng. / ... [...]
    Pak Joko @ > /talangan
    bot @Pak Joko < Tagihan ... [Talangan berjalan (1)]
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan ... [Talangan berjalan (1)]
    Bu Rini @ * Talangan berjalan (1)
    bot @Bu Rini ~ 1 talangan berjalan
    | • Dana untuk Bu Siti Rp57.500, belum kembali [Bu Siti mengembalikan Rp57.500] [Tagihan rapat]
    Pak Joko @ * Talangan berjalan (1)
    bot @Pak Joko ~ 1 talangan berjalan / ... [Bu Siti mengembalikan Rp57.500] [Tagihan rapat]
    Pak Joko @ * Bu Siti mengembalikan Rp57.500
    bot ~ Setoran rapat ke-1: Rp57.500 tercatat, 1 menunggu / ... / ⏳ Bu Siti, dana tanggung renteng Rp57.500 [...]
    bot @Pak Joko ~ 1 talangan berjalan
    | • Dana untuk Bu Siti Rp57.500, pengembaliannya menunggu diterima [Tagihan rapat]
    bot @Pak Joko < Sudah saya sampaikan ke grup KSM Laris Jaya.
    Bu Siti @ > /talangan
    bot @Bu Siti < Tagihan Rp92.500, ...
    |
    | Nanti dikembalikan Bu Siti: Rp57.500
    | • dana tanggung renteng Rp57.500, pengembaliannya menunggu diterima
    Bu Rini @ * Bu Siti mengembalikan Rp57.500
    bot ! Bu Rini: Ini sudah dicatat, atau sudah dibatalkan.
    bot @Bu Rini ~ 1 talangan berjalan / ... [Tagihan rapat]
    Bu Rini * Terima semua (1)
    bot ! Bu Rini: 1 diterima.
    bot ~ Setoran rapat ke-1: Rp115.000 tercatat / ... / ✅ No. 5 Bu Siti, dana tanggung renteng Rp57.500 [...]
    """
    await short(laris, "Bu Wati", in_fund=60_000)
    await laris.play()
    assert await in_fund(laris) == 60_000
    assert await states(laris) == [("returned", 0)]


async def test_an_officer_speaks_for_who_has_no_telephone(laris: Chat) -> None:
    """
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan ... [...]
    Bu Rini @ * Tutup kekurangan Bu Siti
    bot @Bu Rini ~ Yang perlu ditutup untuk ... / • Mbah Karto Rp57.500 / ... [...]
    Bu Rini @ * Tutup begini
    bot < Kekurangan angsuran Rp57.500 ditutup bersama: patungan yang hadir Rp57.500.
    bot @Bu Siti < Angsuran Bu Siti dibantu kelompok
    | • patungan yang hadir Rp57.500
    | Yang ditalangi dikembalikan nanti, pelan-pelan. Catatannya ada di /talangan.
    bot @Bu Rini ~ 1 talangan berjalan
    | • Mbah Karto untuk Bu Siti Rp57.500, belum disetor [Mbah Karto sudah setor] [Tidak jadi] [Tagihan rapat]
    bot @Bu Rini < Belum tahu bagiannya: Mbah Karto. Sampaikan langsung, ya.
    Bu Rini @ * Mbah Karto sudah setor
    bot < Setoran rapat ke-1: Rp57.500 tercatat / ... [...]
    bot @Bu Rini ~ 1 talangan berjalan
    | • Mbah Karto untuk Bu Siti Rp57.500, belum kembali [Sudah kembali ke Mbah Karto] [Tagihan rapat]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti < Angsuran Bu Siti sudah ditalangi Mbah Karto. / ... [...]
    Bu Rini @ * Sudah kembali ke Mbah Karto
    bot @Bu Rini ~ Bu Siti sudah mengembalikan Rp57.500 / ... [Salah tekan] [Talangan saya]
    bot @Bu Siti < Talangan Mbah Karto sudah kembali / ...
    """
    await short(laris, "Mbah Karto")
    await laris.play()
    assert await states(laris) == [("returned", 0)]
    await share_phone(laris, "Bu Wati", "Mbah Karto")
    await laris.play(
        """
        Bu Rini @ * Salah tekan
        bot ! Bu Rini: Hanya yang menalangi yang bisa menekan ini.
        = start Bu Wati
        bot @Bu Wati < Halo. ... [...]
        """
    )


async def test_a_telephone_shows_everybodys_own(laris: Chat) -> None:
    """
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan ... [...]
    Bu Rini @ * Tutup kekurangan Bu Siti
    bot @Bu Rini ~ Yang perlu ditutup untuk Bu Siti: Rp57.500 / ... / • Bu Sri Rp28.750 / • Bu Wati Rp28.750 / ... [...]
    Bu Rini @ * Tutup begini
    bot < Kekurangan angsuran Rp57.500 ditutup bersama: patungan yang hadir Rp57.500.
    bot @Bu Siti < Angsuran Bu Siti dibantu kelompok
    | • patungan yang hadir Rp57.500
    | Yang ditalangi dikembalikan nanti, pelan-pelan. Catatannya ada di /talangan.
    bot @Bu Rini ~ 2 talangan berjalan
    | • Bu Sri untuk Bu Siti Rp28.750, belum disetor
    | • Bu Wati untuk Bu Siti Rp28.750, belum disetor [Bu Sri sudah setor] [Tidak jadi] [Bu Wati sudah setor]
    | [Tidak jadi] [Tagihan rapat]
    bot @Bu Rini < Belum tahu bagiannya: Bu Sri, Bu Wati. Sampaikan langsung, ya.
    = start Bu Wati talangan_1
    bot @Bu Wati < Tagihan Rp92.500, ...
    |
    | Yang Bu Wati talangi:
    | • Bu Siti Rp28.750, belum disetor
    | Yang Bu Sri talangi:
    | • Bu Siti Rp28.750, belum disetor
    """
    await short(laris, "Bu Wati", "Bu Sri", "Pak Joko")
    await share_phone(laris, "Bu Wati", "Bu Sri")
    await share_phone(laris, "Bu Siti", "Pak Joko")  # who speaks with the borrower's telephone counts as the borrower
    await laris.play()


async def test_many_share_it_and_the_pendamping_looks_on(laris: Chat) -> None:
    """
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan ... [...]
    Bu Rini @ * Tutup kekurangan Bu Siti
    bot @Bu Rini ~ Yang perlu ditutup untuk Bu Siti: Rp57.500
    | Rapat ke-1, pinjaman Rp500.000, 21 Okt.
    | 1. Dana tanggung renteng: kosong
    | 2. Simpanan sukarela Bu Siti: kosong
    | 3. Patungan yang hadir: Rp57.500
    | • Bu Ani Rp6.389
    | • Bu Ida Rp6.389
    | • Bu Nur Rp6.389
    | • Bu Sri Rp6.389
    | • Bu Tri Rp6.389
    | • Bu Wati Rp6.389
    | • Bu Yem Rp6.389
    | • Bu Yul Rp6.389
    | • Mbah Karto Rp6.388
    | Talangan dikembalikan Bu Siti nanti. [Tutup begini] [Kembali]
    Bu Rini @ * Tutup begini
    bot < Kekurangan angsuran Rp57.500 ditutup bersama: patungan yang hadir Rp57.500.
    bot @Bu Siti < Angsuran Bu Siti dibantu kelompok
    | • patungan yang hadir Rp57.500
    | Yang ditalangi dikembalikan nanti, pelan-pelan. Catatannya ada di /talangan.
    bot @Bu Rini ~ 9 talangan berjalan
    | • Mbah Karto untuk Bu Siti Rp6.388, belum disetor [Mbah Karto sudah setor] [Tidak jadi] [◀] [Hal. 2/2] [▶]
    | [Tagihan rapat]
    bot @Bu Rini < Belum tahu bagiannya: Bu Ani, Bu Ida, Bu Nur, Bu Sri, Bu Tri, Bu Wati, Bu Yem, Bu Yul, Mbah Karto.
    | Sampaikan langsung, ya.
    Bu Rini @ * ◀
    bot @Bu Rini ~ 9 talangan berjalan / ... / • Bu Yul untuk Bu Siti Rp6.389, belum disetor [...]
    Bu Rini @ * Bu Ani sudah setor
    bot < Setoran rapat ke-1: Rp6.389 tercatat / ... [...]
    bot @Bu Rini ~ 9 talangan berjalan / • Bu Ani untuk Bu Siti Rp6.389, belum kembali / • Bu Ida ... [...]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti < Angsuran Bu Siti sudah ditalangi Bu Ani. / ... [...]
    Mbak Merli @ > /talangan
    bot @Mbak Merli < Tagihan ... / • Bu Siti Rp51.111 / Wajib ... [Talangan berjalan (9)]
    Mbak Merli @ * Talangan berjalan (9)
    bot @Mbak Merli ~ 9 talangan berjalan / ... [◀] [Hal. 1/2] [▶] [Tagihan rapat]
    """
    names = ("Bu Ida", "Bu Nur", "Bu Tri", "Bu Yem", "Bu Yul")
    await add_members(laris, *names)
    await short(laris, "Bu Wati", "Bu Sri", "Bu Ani", "Mbah Karto", *names)
    await laris.play()
    assert (await states(laris))[0] == ("paid", 6_389)
