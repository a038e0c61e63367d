"""Two lists laid side by side: what should have been said (expected.py), and what was heard (heard.py)."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sandbox.records import Message
from tests.simulation.expected import Call, Line, calls, digest_calls, digest_lines, is_quiet, lines
from tests.simulation.facts import Away, Country, Settlement
from tests.simulation.heard import Heard, heard

BACK, AHEAD = dt.timedelta(days=12), dt.timedelta(days=20)
"""What lies so far back may still be said, what lies so far ahead may come: an outage or a wrong clock is no longer."""

Key = tuple[int, str, str]
"""Chat, kind, and of whom or what."""

OF_MONEY = frozenset({"nudge", "cover", "debt"})
"""What is not said on a day that a group keeps quiet."""

MERGED = frozenset({"nudge", "treasurer", "morning", "debt"})
"""Of these a chat hears once at a time about a group, however much falls together."""


@dataclass(slots=True, kw_only=True)
class Diary:
    """What is due by the facts, what was said, and every fault that was found."""

    country: Country
    faults: list[str] = field(default_factory=list)
    said: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    repeated: int = 0
    _known: dict[int, list[Call]] = field(default_factory=dict)
    _stale: set[int] = field(default_factory=set)
    _built: dt.datetime | None = None
    _ahead: set[tuple[object, ...]] = field(default_factory=set)
    _lapsed: set[tuple[object, ...]] = field(default_factory=set)
    _done: dict[tuple[object, ...], dt.datetime] = field(default_factory=dict)
    _missed: set[tuple[object, ...]] = field(default_factory=set)
    _in_doubt: list[tuple[Call, list[Line]]] = field(default_factory=list)
    _perhaps_again: set[tuple[object, ...]] = field(default_factory=set)
    _again: list[tuple[Call, list[Line]]] = field(default_factory=list)
    _kills: int = 0
    _contacts: list[dt.datetime] = field(default_factory=list)
    _bag: list[tuple[dt.datetime, Message]] = field(default_factory=list)

    def note(self, settlement: Settlement | None) -> None:
        """The facts of a group, or (None) of somebody in several, have become others."""
        self._stale |= {one.id for one in self.country.settlements} | {0} if settlement is None else {settlement.id, 0}

    def hears(self, message: Message, now: dt.datetime) -> None:
        """The bot has said something, when the program's clock showed this."""
        self._bag.append((now, message))

    # --- what should be said ----------------------------------------------------------------------------------------

    def look(self, now: dt.datetime) -> None:
        """Bring the list of what may come up to date."""
        if self._built is None or not dt.timedelta(0) <= now - self._built < dt.timedelta(hours=12):
            self._count_missed(now)
            self.note(None)
            self._built = now
        for settlement in self.country.settlements:
            if settlement.id in self._stale:
                first, last = settlement.day_of(now - BACK), settlement.day_of(now + AHEAD)
                self._keep(settlement.id, calls(settlement, self.country.away, first, last), now)
        if 0 in self._stale:
            first, last = (now - BACK).date(), (now + AHEAD).date()
            found = [digest_calls(self.country, account, first, last) for account in self.country.facilitators()]
            self._keep(0, [call for of_one in found for call in of_one], now)
        self._stale.clear()

    def _keep(self, group_id: int, found: list[Call], now: dt.datetime) -> None:
        # What nobody expects any more, and then again when its time has come, is like what was never expected.
        self._ahead -= {call.name for call in self._known.get(group_id, ())} - {call.name for call in found}
        for call in found:
            if call.at > now:
                self._ahead.add(call.name)
        self._known[group_id] = found

    def contact(self, now: dt.datetime) -> None:
        """The program has word from Telegram: if for more than a day it had none, that is news."""
        known = {one.since for one in self.country.away}
        for since in {*self._contacts} - known:
            if now - since > dt.timedelta(days=1):
                certain = len(self._contacts) == 1
                self.country.away.append(Away(since=since, noticed_at=now, certain=certain))
                self._ahead |= {(one.id, "outage", since) for one in self.country.settlements}
                self.note(None)
        self._contacts.append(now)

    def due(self, now: dt.datetime) -> list[tuple[Call, list[Line]]]:
        """All that is to be said at this moment, each with those who are to read it."""
        self.look(now)
        found: list[tuple[Call, list[Line]]] = []
        self._again.clear()
        for settlement in self.country.settlements:
            spared = OF_MONEY if settlement.day_of(now).weekday() in settlement.quiet_days else frozenset()
            quiet = is_quiet(now, settlement)
            told = self._told_of(settlement.id, now)
            for call in self._known[settlement.id]:
                if self._is_due(call, now):
                    readers = lines(settlement, call, now)
                    if call.name in self._done or call.at < told.get((call.kind, id(call.about)), call.at):
                        self._again.append((call, readers))
                    elif not quiet and call.kind not in spared:
                        found.append((call, readers))
                    elif not readers:
                        self._lapsed.add(call.name)  # for which there is no reason when it waits need not come any more
        for call in self._known[0]:
            assert isinstance(call.about, list)
            if self._is_due(call, now) and not is_quiet(now, call.about[0]):
                (self._again if call.name in self._done else found).append((call, digest_lines(call)))
        return found

    def _told_of(self, group_id: int, now: dt.datetime) -> dict[tuple[str, int], dt.datetime]:
        """Of each loan the newest call that was said: it told all, also where a wrong clock had it said too early."""
        told: dict[tuple[str, int], dt.datetime] = {}
        for call in self._known[group_id]:
            if call.kind in {"nudge", "debt"} and call.at <= now and call.name in self._done:
                told[call.kind, id(call.about)] = call.at
        return told

    def _is_due(self, call: Call, now: dt.datetime) -> bool:
        open_ = call.name not in self._done or call.name in self._perhaps_again
        return call.at <= now < call.until and open_

    def _count_missed(self, now: dt.datetime) -> None:
        """What has become too late while the bot was away is dropped, and counted where somebody was to read it."""
        for group_id, known in self._known.items():
            for call in known:
                if call.until <= now and call.name in self._ahead and not self._is_settled(call):
                    self._missed.add(call.name)
                    last = call.until - dt.timedelta(minutes=1)
                    whose = next((group for group in self.country.settlements if group.id == group_id), None)
                    readers = digest_lines(call) if whose is None else lines(whose, call, last)
                    self.dropped[call.kind] += any(line.must for line in readers)

    def _is_settled(self, call: Call) -> bool:
        return call.name in self._done or call.name in self._lapsed or call.name in self._missed

    # --- laid side by side ------------------------------------------------------------------------------------------

    def killed(self, due: list[tuple[Call, list[Line]]]) -> None:
        """The program ended while it was saying these: perhaps some were said, perhaps some will be said once more."""
        self._in_doubt += due
        self._kills += 1

    def compare(self, now: dt.datetime, due: list[tuple[Call, list[Line]]]) -> None:
        """What was heard since the last time, against what was due."""
        options: defaultdict[Key, list[tuple[Call, Line]]] = defaultdict(list)
        for call, readers in [*due, *self._in_doubt, *self._again]:
            for line in readers:
                options[line.chat_id, line.kind, line.item].append((call, line))
        found = [(at, one) for at, message in self._bag for one in self._read(at, message)]
        told = Counter((one.chat_id, one.kind, one.item) for _at, one in found)
        asked = Counter(
            (line.chat_id, line.kind, line.item) for _call, readers in [*due, *self._again] for line in readers
        )
        for at, one in found:
            self._check(at, one, options[one.chat_id, one.kind, one.item])
        for key, times in told.items():
            # Two outages that come to light together are two messages; what is merged is one, whatever falls together.
            once = 1 if key[1] in MERGED else max(1, asked[key])
            self.repeated += max(0, times - once)
            if times > once + self._kills:
                self.faults.append(f"{now}: {times} times: {key}")
        self._check_merged()
        self._note_named([(at, one) for at, one in found if one.kind == "treasurer"])
        # Of a loan the newest call says all; an older one may come where a wrong clock has not seen the newer one.
        newest: dict[tuple[str, int], dt.datetime] = {}
        for call, _readers in due:
            newest[call.kind, id(call.about)] = call.at
        for call, readers in due:
            self._settle(now, call, readers, told, is_newest=call.at == newest[call.kind, id(call.about)])
        for call, readers in self._in_doubt:
            if any((line.chat_id, line.kind, line.item) in told for line in readers):
                self._say(call, now)
                # Sent, perhaps, and never noted: what was left of that day's message is said anew another morning.
                self._perhaps_again.add(call.name)
        for call, readers in self._again:
            if any((line.chat_id, line.kind, line.item) in told for line in readers):
                self._perhaps_again.discard(call.name)
                self.repeated += 1
        self._bag.clear()
        self._in_doubt.clear()
        self._kills = 0
        del self._contacts[:-1]

    def _read(self, at: dt.datetime, message: Message) -> list[Heard]:
        names = {one.chat_id: one.name for one in self.country.settlements}
        try:
            return heard(message, names.get(message.chat.id))
        except ValueError as error:
            self.faults.append(f"{at}: not understood {error}")
            return []

    def _check(self, at: dt.datetime, one: Heard, options: list[tuple[Call, Line]]) -> None:
        """Whether somebody was to read this, with these words, at this moment."""
        if not options:
            self.faults.append(f"{at}: nobody asked for {one.kind} {one.item} to {one.chat_id}: {one.text!r}")
            return
        if not any(all(piece in one.text for piece in line.says) for _call, line in options):
            wanted = [line.says for _call, line in options]
            self.faults.append(f"{at}: {one.kind} {one.item} should say {wanted}: {one.text!r}")
        if all(at >= call.until for call, _line in options):
            self.faults.append(f"{at}: too late: {one.kind} {one.item}")
        group_id = options[0][0].name[0]
        whose = next((group for group in self.country.settlements if group.id == group_id), None)
        if whose is not None and is_quiet(at, whose):
            self.faults.append(f"{at}: in the quiet hours: {one.kind} {one.item}")

    def _note_named(self, found: Iterable[tuple[dt.datetime, Heard]]) -> None:
        """Who cannot be reminded is named once a week, and no more often."""
        people = {one.name: (group, one) for group in self.country.settlements for one in group.people}
        for at, one in found:
            group, who = people[one.item.partition("/")[0]]
            day = group.day_of(at)
            if any(day - dt.timedelta(days=7) < before < day for before in who.named_on):
                self.faults.append(f"{at}: named again within a week: {one.item} to {one.chat_id}")
            who.named_on.add(day)

    def _check_merged(self) -> None:
        """What falls together for somebody is one message."""
        sent: Counter[tuple[int, str, str]] = Counter()
        for at, message in self._bag:
            if message.chat.id > 0:
                for kind, group in {(one.kind, _group_of(one)) for one in self._read(at, message)}:
                    sent[message.chat.id, kind, group] += kind in MERGED
        for key, times in sent.items():
            if times > 1 + self._kills:
                self.faults.append(f"{self._bag[0][0]}: {times} messages where one would do: {key}")

    def _settle(
        self, now: dt.datetime, call: Call, readers: Iterable[Line], told: Counter[Key], *, is_newest: bool
    ) -> None:
        keys = [(line.chat_id, line.kind, line.item) for line in readers]
        missing = [line for line in readers if line.must and (line.chat_id, line.kind, line.item) not in told]
        if any(key in told for key in keys) and (is_newest or call.kind not in {"nudge", "debt"}):
            self._say(call, now)
        elif not missing:
            self._lapsed.add(call.name)
        if missing and call.name in self._ahead and call.name not in self._lapsed:
            self.faults.append(f"{now}: lost: {call.kind} {call.name} at {call.at} until {call.until}: {missing}")
            self._done[call.name] = now

    def _say(self, call: Call, now: dt.datetime) -> None:
        if call.name not in self._done:
            self._done[call.name] = now
            self.said[call.kind] += 1


def _group_of(one: Heard) -> str:
    """`G03` of a person or a group that bears it."""
    place = one.item.find(" G")
    return one.item[place + 1 : place + 4]
