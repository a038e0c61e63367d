"""/grafik: buttons, pictures with their finding, and what a group's picture does not tell."""

import datetime as dt

from savings.progress import AttendanceGrid, ClosingCard, OwnMoney, RepaymentMonths, SavingsProgress
from savings.roles import Role
from storage import groups
from tests.chat import Chat
from tests.dialogs.helpers import add_members, agree_on, share_phone
from tests.dialogs.lending import lend, pay, save

SEPTEMBER = dt.date(2026, 9, 26)


async def test_a_button_brings_a_picture(laris: Chat) -> None:
    """
    Bu Siti > /grafik
    bot < Mau lihat gambar apa? [Simpanan] [Kehadiran] [Angsuran] [Target] [Simpanan saya]
    Bu Siti * Simpanan
    bot ! Bu Siti: Sebentar, gambarnya menyusul.
    bot < (foto) Simpanan KSM Laris Jaya ...Rp45.000...
    """
    await save(laris, "Bu Siti", 20_000, dt.date(2026, 11, 7), dt.date(2026, 11, 14))
    await save(laris, "Bu Wati", 5_000)
    await laris.play()
    ((kind, record, language),) = laris.hand.drawn
    assert (kind, language) == ("savings_and_loans", "id")
    assert isinstance(record, SavingsProgress)
    assert record.points[-1].savings == 45_000


async def test_a_picture_by_its_name(laris: Chat) -> None:
    """
    Bu Siti > /grafik simpanan
    bot < (foto) ...Rp20.000...
    Bu Siti > /grafik Simpanan?
    bot < (foto) ...Rp20.000...
    """
    await save(laris, "Bu Siti", 20_000)
    await laris.play()
    assert len(laris.hand.drawn) == 1, "the second time Telegram has it already"


async def test_what_is_not_there_yet_is_said_in_words(laris: Chat) -> None:
    """
    Bu Siti > /grafik
    bot < Mau lihat gambar apa? [...]
    Bu Siti * Kehadiran
    bot ! Bu Siti: Belum ada rapat yang selesai dicatat.
    Bu Siti * Angsuran
    bot ! Bu Siti: Belum ada pinjaman di kelompok ini.
    Bu Siti * Target
    bot ! Bu Siti: Belum ada target. Pengurus bisa membuatnya: /target 10jt sampai Lebaran
    Bu Siti > /grafik kehadiran
    bot < Belum ada rapat yang selesai dicatat.
    Bu Siti * Simpanan
    bot ! Bu Siti: Sebentar, gambarnya menyusul.
    bot < (foto) Belum ada simpanan yang tercatat.
    """
    await laris.play()


async def test_one_or_two_debts_are_in_no_picture_of_the_group(laris: Chat) -> None:
    """
    Bu Siti > /grafik angsuran
    bot < Gambar angsuran baru dibuat bila ada 3 peminjam, supaya utang satu orang tidak terbaca.
    Bu Siti @ > /grafik angsuran
    bot @Bu Siti < Gambar angsuran baru dibuat bila ada 3 peminjam, supaya utang satu orang tidak terbaca.
    Bu Siti > /grafik pinjaman
    bot < (foto) ...
    Bu Rini @ > /grafik pinjaman
    bot @Bu Rini < (foto) ...Rp200.000...
    Bu Rini @ > /grafik angsuran
    bot @Bu Rini < (foto) ...
    Mbak Merli @ > /grafik angsuran
    bot @Mbak Merli < (foto) ...
    """
    for name in ("Bu Siti", "Bu Wati"):
        await lend(laris, name, 100_000, 10, first_due=SEPTEMBER)
    transcript = await laris.play()
    hidden, told, *_others = (record for _kind, record, _language in laris.hand.drawn)
    assert isinstance(hidden, SavingsProgress) and isinstance(told, SavingsProgress)
    assert hidden.points[-1].lent is None
    assert told.points[-1].lent == 200_000
    before_rini = transcript.text.partition("Bu Rini @")[0]
    assert "200.000" not in before_rini


async def test_three_debts_tell_nobodys(laris: Chat) -> None:
    """
    Bu Siti > /grafik angsuran
    bot < (foto) ...
    """
    for name in ("Bu Siti", "Bu Wati", "Bu Sri"):
        await lend(laris, name, 100_000, 10, first_due=SEPTEMBER)
    transcript = await laris.play()
    assert not any(name in transcript.text.partition("bot <")[2] for name in ("Bu Siti", "Bu Wati", "Bu Sri"))


async def test_how_much_one_is_late_with_is_for_officers_alone(laris: Chat) -> None:
    """
    Bu Siti > /grafik angsuran
    bot < (foto) Angsuran KSM Laris Jaya November 2026: masuk Rp0, masih ada tunggakan; Oktober 2026: sebagian besar
    | masuk, sebagian kecil belum.
    Bu Siti @ > /grafik tunggakan
    bot @Bu Siti < (foto) Angsuran KSM Laris Jaya November 2026: masuk Rp0, masih ada tunggakan; Oktober 2026: ...
    Bu Rini > /grafik angsuran
    bot < (foto) Angsuran KSM Laris Jaya November 2026: masuk Rp0, masih ada tunggakan; Oktober 2026: ...
    Bu Rini @ > /grafik angsuran
    bot @Bu Rini < (foto) Angsuran KSM Laris Jaya November 2026: masuk Rp0 dari Rp34.500, tunggakan Rp11.500.
    """
    for name in ("Bu Siti", "Bu Wati", "Bu Sri"):
        await lend(laris, name, 100_000, 10, first_due=dt.date(2026, 10, 24))
    for number in (1, 2):
        await pay(laris, number, 10_000, 1_500, dt.date(2026, 10, 24), at_once=True)
    await laris.play()
    for _kind, record, _language in laris.hand.drawn[:-1]:
        assert isinstance(record, RepaymentMonths)
        assert (record.arrears, {month.due for month in record.months}) == (None, {None})


async def test_a_payment_into_a_month_that_is_over_shows_nobody_what_was_due(laris: Chat) -> None:
    """
    Bu Wati > /grafik angsuran
    bot < (foto) Angsuran KSM Laris Jaya November 2026: masuk Rp0, masih ada tunggakan; Oktober 2026: sebagian kecil
    | masuk.
    Bu Wati > angsur 1rb tgl 28 okt
    bot < Bu Wati bayar angsuran Rp1.000, tanggal 28 Okt 2026. Menunggu bendahara. [Terima] [Tolak] [Bukan itu]
    Bu Rini * Terima
    bot ~ ✅ No. ...: Bu Wati, angsuran Rp1.000. ... [...]
    Bu Wati > /grafik angsuran
    bot < (foto) Angsuran KSM Laris Jaya November 2026: masuk Rp0, masih ada tunggakan.
    """
    for name in ("Bu Siti", "Bu Wati", "Bu Sri"):
        await lend(laris, name, 100_000, 10, first_due=dt.date(2026, 10, 24))
    await pay(laris, 1, 10_000, 1_500, dt.date(2026, 10, 24), at_once=True)
    await laris.play()


HELD = """
Bu Rini > /rapat
bot < ... [...]
Bu Siti > hadir
bot ~ ... [...]
Bu Rini > /rapat tutup
bot < ... [...]
Bu Rini * Ya, tutup
bot ~ ...
bot ~ ...
bot < (foto) ...
"""


def rows_of_the_last(chat: Chat) -> list[str | None]:
    """The names in the newest picture of attendance."""
    record = chat.hand.drawn[-1][1]
    assert isinstance(record, AttendanceGrid)
    return [row.name for row in record.rows]


async def test_names_stand_in_it_for_officers_or_where_the_group_is_open(laris: Chat) -> None:
    await laris.play(HELD)
    await laris.play("Bu Siti > /grafik kehadiran\nbot < (foto) ...")
    assert set(rows_of_the_last(laris)) == {None}
    await laris.play("Bu Rini > /grafik kehadiran\nbot < (foto) ...")
    assert set(rows_of_the_last(laris)) == {None}, "in the group others look on"
    await laris.play("Bu Siti @ > /grafik kehadiran\nbot @Bu Siti < (foto) ...")
    assert set(rows_of_the_last(laris)) == {None}
    await laris.play("Bu Rini @ > /grafik kehadiran\nbot @Bu Rini < (foto) ...")
    assert "Bu Siti" in rows_of_the_last(laris)
    await agree_on(laris, saldo_terbuka="ya")
    await laris.play("Bu Siti > /grafik kehadiran\nbot < (foto) ...")
    assert "Bu Siti" in rows_of_the_last(laris)


async def test_ones_own_comes_in_private_alone(laris: Chat) -> None:
    """
    Bu Siti > /grafik saya
    bot < Gambar simpanan sendiri hanya untuk Anda, jadi saya kirim di chat pribadi. [Buka chat pribadi]
    Bu Siti @ > /grafik
    bot @Bu Siti < Mau lihat gambar apa? [Simpanan] [Kehadiran] [Angsuran] [Target] [Simpanan saya]
    """
    await save(laris, "Bu Siti", 20_000)
    await laris.play()
    pressed = "Bu Siti @ * Simpanan saya\nbot ! Bu Siti: Sebentar, gambarnya menyusul.\n"
    await laris.play(f"{pressed}bot @Bu Siti < (foto) ...Rp20.000...")
    ((kind, record, _language),) = laris.hand.drawn
    assert kind == "own"
    assert isinstance(record, OwnMoney)
    assert record.name == "Bu Siti"


async def test_ones_own_debt_is_ones_own_to_see(laris: Chat) -> None:
    """
    Bu Siti @ > /grafik saya
    bot @Bu Siti < (foto) ...Rp100.000...
    Bu Rini @ > /grafik saya
    bot @Bu Rini < (foto) ...
    """
    await lend(laris, "Bu Siti", 100_000, 10, first_due=SEPTEMBER)
    transcript = await laris.play()
    assert "100.000" not in transcript.text.partition("Bu Rini @ > /grafik saya")[2]


async def test_another_ones_picture_is_not_shown_by_a_forged_button(laris: Chat) -> None:
    roster = await laris.roster()
    rini = next(member for member in roster.people if member.name == "Bu Rini")
    await laris.play("Bu Siti @ > /grafik\nbot @Bu Siti < Mau lihat gambar apa? [...]")
    bot = next(iter(laris.world.bots.values()))
    siti = laris.player.person("Bu Siti")
    chats = laris.world.private_chat(siti, bot), laris.world.groups()[0]
    await laris.play("Bu Siti > /grafik\nbot < Mau lihat gambar apa? [...]")
    own = next(member for member in roster.people if member.name == "Bu Siti")
    for where, member in ((chats[0], rini), (chats[1], rini), (chats[1], own)):
        message = next(one for one in reversed(where.messages.values()) if one.buttons)
        query = siti.presses_data(message, f"chartown:{roster.group.id}:{member.id}")
        await laris.life.settle()
        assert query.answered
    assert laris.hand.drawn == []


async def test_on_a_shared_telephone_it_is_asked_whose(laris: Chat) -> None:
    """
    Bu Siti @ > /grafik saya
    bot @Bu Siti < Mau lihat gambar apa? [Simpanan] [Kehadiran] [Angsuran] [Target] [Simpanan Bu Siti] [...]
    Bu Siti @ * Simpanan Mbah Karto
    bot ! Bu Siti: Sebentar, gambarnya menyusul.
    bot @Bu Siti < (foto) ...
    """
    await share_phone(laris, "Bu Siti", "Mbah Karto")
    await laris.play()
    record = laris.hand.drawn[0][1]
    assert isinstance(record, OwnMoney)
    assert record.name == "Mbah Karto"


async def test_a_pendamping_sees_all_groups_in_one_picture(laris: Chat) -> None:
    """
    Mbak Merli @ > /grafik
    bot @Mbak Merli < Mau lihat gambar apa? [Simpanan] [Kehadiran] [Angsuran] [Target] [Semua kelompok]
    Mbak Merli @ * Semua kelompok
    bot ! Mbak Merli: Sebentar, gambarnya menyusul.
    bot @Mbak Merli < (foto) ...
    Mbak Merli > /grafik semua
    bot < Gambar semua kelompok hanya untuk pendamping, di chat pribadi.
    Mbak Merli @ > /grafik saya
    bot @Mbak Merli < Anda pendamping di sini, jadi tidak punya simpanan sendiri.
    Bu Siti @ > /grafik semua
    bot @Bu Siti < Gambar semua kelompok hanya untuk pendamping, di chat pribadi.
    """
    await save(laris, "Bu Siti", 20_000)
    await laris.play()


async def test_a_stranger_gets_no_picture(laris: Chat) -> None:
    """
    Bu Siti > /grafik
    bot < Mau lihat gambar apa? [...]
    = stranger Bu Tini
    = member Bu Tini
    Bu Tini * Simpanan
    bot ! Bu Tini: Anda belum terdaftar di kelompok ini.
    """
    await laris.play()
    assert laris.hand.drawn == []


async def test_who_reads_english_in_private_gets_an_english_picture(laris: Chat) -> None:
    """
    Bu Siti @ > /bahasa en
    bot @Bu Siti < ...
    Bu Siti @ > /grafik simpanan
    bot @Bu Siti < (foto) ...
    Bu Siti > /grafik simpanan
    bot < (foto) Simpanan ...
    """
    await save(laris, "Bu Siti", 20_000)
    await laris.play()
    assert [language for _kind, _record, language in laris.hand.drawn] == ["en", "id"]


async def test_the_closing_card_follows_the_words(laris: Chat) -> None:
    """
    Bu Rini > /rapat
    bot < ... [...]
    Bu Siti > hadir
    bot ~ ... [...]
    Bu Siti > setor 20rb
    bot < ... [...]
    Bu Rini * Terima semua (1)
    bot ! Bu Rini: 1 diterima.
    bot ~ ... [...]
    Bu Rini > /rapat tutup
    bot < ... [...]
    Bu Rini * Ya, tutup
    bot ~ Rapat ke-1 selesai, Sabtu, 21 November 2026.
    | Hadir 1 dari 7 anggota (14%).
    | Tanpa kabar 6.
    | Setoran Rp20.000, semua sudah diterima.
    | Rapat berikutnya Sabtu, 28 November 2026, pukul 19.00 WIB.
    bot ~ ... Rapat sudah ditutup.
    bot < (foto) Rapat ke-1 KSM Laris Jaya: hadir 1 dari 7, simpanan masuk Rp20.000, ... kas sekarang Rp20.000.
    """
    await laris.play()
    ((kind, record, _language),) = laris.hand.drawn
    assert kind == "closing"
    assert isinstance(record, ClosingCard)
    assert (record.present, record.expected, record.saved, record.cash) == (1, 7, 20_000, 20_000)


async def test_forty_members_and_a_name_of_forty_letters(laris: Chat) -> None:
    """
    Bu Rini > /rapat
    bot < ... [...]
    Bu Rini > /rapat tutup
    bot < ... [...]
    Bu Rini * Ya, tutup
    bot ~ ...
    bot ~ ...
    bot < (foto) Rapat ke-1 ...: hadir 0 dari 40, ...
    Bu Rini @ > /grafik kehadiran
    bot @Bu Rini < (foto) ...
    """
    long = "Raden Ajeng Sri Wahyuningsih Kusumadewi"
    await add_members(laris, long, *(f"Ibu Warga {number}" for number in range(32)))
    await laris.play()
    assert long in rows_of_the_last(laris)


async def test_a_new_pendamping_of_two_groups_sees_only_those(laris: Chat) -> None:
    """Groups that one is a mere member of stay out of the picture of all groups."""
    roster = await laris.roster()
    merli = next(member for member in roster.people if member.name == "Mbak Merli")
    async with laris.life.database.write() as tx:
        now = laris.clock.now()
        other = await groups.add_group(
            tx, chat_id=-999, preset=roster.group.preset, changes={"nama": "KSM Lain"}, now=now, started_by=1
        )
        member = await groups.add_member(tx, group_id=other, name="Mbak Merli", joined_on=now.date())
        await groups.give_role(tx, member, Role.ANGGOTA, now=now, given_by=None)
        await groups.add_speaker(tx, member, min(merli.speakers), now)
    laris.life.directory.forget_everything()
    await laris.play("Mbak Merli @ > /grafik semua\nbot @Mbak Merli < (foto) ...")
    ((kind, record, _language),) = laris.hand.drawn
    assert kind == "overview"
    assert "KSM Lain" not in repr(record)
