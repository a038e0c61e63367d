"""The help, and every line that it shows: each is played for everybody who is shown it."""

import re
from collections.abc import Iterator

import pytest

from handlers import help
from handlers.commands import TABLES
from handlers.menus import needed
from handlers.registry import Command, Scope
from savings.journal import Posting, postings_for
from savings.money import MoneyKind
from savings.roles import ALLOWED, Action, Role
from services import ledger
from tests.chat import TOKEN, Chat
from tests.dialogs.lending import lend

PEOPLE = {
    "Bu Rini": frozenset({Role.ANGGOTA, Role.BENDAHARA}),
    "Pak Joko": frozenset({Role.ANGGOTA, Role.KETUA}),
    "Bu Ani": frozenset({Role.ANGGOTA, Role.SEKRETARIS}),
    "Mbak Merli": frozenset({Role.PENDAMPING}),
    "Bu Siti": frozenset({Role.ANGGOTA}),
}
"""One person for each role."""

BEFORE = {
    **dict.fromkeys(("hadir", "izin", "sakit", "telat"), ("Bu Rini > /rapat",)),
    "batal": ("Bu Rini > setor 15rb", "Pak Joko > setor 15rb", "Bu Ani > setor 15rb", "Bu Siti > setor 15rb"),
}
"""What has to have happened for a command's samples to mean anything."""

AFTER = {"angsur": "/batal", "pinjam": "batal pinjam"}
"""What each sample is followed by: what waits of one would be in the way of the next."""

REFUSALS = re.compile(
    r"\b[Hh]anya\b.*\b(bisa|boleh)\b(?! dilihat)|Maaf, saya belum paham|belum saya kenal|dipakai di grup|"
    r"belum dimulai|belum terdaftar|hanya untuk yang punya|Tidak ada anggota|Tombol ini|belum bisa"
)


def may(name: str, action: Action | None) -> bool:
    return action is None or not ALLOWED[action].isdisjoint(PEOPLE[name])


def shown_to(name: str, command: Command) -> list[str]:
    """The lines of this command that the help shows to this person."""
    lines = list(command.samples or ((f"/{command.name}",) if command.in_menu else ()))
    if not may(name, needed(command)):
        lines = []
    return lines + [sample.line for sample in command.samples_for if may(name, sample.action)]


def places() -> Iterator[tuple[Command, bool]]:
    for command in TABLES.commands:
        if command.scope is not Scope.PRIVATE:
            yield command, False
        if command.scope is not Scope.GROUP:
            yield command, True


PLACES = list(places())


async def fill(chat: Chat) -> None:
    """Money for everybody and everything, so that no sample fails for want of it."""
    roster = await chat.roster()
    group_id, now = roster.group.id, chat.clock.now()
    moves: list[tuple[MoneyKind, tuple[Posting, ...], int | None]] = [
        (MoneyKind.DEPOSIT, postings_for(MoneyKind.DEPOSIT, 100_000, member_id=member.id), member.id)
        for member in roster.members
    ]
    moves.append((MoneyKind.GRANT, postings_for(MoneyKind.GRANT, 5_000_000), None))
    moves.append((MoneyKind.CASH_TO_BANK, postings_for(MoneyKind.CASH_TO_BANK, 1_000_000), None))
    async with chat.life.database.write() as tx:
        for kind, postings, member_id in moves:
            await ledger.post(
                tx,
                group_id=group_id,
                kind=kind,
                date=roster.group.date_of(now),
                now=now,
                postings=postings,
                text="",
                member_id=member_id,
            )


@pytest.mark.parametrize(
    ("command", "private"), PLACES, ids=[f"{row.name}-{'private' if alone else 'group'}" for row, alone in PLACES]
)
async def test_every_sample_works_for_everybody_who_is_shown_it(laris: Chat, command: Command, private: bool) -> None:
    await fill(laris)
    if command.name == "angsur":
        for name in PEOPLE:
            if may(name, command.action):
                await lend(laris, name)
    laris.player.person("Bu Ani").starts(laris.world.bots[TOKEN])
    await laris.life.settle()
    laris.player.record = True
    for line in BEFORE.get(command.name, ()):
        await laris.play(line)
    for name in PEOPLE:
        for sample in shown_to(name, command):
            said = "\n| ".join(f"{name} {'@ ' if private else ''}> {sample}".splitlines())
            before = len(laris.player.transcript.lines)
            await laris.play(said)
            answer = laris.player.transcript.lines[before + len(said.splitlines()) :]
            assert answer, f"silence: {said}"
            assert not REFUSALS.search("\n".join(answer)), f"refused: {said}\n" + "\n".join(answer)
            if command.name in AFTER:
                await laris.play(f"{name} {'@ ' if private else ''}> {AFTER[command.name]}")


def test_the_names_that_the_help_knows_are_commands() -> None:
    names = {command.name for command in TABLES.commands}
    assert set(help._TOPICS_BY_NAME) - names == set()


async def test_a_member_sees_what_a_member_may(laris: Chat) -> None:
    """
    Bu Siti @ > /bantuan
    bot @Bu Siti < Cukup tulis seperti contoh ini
    | Catat setoran simpanan: setor 20rb ...
    | Ajukan pinjaman: pinjam 500rb 10x untuk modal · /pinjam
    | Lihat simpanan sendiri: saldo saya · /saldo
    | ...
    | Contoh lain ada di tombol. [Setoran] [Pinjaman] [Saldo dan kas] [Rapat] [Anggota]
    Bu Siti @ * Setoran
    bot @Bu Siti ~ Contoh setoran
    | Catat setoran simpanan: ...
    | ... [Setoran] [Pinjaman] [Saldo dan kas] [Rapat] [Anggota]
    Bu Siti @ * Saldo dan kas
    bot @Bu Siti ~ Contoh saldo dan kas
    | ...Lihat simpanan sendiri: saldo saya · /saldo
    | ... [Setoran] [Pinjaman] [Saldo dan kas] [Rapat] [Anggota]
    Bu Siti > bantuan
    bot < Cukup tulis seperti contoh ini
    | ... [Setoran] [Pinjaman] [Saldo dan kas] [Rapat] [Anggota]
    Bu Siti * Rapat
    bot ~ Contoh rapat
    | ... izin ada acara... [Setoran] [Pinjaman] [Saldo dan kas] [Rapat] [Anggota]
    """
    await laris.play()
    await laris.life.settle()
    shown = [message.text for group in laris.world.groups() for message in group.messages.values()]
    assert not any("biaya" in text or "/saldo Bu Siti" in text for text in shown)


async def test_an_officer_sees_more(laris: Chat) -> None:
    """
    Bu Rini > /bantuan
    bot < Cukup tulis seperti contoh ini
    | ... [Setoran] [Pinjaman] [Saldo dan kas] [Rapat] [Anggota] [Pengurus]
    Bu Rini * Pengurus
    bot ~ Contoh pengurus
    | ...biaya 15rb konsumsi
    | ... [Setoran] [Pinjaman] [Saldo dan kas] [Rapat] [Anggota] [Pengurus]
    Bu Rini * Saldo dan kas
    bot ~ Contoh saldo dan kas
    | ...Lihat simpanan anggota: /saldo Bu Siti
    | ... [Setoran] [Pinjaman] [Saldo dan kas] [Rapat] [Anggota] [Pengurus]
    # the same button shows each presser what works for them
    Bu Siti * Pengurus
    bot ! Bu Siti: Tidak ada yang bisa Anda pakai di sini.
    """
    await laris.play()


async def test_a_stranger_learns_what_this_is(laris: Chat) -> None:
    """
    = member Bu Lilik
    Bu Siti > bantuan
    bot < Cukup tulis ... [...]
    Bu Lilik * Setoran
    bot ! Bu Lilik: Anda belum terdaftar di kelompok ini.
    Bu Lilik > bantuan
    bot < Saya Sisihkan, pencatat simpanan KSM Laris Jaya.
    | Anggota cukup menulis “setor 20rb”, bendahara mengonfirmasi, dan saldo hanya dilihat yang punya.
    | Bu Lilik belum terdaftar. Mau ikut? [Gabung]
    """
    await laris.play()


async def test_without_a_group_it_is_how_to_begin(chat: Chat) -> None:
    """
    = start Bu Lilik
    bot @Bu Lilik < Saya Sisihkan, ... [...]
    Bu Lilik @ > bantuan
    bot @Bu Lilik < Saya Sisihkan, pencatat simpanan kelompok.
    | 1. Tambahkan saya ke grup kelompok Anda.
    | 2. Admin grup mengetik /mulai di sana.
    | 3. Anggota menekan Gabung, lalu cukup menulis: setor 20rb [Tambahkan ke grup]
    = group "Kelompok Baru" Bu Lilik
    = add bot by Bu Lilik
    bot < Halo, ... [Mulai]
    Bu Lilik > /bantuan
    bot < Saya Sisihkan, pencatat simpanan kelompok.
    | Kelompok ini belum dimulai. Admin grup mengetik /mulai, dua menit saja.
    # a word that may be said to anybody is not for us where nothing has begun
    Bu Lilik > bantuan
    """
    await chat.play()


async def test_the_help_is_no_wall_of_text(laris: Chat) -> None:
    laris.player.record = True
    for name in PEOPLE:
        for line in (f"{name} > /bantuan", *(f"{name} * {label}" for label in help._LABELS.values())):
            before = len(laris.player.transcript.lines)
            await laris.play(line)
            assert 1 < len(laris.player.transcript.lines) - before <= 13


async def test_a_long_topic_has_a_next_page(laris: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Bu Siti @ > /bantuan
    bot @Bu Siti < Cukup tulis ... [...]
    Bu Siti @ * Anggota
    bot @Bu Siti ~ Contoh anggota / ... [Setoran] [Pinjaman] [Saldo dan kas] [Rapat] [Anggota] [Lainnya]
    Bu Siti @ * Lainnya
    bot @Bu Siti ~ Contoh anggota / ... [...]
    """
    monkeypatch.setattr(help, "LINES_OF_A_TOPIC", 2)
    await laris.play()


async def test_every_line_stands_on_some_page(laris: Chat) -> None:
    """What the samples' test plays is what people are shown: nothing is cut away silently."""
    laris.player.record = True
    for name in PEOPLE:
        shown: list[str] = []
        await laris.play(f"{name} > /bantuan")
        for label in help._LABELS.values():
            line: str | None = f"{name} * {label}"
            while line is not None:
                before = len(laris.player.transcript.lines)
                await laris.play(line)
                page = "\n".join(laris.player.transcript.lines[before:])
                shown.append(page)
                line = f"{name} * Lainnya" if "[Lainnya]" in page else None
        everything = "\n".join(shown)
        for command in TABLES.commands:
            if command.scope is not Scope.PRIVATE and command.name not in help._BEGINNINGS:
                missing = [line for line in shown_to(name, command) if line.splitlines()[0] not in everything]
                assert missing == [], (name, missing)
