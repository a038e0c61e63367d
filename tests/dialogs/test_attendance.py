"""Attendance as people give it: buttons, words, commands, shared phones, the checklist; and /hadir to look it up."""

from savings.attendance import AttendanceStatus
from savings.meetings import Mark
from savings.roles import Role
from storage import groups
from storage import meetings as store
from tests.chat import Chat


async def marks(chat: Chat) -> dict[str, Mark]:
    """The marks of the open meeting, or else of the newest closed one, by name."""
    roster = await chat.roster()
    async with chat.life.database.read() as db:
        meeting = await store.open_meeting(db, roster.group.id)
        if meeting is None:
            meeting = (await store.newest_closed(db, roster.group.id, limit=1))[0]
        found = (await store.marks(db, [meeting.id]))[meeting.id]
    return {roster[mark.member_id].name: mark for mark in found}


async def statuses(chat: Chat) -> dict[str, str]:
    """The letters by name."""
    return {name: mark.status.value for name, mark in (await marks(chat)).items()}


async def add_members(chat: Chat, *names: str, speaker: str | None = None) -> None:
    """More members; `speaker` may speak for them, too."""
    roster = await chat.roster()
    now = chat.clock.now()
    person = None if speaker is None else chat.world.person(speaker)
    async with chat.life.database.write() as tx:
        for name in names:
            joined_on = roster.everyone[0].joined_on
            member = await groups.add_member(tx, group_id=roster.group.id, name=name, joined_on=joined_on)
            await groups.give_role(tx, member, Role.ANGGOTA, now=now, given_by=None)
            if person is not None:
                await groups.add_speaker(tx, member, person.id, now)
    chat.life.directory.forget_everything()


OPENED = """
Bu Ani > /rapat
bot < Rapat ke-1: ... [...]
"""

CLOSED = """
Bu Ani > /rapat tutup
bot < Tutup rapat ... [...]
Bu Ani * Ya, tutup
bot ~ Rapat ke-... selesai, ...
bot ~ Rapat ke-... ditutup.
bot < (foto) Rapat ke-... KSM Laris Jaya: hadir ...
"""


async def test_buttons_and_words_change_one_mark(laris: Chat) -> None:
    """
    Bu Siti * Izin
    bot ! Bu Siti: Tercatat, Bu Siti izin.
    bot ~ Rapat ke-1: ... / Hadir 0, izin 1, sakit 0, belum 6. / ... [...]
    Bu Siti * Hadir
    bot ! Bu Siti: Tercatat, Bu Siti hadir.
    bot ~ Rapat ke-1: ... / Hadir 1, izin 0, sakit 0, belum 6. / ... [...]
    Bu Siti * Hadir
    bot ! Bu Siti: Tercatat, Bu Siti hadir.
    Bu Siti > sakit
    bot ~ Rapat ke-1: ... / Hadir 0, izin 0, sakit 1, belum 6. / ... [...]
    Bu Siti > izin, ada acara keluarga
    bot ~ Rapat ke-1: ... / Hadir 0, izin 1, sakit 0, belum 6. / ... [...]
    Bu Wati > telat
    bot ~ Rapat ke-1: ... / Hadir 1 (1 terlambat), izin 1, sakit 0, belum 5. / ... [...]
    Bu Wati * Hadir
    bot ! Bu Wati: Tercatat, Bu Wati terlambat.
    """
    await laris.play(OPENED)
    await laris.play()
    assert await statuses(laris) == {"Bu Siti": "I", "Bu Wati": "T"}
    assert (await marks(laris))["Bu Siti"].reason == "ada acara keluarga"


async def test_conversation_is_not_attendance(laris: Chat) -> None:
    """
    Bu Siti > anak saya sakit
    Bu Siti > besok hadir semua ya?
    Bu Ani > bu sukijem izin
    Bu Wati > siapa yang izin?
    Bu Sri > izin bertanya, bu
    """
    await laris.play(OPENED)
    await laris.play()
    assert await statuses(laris) == {}


async def test_who_comes_and_pays_later_has_come(laris: Chat) -> None:
    """
    Bu Siti > hadir bu, angsuran nyusul minggu depan ya
    bot ~ Rapat ke-1: ... / Hadir 1, ... [...]
    Bu Wati > hadir kemarin
    Bu Wati > kemarin saya hadir
    """
    await laris.play(OPENED)
    await laris.play()
    assert await statuses(laris) == {"Bu Siti": "H"}


async def test_without_an_open_meeting_words_are_conversation(laris: Chat) -> None:
    """
    Bu Siti > hadir
    Bu Siti > izin ada acara
    Bu Siti > /izin ada acara
    bot < Belum ada rapat yang dibuka. Nanti saat rapat, tulis lagi, ya.
    Bu Siti @ > hadir
    bot @Bu Siti < Belum ada rapat yang dibuka. Nanti saat rapat, tulis lagi, ya.
    """
    await laris.play()


async def test_a_meeting_left_open_takes_presses_but_no_words(laris: Chat) -> None:
    """
    = clock +13h
    Bu Siti > hadir
    Bu Siti * Hadir
    bot ! Bu Siti: Tercatat, Bu Siti hadir.
    bot ~ Rapat ke-1: Sabtu, 21 November 2026 / Hadir 1, ... [...]
    """
    await laris.play(OPENED)
    await laris.play()


async def test_commands_mean_the_same_as_the_words(laris: Chat) -> None:
    """
    Bu Siti > /izin ada arisan
    bot ~ Rapat ke-1: ... / Hadir 0, izin 1, sakit 0, belum 6. / ... [...]
    Bu Wati > /sakit
    bot ~ Rapat ke-1: ... / Hadir 0, izin 1, sakit 1, belum 5. / ... [...]
    Bu Sri > /telat
    bot ~ Rapat ke-1: ... / Hadir 1 (1 terlambat), izin 1, sakit 1, belum 4. / ... [...]
    Bu Ani > /izin mbah karto ke sawah
    bot ~ Rapat ke-1: ... / Hadir 1 (1 terlambat), izin 2, sakit 1, belum 3. / ... [...]
    Mbak Merli > /izin
    bot < Hanya anggota kelompok yang bisa memakai /izin.
    Tamu > /izin
    bot < Tamu belum terdaftar di KSM Laris Jaya. [Gabung]
    """
    await laris.play(OPENED)
    await laris.play()
    assert await statuses(laris) == {"Bu Siti": "I", "Bu Wati": "S", "Bu Sri": "T", "Mbah Karto": "I"}
    found = await marks(laris)
    assert (found["Bu Siti"].reason, found["Mbah Karto"].reason) == ("ada arisan", "ke sawah")


async def test_who_may_speak_for_others(laris: Chat) -> None:
    """
    Bu Siti > bu sri izin
    bot < Belum saya catat. Bu Sri bisa menulis sendiri, atau ditandai pengurus.
    Pak Joko > bu sri izin jaga warung
    bot ~ Rapat ke-1: ... / Hadir 0, izin 1, sakit 0, belum 6. / ... [...]
    Mbak Merli > bu sri hadir
    bot < Belum saya catat. Bu Sri bisa menulis sendiri, atau ditandai pengurus.
    Mbak Merli > hadir
    bot < Pendamping tidak masuk daftar hadir anggota.
    Mbak Merli * Hadir
    bot ! Mbak Merli: Tombol ini untuk anggota kelompok.
    Mbak Merli * Daftar hadir
    bot ! Mbak Merli: Tombol ini untuk pengurus kelompok.
    Mbak Merli * Tutup rapat
    bot ! Mbak Merli: Tombol ini untuk pengurus kelompok.
    Bu Siti * Daftar hadir
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Bu Siti * Tutup rapat
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Tamu * Hadir
    bot ! Tamu: Tombol ini untuk anggota kelompok.
    Tamu > hadir
    bot < Tamu belum terdaftar di KSM Laris Jaya. [Gabung]
    """
    await laris.play(OPENED)
    await laris.play()
    assert await statuses(laris) == {"Bu Sri": "I"}
    assert (await marks(laris))["Bu Sri"].reason == "jaga warung"


async def test_a_name_that_two_bear_is_asked_about(laris: Chat) -> None:
    """
    Pak Joko > bu tini izin nganter anak
    bot < Pak Joko, izin untuk siapa? [Bu Tini Lor] [Bu Tini Kidul]
    Bu Rini * Bu Tini Kidul
    bot ! Bu Rini: Pertanyaan ini bukan untuk Anda.
    Pak Joko * Bu Tini Kidul
    bot ! Pak Joko: Tercatat, Bu Tini Kidul izin.
    bot - Pak Joko, izin untuk siapa?
    bot ~ Rapat ke-1: ... / Hadir 0, izin 1, sakit 0, belum 8. / ... [...]
    """
    await add_members(laris, "Bu Tini Lor", "Bu Tini Kidul")
    await laris.play(OPENED)
    await laris.play()
    assert await statuses(laris) == {"Bu Tini Kidul": "I"}
    assert (await marks(laris))["Bu Tini Kidul"].reason == "nganter anak"


async def test_a_shared_phone_speaks_of_its_own_by_name(laris: Chat) -> None:
    """
    Bu Siti > saya hadir, dimas izin ada les
    bot ~ Rapat ke-1: ... / Hadir 1, izin 1, sakit 0, belum 6. / ... [...]
    Bu Siti > dimas sakit
    bot ~ Rapat ke-1: ... / Hadir 1, izin 0, sakit 1, belum 6. / ... [...]
    Bu Siti > kami berdua hadir
    bot ~ Rapat ke-1: ... / Hadir 2, izin 0, sakit 0, belum 6. / ... [...]
    Bu Siti > wati izin
    Bu Wati > dimas izin
    Bu Ani > dimas izin
    Bu Siti @ > dimas izin
    bot ~ Rapat ke-1: ... / Hadir 1, izin 1, sakit 0, belum 6. / ... [...]
    bot @Bu Siti < Tercatat, Dimas izin.
    """
    await add_members(laris, "Dimas", speaker="Bu Siti")
    await laris.play(OPENED)
    await laris.play()
    assert await statuses(laris) == {"Bu Siti": "H", "Dimas": "I"}


async def test_a_shared_phone_is_asked_for_whom(laris: Chat) -> None:
    """
    Bu Siti * Hadir
    bot < Bu Siti, hadir untuk siapa? [Bu Siti] [Pak Slamet] [Semua]
    Bu Rini * Pak Slamet
    bot ! Bu Rini: Pertanyaan ini bukan untuk Anda.
    Bu Siti * Pak Slamet
    bot ! Bu Siti: Tercatat, Pak Slamet hadir.
    bot - Bu Siti, hadir untuk siapa?
    bot ~ Rapat ke-1: ... / Hadir 1, izin 0, sakit 0, belum 7. / ... [...]
    Bu Siti > pak slamet sakit
    bot ~ Rapat ke-1: ... / Hadir 0, izin 0, sakit 1, belum 7. / ... [...]
    Bu Siti > izin ke puskesmas
    bot < Bu Siti, izin untuk siapa? [Bu Siti] [Pak Slamet] [Semua]
    Bu Siti * Semua
    bot ! Bu Siti: Tercatat, Bu Siti, Pak Slamet izin.
    bot - Bu Siti, izin untuk siapa?
    bot ~ Rapat ke-1: ... / Hadir 0, izin 2, sakit 0, belum 6. / ... [...]
    """
    await add_members(laris, "Pak Slamet", speaker="Bu Siti")
    await laris.play(OPENED)
    await laris.play()
    assert await statuses(laris) == {"Bu Siti": "I", "Pak Slamet": "I"}
    assert {mark.reason for mark in (await marks(laris)).values()} == {"ke puskesmas"}


async def test_in_private_the_answer_is_said(laris: Chat) -> None:
    """
    Bu Siti @ > izin ada hajatan
    bot @Bu Siti < Tercatat, Bu Siti izin (ada hajatan).
    bot ~ Rapat ke-1: ... / Hadir 0, izin 1, sakit 0, belum 6. / ... [...]
    Pak Joko @ > bu sukijem izin
    bot @Pak Joko < Tidak ada anggota bernama ...
    """
    await laris.play(OPENED)
    await laris.play()


async def test_the_checklist_begins_with_what_is_known(laris: Chat) -> None:
    """
    Bu Siti > izin ada acara
    bot ~ Rapat ke-1: ... / Hadir 0, izin 1, ... [...]
    Bu Ani * Daftar hadir
    bot < Rapat ke-1: Sabtu, 21 November 2026
    | Daftar hadir di tangan Bu Ani. Hadir 0, izin 1, sakit 0, belum 6.
    | Tekan nama ... diwakili. [· Bu Rini] [· Pak Joko] [· Bu Ani] [I Bu Siti] [· Bu Wati] [...]
    Bu Ani * Semua hadir
    bot ! Bu Ani: 6 anggota ditandai hadir.
    bot ~ Rapat ke-1: Sabtu, 21 November 2026
    | Daftar hadir di tangan Bu Ani. Hadir 6, izin 1, sakit 0.
    | Tekan nama ... diwakili. [✓ Bu Rini] [✓ Pak Joko] [✓ Bu Ani] [I Bu Siti] [✓ Bu Wati] [...]
    bot ~ Rapat ke-1: ... / Hadir 6, izin 1, sakit 0. / Tekan tombol, ... [...]
    Bu Ani * Semua hadir
    bot ! Bu Ani: Semua anggota sudah punya tanda.
    Bu Ani * ✓ Mbah Karto
    bot ! Bu Ani: Mbah Karto izin.
    bot ~ Rapat ke-1: ... / Daftar hadir ... Hadir 5, izin 2, sakit 0. / ... [...]
    Bu Ani * I Bu Siti
    bot ! Bu Ani: Bu Siti menandai sendiri: izin (ada acara). Tekan sekali lagi bila mau mengubahnya.
    Bu Ani * Selesai
    bot ! Bu Ani: Daftar hadir sudah dicatat.
    bot - Rapat ke-1: ...
    bot ~ Rapat ke-1: ... / Hadir 5, izin 2, sakit 0. / Tekan tombol, ... [...]
    """
    await laris.play(OPENED)
    await laris.play()
    siti = (await marks(laris))["Bu Siti"]
    person = laris.world.person("Bu Siti")
    assert person is not None
    assert (siti.status, siti.reason, siti.marked_by) == (AttendanceStatus.EXCUSED, "ada acara", person.id)
    assert (await statuses(laris))["Mbah Karto"] == "I"


async def test_a_members_own_word_changes_only_after_the_officer_knows_it(laris: Chat) -> None:
    """
    Bu Ani > /rapat absen
    bot < Rapat ke-1: ... [...]
    Bu Siti * Hadir
    bot ! Bu Siti: Tercatat, Bu Siti hadir.
    bot ~ Rapat ke-1: ... / Hadir 1, ... [...]
    Bu Ani * · Bu Siti
    bot ! Bu Ani: Bu Siti menandai sendiri: hadir. Tekan sekali lagi bila mau mengubahnya.
    bot ~ Rapat ke-1: ... [...]
    Bu Siti > sakit
    bot ~ Rapat ke-1: ... / Hadir 0, izin 0, sakit 1, ... [...]
    Bu Ani * ✓ Bu Siti
    bot ! Bu Ani: Bu Siti menandai sendiri: sakit. Tekan sekali lagi bila mau mengubahnya.
    bot ~ Rapat ke-1: ... [...]
    Bu Ani * S Bu Siti
    bot ! Bu Ani: Bu Siti tidak hadir.
    bot ~ Rapat ke-1: ... [...]
    Bu Ani * A Bu Siti
    bot ! Bu Ani: Bu Siti terlambat.
    bot ~ Rapat ke-1: ... [...]
    Bu Ani * T Bu Siti
    bot ! Bu Ani: Bu Siti diwakili.
    bot ~ Rapat ke-1: ... [...]
    Bu Ani * W Bu Siti
    bot ! Bu Ani: Bu Siti hadir.
    bot ~ Rapat ke-1: ... [...]
    """
    await laris.play(OPENED)
    await laris.play()
    assert await statuses(laris) == {"Bu Siti": "H"}


async def test_a_checklist_is_one_officers(laris: Chat) -> None:
    """
    Bu Ani * Daftar hadir
    bot < Rapat ke-1: ... [...]
    Bu Rini * · Mbah Karto
    bot ! Bu Rini: Daftar ini dipegang Bu Ani. Untuk daftar sendiri, ketik /rapat absen.
    Bu Rini * Semua hadir
    bot ! Bu Rini: Daftar ini dipegang Bu Ani. Untuk daftar sendiri, ketik /rapat absen.
    Bu Siti * · Mbah Karto
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Mbak Merli * Selesai
    bot ! Mbak Merli: Tombol ini untuk pengurus kelompok.
    """
    await laris.play(OPENED)
    await laris.play()
    assert await statuses(laris) == {}


async def test_a_long_list_has_pages_of_eight(laris: Chat) -> None:
    """
    Pak Joko > /rapat absen
    bot < Rapat ke-1: ... [· Bu Rini] [· Pak Joko] [· Bu Ani] [· Bu Siti] [· Bu Wati] [· Bu Sri] [· Mbah Karto] [...]
    Pak Joko * ▶
    bot ~ Rapat ke-1: ... [· Bu Tini] [· Pak Udin] [◀] [Hal. 2/2] [▶] [Semua hadir] [Selesai]
    Pak Joko * · Pak Udin
    bot ! Pak Joko: Pak Udin hadir.
    bot ~ Rapat ke-1: ... [· Bu Tini] [✓ Pak Udin] [◀] [Hal. 2/2] [▶] [Semua hadir] [Selesai]
    Pak Joko * ▶
    bot ~ Rapat ke-1: ... [· Bu Rini] [...]
    """
    await add_members(laris, "Bu Yem", "Bu Tini", "Pak Udin")
    await laris.play(OPENED)
    await laris.play()


async def test_a_closed_meeting_takes_nothing_more(laris: Chat) -> None:
    """
    Bu Siti > hadir
    Bu Siti > izin
    """
    await laris.play(OPENED)
    await laris.play(CLOSED)
    await laris.play()
    assert set((await statuses(laris)).values()) == {"A"}


async def test_hadir_shows_the_own_record(laris: Chat) -> None:
    """
    Bu Siti > /hadir
    bot < Bu Siti: hadir 1 dari 2 rapat.
    Bu Siti @ > /hadir
    bot @Bu Siti < Bu Siti: hadir 1 dari 2 rapat (50%).
    | Rapat ke-2, 28 Nov 2026: izin (ada acara)
    | Rapat ke-1, 21 Nov 2026: hadir
    Bu Siti > /hadir bu wati
    bot < Catatan anggota lain hanya untuk ketua, sekretaris, bendahara atau pendamping. Catatan sendiri: /hadir.
    Bu Siti > /hadir bu siti
    bot < Bu Siti: hadir 1 dari 2 rapat.
    Pak Joko > /hadir saya
    bot < Pak Joko: hadir 1 dari 2 rapat.
    Mbak Merli > /hadir saya
    bot < Pendamping tidak masuk daftar hadir anggota.
    Tamu > /hadir
    bot < Tamu belum terdaftar di KSM Laris Jaya. [Gabung]
    """
    await two_meetings(laris)
    await laris.play()


async def two_meetings(laris: Chat) -> None:
    """Bu Siti and Pak Joko at the first, nobody at the second, for which Bu Siti has a reason."""
    await laris.play(OPENED)
    await laris.play(
        """
        Bu Siti > hadir
        bot ~ Rapat ke-1: ... [...]
        Pak Joko > hadir
        bot ~ Rapat ke-1: ... [...]
        """
    )
    await laris.play(CLOSED)
    await laris.play(
        """
        = clock +7d
        Bu Ani > /rapat
        bot < Rapat ke-2: ... [...]
        Bu Siti > /hadir
        bot < Bu Siti: hadir 1 dari 1 rapat. / Rapat ke-2 sedang dibuka. Tulis hadir kalau sudah datang.
        Bu Siti > izin ada acara
        bot ~ Rapat ke-2: ... [...]
        Bu Siti > /hadir
        bot < Bu Siti: hadir 1 dari 1 rapat.
        """
    )
    await laris.play(CLOSED)


async def test_hadir_shows_officers_everyone_and_ranks_nobody(laris: Chat) -> None:
    """
    Bu Ani > /hadir
    bot < Kehadiran 2 rapat terakhir
    | Rapat ke-2, 28 Nov 2026: 0 dari 7
    | Rapat ke-1, 21 Nov 2026: 2 dari 7 [Lihat per anggota]
    Bu Rini @ > /hadir
    bot @Bu Rini < KSM Laris Jaya: kehadiran 2 rapat terakhir
    | Rata-rata 14%.
    | Bu Rini: 0 dari 2
    | Pak Joko: 1 dari 2
    | Bu Ani: 0 dari 2
    | Bu Siti: 1 dari 2
    | Bu Wati: 0 dari 2
    | Bu Sri: 0 dari 2
    | Mbah Karto: 0 dari 2
    Mbak Merli @ > /hadir bu siti
    bot @Mbak Merli < Bu Siti: hadir 1 dari 2 rapat (50%).
    | Rapat ke-2, 28 Nov 2026: izin (ada acara)
    | Rapat ke-1, 21 Nov 2026: hadir
    Mbak Merli @ > /hadir @siapa
    bot @Mbak Merli < Tidak ada anggota bernama “@siapa” di sini. Cek namanya dengan /anggota.
    """
    await two_meetings(laris)
    await laris.play()


async def test_a_long_record_has_pages(laris: Chat) -> None:
    """
    Bu Rini @ > /hadir
    bot @Bu Rini < KSM Laris Jaya: kehadiran 1 rapat terakhir / Rata-rata 0%. / Bu Rini: 0 dari 1 / ... [◀] [▶]
    Bu Rini @ * ▶
    bot @Bu Rini ~ KSM Laris Jaya: kehadiran 1 rapat terakhir
    | Rata-rata 0%.
    | Anggota 9: 0 dari 1
    | Bu Baru: anggota baru [◀] [▶]
    """
    await add_members(laris, *(f"Anggota {number}" for number in range(1, 10)))
    await laris.play(OPENED)
    await laris.play(CLOSED)
    await add_members(laris, "Bu Baru")
    await laris.play()


async def test_before_the_first_meeting_there_is_nothing_to_show(laris: Chat) -> None:
    """
    Bu Siti > /hadir
    bot < Bu Siti: belum ada rapat yang selesai dicatat.
    Bu Ani > /hadir
    bot < Belum ada rapat yang selesai dicatat.
    Bu Rini @ > /hadir
    bot @Bu Rini < Belum ada rapat yang selesai dicatat.
    """
    await laris.play()


async def test_the_groups_button_opens_the_list_of_that_group(laris: Chat) -> None:
    """
    Bu Rini @ > /start hadir_1
    bot @Bu Rini < KSM Laris Jaya: kehadiran 1 rapat terakhir ...
    Bu Siti @ > /start hadir_1
    bot @Bu Siti < Bu Siti: hadir 0 dari 1 rapat (0%). / Rapat ke-1, 21 Nov 2026: tidak hadir
    """
    await laris.play(OPENED)
    await laris.play(CLOSED)
    await laris.play()


async def test_another_groups_buttons_do_nothing_here(laris: Chat) -> None:
    """A meeting of one group is nobody's business in another, whatever a button carries."""
    await laris.play(OPENED)
    roster = await laris.roster()
    async with laris.life.database.read() as db:
        own = await store.open_meeting(db, roster.group.id)
    assert own is not None
    async with laris.life.database.write() as tx:
        now = laris.clock.now()
        other = await groups.add_group(tx, chat_id=None, preset=roster.group.preset, changes={}, now=now, started_by=1)
        # As if the button had come from the other group's card.
        await tx.connection.execute("UPDATE meetings SET group_id = ? WHERE id = ?", (other, own.id))
    laris.life.directory.forget_everything()
    await laris.play(
        """
        Bu Rini * Hadir
        bot ! Bu Rini: Rapat ini sudah tidak ada.
        Bu Rini * Daftar hadir
        bot ! Bu Rini: Rapat ini sudah ditutup.
        Bu Rini * Tutup rapat
        bot ! Bu Rini: Rapat ini sudah tidak ada.
        """
    )
