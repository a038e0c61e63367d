"""/ralat on sums that follow from what was agreed: another sum is not offered, cancelling is."""

from tests.chat import Chat
from tests.dialogs.lending import borrow_from_upk, lend


async def test_of_a_payout_no_other_sum_is_offered(laris: Chat) -> None:
    """
    Bu Siti > /ralat 2
    bot < No. 2: Bu Siti, pinjaman cair Rp500.000
    | Mau diapakan? [Batalkan] [Biarkan]
    Bu Siti * Biarkan
    bot ~ Baik, tetap seperti semula.
    Bu Siti > /ralat 2 jadi 400rb cair cuma 400
    bot < Jumlah No. 2 sesuai perjanjian. Batalkan, lalu catat yang benar.
    | Mau diapakan? [Batalkan] [Biarkan]
    Bu Siti * Batalkan
    bot < Bu Siti minta No. 2 dibatalkan.
    | Semula: Bu Siti, pinjaman cair Rp500.000.
    | Alasan: cair cuma 400.
    | Menunggu Bu Rini, Pak Joko atau Bu Ani. [Setuju] [Tolak]
    bot - Jumlah No. 2 sesuai perjanjian. Batalkan, lalu catat yang benar.
    | Mau diapakan?
    """
    await lend(laris, "Bu Siti")
    await laris.play()
    assert (await laris.loan(1)).outstanding == 500_000


async def test_nor_of_the_group_s_debt(laris: Chat) -> None:
    """
    Bu Rini > /ralat 1
    bot < No. 1: Modal dari UPK Rp3.000.000
    | Mau diapakan? [Batalkan] [Biarkan]
    Bu Rini * Batalkan
    bot ~ Kenapa No. 1 diralat? [Salah jumlah] [Salah orang] [Salah jenis] [Tercatat dua kali] [Lainnya] [Biarkan]
    """
    await borrow_from_upk(laris)
    await laris.play()
