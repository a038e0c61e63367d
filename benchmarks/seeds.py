"""Many groups at once, written straight into the books with as few statements as there are tables."""

import datetime as dt
import json
import random
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.world import Ground, Village
from savings.rules import Preset, rules_of
from storage.migrations.upgrade import create
from storage.times import to_milliseconds

MEETING = dt.datetime(2026, 11, 28, 10, 0, tzinfo=dt.UTC)
"""Saturday 28 November 2026, 17.00 WIB: the meeting of all whose reminders are measured."""

EVE = dt.datetime(2026, 11, 27, 9, 0, tzinfo=dt.UTC)
"""16.00 WIB on the day before: then it is spoken of."""

ELSEWHEN = "selasa"
"""The weekday of everybody else's."""

MONDAY = dt.datetime(2026, 11, 30, 0, 0, tzinfo=dt.UTC)
"""Monday 30 November 2026, 07.00 WIB: when digests leave."""


_LATER = dt.timedelta(days=3)


class Books:
    """A new database that is filled by hand."""

    def __init__(self, path: Path, now: dt.datetime) -> None:
        create(path)
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA synchronous = OFF")
        self._now = now
        self._started = to_milliseconds(now - dt.timedelta(days=200))
        self._groups = 0
        self._members = 0

    def group(
        self,
        chat_id: int | None,
        people: Iterable[int],
        *,
        day: str,
        facilitators: Sequence[int] = (),
        rings: dt.datetime | None = None,
    ) -> int:
        """A KSM that meets on this weekday at 17.00 WIB: a bendahara, members and pendamping with these accounts."""
        self._groups += 1
        changes = {"nama": f"KSM {self._groups}", "hari": day, "jam": "17.00"}
        rules = rules_of(Preset.KSM, changes)
        write = self._connection.execute
        write(
            "INSERT INTO groups (id, chat_id, name, preset, zone, rules, started_at, started_by) "
            "VALUES (?, ?, ?, 'ksm', ?, ?, ?, 1)",
            (self._groups, chat_id, rules["nama"], rules.zone, json.dumps(changes), self._started),
        )
        # All before now has been seen to. Nobody is looked at again in the minutes that are measured, but for those
        # who have something due.
        write(
            "INSERT INTO alarms VALUES ('group', ?, ?, ?)",
            (self._groups, to_milliseconds(rings or self._now + _LATER), to_milliseconds(self._now)),
        )
        for number, telegram_id in enumerate(people):
            self._member(telegram_id, ("bendahara", "anggota") if number == 0 else ("anggota",))
        for telegram_id in facilitators:
            self._member(telegram_id, ("pendamping",))
            write(
                "INSERT INTO alarms VALUES ('person', ?, ?, ?) ON CONFLICT DO NOTHING",
                (telegram_id, to_milliseconds(MONDAY), to_milliseconds(self._now)),
            )
        return self._groups

    def _member(self, telegram_id: int, roles: Iterable[str]) -> None:
        self._members += 1
        write = self._connection.execute
        write(
            "INSERT INTO members (id, group_id, name, joined_on) VALUES (?, ?, ?, '2026-05-01')",
            (self._members, self._groups, f"Bu {self._members}"),
        )
        write("INSERT INTO speakers VALUES (?, ?, 0)", (self._members, telegram_id))
        write(
            "INSERT INTO people (telegram_id, first_name, started, seen_at) VALUES (?, 'Bu', 1, 0) "
            "ON CONFLICT DO NOTHING",
            (telegram_id,),
        )
        for role in roles:
            write("INSERT INTO roles (member_id, role, since) VALUES (?, ?, 0)", (self._members, role))

    def savings(self, group_id: int, by_day: Iterable[tuple[dt.date, int]]) -> None:
        """Deposits of a group, each a day's; good enough for pictures, not for `verify`."""
        write = self._connection.execute
        accounts = []
        for kind, name in (("cash", ""), ("savings", "sukarela")):
            cursor = write(
                "INSERT INTO accounts (group_id, kind, name) VALUES (?, ?, ?) RETURNING id", (group_id, kind, name)
            )
            accounts.append(int(cursor.fetchone()[0]))
        total = 0
        for number, (day, amount) in enumerate(by_day, 1):
            at = to_milliseconds(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC))
            cursor = write(
                "INSERT INTO entries (group_id, number, kind, date, recorded_at, text_digest, previous_hash, hash) "
                "VALUES (?, ?, 'deposit', ?, ?, '', '', '') RETURNING id",
                (group_id, number, day.isoformat(), at),
            )
            write("INSERT INTO postings VALUES (?, 1, ?, ?, ?)", (cursor.fetchone()[0], *accounts, amount))
            total += amount
        cash, saved = accounts
        write("INSERT INTO balances (account_id, floor, debit) VALUES (?, 'debit', ?)", (cash, total))
        write("INSERT INTO balances (account_id, floor, credit) VALUES (?, 'credit', ?)", (saved, total))

    def close(self) -> None:
        """Written."""
        self._connection.commit()
        self._connection.close()


def groups_that_meet(path: Path, due: Village, others: Village | None, *, now: dt.datetime, idle: int = 0) -> None:
    """Groups whose meeting is at MEETING, others that meet on another day, and `idle` ones without a chat or people."""
    books = Books(path, now)
    for chat in due.chats:
        books.group(chat.id, [person.id for person in due.people[chat.id]], day="sabtu", rings=EVE)
    if others is not None:
        for chat in others.chats:
            books.group(chat.id, [person.id for person in others.people[chat.id]], day=ELSEWHEN)
    for _ in range(idle):
        books.group(None, (), day=ELSEWHEN)
    books.close()


def groups_with_books(
    place: Ground, path: Path, token: str, facilitators: int, groups_of_each: int
) -> tuple[frozenset[int], dt.datetime]:
    """So many pendamping, each with groups that saved last week; answers their accounts, and when the bot begins."""
    begins = MONDAY + dt.timedelta(seconds=5)
    books = Books(path, begins - dt.timedelta(hours=1))
    bot = place.world.bots.get(token) or place.world.add_bot(token, f"bot{token[0]}_bot")
    figures = random.Random(5)
    readers = []
    for number in range(facilitators):
        person = place.world.add_user(f"Mbak {number}")
        person.starts(bot)
        readers.append(person.id)
        for _ in range(groups_of_each):
            group_id = books.group(None, (), day=ELSEWHEN, facilitators=(person.id,))
            days = [MONDAY.date() - dt.timedelta(days=7 * week + 2) for week in range(20, -1, -1)]
            books.savings(group_id, [(day, 1000 * figures.randint(20, 900)) for day in days])
    books.close()
    bot.drop_pending()
    return frozenset(readers), begins
