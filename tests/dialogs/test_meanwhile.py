"""What becomes of money when something changes between a message and the press that answers it."""

import datetime as dt

from handlers.buttons import Button
from handlers.cards import MEETING, Accept, AcceptAll, Reject
from savings.roles import Role
from services import ledger
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
    bot @Bu Rini < Kenapa belum diterima? ...
    bot ! Bu Rini: Tulis alasannya di chat pribadi dengan saya, supaya hanya yang melapor yang membaca.
    """
    await laris.play()
    await take_role(laris, "Bu Rini", Role.BENDAHARA)
    await laris.play(
        """
        Bu Rini @ > amplopnya kosong
        bot @Bu Rini < Yang bisa memutuskan: Pak Joko atau Bu Ani.
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
    meeting = await open_meeting(laris)
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
    bot < Setor berapa? [...]
    Bu Tini * Rp20.000
    bot ~ Rp20.000 untuk simpanan apa? [...]
    Bu Tini * Wajib
    bot < Bu Tini setor Rp20.000 (simpanan wajib). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot - Rp20.000 untuk simpanan apa?
    """
    await laris.play()


async def test_a_question_about_a_kept_deposit_leaves_the_groups_card_alone(chat: Chat) -> None:
    """
    = group "KSM Mawar" Bu Rini
    = join Bu Siti
    = add bot by Bu Rini
    bot < Halo, ... [Mulai]
    Bu Rini * Mulai
    bot ~ 1 dari 4. ... [...]
    Bu Rini * KSM Panca Sutra
    bot ~ 2 dari 4. ... [...]
    Bu Rini * Bendahara
    bot ~ 3 dari 4. ... [...]
    Bu Rini * Sabtu
    bot ~ 4 dari 4. ... [...]
    Bu Rini * 19.00 WIB
    bot ~ KSM Mawar sudah dimulai. ... [Gabung]
    Bu Siti > setor 20
    bot < Bu Siti belum terdaftar di KSM Mawar. Tekan Gabung, setoran tadi langsung saya ajukan. [Gabung]
    Bu Siti * Gabung ^ KSM Mawar sudah dimulai
    bot < Bu Siti sekarang anggota KSM Mawar. Selamat datang! [...]
    bot < Rp20 atau Rp20.000? [...]
    """
    await chat.play()


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
    assert Reject.read("no:12") == Reject(12)
    assert Reject.read(f"no:{2**63}") is None
    assert Reject.read(f"no:{-(2**63)}") is None


async def lose(chat: Chat) -> None:
    """Telegram does not show the bot its own messages any more: they are too old."""
    for message in chat.world.groups()[0].messages.values():
        message.inaccessible = True


async def test_an_old_greeting_still_starts_a_group(chat: Chat) -> None:
    """
    = group "KSM Mawar" Bu Rini
    = add bot by Bu Rini
    bot < Halo, ... [Mulai]
    """
    await chat.play()
    await lose(chat)
    await chat.play("Bu Rini * Mulai\nbot ~ 1 dari 4. Kelompok ini seperti apa? ... [...]")


async def test_a_nameless_message_that_telegram_has_lost(laris: Chat) -> None:
    """
    = migrate
    = anonymous Pak Joko on
    Pak Joko > setor 20rb
    bot < Pesan ini dari admin tanpa nama. Tekan tombol supaya saya tahu siapa yang menulis. [Ini saya]
    """
    await laris.play()
    await lose(laris)
    await laris.play(
        """
        Pak Joko * Ini saya
        bot ! Pak Joko: Pesan aslinya sudah tidak ada. Tulis sekali lagi, ya.
        """
    )
    assert await laris.cash() == 0


async def test_an_old_card_is_still_accepted(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    """
    await laris.play()
    await lose(laris)
    await laris.play(
        """
        Bu Rini * Terima
        bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
        | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [...]
        """
    )
    assert await laris.savings("Bu Siti") == 20_000


async def test_nobody_accepts_an_amount_that_the_card_did_not_show(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Siti / setor 2jt ^ setor 20rb
    bot < Ganti jadi Rp2.000.000? [Ganti] [Biarkan]
    Bu Siti * Ganti
    bot ~ Bu Siti setor Rp2.000.000 (simpanan sukarela). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    bot ~ Diganti jadi Rp2.000.000.
    """
    await laris.play()
    await press_as_shown_before(laris, "setor Rp2.000.000", Accept(1, 20_000).pack())
    assert await laris.savings("Bu Siti") == 0
    await laris.play(
        """
        Bu Rini * Terima
        bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp2.000.000.
        | Dua juta rupiah. Diterima Bu Rini, 21 Nov 2026. [...]
        """
    )


async def test_terima_semua_takes_what_the_card_showed(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Setoran rapat ke-1: 1 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000 [...]
    Bu Wati > setor 10rb
    bot ~ Setoran rapat ke-1: 2 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000
    | ⏳ Bu Wati, simpanan sukarela Rp10.000 [...]
    """
    meeting = await open_meeting(laris)
    await laris.play()
    await press_as_shown_before(laris, "Setoran rapat", AcceptAll(MEETING, meeting, 1).pack())
    assert await laris.savings("Bu Siti") == 20_000
    assert await laris.savings("Bu Wati") == 0


async def test_a_list_with_ticks_takes_the_amounts_that_it_shows(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Setoran rapat ke-1: 1 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000 [...]
    Bu Wati > setor 10rb
    bot ~ Setoran rapat ke-1: 2 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000
    | ⏳ Bu Wati, simpanan sukarela Rp10.000 [...]
    Bu Rini * Pilih
    bot < Hilangkan centang pada yang uangnya belum ada. [☑ Bu Siti, simpanan sukarela Rp20.000]
    | [☑ Bu Wati, simpanan sukarela Rp10.000] [Terima 2] [Tutup]
    Bu Siti / setor 2jt ^ setor 20rb
    bot < Ganti jadi Rp2.000.000? [Ganti] [Biarkan]
    Bu Siti * Ganti
    bot ~ Setoran rapat ke-1: 2 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp2.000.000
    | ⏳ Bu Wati, simpanan sukarela Rp10.000 [...]
    bot ~ Diganti jadi Rp2.000.000.
    Bu Rini * ☑ Bu Wati, simpanan sukarela...
    bot ~ Hilangkan centang pada yang uangnya belum ada. [☐ Bu Wati, simpanan sukarela Rp10.000] [Terima 0] [Tutup]
    Bu Rini * Terima 0
    bot ! Bu Rini: Tidak ada yang dicentang atau masih menunggu. Tekan Tutup kalau sudah selesai.
    Bu Rini * ☐ Bu Wati, simpanan sukarela...
    bot ~ Hilangkan centang pada yang uangnya belum ada. [☑ Bu Wati, simpanan sukarela Rp10.000] [Terima 1] [Tutup]
    Bu Rini * Terima 1
    bot ! Bu Rini: 1 diterima.
    bot ~ Setoran rapat ke-1: Rp10.000 tercatat, 1 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp2.000.000
    | ✅ No. 1 Bu Wati, simpanan sukarela Rp10.000 [...]
    bot ~ 1 laporan dipilih.
    """
    await open_meeting(laris)
    await laris.play()
    assert await laris.savings("Bu Siti") == 0
    assert await laris.savings("Bu Wati") == 10_000


async def test_a_mistap_is_taken_back_on_the_day_of_the_money(laris: Chat) -> None:
    """
    = clock 23:58 WIB
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [...]
    = clock +4m
    Bu Rini * Terima
    bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
    | Dua puluh ribu rupiah. Tanggal 21 Nov 2026. Diterima Bu Rini, 22 Nov 2026. [Lihat saldo saya] [Urungkan]
    Bu Rini * Urungkan
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela), tanggal 21 Nov 2026. Menunggu bendahara. [...]
    bot < No. 1 dibatalkan oleh No. 2: salah tekan.
    bot @Bu Siti < No. 1 dibatalkan oleh No. 2: salah tekan. Bu Siti, simpanan sukarela Rp20.000 kini menunggu lagi.
    """
    await laris.play()
    group = (await laris.roster()).group
    async with laris.life.database.read() as db:
        entries = await ledger.history(db, group.id, limit=10)
    assert {entry.date for entry in entries} == {dt.date(2026, 11, 21)}


async def test_a_card_that_lacks_one_word_says_so_after_it_was_drawn_anew(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu dua anggota yang melihat uangnya. [...]
    Bu Wati * Terima
    bot ! Bu Wati: Terima kasih. Masih menunggu satu anggota lagi.
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu satu anggota lagi. [...]
    Bu Sri * Tolak
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu satu anggota lagi. [...]
    Bu Sri * Kembali
    bot ~ Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu satu anggota lagi. [Terima] [Tolak] [Bukan itu]
    """
    await officers_leave(laris)
    await laris.play()


def test_a_long_note_does_not_break_the_keyboard() -> None:
    label = Button("☑ Biaya " + "gula " * 40, Reject(1)).as_json()["text"]
    assert len(label) == 64 and label.endswith("…")


async def test_one_message_for_the_meeting_and_for_the_group(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Setoran rapat ke-1: 1 menunggu
    | ⏳ Bu Siti, simpanan sukarela Rp20.000 [...]
    Bu Rini * Terima semua (1)
    bot ! Bu Rini: 1 diterima.
    bot ~ Setoran rapat ke-1: Rp20.000 tercatat
    | ✅ No. 1 Bu Siti, simpanan sukarela Rp20.000 [...]
    Bu Ani > setor 10rb
    | biaya 15rb konsumsi
    bot ~ Setoran rapat ke-1: Rp20.000 tercatat, 1 menunggu
    | ✅ No. 1 Bu Siti, simpanan sukarela Rp20.000
    | ⏳ Bu Ani, simpanan sukarela Rp10.000 [...]
    bot < Biaya Rp15.000 (konsumsi). Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. 2: Biaya konsumsi Rp15.000.
    | Lima belas ribu rupiah. Disetujui Bu Rini, 21 Nov 2026. [Urungkan]
    """
    await open_meeting(laris)
    await laris.play()
    assert await laris.cash() == 5_000


async def open_meeting(chat: Chat) -> int:
    """Today's meeting is open; answers its id."""
    group = (await chat.roster()).group
    async with chat.life.database.write() as tx:
        held_on = group.date_of(chat.clock.now())
        return await meetings.add(tx, group_id=group.id, held_on=held_on, now=chat.clock.now(), opened_by=1)


async def press_as_shown_before(chat: Chat, fragment: str, data: str) -> None:
    """Bu Rini presses what the card with this text held a moment ago."""
    rini = chat.world.person("Bu Rini")
    assert rini is not None
    messages = chat.world.groups()[0].messages.values()
    card = next(one for one in reversed(messages) if fragment in one.text and one.buttons)
    rini.presses_data(card, data)
    await chat.life.settle()


async def test_who_left_while_a_question_was_open_reports_nothing(laris: Chat) -> None:
    """
    Bu Wati > setor 20
    bot < Rp20 atau Rp20.000? [Rp20] [Rp20.000] [Batal]
    Bu Rini > /anggota keluar Bu Wati
    bot < Catat Bu Wati keluar dari KSM Laris Jaya? Simpanannya tetap di buku. [...]
    Bu Rini * Ya, keluar
    bot ! Bu Rini: Bu Wati tidak punya simpanan di buku.
    bot ~ Bu Wati keluar dari KSM Laris Jaya, dicatat Bu Rini.
    Bu Wati * Rp20.000
    bot ~ Yang melapor sudah tidak terdaftar di sini. Tulis sekali lagi, ya.
    """
    await laris.play()
    assert await laris.cash() == 0


async def test_a_reply_to_the_bot_is_a_sentence_like_any_other(laris: Chat) -> None:
    """
    Bu Siti > setor 20rb
    bot < Bu Siti setor Rp20.000 (simpanan sukarela). Menunggu bendahara. [...]
    Bu Wati > setor 10rb ^ Bu Siti setor Rp20.000
    bot < Bu Wati setor Rp10.000 (simpanan sukarela). Menunggu bendahara. [...]
    """
    await laris.play()


async def test_words_from_before_the_move_that_arrive_after_it(laris: Chat) -> None:
    """
    Bu Wati > halo
    = migrate
    """
    old, siti = laris.world.groups()[0], laris.world.person("Bu Siti")
    assert siti is not None
    await laris.play()
    laris.world.post(old, siti, {"text": "setor 20rb"})
    laris.world.post(old, siti, {"text": "kas"})
    await laris.life.settle()
    await laris.play(
        """
        Bu Rini * Terima
        bot ~ ✅ No. 1: Bu Siti, simpanan sukarela Rp20.000.
        | Dua puluh ribu rupiah. Diterima Bu Rini, 21 Nov 2026. [...]
        """
    )
    assert await laris.savings("Bu Siti") == 20_000
