"""/rapat as people see it: opened, shown again, closed with its summary, called off, corrected, reminded of."""

import datetime as dt
from collections.abc import Sequence

from savings.attendance import AttendanceStatus
from savings.roles import Role
from services import meetings
from services.meetings import Meeting, Sheet
from services.turn import Turn
from storage import groups
from storage import meetings as store
from tests.bot.conftest import ask
from tests.chat import Chat
from tests.dialogs.shortages import meet


async def tick(chat: Chat) -> None:
    """The minute's tick, and what it sends."""
    await chat.life.timetable.tick()
    await chat.life.settle()


def texts(chat: Chat, name: str | None = None) -> list[str]:
    """What the bot wrote to this person in private, or in the group, so far."""
    if name is None:
        place = next(iter(chat.world.groups()))
    else:
        person = chat.world.person(name)
        assert person is not None
        place = chat.world.private_chat(person, chat.player.bot)
    return [message.text for message in place.messages.values() if message.sender is chat.player.bot.user]


REMINDER = (
    "KSM Laris Jaya: rapat ke-1 belum ditutup.\nDi grup, ketik /rapat tutup. Bila dibuka tidak sengaja, /rapat batal."
)


async def last_sheet(chat: Chat) -> Sheet | None:
    """The list of the group's newest closed meeting."""
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        turn = Turn(tx=tx, now=chat.clock.now(), directory=chat.life.directory)
        sheets = await meetings.recent(turn, roster, last=1)
    return sheets[0] if sheets else None


async def letters(chat: Chat) -> str:
    """The newest closed meeting's letters, in the order of the register."""
    sheet = await last_sheet(chat)
    assert sheet is not None
    return "".join(mark.status for _member, mark in sheet.rows if mark is not None)


async def open_one(chat: Chat) -> Meeting | None:
    """The open meeting as the books hold it."""
    roster = await chat.roster()
    async with chat.life.database.read() as db:
        return await store.open_meeting(db, roster.group.id)


async def set_sexes(chat: Chat, sexes: Sequence[str]) -> None:
    """L or P for the members in the order of the register; a blank stays unknown."""
    roster = await chat.roster()
    async with chat.life.database.write() as tx:
        for member, sex in zip(roster.members, sexes, strict=True):
            if sex.strip():
                await tx.connection.execute("UPDATE members SET sex = ? WHERE id = ?", (sex, member.id))
    chat.life.directory.forget_everything()


async def set_rule(chat: Chat, rule: str, value: str) -> None:
    """A rule as if the group had agreed on it."""
    group = (await chat.roster()).group
    async with chat.life.database.write() as tx:
        await groups.change_rule(tx, group, rule=rule, value=value, changed_by=1, now=chat.clock.now())
    chat.life.directory.forget_everything()


async def test_a_meeting_from_its_opening_to_its_summary(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 0, izin 0, sakit 0, belum 7.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Bu Siti * Hadir
    bot ! Bu Siti: Tercatat, Bu Siti hadir.
    bot ~ Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 1, izin 0, sakit 0, belum 6.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Bu Wati > izin ada acara
    bot ~ Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 1, izin 1, sakit 0, belum 5.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Bu Rini > hadir
    bot ~ Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 2, izin 1, sakit 0, belum 4.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Pak Joko > telat
    bot ~ Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 3 (1 terlambat), izin 1, sakit 0, belum 3.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Bu Ani * Hadir
    bot ! Bu Ani: Tercatat, Bu Ani hadir.
    bot ~ Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 4 (1 terlambat), izin 1, sakit 0, belum 2.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Bu Ani * Tutup rapat
    bot < Tutup rapat ke-1? 2 anggota belum ditandai dan akan dicatat tidak hadir. [Ya, tutup] [Belum]
    Bu Ani * Belum
    bot ! Bu Ani: Baik, tidak jadi.
    bot - Tutup rapat ke-1? 2 anggota belum ditandai dan akan dicatat tidak hadir.
    Bu Ani > /rapat tutup
    bot < Tutup rapat ke-1? 2 anggota belum ditandai dan akan dicatat tidak hadir. [Ya, tutup] [Belum]
    Bu Ani * Ya, tutup
    bot ~ Rapat ke-1 selesai, Sabtu, 21 November 2026.
    | Hadir 4 dari 7 anggota (57%).
    | Perempuan 3 dari 4 yang hadir.
    | Terlambat 1, izin 1, tanpa kabar 2.
    | Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB.
    bot ~ Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 4 (1 terlambat), izin 1, sakit 0, tanpa kabar 2.
    | Rapat sudah ditutup.
    bot < (foto) Rapat ke-1 KSM Laris Jaya: hadir ...
    """
    await set_sexes(laris, "PLPPPPL")
    await laris.play()
    assert await letters(laris) == "HTHHIAA"
    sheet = await last_sheet(laris)
    assert sheet is not None
    assert [mark.reason for _member, mark in sheet.rows if mark is not None and mark.reason] == ["ada acara"]
    assert await open_one(laris) is None


async def test_a_closing_question_that_has_been_overtaken(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    Bu Ani > /rapat tutup
    bot < Tutup rapat ke-1? 7 anggota belum ditandai dan akan dicatat tidak hadir.
    | Sepertinya hadir: Bu Ani (memimpin). [Tandai hadir] [Ya, tutup] [Belum]
    Pak Joko > /rapat tutup
    bot < Tutup rapat ke-1? 7 anggota belum ditandai dan akan dicatat tidak hadir.
    | Sepertinya hadir: Pak Joko (memimpin), Bu Ani (memimpin). [Tandai hadir] [Ya, tutup] [Belum]
    Bu Siti * Ya, tutup
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Mbak Merli * Ya, tutup
    bot ! Mbak Merli: Tombol ini untuk pengurus kelompok.
    Pak Joko * Ya, tutup
    bot ~ Rapat ke-1 selesai, Sabtu, 21 November 2026.
    | Hadir 0 dari 7 anggota (0%).
    | Tanpa kabar 7.
    | Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB.
    bot ~ Rapat ke-1: ... / Rapat sudah ditutup.
    bot < (foto) Rapat ke-1 KSM Laris Jaya: hadir ...
    Bu Ani * Ya, tutup ^ Tutup rapat
    bot ! Bu Ani: Rapat ke-1 sudah ditutup.
    """
    await laris.play()


async def test_who_led_or_paid_is_proposed_as_present(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    Bu Siti > setor 20rb
    bot < Setoran rapat ke-1: 1 menunggu ... [...]
    Bu Rini > setor 10rb buat bu sri
    bot ~ Setoran rapat ke-1: ... [...]
    Pak Joko > tutup rapat
    bot < Tutup rapat ke-1? 7 anggota belum ditandai dan akan dicatat tidak hadir.
    | Sepertinya hadir: Pak Joko (memimpin), Bu Ani (memimpin), Bu Siti (menyetor). [Tandai hadir] [Ya, tutup] [Belum]
    Bu Siti * Tandai hadir
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Bu Siti > hadir
    bot ~ Rapat ke-1: ... / Hadir 1, izin 0, sakit 0, belum 6. / ... [...]
    Pak Joko * Tandai hadir
    bot ! Pak Joko: Daftarnya baru saja berubah. Lihat lagi, ya.
    bot ~ Tutup rapat ke-1? 6 anggota belum ditandai dan akan dicatat tidak hadir.
    | Sepertinya hadir: Pak Joko (memimpin), Bu Ani (memimpin). [Tandai hadir] [Ya, tutup] [Belum]
    Pak Joko * Tandai hadir
    bot ! Pak Joko: 2 anggota ditandai hadir.
    bot ~ Rapat ke-1: ... / Hadir 3, izin 0, sakit 0, belum 4. / ... [...]
    bot ~ Tutup rapat ke-1? 4 anggota belum ditandai dan akan dicatat tidak hadir. [Ya, tutup] [Belum]
    Pak Joko * Ya, tutup
    bot ~ Rapat ke-1 selesai, ... / Hadir 3 dari 7 anggota (43%). / Tanpa kabar 4. / ...
    bot ~ Rapat ke-1: ... / Rapat sudah ditutup.
    bot < (foto) Rapat ke-1 KSM Laris Jaya: hadir ...
    """
    await laris.play()


async def test_a_shared_phone_and_a_payment_for_somebody_else_show_nobody(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    Bu Ani > hadir
    bot ~ Rapat ke-1: ... [...]
    """
    siti = laris.world.person("Bu Siti")
    assert siti is not None
    wati = next(member for member in (await laris.roster()).members if member.name == "Bu Wati")
    async with laris.life.database.write() as tx:
        await groups.add_speaker(tx, wati.id, siti.id, laris.clock.now())
    laris.life.directory.forget_everything()
    await laris.play()
    await laris.play(
        """
        Bu Siti > setor 20rb buat bu wati
        bot < Setoran rapat ke-1: ... [...]
        Bu Ani > /rapat tutup
        bot < Tutup rapat ke-1? 6 anggota belum ditandai dan akan dicatat tidak hadir. [Ya, tutup] [Belum]
        """
    )


async def test_who_closes_it_on_another_day_does_not_seem_to_have_been_there(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    """
    await laris.play()
    laris.clock.advance(dt.timedelta(hours=10))
    await laris.play(
        """
        Pak Joko > /rapat tutup
        bot < Tutup rapat ke-1? 7 anggota belum ditandai dan akan dicatat tidak hadir.
        | Sepertinya hadir: Bu Ani (memimpin). [Tandai hadir] [Ya, tutup] [Belum]
        """
    )


async def test_a_new_member_is_not_marked_absent_unasked(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    Bu Ani > /rapat tutup
    bot < Tutup rapat ke-1? 7 anggota belum ditandai ... [Tandai hadir] [Ya, tutup] [Belum]
    """
    await laris.play()
    roster = await laris.roster()
    async with laris.life.database.write() as tx:
        today = roster.group.date_of(laris.clock.now())
        member = await groups.add_member(tx, group_id=roster.group.id, name="Bu Tini", joined_on=today)
        await groups.give_role(tx, member, Role.ANGGOTA, now=laris.clock.now(), given_by=None)
    laris.life.directory.forget_everything()
    await laris.play(
        """
        Bu Ani * Ya, tutup
        bot ~ Tutup rapat ke-1? 8 anggota belum ditandai ... [Tandai hadir] [Ya, tutup] [Belum]
        """
    )
    assert await open_one(laris) is not None


async def test_a_meeting_on_another_day_is_asked_for(laris: Chat) -> None:
    """
    = clock 2026-11-23 19:00 WIB
    Bu Rini > /rapat
    bot < Hari ini bukan jadwal rapat. Jadwal berikutnya Sabtu, 28 November 2026. Buka sekarang? [Buka] [Batal]
    Bu Siti * Buka
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Bu Rini * Batal
    bot ! Bu Rini: Baik, tidak jadi.
    bot - Hari ini bukan jadwal rapat. ...
    Bu Rini > /rapat
    bot < Hari ini bukan jadwal rapat. Jadwal berikutnya Sabtu, 28 November 2026. Buka sekarang? [Buka] [Batal]
    Pak Joko * Buka
    bot - Hari ini bukan jadwal rapat. ...
    bot < Rapat ke-1: Senin, 23 November 2026
    | Hadir 0, izin 0, sakit 0, belum 7.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    """
    await laris.play()
    meeting = await open_one(laris)
    assert meeting is not None
    assert meeting.held_on == dt.date(2026, 11, 23)


async def test_a_question_does_not_outlive_its_day(laris: Chat) -> None:
    """
    = clock 2026-11-23 23:50 WIB
    Bu Rini > /rapat
    bot < Hari ini bukan jadwal rapat. Jadwal berikutnya Sabtu, 28 November 2026. Buka sekarang? [Buka] [Batal]
    = clock +20m
    Bu Rini * Buka
    bot ! Bu Rini: Pertanyaan ini sudah lewat harinya. Ketik /rapat lagi.
    """
    await laris.play()
    assert await open_one(laris) is None


async def test_two_officers_ask_and_one_meeting_is_opened(laris: Chat) -> None:
    """
    = clock 2026-11-23 19:00 WIB
    Bu Rini > /rapat
    bot < Hari ini bukan jadwal rapat. ... Buka sekarang? [Buka] [Batal]
    Pak Joko > /rapat
    bot < Hari ini bukan jadwal rapat. ... Buka sekarang? [Buka] [Batal]
    Pak Joko * Buka
    bot - Hari ini bukan jadwal rapat. ...
    bot < Rapat ke-1: ... [...]
    Bu Rini * Buka
    bot ! Bu Rini: Rapat ke-1 sudah dibuka.
    bot - Hari ini bukan jadwal rapat. ...
    """
    await laris.play()


async def test_a_second_rapat_shows_the_same_meeting_again(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Rapat ke-1: Sabtu, 21 November 2026 ... [...]
    Bu Siti * Hadir
    bot ! Bu Siti: Tercatat, Bu Siti hadir.
    bot ~ Rapat ke-1: ... Hadir 1, ... [...]
    Pak Joko > /rapat
    bot ~ Rapat ke-1: Sabtu, 21 November 2026
    | Kartunya pindah ke bawah.
    bot < Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 1, izin 0, sakit 0, belum 6.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    Bu Sri > sakit
    bot ~ Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 1, izin 0, sakit 1, belum 5.
    | Tekan tombol, atau tulis hadir, izin atau sakit. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    = clock +7d
    Bu Ani > /rapat
    bot ~ Rapat ke-1: Sabtu, 21 November 2026
    | Kartunya pindah ke bawah.
    bot < Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 1, izin 0, sakit 1, belum 5.
    | Tekan tombol, atau tulis hadir, izin atau sakit.
    | Rapat ini belum ditutup. Tutup dulu sebelum membuka yang baru. [Hadir] [Izin] [Sakit] [Daftar hadir] [Tutup rapat]
    """
    await laris.play()


async def test_a_day_has_one_meeting(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    Bu Ani > /rapat tutup
    bot < Tutup rapat ke-1? 7 anggota ... [...]
    Bu Ani * Ya, tutup
    bot ~ Rapat ke-1 selesai, ...
    bot ~ Rapat ke-1: ... / Rapat sudah ditutup.
    bot < (foto) Rapat ke-1 KSM Laris Jaya: hadir ...
    Bu Ani > /rapat
    bot < Rapat ke-1 hari ini sudah ditutup. Kehadirannya bisa dibetulkan dengan /rapat ubah.
    Bu Ani > /rapat tutup
    bot < Tidak ada rapat yang sedang dibuka. Buka dengan /rapat.
    = clock +7d
    Bu Ani > /rapat
    bot < Rapat ke-2: Sabtu, 28 November 2026 ... [...]
    """
    await laris.play()


async def test_who_may_not_open_a_meeting(laris: Chat) -> None:
    """
    Bu Siti > /rapat
    bot < Hanya pengurus kelompok yang bisa memakai /rapat.
    Mbak Merli > /rapat
    bot < Hanya pengurus kelompok yang bisa memakai /rapat.
    Tamu > /rapat
    bot < Tamu belum terdaftar di KSM Laris Jaya. [Gabung]
    Pak Joko @ > /rapat
    bot @Pak Joko < /rapat dipakai di grup kelompok, bukan di sini.
    Pak Joko > /rapat besok
    bot < Yang bisa: /rapat, /rapat absen, /rapat tutup, /rapat ubah dan /rapat batal.
    """
    await laris.play()
    assert await open_one(laris) is None


async def test_the_summary_counts_the_money_of_the_meeting(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    """
    await laris.play()
    meeting, roster = await open_one(laris), await laris.roster()
    assert meeting is not None
    async with laris.life.database.write() as tx:
        await tx.connection.execute(
            "INSERT INTO claims (group_id, chat_id, message_id, item, kind, savings, amount, member_id, date, "
            "reporter_id, meeting_id, created_at) VALUES (?, -1, 1, 0, 'deposit', 'sukarela', 25000, ?, ?, 1, ?, 0)",
            (roster.group.id, roster.members[3].id, meeting.held_on.isoformat(), meeting.id),
        )
    await laris.play(
        """
        Bu Ani > /rapat batal
        bot < Rapat ke-1 tidak bisa dibatalkan karena sudah ada catatan uang di dalamnya. ... tutup dengan /rapat tutup.
        Bu Ani > /rapat tutup
        bot < Tutup rapat ke-1? 7 anggota ... [Tandai hadir] [Ya, tutup] [Belum]
        Bu Ani * Ya, tutup
        bot ~ Rapat ke-1 selesai, Sabtu, 21 November 2026.
        | Hadir 0 dari 7 anggota (0%).
        | Tanpa kabar 7.
        | Setoran Rp0 sudah diterima, Rp25.000 masih menunggu bendahara.
        | Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB.
        bot ~ Rapat ke-1: ... / Rapat sudah ditutup.
        bot < (foto) Rapat ke-1 KSM Laris Jaya: hadir ...
        """
    )


async def test_a_meeting_opened_by_mistake(laris: Chat) -> None:
    """
    Bu Ani > /rapat batal
    bot < Tidak ada rapat yang sedang dibuka. Buka dengan /rapat.
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    Bu Ani > /rapat batal
    bot ~ Rapat ke-1 dibatalkan.
    bot < Rapat ke-1 dibatalkan.
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    Bu Siti > hadir
    bot ~ Rapat ke-1: ... Hadir 1, ... [...]
    Bu Ani > /rapat batal
    bot < Batalkan rapat ke-1? Tanda kehadiran 1 anggota ikut terhapus. [Ya, batalkan] [Jangan]
    Bu Sri > hadir
    bot ~ Rapat ke-1: ... Hadir 2, ... [...]
    Bu Siti * Ya, batalkan
    bot ! Bu Siti: Tombol ini untuk pengurus kelompok.
    Bu Ani * Ya, batalkan
    bot ~ Batalkan rapat ke-1? Tanda kehadiran 2 anggota ikut terhapus. [Ya, batalkan] [Jangan]
    Bu Ani * Ya, batalkan
    bot ~ Rapat ke-1 dibatalkan.
    bot ~ Rapat ke-1 dibatalkan.
    Bu Siti > hadir
    """
    await laris.play()
    assert await open_one(laris) is None
    assert await last_sheet(laris) is None


async def test_attendance_is_corrected_afterwards(laris: Chat) -> None:
    """
    Bu Ani > /rapat ubah
    bot < Tidak ada rapat yang bisa diubah. Kehadiran bisa dibetulkan sampai 48 jam sesudah rapat ditutup.
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    Bu Ani > /rapat tutup
    bot < Tutup rapat ke-1? 7 anggota ... [...]
    Bu Ani * Ya, tutup
    bot ~ Rapat ke-1 selesai, ...
    bot ~ Rapat ke-1: ... / Rapat sudah ditutup.
    bot < (foto) Rapat ke-1 KSM Laris Jaya: hadir ...
    = clock +20h
    Bu Siti > /rapat ubah
    bot < Hanya pengurus kelompok yang bisa memakai /rapat.
    Pak Joko > /rapat ubah
    bot < Rapat ke-1: Sabtu, 21 November 2026
    | Daftar hadir di tangan Pak Joko. Hadir 0, izin 0, sakit 0, tanpa kabar 7.
    | Tekan nama untuk mengganti: ... [A Bu Rini] [A Pak Joko] [...]
    Pak Joko * A Mbah Karto
    bot ! Pak Joko: Mbah Karto terlambat.
    bot ~ Rapat ke-1: ... tanpa kabar 6. / Tekan nama ... [A Bu Rini] [...]
    Pak Joko * Selesai
    bot - Rapat ke-1: ...
    bot ~ Rapat ke-1: Sabtu, 21 November 2026
    | Hadir 1 (1 terlambat), izin 0, sakit 0, tanpa kabar 6.
    | Rapat sudah ditutup.
    bot < Kehadiran rapat ke-1 dibetulkan: hadir 1 dari 7 anggota.
    Pak Joko > /rapat ubah
    bot < Rapat ke-1: ... [...]
    = clock +29h
    Pak Joko * Selesai
    bot ! Pak Joko: Rapat ke-1 sudah ditutup lebih dari 48 jam, kehadirannya tetap.
    Pak Joko * T Mbah Karto
    bot ! Pak Joko: Rapat ke-1 sudah ditutup lebih dari 48 jam, kehadirannya tetap.
    Pak Joko > /rapat ubah
    bot < Tidak ada rapat yang bisa diubah. Kehadiran bisa dibetulkan sampai 48 jam sesudah rapat ditutup.
    """
    await laris.play()
    assert await letters(laris) == "AAAAAAT"


async def test_a_proxy_counts_only_where_the_group_says_so(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    Bu Siti > diwakili anak saya
    bot ~ Rapat ke-1: ... / Hadir 1 (1 diwakili), izin 0, sakit 0, belum 6. / ... [...]
    """
    await laris.play()
    await set_rule(laris, "wakil", "tidak")
    await laris.play(
        """
        Bu Sri > hadir
        bot ~ Rapat ke-1: ... / Hadir 1, izin 0, sakit 0, diwakili 1, belum 5. / ... [...]
        Bu Ani > /rapat tutup
        bot < Tutup rapat ke-1? 5 anggota ... [...]
        Bu Ani * Ya, tutup
        bot ~ Rapat ke-1 selesai, Sabtu, 21 November 2026.
        | Hadir 1 dari 7 anggota (14%).
        | Diwakili 1, tanpa kabar 5.
        | Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB.
        bot ~ Rapat ke-1: ... / Rapat sudah ditutup.
        bot < (foto) Rapat ke-1 KSM Laris Jaya: hadir ...
        """
    )
    assert (await letters(laris)).count(AttendanceStatus.REPRESENTED) == 1


async def test_the_officers_are_reminded_once_of_an_open_meeting(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    = clock +12h
    """
    await laris.play()
    await tick(laris)
    await tick(laris)
    assert texts(laris, "Bu Rini").count(REMINDER) == 1
    assert texts(laris, "Pak Joko").count(REMINDER) == 1
    assert REMINDER not in texts(laris, "Bu Siti")
    assert REMINDER not in texts(laris)


async def test_of_an_open_meeting_nobody_is_reminded_at_night(laris: Chat) -> None:
    await laris.wait_until("2026-11-22 10:00 WIB")
    await meet(laris, "Bu Rini")
    await laris.wait_until("2026-11-23 06:59 WIB")
    assert REMINDER not in texts(laris, "Bu Rini"), "twelve hours were over at ten in the evening"
    await laris.wait_until("2026-11-23 07:01 WIB")
    assert texts(laris, "Bu Rini").count(REMINDER) == 1


async def test_of_a_meeting_that_is_open_for_days_nobody_is_reminded(laris: Chat) -> None:
    """
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    = clock +4d
    """
    await laris.play()
    await laris.wait_until("+1h")
    assert REMINDER not in texts(laris, "Bu Rini")
    assert await ask(laris, "SELECT outcome FROM occurrences WHERE kind = 'meeting left open'") == [("dropped",)]


async def test_a_meeting_that_was_closed_is_not_left_open(laris: Chat) -> None:
    await meet(laris, "Bu Rini")
    await laris.wait_until("2026-11-21 20:00 WIB")
    laris.player.record = True
    await laris.play("Bu Ani > /rapat tutup\nBu Ani * Ya, tutup")
    await laris.wait_until("2026-11-22 12:00 WIB")
    assert REMINDER not in texts(laris, "Bu Rini")


async def test_the_group_is_reminded_where_no_officer_can_be_written_to(laris: Chat) -> None:
    """
    = block Bu Rini
    = block Pak Joko
    Bu Ani > /rapat
    bot < Rapat ke-1: ... [...]
    = clock +12h
    """
    await laris.play()
    await tick(laris)
    await tick(laris)
    assert texts(laris).count(REMINDER) == 1


async def test_an_officer_opens_and_closes_it_in_words(laris: Chat) -> None:
    """
    Bu Siti > rapat dimulai
    Pak Joko > tutup rapat
    Pak Joko > bapak ibu, rapat dimulai ya
    bot < Rapat ke-1: Sabtu, 21 November 2026 ... [...]
    Bu Siti > tutup rapat
    Bu Ani > rapat ditutup, terima kasih
    bot < Tutup rapat ke-1? ... [Tandai hadir] [Ya, tutup] [Belum]
    """
    await laris.play()
