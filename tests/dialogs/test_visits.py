"""/kunjungan: the calendar, visits written down in one line or step by step, taken back, and the day before."""

import datetime as dt

from savings.roles import Role
from services import visits
from services.turn import Turn
from storage import groups, people
from tests.attacks import rows
from tests.chat import Chat
from tests.dialogs.helpers import agree_on, facilitate, share_phone
from tests.dialogs.weeks import accompany

KEPT = "SELECT visited_on, place, notes, follow_up, photo IS NOT NULL FROM visits WHERE state = 'kept' ORDER BY id"

PLANNED = """
Mbak Merli @ > /kunjungan mulai 2 november
bot @Mbak Merli < Kalender kunjungan KSM Laris Jaya diatur / Mulai Senin, 2 November 2026, 42 kunjungan. / ... [...]
"""
"""Planned for the 2nd, 9th, 16th and 23rd of November, from the 2nd of December on again; today is the 21st."""


async def kept(chat: Chat) -> list[tuple[object, ...]]:
    """The visits that stand in the books."""
    return [tuple(row) for row in await rows(chat, KEPT)]


async def quiet(chat: Chat) -> None:
    """Nobody is reminded of meetings, and no week is told: this is about visits alone."""
    await agree_on(chat, pengingat_rapat="tidak")
    async with chat.life.database.write() as tx:
        for account in sorted({one for member in (await chat.roster()).people for one in member.speakers}):
            await tx.connection.execute(
                "INSERT INTO digests (telegram_id, state, set_at) VALUES (?, 'off', 0) "
                "ON CONFLICT (telegram_id) DO UPDATE SET state = 'off'",
                (account,),
            )


# --- the plan ------------------------------------------------------------------------------------------------------


async def test_the_calendar_is_set_by_buttons(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan
    bot @Mbak Merli < Kunjungan KSM Laris Jaya / Kalender kunjungan belum diatur. [Catat kunjungan] [Yang sudah]
    | [Atur kalender]
    Mbak Merli @ * Atur kalender
    bot @Mbak Merli ~ Sejak kapan KSM Laris Jaya didampingi? Tekan, atau tulis harinya, contoh: 1 desember
    | [Hari ini] [1 Nov 2026] [1 Des 2026] [Kembali]
    Mbak Merli @ * 1 Des 2026
    bot @Mbak Merli ~ Kalender kunjungan KSM Laris Jaya diatur
    | Mulai Selasa, 1 Desember 2026, 42 kunjungan.
    | 6 bulan 4 kali sebulan, 6 bulan 2 kali sebulan, 6 bulan 1 kali sebulan, sampai Kamis, 1 Juni 2028.
    | Kunjungan berikutnya Selasa, 1 Desember 2026. [Ubah hari mulai] [Ubah pola] [Hapus kalender] [Kalender]
    Mbak Merli @ * Ubah pola
    bot @Mbak Merli ~ Berapa sering kunjungannya? ... [18 bulan: 24 + 12 + 6] [12 bulan, 4 kali sebulan]
    | [12 bulan, 2 kali sebulan] [12 bulan, sekali sebulan] [Kembali]
    Mbak Merli @ * 12 bulan, sekali sebulan
    bot @Mbak Merli ~ ... / Mulai Selasa, 1 Desember 2026, 12 kunjungan. / 12 bulan 1 kali sebulan, sampai Rabu, 1
    | Desember 2027. / ... [...]
    Mbak Merli @ * Ubah hari mulai
    bot @Mbak Merli ~ Sejak kapan ... [...]
    Mbak Merli @ > tgl 15
    bot @Mbak Merli < ... / Mulai Minggu, 15 November 2026, 12 kunjungan. / ... [...]
    Mbak Merli @ * Kalender
    bot @Mbak Merli ~ Kunjungan KSM Laris Jaya
    | Berikutnya Selasa, 15 Desember 2026, ke-2 dari 12.
    | Sudah 0 dari 12 kunjungan.
    | Belum tercatat: 15 Nov 2026.
    | Evaluasi proses: Senin, 15 Februari 2027. [Catat kunjungan] [Yang sudah] [Ubah kalender]
    Mbak Merli @ * Ubah kalender
    bot @Mbak Merli ~ Kalender kunjungan KSM Laris Jaya / Mulai ... [...]
    Mbak Merli @ * Hapus kalender
    bot @Mbak Merli ~ Hapus kalendernya? Catatan kunjungan yang sudah ada tetap tersimpan. [Ya, hapus] [Tidak]
    Mbak Merli @ * Ya, hapus
    bot @Mbak Merli ~ Kalender kunjungan dihapus. Catatannya tetap ada. [Kalender]
    """
    await laris.play()
    assert await rows(laris, "SELECT * FROM programmes") == []


async def test_the_calendar_is_set_by_words(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan pola 12x2
    bot @Mbak Merli < ... / Mulai Sabtu, 21 November 2026, 24 kunjungan. / 12 bulan 2 kali sebulan, sampai Minggu,
    | 21 November 2027. / Kunjungan berikutnya Sabtu, 21 November 2026. [...]
    Mbak Merli @ > /kunjungan mulai 1 september 6x4 6x2 6x1
    bot @Mbak Merli < ... / Mulai Selasa, 1 September 2026, 42 kunjungan. / ... / Kunjungan berikutnya Minggu, 22
    | November 2026. [...]
    """
    await laris.play()
    stored = await rows(laris, "SELECT started_on, pattern FROM programmes")
    assert [tuple(row) for row in stored] == [("2026-09-01", "6x4 6x2 6x1")]


async def test_the_word_alone_will_do_in_private(laris: Chat) -> None:
    """
    Mbak Merli @ > kalender kunjungan
    bot @Mbak Merli < Kunjungan KSM Laris Jaya / Kalender kunjungan belum diatur. [...]
    """
    await laris.play()


async def test_a_plan_that_cannot_be_is_refused(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan pola 12x9
    bot @Mbak Merli < Pola “12x9” belum bisa. Tulis bulan x kunjungan sebulan (paling banyak 4), contoh: /kunjungan
    | pola 6x4 6x2 6x1
    Mbak Merli @ > /kunjungan mulai menanam cabai
    bot @Mbak Merli < “menanam cabai” belum saya pahami. Contoh: /kunjungan mulai 1 desember
    Mbak Merli @ > /kunjungan mulai 1 jan 2010
    bot @Mbak Merli < Hari mulai itu tidak bisa dipakai. Contoh: /kunjungan mulai 1 desember
    Mbak Merli @ > /kunjungan mulai
    bot @Mbak Merli < Mulai kapan? Contoh: /kunjungan mulai 1 desember
    """
    await laris.play()
    assert await rows(laris, "SELECT * FROM programmes") == []


async def test_who_goes_back_is_not_held_to_the_question(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan
    bot @Mbak Merli < ... [...]
    Mbak Merli @ * Atur kalender
    bot @Mbak Merli ~ Sejak kapan ... [...]
    Mbak Merli @ * Kembali
    bot @Mbak Merli ~ Kunjungan KSM Laris Jaya / Kalender kunjungan belum diatur. [...]
    Mbak Merli @ > 1 desember
    bot @Mbak Merli < Maaf, saya belum paham. ... [Bantuan]
    """
    await laris.play()
    assert await rows(laris, "SELECT * FROM programmes") == []


# --- written down --------------------------------------------------------------------------------------------------


async def test_a_visit_in_one_line(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan kemarin di rumah Bu Siti: catatan buku kas sudah rapi. Tindak lanjut: beli map
    bot @Mbak Merli < Tercatat. Kunjungan Jumat, 20 November 2026
    | KSM Laris Jaya, ke-4 dari 42, Mbak Merli
    | Tempat: rumah Bu Siti
    | Catatan: buku kas sudah rapi.
    | Tindak lanjut: beli map [Tambah foto] [Tarik kembali] [Kalender]
    Mbak Merli @ * Kalender
    bot @Mbak Merli ~ Kunjungan KSM Laris Jaya
    | Berikutnya Rabu, 2 Desember 2026, ke-5 dari 42.
    | Sudah 1 dari 42 kunjungan.
    | Belum tercatat: 2 Nov 2026, 9 Nov 2026, 16 Nov 2026.
    | Evaluasi proses: Selasa, 2 Februari 2027.
    | Tindak lanjut dari 20 Nov 2026: beli map [Sudah beres] [Catat kunjungan] [Yang sudah] [Ubah kalender]
    """
    await laris.play(PLANNED)
    await laris.play()
    assert await kept(laris) == [("2026-11-20", "rumah Bu Siti", "buku kas sudah rapi.", "beli map", 0)]


async def test_a_visit_below_its_picture(laris: Chat) -> None:
    """
    Mbak Merli @ + rapat.png: /kunjungan di balai desa: semua hadir
    bot @Mbak Merli < Tercatat. Kunjungan Sabtu, 21 November 2026 / KSM Laris Jaya, Mbak Merli / Tempat: balai desa
    | / Catatan: semua hadir / Ada fotonya. [Ganti foto] [Tarik kembali] [Kalender]
    Mbak Merli @ * Kalender
    bot @Mbak Merli ~ ... [Catat kunjungan] [Yang sudah] [Atur kalender]
    Mbak Merli @ * Yang sudah
    bot @Mbak Merli ~ Kunjungan ke KSM Laris Jaya yang sudah tercatat
    | • 21 Nov 2026, balai desa: semua hadir [21 Nov 2026]
    | [Kalender]
    Mbak Merli @ * 21 Nov 2026
    bot @Mbak Merli ~ Kunjungan Sabtu, 21 November 2026 / ... / Ada fotonya. [Lihat foto] [Ganti foto]
    | [Tarik kembali] [Yang sudah] [Kalender]
    Mbak Merli @ * Lihat foto
    bot @Mbak Merli < (foto) Kunjungan Sabtu, 21 November 2026, KSM Laris Jaya
    """
    await laris.play()
    assert await kept(laris) == [("2026-11-21", "balai desa", "semua hadir", "", 1)]


async def test_a_visit_step_by_step(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan
    bot @Mbak Merli < ... [...]
    Mbak Merli @ * Catat kunjungan
    bot @Mbak Merli < Kapan kunjungan ke KSM Laris Jaya? [Hari ini] [Kemarin] [Rencana 2 Nov] [Rencana 9 Nov]
    | [Rencana 16 Nov] [Hari lain] [Batal]
    Mbak Merli @ * Rencana 16 Nov
    bot @Mbak Merli ~ Senin, 16 November 2026. Di mana tempatnya? [Lewati] [Batal]
    Mbak Merli @ > rumah Bu Wati
    bot @Mbak Merli < Apa yang dibahas dan dilihat? Tulis singkat saja, pengurus juga membacanya. [Lewati] [Batal]
    Mbak Merli @ > Bu Siti setor 20rb, buku kas cocok
    bot @Mbak Merli < Apa yang perlu ditindaklanjuti? Nanti saya ingatkan sehari sebelum kunjungan berikutnya.
    | [Tidak ada] [Batal]
    Mbak Merli @ > tanya kabar Bu Sri
    bot @Mbak Merli < Ada fotonya? Kirim satu di sini. [Tanpa foto] [Batal]
    Mbak Merli @ + rapat.png
    bot @Mbak Merli < Tercatat. Kunjungan Senin, 16 November 2026
    | KSM Laris Jaya, ke-3 dari 42, Mbak Merli
    | Tempat: rumah Bu Wati
    | Catatan: Bu Siti setor 20rb, buku kas cocok
    | Tindak lanjut: tanya kabar Bu Sri
    | Ada fotonya. [Ganti foto] [Tarik kembali] [Kalender]
    """
    await laris.play(PLANNED)
    await laris.play()
    assert await kept(laris) == [
        ("2026-11-16", "rumah Bu Wati", "Bu Siti setor 20rb, buku kas cocok", "tanya kabar Bu Sri", 1)
    ]
    assert await rows(laris, "SELECT * FROM claims") == [], "what is told in a note is no deposit"
    assert await rows(laris, "SELECT * FROM drafts") == []


async def test_every_step_may_be_skipped_and_a_day_be_written(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan
    bot @Mbak Merli < ... [...]
    Mbak Merli @ * Catat kunjungan
    bot @Mbak Merli < Kapan ... [Hari ini] [Kemarin] [Hari lain] [Batal]
    Mbak Merli @ * Hari lain
    bot @Mbak Merli ~ Tulis harinya, contoh: 30 nov, atau senin lalu [Batal]
    Mbak Merli @ > entahlah
    bot @Mbak Merli < Harinya belum saya pahami. Contoh: kemarin, atau 30 nov
    Mbak Merli @ > besok
    bot @Mbak Merli < Minggu, 22 November 2026 belum terjadi. Kunjungan dicatat sesudahnya.
    Mbak Merli @ > senin lalu
    bot @Mbak Merli < Senin, 16 November 2026. Di mana tempatnya? [Lewati] [Batal]
    Mbak Merli @ * Lewati
    bot @Mbak Merli ~ Apa yang dibahas ... [Lewati] [Batal]
    Mbak Merli @ * Lewati
    bot @Mbak Merli ~ Apa yang perlu ditindaklanjuti? [Tidak ada] [Batal]
    Mbak Merli @ * Tidak ada
    bot @Mbak Merli ~ Ada fotonya? Kirim satu di sini. [Tanpa foto] [Batal]
    Mbak Merli @ > tidak
    bot @Mbak Merli < Kirim fotonya di sini, atau tekan Tanpa foto.
    Mbak Merli @ * Tanpa foto
    bot @Mbak Merli ~ Tercatat. Kunjungan Senin, 16 November 2026 / KSM Laris Jaya, Mbak Merli [...]
    """
    await laris.play()
    assert await kept(laris) == [("2026-11-16", "", "", "", 0)]


async def test_half_a_line_is_asked_for_the_rest(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan kemarin di rumah Bu Siti: buku kas. Tindak lanjut: beli map
    bot @Mbak Merli < Tercatat. ... [...]
    Mbak Merli @ > /kunjungan di balai
    bot @Mbak Merli < Apa yang dibahas dan dilihat? Tulis singkat saja, pengurus juga membacanya.
    | Tindak lanjut dari 20 Nov 2026: beli map [Lewati] [Batal]
    Mbak Merli @ > batal
    bot @Mbak Merli < Baik, tidak ada yang dicatat.
    Mbak Merli @ > /kunjungan di balai
    bot @Mbak Merli < Apa yang dibahas ... [Lewati] [Batal]
    Mbak Merli @ * Batal
    bot @Mbak Merli ~ Baik, tidak ada yang dicatat.
    """
    await laris.play()
    assert len(await kept(laris)) == 1


async def test_a_picture_may_come_before_it_is_asked_for(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan di balai
    bot @Mbak Merli < Apa yang dibahas ... [Lewati] [Batal]
    Mbak Merli @ + rapat.png
    bot @Mbak Merli < Fotonya sudah saya simpan. / Apa yang dibahas ... [Lewati] [Batal]
    Mbak Merli @ > semua hadir
    bot @Mbak Merli < Apa yang perlu ditindaklanjuti? [Tidak ada] [Batal]
    Mbak Merli @ * Tidak ada
    bot @Mbak Merli ~ Tercatat. ... / Ada fotonya. [...]
    """
    await laris.play()
    assert await kept(laris) == [("2026-11-21", "balai", "semua hadir", "", 1)]


async def test_a_picture_is_added_later(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan di balai: semua hadir
    bot @Mbak Merli < Tercatat. ... [Tambah foto] [Tarik kembali] [Kalender]
    Mbak Merli @ * Tambah foto
    bot @Mbak Merli < Kirim fotonya di sini.
    Mbak Merli @ > sebentar ya
    bot @Mbak Merli < Itu bukan foto. Tekan lagi bila ingin mengirimnya. [Tambah foto]
    Mbak Merli @ * Tambah foto
    bot @Mbak Merli < Kirim fotonya di sini.
    Mbak Merli @ + rapat.png
    bot @Mbak Merli < Foto kunjungan Sabtu, 21 November 2026 sudah saya simpan. [Lihat catatannya]
    Mbak Merli @ * Lihat catatannya
    bot @Mbak Merli ~ ... / Ada fotonya. [Lihat foto] [...]
    """
    await laris.play()
    assert await kept(laris) == [("2026-11-21", "balai", "semua hadir", "", 1)]


async def test_what_cannot_be_is_refused_and_nothing_kept(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan besok: ramai
    bot @Mbak Merli < Minggu, 22 November 2026 belum terjadi. Kunjungan dicatat sesudahnya.
    Mbak Merli @ > /kunjungan 31 feb: ramai
    bot @Mbak Merli < Tanggal itu tidak ada di kalender. Tulis misalnya: kemarin, atau 30 nov.
    Mbak Merli @ > /kunjungan 1 jan 2020: ramai
    bot @Mbak Merli < Rabu, 1 Januari 2020 sudah terlalu lama. Cek tahunnya, ya.
    """
    await laris.play()
    await laris.play(f"""
Mbak Merli @ > /kunjungan {"x" * 2001}
bot @Mbak Merli < Catatannya terlalu panjang, paling banyak 2.000 huruf. Ringkas sedikit, ya.
Mbak Merli @ > /kunjungan di {"x" * 81}: ramai
bot @Mbak Merli < Nama tempatnya terlalu panjang, paling banyak 80 huruf.
Mbak Merli @ > /kunjungan ramai, tl: {"x" * 601}
bot @Mbak Merli < Tindak lanjutnya terlalu panjang, paling banyak 600 huruf.
""")
    assert await kept(laris) == []


async def test_the_day_is_that_of_the_message(laris: Chat) -> None:
    """
    = clock 2026-11-21 23:59 WIB
    Mbak Merli @ > /kunjungan di balai
    bot @Mbak Merli < Apa yang dibahas ... [...]
    = clock 2026-11-22 00:30 WIB
    Mbak Merli @ > semua hadir
    bot @Mbak Merli < Apa yang perlu ditindaklanjuti? [...]
    Mbak Merli @ * Tidak ada
    bot @Mbak Merli ~ Ada fotonya? ... [...]
    Mbak Merli @ * Tanpa foto
    bot @Mbak Merli ~ Tercatat. Kunjungan Sabtu, 21 November 2026 / ... [...]
    """
    await laris.play()


async def test_two_records_of_one_day_are_one_visit(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan 9 nov: buku kas
    bot @Mbak Merli < Tercatat. Kunjungan Senin, 9 November 2026 / KSM Laris Jaya, ke-2 dari 42, Mbak Merli /
    | Catatan: buku kas [...]
    Mbak Merli @ > /kunjungan 9 nov: pinjaman
    bot @Mbak Merli < Tercatat. Kunjungan Senin, 9 November 2026 / KSM Laris Jaya, ke-2 dari 42, Mbak Merli /
    | Catatan: pinjaman / Hari itu sudah ada catatan kunjungan lain. [...]
    Mbak Merli @ * Kalender
    bot @Mbak Merli ~ ... / Sudah 1 dari 42 kunjungan. / ... [...]
    """
    await laris.play(PLANNED)
    await laris.play()


# --- in the group, and who may -------------------------------------------------------------------------------------


async def test_in_the_group_stands_when_and_not_what(laris: Chat) -> None:
    """
    Mbak Merli > /kunjungan kemarin di rumah Bu Siti: Bu Wati sedang susah. Tindak lanjut: kunjungi Bu Wati
    bot < Kunjungan Jumat, 20 November 2026 tercatat, ke-4 dari 42. [Tarik kembali]
    Bu Rini > /kunjungan
    bot < Kunjungan KSM Laris Jaya
    | Berikutnya Rabu, 2 Desember 2026, ke-5 dari 42.
    | Sudah 1 dari 42 kunjungan.
    | Belum tercatat: 2 Nov 2026, 9 Nov 2026, 16 Nov 2026.
    | Evaluasi proses: Selasa, 2 Februari 2027. [Buka chat pribadi]
    Bu Rini > /kunjungan riwayat
    bot < Catatan kunjungan dibaca di chat pribadi. [Buka chat pribadi]
    Mbak Merli > /kunjungan kemarin
    bot < Tulis juga catatannya, contoh: / /kunjungan kemarin di rumah Bu Siti: buku kas sudah rapi. Tindak lanjut:
    | beli map [Tulis di chat pribadi]
    """
    await laris.play(PLANNED)
    await laris.play()
    assert len(await kept(laris)) == 1


async def test_officers_read_the_book_of_visits(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan kemarin di rumah Bu Siti: buku kas. Tindak lanjut: beli map
    bot @Mbak Merli < Tercatat. ... [...]
    Bu Rini @ > /kunjungan
    bot @Bu Rini < Kunjungan KSM Laris Jaya / Kalender kunjungan belum diatur. / Pendamping kelompok yang mengaturnya.
    | / Tindak lanjut dari 20 Nov 2026: beli map [Yang sudah]
    Bu Rini @ * Yang sudah
    bot @Bu Rini ~ ... / • 20 Nov 2026, rumah Bu Siti: buku kas. [20 Nov 2026] [Kalender]
    Bu Rini @ * 20 Nov 2026
    bot @Bu Rini ~ Kunjungan Jumat, 20 November 2026 / KSM Laris Jaya, Mbak Merli / Tempat: rumah Bu Siti / Catatan:
    | buku kas. / Tindak lanjut: beli map [Yang sudah] [Kalender]
    Bu Rini @ > /kunjungan mulai 1 des
    bot @Bu Rini < Hanya pendamping yang bisa mencatat kunjungan.
    Bu Rini @ > /kunjungan kemarin: saya juga
    bot @Bu Rini < Hanya pendamping yang bisa mencatat kunjungan.
    Bu Siti @ > /kunjungan
    bot @Bu Siti < Hanya ketua, sekretaris, bendahara atau pendamping yang bisa memakai /kunjungan.
    """
    await laris.play()
    assert len(await kept(laris)) == 1


async def test_the_link_from_the_group_leads_to_the_calendar(laris: Chat) -> None:
    group_id = (await laris.roster()).group.id
    await laris.play(f"""
= start Mbak Merli kunjungan_{group_id}
bot @Mbak Merli < Kunjungan KSM Laris Jaya / Kalender kunjungan belum diatur. [...]
= start Bu Siti kunjungan_{group_id}
bot @Bu Siti < Hanya ketua, sekretaris, bendahara atau pendamping yang bisa memakai /kunjungan.
= start Bu Siti kunjungan_999
bot @Bu Siti < Anda belum terdaftar di kelompok itu.
""")


async def test_only_the_author_takes_a_visit_back(laris: Chat) -> None:
    """
    Mbak Merli > /kunjungan kemarin: semua hadir
    bot < Kunjungan Jumat, 20 November 2026 tercatat. [Tarik kembali]
    Bu Rini * Tarik kembali
    bot ! Bu Rini: Tombol ini untuk pendamping.
    Mbak Merli * Tarik kembali
    bot ~ Tarik kembali catatan kunjungan Jumat, 20 November 2026? [Ya, tarik kembali] [Tidak]
    Mbak Merli * Tidak
    bot ~ Kunjungan Jumat, 20 November 2026 tercatat. [Tarik kembali]
    Mbak Merli * Tarik kembali
    bot ~ Tarik kembali ... [Ya, tarik kembali] [Tidak]
    Mbak Merli * Ya, tarik kembali
    bot ~ Catatan kunjungan Jumat, 20 November 2026 ditarik kembali.
    Mbak Merli @ > /kunjungan riwayat
    bot @Mbak Merli < Belum ada kunjungan yang dicatat. [Kalender]
    """
    await laris.play()
    assert await kept(laris) == []
    assert len(await rows(laris, "SELECT * FROM visits WHERE state = 'withdrawn'")) == 1


async def test_another_facilitator_reads_it_and_cannot_take_it_back(laris: Chat) -> None:
    """
    Mbak Merli > /kunjungan kemarin: semua hadir
    bot < Kunjungan ... tercatat. [Tarik kembali]
    Bu Wati * Tarik kembali
    bot ! Bu Wati: Hanya yang menulis catatan ini yang bisa mengubahnya.
    Bu Wati @ > /kunjungan riwayat
    bot @Bu Wati < ... / • 20 Nov 2026: semua hadir [20 Nov 2026] [Kalender]
    Bu Wati @ * 20 Nov 2026
    bot @Bu Wati ~ Kunjungan Jumat, 20 November 2026 / KSM Laris Jaya, Mbak Merli / Catatan: semua hadir
    | [Yang sudah] [Kalender]
    """
    await facilitate(laris, "Bu Wati")
    await laris.play()
    assert len(await kept(laris)) == 1


async def test_a_long_book_has_pages(laris: Chat) -> None:
    async with laris.life.database.write() as tx:
        turn = Turn(tx=tx, now=laris.clock.now(), directory=laris.life.directory)
        roster = await laris.roster()
        merli = next(one for one in roster.people if one.name == "Mbak Merli")
        for day in range(1, 9):
            await visits.record(
                turn,
                group_id=roster.group.id,
                member_id=merli.id,
                by=min(merli.speakers),
                visited_on=dt.date(2026, 11, day),
                place="",
                notes=f"hari {day}",
                follow_up="",
            )
    await laris.play("""
Bu Rini @ > /kunjungan riwayat
bot @Bu Rini < ... / • 8 Nov 2026: hari 8 / ... / • 3 Nov 2026: hari 3 [8 Nov 2026] [7 Nov 2026] [6 Nov 2026]
| [5 Nov 2026] [4 Nov 2026] [3 Nov 2026] [Lebih lama] [Kalender]
Bu Rini @ * Lebih lama
bot @Bu Rini ~ ... / • 2 Nov 2026: hari 2 / • 1 Nov 2026: hari 1 [2 Nov 2026] [1 Nov 2026] [Lebih baru] [Kalender]
""")


# --- the day before ------------------------------------------------------------------------------------------------


async def test_the_day_before_the_pendamping_is_reminded(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan 16 nov: buku kas. Tindak lanjut: beli map
    bot @Mbak Merli < Tercatat. ... [...]
    = until 2026-11-22 15:59 WIB
    = until 2026-11-22 16:00 WIB
    bot @Mbak Merli < Besok waktunya kunjungan ke KSM Laris Jaya
    | Senin, 23 November 2026, ke-4 dari 42.
    | Tindak lanjut dari 16 Nov 2026: beli map
    | 2 kunjungan sebelumnya belum tercatat. [Catat kunjungan] [Kalender]
    = until 2026-11-29 08:00 WIB
    """
    await quiet(laris)
    await laris.play(PLANNED)
    await laris.play()


async def test_the_button_of_the_reminder_leads_to_the_right_group(laris: Chat) -> None:
    """
    = until 2026-11-22 16:00 WIB
    bot @Mbak Merli < Besok waktunya kunjungan ke KSM Laris Jaya / ... [Catat kunjungan] [Kalender]
    = until 2026-11-23 10:00 WIB
    Mbak Merli @ > /kunjungan
    bot @Mbak Merli < Kunjungan KSM Ombak / Kalender kunjungan belum diatur. [...]
    Mbak Merli @ * Catat kunjungan ^ Besok
    bot @Mbak Merli < Kapan kunjungan ke KSM Laris Jaya?
    | [Hari ini] [Kemarin] [Rencana 2 Nov] [Rencana 9 Nov] [Rencana 16 Nov] [Hari lain] [Batal]
    Mbak Merli @ * Hari ini
    bot @Mbak Merli ~ Senin, 23 November 2026. Di mana tempatnya? [...]
    Mbak Merli @ > balai
    bot @Mbak Merli < Apa yang dibahas ... [...]
    Mbak Merli @ > semua hadir
    bot @Mbak Merli < Apa yang perlu ditindaklanjuti? ... [...]
    Mbak Merli @ * Tidak ada
    bot @Mbak Merli ~ Ada fotonya? ... [...]
    Mbak Merli @ * Tanpa foto
    bot @Mbak Merli ~ Tercatat. Kunjungan Senin, 23 November 2026 / KSM Laris Jaya, ke-4 dari 42, ... [...]
    """
    await quiet(laris)
    await laris.play(PLANNED)
    [ombak] = await accompany(laris, "KSM Ombak")
    merli = laris.world.person("Mbak Merli")
    assert merli is not None
    async with laris.life.database.write() as tx:
        await people.set_current_group(tx, merli.id, ombak)
    laris.life.directory.forget_everything()
    await laris.play()


async def test_a_visit_that_was_made_early_reminds_nobody(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan hari ini: dimajukan
    bot @Mbak Merli < Tercatat. Kunjungan Sabtu, 21 November 2026 / KSM Laris Jaya, ke-4 dari 42, Mbak Merli / ... [...]
    = until 2026-11-24 20:00 WIB
    """
    await quiet(laris)
    await laris.play(PLANNED)
    await laris.play()


async def test_a_visit_that_was_taken_back_is_reminded_of_again(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan hari ini: dimajukan
    bot @Mbak Merli < Tercatat. ... [...]
    Mbak Merli @ * Tarik kembali
    bot @Mbak Merli ~ ... [Ya, tarik kembali] [Tidak]
    Mbak Merli @ * Ya, tarik kembali
    bot @Mbak Merli ~ ... [Kalender]
    = until 2026-11-22 16:00 WIB
    bot @Mbak Merli < Besok waktunya kunjungan ke KSM Laris Jaya / ... [...]
    """
    await quiet(laris)
    await laris.play(PLANNED)
    await laris.play()


async def test_after_an_outage_it_is_said_on_the_day_itself_or_not_at_all(laris: Chat) -> None:
    """
    = clock 2026-11-23 07:30 WIB
    = tick
    bot @Mbak Merli < Hari ini waktunya kunjungan ke KSM Laris Jaya / Senin, 23 November 2026, ke-4 dari 42. / ... [...]
    = clock 2026-12-02 16:00 WIB
    = tick
    bot < Saya sempat tidak tersambung. ...
    = until 2026-12-05 15:00 WIB
    """
    await quiet(laris)
    await laris.play(PLANNED)
    await laris.play()
    dropped = await rows(laris, "SELECT occurrence, outcome FROM occurrences WHERE kind = 'visit' ORDER BY occurrence")
    assert [tuple(row) for row in dropped] == [("2026-11-23", "sent"), ("2026-12-02", "dropped")]


async def test_a_changed_plan_reminds_of_its_own_days_alone(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan mulai 26 nov
    bot @Mbak Merli < ... / Mulai Kamis, 26 November 2026, 42 kunjungan. / ... [...]
    = until 2026-11-25 15:59 WIB
    = until 2026-11-25 16:00 WIB
    bot @Mbak Merli < Besok waktunya kunjungan ke KSM Laris Jaya / Kamis, 26 November 2026, ke-1 dari 42. [...]
    Mbak Merli @ > /kunjungan mulai 26 nov
    bot @Mbak Merli < ... [...]
    = until 2026-11-26 18:00 WIB
    """
    await quiet(laris)
    await laris.play(PLANNED)
    await laris.play()


async def test_a_telephone_of_two_facilitators_rings_once(laris: Chat) -> None:
    """
    = until 2026-11-22 16:00 WIB
    bot @Mbak Merli < Besok waktunya kunjungan ke KSM Laris Jaya / ... [...]
    """
    roster = await laris.roster()
    karto = next(one for one in roster.people if one.name == "Mbah Karto")
    async with laris.life.database.write() as tx:
        await groups.give_role(tx, karto.id, Role.PENDAMPING, now=laris.clock.now(), given_by=None)
    await share_phone(laris, "Mbak Merli", "Mbah Karto")
    await quiet(laris)
    await laris.play(PLANNED)
    await laris.play()
