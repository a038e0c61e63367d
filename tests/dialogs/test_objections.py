"""[Sanggah]: the member objects to what the treasurer wrote down."""

from tests.chat import Chat


async def test_only_the_member_objects(laris: Chat) -> None:
    """
    Bu Rini > titip setoran bu siti 20rb
    bot < ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Sanggah]
    Bu Wati * Sanggah
    bot ! Bu Wati: Sanggah hanya untuk anggota yang uangnya dicatat di sini.
    Bu Rini * Sanggah
    bot ! Bu Rini: Sanggah hanya untuk anggota yang uangnya dicatat di sini.
    Bu Siti * Sanggah
    bot < Apa yang keliru pada No. 1? [Saya tidak setor] [Jumlahnya beda] [Bukan saya] [Biarkan]
    Bu Siti * Saya tidak setor
    bot < Bu Siti menyanggah No. 1 dan minta dibatalkan.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: Saya tidak setor.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot - Apa yang keliru pada No. 1?
    bot @Bu Rini < Bu Siti menyanggah No. 1 dan minta dibatalkan.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: Saya tidak setor.
    | Menunggu Pak Joko atau Bu Ani.
    Bu Rini * Setuju
    bot ! Bu Rini: Yang memutuskan orang lain. Menunggu Pak Joko atau Bu Ani.
    Pak Joko * Setuju
    bot ~ ↩ No. 1 dibatalkan oleh No. 2.
    | Alasan: Saya tidak setor. Disetujui Pak Joko.
    bot ~ ↩ No. 1 dibatalkan oleh No. 2.
    | Semula: Bu Siti, simpanan sukarela Rp20.000. [Lihat saldo saya]
    bot < ↩ No. 1 dibatalkan oleh No. 2: Bu Siti, simpanan sukarela Rp20.000 batal.
    bot @Bu Rini < ↩ No. 1 dibatalkan oleh No. 2: Bu Siti, simpanan sukarela Rp20.000 batal.
    | Alasan: Saya tidak setor.
    bot @Bu Siti < ↩ No. 1 dibatalkan oleh No. 2: Bu Siti, simpanan sukarela Rp20.000 batal.
    | Alasan: Saya tidak setor.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 0


async def test_the_member_says_another_amount(laris: Chat) -> None:
    """
    Bu Rini > titip setoran bu siti 20rb
    bot < ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Sanggah]
    Bu Siti * Sanggah
    bot < Apa yang keliru pada No. 1? [Saya tidak setor] [Jumlahnya beda] [Bukan saya] [Biarkan]
    Bu Siti * Jumlahnya beda
    bot ~ Berapa yang benar? Tulis sebagai balasan pesan ini, contoh: 30rb
    Bu Siti > 25 ^ Berapa yang benar
    bot < Bu Siti menyanggah No. 1 dan minta diralat jadi Rp25.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: Jumlahnya beda.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot @Bu Rini < Bu Siti menyanggah No. 1 dan minta diralat jadi Rp25.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: Jumlahnya beda.
    | Menunggu Pak Joko atau Bu Ani.
    Bu Ani * Setuju
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Alasan: Jumlahnya beda. Disetujui Bu Ani.
    bot ~ ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3.
    | Semula: Bu Siti, simpanan sukarela Rp20.000. [Lihat saldo saya]
    bot < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp25.000.
    bot @Bu Rini < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp25.000.
    | Alasan: Jumlahnya beda.
    bot @Bu Siti < ↩ No. 1 dibatalkan oleh No. 2, diganti No. 3: Bu Siti, simpanan sukarela Rp25.000.
    | Alasan: Jumlahnya beda.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 25_000


async def test_an_objection_on_a_shared_card(laris: Chat) -> None:
    """
    Bu Rini > setor siti wajib 5rb, siti sukarela 10rb, wati 5rb
    bot < 3 catatan: Rp20.000 tercatat
    | ✅ No. 1 Bu Siti, simpanan wajib Rp5.000
    | ✅ No. 2 Bu Siti, simpanan sukarela Rp10.000
    | ✅ No. 3 Bu Wati, simpanan wajib Rp5.000 [Lihat saldo saya] [Sanggah]
    Bu Sri * Sanggah
    bot ! Bu Sri: Sanggah hanya untuk anggota yang uangnya dicatat di sini.
    Bu Siti * Sanggah
    bot < Yang mana? [No. 1: Bu Siti, simpanan wajib Rp5.000] [No. 2: Bu Siti, simpanan sukarela Rp10.000] [Biarkan]
    Bu Siti * No. 1: Bu Siti...
    bot ~ Apa yang keliru pada No. 1? [Saya tidak setor] [Jumlahnya beda] [Bukan saya] [Biarkan]
    Bu Siti * Bukan saya
    bot < Bu Siti menyanggah No. 1 dan minta dibatalkan.
    | Semula: Bu Siti, simpanan wajib Rp5.000.
    | Alasan: Bukan saya.
    | Menunggu Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot - Apa yang keliru pada No. 1?
    bot @Bu Rini < Bu Siti menyanggah No. 1 dan minta dibatalkan.
    | Semula: Bu Siti, simpanan wajib Rp5.000.
    | Alasan: Bukan saya.
    | Menunggu Pak Joko atau Bu Ani.
    Pak Joko * Tolak
    bot ~ ✖ No. 1 tetap. Ralatnya tidak disetujui Pak Joko.
    bot @Bu Rini < ✖ No. 1 tetap. Ralatnya tidak disetujui Pak Joko.
    bot @Bu Siti < ✖ No. 1 tetap. Ralatnya tidak disetujui Pak Joko.
    """
    await laris.play()
    assert await laris.savings("Bu Siti") == 15_000
