"""How a group starts: who may, four questions on one message, and what stands in the books afterwards."""

import datetime as dt
import inspect

from savings.roles import Role
from savings.rules import Preset
from tests.chat import TOKEN, Chat


def hide_plain_messages(chat: Chat) -> None:
    """Privacy mode, as the bot's owner has left it on."""
    chat.world.bots[TOKEN].privacy = True
    chat.life.house.sees_everything = False


async def test_a_group_starts_with_five_taps(chat: Chat) -> None:
    """
    = group "KSM Mawar Melati" Bu Rini
    = add bot by Bu Rini
    bot < Halo, saya Sisihkan, pencatat simpanan kelompok.
    | Setoran, kehadiran dan kas tercatat rapi di sini.
    | Admin grup menekan Mulai, lalu menjawab empat pertanyaan. [Mulai]
    Bu Rini * Mulai
    bot ~ 1 dari 4. Kelompok ini seperti apa?
    | KSM Panca Sutra: menabung dan pinjam bergilir tiap minggu.
    | Jamaah Produksi: usaha bersama, semua hadir sendiri.
    | Simpan Pinjam: bertemu sebulan sekali.
    | Kelompok Usaha binaan: dampingan sebuah program.
    | Simpan Pinjam UPK: modal bergulir dari UPK.
    | Semua bisa diubah nanti.
    | [KSM Panca Sutra] [Jamaah Produksi] [Simpan Pinjam] [Kelompok Usaha binaan] [Simpan Pinjam UPK]
    Bu Rini * KSM Panca Sutra
    bot ~ 2 dari 4. Anda sebagai apa di kelompok ini?
    | [Ketua] [Sekretaris] [Bendahara] [Pendamping] [Kembali]
    Bu Rini * Bendahara
    bot ~ 3 dari 4. Hari apa kelompok bertemu?
    | [Senin] [Selasa] [Rabu] [Kamis] [Jumat] [Sabtu] [Minggu] [Kembali]
    Bu Rini * Sabtu
    bot ~ 4 dari 4. Jam berapa bertemu? / Bukan WIB? Tekan dulu WITA atau WIT.
    | [08.00 WIB] [09.00 WIB] [10.00 WIB] [13.00 WIB] [15.00 WIB] [16.00 WIB] [19.00 WIB] [19.30 WIB] [20.00 WIB]
    | [WITA] [WIT] [Kembali]
    Bu Rini * 19.00 WIB
    bot ~ KSM Mawar Melati sudah dimulai.
    | KSM Panca Sutra, bertemu tiap Sabtu, 19.00 WIB.
    | Simpanan pokok Rp20.000, wajib Rp5.000.
    | Bu Rini: bendahara.
    |
    | Anggota lain tinggal menekan Gabung. Lalu tunjuk pengurus dengan /peran. Semua aturan: /aturan [Gabung]
    """
    await chat.play()
    roster = await chat.roster("KSM Mawar Melati")
    (rini,) = roster.everyone
    assert rini.name == "Bu Rini"
    assert rini.roles == {Role.BENDAHARA, Role.ANGGOTA}
    assert rini.joined_on == dt.date(2026, 11, 21)
    assert (roster.group.preset, roster.group.rules_version) == (Preset.KSM, 1)
    assert (roster.group.rules.weekday, roster.group.rules.hour) == (5, dt.time(19))


async def test_six_taps_are_enough_in_any_zone(chat: Chat) -> None:
    """
    = group "Nelayan Tablolong" Pak Yohanis
    = add bot by Pak Yohanis
    bot < Halo, ... [Mulai]
    Pak Yohanis * Mulai
    bot ~ 1 dari 4. ... [...]
    Pak Yohanis * Simpan Pinjam
    bot ~ 2 dari 4. ... [...]
    Pak Yohanis * Ketua
    bot ~ 3 dari 4. ... [...]
    Pak Yohanis * Jumat
    bot ~ 4 dari 4. ... [...]
    Pak Yohanis * WITA
    bot ~ 4 dari 4. Jam berapa bertemu? / Bukan WITA? Tekan dulu WIB atau WIT. [08.00 WITA] [...]
    Pak Yohanis * 16.00 WITA
    bot ~ Nelayan Tablolong sudah dimulai.
    | Simpan Pinjam, bertemu tiap bulan, Jumat ke-1, 16.00 WITA.
    | Simpanan pokok Rp100.000, wajib Rp50.000.
    | Pak Yohanis: ketua.
    | ... [Gabung]
    """
    await chat.play()
    assert chat.dialog.count(" * ") <= 6
    group = (await chat.roster("Nelayan Tablolong")).group
    assert (group.rules.zone, group.rules["jam"], group.rules["pertemuan"]) == ("Asia/Makassar", "16.00", "bulanan")


async def test_a_group_of_a_upk_starts_with_its_rules_of_lending(chat: Chat) -> None:
    """
    = group "KSM Laris Jaya" Pak Joko
    = add bot by Pak Joko
    bot < Halo, ... [Mulai]
    Pak Joko * Mulai
    bot ~ 1 dari 4. ... [...]
    Pak Joko * Simpan Pinjam UPK
    bot ~ 2 dari 4. ... [Ketua] [Sekretaris] [Bendahara] [Pendamping] [Kembali]
    Pak Joko * Ketua
    bot ~ 3 dari 4. ... [...]
    Pak Joko * Sabtu
    bot ~ 4 dari 4. ... [...]
    Pak Joko * 19.00 WIB
    bot ~ KSM Laris Jaya sudah dimulai. / Simpan Pinjam UPK, bertemu tiap Sabtu, 19.00 WIB. / ... [Gabung]
    Pak Joko > /aturan pinjaman
    bot < Aturan pinjaman KSM Laris Jaya
    | Jasa 1,5% flat per bulan
    | Lamanya 3 sampai 12 bulan
    |
    | Paling banyak Rp2.000.000 per orang
    | Pinjaman pertama paling banyak Rp500.000
    | Tidak lebih dari isi kas
    | Saat cair 5% ditahan sebagai simpanan wajib
    |
    | Menabung 3 bulan berturut-turut dulu
    | Tidak ada angsuran yang lewat waktu
    | Satu pinjaman per orang
    | Anggota paling sedikit 5 orang
    |
    | Jatuh tempo hari rapat
    | Angsuran dibulatkan ke Rp100
    | Dibayar urut: jasa, denda, pokok
    | Lunas lebih awal: sisa pokok dan jasa berjalan
    |
    | Diputuskan ketua dan bendahara [Ubah] [Kembali]
    """
    await chat.play()
    group = (await chat.roster()).group
    assert (group.preset, group.rules["simpanan ditahan"]) == (Preset.UPK, "5%")


async def test_only_an_administrator_starts_and_only_who_began_goes_on(chat: Chat) -> None:
    """
    = group "KSM Mawar" Bu Rini
    = join Bu Siti
    = add bot by Bu Rini
    bot < Halo, ... [Mulai]
    Bu Siti * Mulai
    bot ! Bu Siti: Hanya admin grup yang bisa memulai kelompok. Minta admin menekan Mulai atau mengetik /mulai.
    Bu Siti > /mulai
    bot < Hanya admin grup yang bisa memulai kelompok. Minta admin menekan Mulai atau mengetik /mulai.
    Bu Siti > setor 20rb
    bot < Kelompok ini belum dimulai. Ketik /mulai, dua menit saja.
    Bu Rini * Mulai
    bot ~ 1 dari 4. ... [...]
    Bu Siti * Jamaah Produksi
    bot ! Bu Siti: Pilihan ini untuk yang menekan Mulai. Kalau sudah terlalu lama, ketik /mulai sekali lagi.
    Bu Rini * Jamaah Produksi
    bot ~ 2 dari 4. ... [Ketua] [Sekretaris] [Bendahara] [Pendamping] [Pendamping dan anggota] [Kembali]
    Bu Rini * Kembali
    bot ~ 1 dari 4. ... [...]
    """
    await chat.play()


async def test_a_forged_press_starts_nothing(chat: Chat) -> None:
    """
    = group "KSM Mawar" Bu Rini
    = join Bu Siti
    = add bot by Bu Rini
    bot < Halo, ... [Mulai]
    Bu Rini * Mulai
    bot ~ 1 dari 4. ... [...]
    """
    await chat.play()
    group, siti = chat.world.groups()[0], chat.world.person("Bu Siti")
    rini = chat.world.person("Bu Rini")
    assert siti is not None and rini is not None
    message = next(reversed(group.messages.values()))
    for presser, data in (
        (siti, f"starting:{siti.id}:0:2:5:6:0"),
        (siti, f"starting:{rini.id}:0:2:5:6:0"),
        (rini, f"starting:{rini.id}:9:2:5:6:0"),
        (rini, f"starting:{rini.id}:-7:2:5:6:0"),
        (rini, f"starting:{rini.id}:0:2:5:6:-1"),
        (rini, "starting:x:0:2:5:6:0"),
    ):
        presser.presses_data(message, data)
        await chat.life.settle()
    async with chat.life.database.read() as db:
        (count,) = await (await db.connection.execute("SELECT count(*) FROM groups")).fetchone() or (None,)
    assert count == 0


async def test_two_administrators_at_once_start_one_group(chat: Chat) -> None:
    """
    = group "KSM Mawar" Bu Rini
    = admin Pak Joko
    = add bot by Bu Rini
    bot < Halo, ... [Mulai]
    Bu Rini * Mulai
    bot ~ 1 dari 4. ... [...]
    Pak Joko > /mulai
    bot < 1 dari 4. ... [...]
    Pak Joko * KSM Panca Sutra
    bot ~ 2 dari 4. ... [...]
    Pak Joko * Ketua
    bot ~ 3 dari 4. ... [...]
    Pak Joko * Minggu
    bot ~ 4 dari 4. ... [...]
    Pak Joko * 08.00 WIB
    bot ~ KSM Mawar sudah dimulai. ... [Gabung]
    Bu Rini * KSM Panca Sutra
    bot ! Bu Rini: KSM Mawar sudah dimulai.
    Bu Rini > /mulai
    bot < KSM Mawar sudah dimulai.
    | 1 anggota, bertemu tiap Minggu, 08.00 WIB.
    | Semua aturan: /aturan. Yang bisa dipakai: /bantuan [Gabung]
    Pak Joko > /mulai
    bot < KSM Mawar sudah dimulai.
    | 1 anggota, bertemu tiap Minggu, 08.00 WIB.
    | Semua aturan: /aturan. Yang bisa dipakai: /bantuan
    """
    await chat.play()
    assert [member.name for member in (await chat.roster("KSM Mawar")).everyone] == ["Pak Joko"]


async def test_a_restart_between_two_steps_loses_nothing(chat: Chat) -> None:
    """
    = group "KSM Mawar" Bu Rini
    = add bot by Bu Rini
    bot < Halo, ... [Mulai]
    Bu Rini * Mulai
    bot ~ 1 dari 4. ... [...]
    Bu Rini * Kelompok Usaha binaan
    bot ~ 2 dari 4. ... [...]
    """
    await chat.play()
    chat.life.directory.forget_everything()
    await chat.play(
        inspect.cleandoc(
            """
            = clock +3h
            Bu Rini * Sekretaris
            bot ~ 3 dari 4. ... [...]
            Bu Rini * Rabu
            bot ~ 4 dari 4. ... [...]
            Bu Rini * 10.00 WIB
            bot ~ KSM Mawar sudah dimulai. / Kelompok Usaha binaan, bertemu tiap Rabu, 10.00 WIB. ... [Gabung]
            """
        )
    )


async def test_a_facilitator_begins_without_saving(chat: Chat) -> None:
    """
    = group "KSM Mawar" Mbak Merli
    = add bot by Mbak Merli
    bot < Halo, ... [Mulai]
    Mbak Merli * Mulai
    bot ~ 1 dari 4. ... [...]
    Mbak Merli * KSM Panca Sutra
    bot ~ 2 dari 4. ... [...]
    Mbak Merli * Pendamping
    bot ~ 3 dari 4. ... [...]
    Mbak Merli * Sabtu
    bot ~ 4 dari 4. ... [...]
    Mbak Merli * 19.30 WIB
    bot ~ KSM Mawar sudah dimulai. / ... / Mbak Merli: pendamping. ... [Gabung]
    """
    await chat.play()
    roster = await chat.roster("KSM Mawar")
    assert roster.members == ()
    assert roster.people[0].roles == {Role.PENDAMPING}


async def test_in_a_jamaah_produksi_the_facilitator_is_a_member_too(chat: Chat) -> None:
    """
    = group "JP Makmur" Mbak Merli
    = add bot by Mbak Merli
    bot < Halo, ... [Mulai]
    Mbak Merli * Mulai
    bot ~ 1 dari 4. ... [...]
    Mbak Merli * Jamaah Produksi
    bot ~ 2 dari 4. ... [...]
    Mbak Merli * Pendamping dan anggota
    bot ~ 3 dari 4. ... [...]
    Mbak Merli * Sabtu
    bot ~ 4 dari 4. ... [...]
    Mbak Merli * 19.30 WIB
    bot ~ JP Makmur sudah dimulai. / ... / Mbak Merli: pendamping, anggota. ... [Gabung]
    """
    await chat.play()
    roster = await chat.roster("JP Makmur")
    assert roster.members[0].roles == {Role.PENDAMPING, Role.ANGGOTA}
    assert not roster.group.rules.yes("wakil")


async def test_an_anonymous_administrator_starts_by_a_press(chat: Chat) -> None:
    """
    = group supergroup "KSM Rahasia" Bu Rini
    = join Bu Siti
    = add bot by Bu Rini
    bot < Halo, ... [Mulai]
    = anonymous Bu Rini on
    Bu Rini > /mulai
    bot < Pesan ini dari admin tanpa nama. Tekan tombol supaya saya tahu siapa yang menulis. [Ini saya]
    Bu Siti * Ini saya
    bot < Hanya admin grup yang bisa memulai kelompok. Minta admin menekan Mulai atau mengetik /mulai.
    Bu Rini * Ini saya
    bot < 1 dari 4. ... [...]
    Bu Rini * Simpan Pinjam
    bot ~ 2 dari 4. ... [...]
    """
    await chat.play()


async def test_where_plain_messages_are_hidden_the_bot_asks_to_see_them(chat: Chat) -> None:
    """
    = group "KSM Tenang" Bu Rini
    = add bot by Bu Rini
    bot < Halo, saya Sisihkan, ...
    | Jadikan saya admin grup, tanpa hak apa pun.
    | Baru setelah itu pesan biasa seperti “setor 20rb” sampai ke saya.
    | Caranya: buka info grup, Edit, Administrator, Tambah admin, pilih @sisihkan_bot, matikan semua hak, simpan.
    | Sementara itu pakai /setor 20rb, atau balas pesan saya. [Mulai]
    Bu Rini * Mulai
    bot ~ 1 dari 4. ... [...]
    Bu Rini * KSM Panca Sutra
    bot ~ 2 dari 4. ... [...]
    Bu Rini * Bendahara
    bot ~ 3 dari 4. ... [...]
    Bu Rini * Sabtu
    bot ~ 4 dari 4. ... [...]
    Bu Rini * 19.00 WIB
    bot ~ KSM Tenang sudah dimulai. ... [Gabung]
    bot < Jadikan saya admin grup, tanpa hak apa pun. ...
    Bu Rini > setor 20rb
    Bu Rini > /setor 20rb
    bot < Bu Rini setor Rp20.000 (simpanan sukarela). ... [...]
    Bu Rini > setor 30rb ^ Jadikan saya admin
    bot < Bu Rini setor Rp30.000 (simpanan sukarela). ... [...]
    = promote bot by Bu Rini
    bot < Terima kasih. Sekarang pesan biasa sampai ke saya: cukup tulis setor 20rb.
    Bu Rini > setor 40rb
    bot < Bu Rini setor Rp40.000 (simpanan sukarela). ... [...]
    = demote bot
    bot < Jadikan saya admin grup, tanpa hak apa pun. ...
    """
    hide_plain_messages(chat)
    await chat.play()


async def test_a_promotion_before_the_start_is_thanked_for_and_not_asked_for_again(chat: Chat) -> None:
    """
    = group "KSM Tenang" Bu Rini
    = add bot by Bu Rini
    bot < Halo, ... Jadikan saya admin grup, ... [Mulai]
    = promote bot by Bu Rini
    bot < Terima kasih. Sekarang pesan biasa sampai ke saya.
    Bu Rini * Mulai
    bot ~ 1 dari 4. ... [...]
    Bu Rini * KSM Panca Sutra
    bot ~ 2 dari 4. ... [...]
    Bu Rini * Bendahara
    bot ~ 3 dari 4. ... [...]
    Bu Rini * Sabtu
    bot ~ 4 dari 4. ... [...]
    Bu Rini * 19.00 WIB
    bot ~ KSM Tenang sudah dimulai. ... [Gabung]
    """
    hide_plain_messages(chat)
    await chat.play()


async def test_a_group_begins_in_private_by_a_link(chat: Chat) -> None:
    """
    = group "KSM Mawar" Bu Rini
    = start Bu Rini
    bot @Bu Rini < Saya Sisihkan, ... [Tambahkan ke grup]
    Bu Rini @ * Tambahkan ke grup
    Bu Rini @ > /mulai
    bot @Bu Rini < Kelompok dimulai di grupnya. Tambahkan saya ke sana dulu. [Tambahkan ke grup]
    """
    await chat.play()
    rini = chat.world.person("Bu Rini")
    assert rini is not None
    rini.adds(chat.world.bots[TOKEN], chat.world.groups()[0], start_payload="mulai")
    await chat.life.settle()
    await chat.play(
        inspect.cleandoc(
            """
            Bu Rini * KSM Panca Sutra
            bot ~ 2 dari 4. ... [...]
            """
        )
    )


async def test_telegram_does_not_answer(chat: Chat) -> None:
    """
    = group "KSM Mawar" Bu Rini
    = add bot by Bu Rini
    bot < Halo, ... [Mulai]
    = fault getChatMember 403
    Bu Rini * Mulai
    bot ! Bu Rini: Telegram sedang tidak menjawab. Tekan Mulai sekali lagi, ya.
    Bu Rini * Mulai
    bot ~ 1 dari 4. ... [...]
    """
    await chat.play()
