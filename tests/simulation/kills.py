"""Deposits by several members, the treasurer's Terima on every card, and kills at random instants in between.

The driver keeps its own list of who deposited what, and at the end counts the books with SQL of its own: it trusts
nothing that the program says of itself but the exit code of `verify`, and that too is asked.
"""

import asyncio
import datetime as dt
import random
import re
import sqlite3
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from savings.roles import Role
from storage.database import Database
from storage.migrations.upgrade import NEWEST, create
from tests.seeding import Account, seed_group
from tests.simulation.programs import TOKEN, Refused, World, bot_command, emulator, start_bot

GROUPS = ("KSM Laris Jaya", "KSM Sumber Rejeki")
TREASURER = {"KSM Laris Jaya": "Bu Rini", "KSM Sumber Rejeki": "Bu Endah"}
MEMBERS = {
    "KSM Laris Jaya": ("Bu Siti", "Bu Wati", "Bu Sri", "Pak Joko", "Bu Ani"),
    "KSM Sumber Rejeki": ("Pak Slamet", "Bu Tutik", "Bu Yanti"),
}
NUMBER = re.compile(r"No\. (\d+):")
SPREAD_SECONDS = 1.2
"""A kill comes at a random instant of so many seconds after the program began to run."""

QUIET_LOOKS = 25
"""After so many looks, five seconds, at which nothing waited anywhere nothing will come any more."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What was found at the end. `faults` is empty where every guarantee held."""

    seed: int
    deposits: int
    kills: int
    entries: int
    lost: int
    double: int
    claims: int
    receipts: int
    cards_repeated: int
    seconds: float
    verify: str
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"seed {self.seed}: {self.deposits} deposits, {self.kills} kills, {self.entries} entries, "
            f"{self.lost} lost, {self.double} double, {self.receipts} of {self.claims} claims answered by a receipt, "
            f"{self.cards_repeated} cards sent twice, {self.seconds:.1f} s. {self.verify}"
        )


@dataclass(slots=True, kw_only=True)
class Books:
    """One group's side of the world, and what its members said."""

    title: str
    chat_id: int
    said: Counter[str] = field(default_factory=Counter)
    pressed: set[int] = field(default_factory=set)


class Simulation:
    """One run."""

    def __init__(self, folder: Path, *, deposits: int, kills: int, seed: int, limit_seconds: float) -> None:
        self._folder = folder
        self._database = folder / "sisihkan.db"
        self._deposits = deposits
        self._kills = kills
        self._seed = seed
        self._limit = limit_seconds
        self._dice = random.Random(seed)
        self._books: list[Books] = []
        self._posted = 0

    async def run(self) -> Outcome:
        """Everything, within the time limit."""
        began = time.monotonic()
        async with asyncio.timeout(self._limit), emulator(self._folder) as world:
            await self._people(world)
            pressing = asyncio.create_task(self._press_every_card(world))
            try:
                await self._kill_again_and_again(world)
                await self._let_it_finish(world)
            finally:
                pressing.cancel()
            found = await self._examine(world)
        found.seconds = time.monotonic() - began
        return found

    async def _people(self, world: World) -> None:
        """Two groups, in Telegram and in the books."""
        create(self._database)
        database = await Database.open(self._database, revision=NEWEST)
        try:
            for title in GROUPS:
                names = (TREASURER[title], *MEMBERS[title])
                # The emulator opens with a few people of the same names: ids tell them apart.
                ids = {name: int((await world.act("user", name=f"{name} {title}"))["id"]) for name in names}
                chat = await world.act(
                    "group",
                    title=title,
                    creator=str(ids[TREASURER[title]]),
                    members=[str(ids[name]) for name in MEMBERS[title]],
                    bots=["sisihkan_bot"],
                )
                async with database.write() as tx:
                    await seed_group(
                        tx,
                        chat_id=chat["id"],
                        title=title,
                        accounts={name: Account(telegram_id=number) for name, number in ids.items()},
                        roles={TREASURER[title]: Role.BENDAHARA},
                        started_by=TREASURER[title],
                        now=dt.datetime.now(dt.UTC),
                    )
                self._books.append(Books(title=title, chat_id=chat["id"]))
        finally:
            await database.close()

    async def _kill_again_and_again(self, world: World) -> None:
        for turn in range(self._kills):
            goal = self._deposits * (turn + 1) // (self._kills + 1)
            saying = asyncio.create_task(self._say(world, goal))
            program = await start_bot(world, self._folder, self._database)
            try:
                # One in five dies while it is still starting.
                if self._dice.random() < 0.8:
                    await program.running()
                await asyncio.sleep(self._dice.uniform(0, SPREAD_SECONDS))
            finally:
                await program.kill()
            await saying
        await self._say(world, self._deposits)

    async def _say(self, world: World, goal: int) -> None:
        """Deposits one after the other, up to so many in all: bursts, and pauses that last about until the kill."""
        pause = 4 * SPREAD_SECONDS / max(1, goal - self._posted)
        while self._posted < goal:
            books = self._dice.choice(self._books)
            member = self._dice.choice(MEMBERS[books.title])
            thousands = self._dice.randrange(1, 200)
            self._posted += 1
            await world.act("say", person=f"{member} {books.title}", chat=books.chat_id, text=f"setor {thousands}rb")
            books.said[member] += thousands * 1000
            if self._dice.random() < 0.5:
                await asyncio.sleep(self._dice.uniform(0, pause))

    async def _press_every_card(self, world: World) -> None:
        """The treasurer presses Terima once on every card that appears, whether or not the bot lives."""
        while True:
            for books in self._books:
                for message in await world.history(str(books.chat_id)):
                    number = message["message_id"]
                    if "Terima" in buttons(message) and number not in books.pressed:
                        books.pressed.add(number)
                        person = f"{TREASURER[books.title]} {books.title}"
                        try:
                            await world.act(
                                "press", person=person, chat=books.chat_id, message_id=number, label="Terima"
                            )
                        except Refused:
                            continue  # the card became a receipt meanwhile
            await asyncio.sleep(0.15)

    async def _let_it_finish(self, world: World) -> None:
        program = await start_bot(world, self._folder, self._database)
        try:
            await program.running()
            quiet = 0
            while quiet < QUIET_LOOKS and not self._all_decided():
                await asyncio.sleep(0.2)
                quiet = 0 if await self._something_waits(world) else quiet + 1
            code = await program.stop()
        finally:
            await program.kill()
        if code != 0:
            raise RuntimeError(f"SIGTERM ended it with {code}")

    def _all_decided(self) -> bool:
        """Whether every deposit is where it belongs; where some were lost this never comes true."""
        decided = self._ask("SELECT count(*) FROM claims WHERE state = 'accepted'")[0][0]
        return decided >= self._deposits and not self._rows_wait()

    async def _something_waits(self, world: World) -> bool:
        return bool(await world.pending()) or self._rows_wait()

    def _rows_wait(self) -> bool:
        tables = ("inbox", "outbox")
        return any(self._ask(f"SELECT count(*) FROM {table} WHERE state = 'waiting'")[0][0] for table in tables)

    def _ask(self, sql: str) -> list[Any]:
        connection = sqlite3.connect(f"file:{self._database}?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    async def _examine(self, world: World) -> Outcome:
        faults: list[str] = []
        code, verify = await bot_command(self._folder, self._database, "verify")
        if code != 0:
            faults.append(f"verify ended with {code}: {verify}")
        claimed = [row[0] for row in self._ask("SELECT claim_id FROM entries")]
        per_message = Counter(self._ask("SELECT chat_id, message_id FROM claims"))
        double = sum(count - 1 for count in per_message.values()) + sum(n - 1 for n in Counter(claimed).values())
        receipts, repeated = await self._cards(world, faults)
        self._compare_balances(faults)
        found = Outcome(
            seed=self._seed,
            deposits=self._deposits,
            kills=self._kills,
            entries=len(claimed),
            lost=self._deposits - len(set(claimed)),
            double=double,
            claims=len(per_message),
            receipts=receipts,
            cards_repeated=repeated,
            seconds=0.0,
            verify=verify.strip(),
            faults=faults,
        )
        if found.lost or found.double or receipts != self._deposits or self._ask("SELECT 1 FROM inbox WHERE tries > 0"):
            faults.append("not every deposit is in the books exactly once, answered by a receipt, at the first try")
        self._read_the_log(faults)
        return found

    async def _cards(self, world: World, faults: list[str]) -> tuple[int, int]:
        """How many entries have a receipt, and how many cards came twice; every card must have become a receipt."""
        receipts = repeated = 0
        for books in self._books:
            numbers: Counter[int] = Counter()
            for message in await world.history(str(books.chat_id)):
                if message["from"]["is_bot"]:
                    number = NUMBER.search(message["text"])
                    if number is None:
                        faults.append(f"{books.title}: unanswered: {message['text']}")
                    else:
                        numbers[int(number.group(1))] += 1
            receipts += len(numbers)
            repeated += numbers.total() - len(numbers)
        return receipts, repeated

    def _compare_balances(self, faults: list[str]) -> None:
        """Each member's savings by three counts: what was said, the sum of the postings, the kept balance."""
        sums = """
            SELECT groups.name, members.name, sum(postings.amount) FROM postings
            JOIN accounts ON accounts.id = postings.credit_id JOIN groups ON groups.id = accounts.group_id
            JOIN members ON members.id = accounts.member_id GROUP BY 1, 2
        """
        kept = """
            SELECT groups.name, members.name, sum(balances.credit - balances.debit) FROM balances
            JOIN accounts ON accounts.id = balances.account_id JOIN groups ON groups.id = accounts.group_id
            JOIN members ON members.id = accounts.member_id GROUP BY 1, 2
        """
        said = {(books.title, name): amount for books in self._books for name, amount in books.said.items()}
        for what, sql in (("postings", sums), ("balances", kept)):
            counted = {(title, name): amount for title, name, amount in self._ask(sql)}
            if counted != said:
                faults.append(f"{what} differ from what was said: {counted} instead of {said}")
        boxes = "SELECT sum(debit - credit) FROM balances JOIN accounts ON accounts.id = account_id WHERE kind = 'cash'"
        if self._ask(boxes)[0][0] != sum(said.values()):
            faults.append("the cash boxes do not hold what was said")

    def _read_the_log(self, faults: list[str]) -> None:
        log = (self._folder / "bot.log").read_text()
        names = [name for title in GROUPS for name in (*MEMBERS[title], TREASURER[title])]
        forbidden = (*names, "rb", "Rp", TOKEN, "Traceback")
        faults.extend(f"the log holds {word!r}" for word in forbidden if word in log)


def buttons(message: dict[str, Any]) -> list[str]:
    """The labels under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


async def simulate(folder: Path, *, deposits: int, kills: int, seed: int, limit_seconds: float) -> Outcome:
    """Run it; the outcome's faults say what did not hold."""
    simulation = Simulation(folder, deposits=deposits, kills=kills, seed=seed, limit_seconds=limit_seconds)
    return await simulation.run()
