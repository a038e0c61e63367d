"""/talangan: the bill of a meeting against its deposit, and how a shortage is covered together, step by step."""

from savings.journal import savings_of
from savings.money import SavingsKind
from savings.roles import Role
from storage import groups
from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.lending import lend
from tests.dialogs.shortages import in_fund, meet, short, states

# --- the bill against the deposit ----------------------------------------------------------------------------------


async def test_before_the_first_meeting(laris: Chat) -> None:
    """
    Bu Siti > /talangan
    bot < Belum ada rapat. Tagihan dan setoran dihitung pada hari rapat. [Buka chat pribadi]
    Bu Siti @ > /talangan
    bot @Bu Siti < Belum ada rapat. Tagihan dan setoran dihitung pada hari rapat.
    |
    | Tidak ada talangan yang perlu diselesaikan.
    Bu Rini @ > /talangan
    bot @Bu Rini < Belum ada rapat. Tagihan dan setoran dihitung pada hari rapat.
    """
    await laris.play()


async def test_nothing_was_asked_at_this_meeting(laris: Chat) -> None:
    """
    Bu Siti > /talangan
    bot < Tidak ada tagihan pada rapat ini.
    | Rapat ke-1, Sabtu, 21 November 2026. [Buka chat pribadi]
    """
    await agree_on(laris, wajib="0")
    await meet(laris, "Bu Rini")
    await laris.play()


async def test_the_group_reads_sums_and_nobodys_name(laris: Chat) -> None:
    """
    Bu Sri > /talangan
    bot < Tagihan Rp92.500, setoran Rp0, kurang Rp92.500
    | Rapat ke-1, Sabtu, 21 November 2026.
    | Yang kurang: angsuran Rp57.500, wajib Rp35.000. [Buka chat pribadi]
    Bu Siti > setor wajib 5rb
    bot < Setoran rapat ke-1: 1 menunggu / ⏳ Bu Siti, simpanan wajib Rp5.000 [...]
    Bu Siti > angsur 57.500
    bot ~ Setoran rapat ke-1: 2 menunggu / ... [...]
    Bu Rini > /talangan
    bot < Tagihan Rp92.500, setoran Rp62.500, kurang Rp30.000
    | Rapat ke-1, Sabtu, 21 November 2026.
    | Yang kurang: wajib Rp30.000.
    | Dari setoran itu Rp62.500 masih menunggu diterima. [Buka chat pribadi]
    Bu Rini * Terima semua (2)
    bot ! Bu Rini: 2 diterima.
    bot ~ Setoran rapat ke-1: Rp62.500 tercatat / ... [...]
    bot @Bu Siti < Angsuran Bu Siti sudah diterima. / ... [...]
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan Rp92.500, setoran Rp62.500, kurang Rp30.000
    | Rapat ke-1, Sabtu, 21 November 2026.
    | Yang kurang: wajib Rp30.000.
    | Wajib yang belum lengkap: Bu Rini, Pak Joko, Bu Ani, Bu Wati, Bu Sri, Mbah Karto.
    """
    await short(laris, "Bu Rini")
    await laris.play()


async def test_the_bill_equals_the_deposit(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Setoran rapat ke-1: 1 menunggu / ⏳ Bu Siti, angsuran Rp57.500 [...]
    Bu Siti @ > /talangan
    bot @Bu Siti < Tagihan Rp57.500, setoran Rp57.500. Pas, terima kasih.
    | Rapat ke-1, Sabtu, 21 November 2026.
    | Dari setoran itu Rp57.500 masih menunggu diterima.
    |
    | Tidak ada talangan yang perlu diselesaikan.
    """
    await agree_on(laris, jasa="1.5%", wajib="0")
    await lend(laris, "Bu Siti")
    await meet(laris, "Bu Rini")
    await laris.play()


async def test_the_links_lead_where_one_belongs(laris: Chat) -> None:
    """
    = start Bu Wati talangan_1
    bot @Bu Wati < Belum ada rapat. Tagihan dan setoran dihitung pada hari rapat.
    |
    | Tidak ada talangan yang perlu diselesaikan.
    = start Bu Wati talangan_1_99
    bot @Bu Wati < Ini sudah selesai, atau bukan untuk Anda. Tidak ada yang perlu dilakukan.
    = stranger Pak RT
    = join Pak RT
    = start Pak RT talangan_1
    bot @Pak RT < Anda belum terdaftar di kelompok mana pun. Buka grup kelompok Anda, lalu ketik /daftar di sana.
    """
    await laris.play()


# --- covered step by step ------------------------------------------------------------------------------------------


async def test_the_fund_then_savings_then_those_present(laris: Chat) -> None:
    """
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan Rp92.500, setoran Rp0, kurang Rp92.500
    | Rapat ke-1, Sabtu, 21 November 2026.
    | Yang kurang: angsuran Rp57.500, wajib Rp35.000.
    | • Bu Siti Rp57.500
    | Wajib yang belum lengkap: Bu Rini, Pak Joko, Bu Ani, Bu Siti, Bu Wati, Bu Sri, Mbah Karto.
    | [Tutup kekurangan Bu Siti]
    Bu Rini @ * Tutup kekurangan Bu Siti
    bot @Bu Rini ~ Yang perlu ditutup untuk Bu Siti: Rp57.500
    | Rapat ke-1, pinjaman Rp500.000, 21 Okt.
    | 1. Dana tanggung renteng: Rp20.000
    | 2. Simpanan sukarela Bu Siti: Rp10.000
    | 3. Patungan yang hadir: Rp27.500
    | • Bu Rini Rp9.167
    | • Bu Wati Rp9.167
    | • Pak Joko Rp9.166
    | Dana dan simpanan dipakai setelah orang lain setuju.
    | Talangan dikembalikan Bu Siti nanti. [Tutup begini] [Kembali]
    Bu Rini @ * Kembali
    bot @Bu Rini ~ Tagihan Rp92.500, setoran Rp0, kurang Rp92.500 / ... [Tutup kekurangan Bu Siti]
    Bu Rini @ * Tutup kekurangan Bu Siti
    bot @Bu Rini ~ Yang perlu ditutup untuk Bu Siti: Rp57.500 / ... [...]
    Bu Rini @ * Tutup begini
    bot < Kekurangan angsuran Rp57.500 ditutup bersama: dana tanggung renteng Rp20.000, simpanan sukarela Rp10.000,
    | patungan yang hadir Rp27.500.
    bot < Setoran rapat ke-1: 2 menunggu
    | ⏳ Angsuran Rp20.000 dari dana tanggung renteng
    | ⏳ Angsuran Rp10.000 dari simpanan sukarela [Terima semua (2)] [Pilih] [Bukan itu]
    bot @Bu Siti < Angsuran Bu Siti dibantu kelompok
    | • dana tanggung renteng Rp20.000
    | • simpanan sukarela Bu Siti Rp10.000
    | • patungan yang hadir Rp27.500
    | Simpanan dipakai setelah pengurus lain setuju. Kalau keberatan, tekan Bukan itu di grup.
    | Yang ditalangi dikembalikan nanti, pelan-pelan. Catatannya ada di /talangan.
    bot @Bu Rini < Terima kasih, Bu Rini, ikut menolong Bu Siti
    | Bagiannya Rp9.167, serahkan ke pengurus, nanti dikembalikan. Kalau berat, bilang saja, ya.
    bot @Bu Rini ~ 4 talangan berjalan
    | • Dana untuk Bu Siti Rp20.000, menunggu diterima
    | • Bu Rini untuk Bu Siti Rp9.167, belum disetor
    | • Bu Wati untuk Bu Siti Rp9.167, belum disetor
    | • Pak Joko untuk Bu Siti Rp9.166, belum disetor [Bu Rini sudah setor] [Tidak jadi] [Bu Wati sudah setor]
    | [Tidak jadi] [Pak Joko sudah setor] [Tidak jadi] [Tagihan rapat]
    bot @Bu Rini < Belum tahu bagiannya: Bu Wati. Sampaikan langsung, ya.
    bot @Pak Joko < Terima kasih, Pak Joko, ikut menolong Bu Siti
    | Bagiannya Rp9.166, serahkan ke pengurus, nanti dikembalikan. Kalau berat, bilang saja, ya.
    bot @Pak Joko < Bu Rini mencatat talangan angsuran Bu Siti
    | • dana tanggung renteng Rp20.000
    | • simpanan sukarela Bu Siti Rp10.000
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima Rp20.000] [Terima Rp10.000]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    Bu Siti @ > /talangan
    bot @Bu Siti < Tagihan Rp92.500, setoran Rp30.000, kurang Rp62.500
    | Rapat ke-1, Sabtu, 21 November 2026.
    | Yang kurang: angsuran Rp27.500, wajib Rp35.000.
    | Akan ditalangi Rp27.500, uangnya belum masuk.
    | Dari setoran itu Rp30.000 masih menunggu diterima.
    |
    | Angsuran Bu Siti sedang ditalangi:
    | • dana tanggung renteng Rp20.000, menunggu diterima
    | • Bu Rini Rp9.167, belum disetor
    | • Bu Wati Rp9.167, belum disetor
    | • Pak Joko Rp9.166, belum disetor
    Pak Joko * Terima semua (2)
    bot ! Pak Joko: 2 diterima.
    bot ~ Setoran rapat ke-1: Rp30.000 tercatat
    | ✅ No. 5 Angsuran Rp20.000 dari dana tanggung renteng
    | ✅ No. 6 Angsuran Rp10.000 dari simpanan sukarela [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah dibayar dari dana tanggung renteng.
    | No. 5, Rp20.000: pokok Rp12.500, jasa Rp7.500.
    | Sisa pokok Rp477.500. Yang perlu dibayar sekarang Rp27.500.
    | Nanti dikembalikan ke dana tanggung renteng, pelan-pelan. Catatannya di /talangan. [Lihat pinjaman saya]
    bot @Bu Siti < Angsuran Bu Siti sudah dibayar dari simpanan sukarela.
    | No. 6, Rp10.000: pokok Rp10.000.
    | Sisa pokok Rp477.500. Yang perlu dibayar sekarang Rp27.500. [Lihat pinjaman saya]
    """
    await short(laris, "Bu Rini", "Pak Joko", "Bu Wati", "Bu Siti", in_fund=20_000, saved=10_000)
    await laris.play()
    siti = next(member for member in (await laris.roster()).people if member.name == "Bu Siti")
    assert await in_fund(laris) == 0
    assert await laris.balance(savings_of(siti.id, SavingsKind.SUKARELA)) == 0
    assert await states(laris) == [("paid", 20_000), *[("pending", 0)] * 3]
    assert (await laris.loan()).outstanding == 477_500


async def test_where_every_instalment_is_reported_the_closing_tells_nobody_of_a_shortage(laris: Chat) -> None:
    """
    Bu Siti > angsur 57.500
    bot < Setoran rapat ke-1: 1 menunggu / ⏳ Bu Siti, angsuran Rp57.500 [...]
    Bu Ani > /rapat tutup
    bot < Tutup rapat ke-1? ... [Tandai hadir] [Ya, tutup] [Belum]
    Bu Ani * Ya, tutup
    bot ~ Rapat ke-1 selesai, ...
    bot < (foto) Rapat ke-1 KSM Laris Jaya: hadir 0 dari 7, ...
    """
    await short(laris)
    await laris.play()


async def test_after_the_meeting_the_fund_has_a_card_of_its_own(laris: Chat) -> None:
    """
    Bu Ani > /rapat tutup
    bot < Tutup rapat ke-1? 7 anggota belum ditandai ... [Tandai hadir] [Ya, tutup] [Belum]
    Bu Ani * Ya, tutup
    bot ~ Rapat ke-1 selesai, ...
    bot @Bu Rini < Rapat ke-1 selesai, angsurannya belum lengkap
    | Kurang Rp57.500. Bisa ditutup bersama lewat /talangan [Tagihan rapat]
    bot @Pak Joko < Rapat ke-1 selesai, angsurannya belum lengkap
    | Kurang Rp57.500. Bisa ditutup bersama lewat /talangan [Tagihan rapat]
    bot < (foto) Rapat ke-1 KSM Laris Jaya: hadir ...
    Pak Joko @ * Tagihan rapat
    bot @Pak Joko ~ Tagihan Rp92.500, setoran Rp0, kurang Rp92.500 / ... [...]
    = clock +20h
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan Rp92.500, setoran Rp0, kurang Rp92.500 / Rapat ke-1, Sabtu, 21 November 2026. / ... [...]
    Bu Rini @ * Tutup kekurangan Bu Siti
    bot @Bu Rini ~ Yang perlu ditutup untuk Bu Siti: Rp57.500
    | Rapat ke-1, pinjaman Rp500.000, 21 Okt.
    | 1. Dana tanggung renteng: Rp20.000
    | 2. Simpanan sukarela Bu Siti: kosong
    | 3. Patungan yang hadir: belum ada
    | Belum tertutup Rp37.500: tandai dulu yang hadir di rapat.
    | Dana dipakai setelah orang lain setuju.
    | Talangan dikembalikan Bu Siti nanti. [Tutup begini] [Kembali]
    Bu Rini @ * Tutup begini
    bot < Kekurangan angsuran Rp20.000 ditutup bersama: dana tanggung renteng Rp20.000.
    bot < Angsuran Rp20.000 dari dana tanggung renteng, tanggal 21 Nov 2026, ditulis Bu Rini. Menunggu Pak Joko atau
    | Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Angsuran Bu Siti dibantu kelompok
    | • dana tanggung renteng Rp20.000
    | Yang ditalangi dikembalikan nanti, pelan-pelan. Catatannya ada di /talangan.
    bot @Bu Rini ~ 1 talangan berjalan
    | • Dana untuk Bu Siti Rp20.000, menunggu diterima [Tagihan rapat]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Pak Joko < Bu Rini mencatat talangan angsuran Bu Siti / • dana tanggung renteng Rp20.000 / Di grup ... [Terima]
    Bu Rini * Terima
    bot ! Bu Rini: Laporan sendiri dipastikan oleh orang lain, supaya semua tenang.
    Pak Joko * Terima
    bot ~ ✅ No. 4: Angsuran Rp20.000 dari dana tanggung renteng.
    | Dua puluh ribu rupiah. Tanggal 21 Nov 2026. Disetujui Pak Joko, 22 Nov 2026. [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah dibayar dari dana tanggung renteng.
    | No. 4, Rp20.000: pokok Rp12.500, jasa Rp7.500.
    | Sisa pokok Rp487.500. Yang perlu dibayar sekarang Rp37.500.
    | Nanti dikembalikan ke dana tanggung renteng, pelan-pelan. Catatannya di /talangan. [Lihat pinjaman saya]
    Pak Joko * Urungkan
    bot ~ Angsuran Rp20.000 dari dana tanggung renteng, tanggal 21 Nov 2026, ditulis Bu Rini. Menunggu Pak Joko atau
    | Bu Ani. [Terima] [Tolak] [Bukan itu]
    bot < No. 4 dibatalkan oleh No. 5: salah tekan.
    bot @Bu Rini < No. 4 dibatalkan oleh No. 5: salah tekan. Angsuran Rp20.000 dari dana tanggung renteng kini
    | menunggu lagi.
    bot @Bu Siti < No. 4 dibatalkan oleh No. 5: salah tekan. Angsuran Rp20.000 dari dana tanggung renteng kini
    | menunggu lagi.
    Bu Rini @ * Tagihan rapat
    bot @Bu Rini ~ Tagihan Rp92.500, setoran Rp20.000, kurang Rp72.500
    | Rapat ke-1, Sabtu, 21 November 2026.
    | Yang kurang: angsuran Rp37.500, wajib Rp35.000.
    | Dari setoran itu Rp20.000 masih menunggu diterima.
    | • Bu Siti Rp37.500
    | Wajib ... [Tutup kekurangan Bu Siti] [Talangan berjalan (1)]
    """
    await short(laris, in_fund=20_000)
    await laris.play()
    assert await states(laris) == [("pending", 0)]
    assert await in_fund(laris) == 20_000


async def test_what_was_rejected_is_asked_again_or_called_off(laris: Chat) -> None:
    """
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan ... [...]
    Bu Rini @ * Tutup kekurangan Bu Siti
    bot @Bu Rini ~ Yang perlu ditutup untuk Bu Siti: Rp57.500
    | Rapat ke-1, pinjaman Rp500.000, 21 Okt.
    | 1. Dana tanggung renteng: Rp57.500
    | Dana dipakai setelah orang lain setuju.
    | Talangan dikembalikan Bu Siti nanti. [Tutup begini] [Kembali]
    Bu Rini @ * Tutup begini
    bot < Kekurangan angsuran Rp57.500 ditutup bersama: dana tanggung renteng Rp57.500.
    bot < Setoran rapat ke-1: 1 menunggu / ⏳ Angsuran Rp57.500 dari dana tanggung renteng [...]
    bot @Bu Siti < Angsuran Bu Siti dibantu kelompok / ...
    bot @Bu Rini ~ 1 talangan berjalan / • Dana untuk Bu Siti Rp57.500, menunggu diterima [Tagihan rapat]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Pak Joko < Bu Rini mencatat talangan angsuran Bu Siti / ... [Terima]
    Bu Siti * Bukan itu
    bot ~ Setoran rapat ke-1
    | ✖ Angsuran Rp57.500 dari dana tanggung renteng, dibatalkan
    bot @Bu Rini < Angsuran Rp57.500 dari dana tanggung renteng: dibatalkan Bu Siti.
    Bu Rini @ * Tagihan rapat
    bot @Bu Rini ~ Tagihan Rp92.500, setoran Rp0, kurang Rp92.500
    | Rapat ke-1, Sabtu, 21 November 2026.
    | Yang kurang: angsuran Rp57.500, wajib Rp35.000.
    | Akan ditalangi Rp57.500, uangnya belum masuk.
    | • Bu Siti Rp57.500
    | Wajib ... [Talangan berjalan (1)]
    Bu Rini @ * Talangan berjalan (1)
    bot @Bu Rini ~ 1 talangan berjalan
    | • Dana untuk Bu Siti Rp57.500, belum dipakai [Pakai dana Rp57.500] [Tidak jadi] [Tagihan rapat]
    Bu Rini @ * Pakai dana Rp57.500
    bot @Bu Rini ~ 1 talangan berjalan / • Dana untuk Bu Siti Rp57.500, menunggu diterima [Tagihan rapat]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot ~ Setoran rapat ke-1: 1 menunggu / ✖ ... / ⏳ Angsuran Rp57.500 dari dana tanggung renteng [...]
    bot @Pak Joko < Bu Rini mencatat talangan angsuran Bu Siti / ... [Terima]
    Bu Siti * Bukan itu
    bot ~ Setoran rapat ke-1
    | ✖ Angsuran Rp57.500 dari dana tanggung renteng, dibatalkan
    | ✖ Angsuran Rp57.500 dari dana tanggung renteng, dibatalkan
    bot @Bu Rini < Angsuran Rp57.500 dari dana tanggung renteng: dibatalkan Bu Siti.
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan ... [Talangan berjalan (1)]
    Bu Rini @ * Talangan berjalan (1)
    bot @Bu Rini ~ 1 talangan berjalan / ... [Pakai dana Rp57.500] [Tidak jadi] [Tagihan rapat]
    Bu Rini @ * Tidak jadi
    bot ! Bu Rini: Tidak jadi: Dana untuk Bu Siti Rp57.500.
    bot @Bu Rini ~ Tidak ada talangan yang berjalan. [Tagihan rapat]
    Bu Rini @ * Tagihan rapat
    bot @Bu Rini ~ Tagihan Rp92.500, setoran Rp0, kurang Rp92.500 / ... [Tutup kekurangan Bu Siti]
    """
    await short(laris, "Bu Wati", in_fund=60_000)
    await laris.play()
    assert await states(laris) == [("dropped", 0)]


async def test_who_confirms_it_reads_what_it_is(laris: Chat) -> None:
    """
    = block Pak Joko
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan Rp92.500, setoran Rp0, kurang Rp92.500
    | Rapat ke-1, Sabtu, 21 November 2026.
    | Yang kurang: angsuran Rp57.500, wajib Rp35.000.
    | • Bu Siti Rp57.500
    | Wajib yang belum lengkap: Bu Rini, Pak Joko, Bu Ani, Bu Siti, Bu Wati, Bu Sri, Mbah Karto.
    | [Tutup kekurangan Bu Siti]
    Bu Rini @ * Tutup kekurangan Bu Siti
    bot @Bu Rini ~ Yang perlu ditutup untuk Bu Siti: Rp57.500
    | Rapat ke-1, pinjaman Rp500.000, 21 Okt.
    | 1. Dana tanggung renteng: kosong
    | 2. Simpanan sukarela Bu Siti: Rp57.500
    | Simpanan dipakai setelah orang lain setuju. [Tutup begini] [Kembali]
    Bu Rini @ * Tutup begini
    bot < Kekurangan angsuran Rp57.500 ditutup bersama: simpanan sukarela Rp57.500.
    bot < Setoran rapat ke-1: 1 menunggu
    | ⏳ Angsuran Rp57.500 dari simpanan sukarela [Terima semua (1)] [Pilih] [Bukan itu]
    bot < Rinciannya untuk Pak Joko atau Bu Ani. [Buka chat pribadi]
    bot @Bu Siti < Angsuran Bu Siti dibantu kelompok
    | • simpanan sukarela Bu Siti Rp57.500
    | Simpanan dipakai setelah pengurus lain setuju. Kalau keberatan, tekan Bukan itu di grup.
    bot @Bu Rini ~ Tidak ada talangan yang berjalan. [Tagihan rapat]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    = start Bu Ani talangan_1_1
    bot @Bu Ani < Bu Rini mencatat angsuran Bu Siti dari simpanannya sendiri
    | • simpanan sukarela Bu Siti Rp57.500
    | Di grup kartunya tanpa nama. Kalau cocok, tekan Terima. [Terima]
    = start Bu Wati talangan_1_1
    bot @Bu Wati < Ini sudah selesai, atau bukan untuk Anda. Tidak ada yang perlu dilakukan.
    Bu Ani * Terima semua (1)
    bot ! Bu Ani: 1 diterima.
    bot ~ Setoran rapat ke-1: Rp57.500 tercatat
    | ✅ No. 4 Angsuran Rp57.500 dari simpanan sukarela [Lihat pinjaman saya] [Urungkan]
    bot @Bu Siti < Angsuran Bu Siti sudah dibayar dari simpanan sukarela.
    | No. 4, Rp57.500: pokok Rp50.000, jasa Rp7.500.
    | Sisa pokok Rp450.000. Berikutnya Rp57.500, Senin, 21 Desember 2026. [Lihat pinjaman saya]
    = start Bu Ani talangan_1_1
    bot @Bu Ani < Ini sudah selesai, atau bukan untuk Anda. Tidak ada yang perlu dilakukan.
    """
    await short(laris, "Bu Wati", saved=60_000)
    await laris.play()
    assert await states(laris) == []  # one's own savings are nobody's to be given back


async def test_nothing_to_cover_it_with(laris: Chat) -> None:
    """
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan ... [...]
    Bu Rini @ * Tutup kekurangan Bu Siti
    bot @Bu Rini ~ Yang perlu ditutup untuk Bu Siti: Rp57.500
    | Rapat ke-1, pinjaman Rp500.000, 21 Okt.
    | 1. Dana tanggung renteng: kosong
    | 2. Simpanan sukarela Bu Siti: kosong
    | 3. Patungan yang hadir: belum ada
    | Belum tertutup Rp57.500: tandai dulu yang hadir di rapat. [Kembali]
    """
    await short(laris)
    await laris.play()


async def test_only_what_was_read_and_never_twice(laris: Chat) -> None:
    """
    = start Bu Ani
    bot @Bu Ani < Halo, Bu Ani. ... [...]
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan Rp104.000, ... / • Bu Siti Rp57.500 / • Bu Rini Rp11.500 / Wajib ...
    | [Tutup kekurangan Bu Siti] [Tutup kekurangan Bu Rini]
    Bu Rini @ * Tutup kekurangan Bu Rini
    bot ! Bu Rini: Kekurangan sendiri ditutup oleh pengurus lain, supaya semua tenang.
    Bu Rini @ * Tutup kekurangan Bu Siti
    bot @Bu Rini ~ Yang perlu ditutup untuk Bu Siti: Rp57.500 / ... / 1. Dana tanggung renteng: Rp57.500 / ... [...]
    Bu Siti > angsur 7.500
    bot < Setoran rapat ke-1: 1 menunggu / ⏳ Bu Siti, angsuran Rp7.500 [...]
    Bu Rini @ * Tutup begini
    bot ! Bu Rini: Ada yang baru berubah. Periksa lagi, ya.
    bot @Bu Rini ~ Yang perlu ditutup untuk Bu Siti: Rp50.000 / ... / 1. Dana tanggung renteng: Rp50.000 / ...
    | [Tutup begini] [Kembali]
    Bu Ani @ > /talangan
    bot @Bu Ani < Tagihan Rp104.000, setoran Rp7.500, kurang Rp96.500 / ... [...]
    Bu Ani @ * Tutup kekurangan Bu Siti
    bot @Bu Ani ~ Yang perlu ditutup untuk Bu Siti: Rp50.000 / ... [Tutup begini] [Kembali]
    Bu Rini @ * Tutup begini
    bot < Kekurangan angsuran Rp50.000 ditutup bersama: dana tanggung renteng Rp50.000.
    bot ~ Setoran rapat ke-1: 2 menunggu / ... [...]
    bot @Bu Siti < Angsuran Bu Siti dibantu kelompok / ...
    bot @Bu Rini ~ 1 talangan berjalan / ... [Tagihan rapat]
    bot @Bu Rini < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Pak Joko < Bu Rini mencatat talangan angsuran Bu Siti / ... [Terima]
    bot @Bu Ani < Bu Rini mencatat talangan angsuran Bu Siti / ... [Terima]
    Bu Ani @ * Tutup begini
    bot ! Bu Ani: Kekurangan ini sudah tertutup.
    bot @Bu Ani ~ Tagihan Rp104.000, setoran Rp57.500, kurang Rp46.500 / ... [Tutup kekurangan Bu Rini]
    | [Talangan berjalan (1)]
    """
    await short(laris, "Bu Ani", "Bu Siti", in_fund=100_000)
    await lend(laris, "Bu Rini", 100_000)
    await laris.play()
    assert await states(laris) == [("pending", 0)]


# --- who may -------------------------------------------------------------------------------------------------------


async def test_who_is_no_officer_any_more_covers_nothing(laris: Chat) -> None:
    """
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan ... [Tutup kekurangan Bu Siti]
    """
    await short(laris, "Bu Wati")
    await laris.play()
    roster = await laris.roster()
    rini = next(member for member in roster.people if member.name == "Bu Rini")
    async with laris.life.database.write() as tx:
        await groups.take_role(tx, rini.id, Role.BENDAHARA, now=laris.clock.now())
    laris.life.directory.forget_everything()
    await laris.play(
        """
        Bu Rini @ * Tutup kekurangan Bu Siti
        bot ! Bu Rini: Tombol ini untuk pengurus kelompok.
        """
    )


async def test_forged_buttons_lead_nowhere(laris: Chat) -> None:
    """
    Bu Rini @ > /talangan
    bot @Bu Rini < Tagihan ... [...]
    Bu Rini > /talangan
    bot < Tagihan ... [Buka chat pribadi]
    """
    await short(laris, "Bu Wati")
    await laris.play()
    rini, siti = laris.world.person("Bu Rini"), laris.world.person("Bu Siti")
    assert rini is not None
    assert siti is not None
    private = laris.world.private_chat(rini, laris.player.bot).newest("Tagihan")
    public = laris.world.groups()[0].newest("Tagihan")
    assert private is not None
    assert public is not None
    told: list[str] = []
    hear = laris.world.subscribe(lambda event: told.append(event.data["text"]) if event.kind == "alert" else None)
    every = [*(f"{prefix}:1:99:0" for prefix in ("tlgstr", "tlgbtl", "tlgdana")), "tlgkmb:1:99", "tlgblm:1:99"]
    elsewhere = [*every, "tlg:77", "tlgsaya:77", "tlgcoba:1:99"]
    for data in elsewhere:
        rini.presses_data(private, data)
        await laris.life.settle()
    strangers = "Anda belum terdaftar di kelompok ini."
    done = "Kekurangan ini sudah tertutup."
    assert told == ["Catatan ini bukan dari kelompok di sini."] * len(every) + [strangers, strangers, done]
    told.clear()
    for data in [*every, "tlg:1", "tlgsemua:1:0", "tlgcoba:1:1", "tlgya:1:1:0"]:
        siti.presses_data(public, data)
        await laris.life.settle()
    assert told == ["Rincian talangan hanya di chat pribadi. Ketik /talangan di sana."] * (len(every) + 4)
    hear()
    assert await states(laris) == []
