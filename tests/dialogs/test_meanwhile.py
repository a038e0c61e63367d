"""What becomes of money when something changes between a message and the press that answers it."""

import datetime as dt

from handlers.buttons import Payload
from handlers.cards import Accept
from savings.roles import Role
from storage import groups, meetings
from tests.chat import Chat
from tests.dialogs.helpers import officers_leave, share_phone


async def take_role(chat: Chat, name: str, role: Role) -> None:
    """The person is this no longer."""
    member = next(one for one in (await chat.roster()).people if one.name == name)
    async with chat.life.database.write() as tx:
        await groups.take_role(tx, member.id, role, now=chat.clock.now())
    chat.life.directory.forget_everything()


async def test_the_reason_of_somebody_who_is_no_treasurer_any_more(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Tolak
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [...]
    Bu Rini * Alasan lain
    bot < Tulis alasannya sebagai balasan pesan ini.
    """
    await laris.play()
    await take_role(laris, "Bu Rini", Role.BENDAHARA)
    await laris.play(
        """
        Bu Rini > amplopnya kosong ^ Tulis alasannya
        bot < Yang bisa memutuskan: Pak Joko atau Bu Ani.
        """
    )


async def test_an_approval_was_for_the_amount_of_then(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu dua anggota yang melihat uangnya. [...]
    Bu Wati * Terima
    bot ! Bu Wati: Terima kasih. Masih menunggu satu anggota lagi.
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu satu anggota lagi. [...]
    Bu Siti / setor 2jt ^ setor 20rb
    bot < Ganti jadi Rp2.000.000? [Ganti] [Biarkan]
    Bu Siti * Ganti
    bot ~ Bu Siti setor Rp2.000.000 (simpanan sukarela). Menunggu dua anggota yang melihat uangnya. [...]
    bot ~ Diganti jadi Rp2.000.000.
    Bu Sri * Terima
    bot ! Bu Sri: Terima kasih. Masih menunggu satu anggota lagi.
    bot ~ Bu Siti setor Rp2.000.000 (simpanan sukarela). Menunggu satu anggota lagi. [...]
    """
    await officers_leave(laris)
    await laris.play()
    assert await laris.savings("Bu Siti") == 0


async def test_an_approval_of_somebody_who_left_does_not_count(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu dua anggota yang melihat uangnya. [...]
    Bu Wati * Terima
    bot ! Bu Wati: Terima kasih. Masih menunggu satu anggota lagi.
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu satu anggota lagi. [...]
    """
    await officers_leave(laris)
    await laris.play()
    await take_role(laris, "Bu Wati", Role.ANGGOTA)
    await laris.play(
        """
        Bu Sri * Terima
        bot ! Bu Sri: Terima kasih. Masih menunggu satu anggota lagi.
        Bu Ani * Terima
        bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
        | Dua puluh ribu rupiah. Diterima Bu Ani, 21 Nov 2026. [...]
        """
    )
    assert await laris.savings("Bu Siti") == 20_000


async def test_a_first_word_on_a_correction_of_somebody_who_left_does_not_count(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu dua anggota yang melihat uangnya. [...]
    Bu Wati * Terima
    bot ! Bu Wati: Terima kasih. Masih menunggu satu anggota lagi.
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu satu anggota lagi. [...]
    Bu Sri * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Sri, 21 Nov 2026. [...]
    Bu Siti > /ralat 1 jadi 30rb salah ketik
    bot < Bu Siti minta No. 1 diralat jadi Rp30.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: salah ketik.
    | Menunggu dua anggota. [Setuju] [Tolak]
    Bu Wati * Setuju
    bot ! Bu Wati: Terima kasih. Masih menunggu satu anggota lagi.
    bot ~ Bu Siti minta No. 1 diralat jadi Rp30.000.
    | Semula: Bu Siti, simpanan sukarela Rp20.000.
    | Alasan: salah ketik.
    | Menunggu satu anggota lagi. [Setuju] [Tolak]
    """
    await officers_leave(laris)
    await laris.play()
    await take_role(laris, "Bu Wati", Role.ANGGOTA)
    await laris.play(
        """
        Bu Sri * Setuju
        bot ! Bu Sri: Terima kasih. Masih menunggu satu anggota lagi.
        """
    )
    assert await laris.savings("Bu Siti") == 20_000


async def test_a_list_outlives_the_meeting_that_was_opened_by_mistake(laris: Chat) -> None:
    """
    Bu Rini > /setor massal
    bot < Simpanan wajib Rp5.000 per orang
    | Hilangkan centang yang belum bayar, lalu tekan Catat semua. [...]
    """
    group = (await laris.roster()).group
    today = dt.date(2026, 11, 21)
    async with laris.life.database.write() as tx:
        meeting = await meetings.add(tx, group_id=group.id, held_on=today, now=laris.clock.now(), opened_by=1)
    await laris.play()
    async with laris.life.database.write() as tx:
        await meetings.delete(tx, meeting)
    await laris.play(
        """
        Bu Rini * Catat semua (7)
        bot < 7 catatan: Rp30.000 tercatat, 1 menunggu
        | ...
        | [...]
        bot ~ 6 setoran wajib dicatat, semua Rp30.000. 1 menunggu.
        """
    )
    assert await laris.cash() == 30_000


async def test_the_zone_moved_to_the_west_and_today_is_yesterday_again(laris: Chat) -> None:
    """
    = clock 22:30 WIB
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    """
    await set_zone(laris, "WIT")
    await laris.play()
    await set_zone(laris, "WIB")
    await laris.play(
        """
        Bu Rini * Terima
        bot ! Bu Rini: Tanggal 22 Nov 2026 belum tiba menurut jam kelompok. Coba lagi besok.
        """
    )
    assert await laris.cash() == 0


async def set_zone(chat: Chat, zone: str) -> None:
    """The group's zone is this from now on."""
    group = (await chat.roster()).group
    async with chat.life.database.write() as tx:
        await groups.change_rule(tx, group, rule="zona", value=zone, changed_by=1, now=chat.clock.now())
    chat.life.directory.forget_everything()


async def test_a_reply_to_somebody_is_kept_as_such_while_a_stranger_joins(laris: Chat) -> None:
    """
    Bu Siti > sudah saya titipkan ke bu tini
    = stranger Bu Tini
    = member Bu Tini
    Bu Tini > setor 20rb ^ sudah saya titipkan
    bot < Bu Tini belum terdaftar di KSM Laris Jaya. Tekan Gabung, setoran tadi langsung saya ajukan. [Gabung]
    Bu Tini * Gabung
    bot < Bu Tini sekarang anggota KSM Laris Jaya. Selamat datang! [...]
    bot < Bu Siti setor Rp20.000 (simpanan sukarela), dititipkan lewat Bu Tini. Menunggu bendahara. [Terima] [Tolak]
    | [Bukan itu]
    """
    await laris.play()


async def test_a_bare_setor_is_kept_while_a_stranger_joins(laris: Chat) -> None:
    """
    = stranger Bu Tini
    = member Bu Tini
    Bu Tini > /setor
    bot < Bu Tini belum terdaftar di KSM Laris Jaya. Tekan Gabung, setoran tadi langsung saya ajukan. [Gabung]
    Bu Tini * Gabung
    bot < Bu Tini sekarang anggota KSM Laris Jaya. Selamat datang! [...]
    bot ~ Setor berapa? [...]
    """
    await laris.play()


async def test_the_treasurers_word_counts_on_a_shared_telephone(laris: Chat) -> None:
    """
    Bu Rini > setor 20rb bu sri
    bot < ✅ No. 1: Bu Sri, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [Lihat saldo saya] [Sanggah]
    """
    await share_phone(laris, "Bu Rini", "Mbah Karto")
    await laris.play()
    assert await laris.savings("Bu Sri") == 20_000


async def test_a_reply_to_the_pendamping_is_no_deposit_of_hers(laris: Chat) -> None:
    """
    Mbak Merli > selamat sore semua
    Bu Siti > setor 20rb ^ selamat sore
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    """
    await laris.play()


def test_a_number_that_no_book_can_hold_is_no_payload() -> None:
    assert Accept.read("ok:12") == Accept(12)
    assert Accept.read(f"ok:{2**63}") is None
    assert Payload.every["ok"].read("ok:-9223372036854775809") is None
