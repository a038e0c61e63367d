"""The simulated country: villages in three time zones, written into Telegram, into the books, and into the facts."""

import datetime as dt
import random

from sandbox.bots import Bot
from sandbox.telegram import Telegram
from savings.roles import Role
from savings.visits import USUAL_PATTERN, read_pattern
from services.directory import Directory
from services.turn import Turn
from services.visits import Programme, set_programme
from storage import groups, people
from storage.database import Database, Transaction, many
from storage.times import to_milliseconds
from tests.seeding import Account as Seeded
from tests.seeding import seed_group
from tests.simulation.facts import ANGGOTA, PENDAMPING, Account, Country, Settlement, Villager

FIRST_NAMES = ("Bu Sari", "Pak Joko", "Bu Wati", "Pak Slamet", "Bu Endah", "Mas Tono", "Bu Yanti", "Mbak Rini")
PLACES = ("Balai RW 05", "Mushola", "rumah ketua")
HOURS = (dt.time(19), dt.time(16), dt.time(9), dt.time(20, 30), dt.time(6), dt.time(13, 30))
REMINDED = ("1 hari dan 2 jam", "1 hari dan 2 jam", "1 hari", "2 jam", "tidak")
OFFICES = ("bendahara", "ketua", "sekretaris")
WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
GROUPS_OF_ONE = 5
"""So many groups, at most, a pendamping accompanies."""


def agreed(dice: random.Random, number: int) -> dict[str, str]:
    """Differing rules of a group, as the rules have them."""
    rhythm = ("mingguan", "mingguan", "2 mingguan", "bulanan")[number % 4]
    return {
        "zona": ("WIB", "WITA", "WIT")[number % 3],
        "pertemuan": rhythm,
        "hari": dice.choice(WEEKDAYS),
        "minggu ke": dice.choice(("1", "2", "3", "4", "terakhir")),
        "tanggal rapat": dice.choice(("0", "10", "31")) if rhythm == "bulanan" else "0",
        "jam": f"{dice.choice(HOURS):%H.%M}",
        "tempat": dice.choice(PLACES),
        "wajib": dice.choice(("5000", "10000")),
        "pengingat rapat": dice.choice(REMINDED),
        "pengingat angsuran": "ya" if dice.random() < 0.9 else "tidak",
        "pengingat wajib": "ya" if dice.random() < 0.5 else "tidak",
        "ucapan": "ya" if dice.random() < 0.5 else "tidak",
        "hari tenang": dice.choice(("", "", "jumat", "minggu", "jumat minggu")),
        "jatuh tempo": dice.choice(("10", "31", "rapat")),
        "jasa": "0%",
    }


def settle_rules(settlement: Settlement, rules: dict[str, str]) -> None:
    """The facts follow what was agreed."""
    week = rules["minggu ke"]
    hour, minute = rules["jam"].split(".")
    settlement.zone_name = rules["zona"]
    settlement.rhythm = rules["pertemuan"]
    settlement.weekday = WEEKDAYS.index(rules["hari"])
    settlement.week = -1 if week == "terakhir" else int(week)
    settlement.month_day = int(rules["tanggal rapat"])
    settlement.hour = dt.time(int(hour), int(minute))
    settlement.place = rules["tempat"]
    settlement.wajib = int(rules["wajib"])
    settlement.remind_meeting = rules["pengingat rapat"]
    settlement.nudges = rules["pengingat angsuran"] == "ya"
    settlement.remind_wajib = rules["pengingat wajib"] == "ya"
    settlement.congratulates = rules["ucapan"] == "ya"
    settlement.quiet_days = frozenset(WEEKDAYS.index(day) for day in rules["hari tenang"].split())


class Founder:
    """Writes the country; every number of it hangs on the dice."""

    def __init__(self, dice: random.Random, world: Telegram, bot: Bot, database: Database) -> None:
        self._dice = dice
        self._world = world
        self._bot = bot
        self._database = database
        self.country = Country()
        self.rules: dict[int, dict[str, str]] = {}

    async def found(self, number_of_groups: int, now: dt.datetime) -> None:
        """So many groups; each pendamping has several, with programmes that began at different times."""
        facilitators: list[Account] = []
        for number in range(number_of_groups):
            if number % GROUPS_OF_ONE == 0:
                name = f"Mbak Tini G{number:02}P00"
                facilitators.append(await self._account(name, listens=self._dice.random() < 0.9))
                if self._dice.random() < 0.3:
                    facilitators[-1].digest_weekday, facilitators[-1].digest_hour = 6, dt.time(18)
            await self._group(number, facilitators[-1], now)

    async def _account(self, name: str, *, listens: bool) -> Account:
        person = self._world.add_user(name)
        if listens:
            self._world.private_chat(person, self._bot).started = True
        account = Account(id=person.id, name=name, listens=listens)
        self.country.accounts[account.id] = account
        return account

    async def _group(self, number: int, facilitator: Account, now: dt.datetime) -> None:
        dice = self._dice
        name = f"KSM Melati G{number:02}"
        villagers: dict[str, Account | None] = {}
        for at in range(dice.randrange(7, 10)):
            person = f"{dice.choice(FIRST_NAMES)} G{number:02}M{at:02}"
            villagers[person] = None
            if at < 3 or dice.random() < 0.85:
                villagers[person] = await self._account(person, listens=dice.random() < (0.9 if at < 3 else 0.7))
        names = list(villagers)
        villagers[names[-1]] = villagers[names[-2]]  # a shared telephone, or two without any
        villagers[f"Mbak Tini G{number:02}P99"] = facilitator
        started_at = now - dt.timedelta(days=365 * dice.randrange(1, 3) - dice.randrange(0, 60), hours=3)
        creator = self._world.users[_id(villagers[names[0]])]
        guest = self._world.users[facilitator.id]
        chat = self._world.add_group(name, creator, bots=[self._bot], members=[guest])
        async with self._database.write() as tx:
            group_id = await self._write(tx, chat.id, name, villagers, names, started_at, now)
            self.rules[group_id] = await self._agree(tx, group_id, number, started_at)
            settlement = await self._settlement(tx, group_id, chat.id, name, villagers, started_at)
            settle_rules(settlement, self.rules[group_id])
            if dice.random() < 0.7:
                await self._accompany(tx, settlement, now)
            # The clock has looked at these groups all the years since they were founded.
            await tx.connection.execute("UPDATE alarms SET seen_until = ?", (to_milliseconds(now),))
        self.country.settlements.append(settlement)

    async def _write(
        self,
        tx: Transaction,
        chat_id: int,
        name: str,
        villagers: dict[str, Account | None],
        names: list[str],
        started_at: dt.datetime,
        now: dt.datetime,
    ) -> int:
        group_id = await seed_group(
            tx,
            chat_id=chat_id,
            title=name,
            accounts={one: None if who is None else Seeded(telegram_id=who.id) for one, who in villagers.items()},
            roles={names[0]: Role.BENDAHARA, names[1]: Role.KETUA, names[2]: Role.SEKRETARIS},
            started_by=names[0],
            now=started_at,
            facilitators=(list(villagers)[-1],),
        )
        for account in villagers.values():
            if account is not None and account.listens:
                await people.set_reach(tx, account.id, started=True, blocked=False)
            if account is not None and account.digest_weekday:
                account.digest_since = now
                await tx.connection.execute(
                    "INSERT OR IGNORE INTO digests (telegram_id, weekday, hour, set_at) VALUES (?, 6, '18.00', ?)",
                    (account.id, to_milliseconds(now)),
                )
        return group_id

    async def _agree(self, tx: Transaction, group_id: int, number: int, at: dt.datetime) -> dict[str, str]:
        rules = agreed(self._dice, number)
        for rule, value in rules.items():
            roster = await groups.roster_by_id(tx, group_id)
            assert roster is not None
            if roster.group.rules[rule] != value:
                await groups.change_rule(tx, roster.group, rule=rule, value=value, changed_by=0, now=at)
        return rules

    async def _settlement(
        self,
        tx: Transaction,
        group_id: int,
        chat_id: int,
        name: str,
        villagers: dict[str, Account | None],
        started_at: dt.datetime,
    ) -> Settlement:
        settlement = Settlement(
            id=group_id,
            chat_id=chat_id,
            name=name,
            zone_name="WIB",
            started_at=started_at,
            rhythm="",
            weekday=0,
            week=1,
            month_day=0,
            hour=dt.time(),
            rhythm_since=started_at,
            place="",
            remind_meeting="",
            nudges=True,
            quiet_days=frozenset(),
            wajib=0,
            remind_wajib=False,
            congratulates=False,
        )
        rows = await many(tx, "SELECT id, name, joined_on FROM members WHERE group_id = :id ORDER BY id", id=group_id)
        for at, row in enumerate(rows):
            account = villagers[row["name"]]
            settlement.people.append(
                Villager(
                    id=row["id"],
                    name=row["name"],
                    joined_on=dt.date.fromisoformat(row["joined_on"]),
                    roles={PENDAMPING} if at == len(rows) - 1 else {ANGGOTA, *OFFICES[at : at + 1]},
                    accounts=[] if account is None else [account],
                )
            )
        return settlement

    async def _accompany(self, tx: Transaction, settlement: Settlement, now: dt.datetime) -> None:
        """A programme that began some time ago; of what was to be visited before today nothing was."""
        pattern = read_pattern(USUAL_PATTERN)
        assert pattern is not None
        settlement.programme_from = now.date() - dt.timedelta(days=self._dice.randrange(0, 200))
        turn = Turn(tx=tx, now=now, directory=Directory())
        programme = Programme(group_id=settlement.id, started_on=settlement.programme_from, pattern=pattern)
        await set_programme(turn, programme, by=settlement.people[-1].accounts[0].id)


def _id(account: Account | None) -> int:
    assert account is not None
    return account.id
