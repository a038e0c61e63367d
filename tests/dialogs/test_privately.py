"""The private chat: Start, of which group it speaks, and in which language."""

from storage import people
from tests.chat import Chat


async def test_a_stranger_learns_what_the_bot_is(chat: Chat) -> None:
    """
    = start Bu Lestari
    bot @Bu Lestari < Saya Sisihkan, pencatat simpanan kelompok di Telegram.
    | Setoran, kehadiran dan kas dicatat di grup, dan tiap anggota bisa melihat saldonya sendiri di sini.
    | [Tambahkan ke grup]
    = start Bu Lestari entahapa_12
    bot @Bu Lestari < Saya Sisihkan, ... [Tambahkan ke grup]
    Bu Lestari @ > /kelompok
    bot @Bu Lestari < Anda belum terdaftar di kelompok mana pun.
    | Buka grup kelompok Anda, lalu ketik /daftar di sana.
    """
    await chat.play()
    lestari = chat.world.person("Bu Lestari")
    assert lestari is not None
    async with chat.life.database.read() as db:
        known = await people.get_person(db, lestari.id)
    assert known is not None and known.reachable


async def test_small_talk_is_answered_in_private_and_not_in_the_group(laris: Chat) -> None:
    """
    Bu Siti @ > Assalamualaikum
    bot @Bu Siti < Halo, Bu Siti. Anda anggota di KSM Laris Jaya. / ... [Saldo saya] [...]
    Bu Siti @ > terima kasih banyak
    bot @Bu Siti < Sama-sama.
    Bu Siti @ > oke
    bot @Bu Siti < Baik.
    Bu Siti @ > riwayat saya
    bot @Bu Siti < Riwayat Bu Siti: belum ada catatan.
    Bu Siti @ > Aturan?
    bot @Bu Siti < Aturan KSM Laris Jaya, versi 1 / ... [Pinjaman] [Pengingat]
    Bu Siti @ > kas
    bot @Bu Siti < Kas KSM Laris Jaya: Rp0 / ... [...]
    Bu Siti > riwayat
    Bu Siti > halo semua
    Bu Siti > terima kasih
    """
    await laris.play()


async def test_a_member_is_greeted_with_what_can_be_done(laris: Chat) -> None:
    """
    Bu Siti @ > /start
    bot @Bu Siti < Halo, Bu Siti. Anda anggota di KSM Laris Jaya.
    | Di sini hanya Anda yang membaca. Mau lihat apa? [Saldo saya] [...]
    Bu Siti @ * Aturan kelompok
    bot @Bu Siti < Aturan KSM Laris Jaya, versi 1 / ... [Pinjaman] [Pengingat]
    Bu Rini @ > /start
    bot @Bu Rini < Halo, Bu Rini. Anda bendahara di KSM Laris Jaya. / ... [...]
    Mbak Merli @ > /start
    bot @Mbak Merli < Halo, Mbak Merli. Anda pendamping di KSM Laris Jaya. / ...
    | [Laporan mingguan] [Kunjungan] [Saldo saya] [Pinjaman saya] [Riwayat saya] [Kehadiran saya]
    | [Aturan kelompok] [Bantuan]
    Mbak Merli @ * Laporan mingguan
    bot @Mbak Merli < Minggu ini tenang di KSM Laris Jaya ... [...]
    Mbak Merli @ * Kunjungan
    bot @Mbak Merli ~ Kunjungan KSM Laris Jaya / ... [Catat kunjungan] [Yang sudah] [Atur kalender]
    """
    await laris.play()


async def test_the_private_chat_speaks_of_one_of_several_groups(laris: Chat) -> None:
    """
    Mbak Merli @ > /kelompok
    bot @Mbak Merli < Anda terdaftar di satu kelompok: KSM Laris Jaya.
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
    Mbak Merli * 19.00 WIB
    bot ~ KSM Mawar sudah dimulai. ... [Gabung]
    Mbak Merli @ > /aturan
    bot @Mbak Merli < Aturan KSM Laris Jaya, versi 1 / ... [Pinjaman] [Pengingat] [Ubah]
    Mbak Merli @ > /kelompok
    bot @Mbak Merli < Sekarang kita bicara tentang KSM Laris Jaya. Pilih yang lain? [KSM Laris Jaya] [KSM Mawar]
    Mbak Merli @ * KSM Mawar
    bot @Mbak Merli ~ Mulai sekarang di sini kita bicara tentang KSM Mawar.
    Mbak Merli @ * Ubah
    bot ! Mbak Merli: Tombol ini milik kelompok lain. Ketik /aturan sekali lagi.
    Mbak Merli @ > /aturan
    bot @Mbak Merli < Aturan KSM Mawar, versi 1 / ... [Pinjaman] [Pengingat] [Ubah]
    Mbak Merli @ > /start
    bot @Mbak Merli < Halo, Mbak Merli. Anda pendamping di KSM Mawar. / ... [...]
    Mbak Merli @ * Ganti kelompok
    bot @Mbak Merli < Sekarang kita bicara tentang KSM Mawar. Pilih yang lain? [KSM Laris Jaya] [KSM Mawar]
    Mbak Merli > /kelompok
    bot < Kelompok dipilih di chat pribadi dengan saya. [Buka chat pribadi]
    Mbak Merli * Buka chat pribadi
    bot @Mbak Merli < Sekarang kita bicara tentang KSM Mawar. Pilih yang lain? [KSM Laris Jaya] [KSM Mawar]
    """
    await laris.play()


async def test_nobody_chooses_a_group_of_others(laris: Chat) -> None:
    """
    = start Pak Asing
    bot @Pak Asing < Saya Sisihkan, ... [Tambahkan ke grup]
    """
    await laris.play()
    stranger = laris.world.person("Pak Asing")
    assert stranger is not None
    message = next(reversed(laris.world.private_chat(stranger, laris.player.bot).messages.values()))
    group_id = (await laris.roster()).group.id
    query = stranger.presses_data(message, f"ofgroup:{group_id}")
    await laris.life.settle()
    assert query.answered
    async with laris.life.database.read() as db:
        known = await people.get_person(db, stranger.id)
    assert known is not None and known.current_group is None


async def test_the_language_is_chosen_in_private(laris: Chat) -> None:
    """
    Bu Siti @ > /bahasa
    bot @Bu Siti < Mau bahasa apa di sini? [Bahasa Indonesia] [English]
    Bu Siti @ * English
    bot @Bu Siti ~ All right, I will speak English here.
    Bu Siti @ > /bahasa indonesia
    bot @Bu Siti < Baik, di sini saya berbahasa Indonesia.
    Bu Siti @ > /bahasa jawa
    bot @Bu Siti < Bahasa itu belum saya kuasai. Contoh yang bisa: /bahasa id atau /bahasa en
    Bu Siti > /bahasa en
    bot < Bahasa di grup adalah aturan kelompok: /aturan bahasa. Bahasa Anda sendiri dipilih di chat pribadi.
    """
    await laris.play()
