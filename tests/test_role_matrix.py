"""Who may do what, tried out: every command and every button, by every role, by strangers, by people of another group.

What savings/roles.ALLOWED forbids gets an answer and changes nothing in the books; what it allows never lets anybody
confirm their own money. The buttons are pressed with forged data, so that no screen is needed to reach them.
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

import pytest

from handlers.buttons import Payload
from handlers.cards import Accept
from handlers.commands import TABLES
from sandbox.people import Person
from sandbox.records import Message
from savings.loans import Decision, LoanState
from savings.roles import Action, Role, allowed
from storage import groups
from tests.attacks import confirmed_by_themselves, own_loans_decided, rows
from tests.chat import TOKEN, Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.lending import borrow_from_upk, lend

NOT_BOOKS = {"inbox", "outbox", "people", "slots", "marks", "sqlite_sequence", "alembic_version", "chats", "pictures"}
MONEY = {
    *("claims", "entries", "postings", "balances", "approvals", "corrections", "meetings", "attendance"),
    *("loans", "loan_votes", "instalments", "shifts", "waivers", "covers", "hardships"),
}

ACTORS = {
    "Pak Joko": {Role.KETUA, Role.ANGGOTA},
    "Bu Ani": {Role.SEKRETARIS, Role.ANGGOTA},
    "Bu Rini": {Role.BENDAHARA, Role.ANGGOTA},
    "Mbak Merli": {Role.PENDAMPING},
    "Bu Wati": {Role.ANGGOTA},
    "Bu Tini": set[Role](),
}
"""Everybody of the `laris` fixture by what they are; Bu Tini sits in the chat and has not joined."""

TO_JOIN = {"begin", "starting", "join", "called", "othername", "joinas", "else", "kept", "isme", "notme", "appoint"}
"""Buttons that are there for people who are not members yet: they touch the register, never the money."""

ABOUT_MONEY = {
    *("asking", "cards", "claims", "corrections", "massal", "money", "picking", "proposals", "questions"),
    *("withdrawals", "borrowing", "debts", "disbursing", "instalment_list", "lending", "loan_cards", "loan_questions"),
    *("loan_requests", "loans", "new_debts", "old_loans", "repaying", "write_offs", "covering", "cover_list"),
}
"""The modules whose buttons move money."""

SCENE = """
= stranger Bu Tini
= member Bu Tini
Bu Siti > setor 20rb
bot < ... [...]
Bu Rini * Terima
bot ~ ... [...]
Bu Rini > titip setoran bu wati 10rb
bot < ... [...]
Bu Siti > /ralat 1 jadi 30rb salah ketik
bot < ... [...]
Pak Joko > setor 11rb
bot < ... [...]
Bu Ani > setor 12rb
bot < ... [...]
Bu Rini > setor 13rb
bot < ... [...]
Bu Wati > setor 14rb
bot < ... [...]
Bu Siti > setor 15rb, wajib 5rb
bot < ... [...]
Pak Joko > /rapat
bot < ... [...]
Bu Siti > setor 16rb
bot < ... [...]
Bu Siti > /setor
bot < ... [...]
Bu Rini > /setor massal
bot < ... [...]
Mbak Merli @ > /kunjungan mulai 1 nov
bot @Mbak Merli < ... [...]
Mbak Merli @ > /kunjungan kemarin di balai: buku kas basah
bot @Mbak Merli < ... [...]
Mbak Merli @ > /catatan Bu Siti: suaminya sakit
bot @Mbak Merli < ... [...]
"""


LOANS = """
Bu Siti > angsur 4.600
bot ~ ... [...]
Bu Ani > setor ke upk 20rb
bot < ... [...]
Bu Siti > /angsur
bot < ... [...]
Pak Joko > /pinjam 100rb 3x
bot < ... [...]
Bu Ani > /angsur massal
bot < ... [...]
"""


@dataclass(slots=True)
class World:
    """The scene with a message of the bot's under which buttons can be pressed, and another group beside it."""

    chat: Chat
    message: Message
    other: Message
    ids: dict[str, list[Any]]
    seeded: list[tuple[Any, ...]]
    """What stood in the books before anybody spoke, and so was confirmed by nobody."""

    def person(self, name: str) -> Person:
        """The person of this name."""
        found = self.chat.world.person(name)
        assert found is not None
        return found

    async def press(self, person: Person, message: Message, payload: Payload) -> bool:
        """Press, and say whether that was answered."""
        query = person.presses_data(message, payload.pack())
        await self.chat.life.settle()
        return query.answered

    async def dump(self, *, by: Person, without: int | None = None) -> dict[str, list[tuple[Any, ...]]]:
        """The books, row by row, except the presser's own open questions and the group `without`."""
        books: dict[str, list[tuple[Any, ...]]] = {}
        async with self.chat.life.database.read() as db:
            names = await db.connection.execute_fetchall("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (table,) in names:
                if table in NOT_BOOKS:
                    continue
                rows = list(await db.connection.execute_fetchall(f"SELECT * FROM {table}"))
                keys = rows[0].keys() if rows else []
                if table == "drafts":
                    rows = [row for row in rows if row["telegram_id"] != by.id]
                if "group_id" in keys:
                    rows = [row for row in rows if row["group_id"] != without]
                books[table] = [tuple(row) for row in rows]
        return books

    def forged(self, kind: type[Payload]) -> Iterator[Payload]:
        """The button with everything that could be meant."""
        names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # every payload is a dataclass
        types = [field.type for field in fields(kind)]  # type: ignore[arg-type]  # as above
        choices = [self.ids.get(name, [1] if of is int else ["x"]) for name, of in zip(names, types, strict=True)]
        if names[:2] == ["card", "key"]:
            newest = [self.ids["claim_id"][-1]] if names[2:] == ["newest"] else []
            yield from (kind(*pair, *newest) for pair in self.ids["cards"])
            return
        if kind is Accept:
            yield from (Accept(*claim) for claim in self.ids["claims"])
            return
        for values in itertools.islice(itertools.product(*choices), 40):
            yield kind(*values)


async def scene(chat: Chat, presser: str = "") -> World:
    """Everything that a button could be about, in one group; another group with officers of its own.

    Bu Siti and the presser have each a loan in every state.
    """
    await chat.play(SCENE)
    await _lend(chat, {"Bu Siti", presser} - {"", "Bu Tini", "Mbak Merli", "Pak Dullah"})
    seeded = await confirmed_by_themselves(chat)
    await chat.play(LOANS)
    roster = await chat.roster()
    people = {member.name: member for member in roster.people}
    dullah = chat.world.add_user("Pak Dullah")
    elsewhere = chat.world.add_group("KSM Lain", dullah)
    dullah.adds(chat.world.bots[TOKEN], elsewhere)
    async with chat.life.database.write() as tx:
        now = chat.clock.now()
        group_id = await groups.add_group(
            tx,
            chat_id=elsewhere.id,
            preset=roster.group.preset,
            changes={"nama": "KSM Lain"},
            now=now,
            started_by=dullah.id,
        )
        member = await groups.add_member(tx, group_id=group_id, name="Pak Dullah", joined_on=now.date())
        for role in Role:
            await groups.give_role(tx, member, role, now=now, given_by=None)
        await groups.add_speaker(tx, member, dullah.id, now)
    chat.life.directory.forget_everything()
    dullah.says(elsewhere, "/bantuan")
    await chat.life.settle()
    async with chat.life.database.read() as db:

        async def column(sql: str) -> list[int]:
            return [row[0] for row in await db.connection.execute_fetchall(sql)]

        claims = await column("SELECT id FROM claims ORDER BY id")
        amounts = await column("SELECT amount FROM claims ORDER BY id")
        meetings = await column("SELECT id FROM meetings")
        batch = await column("SELECT min(id) FROM claims GROUP BY chat_id, message_id HAVING count(*) > 1")
        drafts = await column("SELECT id FROM drafts")
        corrections = await column("SELECT id FROM corrections")
        lent = await column("SELECT id FROM loans WHERE member_id IS NOT NULL ORDER BY id")
        debts = await column("SELECT id FROM loans WHERE member_id IS NULL")
        visits = await column("SELECT id FROM visits")
        notes = await column("SELECT id FROM confidential_notes")
    assert claims and meetings and batch and drafts and corrections and lent and debts
    cards = [("m", meetings[0]), ("b", batch[0]), ("w", roster.group.id), *(("", claim) for claim in claims)]
    accounts = [min(people["Bu Siti"].speakers), chat.world.person("Bu Tini").id]  # type: ignore[union-attr]  # the scene made her
    ids: dict[str, list[Any]] = {
        "claim_id": claims,
        "claims": list(zip(claims, amounts, strict=True)),
        "meeting_id": meetings,
        "draft_id": drafts,
        "correction_id": corrections,
        "loan_id": [*lent, *debts],
        "debt_id": debts,
        "visit_id": visits,
        "note_id": notes,
        "source": ["cash", "bank"],
        "to": ["ahead", "savings", "settle", "part"],
        "periods": [10],
        "principal": [300_000],
        "purpose": [0],
        "member_id": [people[name].id for name in ("Bu Siti", "Bu Rini", "Bu Wati")],
        "telegram_id": accounts,
        "owner": [min(people["Bu Rini"].speakers)],
        "asker": [accounts[0]],
        "group_id": [roster.group.id],
        "amount": [30_000],
        "reason": [0],
        "index": [0],
        "action": ["cancel"],
        "role": ["bendahara"],
        "status": ["H"],
        "told": ["H"],
        "savings": ["wajib"],
        "key": ["wajib"],
        "value": ["7000"],
        "cards": cards,
        "planned_on": [dt.date(2026, 11, 28).toordinal()],
        "on": [dt.date(2026, 11, 28).toordinal()],
        "day": [dt.date(2026, 12, 1).toordinal()],
        "why": ["libur", "lupa", "undur"],
    }
    group = next(one for one in chat.world.groups() if one.id == roster.group.chat_id)
    return World(chat=chat, message=_ours(group), other=_ours(elsewhere), ids=ids, seeded=seeded)


def _ours(group: Any) -> Message:
    found: Message = next(
        one for one in reversed(group.messages.values()) if one.sender is not None and one.sender.is_bot
    )
    return found


async def _lend(chat: Chat, borrowers: Iterable[str]) -> None:
    """Of each borrower a loan in every state that a button could move on; and what the group owes."""
    await agree_on(chat, satu_pinjaman="tidak", tunggakan="tidak")
    for name in sorted(borrowers):
        await lend(chat, name, 40_000)
        await lend(chat, name, 400_000, state=LoanState.ASKED)
        await lend(chat, name, 300_000, state=LoanState.ASKED, decision=Decision.VOTE)
        await lend(chat, name, 20_000, state=LoanState.APPROVED)
    await borrow_from_upk(chat, 200_000)


@pytest.mark.parametrize("name", ACTORS)
async def test_a_forbidden_button_answers_and_changes_nothing(laris: Chat, name: str) -> None:
    world = await scene(laris, name)
    person = world.person(name)
    before = await world.dump(by=person)
    tried = 0
    for rule in TABLES.presses:
        stranger = not ACTORS[name] and rule.payload.prefix not in TO_JOIN
        if not stranger and (rule.action is None or allowed(rule.action, ACTORS[name])):
            continue
        for payload in world.forged(rule.payload):
            assert await world.press(person, world.message, payload), payload
            assert await world.dump(by=person) == before, payload
            tried += 1
    assert tried > 0 or name in {"Pak Joko", "Bu Ani"}


@pytest.mark.parametrize("name", ACTORS)
async def test_nobody_confirms_their_own_money_by_any_button(laris: Chat, name: str) -> None:
    world = await scene(laris, name)
    person = world.person(name)
    before = len((await world.dump(by=person))["entries"])
    # The money first: among the others are buttons by which somebody leaves the group.
    for rule in sorted(TABLES.presses, key=lambda rule: rule.payload.__module__.split(".")[-1] not in ABOUT_MONEY):
        for payload in world.forged(rule.payload):
            assert await world.press(person, world.message, payload), payload
    assert await confirmed_by_themselves(laris) == world.seeded
    assert await own_loans_decided(laris) == []
    if name in {"Bu Rini", "Pak Joko"}:
        entries = (await world.dump(by=person))["entries"]
        assert len(entries) > before, "the buttons are live: what is allowed has happened"
        assert await rows(laris, "SELECT * FROM loan_votes"), "and so are those under loans"


async def test_a_member_of_another_group_reaches_nothing_with_forged_buttons(laris: Chat) -> None:
    world = await scene(laris)
    dullah = world.person("Pak Dullah")
    other = await laris.roster("KSM Lain")
    before = await world.dump(by=dullah, without=other.group.id)
    kept = {table: rows for table, rows in before.items() if table not in {"roles", "speakers", "groups"}}
    for rule in TABLES.presses:
        for payload in world.forged(rule.payload):
            assert await world.press(dullah, world.other, payload), payload
            now = await world.dump(by=dullah, without=other.group.id)
            assert {table: now[table] for table in kept} == kept, payload
    roster = await laris.roster()
    assert roster.group.rules["wajib"] == "5000"
    assert all(dullah.id not in member.speakers for member in roster.people)
    assert [member.name for member in roster.holding({Role.BENDAHARA})] == ["Bu Rini"]


async def test_a_stranger_touches_no_money_while_joining(laris: Chat) -> None:
    world = await scene(laris)
    tini = world.person("Bu Tini")
    before = await world.dump(by=tini)
    for rule in TABLES.presses:
        if rule.payload.prefix in TO_JOIN:
            for payload in world.forged(rule.payload):
                assert await world.press(tini, world.message, payload), payload
    after = await world.dump(by=tini)
    assert {table: after[table] for table in MONEY} == {table: before[table] for table in MONEY}
    assert not (await laris.roster()).may(tini.id, Action.WRITE_GROUP_MONEY)


@pytest.mark.parametrize("name", ACTORS)
async def test_a_forbidden_command_answers_and_changes_nothing(laris: Chat, name: str) -> None:
    world = await scene(laris, name)
    person = world.person(name)
    before = await world.dump(by=person)
    group = world.message.chat
    for command in TABLES.commands:
        if command.action is None or allowed(command.action, ACTORS[name]):
            continue
        for line in (f"/{command.name}", *command.samples):
            answers = len(group.messages)
            person.says(group, line)
            await laris.life.settle()
            assert await world.dump(by=person) == before, line
            assert len(group.messages) > answers + 1 or not line.startswith("/"), line


VISITING = {"visits", "visit_cards", "visit_changes", "visit_groups", "visit_plan", "visit_recording", "counsel"}
ACCOMPANIED = ("programmes", "visits", "confidential_notes")


@pytest.mark.parametrize("name", [*ACTORS, "Pak Dullah"])
async def test_visits_and_notes_are_moved_by_the_pendamping_alone(laris: Chat, name: str) -> None:
    """Their buttons name the group, so that the handlers ask who may; Pak Dullah accompanies a group of his own."""
    world = await scene(laris, name)
    person = world.person(name)
    places = [world.other if name == "Pak Dullah" else world.message, await in_private(world, person)]
    before = await world.dump(by=person)
    for message in places:
        for rule in TABLES.presses:
            if rule.payload.__module__.rpartition(".")[2] in VISITING:
                for payload in world.forged(rule.payload):
                    assert await world.press(person, message, payload), payload
    after = await world.dump(by=person)
    for table in ACCOMPANIED:
        assert (after[table] == before[table]) is (name != "Mbak Merli"), table


async def in_private(world: World, person: Person) -> Message:
    """A message of the bot's in somebody's private chat."""
    bot = world.chat.world.bots[TOKEN]
    person.starts(bot)
    await world.chat.life.settle()
    return _ours(world.chat.world.private_chat(person, bot))


@pytest.mark.parametrize("name", [*ACTORS, "Pak Dullah"])
async def test_in_private_a_forbidden_button_answers_and_changes_nothing(laris: Chat, name: str) -> None:
    """Pak Dullah is everything in a group of his own, and nothing here."""
    world = await scene(laris, name)
    person = world.person(name)
    message = await in_private(world, person)
    other = (await laris.roster("KSM Lain")).group.id if name == "Pak Dullah" else None
    before = await world.dump(by=person, without=other)
    kept = before.keys() - ({"roles", "speakers"} if other is not None else set())
    for rule in TABLES.presses:
        stranger = not ACTORS.get(name) and rule.payload.prefix not in TO_JOIN
        if name != "Pak Dullah" and not stranger and (rule.action is None or allowed(rule.action, ACTORS[name])):
            continue
        for payload in world.forged(rule.payload):
            assert await world.press(person, message, payload), payload
            now = await world.dump(by=person, without=other)
            assert {table: now[table] for table in kept} == {table: before[table] for table in kept}, payload


@pytest.mark.parametrize("name", ACTORS)
async def test_in_private_nobody_confirms_their_own_money(laris: Chat, name: str) -> None:
    world = await scene(laris, name)
    person = world.person(name)
    message = await in_private(world, person)
    for rule in sorted(TABLES.presses, key=lambda rule: rule.payload.__module__.split(".")[-1] not in ABOUT_MONEY):
        for payload in world.forged(rule.payload):
            assert await world.press(person, message, payload), payload
    assert await confirmed_by_themselves(laris) == world.seeded
    assert await own_loans_decided(laris) == []


@pytest.mark.parametrize("name", ACTORS)
async def test_in_private_a_forbidden_command_answers_and_changes_nothing(laris: Chat, name: str) -> None:
    world = await scene(laris, name)
    person = world.person(name)
    message = await in_private(world, person)
    before = await world.dump(by=person)
    for command in TABLES.commands:
        if command.action is None or allowed(command.action, ACTORS[name]):
            continue
        for line in (f"/{command.name}", *command.samples):
            answers = len(message.chat.messages)
            person.says(message.chat, line)
            await laris.life.settle()
            assert await world.dump(by=person) == before, line
            assert len(message.chat.messages) > answers + 1, line
