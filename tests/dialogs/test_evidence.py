"""A picture without words: asked about in private, silence in the group."""

from tests.chat import Chat
from tests.dialogs.lending import lend


async def test_a_picture_alone_is_asked_about(laris: Chat) -> None:
    """
    Bu Siti + bukti.png
    Bu Siti @ > /angsur
    bot @Bu Siti < Angsur berapa? [Rp57.500] [Lunasi] [Lainnya] [Batal]
    Bu Siti @ + bukti.png
    bot @Bu Siti < Ini bukti apa? [Setoran] [Angsuran]
    Bu Siti @ * Angsuran
    bot @Bu Siti - Ini bukti apa?
    bot @Bu Siti < Angsur berapa? [Rp57.500] [Lunasi] [Lainnya] [Batal]
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert await laris.savings("Bu Siti") == 0


async def test_the_picture_goes_along_with_what_it_proves(laris: Chat) -> None:
    """
    Bu Siti @ + bukti.png: ini bukti transfer angsuran
    bot @Bu Siti < Ini bukti apa? [Setoran] [Angsuran]
    Bu Siti @ * Setoran
    bot @Bu Siti - Ini bukti apa?
    bot @Bu Siti < Setor berapa? [Rp10.000] [Rp20.000] [Rp50.000] [Rp100.000] [Lainnya] [Batal]
    Bu Siti @ * Rp20.000
    bot @Bu Siti ~ Rp20.000 untuk simpanan apa? [Sukarela] [Wajib] [Pokok] [Batal]
    Bu Siti @ * Sukarela
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara.
    | Foto bukti disimpan. [Terima] [Tolak] [Bukan itu]
    bot @Bu Siti < Sudah saya sampaikan ke grup KSM Laris Jaya.
    bot @Bu Siti - Rp20.000 untuk simpanan apa?
    Mbak Merli @ + buku.png
    bot @Mbak Merli < Ini bukti apa? [Foto kunjungan]
    Mbak Merli @ * Foto kunjungan
    bot @Mbak Merli - Ini bukti apa?
    bot @Mbak Merli < ... [...]
    """
    await laris.play()
