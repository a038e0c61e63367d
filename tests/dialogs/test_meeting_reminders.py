"""Reminders of a meeting as the group sees them: when they come, who answers, and what becomes of the answers."""

import datetime as dt

from services import meeting_plans
from services.turn import Turn
from tests.chat import Chat
from tests.dialogs.test_attendance import add_members, marks, statuses
from tests.dialogs.test_meetings import set_rule, texts

# The clock of these tests begins on Saturday, 21 November 2026, at 19.00 WIB, the hour of the weekly meeting.

EVE = """
= until 2026-11-27 16:00 WIB
bot < Besok rapat, pukul 19.00 WIB
| Sabtu, 28 November 2026.
| Bawa simpanan wajib Rp5.000.
| Bisa datang? Tekan tombol, atau tulis izin dan alasannya. [Hadir] [Izin]
"""


async def quiet_pendamping(chat: Chat) -> None:
    """What the pendamping is told by the clock is of other tests."""
    await chat.play("= block Mbak Merli")


async def the_plans(chat: Chat, planned_on: dt.date) -> dict[str, tuple[str, str]]:
    """Who means to take part how, and why, by name."""
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        turn = Turn(tx=tx, now=chat.clock.now(), directory=chat.life.directory)
        meeting = await meeting_plans.named(tx, roster.group, planned_on)
        assert meeting is not None
        found = await meeting_plans.plans(turn, roster.group, meeting)
    return {roster[one.member_id].name: (one.status.value, one.reason) for one in found}


async def change(chat: Chat, planned_on: str, to: str | None, **more: object) -> None:
    """A meeting is moved, or called off, as an officer would."""
    group = (await chat.roster()).group
    day = dt.date.fromisoformat(planned_on)
    async with chat.life.database.write() as tx:
        turn = Turn(tx=tx, now=chat.clock.now(), directory=chat.life.directory)
        if to is None:
            await meeting_plans.call_off(turn, group, day, by=1)
        else:
            await meeting_plans.move(turn, group, day, on=dt.date.fromisoformat(to), by=1, **more)  # type: ignore[arg-type]


async def test_the_day_before_and_two_hours_before(laris: Chat) -> None:
    """
    = until 2026-11-27 15:59 WIB
    = until 2026-11-27 16:00 WIB
    bot < Besok rapat, pukul 19.00 WIB
    | Sabtu, 28 November 2026.
    | Bawa simpanan wajib Rp5.000.
    | Bisa datang? Tekan tombol, atau tulis izin dan alasannya. [Hadir] [Izin]
    Bu Siti * Hadir
    bot ! Bu Siti: Tercatat, Bu Siti akan hadir.
    bot ~ Besok rapat, pukul 19.00 WIB
    | Sabtu, 28 November 2026.
    | Bawa simpanan wajib Rp5.000.
    | Hadir: Bu Siti
    | Belum menjawab: 6 [Hadir] [Izin]
    Bu Sri * Izin
    bot ! Bu Sri: Tercatat, Bu Sri izin.
    bot ~ Besok rapat, ...
    | Hadir: Bu Siti
    | Izin: Bu Sri
    | Belum menjawab: 5 [Hadir] [Izin]
    Bu Wati > sakit gigi
    bot ~ Besok rapat, ...
    | Hadir: Bu Siti
    | Izin: Bu Sri
    | Sakit: Bu Wati
    | Belum menjawab: 4 [Hadir] [Izin]
    = until 2026-11-28 16:59 WIB
    = until 2026-11-28 17:00 WIB
    bot < Hari ini rapat, pukul 19.00 WIB
    | Sabtu, 28 November 2026.
    | Bawa simpanan wajib Rp5.000.
    | Hadir: Bu Siti
    | Izin: Bu Sri
    | Sakit: Bu Wati
    | Belum menjawab: 4 [Hadir] [Izin]
    = until 2026-11-28 19:30 WIB
    """
    await quiet_pendamping(laris)
    await laris.play()


async def test_hopes_and_changed_minds_in_the_words_of_the_village(laris: Chat) -> None:
    """
    Pak Joko > insyaallah hadir
    bot ~ Besok rapat, ... Hadir: Pak Joko / Belum menjawab: 6 [Hadir] [Izin]
    Bu Siti > maaf bu saya ga bisa datang, ada hajatan
    bot ~ Besok rapat, ... Hadir: Pak Joko / Izin: Bu Siti / Belum menjawab: 5 [Hadir] [Izin]
    Bu Siti > saya jadi hadir bu
    bot ~ Besok rapat, ... Hadir: Pak Joko, Bu Siti / Belum menjawab: 5 [Hadir] [Izin]
    Pak Joko > ga jadi datang bu, anak rewel
    bot ~ Besok rapat, ... Hadir: Bu Siti / Izin: Pak Joko / Belum menjawab: 5 [Hadir] [Izin]
    = until 2026-11-28 18:55 WIB
    bot < Hari ini rapat, pukul 19.00 WIB ... [Hadir] [Izin]
    Bu Ani > /rapat
    bot < Rapat ke-1: ... / Hadir 0, izin 1, sakit 0, belum 6. ... [...]
    bot ~ Rapat Sabtu, 28 November 2026 sudah dibuka ...
    Bu Wati > insyaallah hadir bu, masih di jalan
    Bu Wati > insyaallah hadir
    Bu Rini @ > insyaallah hadir
    bot @Bu Rini < Rapatnya sudah dibuka. Tulis hadir kalau sudah datang, ya.
    """
    await quiet_pendamping(laris)
    await laris.play(EVE)
    await laris.play()
    assert await the_plans(laris, dt.date(2026, 11, 28)) == {
        "Bu Siti": ("H", ""),
        "Pak Joko": ("I", "anak rewel"),
    }


async def test_excuses_become_marks_and_promises_do_not(laris: Chat) -> None:
    """
    Bu Siti > izin ada acara keluarga
    bot ~ Besok rapat, ... Izin: Bu Siti / Belum menjawab: 6 [Hadir] [Izin]
    Bu Wati * Hadir
    bot ! Bu Wati: Tercatat, Bu Wati akan hadir.
    bot ~ Besok rapat, ... Hadir: Bu Wati / Izin: Bu Siti / Belum menjawab: 5 [Hadir] [Izin]
    Bu Sri > sakit
    bot ~ Besok rapat, ... Sakit: Bu Sri / Belum menjawab: 4 [Hadir] [Izin]
    = until 2026-11-28 18:30 WIB
    bot < Hari ini rapat, pukul 19.00 WIB ... [Hadir] [Izin]
    Bu Ani > /rapat
    bot < Rapat ke-1: Sabtu, 28 November 2026
    | Hadir 0, izin 1, sakit 1, belum 5.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    bot ~ Rapat Sabtu, 28 November 2026 sudah dibuka
    | Tulis hadir kalau sudah datang.
    Bu Wati > hadir
    bot ~ Rapat ke-1: ... / Hadir 1, izin 1, sakit 1, belum 4. / ... [...]
    Bu Rini * Izin ^ Besok rapat
    bot ! Bu Rini: Rapatnya sudah dibuka. Tekan tombol di kartu rapat, atau tulis hadir.
    """
    await quiet_pendamping(laris)
    await laris.play(EVE)
    await laris.play()
    assert await statuses(laris) == {"Bu Siti": "I", "Bu Sri": "S", "Bu Wati": "H"}
    assert (await marks(laris))["Bu Siti"].reason == "ada acara keluarga"


async def test_words_count_only_while_a_reminder_stands_open(laris: Chat) -> None:
    """
    Bu Siti > izin ada acara
    Bu Siti @ > izin ada acara
    bot @Bu Siti < Belum ada rapat yang dibuka. Nanti saat rapat, tulis lagi, ya.
    = until 2026-11-27 16:00 WIB
    bot < Besok rapat, ... [Hadir] [Izin]
    Bu Siti > anak saya sakit
    Bu Siti > hadir semua ya besok?
    Bu Siti @ > izin ada acara
    bot @Bu Siti < Tercatat, Bu Siti izin. / Untuk rapat besok.
    bot ~ Besok rapat, ... Izin: Bu Siti / Belum menjawab: 6 [Hadir] [Izin]
    Bu Siti > /izin ke pasar
    Bu Siti > hadir
    bot ~ Besok rapat, ... Hadir: Bu Siti / Belum menjawab: 6 [Hadir] [Izin]
    Mbak Merli > hadir
    bot < Pendamping tidak masuk daftar hadir anggota.
    Pak Joko > bu wati izin jaga warung
    bot ~ Besok rapat, ... Hadir: Bu Siti / Izin: Bu Wati / Belum menjawab: 5 [Hadir] [Izin]
    Bu Siti > bu sri izin
    bot < Belum saya catat. Bu Sri bisa menulis sendiri, atau ditandai pengurus.
    Bu Siti > diwakili anak saya
    = until 2026-11-28 17:00 WIB
    bot < Hari ini rapat, ... [Hadir] [Izin]
    = clock 2026-11-29 00:10 WIB
    Bu Siti > izin ada acara
    """
    await quiet_pendamping(laris)
    await laris.play()
    assert await the_plans(laris, dt.date(2026, 11, 28)) == {
        "Bu Siti": ("H", ""),
        "Bu Wati": ("I", "jaga warung"),
    }


async def test_who_may_press_and_when(laris: Chat) -> None:
    """
    Mbak Merli * Hadir
    bot ! Mbak Merli: Tombol ini untuk anggota kelompok.
    Tamu * Hadir
    bot ! Tamu: Tombol ini untuk anggota kelompok.
    = clock 2026-11-29 06:00 WIB
    Bu Siti * Hadir
    bot ! Bu Siti: Rapat Sabtu, 28 November 2026 sudah lewat.
    """
    await quiet_pendamping(laris)
    await laris.play(EVE)
    await laris.play()
    assert await the_plans(laris, dt.date(2026, 11, 28)) == {}


async def test_a_shared_phone_is_asked_for_whom(laris: Chat) -> None:
    """
    Bu Siti * Hadir
    bot < Bu Siti, hadir untuk siapa? [Bu Siti] [Pak Slamet] [Semua]
    Bu Rini * Semua
    bot ! Bu Rini: Pertanyaan ini bukan untuk Anda.
    Bu Siti * Semua
    bot ! Bu Siti: Tercatat, Bu Siti, Pak Slamet akan hadir.
    bot - Bu Siti, hadir untuk siapa?
    bot ~ Besok rapat, ... Hadir: Bu Siti, Pak Slamet / Belum menjawab: 6 [Hadir] [Izin]
    Bu Siti > izin ke ladang
    bot < Bu Siti, izin untuk siapa? [Bu Siti] [Pak Slamet] [Semua]
    Bu Siti * Pak Slamet
    bot ! Bu Siti: Tercatat, Pak Slamet izin.
    bot - Bu Siti, izin untuk siapa?
    bot ~ Besok rapat, ... Hadir: Bu Siti / Izin: Pak Slamet / Belum menjawab: 6 [Hadir] [Izin]
    """
    await quiet_pendamping(laris)
    await add_members(laris, "Pak Slamet", speaker="Bu Siti")
    await laris.play(EVE)
    await laris.play()
    assert await the_plans(laris, dt.date(2026, 11, 28)) == {"Bu Siti": ("H", ""), "Pak Slamet": ("I", "ke ladang")}


async def test_a_shared_phone_speaks_of_its_own_by_name(laris: Chat) -> None:
    """
    Bu Siti > insyaallah hadir, dimas izin ada les
    bot ~ Besok rapat, ... Hadir: Bu Siti / Izin: Dimas / Belum menjawab: 6 [Hadir] [Izin]
    """
    await quiet_pendamping(laris)
    await add_members(laris, "Dimas", speaker="Bu Siti")
    await laris.play(EVE)
    await laris.play()
    assert await the_plans(laris, dt.date(2026, 11, 28)) == {"Bu Siti": ("H", ""), "Dimas": ("I", "ada les")}


async def test_place_and_no_wajib(laris: Chat) -> None:
    """
    = until 2026-11-27 16:00 WIB
    bot < Besok rapat, pukul 19.00 WIB
    | Sabtu, 28 November 2026.
    | Tempat: Balai RW 05
    | Bisa datang? Tekan tombol, atau tulis izin dan alasannya. [Hadir] [Izin]
    """
    await quiet_pendamping(laris)
    await set_rule(laris, "tempat", "Balai RW 05")
    await set_rule(laris, "wajib", "0")
    await laris.play()


async def test_a_group_chooses_how_often(laris: Chat) -> None:
    """
    Pak Joko > /aturan pengingat rapat 2 jam
    bot < Aturan diubah: pengingat rapat dari sehari dan dua jam sebelumnya menjadi dua jam sebelumnya. / ...
    = until 2026-11-28 16:00 WIB
    = until 2026-11-28 18:00 WIB
    bot < Hari ini rapat, ... [Hadir] [Izin]
    Pak Joko > /aturan pengingat rapat tidak
    bot < Aturan diubah: pengingat rapat dari dua jam sebelumnya menjadi tidak. / ...
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    bot ~ Rapat Sabtu, 28 November 2026 sudah dibuka / ...
    Bu Ani > /rapat tutup
    bot < Tutup rapat ke-1? ... [...]
    Bu Ani * Ya, tutup
    bot ~ Rapat ke-1 selesai, ...
    bot ~ Rapat ke-1: ... / Rapat sudah ditutup.
    bot < (foto) Rapat ke-1 KSM Laris Jaya: hadir ...
    = until 2026-12-05 20:00 WIB
    """
    await quiet_pendamping(laris)
    await laris.play()


async def test_nobody_is_reminded_of_a_meeting_that_is_open_already(laris: Chat) -> None:
    """
    = until 2026-11-27 16:00 WIB
    bot < Besok rapat, ... [...]
    = until 2026-11-28 15:00 WIB
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    bot ~ Rapat Sabtu, 28 November 2026 sudah dibuka / ...
    = until 2026-11-28 20:00 WIB
    """
    await quiet_pendamping(laris)
    await laris.play()


async def test_a_moved_meeting_is_reminded_of_on_its_new_day(laris: Chat) -> None:
    """
    = until 2026-11-28 17:00 WIB
    Bu Ani > /rapat
    bot < Rapat hari ini pindah. Jadwal berikutnya Rabu, 2 Desember 2026. Buka sekarang? [Buka] [Batal]
    Bu Ani * Batal
    bot ! Bu Ani: Baik, tidak jadi.
    bot - Rapat hari ini pindah. ...
    = until 2026-12-01 16:00 WIB
    bot < Besok rapat, pukul 16.00 WIB
    | Rabu, 2 Desember 2026.
    | Pindahan dari Sabtu, 28 November 2026.
    | Tempat: rumah Bu Siti
    | Bawa simpanan wajib Rp5.000.
    | Bisa datang? Tekan tombol, atau tulis izin dan alasannya. [Hadir] [Izin]
    Bu Siti > izin
    bot ~ Besok rapat, ... Izin: Bu Siti / Belum menjawab: 6 [Hadir] [Izin]
    = until 2026-12-02 14:00 WIB
    bot < Hari ini rapat, pukul 16.00 WIB ... Pindahan dari Sabtu, 28 November 2026. ... [Hadir] [Izin]
    Bu Ani > /rapat
    bot < Rapat ke-1: Rabu, 2 Desember 2026
    | Hadir 0, izin 1, sakit 0, belum 6. / ... [...]
    bot ~ Rapat Rabu, 2 Desember 2026 sudah dibuka / ...
    Bu Ani > /rapat tutup
    bot < Tutup rapat ke-1? ... [...]
    Bu Ani * Ya, tutup
    bot ~ Rapat ke-1 selesai, Rabu, 2 Desember 2026.
    | Hadir 0 dari 7 anggota (0%).
    | Izin 1, tanpa kabar 6.
    | Rapat berikutnya Sabtu, 5 Desember 2026, pukul 19.00 WIB.
    bot ~ Rapat ke-1: ... / Rapat sudah ditutup.
    bot < (foto) Rapat ke-1 KSM Laris Jaya: ...
    """
    await quiet_pendamping(laris)
    await change(laris, "2026-11-28", "2026-12-02", hour=dt.time(16), place="rumah Bu Siti")
    await laris.play()


async def test_a_meeting_that_is_moved_after_its_reminder(laris: Chat) -> None:
    """
    Bu Wati > izin ada acara
    = until 2026-11-30 08:00 WIB
    = until 2026-12-01 16:00 WIB
    bot < Besok rapat, pukul 19.00 WIB
    | Rabu, 2 Desember 2026.
    | Pindahan dari Sabtu, 28 November 2026.
    | Bawa simpanan wajib Rp5.000.
    | Bisa datang? Tekan tombol, atau tulis izin dan alasannya. [Hadir] [Izin]
    Bu Siti * Hadir ^ Izin: Bu Siti
    bot ! Bu Siti: Tercatat, Bu Siti akan hadir.
    bot ~ Besok rapat, ... Hadir: Bu Siti / Belum menjawab: 6 [Hadir] [Izin]
    """
    await quiet_pendamping(laris)
    await laris.play(EVE)
    await laris.play("Bu Siti * Izin\nbot ! Bu Siti: ...\nbot ~ Besok rapat, ... Izin: Bu Siti ... [...]")
    await change(laris, "2026-11-28", "2026-12-02")
    assert await the_plans(laris, dt.date(2026, 11, 28)) == {}, "who cannot come on Saturday may come on Wednesday"
    await laris.play()


async def test_a_meeting_that_is_called_off(laris: Chat) -> None:
    """
    Bu Siti * Hadir
    bot ! Bu Siti: Rapat Sabtu, 28 November 2026 libur.
    Bu Siti > izin ada acara
    = until 2026-11-28 19:00 WIB
    Bu Ani > /rapat
    bot < Rapat hari ini libur. Jadwal berikutnya Sabtu, 5 Desember 2026. Buka sekarang? [Buka] [Batal]
    = until 2026-11-30 06:00 WIB
    Bu Ani > /rapat
    bot < Hari ini bukan jadwal rapat. Jadwal berikutnya Sabtu, 5 Desember 2026. Buka sekarang? [Buka] [Batal]
    """
    await quiet_pendamping(laris)
    await laris.play(EVE)
    await change(laris, "2026-11-28", None)
    await laris.play()


async def test_a_meeting_in_the_morning(laris: Chat) -> None:
    """
    = until 2026-11-27 16:00 WIB
    bot < Besok rapat, pukul 08.30 WIB / ... [...]
    = until 2026-11-28 06:59 WIB
    = until 2026-11-28 07:00 WIB
    bot < Hari ini rapat, pukul 08.30 WIB / ... [...]
    """
    await quiet_pendamping(laris)
    await set_rule(laris, "jam", "08.30")
    await laris.play()


async def test_after_an_outage_what_is_too_late_is_not_said(laris: Chat) -> None:
    await quiet_pendamping(laris)
    await laris.wait_until("2026-11-27 15:00 WIB")
    await laris.play("= clock 2026-11-28 12:00 WIB")
    await laris.wait_until("+1m")
    assert not any("rapat" in text for text in texts(laris)), "on the day itself nobody is told of tomorrow"
    await laris.play("= clock 2026-11-28 18:30 WIB")
    await laris.wait_until("+1m")
    assert [text.partition("\n")[0] for text in texts(laris)][-1] == "Hari ini rapat, pukul 19.00 WIB"
    await laris.play("= clock 2026-12-12 18:59 WIB")
    await laris.wait_until("+2m")
    assert [text.partition("\n")[0] for text in texts(laris) if "ini rapat" in text] == [
        "Hari ini rapat, pukul 19.00 WIB",
        "Hari ini rapat, pukul 19.00 WIB",
    ], "the meeting of the week of the outage is past"
