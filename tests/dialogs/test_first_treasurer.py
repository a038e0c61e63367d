"""A new group whose only officer is the treasurer: who is to receive what is her own?"""

from tests.chat import Chat


async def test_she_is_told_whom_to_appoint(laris: Chat) -> None:
    """
    = group "KSM Mawar" Mbak Merli
    = add bot by Mbak Merli
    bot < Halo, ... [Mulai]
    Mbak Merli * Mulai
    bot ~ 1 dari 4. ... [...]
    Mbak Merli * KSM Panca Sutra
    bot ~ 2 dari 4. ... [...]
    Mbak Merli * Bendahara
    bot ~ 3 dari 4. ... [...]
    Mbak Merli * Sabtu
    bot ~ 4 dari 4. ... [...]
    Mbak Merli * 19.00 WIB
    bot ~ KSM Mawar sudah dimulai. ... [Gabung]
    Mbak Merli > setor 20rb
    bot < Mbak Merli setor Rp20.000 (simpanan sukarela). Belum ada yang bisa menerima. Tunjuk ketua atau sekretaris
    | dengan /peran. [Terima] [Tolak] [Bukan itu]
    Mbak Merli > /modal 3jt 10x 1,5% upk
    bot < Modal Rp3.000.000 dari UPK ... [Sudah diterima] [Batal]
    Mbak Merli * Sudah diterima
    bot - Modal Rp3.000.000 dari UPK ...
    bot < Terima modal Rp3.000.000 dari UPK. Belum ada yang bisa menerima. Tunjuk ketua atau sekretaris dengan /peran.
    | 10 bulan, jasa 1,5% flat: angsuran Rp345.000. [Terima] [Tolak] [Bukan itu]
    """
    await laris.play()
