"""Which group a visit is of, what is confided meanwhile, words that tell of one, and what is done since."""

from storage import people
from tests.attacks import rows
from tests.chat import Chat
from tests.dialogs.test_counsel import notes
from tests.dialogs.test_visits import PLANNED, kept, quiet
from tests.dialogs.weeks import accompany

WHERE = """
SELECT v.visited_on, v.place, v.notes, v.group_id FROM visits AS v WHERE v.state = 'kept' ORDER BY v.id
"""


async def where(chat: Chat) -> list[tuple[object, ...]]:
    """Day, place, notes and group of each visit in the books."""
    return [tuple(row) for row in await rows(chat, WHERE)]


# --- confided ------------------------------------------------------------------------------------------------------


async def test_a_secret_told_in_the_middle_of_a_visit_stays_one(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan di balai
    bot @Mbak Merli < Apa yang dibahas ... [Lewati] [Batal]
    Mbak Merli @ > buku kas rapi. catatan bu siti: suaminya selingkuh
    bot @Mbak Merli < Ini catatan rahasia, atau catatan kunjungan?
    | Catatan kunjungan dibaca pengurus juga. [Rahasia] [Catatan kunjungan] [Batal]
    Mbak Merli @ > hm
    bot @Mbak Merli < Tekan Rahasia atau Catatan kunjungan di atas, ya.
    Mbak Merli @ * Rahasia
    bot @Mbak Merli ~ Catatan tentang Bu Siti tersimpan, 21 Nov 2026. Hanya Anda yang membacanya. [...]
    bot @Mbak Merli < Apa yang perlu ditindaklanjuti? [Tidak ada] [Batal]
    Mbak Merli @ * Tidak ada
    bot @Mbak Merli ~ Ada fotonya? ... [Tanpa foto] [Batal]
    Mbak Merli @ * Tanpa foto
    bot @Mbak Merli ~ Tercatat. ... / Catatan: buku kas rapi. [...]
    Bu Rini @ > /kunjungan riwayat
    bot @Bu Rini < ... / • 21 Nov 2026, balai: buku kas rapi. [21 Nov 2026] [Kalender]
    """
    await laris.play()
    assert await notes(laris) == [("Bu Siti", "suaminya selingkuh")]
    assert await kept(laris) == [("2026-11-21", "balai", "buku kas rapi.", "", 0)]


async def test_a_secret_in_place_of_every_answer_stays_one(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan
    bot @Mbak Merli < ... [Catat kunjungan] [...]
    Mbak Merli @ * Catat kunjungan
    bot @Mbak Merli < Kapan ... [...]
    Mbak Merli @ * Hari ini
    bot @Mbak Merli ~ ... Di mana tempatnya? [Lewati] [Batal]
    Mbak Merli @ > catatan bu wati sering menangis
    bot @Mbak Merli < Ini catatan rahasia, ... [...]
    Mbak Merli @ > rahasia
    bot @Mbak Merli < Catatan tentang Bu Wati tersimpan, ... [...]
    bot @Mbak Merli < ... Di mana tempatnya? [Lewati] [Batal]
    Mbak Merli @ * Lewati
    bot @Mbak Merli ~ Apa yang dibahas ... [Lewati] [Batal]
    Mbak Merli @ > rahasia: suaminya bu siti selingkuh
    bot @Mbak Merli < Ini catatan rahasia, ... [...]
    Mbak Merli @ * Rahasia
    bot @Mbak Merli ~ Catatan tersimpan, ... [...]
    bot @Mbak Merli < Apa yang dibahas ... [Lewati] [Batal]
    Mbak Merli @ > catatan bu siti: rajin datang
    bot @Mbak Merli < Ini catatan rahasia, ... [...]
    Mbak Merli @ * Catatan kunjungan
    bot @Mbak Merli ~ Apa yang perlu ditindaklanjuti? [Tidak ada] [Batal]
    Mbak Merli @ > jangan bilang pengurus, bu siti mau cerai
    bot @Mbak Merli < Ini catatan rahasia, ... [...]
    Mbak Merli @ * Rahasia
    bot @Mbak Merli ~ Catatan tersimpan, ... [...]
    bot @Mbak Merli < Apa yang perlu ditindaklanjuti? [Tidak ada] [Batal]
    Mbak Merli @ * Tidak ada
    bot @Mbak Merli ~ Ada fotonya? ... [Tanpa foto] [Batal]
    Mbak Merli @ > catatan bu sri: tidak mau difoto
    bot @Mbak Merli < Catatan tentang Bu Sri tersimpan, ... [...]
    bot @Mbak Merli < Ada fotonya? ... [Tanpa foto] [Batal]
    Mbak Merli @ * Tanpa foto
    bot @Mbak Merli ~ Tercatat. ... / Catatan: catatan bu siti: rajin datang [...]
    """
    await laris.play()
    assert await notes(laris) == [
        ("Bu Wati", "sering menangis"),
        (None, "suaminya bu siti selingkuh"),
        (None, "jangan bilang pengurus, bu siti mau cerai"),
        ("Bu Sri", "tidak mau difoto"),
    ]
    assert await kept(laris) == [("2026-11-21", "", "catatan bu siti: rajin datang", "", 0)]


async def test_a_secret_in_one_line_stays_one(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan kemarin di balai: buku kas. catatan bu siti: suaminya selingkuh
    bot @Mbak Merli < Ini catatan rahasia, ... [Rahasia] [Catatan kunjungan] [Batal]
    Mbak Merli @ * Rahasia
    bot @Mbak Merli ~ Catatan tentang Bu Siti tersimpan, ... [...]
    bot @Mbak Merli < Tercatat. Kunjungan Jumat, 20 November 2026 / ... / Tempat: balai / Catatan: buku kas. [...]
    Mbak Merli @ > /kunjungan catatan bu wati sedang susah
    bot @Mbak Merli < Ini catatan rahasia, ... [Rahasia] [Catatan kunjungan] [Batal]
    Mbak Merli @ * Rahasia
    bot @Mbak Merli ~ Catatan tentang Bu Wati tersimpan, ... [...]
    Mbak Merli @ > /kunjungan kemarin: catatan bu siti: suaminya selingkuh
    bot @Mbak Merli < Ini catatan rahasia, ... [Rahasia] [Catatan kunjungan] [Batal]
    Mbak Merli @ * Batal
    bot @Mbak Merli ~ Baik, tidak ada yang dicatat.
    Mbak Merli > /kunjungan kemarin: catatan bu siti: suaminya selingkuh
    bot < Catatan rahasia hanya ditulis di chat pribadi.
    | Yang tadi tidak saya simpan. Hapus pesannya bila tidak untuk dibaca orang lain.
    """
    await laris.play()
    assert await notes(laris) == [("Bu Siti", "suaminya selingkuh"), ("Bu Wati", "sedang susah")]
    assert await kept(laris) == [("2026-11-20", "balai", "buku kas.", "", 0)]
    assert await rows(laris, "SELECT * FROM drafts") == []


async def test_a_secret_is_no_sentence_and_no_answer(laris: Chat) -> None:
    """
    Mbak Merli @ > catatan bu siti: pinjam 500rb ke rentenir
    bot @Mbak Merli < Catatan tentang Bu Siti tersimpan, ... [...]
    Mbak Merli @ > catatan bu wati setor 20rb hasil utang
    bot @Mbak Merli < Catatan tentang Bu Wati tersimpan, ... [...]
    Mbak Merli @ > /kunjungan
    bot @Mbak Merli < ... [...]
    Mbak Merli @ * Atur kalender
    bot @Mbak Merli ~ Sejak kapan ... [...]
    Mbak Merli @ > catatan bu sri: sakit
    bot @Mbak Merli < Catatan tentang Bu Sri tersimpan, ... [...]
    Mbak Merli @ > 1 desember
    bot @Mbak Merli < Kalender kunjungan KSM Laris Jaya diatur / ... [...]
    """
    await laris.play()
    assert await notes(laris) == [
        ("Bu Siti", "pinjam 500rb ke rentenir"),
        ("Bu Wati", "setor 20rb hasil utang"),
        ("Bu Sri", "sakit"),
    ]
    assert await rows(laris, "SELECT * FROM claims") == await rows(laris, "SELECT * FROM loans") == []


async def test_a_secret_of_another_group_takes_no_visit_with_it(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan laris jaya kemarin di balai: buku kas. catatan pak darmo: panennya gagal
    bot @Mbak Merli < Ini catatan rahasia, ... [...]
    Mbak Merli @ * Rahasia
    bot @Mbak Merli ~ Catatan tentang Pak Darmo (KSM Ombak) tersimpan, ... [...]
    bot @Mbak Merli < Tercatat. Kunjungan Jumat, 20 November 2026 / KSM Laris Jaya, Mbak Merli / ... [...]
    Mbak Merli @ * Hapus
    bot @Mbak Merli ~ Hapus catatan ... [Ya, hapus] [Tidak]
    Mbak Merli @ * Ya, hapus
    bot @Mbak Merli ~ Catatannya sudah dihapus. [...]
    """
    await accompany(laris, "KSM Ombak")
    await laris.play()
    assert [row[3] for row in await where(laris)] == [(await laris.roster()).group.id]
    assert await notes(laris) == []


# --- of which group ------------------------------------------------------------------------------------------------


async def test_a_visit_is_of_the_group_that_is_named(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan
    bot @Mbak Merli < Kunjungan KSM Laris Jaya ... [Catat kunjungan] [...]
    Mbak Merli @ * Catat kunjungan
    bot @Mbak Merli < Kapan kunjungan ke KSM Laris Jaya? [...]
    Mbak Merli @ * Hari ini
    bot @Mbak Merli ~ ... Di mana tempatnya? [...]
    Mbak Merli @ > /kunjungan mekar sari kemarin: baik
    bot @Mbak Merli < Tercatat. Kunjungan Jumat, 20 November 2026 / KSM Mekar Sari, Mbak Merli / Catatan: baik [...]
    Mbak Merli @ > balai
    bot @Mbak Merli < Apa yang dibahas ... [Lewati] [Batal]
    Mbak Merli @ > /kunjungan ke KSM Mekar Sari kemarin: ramai
    bot @Mbak Merli < Tercatat. Kunjungan Jumat, 20 November 2026 / KSM Mekar Sari, ... / Catatan: ramai / ... [...]
    Mbak Merli @ > kunjungan ke mekar sari hari ini di sawah: panen
    bot @Mbak Merli < Tercatat. Kunjungan Sabtu, 21 November 2026 / KSM Mekar Sari, ... / Catatan: panen [...]
    Mbak Merli @ > /kunjungan mekar sari
    bot @Mbak Merli < Kunjungan KSM Mekar Sari ... [...]
    Mbak Merli > /kunjungan mekar sari kemarin: baik
    bot < Kunjungan ke kelompok lain ditulis di chat pribadi. [Tulis di chat pribadi]
    Mbak Merli > /kunjungan laris jaya kemarin: rapi
    bot < Kunjungan Jumat, 20 November 2026 tercatat. [Tarik kembali]
    """
    [mekar] = await accompany(laris, "KSM Mekar Sari")
    await laris.play()
    laris_id = (await laris.roster()).group.id
    assert await where(laris) == [
        ("2026-11-20", "", "baik", mekar),
        ("2026-11-20", "", "ramai", mekar),
        ("2026-11-21", "sawah", "panen", mekar),
        ("2026-11-20", "", "rapi", laris_id),
    ]


async def test_who_accompanies_several_is_asked_which(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan kemarin di balai: baik
    bot @Mbak Merli < Kunjungan ke kelompok mana? [KSM Laris Jaya] [KSM Mekar Sari] [Batal]
    Mbak Merli @ * KSM Mekar Sari
    bot @Mbak Merli ~ Tercatat. Kunjungan Jumat, 20 November 2026 / KSM Mekar Sari, Mbak Merli / ... [...]
    Mbak Merli @ > kunjungan hari ini di balai: ramai
    bot @Mbak Merli < Kunjungan ke kelompok mana? [KSM Laris Jaya] [KSM Mekar Sari] [Batal]
    Mbak Merli @ > entah
    bot @Mbak Merli < Tekan nama kelompoknya di atas, ya.
    Mbak Merli @ > laris jaya
    bot @Mbak Merli < Tercatat. Kunjungan Sabtu, 21 November 2026 / KSM Laris Jaya, Mbak Merli / ... [...]
    Mbak Merli @ > /kunjungan kemarin: lupa
    bot @Mbak Merli < Kunjungan ke kelompok mana? [...]
    Mbak Merli @ * Batal
    bot @Mbak Merli ~ Baik, tidak ada yang dicatat.
    """
    [mekar] = await accompany(laris, "KSM Mekar Sari")
    await laris.play()
    laris_id = (await laris.roster()).group.id
    assert await where(laris) == [
        ("2026-11-20", "balai", "baik", mekar),
        ("2026-11-21", "balai", "ramai", laris_id),
    ]


async def test_a_picture_stays_with_the_visit_while_the_group_is_asked(laris: Chat) -> None:
    """
    Mbak Merli @ + rapat.png: /kunjungan di balai: semua hadir
    bot @Mbak Merli < Kunjungan ke kelompok mana? [...]
    Mbak Merli @ * KSM Mekar Sari
    bot @Mbak Merli ~ Tercatat. ... / KSM Mekar Sari, Mbak Merli / ... / Ada fotonya. [...]
    """
    await accompany(laris, "KSM Mekar Sari")
    await laris.play()
    assert await kept(laris) == [("2026-11-21", "balai", "semua hadir", "", 1)]


async def test_a_note_says_of_which_group_it_is(laris: Chat) -> None:
    """
    Mbak Merli @ > /catatan pak darmo: panen gagal
    bot @Mbak Merli < Catatan tentang Pak Darmo (KSM Ombak) tersimpan, 21 Nov 2026. Hanya Anda yang membacanya. [...]
    Mbak Merli @ > /catatan bu siti: suaminya sakit
    bot @Mbak Merli < Catatan tentang Bu Siti (KSM Laris Jaya) tersimpan, 21 Nov 2026. ... [...]
    Mbak Merli @ > /catatan suasana rapat tegang
    bot @Mbak Merli < Catatan tersimpan di KSM Laris Jaya, 21 Nov 2026. Hanya Anda yang membacanya. [...]
    """
    await accompany(laris, "KSM Ombak")
    await laris.play()
    assert await notes(laris) == [
        ("Pak Darmo", "panen gagal"),
        ("Bu Siti", "suaminya sakit"),
        (None, "suasana rapat tegang"),
    ]


async def test_a_note_needs_no_stroke(laris: Chat) -> None:
    """
    Mbak Merli @ > catatan
    bot @Mbak Merli < Belum ada catatan rahasia di KSM Laris Jaya. ... [Tulis catatan]
    Mbak Merli @ > catatan: bu siti sering telat buku
    bot @Mbak Merli < Catatan tentang Bu Siti tersimpan, ... [...]
    Mbak Merli @ > catatan rahasia bu wati: utang ke rentenir
    bot @Mbak Merli < Catatan tentang Bu Wati tersimpan, ... [...]
    Bu Siti @ > catatan
    bot @Bu Siti < Maaf, saya belum paham. ... [Bantuan]
    """
    await laris.play()
    assert await notes(laris) == [("Bu Siti", "sering telat buku"), ("Bu Wati", "utang ke rentenir")]


# --- in plain words ------------------------------------------------------------------------------------------------


async def test_what_is_told_of_a_visit_is_kept(laris: Chat) -> None:
    """
    Mbak Merli @ > kunjungan tadi di rumah bu siti, ngobrol soal kripik
    bot @Mbak Merli < Tercatat. Kunjungan Sabtu, 21 November 2026 / ... / Tempat: rumah bu siti / Catatan: ngobrol soal
    | kripik [...]
    Mbak Merli @ > kunjungan membahas pembukuan dan pupuk
    bot @Mbak Merli < Kapan kunjungan ke KSM Laris Jaya? [Hari ini] [Kemarin] [Hari lain] [Batal]
    Mbak Merli @ * Kemarin
    bot @Mbak Merli ~ Jumat, 20 November 2026. Di mana tempatnya? [Lewati] [Batal]
    Mbak Merli @ * Lewati
    bot @Mbak Merli ~ Apa yang perlu ditindaklanjuti? [Tidak ada] [Batal]
    Mbak Merli @ * Tidak ada
    bot @Mbak Merli ~ Ada fotonya? ... [Tanpa foto] [Batal]
    Mbak Merli @ * Tanpa foto
    bot @Mbak Merli ~ Tercatat. ... / Catatan: membahas pembukuan dan pupuk [...]
    Mbak Merli @ > kunjungan mulai 1 desember
    bot @Mbak Merli < Kalender kunjungan KSM Laris Jaya diatur / ... [...]
    """
    await laris.play()
    assert await kept(laris) == [
        ("2026-11-21", "rumah bu siti", "ngobrol soal kripik", "", 0),
        ("2026-11-20", "", "membahas pembukuan dan pupuk", "", 0),
    ]


async def test_who_cannot_come_hears_that_another_day_will_do(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan mulai 23 november
    bot @Mbak Merli < ... [...]
    = until 2026-11-22 16:00 WIB
    bot @Mbak Merli < Besok waktunya kunjungan ke KSM Laris Jaya / ... [...]
    Mbak Merli @ > kunjungan besok diundur jumat
    bot @Mbak Merli < Kunjungan ke KSM Laris Jaya boleh di hari lain.
    | Catat saja sesudahnya, tetap dihitung. Pengingatnya mengikuti kalender. [Kalender]
    Mbak Merli @ > /kunjungan besok diundur jumat
    bot @Mbak Merli < Kunjungan ke KSM Laris Jaya boleh di hari lain. / ... [Kalender]
    Mbak Merli @ > tidak bisa datang besok
    bot @Mbak Merli < Kunjungan ke KSM Laris Jaya boleh di hari lain. / ... [Kalender]
    Mbak Merli @ * Kalender
    bot @Mbak Merli ~ Kunjungan KSM Laris Jaya / ... [...]
    """
    await quiet(laris)
    await laris.play()
    assert await kept(laris) == []


async def test_the_group_chosen_does_not_decide_where_a_visit_is_filed(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan laris jaya hari ini: baik
    bot @Mbak Merli < Tercatat. ... / KSM Laris Jaya, Mbak Merli / ... [...]
    """
    [ombak] = await accompany(laris, "KSM Ombak")
    merli = laris.world.person("Mbak Merli")
    assert merli is not None
    async with laris.life.database.write() as tx:
        await people.set_current_group(tx, merli.id, ombak)
    laris.life.directory.forget_everything()
    await laris.play()
    assert [row[3] for row in await where(laris)] == [(await laris.roster()).group.id]


# --- followed up ---------------------------------------------------------------------------------------------------


async def test_what_was_followed_up_is_not_spoken_of_again(laris: Chat) -> None:
    """
    Mbak Merli @ > /kunjungan 9 nov: kas. Tindak lanjut: cek kas
    bot @Mbak Merli < Tercatat. ... [...]
    Mbak Merli @ > /kunjungan 16 nov: buku kas. Tindak lanjut: beli map
    bot @Mbak Merli < Tercatat. ... [...]
    Mbak Merli @ > /kunjungan
    bot @Mbak Merli < ... / Tindak lanjut dari 16 Nov 2026: beli map [Sudah beres] [Catat kunjungan] [Yang sudah]
    | [Ubah kalender]
    Mbak Merli @ * Sudah beres
    bot ! Mbak Merli: Tindak lanjutnya sudah beres.
    bot @Mbak Merli ~ ... / Evaluasi proses: Selasa, 2 Februari 2027. [Catat kunjungan] [Yang sudah] [Ubah kalender]
    = until 2026-11-22 16:00 WIB
    bot @Mbak Merli < Besok waktunya kunjungan ke KSM Laris Jaya
    | Senin, 23 November 2026, ke-4 dari 42.
    | 1 kunjungan sebelumnya belum tercatat. [Catat kunjungan] [Kalender]
    Bu Rini @ > /kunjungan riwayat
    bot @Bu Rini < ... [16 Nov 2026] [9 Nov 2026] [Kalender]
    Bu Rini @ * 16 Nov 2026
    bot @Bu Rini ~ ... / Tindak lanjut: ✅ beli map [...]
    """
    await quiet(laris)
    await laris.play(PLANNED)
    await laris.play()
    assert [row[3] for row in await kept(laris)] == ["cek kas", "✅ beli map"]
