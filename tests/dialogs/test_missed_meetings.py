"""After a meeting that was missed: the group's gentle question, and the one to who was absent."""

import datetime as dt

from handlers.missed import WhyAbsent
from services import meeting_plans
from tests.attacks import group_of, person
from tests.chat import Chat
from tests.dialogs.test_attendance import add_members, marks, statuses
from tests.dialogs.test_meeting_reminders import change, quiet_pendamping
from tests.dialogs.test_meetings import set_rule, texts

# The clock of these tests begins on Saturday, 21 November 2026, at 19.00 WIB, the hour of the weekly meeting.

SILENT_WEEK = "= until 2026-11-29 08:59 WIB"

ASKED = """
= until 2026-11-29 09:00 WIB
bot < Rapat kemarin belum dibuka di sini
| Sabtu, 28 November 2026. Apakah libur, atau lupa dibuka? [Libur] [Lupa dibuka] [Diundur]
"""


async def a_silent_week(chat: Chat) -> None:
    """Nobody opens the meeting of 28 November; nobody is reminded of it either."""
    await quiet_pendamping(chat)
    await set_rule(chat, "pengingat rapat", "tidak")
    await chat.play(SILENT_WEEK)


async def test_it_was_a_holiday(laris: Chat) -> None:
    """
    Bu Siti * Libur
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Mbak Merli * Lupa dibuka
    bot ! Mbak Merli: Tombol ini untuk pengurus kelompok.
    Pak Joko * Libur
    bot ~ Rapat Sabtu, 28 November 2026 libur
    | Dicatat Pak Joko. [Bukan libur]
    Bu Ani * Bukan libur
    bot ~ Rapat kemarin belum dibuka di sini / ... [Libur] [Lupa dibuka] [Diundur]
    Bu Ani * Libur
    bot ~ Rapat Sabtu, 28 November 2026 libur / Dicatat Bu Ani. [Bukan libur]
    = until 2026-12-02 09:00 WIB
    """
    await a_silent_week(laris)
    await laris.play(ASKED)
    await laris.play()


async def test_a_moved_one_was_a_holiday_and_its_reminder_says_so(laris: Chat) -> None:
    """
    = until 2026-11-24 16:00 WIB
    bot < Besok rapat, pukul 19.00 WIB ... [Hadir] [Izin]
    Bu Siti > insyaallah hadir
    bot ~ Besok rapat, ... Hadir: Bu Siti / Belum menjawab: 6 [Hadir] [Izin]
    = until 2026-11-26 09:00 WIB
    bot < Hari ini rapat, ... Hadir: Bu Siti / Belum menjawab: 6 [Hadir] [Izin]
    bot < Rapat kemarin belum dibuka di sini
    | Rabu, 25 November 2026. Apakah libur, atau lupa dibuka? [Libur] [Lupa dibuka] [Diundur]
    Pak Joko * Libur
    bot ~ Rapat Rabu, 25 November 2026 libur
    | Dicatat Pak Joko. [Bukan libur]
    bot ~ Rapat Rabu, 25 November 2026 libur.
    Pak Joko * Bukan libur
    bot ~ Rapat Rabu, 25 November 2026 belum dibuka.
    bot ~ Rapat kemarin belum dibuka di sini
    | Rabu, 25 November 2026. Apakah libur, atau lupa dibuka? [Libur] [Lupa dibuka] [Diundur]
    Pak Joko * Lupa dibuka
    bot ~ Rapat Rabu, 25 November 2026 dibuka sekarang / ...
    bot < Rapat ke-1: Rabu, 25 November 2026 ... [...]
    bot ~ Rapat Rabu, 25 November 2026 sudah dibuka / ...
    """
    await quiet_pendamping(laris)
    await change(laris, "2026-11-28", "2026-11-25")
    await laris.play()


async def test_one_that_was_moved_to_another_hour_and_house_stands_as_it_was(laris: Chat) -> None:
    """
    = until 2026-12-01 09:00 WIB
    bot < Rapat kemarin belum dibuka di sini
    | Senin, 30 November 2026. Apakah libur, atau lupa dibuka? [Libur] [Lupa dibuka] [Diundur]
    Pak Joko * Libur
    bot ~ Rapat Senin, 30 November 2026 libur / Dicatat Pak Joko. [Bukan libur]
    Pak Joko * Bukan libur
    bot ~ Rapat kemarin belum dibuka di sini / Senin, 30 November 2026. ... [Libur] [Lupa dibuka] [Diundur]
    Pak Joko * Diundur
    bot ~ Rapat Senin, 30 November 2026 diundur ke kapan? [...]
    Pak Joko * Kamis, 3 Des
    bot - Rapat Senin, 30 November 2026 diundur ke kapan?
    bot < Rapat Senin, 30 November 2026 diundur
    | Menjadi Kamis, 3 Desember 2026, pukul 16.00 WIB. / ... [...]
    Pak Joko * Batalkan perubahan
    bot ~ Rapat Senin, 30 November 2026 diundur / ...
    bot < Rapat kemarin belum dibuka di sini / Senin, 30 November 2026. ... [Libur] [Lupa dibuka] [Diundur]
    """
    await quiet_pendamping(laris)
    await set_rule(laris, "pengingat rapat", "tidak")
    await change(laris, "2026-11-28", "2026-11-30", hour=dt.time(16), place="Balai RW 05")
    await laris.play()
    group = (await laris.roster()).group
    async with laris.life.database.read() as db:
        found = await meeting_plans.named(db, group, dt.date(2026, 11, 28))
    assert found is not None
    assert (found.on, found.hour, found.place) == (dt.date(2026, 11, 30), dt.time(16), "Balai RW 05")


async def test_it_was_held_and_is_written_down_now(laris: Chat) -> None:
    """
    Bu Ani * Lupa dibuka
    bot ~ Rapat Sabtu, 28 November 2026 dibuka sekarang
    | Catat siapa yang hadir, lalu tutup rapatnya.
    bot < Rapat ke-1: Sabtu, 28 November 2026
    | Hadir 0, izin 0, sakit 0, belum 7.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Bu Siti > hadir
    bot ~ Rapat ke-1: ... Hadir 1, izin 0, sakit 0, belum 6. ... [...]
    Bu Wati > hadir bu kemarin
    bot ~ Rapat ke-1: ... Hadir 2, izin 0, sakit 0, belum 5. ... [...]
    Bu Ani > /rapat tutup
    bot < Tutup rapat ke-1? 5 anggota belum ditandai dan akan dicatat tidak hadir. [Ya, tutup] [Belum]
    Bu Ani * Ya, tutup
    bot ~ Rapat ke-1 selesai, Sabtu, 28 November 2026. ...
    bot ~ Rapat ke-1: ... / Rapat sudah ditutup.
    bot < (foto) Rapat ke-1 KSM Laris Jaya: ...
    """
    await a_silent_week(laris)
    await laris.play(ASKED)
    await laris.play()
    assert (await statuses(laris))["Bu Siti"] == "H"


async def test_it_is_put_off(laris: Chat) -> None:
    """
    Pak Joko * Diundur
    bot ~ Rapat Sabtu, 28 November 2026 diundur ke kapan?
    | [Hari ini, Minggu, 29 Nov] [Besok, Senin, 30 Nov] [Selasa, 1 Des] [Rabu, 2 Des] [Kamis, 3 Des] [Jumat, 4 Des]
    | [Belum tahu] [Kembali]
    Pak Joko * Kembali
    bot ~ Rapat kemarin belum dibuka di sini / ... [Libur] [Lupa dibuka] [Diundur]
    Pak Joko * Diundur
    bot ~ Rapat Sabtu, 28 November 2026 diundur ke kapan? [...]
    Bu Siti * Selasa, 1 Des
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Pak Joko * Selasa, 1 Des
    bot - Rapat Sabtu, 28 November 2026 diundur ke kapan?
    bot < Rapat Sabtu, 28 November 2026 diundur
    | Menjadi Selasa, 1 Desember 2026, pukul 19.00 WIB.
    | Diubah Pak Joko. [Batalkan perubahan] [Simpan ke kalender]
    Bu Siti * Batalkan perubahan
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Bu Ani * Batalkan perubahan
    bot ~ Rapat Sabtu, 28 November 2026 diundur / Menjadi Selasa, 1 Desember 2026, ... / Diubah Pak Joko.
    bot < Rapat kemarin belum dibuka di sini / ... [Libur] [Lupa dibuka] [Diundur]
    Bu Ani * Diundur
    bot ~ Rapat Sabtu, 28 November 2026 diundur ke kapan? [...]
    Bu Ani * Selasa, 1 Des
    bot - Rapat Sabtu, 28 November 2026 diundur ke kapan?
    bot < Rapat Sabtu, 28 November 2026 diundur
    | Menjadi Selasa, 1 Desember 2026, ... / Diubah Bu Ani. [...]
    = clock 2026-12-01 19:00 WIB
    Bu Ani > /rapat
    bot < Rapat ke-1: Selasa, 1 Desember 2026 ... [...]
    """
    await a_silent_week(laris)
    await laris.play(ASKED)
    await laris.play()


async def test_the_day_is_not_known_yet(laris: Chat) -> None:
    """
    Pak Joko * Diundur
    bot ~ Rapat Sabtu, 28 November 2026 diundur ke kapan? [...]
    Pak Joko * Belum tahu
    bot ~ Rapat Sabtu, 28 November 2026 diundur
    | Harinya belum ditentukan. [Pilih hari]
    Bu Ani * Pilih hari
    bot ~ Rapat Sabtu, 28 November 2026 diundur ke kapan? [...]
    """
    await a_silent_week(laris)
    await laris.play(ASKED)
    await laris.play()


async def test_a_question_that_was_overtaken(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Hari ini bukan jadwal rapat. ... [Buka] [Batal]
    Bu Ani * Buka
    bot - Hari ini bukan jadwal rapat. ...
    bot < Rapat ke-1: Minggu, 29 November 2026 ... [...]
    Pak Joko * Lupa dibuka
    bot ! Pak Joko: Rapat ke-1 sedang dibuka. Tutup dulu dengan /rapat tutup.
    = clock 2026-12-08 10:00 WIB
    Pak Joko * Lupa dibuka
    bot ! Pak Joko: Rapat ke-1 sedang dibuka. Tutup dulu dengan /rapat tutup.
    """
    await a_silent_week(laris)
    await laris.play(ASKED)
    await laris.play()
    await change(laris, "2026-12-12", "2026-12-14")
    await laris.play("Pak Joko * Libur\nbot ~ Rapat Sabtu, 28 November 2026 libur / Dicatat Pak Joko. [Bukan libur]")


async def test_a_group_that_meets_without_the_bot_is_not_asked_for_ever(laris: Chat) -> None:
    await quiet_pendamping(laris)
    await set_rule(laris, "pengingat rapat", "tidak")
    await laris.wait_until("2027-01-20 12:00 WIB")
    asked = [text for text in texts(laris) if "belum dibuka" in text]
    assert len(asked) == 3
    await laris.play(
        """
        Bu Ani > /rapat
        bot < Hari ini bukan jadwal rapat. ... [Buka] [Batal]
        Bu Ani * Buka
        bot - Hari ini bukan jadwal rapat. ...
        bot < Rapat ke-1: ... [...]
        """
    )
    await laris.wait_until("2027-01-31 09:00 WIB")
    asked = [text for text in texts(laris) if "belum dibuka" in text]
    assert len(asked) == 4, "who opened a meeting is asked again: of the 30th, the 20th having stood for the 23rd"


async def test_a_holiday_that_was_announced_is_not_asked_about(laris: Chat) -> None:
    await quiet_pendamping(laris)
    await set_rule(laris, "pengingat rapat", "tidak")
    await change(laris, "2026-11-28", None)
    await laris.wait_until("2026-12-01 12:00 WIB")
    assert texts(laris) == []


# --- who was absent -------------------------------------------------------------------------------------------------

MEETING = """
Bu Ani > /rapat
bot < Rapat ke-1: ... [...]
Bu Ani * Hadir
bot ! Bu Ani: ...
bot ~ Rapat ke-1: ... [...]
Bu Rini > sakit
bot ~ Rapat ke-1: ... [...]
Pak Joko > hadir
bot ~ Rapat ke-1: ... [...]
Bu Ani > /rapat tutup
bot < Tutup rapat ke-1? 4 anggota ... [...]
Bu Ani * Ya, tutup
bot ~ Rapat ke-1 selesai, ...
bot ~ Rapat ke-1: ... / Rapat sudah ditutup.
bot < (foto) Rapat ke-1 KSM Laris Jaya: ...
= until 2026-11-22 08:59 WIB
"""

QUESTION = """
= until 2026-11-22 09:00 WIB
bot @Bu Siti < Bu Siti, kemarin tidak ikut rapat, ya?
| Semoga sehat selalu. Kalau berkenan, tekan alasannya. Hanya pengurus dan pendamping yang bisa melihatnya.
| [Sakit] [Ada keperluan] [Lupa] [Tidak usah ditanya]
"""


async def test_who_was_absent_is_asked_in_private_and_once(laris: Chat) -> None:
    """
    Bu Siti @ * Ada keperluan
    bot @Bu Siti ~ Terima kasih, Bu Siti
    | Sampai ketemu di rapat berikutnya.
    Pak Joko @ > /hadir bu siti
    bot @Pak Joko < Bu Siti: hadir 0 dari 1 rapat (0%). / Rapat ke-1, 21 Nov 2026: tidak hadir (ada keperluan)
    Bu Wati > /hadir bu siti
    bot < Catatan anggota lain hanya untuk ...
    Bu Siti > /hadir
    bot < Bu Siti: hadir 0 dari 1 rapat.
    = until 2026-11-24 09:00 WIB
    """
    await quiet_pendamping(laris)
    await laris.play(MEETING)
    await laris.play(QUESTION)
    await laris.play()
    found = (await marks(laris))["Bu Siti"]
    assert (found.status.value, found.reason) == ("A", "ada keperluan")


async def test_a_reason_may_be_pressed_anew_until_an_officer_has_corrected_the_list(laris: Chat) -> None:
    """
    Bu Siti @ * Sakit
    bot @Bu Siti ~ Terima kasih, Bu Siti / Semoga lekas sembuh.
    """
    await quiet_pendamping(laris)
    await laris.play(MEETING)
    await laris.play(QUESTION)
    roster = await laris.roster()
    async with laris.life.database.write() as tx:
        siti = next(member for member in roster.everyone if member.name == "Bu Siti")
        await tx.connection.execute("UPDATE attendance SET status = 'I' WHERE member_id = ?", (siti.id,))
    await laris.play(
        """
        Bu Siti @ * Lupa
        bot @Bu Siti ~ Bu Siti sudah dicatat izin oleh pengurus. Terima kasih.
        """
    )
    assert (await marks(laris))["Bu Siti"].reason == ""


async def test_who_does_not_want_to_be_asked(laris: Chat) -> None:
    """
    Bu Siti @ * Tidak usah ditanya
    bot @Bu Siti ~ Baik, Bu Siti tidak saya tanya lagi soal ini. [Boleh ditanya lagi]
    """
    await quiet_pendamping(laris)
    await set_rule(laris, "pengingat rapat", "tidak")
    await laris.play(MEETING)
    await laris.play(QUESTION)
    await laris.play()
    again = MEETING.replace("ke-1", "ke-2").split("= until")[0]
    await laris.play(f"= until 2026-11-28 19:00 WIB\n{again}\n= until 2026-11-30 12:00 WIB")
    await laris.play("Bu Siti @ * Boleh ditanya lagi\nbot @Bu Siti ~ Baik, lain kali saya tanya lagi. Terima kasih.")
    await laris.play(f"= until 2026-12-05 19:00 WIB\n{MEETING.replace('ke-1', 'ke-3').split('= until')[0]}")
    await laris.play(
        """
        = until 2026-12-06 09:00 WIB
        bot @Bu Siti < Bu Siti, kemarin tidak ikut rapat, ya? / ... [...]
        """
    )


async def test_the_question_is_only_for_whom_it_was_sent_to(laris: Chat) -> None:
    await quiet_pendamping(laris)
    await laris.play(MEETING)
    await laris.play(QUESTION)
    roster = await laris.roster()
    siti, wati = person(laris, "Bu Siti"), person(laris, "Bu Wati")
    member = next(member for member in roster.everyone if siti.id in member.speakers)
    meeting = (await marks(laris))["Bu Siti"].meeting_id
    card = group_of(laris).newest("Rapat ke-1")
    assert card is not None
    query = wati.presses_data(card, WhyAbsent(roster.group.id, meeting, member.id, "lupa").pack())
    await laris.life.settle()
    assert query.answered
    assert (await marks(laris))["Bu Siti"].reason == ""


async def test_a_list_that_is_corrected_before_the_morning_asks_nobody(laris: Chat) -> None:
    await quiet_pendamping(laris)
    await laris.play(MEETING.split("= until")[0])
    roster = await laris.roster()
    async with laris.life.database.write() as tx:
        siti = next(member for member in roster.everyone if member.name == "Bu Siti")
        await tx.connection.execute("UPDATE attendance SET status = 'I' WHERE member_id = ?", (siti.id,))
    await laris.play("= until 2026-11-25 09:00 WIB")


async def test_a_meeting_to_which_nobody_came_asks_nobody(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    Bu Ani > /rapat tutup
    bot < Tutup rapat ke-1? ... [...]
    Bu Ani * Ya, tutup
    bot ~ Rapat ke-1 selesai, ...
    bot ~ Rapat ke-1: ... / Rapat sudah ditutup.
    bot < (foto) Rapat ke-1 KSM Laris Jaya: ...
    = until 2026-11-25 09:00 WIB
    """
    await quiet_pendamping(laris)
    await laris.play()


async def test_a_shared_phone_is_asked_about_each(laris: Chat) -> None:
    """
    = until 2026-11-22 09:00 WIB
    bot @Bu Siti < Bu Siti, kemarin tidak ikut rapat, ya? / ... [...]
    bot @Bu Siti < Pak Slamet, kemarin tidak ikut rapat, ya? / ... [...]
    Bu Siti @ * Sakit ^ Pak Slamet
    bot @Bu Siti ~ Terima kasih, Pak Slamet / Semoga lekas sembuh.
    """
    await quiet_pendamping(laris)
    await add_members(laris, "Pak Slamet", speaker="Bu Siti")
    await laris.play(MEETING.replace("4 anggota", "5 anggota"))
    await laris.play()
    assert (await marks(laris))["Pak Slamet"].reason == "sakit"


async def test_the_question_takes_words_too(laris: Chat) -> None:
    """
    Bu Siti @ > ke pasar jualan kripik bu
    bot @Bu Siti < Bu Siti, kemarin tidak ikut rapat, ya? / ... [Sakit] [Ada keperluan] [Lupa] [Tidak usah ditanya]
    Bu Siti @ > sakit bu
    bot @Bu Siti < Terima kasih, Bu Siti
    | Semoga lekas sembuh.
    Bu Siti @ > izin ada hajatan
    bot @Bu Siti < Belum ada rapat yang dibuka. ...
    """
    await quiet_pendamping(laris)
    await laris.play(MEETING)
    await laris.play(QUESTION)
    await laris.play()
    assert (await marks(laris))["Bu Siti"].reason == "sakit"


async def test_words_keep_the_reason_that_they_name(laris: Chat) -> None:
    """
    Bu Siti @ > izin ada hajatan bu
    bot @Bu Siti < Terima kasih, Bu Siti
    | Sampai ketemu di rapat berikutnya.
    """
    await quiet_pendamping(laris)
    await laris.play(MEETING)
    await laris.play(QUESTION)
    await laris.play()
    assert (await marks(laris))["Bu Siti"].reason == "ada hajatan"


async def test_words_of_a_shared_phone_ask_of_whom(laris: Chat) -> None:
    """
    = until 2026-11-22 09:00 WIB
    bot @Bu Siti < Bu Siti, kemarin tidak ikut rapat, ya? / ... [...]
    bot @Bu Siti < Pak Slamet, kemarin tidak ikut rapat, ya? / ... [...]
    Bu Siti @ > sakit bu
    bot @Bu Siti < Bu Siti, kemarin tidak ikut rapat, ya? / ... [...]
    bot @Bu Siti < Pak Slamet, kemarin tidak ikut rapat, ya? / ... [...]
    """
    await quiet_pendamping(laris)
    await add_members(laris, "Pak Slamet", speaker="Bu Siti")
    await laris.play(MEETING.replace("4 anggota", "5 anggota"))
    await laris.play()
    assert {(await marks(laris))[name].reason for name in ("Bu Siti", "Pak Slamet")} == {""}


async def test_after_two_days_it_is_too_late_to_ask(laris: Chat) -> None:
    await quiet_pendamping(laris)
    await laris.play(MEETING.split("= until")[0])
    laris.clock.advance(dt.timedelta(days=3))
    await laris.wait_until("+1m")
    assert not any("tidak ikut rapat" in text for text in texts(laris, "Bu Siti"))
