"""Corrections and objections: what was written down is wrong, somebody says so, and a second person decides."""

from storage import corrections
from tests.chat import Chat
from tests.dialogs.helpers import officers_leave, share_phone


async def test_a_reply_says_the_right_amount(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > bukan 20 tapi 30 ^ No. 1
    bot < Kenapa No. 1 diralat? [Salah jumlah] [Salah orang] [Salah jenis] [Tercatat dua kali] [Lainnya] [Biarkan]
    Bu Wati * Salah jumlah
    bot ! Bu Wati: Pertanyaan ini untuk orang lain.
    Bu Siti * Salah jumlah
    bot < Bu Siti minta No. 1 diralat jadi Rp30.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: Salah jumlah.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot - Kenapa No. 1 diralat?
    Bu Siti * Setuju
    bot ! Bu Siti: Yang memutuskan orang lain. Menunggu Pak Joko atau Bu Ani.
    Bu Rini * Setuju
    bot ! Bu Rini: Yang memutuskan orang lain. Menunggu Pak Joko atau Bu Ani.
    Bu Wati * Setuju
    bot ! Bu Wati: Yang memutuskan orang lain. Menunggu Pak Joko atau Bu Ani.
    Bu Ani * Setuju
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Alasan: Salah jumlah. Disetujui Bu Ani.
    bot @Bu Rini < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp30.000.
    | Alasan: Salah jumlah.
    bot @Bu Siti < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp30.000.
    | Alasan: Salah jumlah.
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Semula: Bu Siti, simpanan sukarela Rp20.000. [Lihat saldo saya]
    bot < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp30.000.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 30_000
    assert await laris.cash() == 30_000


async def test_the_command_says_all_at_once(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    = clock +1d
    Bu Rini > /ralat 1 jadi 30rb salah ketik
    bot < Bu Rini minta No. 1 diralat jadi Rp30.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: salah ketik.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    Pak Joko * Setuju
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Alasan: salah ketik. Disetujui Pak Joko.
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Semula: Bu Siti, simpanan sukarela Rp20.000. [Lihat saldo saya]
    bot < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp30.000.
    bot @Bu Rini < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp30.000.
    | Alasan: salah ketik.
    bot @Bu Siti < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp30.000.
    | Alasan: salah ketik.
    Bu Rini > /ralat 1
    bot < No. 1 sudah dibatalkan oleh No. 2.
    Bu Rini > /ralat 2
    bot < No. 2 membatalkan No. 1 dan tidak bisa diralat. Tulis saja catatan yang benar.
    Bu Rini > /ralat 3 jadi 35rb salah ketik
    bot < Bu Rini minta No. 3 diralat jadi Rp35.000.
    | Semula: Bu Siti, simpanan sukarela Rp30.000.
    | Alasan: salah ketik.
    | Menunggu Bu Ani. [Setuju] [Tolak]
    Pak Joko * Tolak
    bot ! Pak Joko: Yang memutuskan orang lain. Menunggu Bu Ani.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 30_000


async def test_a_wrong_entry_is_cancelled(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > salah ^ No. 1
    bot < No. 1: Bu Siti, simpanan sukarela Rp20.000
    | Mau diapakan? [Batalkan] [Ganti jumlah] [Biarkan]
    Bu Siti * Batalkan
    bot ~ Kenapa No. 1 diralat? [Salah jumlah] [Salah orang] [Salah jenis] [Tercatat dua kali] [Lainnya] [Biarkan]
    Bu Siti * Tercatat dua kali
    bot < Bu Siti minta No. 1 dibatalkan.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: Tercatat dua kali.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot - Kenapa No. 1 diralat?
    Bu Siti > batal ^ No. 1
    bot < Kenapa No. 1 diralat? [Salah jumlah] [Salah orang] [Salah jenis] [Tercatat dua kali] [Lainnya] [Biarkan]
    Bu Siti * Tercatat dua kali
    bot ~ Ralat No. 1 sudah diajukan dan masih menunggu.
    Pak Joko * Setuju
    bot ~ ↩ No. 1 dibatalkan oleh No. 2.
    | Alasan: Tercatat dua kali. Disetujui Pak Joko.
    bot @Bu Rini < ↩ No. 1 dibatalkan oleh No. 2: Bu Siti, simpanan sukarela Rp20.000 batal.
    | Alasan: Tercatat dua kali.
    bot @Bu Siti < ↩ No. 1 dibatalkan oleh No. 2: Bu Siti, simpanan sukarela Rp20.000 batal.
    | Alasan: Tercatat dua kali.
    bot ~ ↩ No. 1 dibatalkan oleh No. 2.
    | Semula: Bu Siti, simpanan sukarela Rp20.000. [Lihat saldo saya]
    bot < ↩ No. 1 dibatalkan oleh No. 2: Bu Siti, simpanan sukarela Rp20.000 batal.
    Pak Joko * Lihat saldo saya
    bot ! Pak Joko: Simpanan Pak Joko: Rp0 / Pokok Rp0, wajib Rp0, sukarela Rp0
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 0
    assert await laris.cash() == 0


async def test_the_amount_and_the_reason_are_typed(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > salah ^ setor 20rb
    bot < No. 1: Bu Siti, simpanan sukarela Rp20.000
    | Mau diapakan? [Batalkan] [Ganti jumlah] [Biarkan]
    Bu Siti * Ganti jumlah
    bot ~ Berapa yang benar? Tulis sebagai balasan pesan ini, contoh: 30rb
    Bu Siti > banyak ^ Berapa yang benar
    bot < Jumlah “banyak” belum saya pahami. Contoh: setor 20rb
    Bu Siti > 25 ^ Berapa yang benar
    bot < Kenapa No. 1 diralat? [Salah jumlah] [Salah orang] [Salah jenis] [Tercatat dua kali] [Lainnya] [Biarkan]
    Bu Siti * Lainnya
    bot ~ Tulis alasannya sebagai balasan pesan ini.
    Bu Siti > uangnya terselip lima ribu ^ Tulis alasannya
    bot < Bu Siti minta No. 1 diralat jadi Rp25.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: uangnya terselip lima ribu.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    Bu Ani * Setuju
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Alasan: uangnya terselip lima ribu. Disetujui Bu Ani.
    bot @Bu Rini < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp25.000.
    | Alasan: uangnya terselip lima ribu.
    bot @Bu Siti < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp25.000.
    | Alasan: uangnya terselip lima ribu.
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Semula: Bu Siti, simpanan sukarela Rp20.000. [Lihat saldo saya]
    bot < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp25.000.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 25_000


async def test_the_kind_was_wrong(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > harusnya wajib ^ No. 1
    bot < Kenapa No. 1 diralat? [Salah jumlah] [Salah orang] [Salah jenis] [Tercatat dua kali] [Lainnya] [Biarkan]
    Bu Siti * Salah jenis
    bot < Bu Siti minta No. 1 diralat jadi simpanan wajib Rp20.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: Salah jenis.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot - Kenapa No. 1 diralat?
    Pak Joko * Setuju
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Alasan: Salah jenis. Disetujui Pak Joko.
    bot @Bu Rini < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan wajib Rp20.000.
    | Alasan: Salah jenis.
    bot @Bu Siti < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan wajib Rp20.000.
    | Alasan: Salah jenis.
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Semula: Bu Siti, simpanan sukarela Rp20.000. [Lihat saldo saya]
    bot < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan wajib Rp20.000.
    Bu Siti * Lihat saldo saya
    bot ! Bu Siti: Simpanan Bu Siti: Rp20.000 / Pokok Rp0, wajib Rp20.000, sukarela Rp0 / Terakhir: No. 3 · 21 Nov
    | 2026 · simpanan wajib Rp20.000 (pengganti No. 1)
    """
    await laris.play()


async def test_let_it_be(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > salah ^ No. 1
    bot < No. 1: Bu Siti, simpanan sukarela Rp20.000
    | Mau diapakan? [Batalkan] [Ganti jumlah] [Biarkan]
    Bu Siti * Biarkan
    bot ~ Baik, tetap seperti semula.
    Bu Siti > bukan 20 tapi 20 ^ No. 1
    bot < Kenapa No. 1 diralat? [Salah jumlah] [Salah orang] [Salah jenis] [Tercatat dua kali] [Lainnya] [Biarkan]
    Bu Siti * Salah jumlah
    bot ~ No. 1 memang sudah begitu, tidak ada yang diganti.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000


async def test_a_waiting_claim_is_changed_at_once(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > bukan 20 tapi 30 ^ Bu Siti setor
    bot ~ Bu Siti setor Rp30.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > harusnya wajib ^ setor 20rb
    bot ~ Bu Siti setor Rp30.000 (simpanan wajib). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti > salah ^ Menunggu bendahara
    bot < Bu Siti, simpanan wajib Rp30.000
    | Mau diapakan? [Batalkan] [Ganti jumlah] [Biarkan]
    Bu Siti * Ganti jumlah
    bot ~ Berapa yang benar? Tulis sebagai balasan pesan ini, contoh: 30rb
    Bu Siti > 40 ^ Berapa yang benar
    bot ~ Bu Siti setor Rp40.000 (simpanan wajib). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Wati > batal ^ Menunggu bendahara
    bot < Hanya yang melapor yang bisa membatalkan.
    Bu Siti > batal ^ setor 20rb
    bot ~ ✖ Dibatalkan: Bu Siti, simpanan wajib Rp40.000.
    """
    await laris.play()


async def test_a_line_of_a_shared_card_is_chosen(laris: Chat) -> None:
    """
    Bu Siti > setor wajib 5rb, sukarela 10rb
    bot < 2 catatan: 2 menunggu
    | ⏳ Bu Siti, simpanan wajib Rp5.000
    | ⏳ Bu Siti, simpanan sukarela Rp10.000 [Terima semua (2)] [Pilih] [Bukan itu] [Lihat saldo saya]
    Bu Siti > salah ^ 2 catatan
    bot < Yang mana? [Bu Siti, simpanan wajib Rp5.000] [Bu Siti, simpanan sukarela Rp10.000] [Biarkan]
    Bu Siti * Bu Siti, simpanan wajib...
    bot ~ Bu Siti, simpanan wajib Rp5.000
    | Mau diapakan? [Batalkan] [Ganti jumlah] [Biarkan]
    Bu Siti * Batalkan
    bot ~ 2 catatan: 1 menunggu
    | ✖ Bu Siti, simpanan wajib Rp5.000, dibatalkan
    | ⏳ Bu Siti, simpanan sukarela Rp10.000 [Terima semua (1)] [Pilih] [Bukan itu] [Lihat saldo saya]
    bot - Bu Siti, simpanan wajib Rp5.000
    | Mau diapakan?
    Bu Rini * Terima semua (1)
    bot ! Bu Rini: 1 diterima.
    bot ~ 2 catatan: Rp10.000 tercatat
    | ✖ Bu Siti, simpanan wajib Rp5.000, dibatalkan
    | ✅ No. 1 Bu Siti, simpanan sukarela Rp10.000 [Lihat saldo saya] [Urungkan]
    Bu Siti > bukan 10 tapi 12 ^ 2 catatan
    bot < Kenapa No. 1 diralat? [Salah jumlah] [Salah orang] [Salah jenis] [Tercatat dua kali] [Lainnya] [Biarkan]
    Bu Siti * Salah jumlah
    bot < Bu Siti minta No. 1 diralat jadi Rp12.000.
    | Semula: Bu Siti, simpanan sukarela Rp10.000.
    | Alasan: Salah jumlah.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot - Kenapa No. 1 diralat?
    Pak Joko * Setuju
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Alasan: Salah jumlah. Disetujui Pak Joko.
    bot @Bu Rini < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp12.000.
    | Alasan: Salah jumlah.
    bot @Bu Siti < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp12.000.
    | Alasan: Salah jumlah.
    bot ~ 2 catatan: Rp12.000 tercatat
    | ✖ Bu Siti, simpanan wajib Rp5.000, dibatalkan
    | ↩ No. 1 Bu Siti, simpanan sukarela Rp10.000, diganti No. 3 [Lihat saldo saya] [Urungkan]
    bot < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp12.000.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 12_000


async def test_who_may_not_propose(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Wati > salah ^ No. 1
    bot < Yang bisa meralat No. 1: pemilik catatan, yang melapor, atau pengurus.
    Bu Wati > /ralat 1 jadi 30rb salah ketik
    bot < Yang bisa meralat No. 1: pemilik catatan, yang melapor, atau pengurus.
    Mbak Merli > /ralat 1 jadi 30rb salah ketik
    bot < Hanya anggota kelompok yang bisa memakai /ralat.
    Bu Siti > /ralat 99
    bot < No. 99 tidak ada di buku kelompok ini.
    Bu Siti > /ralat
    bot < Balas kuitansinya dengan /ralat, atau tulis nomornya. Contoh: /ralat 17 jadi 30rb salah ketik
    Bu Siti > salah
    Bu Siti > batal
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000


async def test_one_open_proposal_an_entry(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > /ralat 1 jadi 30rb salah ketik
    bot < Bu Siti minta No. 1 diralat jadi Rp30.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: salah ketik.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    Bu Rini > /ralat 1 jadi 40rb salah ketik
    bot < Ralat No. 1 sudah diajukan dan masih menunggu.
    """
    await laris.play()


async def test_a_proposal_is_refused(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > /ralat 1 jadi 30rb salah ketik
    bot < Bu Siti minta No. 1 diralat jadi Rp30.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: salah ketik.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    Pak Joko * Tolak
    bot ~ ✖ No. 1 tetap. Ralatnya tidak disetujui Pak Joko.
    bot @Bu Rini < ✖ No. 1 tetap. Ralatnya tidak disetujui Pak Joko.
    bot @Bu Siti < ✖ No. 1 tetap. Ralatnya tidak disetujui Pak Joko.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 20_000


async def test_nobody_decides_about_their_own_money(laris: Chat) -> None:
    """
    Bu Ani > setor 20rb
    bot < Bu Ani setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Ani, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Pak Joko > /ralat 1 jadi 30rb salah ketik
    bot < Pak Joko minta No. 1 diralat jadi Rp30.000.
    | Semula: Bu Ani, simpanan sukarela Rp20.000.
    | Alasan: salah ketik.
    | Menunggu Bu Rini. [Setuju] [Tolak]
    Bu Ani * Setuju
    bot ! Bu Ani: Yang memutuskan orang lain. Menunggu Bu Rini.
    Pak Joko * Setuju
    bot ! Pak Joko: Yang memutuskan orang lain. Menunggu Bu Rini.
    Bu Rini * Setuju
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Alasan: salah ketik. Disetujui Bu Rini.
    bot @Pak Joko < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Ani, simpanan sukarela Rp30.000.
    | Alasan: salah ketik.
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Semula: Bu Ani, simpanan sukarela Rp20.000. [Lihat saldo saya]
    bot < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Ani, simpanan sukarela Rp30.000.
    """
    await laris.play()
    assert await laris.savings("Bu Ani") == 30_000


async def test_without_a_second_officer_two_members_decide(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini > /ralat 1 jadi 30rb salah ketik
    bot < Bu Rini minta No. 1 diralat jadi Rp30.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: salah ketik.
    | Menunggu dua anggota. [Setuju] [Tolak]
    Bu Siti * Setuju
    bot ! Bu Siti: Yang memutuskan orang lain. Menunggu dua anggota.
    Bu Wati * Setuju
    bot ! Bu Wati: Terima kasih. Masih menunggu satu anggota lagi.
    bot ~ Bu Rini minta No. 1 diralat jadi Rp30.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: salah ketik.
    | Menunggu satu anggota lagi. [Setuju] [Tolak]
    Bu Wati * Setuju
    bot ! Bu Wati: Terima kasih. Masih menunggu satu anggota lagi.
    Bu Sri * Setuju
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Alasan: salah ketik. Disetujui Bu Sri.
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Semula: Bu Siti, simpanan sukarela Rp20.000. [Lihat saldo saya]
    bot < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp30.000.
    bot @Bu Rini < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp30.000.
    | Alasan: salah ketik.
    bot @Bu Siti < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp30.000.
    | Alasan: salah ketik.
    """
    await officers_leave(laris, but=("Bu Rini",))
    await laris.play()
    assert await laris.savings("Bu Siti") == 30_000


async def test_a_shared_telephone_is_one_person(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini > /ralat 1 jadi 30rb salah ketik
    bot < Bu Rini minta No. 1 diralat jadi Rp30.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: salah ketik.
    | Menunggu Bu Ani. [Setuju] [Tolak]
    Pak Joko * Setuju
    bot ! Pak Joko: Yang memutuskan orang lain. Menunggu Bu Ani.
    Bu Ani * Setuju
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Alasan: salah ketik. Disetujui Bu Ani.
    bot @Bu Rini < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp30.000.
    | Alasan: salah ketik.
    bot @Pak Joko < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp30.000.
    | Alasan: salah ketik.
    bot @Bu Siti < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp30.000.
    | Alasan: salah ketik.
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Semula: Bu Siti, simpanan sukarela Rp20.000. [Lihat saldo saya]
    bot < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp30.000.
    """
    await share_phone(laris, "Pak Joko", "Bu Siti")
    await laris.play()
    assert await laris.savings("Bu Siti") == 30_000


async def test_money_that_was_withdrawn_cannot_be_taken_back(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > tarik 15rb
    bot < Bu Siti tarik Rp15.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 2: Bu Siti, tarik simpanan sukarela Rp15.000.
    | Lima belas ribu rupiah. Disetujui Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini > /ralat 1 batal
    bot < No. 1: Bu Siti, simpanan sukarela Rp20.000
    | Mau diapakan? [Batalkan] [Ganti jumlah] [Biarkan]
    Bu Rini * Batalkan
    bot ~ Kenapa No. 1 diralat? [Salah jumlah] [Salah orang] [Salah jenis] [Tercatat dua kali] [Lainnya] [Biarkan]
    Bu Rini * Tercatat dua kali
    bot ~ No. 1 belum bisa diralat: uangnya sudah terpakai.
    Bu Rini > /ralat 1 jadi 10rb salah ketik
    bot < No. 1 belum bisa diralat: uangnya sudah terpakai.
    Bu Rini > /ralat 1 jadi 25rb salah ketik
    bot < Bu Rini minta No. 1 diralat jadi Rp25.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: salah ketik.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    Pak Joko * Setuju
    bot ~ ↩ No. 1 dibatalkan oleh No. 4, diganti No. 3.
    | Alasan: salah ketik. Disetujui Pak Joko.
    bot ~ ↩ No. 1 dibatalkan oleh No. 4, diganti No. 3.
    | Semula: Bu Siti, simpanan sukarela Rp20.000. [Lihat saldo saya]
    bot < ↩ No. 1 dibatalkan oleh No. 4, diganti No. 3: Bu Siti, simpanan sukarela Rp25.000.
    bot @Bu Rini < ↩ No. 1 dibatalkan oleh No. 4, diganti No. 3: Bu Siti, simpanan sukarela Rp25.000.
    | Alasan: salah ketik.
    bot @Bu Siti < ↩ No. 1 dibatalkan oleh No. 4, diganti No. 3: Bu Siti, simpanan sukarela Rp25.000.
    | Alasan: salah ketik.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 10_000


async def test_a_cost_is_corrected(laris: Chat) -> None:
    """
    Bu Siti > setor 100rb
    bot < Bu Siti setor Rp100.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp100.000.
    | Seratus ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini > biaya 20rb konsumsi
    bot < Biaya Rp20.000 (konsumsi). Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Pak Joko * Terima
    bot ~ ✅ No. 2: Biaya konsumsi Rp20.000.
    | Dua puluh ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Urungkan]
    Bu Rini > /ralat 2 jadi 25rb salah jumlah
    bot < Bu Rini minta No. 2 diralat jadi Rp25.000.
    | Semula: Biaya konsumsi Rp20.000.
    | Alasan: salah jumlah.
    | Menunggu Bu Ani. [Setuju] [Tolak]
    Bu Ani * Setuju
    bot ~ ↩ No. 2 dibatalkan oleh No. 3, diganti No. 4.
    | Alasan: salah jumlah. Disetujui Bu Ani.
    bot @Bu Rini < ↩ No. 2 dibatalkan oleh No. 3, diganti No. 4: Biaya konsumsi Rp25.000.
    | Alasan: salah jumlah.
    bot @Pak Joko < ↩ No. 2 dibatalkan oleh No. 3, diganti No. 4: Biaya konsumsi Rp25.000.
    | Alasan: salah jumlah.
    bot ~ ↩ No. 2 dibatalkan oleh No. 3, diganti No. 4.
    | Semula: Biaya konsumsi Rp20.000.
    bot < ↩ No. 2 dibatalkan oleh No. 3, diganti No. 4: Biaya konsumsi Rp25.000.
    Bu Rini > /ralat 4 harusnya wajib
    bot < Kenapa No. 4 diralat? [Salah jumlah] [Salah orang] [Salah jenis] [Tercatat dua kali] [Lainnya] [Biarkan]
    Bu Rini * Salah jenis
    bot ~ No. 4 memang sudah begitu, tidak ada yang diganti.
    Bu Rini > biaya 70rb sewa
    bot < Biaya Rp70.000 (sewa). Menunggu Pak Joko atau Bu Ani. [Terima] [Tolak] [Bukan itu]
    Pak Joko * Terima
    bot ~ ✅ No. 5: Biaya sewa Rp70.000.
    | Tujuh puluh ribu rupiah. Disetujui Pak Joko, 21 Nov 2026. [Urungkan]
    Bu Rini > /ralat 1 jadi 90rb salah jumlah
    bot < No. 1 belum bisa diralat: uangnya sudah terpakai.
    """
    await laris.play()
    assert await laris.cash() == 5_000


async def test_the_entry_was_taken_back_meanwhile(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Siti > /ralat 1 jadi 30rb salah ketik
    bot < Bu Siti minta No. 1 diralat jadi Rp30.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: salah ketik.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    Bu Rini * Urungkan
    bot @Bu Siti < No. 1 dibatalkan oleh No. 2: salah tekan. Bu Siti, simpanan sukarela Rp20.000 kini menunggu lagi.
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot < No. 1 dibatalkan oleh No. 2: salah tekan.
    Pak Joko * Setuju
    bot ! Pak Joko: No. 1 sudah dibatalkan oleh No. 2.
    bot ~ No. 1 sudah dibatalkan oleh No. 2.
    Bu Siti > salah ^ No. 1 dibatalkan
    bot < No. 1 sudah dibatalkan oleh No. 2.
    """
    await laris.play()


async def test_a_proposal_lasts_a_week(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 ... [...]
    Bu Rini * Terima
    bot ~ ✅ No. 1: ... [...]
    Bu Siti > /ralat 1 jadi 30rb salah ketik
    bot < Bu Siti minta No. 1 diralat jadi Rp30.000. ... [Setuju] [Tolak]
    = clock +8d
    """
    await laris.play()
    roster = await laris.roster()
    await laris.life.timetable.tick()
    await laris.life.settle()
    async with laris.life.database.read() as db:
        assert await corrections.waiting(db, roster.group.id) == []
    await laris.play("""
        Bu Siti > /ralat 1 jadi 30rb salah ketik
        bot < Bu Siti minta No. 1 diralat jadi Rp30.000. ... [Setuju] [Tolak]
    """)
