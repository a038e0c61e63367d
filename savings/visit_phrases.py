"""What a facilitator writes behind /kunjungan: a visit that was made, or from when the visits are planned, and how.

kemarin di rumah Bu Siti: membahas buku kas. Tindak lanjut: beli buku baru
mulai 1 desember pola 6x4 6x2 6x1
"""

import datetime as dt
import re
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
        return None, text
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
