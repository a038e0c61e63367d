"""/binaan: on demand, when the weekly digest comes, an officer's own group; and who may not."""

import datetime as dt

from handlers.context import utf16_length
from handlers.digest_buttons import SendGroup, SetDigest, ShowWeek, ShowWeeks
from savings.roles import Role
from storage import digests as store
from storage import groups
from tests.chat import Chat
from tests.dialogs.helpers import agree_on, officers_leave
from tests.dialogs.test_digests import digests, heard, outcomes
from tests.dialogs.weeks import accompany, begin_earlier, deposit


async def test_it_is_read_in_private_by_those_who_may(laris: Chat) -> None:
    """
    Mbak Merli > /binaan
    bot < Ini untuk pengurus dan pendamping, di chat pribadi. [Buka chat pribadi]
    Bu Siti > /binaan
    bot < Ini untuk pengurus dan pendamping, di chat pribadi. [Buka chat pribadi]
    Bu Siti @ > /binaan
    bot @Bu Siti < Laporan mingguan untuk pengurus dan pendamping.
    = start Bu Siti binaan
    bot @Bu Siti < Laporan mingguan untuk pengurus dan pendamping.
    = start Mbak Merli binaan
    bot @Mbak Merli < Minggu ini tenang di KSM Laris Jaya
    | 15 Nov sampai 21 Nov 2026: tidak ada rapat, setoran atau kabar baru. Simpanan tetap Rp0.
    | [Simpanan] [Kehadiran] [Angsuran] [Atur laporan]
    = start Bu Lastri binaan
    bot @Bu Lastri < Anda belum terdaftar di kelompok mana pun. Buka grup kelompok Anda, lalu ketik /daftar di sana.
    Bu Lastri @ > /binaan
    bot @Bu Lastri < Anda belum terdaftar di kelompok mana pun. Buka grup kelompok Anda, lalu ketik /daftar di sana.
    """
    await laris.play()


async def test_a_pendamping_is_heard_whatever_group_the_chat_speaks_of(laris: Chat) -> None:
    """
    Bu Siti @ > /binaan
    bot @Bu Siti < Minggu ini tenang di KSM Mawar / ... [...]
    """
    # Bu Siti only saves in Laris Jaya, of which her chat speaks, and accompanies Mawar.
    await accompany(laris, "KSM Mawar", by="Bu Siti")
    await laris.play()


async def test_when_it_comes_is_chosen_by_buttons(laris: Chat) -> None:
    """
    Mbak Merli @ > /binaan
    bot @Mbak Merli < Minggu ini tenang ... [...]
    Mbak Merli @ * Atur laporan
    bot @Mbak Merli ~ Laporan mingguan: tiap Senin, pukul 07.00 WIB
    | Berikutnya Senin, 23 November 2026, pukul 07.00 WIB. [Hari] [Jam] [Zona] [Jangan kirim lagi] [Kembali]
    Mbak Merli @ * Hari
    bot @Mbak Merli ~ Laporan dikirim hari apa?
    | [✓ Senin] [Selasa] [Rabu] [Kamis] [Jumat] [Sabtu] [Minggu] [Kembali]
    Mbak Merli @ * Kembali
    bot @Mbak Merli ~ Laporan mingguan: tiap Senin, pukul 07.00 WIB / ... [...]
    Mbak Merli @ * Hari
    bot @Mbak Merli ~ Laporan dikirim hari apa? [...]
    Mbak Merli @ * Rabu
    bot @Mbak Merli ~ Laporan mingguan: tiap Rabu, pukul 07.00 WIB
    | Berikutnya Rabu, 25 November 2026, pukul 07.00 WIB. [...]
    Mbak Merli @ * Jam
    bot @Mbak Merli ~ Laporan dikirim jam berapa?
    | [✓ 07.00 WIB] [08.00 WIB] [10.00 WIB] [12.00 WIB] [16.00 WIB] [19.00 WIB] [Kembali]
    Mbak Merli @ * 16.00 WIB
    bot @Mbak Merli ~ Laporan mingguan: tiap Rabu, pukul 16.00 WIB / ... [...]
    Mbak Merli @ * Zona
    bot @Mbak Merli ~ Jamnya menurut zona waktu mana? [✓ WIB] [WITA] [WIT] [Kembali]
    Mbak Merli @ * WITA
    bot @Mbak Merli ~ Laporan mingguan: tiap Rabu, pukul 16.00 WITA
    | Berikutnya Rabu, 25 November 2026, pukul 16.00 WITA. [...]
    Mbak Merli @ * Kembali
    bot @Mbak Merli ~ Minggu ini tenang ... [...]
    """
    await begin_earlier(laris, dt.date(2026, 11, 21))
    await laris.play()
    await laris.wait_until("2026-11-25 14:59 WIB")
    before = len(digests(laris))
    await laris.wait_until("2026-11-25 15:00 WIB")
    assert len(digests(laris)) == before + 1
    assert await outcomes(laris) == [("2026-11-25", "sent")]


async def test_it_can_be_switched_off_and_on_again(laris: Chat) -> None:
    """
    Mbak Merli @ > /binaan
    bot @Mbak Merli < ... [...]
    Mbak Merli @ * Atur laporan
    bot @Mbak Merli ~ ... [...]
    Mbak Merli @ * Jangan kirim lagi
    bot @Mbak Merli ~ Laporan mingguan tidak dikirim ke Anda
    | Kapan saja, laporan bisa dilihat dengan /binaan. [Kirim tiap minggu] [Kembali]
    """
    await laris.play()
    await laris.wait_until("2026-11-23 12:00 WIB")
    assert await outcomes(laris) == []
    await laris.play(
        """
        Mbak Merli @ * Kirim tiap minggu
        bot @Mbak Merli ~ Laporan mingguan: tiap Senin, pukul 07.00 WIB
        | Berikutnya Senin, 30 November 2026, pukul 07.00 WIB. [...]
        """
    )
    await laris.wait_until("2026-11-30 12:00 WIB")
    assert await outcomes(laris) == [("2026-11-30", "sent")]


async def test_a_later_hour_of_the_same_day_brings_no_second_one(laris: Chat) -> None:
    """
    Mbak Merli @ * Atur laporan
    bot @Mbak Merli ~ (foto) ... [...]
    Mbak Merli @ * Jam
    bot @Mbak Merli ~ (foto) Laporan dikirim jam berapa? [...]
    Mbak Merli @ * 16.00 WIB
    bot @Mbak Merli ~ (foto) Laporan mingguan: tiap Senin, pukul 16.00 WIB
    | Berikutnya Senin, 30 November 2026, pukul 16.00 WIB. [...]
    """
    await begin_earlier(laris, dt.date(2026, 11, 1))
    await laris.wait_until("2026-11-23 08:00 WIB")
    await laris.play()
    await laris.wait_until("2026-11-24 08:00 WIB")
    assert await outcomes(laris) == [("2026-11-23", "sent")]


async def test_an_officer_gets_the_own_group_where_wanted(laris: Chat) -> None:
    """
    Pak Joko @ > /binaan
    bot @Pak Joko < (foto) ⚪ KSM Laris Jaya / 15 Nov sampai 21 Nov 2026 / Simpanan Rp50.000 (naik Rp50.000)
    | [Simpanan] [Kehadiran] [Angsuran] [Atur laporan]
    Pak Joko @ * Atur laporan
    bot @Pak Joko ~ (foto) Laporan mingguan tidak dikirim ke Anda / ... [Kirim laporan KSM Laris Jaya] [Kembali]
    Pak Joko @ * Kirim laporan KSM Laris Jaya
    bot @Pak Joko ~ (foto) Laporan mingguan: tiap Senin, pukul 07.00 WIB
    | Berikutnya Senin, 23 November 2026, pukul 07.00 WIB.
    | [Hari] [Jam] [Zona] [✓ KSM Laris Jaya] [Jangan kirim lagi] [Kembali]
    """
    await deposit(laris, "KSM Laris Jaya", 50_000, dt.date(2026, 11, 21))
    await laris.play()
    await laris.wait_until("2026-11-23 07:00 WIB")
    assert [text.splitlines()[0] for text in digests(laris, "Pak Joko")] == ["(foto) ⚪ KSM Laris Jaya"]
    assert digests(laris, "Bu Rini") == []
    await officers_leave(laris, but=("Bu Rini",))
    await laris.wait_until("2026-11-30 12:00 WIB")
    assert len(digests(laris, "Pak Joko")) == 1
    roster = await laris.roster()
    joko = next(member for member in roster.people if member.name == "Pak Joko")
    async with laris.life.database.write() as tx:
        await groups.give_role(tx, joko.id, Role.KETUA, now=laris.clock.now(), given_by=None)
    laris.life.directory.forget_everything()
    await laris.wait_until("2026-12-07 12:00 WIB")
    assert len(digests(laris, "Pak Joko")) == 2, "an officer again"


async def test_an_officer_who_wants_it_no_more(laris: Chat) -> None:
    """
    Pak Joko @ > /binaan
    bot @Pak Joko < ... [...]
    Pak Joko @ * Atur laporan
    bot @Pak Joko ~ ... [...]
    Pak Joko @ * Kirim laporan KSM Laris Jaya
    bot @Pak Joko ~ Laporan mingguan: tiap Senin, ... [...]
    Pak Joko @ * ✓ KSM Laris Jaya
    bot @Pak Joko ~ Laporan mingguan tidak dikirim ke Anda / ... [Kirim laporan KSM Laris Jaya] [Kembali]
    """
    await laris.play()
    await laris.wait_until("2026-11-23 12:00 WIB")
    assert await outcomes(laris) == [("2026-11-23", "sent")], "the pendamping's alone"
    assert len(digests(laris, "Pak Joko")) == 0


async def test_forty_groups_fit_and_every_one_has_its_button(laris: Chat) -> None:
    """However many groups there are the words fit under the picture, and pages of buttons lead to each."""
    names = [f"KSM Sumber Rejeki Makmur Sentosa {number:02}" for number in range(1, 40)]
    await accompany(laris, *names)
    for name in names[:30]:
        await deposit(laris, name, 1_234_500, dt.date(2026, 11, 20))
    await laris.play(
        """
        Mbak Merli @ > /binaan
        bot @Mbak Merli < (foto) 40 kelompok berjalan baik / ... / dan ... / Tenang: ... dan 7 lainnya [...]
        """
    )
    message = heard(laris)[-1]
    assert 900 < utf16_length(message.text) <= 1024
    assert len(laris.hand.drawn[-1][1].rows) == 30  # type: ignore[union-attr]  # an Overview
    seen: list[str] = []
    for _page in range(4):
        *shown, more, settings = heard(laris)[-1].buttons
        assert (more, settings) == ("Kelompok lain", "Atur laporan")
        seen += shown
        await laris.play("Mbak Merli @ * Kelompok lain\nbot @Mbak Merli ~ (foto) 40 kelompok ... [...]")
    assert sorted(seen) == sorted(["KSM Laris Jaya", *names])
    await laris.play(
        """
        Mbak Merli @ * Kelompok lain
        bot @Mbak Merli ~ (foto) 40 kelompok ... [...]
        Mbak Merli @ * KSM Sumber Rejeki Makmur Sentosa 11
        bot @Mbak Merli ~ (foto) ⚪ KSM Sumber Rejeki Makmur Sentosa 11 / ... [...]
        Mbak Merli @ * Kembali
        bot @Mbak Merli ~ (foto) 40 kelompok ... [KSM Sumber Rejeki Makmur Sentosa 11] [...]
        """
    )


async def test_in_english(laris: Chat) -> None:
    """
    Mbak Merli @ > /bahasa en
    bot @Mbak Merli < All right, I will speak English here.
    Mbak Merli @ > /binaan
    bot @Mbak Merli < ... [...]
    """
    await deposit(laris, "KSM Laris Jaya", 50_000, dt.date(2026, 11, 21))
    await laris.play()
    assert [language for kind, _record, language in laris.hand.drawn if kind == "overview"] == ["en"]


async def test_forged_buttons_show_nobody_anothers_week(laris: Chat) -> None:
    """Members, officers of another group and strangers press what was never theirs, in private and in the group."""
    (mawar,) = await accompany(laris, "KSM Mawar")
    here = (await laris.roster()).group.id
    await deposit(laris, "KSM Mawar", 1_234_567, dt.date(2026, 11, 20))
    payloads = [
        *(ShowWeek(mawar, 20261121, 0), ShowWeeks(20261121, 0), SendGroup(mawar, 1, 20261121)),
        *(ShowWeek(here, 20261121, 0), SetDigest("state", "on", 0), SetDigest("page", "main", 0)),
    ]
    await laris.play("Bu Rini > /kas\nbot < ... [...]")
    group = next(iter(laris.world.groups()))
    message = next(reversed(group.messages.values()))
    for name in ("Bu Siti", "Pak Joko", "Mbak Merli"):
        person = laris.world.person(name)
        assert person is not None
        for payload in payloads:
            before = message.text
            assert person.presses_data(message, payload.pack())
            await laris.life.settle()
            assert message.text == before, "in the group nothing is shown"
    async with laris.life.database.read() as db:
        for name in ("Bu Siti", "Pak Joko"):
            person = laris.world.person(name)
            assert person is not None
            assert await store.chosen_groups(db, person.id) == frozenset()
    await laris.play("Pak Joko @ > /saldo\nbot @Pak Joko < ... [...]")
    private = heard(laris, "Pak Joko")[-1]
    joko = laris.world.person("Pak Joko")
    assert joko is not None
    joko.presses_data(private, ShowWeek(mawar, 20261121, 0).pack())
    joko.presses_data(private, SendGroup(mawar, 1, 20261121).pack())
    await laris.life.settle()
    assert not any("Mawar" in message.text or "1.234.567" in message.text for message in heard(laris, "Pak Joko"))


async def test_a_week_that_cannot_be_looked_up_is_the_last_one(laris: Chat) -> None:
    """
    Mbak Merli @ > /binaan
    bot @Mbak Merli < ... [...]
    """
    await laris.play()
    merli = laris.world.person("Mbak Merli")
    assert merli is not None
    message = heard(laris)[-1]
    for last in (0, 20261399, 20251010, 20261122, 99999999, -1, 2**60):
        merli.presses_data(message, ShowWeek((await laris.roster()).group.id, last, 0).pack())
        await laris.life.settle()
        assert "15 Nov sampai 21 Nov 2026" in message.text
    for what, value in (
        ("hour", "03.00"),
        ("weekday", "7"),
        ("zone", "UTC"),
        ("state", "x"),
        ("x", "x"),
        ("page", "x"),
    ):
        merli.presses_data(message, SetDigest(what, value, 0).pack())
    await laris.life.settle()
    async with laris.life.database.read() as db:
        assert (await store.habit(db, merli.id)).since is None


async def test_warnings_of_the_register_are_told(laris: Chat) -> None:
    """
    Mbak Merli @ > /binaan
    bot @Mbak Merli < (foto) ⚪ KSM Laris Jaya / ... / Simpanan Rp0
    |
    | Daftar anggota: belum ada bendahara, anggota 7, paling sedikit 10 [...]
    """
    await agree_on(laris, anggota_minimal="10")
    roster = await laris.roster()
    rini = next(member for member in roster.people if member.name == "Bu Rini")
    async with laris.life.database.write() as tx:
        await groups.take_role(tx, rini.id, Role.BENDAHARA, now=laris.clock.now())
    laris.life.directory.forget_everything()
    await laris.play()
