"""/catatan: what was told in confidence, for its author alone."""

from tests.attacks import rows
from tests.chat import Chat
from tests.dialogs.helpers import add_members, facilitate
from tests.dialogs.weeks import accompany

NOTES = """
SELECT m.name, n.text FROM confidential_notes AS n LEFT JOIN members AS m ON m.id = n.member_id ORDER BY n.id
"""


async def notes(chat: Chat) -> list[tuple[str | None, str]]:
    """Whom each note is about, and what it says."""
    return [(row[0], row[1]) for row in await rows(chat, NOTES)]


async def test_a_note_is_written_read_and_deleted(laris: Chat) -> None:
    """
    Mbak Merli @ > /catatan
    bot @Mbak Merli < Belum ada catatan rahasia di KSM Laris Jaya. Nanti hanya Anda yang membacanya. [Tulis catatan]
    Mbak Merli @ > /catatan Bu Siti: sedang merawat ibunya
    | jangan ditagih dulu
    bot @Mbak Merli < Catatan tentang Bu Siti tersimpan, 21 Nov 2026. Hanya Anda yang membacanya.
    | [Bukan tentang Bu Siti] [Hapus] [Semua catatan]
    Mbak Merli @ > /catatan suasana rapat tegang
    bot @Mbak Merli < Catatan tersimpan, 21 Nov 2026. Hanya Anda yang membacanya. [Hapus] [Semua catatan]
    Mbak Merli @ * Semua catatan
    bot @Mbak Merli ~ Catatan rahasia Anda, KSM Laris Jaya
    | • 21 Nov 2026: suasana rapat tegang
    | • 21 Nov 2026, Bu Siti: sedang merawat ibunya jangan ditagih dulu
    | [21 Nov 2026] [21 Nov 2026, Bu Siti] [Tulis catatan]
    Mbak Merli @ * 21 Nov 2026, Bu Siti
    bot @Mbak Merli ~ 21 Nov 2026, Bu Siti
    | sedang merawat ibunya
    | jangan ditagih dulu [Hapus] [Semua catatan]
    Mbak Merli @ * Hapus
    bot @Mbak Merli ~ Hapus catatan 21 Nov 2026, Bu Siti? Tidak bisa dikembalikan. [Ya, hapus] [Tidak]
    Mbak Merli @ * Tidak
    bot @Mbak Merli ~ 21 Nov 2026, Bu Siti / ... [Hapus] [Semua catatan]
    Mbak Merli @ * Hapus
    bot @Mbak Merli ~ Hapus catatan ... [Ya, hapus] [Tidak]
    Mbak Merli @ * Ya, hapus
    bot @Mbak Merli ~ Catatannya sudah dihapus. [Semua catatan]
    Mbak Merli @ > /catatan bu siti
    bot @Mbak Merli < Belum ada catatan Anda tentang Bu Siti. [Tulis catatan]
    """
    await laris.play()
    assert await notes(laris) == [(None, "suasana rapat tegang")]


async def test_a_note_is_written_after_a_button(laris: Chat) -> None:
    """
    Mbak Merli @ > /catatan
    bot @Mbak Merli < ... [Tulis catatan]
    Mbak Merli @ * Tulis catatan
    bot @Mbak Merli < Tulis catatannya. Hanya Anda yang membacanya.
    | Bila tentang seseorang, awali dengan namanya, contoh:
    | Bu Siti: sedang merawat ibunya
    Mbak Merli @ > Bu Wati pinjam 500rb ke rentenir
    bot @Mbak Merli < Catatan tentang Bu Wati tersimpan, 21 Nov 2026. ... [...]
    Mbak Merli @ * Semua catatan
    bot @Mbak Merli ~ ... / • 21 Nov 2026, Bu Wati: pinjam 500rb ke rentenir [...]
    Mbak Merli @ * Tulis catatan
    bot @Mbak Merli < Tulis catatannya. ...
    Mbak Merli @ > batal
    bot @Mbak Merli < Baik, tidak ada yang dicatat.
    """
    await laris.play()
    assert await notes(laris) == [("Bu Wati", "pinjam 500rb ke rentenir")]
    assert await rows(laris, "SELECT * FROM claims") == await rows(laris, "SELECT * FROM loans") == []


async def test_whom_it_is_about_can_be_mended(laris: Chat) -> None:
    """
    Mbak Merli @ > /catatan Tini sakit
    bot @Mbak Merli < Catatan tersimpan, 21 Nov 2026. ... [Bu Tini Ayu] [Bu Tini Lestari] [Hapus] [Semua catatan]
    Mbak Merli @ * Bu Tini Ayu
    bot @Mbak Merli ~ Catatan tentang Bu Tini Ayu tersimpan, 21 Nov 2026. ...
    | [Bukan tentang Bu Tini Ayu] [Hapus] [Semua catatan]
    Mbak Merli @ * Bukan tentang Bu Tini Ayu
    bot @Mbak Merli ~ Catatan tersimpan, 21 Nov 2026. ... [Hapus] [Semua catatan]
    Mbak Merli @ > /catatan tini
    bot @Mbak Merli < Tentang siapa? [Bu Tini Ayu] [Bu Tini Lestari]
    Mbak Merli @ * Bu Tini Lestari
    bot @Mbak Merli ~ Belum ada catatan Anda tentang Bu Tini Lestari. [Tulis catatan]
    """
    await add_members(laris, "Bu Tini Ayu", "Bu Tini Lestari")
    await laris.play()
    assert await notes(laris) == [(None, "Tini sakit")]


async def test_in_the_group_nothing_is_kept(laris: Chat) -> None:
    """
    Mbak Merli > /catatan
    bot < Catatan rahasia hanya ditulis di chat pribadi. [Buka chat pribadi]
    Mbak Merli > /catatan Bu Siti: sedang susah
    bot < Catatan rahasia hanya ditulis di chat pribadi.
    | Yang tadi tidak saya simpan. Hapus pesannya bila tidak untuk dibaca orang lain. [Buka chat pribadi]
    Bu Rini @ > /catatan
    bot @Bu Rini < Hanya pendamping yang bisa memakai /catatan.
    """
    await laris.play()
    group_id = (await laris.roster()).group.id
    await laris.play(f"""
= start Mbak Merli catatan_{group_id}
bot @Mbak Merli < Belum ada catatan rahasia di KSM Laris Jaya. ... [Tulis catatan]
= start Bu Siti catatan_{group_id}
bot @Bu Siti < Hanya pendamping yang bisa memakai /catatan.
""")
    assert await notes(laris) == []


async def test_another_facilitator_sees_none_of_it(laris: Chat) -> None:
    """
    Mbak Merli @ > /catatan Bu Siti: sedang susah
    bot @Mbak Merli < Catatan tentang Bu Siti tersimpan, ... [...]
    Bu Wati @ > /catatan
    bot @Bu Wati < Belum ada catatan rahasia di KSM Laris Jaya. ... [Tulis catatan]
    Bu Wati @ > /catatan Bu Siti
    bot @Bu Wati < Belum ada catatan Anda tentang Bu Siti. [Tulis catatan]
    """
    await facilitate(laris, "Bu Wati")
    await laris.play()
    wati = laris.world.person("Bu Wati")
    assert wati is not None
    group_id = (await laris.roster()).group.id
    note_id = (await rows(laris, "SELECT id FROM confidential_notes"))[0][0]
    ours = laris.world.private_chat(wati, laris.player.bot).newest("Belum ada catatan")
    assert ours is not None
    alerts: list[str] = []
    laris.world.subscribe(lambda event: alerts.append(str(event.data)) if event.kind == "alert" else None)
    shown = ours.text
    for data in ("cttsatu:{}:{}", "ctthapus:{}:{}", "ctthapusya:{}:{}", "ctttentang:{}:{}:0"):
        wati.presses_data(ours, data.format(group_id, note_id))
        await laris.life.settle()
    assert len(alerts) == 4 and all("Catatan ini sudah tidak ada." in one for one in alerts)
    assert ours.text == shown
    assert await notes(laris) == [("Bu Siti", "sedang susah")]


async def test_notes_of_each_group_stay_with_it(laris: Chat) -> None:
    """
    Mbak Merli @ > /catatan Bu Siti: sedang susah
    bot @Mbak Merli < Catatan ... tersimpan, ... [...]
    Mbak Merli @ > /kelompok
    bot @Mbak Merli < ... [...]
    Mbak Merli @ * KSM Ombak
    bot @Mbak Merli ~ ...
    Mbak Merli @ > /catatan
    bot @Mbak Merli < Belum ada catatan rahasia di KSM Ombak. ... [Tulis catatan]
    Mbak Merli @ * Semua catatan
    bot @Mbak Merli ~ Catatan rahasia Anda, KSM Laris Jaya / • 21 Nov 2026, Bu Siti: sedang susah [...]
    """
    await accompany(laris, "KSM Ombak")
    await laris.play()


async def test_a_note_too_long_is_refused(laris: Chat) -> None:
    await laris.play(f"""
Mbak Merli @ > /catatan {"x" * 2001}
bot @Mbak Merli < Catatannya terlalu panjang, paling banyak 2.000 huruf. Ringkas sedikit, ya.
""")
    assert await notes(laris) == []


async def test_many_notes_have_pages(laris: Chat) -> None:
    for number in range(1, 7):
        await laris.play(f"""
Mbak Merli @ > /catatan catatan ke {number}
bot @Mbak Merli < Catatan tersimpan, ... [...]
""")
    await laris.play("""
Mbak Merli @ > /catatan
bot @Mbak Merli < ... / • 21 Nov 2026: catatan ke 6 / ... / • 21 Nov 2026: catatan ke 2 [...]
Mbak Merli @ * Lebih lama
bot @Mbak Merli ~ ... / • 21 Nov 2026: catatan ke 1 [21 Nov 2026] [Lebih baru] [Tulis catatan]
Mbak Merli @ * Lebih baru
bot @Mbak Merli ~ ... / • 21 Nov 2026: catatan ke 6 / ... [...]
""")
