"""The `=` lines of a dialog: what is neither said nor pressed."""

import re
from datetime import datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from sandbox.dialog_lines import Line, spaced
from sandbox.people import Person
from sandbox.records import Chat

if TYPE_CHECKING:
    from sandbox.dialog import DialogMismatch, Player

_ZONES = {"WIB": 7, "WITA": 8, "WIT": 9, "UTC": 0}
_SHIFT = re.compile(r"(\d+)([smhdw])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class Directives:
    """The `=` lines.

    clock +2h | clock +1d12h | clock 2026-11-21 19:00 WIB | clock 19:00 WIB (the next one)
    until (the same words; the bot runs meanwhile, minute by minute) | tick (one tick, no time passes)
    group "Name" [Bu Rini] (creates it, that person its creator) | group supergroup "Name" [Bu Rini]
    join NAME | leave NAME | admin NAME | demote NAME | kick NAME | member NAME (silently) | stranger NAME
    user NAME @username | language NAME en | anonymous NAME on|off | start NAME [payload] | block NAME | unblock NAME
    add bot [by NAME] | remove bot | promote bot [by NAME] | demote bot | privacy on|off | migrate
    fault METHOD KIND [TIMES]
    """

    def __init__(self, player: "Player", line: Line) -> None:
        self.player = player
        self.line = line
        self.world = player.world

    def run(self, text: str) -> None:
        """Do one directive; DialogMismatch where it cannot be."""
        word, _, rest = text.partition(" ")
        action = getattr(self, f"_do_{word}", None)
        if action is None:
            raise self._failure(f"there is no directive `= {word}`")
        action(rest.strip())

    def _do_clock(self, rest: str) -> None:
        self.player.let_pass(self._span(rest))
        self.world.emit("clock")

    def _do_until(self, rest: str) -> None:
        self.player.let_pass(self._span(rest), running=True)
        self.world.emit("clock")

    def _do_tick(self, rest: str) -> None:
        self.player.let_pass(timedelta(0), running=True)

    def _span(self, rest: str) -> timedelta:
        """How long from now, by words like `+2h` or an instant."""
        clock = self.world.clock
        if rest.startswith("+"):
            parts = _SHIFT.findall(rest)
            if not parts or "".join(n + u for n, u in parts) != rest[1:].replace(" ", ""):
                raise self._failure("a time like +2h, +30m, +1d12h expected")
            return sum((timedelta(**{_UNITS[unit]: int(n)}) for n, unit in parts), timedelta(0))
        found = re.fullmatch(r"(?:(\d{4}-\d\d-\d\d)\s+)?(\d\d):(\d\d)\s+(WIB|WITA|WIT|UTC)", rest)
        if found is None:
            raise self._failure("an instant like 2026-11-21 19:00 WIB expected")
        zone = timezone(timedelta(hours=_ZONES[found.group(4)]))
        at = time(int(found.group(2)), int(found.group(3)), tzinfo=zone)
        now = clock.now().astimezone(zone)
        if found.group(1):
            target = datetime.combine(datetime.fromisoformat(found.group(1)).date(), at)
        else:
            target = datetime.combine(now.date(), at)
            target += timedelta(days=1) if target < now else timedelta(0)
        if target < now:
            raise self._failure(f"the clock already shows {now:%Y-%m-%d %H:%M}, and it never goes back")
        return target - clock.now()

    def _do_group(self, rest: str) -> None:
        found = re.fullmatch(r'(supergroup\s+)?"([^"]+)"\s*(.*)', rest)
        if found is None:
            raise self._failure('= group "Name" [creator] expected')
        creator = self.player.person(found.group(3) or "Pemilik Grup")
        self.player.set_group(self.world.add_group(found.group(2), creator, supergroup=bool(found.group(1))))

    def _do_join(self, name: str) -> None:
        self.player.person(name).join(self._group())

    def _do_member(self, name: str) -> None:
        self.world.place(self.player.person(name), self._group())

    def _do_leave(self, name: str) -> None:
        self.player.person(name).leave(self._group())

    def _do_kick(self, name: str) -> None:
        self._admin("").removes(self.player.person(name), self._group())

    def _do_admin(self, name: str) -> None:
        person = self.player.person(name)
        self.world.place(person, self._group())
        self._admin("").promotes(person, self._group())

    def _do_demote(self, name: str) -> None:
        self._admin("").demotes(self.player.bot if name == "bot" else self.player.person(name), self._group())

    def _do_stranger(self, name: str) -> None:
        self.player.person(name)
        self.player.set_stranger(name)

    def _do_user(self, rest: str) -> None:
        name, _, username = rest.partition("@")
        person = self.player.person(spaced(name))
        if username:
            person.username = username.strip()

    def _do_language(self, rest: str) -> None:
        name, _, code = rest.rpartition(" ")
        self.player.person(name.strip()).language_code = code

    def _do_anonymous(self, rest: str) -> None:
        name, _, state = rest.rpartition(" ")
        group = self._group()
        if group.type == "group":
            raise self._failure("administrators are anonymous in supergroups only: write `= migrate` first")
        self.player.person(name.strip()).hides(group, state == "on")

    def _do_start(self, rest: str) -> None:
        name, payload = rest, ""
        head, _, last = rest.rpartition(" ")
        # The last word is a payload where the words before it are somebody known, or where it is no name.
        if head and self.world.person(rest) is None and (self.world.person(head) or not last[:1].isupper()):
            name, payload = head, last
        self.player.person(name).starts(self.player.bot, payload)

    def _do_block(self, name: str) -> None:
        self.player.person(name).blocks(self.player.bot)

    def _do_unblock(self, name: str) -> None:
        self.player.person(name).unblocks(self.player.bot)

    def _do_add(self, rest: str) -> None:
        self._admin(self._by(rest, "bot")).adds(self.player.bot, self._group())

    def _do_remove(self, rest: str) -> None:
        self._admin(self._by(rest, "bot")).removes(self.player.bot, self._group())

    def _do_promote(self, rest: str) -> None:
        self._admin(self._by(rest, "bot")).promotes(self.player.bot, self._group(), rights=())

    def _do_privacy(self, state: str) -> None:
        self.player.bot.privacy = state == "on"

    def _do_migrate(self, rest: str) -> None:
        self.player.set_group(self._group().migrate())

    def _do_fault(self, rest: str) -> None:
        words = rest.split()
        if not 2 <= len(words) <= 3:
            raise self._failure("= fault METHOD KIND [TIMES] expected")
        try:
            self.world.faults.add(method=words[0], kind=words[1], times=int(words[2]) if words[2:] else 1)
        except ValueError as error:
            raise self._failure(str(error)) from error

    def _by(self, rest: str, what: str) -> str:
        if not rest.startswith(what):
            raise self._failure(f"`{what}` expected")
        return rest.removeprefix(what).strip().removeprefix("by ").strip()

    def _admin(self, name: str) -> Person:
        """The person of that name, or the group's first administrator."""
        if name:
            return self.player.person(name)
        for member in self._group().admins():
            if isinstance(member.user, Person):
                return member.user
        raise self._failure("this group has no administrator")

    def _group(self) -> Chat:
        return self.player.group_now(self.line)

    def _failure(self, what: str) -> "DialogMismatch":
        return self.player.failure(self.line, what)
