"""Understands what is said about the group's meetings: `rapat pindah ke Rabu depan jam 4 sore`, `besok rapat libur`.

As in phrases.py, what cannot be placed makes it silent, and here that means every single word: a message becomes items
(the meeting, a verb, a day, an hour, a rhythm, a place ...; words in schedule_words.py), and one word that is none of
them ends it. So "katanya rapat libur" and "usul rapat pindah Kamis" are talk, without a list of all ways to talk.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from savings.dates import COUNT_WORDS, keys, small_number
from savings.days_ahead import DayAhead, find_ahead
from savings.hours import PART_WORDS, SaidHour, find_hour
from savings.lexemes import Lexeme, lex, tidy
from savings.rhythms import SaidRhythm, find_rhythm, joined
from savings.schedule_words import (
    AT_A_PLACE,
    CLOSINGS,
    DOUBTS,
    EARLIER,
    KEPT,
    LATER,
    NOT_A_PLACE,
    NOT_ALONE,
    OF_THE_VILLAGE,
    OWN,
    PASARAN,
    PHRASES,
    PLACES,
    REASONS,
    THERE_IS,
    TRIGGERS,
    WAITS_FOR_A_DAY,
    WHOLE,
)
from savings.sentences import ScheduleSentence
from savings.stretches import Stretch, find_stretch
from savings.vocabulary import HONORIFICS, NOT_NAMES, OFFICES, ONLY_ADDRESSED, TITLES
from savings.vocabulary import PHRASES as CHAT_PHRASES

LONGEST_COMMAND = 200
"""Characters behind /jadwal."""

_LONGEST_PLACE = 8
_LONGEST_REASON = 25
_OWN_OFFICES = OFFICES | ONLY_ADDRESSED
_MARKS = frozenset((",", "\n", ":", "-"))
_MINUTES = {"jam": 60, "menit": 1, "mnt": 1}
_DAYS = {"hari": 1, "minggu": 7, "pekan": 7}
_MORE = frozenset(("lagi", "lg", "meneh"))
_HELD = (" ada", " ono", " ana", " wonten", " diadakan")
"""So ends what is said of no meeting ("tidak ada"), apart from "libur"."""


class _Item(NamedTuple):
    """One thing that a message about meetings says; `word` is which of its kind, `text` as it was written."""

    kind: str
    word: str = ""
    text: str = ""
    day: DayAhead | None = None
    hour: SaidHour | None = None
    rhythm: SaidRhythm | None = None
    shift: tuple[int, int] = (0, 0)
    over: Stretch | None = None


_Step = tuple[_Item, int] | None
_FILLER = _Item("filler")


def read_schedule(lexemes: Sequence[Lexeme]) -> ScheduleSentence | None:
    """What a message of the chat says about the group's meetings; None where it says nothing about them."""
    if not any(lexeme.key in TRIGGERS for lexeme in lexemes):
        return None
    return _read(lexemes, command=False)


def understand_schedule_command(rest: str) -> ScheduleSentence | None:
    """What follows /jadwal, where the meeting need not be named: `tiap Senin jam 19.00`, `libur`, `Rabu depan`."""
    rest = rest.strip()
    return _read(lex(tidy(rest)), command=True) if 0 < len(rest) <= LONGEST_COMMAND else None


def _read(lexemes: Sequence[Lexeme], *, command: bool) -> ScheduleSentence | None:
    scanned = _Scanner(lexemes).items()
    if scanned is None:
        return None
    items, reason = scanned
    if not command and not any(item.kind == "meeting" for item in items):
        return None
    if any(lexeme.kind == "?" for lexeme in lexemes):
        return _ask(items, asked=True, command=command)
    found = (
        _ask(items, asked=False, command=command)
        or _keep(items)
        or _cancel(items, command=command)
        or _repeat(items)
        or _move(items, command=command)
        or _place(items)
        or _state(items)
    )
    return replace(found, reason=reason) if found is not None and reason else found


class _Scanner:
    """Goes through the lexemes once, item by item. Marks of punctuation only end a place, a name and a greeting."""

    def __init__(self, lexemes: Sequence[Lexeme]) -> None:
        self.lexemes = [lexeme for lexeme in lexemes if lexeme.kind not in _MARKS and lexeme.kind != "?"]
        self.breaks: set[int] = set()
        self.dashes: set[int] = set()
        count = 0
        for lexeme in lexemes:
            if lexeme.kind in _MARKS:
                self.breaks.add(count)
                if lexeme.kind == "-":
                    self.dashes.add(count)
            elif lexeme.kind != "?":
                count += 1
        self.found: list[_Item] = []
        self.calls_off = any(self._phrase_kind(at) == "cancel" for at in range(len(self.lexemes)))

    def items(self) -> tuple[list[_Item], str] | None:
        """What was said, and the reason; None where a word is none that belongs here."""
        at = 0
        while at < len(self.lexemes):
            if (start := self._reason_start(at)) is not None:
                reason = self._reason(start)
                return None if reason is None else (self.found, reason)
            step = self._step(at)
            if step is None:
                return None
            item, at = step
            if item.kind != "filler":
                self.found.append(item)
        return self.found, ""

    def _step(self, at: int) -> _Step:
        return (
            self._asked(at)
            or self._stretch(at)
            or self._shift(at)
            or self._rhythm(at)
            or self._since(at)
            or self._day(at)
            or self._hour(at)
            or self._place(at)
            or self._phrase(at)
            or self._part(at)
            or self._addressed(at)
        )

    def _key(self, at: int) -> str:
        return self.lexemes[at].key if at < len(self.lexemes) else ""

    def _text(self, start: int, end: int) -> str:
        return " ".join(lexeme.raw for lexeme in self.lexemes[start:end])

    def _phrase_kind(self, at: int) -> str:
        found = self._phrase(at)
        return "" if found is None else found[0].kind

    def _phrase(self, at: int) -> _Step:
        for words, kind, which in PHRASES.get(self._key(at), ()):
            if keys(self.lexemes, at, len(words)) == words:
                return _Item(kind, which, " ".join(words)), at + len(words)
        return None

    def _asked(self, at: int) -> _Step:
        """`jam berapa`, `kali ini`: before their first word is taken for something else."""
        found = self._phrase(at)
        if found is not None and found[0].kind == "until":  # "jam 4 sampai selesai"
            return (_FILLER, found[1]) if self.found and self.found[-1].kind in {"hour", "part"} else None
        return found if found is not None and found[0].kind in {"ask", "once", "always"} else None

    def _stretch(self, at: int) -> _Step:
        """`2 minggu`, `sampai 5 Januari`: only where something is called off; "diundur sampai Rabu" is a move."""
        if not self.calls_off or any(item.kind == "move" for item in self.found):
            return None
        found = find_stretch(self.lexemes, at, self.dashes)
        return None if found is None else (_Item("stretch", over=found[0]), found[1])

    def _shift(self, at: int) -> _Step:
        """`2 hari`, `sejam`, `setengah jam` right behind "diundur" or "dimajukan"."""
        last = self.found[-1] if self.found else _FILLER
        if last.kind != "move" or not last.word:
            return None
        shift, end = WHOLE.get((self._key(at),)), at + 1
        if shift is None:
            shift, end = WHOLE.get((self._key(at), self._key(at + 1))), at + 2
        count = COUNT_WORDS.get(self._key(at)) or small_number(self.lexemes, at, 60)
        if shift is None and count is not None:
            unit, end = self._key(at + 1), at + 2
            shift = (count * _DAYS.get(unit, 0), count * _MINUTES.get(unit, 0))
        if shift is None or shift == (0, 0) or self._key(end) in _MORE:
            return None
        sign = 1 if last.word == LATER else -1
        return _Item("shift", shift=(sign * shift[0], sign * shift[1])), end

    def _rhythm(self, at: int) -> _Step:
        found = find_rhythm(self.lexemes, at)
        return None if found is None else (_Item("rhythm", rhythm=found[0]), found[1])

    def _since(self, at: int) -> _Step:
        """`mulai minggu depan`; "mulai jam 4" is the hour at which it begins."""
        if self._phrase_kind(at) != "since":
            return None
        start = at + 2 if keys(self.lexemes, at, 2) == ("terhitung", "mulai") else at + 1
        found = find_ahead(self.lexemes, start)
        if found is not None:
            return _Item("since", day=found[0]), found[1]
        return (_FILLER, start) if self._key(at) == "mulai" and find_hour(self.lexemes, start) else None

    def _day(self, at: int) -> _Step:
        found = find_ahead(self.lexemes, at)
        directed = bool(self.found) and self.found[-1].kind == "move" and bool(self.found[-1].word)
        if found is not None and directed and self._key(found[1] - 1) in _MORE:
            return None  # "diundur 2 hari lagi" is two days more, or the day after tomorrow
        if found is None:
            return None
        end = found[1] + (found[0].weekday is not None and self._key(found[1]) in PASARAN)
        return _Item("day", text=found[0].text, day=found[0]), end

    def _hour(self, at: int) -> _Step:
        bare = any(item.kind == "head" and item.word == "hour" for item in self.found)
        bare = bare and bool(self.found) and self.found[-1].kind in {"to", "become"}
        found = find_hour(self.lexemes, at, bare=bare)
        return None if found is None else (_Item("hour", text=found[0].text, hour=found[0]), found[1])

    def _part(self, at: int) -> _Step:
        """`sore`; at the very beginning it is a greeting."""
        part = PART_WORDS.get(self._key(at))
        if part is None:
            return None
        return (_Item("part", part, self.lexemes[at].raw) if self.found else _FILLER), at + 1

    def _reason_start(self, at: int) -> int | None:
        """Where a reason begins: behind "karena", or with the "ada" of "rapat libur, ada hajatan"."""
        if self._phrase_kind(at) == "reason":
            return at + 1
        off = any(item.kind in {"cancel", "move"} for item in self.found)
        return at if off and self._key(at) in THERE_IS and self._key(at + 1) in REASONS else None

    def _reason(self, at: int) -> str | None:
        """The words from here to the end, without thanks; None where they ask or doubt."""
        end = len(self.lexemes)
        while closing := next((one for one in CLOSINGS if keys(self.lexemes, end - len(one), len(one)) == one), None):
            end -= len(closing)
        words = self.lexemes[at:end]
        doubts = any(word.key in DOUBTS for word in words)
        return None if doubts or not 0 < len(words) <= _LONGEST_REASON else self._text(at, end)

    # Places

    def _place(self, at: int) -> _Step:
        """`di rumah Bu Siti`, `ke balai RW 05`, and anything behind "tempat rapat di"."""
        key = self._key(at)
        start = at + 1
        joined_to = key[2:] if key[:2] == "di" and key[2:] in PLACES else ""
        if key not in {"di", "ke", "bertempat", "neng", "nang", "ing"} and not joined_to:
            return None
        if key == "bertempat":
            start += self._key(start) == "di"
        if joined_to:
            start = at  # "dirumah bu siti"
        elif find_ahead(self.lexemes, start) or find_hour(self.lexemes, start):
            return (_FILLER, at + 1) if key == "di" else None  # "di hari Rabu"; "ke Rabu" is read elsewhere
        told = any(item.kind == "head" and item.word == "place" for item in self.found)
        begins = bool(joined_to) or self._begins_a_place(start)
        if not begins and not told:
            return None
        end = self._place_end(start, told=told and not begins)
        if end is None or (not told and end == start + 1 and self._key(start) in NOT_ALONE):
            return None
        text = self._text(start, end)
        return _Item("place", text=text[2:] if joined_to else text), end

    def _begins_a_place(self, at: int) -> bool:
        key = self._key(at)
        if key == "kantor":
            return self._key(at + 1) in OF_THE_VILLAGE
        return key in PLACES or (key in HONORIFICS and self._is_name(at + 1))

    def _is_name(self, at: int) -> bool:
        """Whether this word can be a person's name."""
        if at >= len(self.lexemes) or self.lexemes[at].kind != "word":
            return False
        key = self._key(at)
        return key not in NOT_NAMES and key not in NOT_A_PLACE and key not in PHRASES and key not in CHAT_PHRASES

    def _place_end(self, start: int, *, told: bool) -> int | None:
        """Where a place ends; None where a word shows that it is none. `told`: any words may be one."""
        at = start if told or self._key(start) in HONORIFICS else start + 1
        while at < len(self.lexemes) and at - start < _LONGEST_PLACE and at not in self.breaks - {start}:
            key = self._key(at)
            if key in NOT_A_PLACE:
                return None
            if key in HONORIFICS and at + 1 < len(self.lexemes) and at + 1 not in self.breaks:
                if self.lexemes[at + 1].kind != "word" or self._phrase(at + 1):
                    break
                at += 2
                continue
            if key in OWN and at == start + 1:
                at += 1
                continue
            ends = find_hour(self.lexemes, at) or find_ahead(self.lexemes, at) or find_rhythm(self.lexemes, at)
            if ends or self._phrase(at) or key in PART_WORDS or key in HONORIFICS:
                break
            numbered = self.lexemes[at].kind in ("num", "bad")
            if not (told or numbered or key in AT_A_PLACE or key in PLACES or self._is_name(at)):
                return None
            at += 1
        return at if at > start else None

    # People who are spoken to

    def _addressed(self, at: int) -> _Step:
        """`bu`, `pak ketua`, `bu rini,` at the beginning, `ya bu rini` at the end: nobody that it is about."""
        behind_the_meeting = bool(self.found) and self.found[-1].kind in {"meeting", "head"} and at not in self.breaks
        if self.lexemes[at].kind == "mention" and not behind_the_meeting:
            return _FILLER, at + 1
        key = self._key(at)
        if key in _OWN_OFFICES and not behind_the_meeting:
            return _FILLER, at + 1
        if key not in HONORIFICS:
            return None
        end = at + 1
        if self._key(end) in TITLES:
            spoken_to = self._key(end) in _OWN_OFFICES or end + 1 in self.breaks or end + 1 == len(self.lexemes)
            return (_FILLER, end + 1) if spoken_to and not behind_the_meeting else None
        names = end
        while names < len(self.lexemes) and names - end < 2 and names not in self.breaks and self._is_name(names):
            names += 1
        if names == end:
            return _FILLER, end
        begins = not self.found and names in self.breaks
        ends = bool(self.found) and not behind_the_meeting and names == len(self.lexemes)
        return (_FILLER, names) if begins or ends else None


# From items to a sentence


def _kinds(items: Sequence[_Item]) -> set[str]:
    return {item.kind for item in items}


def _days(items: Sequence[_Item]) -> list[DayAhead]:
    return [item.day for item in items if item.kind == "day" and item.day is not None]


def _heads(items: Sequence[_Item]) -> set[str]:
    return {item.word for item in items if item.kind == "head"}


def _ask(items: Sequence[_Item], *, asked: bool, command: bool) -> ScheduleSentence | None:
    """`rapat kapan?`, `jadwal rapat`, `besok ada rapat?`, `rapat besok jadi tidak`."""
    kinds, days = _kinds(items), _days(items)
    if _asks_whether(items, asked=asked):
        return ScheduleSentence(action="ask", which=days[0] if days else None)
    if not kinds <= {"meeting", "head", "ask", "day", "see", "again", "exists", "part"} or len(days) > 1:
        return None
    schedule = _heads(items) == {"schedule"} and not (days and not days[0].wide)
    only = command and (kinds == {"meeting"} or (len(items) == 1 and bool(days) and days[0].wide))
    if "ask" not in kinds and not (asked and "exists" in kinds) and not schedule and not only:
        return None
    return ScheduleSentence(action="ask", which=days[0] if days else None)


def _asks_whether(items: Sequence[_Item], *, asked: bool) -> bool:
    """`rapat besok libur?`, `sabtu ini jadi rapat?`, `besok rapat gak`: whether it is held."""
    kinds, meetings = _kinds(items), [item.word for item in items if item.kind == "meeting"]
    allowed = {"meeting", "day", "become", "cancel", "exists", "part", "whether", "keep"}
    if not kinds <= allowed or meetings != [""] or len(_days(items)) > 1:
        return False
    if "whether" in kinds:
        at_the_end = items[-1].kind == "whether" and [item.kind for item in items].count("whether") == 1
        return at_the_end and "cancel" not in kinds and len(items) > 1
    return asked and (bool(kinds & {"become", "cancel", "keep"}) or "day" in kinds)


def _keep(items: Sequence[_Item]) -> ScheduleSentence | None:
    """`rapat tetap Sabtu`, `rapat kembali ke Sabtu`, `rapat tidak jadi libur`: a change is taken back."""
    days, meetings = _days(items), [item.word for item in items if item.kind == "meeting"]
    said = tuple((item.kind, item.word) for item in items if item.kind not in {"meeting", "day"})
    without_a_day = not days and bool(said) and said[-1] in {("to", ""), ("back", "")}
    if meetings != [""] or len(days) > 1 or said not in KEPT or without_a_day:
        return None
    return ScheduleSentence(action="keep", which=days[0] if days else None)


def _cancel(items: Sequence[_Item], *, command: bool) -> ScheduleSentence | None:
    """`rapat libur`, `besok tidak ada rapat`; "batal rapat" may be somebody's own plan, "rapat batal" is not."""
    cancels = [place for place, item in enumerate(items) if item.kind == "cancel"]
    days, over = _days(items), _over(items)
    allowed = {"meeting", "cancel", "day", "hour", "part", "once", "become"}
    if over is not None:
        allowed = {"meeting", "cancel", "stretch", "since", "become"}
    if len(cancels) != 1 or len(days) > 1 or not _kinds(items) <= allowed:
        return None
    at = cancels[0]
    if items[at].word == "weak" and not command and "meeting" not in _kinds(items[:at]):
        return None
    if any(item.kind in {"hour", "part", "become"} for item in items[at + 1 :]):
        return None
    if over is not None and over.may_be_over and (items[at].word == "weak" or items[at].text.endswith(_HELD)):
        return None  # "rapat batal 2 kali", "2 minggu tidak ada rapat": it was so
    return ScheduleSentence(action="cancel", which=days[0] if days else None, over=over)


def _over(items: Sequence[_Item]) -> Stretch | None:
    """`2 minggu`, `mulai besok ... sampai tanggal 5`: one stretch, and from when on where that stands apart."""
    found = [item.over for item in items if item.over is not None]
    since = [item.day for item in items if item.kind == "since"]
    if len(found) != 1 or len(since) > 1 or (since and (found[0].first is not None or found[0].meetings)):
        return None
    return replace(found[0], first=since[0]) if since else found[0]


def _verb(items: Sequence[_Item]) -> int | None:
    """Where the verb stands: one of moving, or else "jadi"."""
    for kind in ("move", "become"):
        for place, item in enumerate(items):
            if item.kind == kind:
                return place
    return None


def _repeat(items: Sequence[_Item]) -> ScheduleSentence | None:
    """`rapat tiap Senin jam 19.00`, `hari rapat pindah ke Rabu seterusnya`."""
    verb, kinds = _verb(items), _kinds(items)
    allowed = {"meeting", "head", "move", "become", "to", "from", "day", "hour", "part", "rhythm", "place"}
    if not kinds <= allowed | {"since", "always"} or not kinds & {"rhythm", "always", "since"}:
        return None
    new = items if verb is None else items[verb + 1 :]
    pieces = [item.rhythm for item in new if item.rhythm is not None]
    if not pieces and verb is not None:
        if not _days(new) and not any(item.kind == "hour" for item in new):
            return None
        if "always" not in kinds and not all(day.plain_weekday or day.plain_day for day in _days(new)):
            return None
        old = [item.rhythm for item in items if item.rhythm is not None]
        pieces = old if not _days(new) else []
    elif not pieces and verb is None and not kinds & {"always", "since"}:
        return None
    rhythm = joined(pieces, _days(new))
    since = [item.day for item in items if item.kind == "since"]
    if rhythm is None or len(since) > 1 or any(item.kind == "from" for item in new):
        return None
    nothing = rhythm == SaidRhythm(part=rhythm.part)
    sentence = _with_hour(
        ScheduleSentence(
            action="repeat",
            rhythm=rhythm.rhythm,
            weekday=rhythm.weekday,
            week=rhythm.week,
            month_day=rhythm.month_day,
            maybe_sunday=rhythm.maybe_sunday,
            since=since[0] if since else None,
        ),
        new,
        rhythm.part,
    )
    if sentence is None or (nothing and sentence.hour is None and sentence.hour_unclear is None):
        return None
    return _with_place(sentence, items)


def _move(items: Sequence[_Item], *, command: bool) -> ScheduleSentence | None:
    """`rapat pindah ke Rabu depan jam 4 sore`, `rapat tgl 28 diundur 2 hari`, `geser rapat Sabtu ke Minggu`."""
    allowed = {"meeting", "head", "move", "become", "to", "from", "day", "hour", "part", "shift", "place", "once"}
    if not _kinds(items) <= allowed | {"cancel"}:
        return None
    verb = _verb(items)
    if verb is None and not command:
        return None
    before, after = ([], list(items)) if verb is None else (list(items[:verb]), list(items[verb + 1 :]))
    if any(item.kind in {"cancel", "move"} for item in after) or not _may_move(before, after):
        return None
    targets = _targets(before, after)
    if targets is None:
        return None
    which, to = targets
    shifts = [item.shift for item in after if item.kind == "shift"]
    if len(shifts) > 1 or (shifts and to is not None):
        return None
    if verb is None and "place" in _kinds(items) and not any(item.hour for item in items):
        return None  # "/jadwal besok di rumah Bu Siti" only says where
    moved = items[verb] if verb is not None else _FILLER
    days, minutes = shifts[0] if shifts else (0, 0)
    sentence = _with_hour(
        ScheduleSentence(
            action="move",
            which=which,
            to=to,
            shift_days=days or None,
            shift_minutes=minutes or None,
            direction="later" if moved.word == LATER else "earlier" if moved.word == EARLIER else None,
        ),
        after,
        to.part if to else None,
    )
    if sentence is None:
        return None
    says_when = to is not None or bool(shifts) or sentence.hour is not None or sentence.hour_unclear is not None
    if not says_when:
        waits = moved.text in WAITS_FOR_A_DAY and not _kinds(after) & {"place", "to", "from"}
        return sentence if waits else None
    plain = to is None or to.plain_weekday or to.plain_day
    asks = command and verb is None
    always = (asks or bool(_heads(items) & {"schedule", "day", "hour"})) and which is None and plain and not shifts
    return _with_place(replace(sentence, maybe_always=always and "once" not in _kinds(items)), items)


def _may_move(before: Sequence[_Item], after: Sequence[_Item]) -> bool:
    """Not in "tidak jadi pindah"; what is called off may be held on another day: "Sabtu libur, diganti Minggu"."""
    cancels = [item.word for item in before if item.kind == "cancel"]
    return not cancels or (cancels == [""] and bool(_days(after)))


def _targets(before: Sequence[_Item], after: Sequence[_Item]) -> tuple[DayAhead | None, DayAhead | None] | None:
    """Which meeting, and where to; None where more days are named than that."""
    which, news, marker = _days(before), list[tuple[DayAhead, str]](), ""
    last = ""
    for item in after:
        if item.kind in {"to", "become", "from"}:
            marker = item.kind
        elif item.kind == "day" and item.day is not None:
            if marker == "from":
                which.append(item.day)
            else:
                news.append((item.day, marker or ("meeting" if last == "meeting" else "")))
            marker = ""
        last = item.kind
    if len(news) == 2 and news[0][1] in {"", "meeting"} and news[1][1] in {"to", "become"}:
        which.append(news.pop(0)[0])  # "geser rapat Sabtu ke Minggu"
    if len(which) > 1 or len(news) > 1 or (news and news[0][1] == "meeting"):
        return None
    return (which[0] if which else None), (news[0][0] if news else None)


def _place(items: Sequence[_Item]) -> ScheduleSentence | None:
    """`rapat besok di rumah Bu Siti`, `tempat rapat pindah ke balai RW`."""
    kinds, days, heads = _kinds(items), _days(items), _heads(items)
    allowed = {"meeting", "head", "move", "become", "to", "day", "place", "once", "part"}
    weak = any(item.kind == "meeting" and item.word == "weak" for item in items)
    if "place" not in kinds or not kinds <= allowed or not heads <= {"place"} or weak or len(days) > 1:
        return None
    return _with_place(
        ScheduleSentence(
            action="place",
            which=days[0] if days else None,
            maybe_always="place" in _heads(items[: _verb(items)]) and not days and "once" not in kinds,
        ),
        items,
    )


def _state(items: Sequence[_Item]) -> ScheduleSentence | None:
    """`rapat Sabtu jam 2 siang`: of a meeting that is known, another hour. "besok" and "jam 7" alone are mere talk."""
    days, meetings = _days(items), [item.word for item in items if item.kind == "meeting"]
    if not _kinds(items) <= {"meeting", "day", "hour", "part"} or meetings != [""] or len(days) != 1:
        return None
    if (days[0].weekday is None and days[0].day is None) or not any(item.hour for item in items):
        return None
    return _with_hour(ScheduleSentence(action="move", which=days[0], stated=True), items, days[0].part)


def _with_place(sentence: ScheduleSentence, items: Sequence[_Item]) -> ScheduleSentence | None:
    places = [item.text for item in items if item.kind == "place"]
    if len(places) > 1:
        return None
    if not places:
        return sentence
    words = places[0].split()
    own = len(words) > 1 and words[-1].lower() in OWN
    return replace(sentence, place=" ".join(words[:-1] if own else words), own_place=own)


def _with_hour(sentence: ScheduleSentence, items: Sequence[_Item], part: str | None) -> ScheduleSentence | None:
    """With the hour that was said, read by the part of the day where one stands apart; None where two were said."""
    hours = [item.hour for place, item in enumerate(items) if item.hour is not None and not _is_old(items, place)]
    parts = [item for item in items if item.kind == "part"]
    if len(hours) > 1 or len(parts) > 1:
        return None
    part = parts[0].word if parts else part
    if not hours:
        if part is None:
            return sentence
        return replace(sentence, hour_unclear=(), hour_words=parts[0].text if parts else part)
    said = hours[0] if part is None else hours[0].within(part)
    unclear = None if said.hour is not None else said.readings
    return replace(sentence, hour=said.hour, hour_unclear=unclear, hour_words=said.text, zone=said.zone)


def _is_old(items: Sequence[_Item], place: int) -> bool:
    """Whether "dari" stands before it: `dipindah dari jam 7 malam ke jam 8 malam`."""
    return place > 0 and items[place - 1].kind == "from"
