"""What a facilitator writes behind /kunjungan: a visit that was made, or from when the visits are planned, and how.

kemarin di rumah Bu Siti: membahas buku kas. Tindak lanjut: beli buku baru
mulai 1 desember pola 6x4 6x2 6x1
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from savings.dates import NamedDate, find_date
from savings.lexemes import lex, tidy
from savings.visits import Pattern, read_pattern

LONGEST_PLACE = 80
LONGEST_NOTES = 2000
LONGEST_FOLLOW_UP = 600

OLDEST = dt.timedelta(days=2 * 366)
"""What was visited longer ago is not written down any more: the year was mistaken."""

_FOLLOW_UP = re.compile(
    r"(?:^|(?<=[\s.,;]))(?:tindak[ \t-]*lanjut(?:nya|annya)?|follow[ \t-]*up|rtl|tl)(?:[ \t]*[:=-][ \t]*|[ \t]*\n)"
    r"|^[ \t]*(?:tindak[ \t-]*lanjut(?:nya|annya)?|follow[ \t-]*up|rtl)[ \t]+",
    re.IGNORECASE | re.MULTILINE,
)
_LABEL = re.compile(
    r"(?:catatan|notulen|hasil|isi|bahasan|pembahasan)(?:nya)?[ \t]*[:=][ \t]*|catatan(?:nya)?[ \t]+", re.IGNORECASE
)
_LABEL_AT_END = re.compile(r"[ \t,.;]*\b(?:catatan|notulen|hasil|isi|bahasan|pembahasan)(?:nya)?[ \t]*$", re.IGNORECASE)
_PLACE = re.compile(r"(?:tempat(?:nya)?[ \t]*:?|di|ke|bertempat di|lokasi[ \t]*:?)[ \t]+", re.IGNORECASE)
_SINCE = re.compile(r"(?:(?:terhitung|mulai|sejak|dari|per)(?: tanggal| tgl)?[ \t]+)+", re.IGNORECASE)
_COLON = re.compile(r"(?<![0-9]):|:(?![0-9])")
_END_OF_PLACE = re.compile(r"[,;]|\.(?:\s|$)|\s[-\u2013\u2014]\s")
_BETWEEN = " \t,.;:-\u2013\u2014"
_JUST_NOW = re.compile(r"(?:tadi|td|barusan|baru saja)(?:[ \t]+(?:pagi|siang|sore))?\b[ \t,]*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_TO_GROUP = re.compile(r"(?:(?:ke|di|untuk|kelompok|grup)[ \t]+)*", re.IGNORECASE)
_KINDS_OF_GROUP = frozenset({"ksm", "kelompok", "grup", "kub", "kube", "kwt", "upk", "usp", "jamaah", "poktan"})
LONGEST_GROUP_NAME = 6
"""Words."""

_NOTE_ABOUT = re.compile(
    r"\b(?:catatan(?:nya)?|ctt)(?:\s*:\s*|\s+)(?:(?:khusus|pribadi|tentang|soal|mengenai|untuk)(?:\s*:\s*|\s+))*",
    re.IGNORECASE,
)
_CONFIDED = re.compile(
    r"\brahasia(?:kan|in|nya)?\b|\bjangan (?:di)?(?:bilang|cerita|sebar)|\bjangan sampai\b.{0,40}\btahu\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:di|ke)?(?:undur|mundur|pindah|tunda|batal|maju|ganti)(?:kan|in)?\b|\btidak jadi\b|\b(?:ng)?ga?k jadi\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\?|\b(?:kapan|kpn|berikut(?:nya)?|selanjutnya|jadwal(?:nya)?|kalender|(?:minggu|bulan) (?:ini|depan))\b",
    re.IGNORECASE,
)
FEWEST_WORDS_OF_NOTES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitWords:
    """A visit as far as it was told. `day` is None where none was named; texts are empty where nothing was said."""

    day: NamedDate | None = None
    place: str = ""
    notes: str = ""
    follow_up: str = ""

    @property
    def too_long(self) -> str | None:
        """Which of the texts is longer than is kept."""
        limits = {"place": LONGEST_PLACE, "notes": LONGEST_NOTES, "follow_up": LONGEST_FOLLOW_UP}
        return next((name for name, limit in limits.items() if len(getattr(self, name)) > limit), None)


def kept_text(text: str) -> str:
    """What somebody wrote, line by line, without needless space."""
    lines = (" ".join(line.split()) for line in tidy(text).strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def read_visit(text: str) -> VisitWords:
    """The day, `di` the place, what was spoken of, and behind "tindak lanjut:" what is to be done; each may be missing.

    A day and a place count only at the beginning: "besok" among the notes is no date.
    """
    body, follow_up = tidy(text).strip(), ""
    if (marked := _FOLLOW_UP.search(body)) is not None:
        body, follow_up = body[: marked.start()], body[marked.end() :]
    day, body = _day_first(body)
    place, body = _place_first(body)
    if day is None and place:
        day, place = _day_last(place)
    begins = body.lstrip(_BETWEEN + "\n")
    if (label := _LABEL.match(begins)) is not None:
        body = begins[label.end() :]
    return VisitWords(
        day=day,
        place=kept_text(place).strip(_BETWEEN),
        notes=kept_text(body.lstrip(_BETWEEN)).rstrip(" ,;:-"),
        follow_up=kept_text(follow_up),
    )


def read_day(text: str) -> NamedDate | None:
    """A day and nothing else: `kemarin`, `30 nov`, `hari senin`."""
    day, rest = _day_first(tidy(text).strip())
    return day if not rest.strip(_BETWEEN + "\n") else None


def _day_first(text: str) -> tuple[NamedDate | None, str]:
    lexemes = lex(text)
    found = find_date(lexemes, 0) if lexemes else None
    if found is None or text[: lexemes[0].start].strip():
        just_now = _JUST_NOW.match(text)
        return (
            (None, text) if just_now is None else (NamedDate(text=just_now[0].strip(), days=0), text[just_now.end() :])
        )
    return found[0], text[lexemes[found[1] - 1].end :].lstrip(" \t,")


def _day_last(place: str) -> tuple[NamedDate | None, str]:
    """`rumah Bu Siti kemarin`: a day at the end of the place, the longest that reads as one."""
    lexemes = lex(place)
    for start in range(1, len(lexemes)):
        found = find_date(lexemes, start)
        if found is not None and found[1] == len(lexemes):
            return found[0], place[: lexemes[start].start]
    return None, place


def _place_first(text: str) -> tuple[str, str]:
    """The place and what follows. A colon ends it; without one on its line a comma, a full stop or a dash does."""
    begins = _PLACE.match(text)
    if begins is None:
        return "", text
    line, newline, below = text[begins.end() :].partition("\n")
    ends = _COLON.search(line) or _END_OF_PLACE.search(line)
    if ends is None:
        return line, below
    return _LABEL_AT_END.sub("", line[: ends.start()]), line[ends.end() :] + newline + below


# --- whose visit, and what is confided -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWords:
    """Which of the groups the words name (its place among them), and the words without the name."""

    group: int
    rest: str


def read_group(text: str, names: Sequence[str]) -> GroupWords | None:
    """`mekar sari kemarin: baik`, `kemarin ke KSM Mekar Sari di balai`: a name at the beginning, or behind the day.

    It counts as a whole, with or without the kind of group in front. Where it is the name of two groups, it is of none.
    """
    said = tidy(text).strip()
    _day, after = _day_first(said)
    day = said[: len(said) - len(after)].rstrip(" \t,")
    begins = _TO_GROUP.match(after)
    words = list(_WORD.finditer(after, 0 if begins is None else begins.end()))[:LONGEST_GROUP_NAME]
    for length in range(len(words), 0, -1):
        spoken = "".join(word[0] for word in words[:length]).casefold()
        meant = [place for place, name in enumerate(names) if spoken in _spoken(name)]
        if len(meant) == 1:
            rest = after[words[length - 1].end() :].lstrip(_BETWEEN + "\n")
            return GroupWords(group=meant[0], rest=f"{day} {rest}".strip())
    return None


def _spoken(name: str) -> set[str]:
    """How people say a group's name: all of it, or without the kind of group; written together or not."""
    words = [word.casefold() for word in _WORD.findall(name)]
    bare = words[1:] if len(words) > 1 and words[0] in _KINDS_OF_GROUP else words
    return {"".join(words), "".join(bare)}


def moves_visit(text: str, today: dt.date) -> bool:
    """`besok diundur jumat`, `tidak jadi`: about another day for a visit to come, and not about one that was made."""
    said = read_visit(text)
    if _MOVED.match(said.notes) is not None and ":" not in text:
        return True
    day = None if said.day is None else said.day.resolve(today)
    return day is not None and day > today and _MOVED.search(text) is not None


def tells_of_visit(text: str, today: dt.date) -> bool:
    """Whether words behind "kunjungan" tell of one that was made; else they ask for the calendar."""
    said = read_visit(text)
    if said.day is not None:
        day = said.day.resolve(today)
        return day is not None and day <= today and bool(said.place or said.notes)
    return _ASKED.search(text) is None and len(text.split()) >= FEWEST_WORDS_OF_NOTES


def secret_begins(text: str, names_somebody: Callable[[str], bool]) -> int | None:
    """Where in a visit's words something begins that may be a confidential note; None where nothing does.

    A note about a person (`catatan bu siti: ...`) begins there; a plea for secrecy makes all of it one.
    `names_somebody` tells whether words begin with a person's name.
    """
    if _CONFIDED.search(text) is not None:
        return 0
    notes = _NOTE_ABOUT.finditer(text)
    return next((note.start() for note in notes if names_somebody(text[note.end() :])), None)


# --- the plan ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords:
    """From when on a group is visited, and how often. `unread`: what was not understood."""

    day: NamedDate | None = None
    pattern: Pattern | None = None
    unread: str = ""


def read_plan(text: str) -> PlanWords:
    """`1 desember`, `mulai 1 desember`, `1 des pola 12x2`, `6x4 6x2 6x1`."""
    said = tidy(text).strip()
    said = said[begins.end() :] if (begins := _SINCE.match(said)) is not None else said
    day_words, _marker, pattern_words = re.sub(r"\bpola(?:nya)?\b[ \t:]*", "\0", said, flags=re.IGNORECASE).partition(
        "\0"
    )
    if not pattern_words and (at := re.search(r"[0-9]+\s*[x\u00d7*]\s*[0-9]", said)) is not None:
        day_words, pattern_words = said[: at.start()], said[at.start() :]
    day = read_day(day_words) if day_words.strip(_BETWEEN) else None
    pattern = read_pattern(pattern_words) if pattern_words.strip() else None
    if day is None and day_words.strip(_BETWEEN):
        return PlanWords(unread=day_words.strip(_BETWEEN))
    if pattern is None and pattern_words.strip():
        return PlanWords(day=day, unread=pattern_words.strip())
    return PlanWords(day=day, pattern=pattern)


def nearest(day: NamedDate, today: dt.date) -> dt.date | None:
    """The day meant by one who speaks of a beginning, which may lie behind or ahead; None where there is none such.

    "1 desember" is the one that is nearer to today.
    """
    behind = day.resolve(today)
    if behind is None or day.days is not None or day.future or day.year is not None:
        return behind
    if day.weekday is not None:
        ahead = behind + dt.timedelta(days=7)
    else:
        step = relativedelta(years=1) if day.month is not None else relativedelta(months=1)
        ahead = behind + step
        if ahead.day != behind.day:
            return behind
    return ahead if ahead - today < today - behind else behind
