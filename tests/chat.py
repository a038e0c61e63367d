"""`Chat`: what the `chat` fixture gives to a test."""

import datetime as dt
from pathlib import Path
from typing import Self

from bot.life import Life
from sandbox.clock import MovableClock
from sandbox.dialog import Player, Transcript
from sandbox.passing import live_on
from sandbox.records import Chat as TelegramChat
from sandbox.request import EmulatorRequest
from sandbox.telegram import Telegram
from savings.groups import Roster
from savings.journal import AccountKey, cash
from savings.loans import Loan
from savings.money import Rupiah
from savings.repayments import LoanAccount
from savings.roles import Role
from services import ledger, verify
from services.loans import accounts_of
from storage import groups, loans
from storage.migrations.upgrade import create
from tests.painting import PlainHand
from tests.seeding import Account, seed_group

TOKEN = "1:x"
BOT_NAME = "Sisihkan"
BOT_USERNAME = "sisihkan_bot"


class Chat:
    """A world, a bot in it, and questions about the books."""

    def __init__(
        self, world: Telegram, life: Life, clock: MovableClock, player: Player, dialog: str, hand: PlainHand
    ) -> None:
        self.world = world
        self.life = life
        self.clock = clock
        self.player = player
        self.dialog = dialog
        self.hand = hand

    @classmethod
    async def open(cls, path: Path, dialog: str, *, start: dt.datetime) -> Self:
        """A new world at this instant, with the bot running in it over a new database."""
        clock = MovableClock(auto_jump=True, start=start)
        world = Telegram(clock)
        bot = world.add_bot(TOKEN, BOT_USERNAME, BOT_NAME, privacy=False)
        create(path)
        hand = PlainHand()
        life = await Life.begin(path, TOKEN, EmulatorRequest(world), EmulatorRequest(world), clock, hand=hand)

        async def pass_time(span: dt.timedelta) -> None:
            await live_on(life, clock, span)

        player = Player(world, life, bot=bot, pass_time=pass_time, leaps=True)
        chat = cls(world, life, clock, player, dialog, hand)
        await life.settle()
        return chat

    async def close(self) -> None:
        """Close the database; what it holds must be sound whatever was said."""
        async with self.life.database.read() as db:
            findings = await verify.verify(db)
        await self.life.end()
        assert findings == []

    async def play(self, dialog: str | None = None) -> Transcript:
        """Play the test's own docstring, or the given dialog."""
        return await self.player.play(self.dialog if dialog is None else dialog)

    async def wait_until(self, when: str) -> None:
        """The bot runs until then ("2026-11-27 08:00 WIB", "+3d"); what it says meanwhile is not compared.

        Where it should be compared, `= until 2026-11-27 08:00 WIB` is a line of the dialog; `= tick` is one tick.
        """
        recording, self.player.record = self.player.record, True
        await self.play(f"= until {when}")
        self.player.record = recording

    async def start_laris_jaya(self) -> TelegramChat:
        """The started group of the `laris` fixture, written straight into the books."""
        world = self.world
        names = ["Bu Rini", "Pak Joko", "Bu Ani", "Bu Siti", "Bu Wati", "Bu Sri", "Mbak Merli"]
        users = {name: world.add_user(name) for name in names}
        group = world.add_group("KSM Laris Jaya", users["Pak Joko"])
        for name in names[:1] + names[2:]:
            users[name].join(group)
        bot = world.bots[TOKEN]
        users["Pak Joko"].adds(bot, group)
        accounts: dict[str, Account | None] = {
            name: Account(telegram_id=user.id, username=user.username) for name, user in users.items()
        }
        async with self.life.database.write() as tx:
            await seed_group(
                tx,
                chat_id=group.id,
                title="KSM Laris Jaya",
                accounts=accounts | {"Mbah Karto": None},
                roles={"Bu Rini": Role.BENDAHARA, "Pak Joko": Role.KETUA, "Bu Ani": Role.SEKRETARIS},
                started_by="Bu Rini",
                now=self.clock.now(),
                facilitators=("Mbak Merli",),
            )
        self.life.directory.forget_everything()
        self.player.set_group(group)
        await self.life.settle()
        for name in ("Bu Rini", "Pak Joko", "Bu Siti", "Mbak Merli"):
            users[name].starts(bot)
        await self.life.settle()
        return group

    async def roster(self, name: str = "KSM Laris Jaya") -> Roster:
        """The group of this name as the books hold it."""
        async with self.life.database.read() as db:
            for group_id in await groups.all_group_ids(db):
                roster = await groups.roster_by_id(db, group_id)
                if roster is not None and roster.group.name == name:
                    return roster
        raise KeyError(name)

    async def savings(self, name: str) -> Rupiah:
        """All savings of the member of this name."""
        roster = await self.roster()
        member = next(member for member in roster.everyone if member.name == name)
        async with self.life.database.read() as db:
            return sum((await ledger.balances_of_member(db, member.id)).values())

    async def loans(self, name: str | None = None) -> list[Loan]:
        """The loans of the member of this name, or all loans and debts of the group, oldest first."""
        roster = await self.roster()
        async with self.life.database.read() as db:
            found = await loans.of_group(db, roster.group.id)
        return [loan for loan in found if name is None or (loan.member_id and roster[loan.member_id].name == name)]

    async def loan(self, number: int = 1) -> LoanAccount:
        """The group's loan or debt of this number, with its schedule and what was paid on it."""
        roster = await self.roster()
        async with self.life.database.read() as db:
            loan = await loans.by_number(db, roster.group.id, number)
            assert loan is not None
            return (await accounts_of(db, [loan]))[0]

    async def balance(self, key: AccountKey) -> Rupiah:
        """What an account of the group holds."""
        roster = await self.roster()
        async with self.life.database.read() as db:
            return await ledger.balance(db, roster.group.id, key)

    async def cash(self) -> Rupiah:
        """What the cash box holds."""
        return await self.balance(cash())
