"""The hours that people name: `jam 4 sore`, `pukul 19.00`, `setengah 8 malam`, `ba'da isya`.

"jam 7" is morning or evening, and "habis isya" is another minute every week: neither is guessed. The first carries both
of its readings, the second none, and the group is asked.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from savings.dates import keys, small_number
from savings.lexemes import Lexeme

PARTS_OF_DAY = {"pagi": range(0, 12), "siang": range(10, 16), "sore": range(14, 20), "malam": range(17, 25)}
"""Which hours of the clock each part of the day may mean; 24 is midnight."""

PART_WORDS = {
    **{part: part for part in PARTS_OF_DAY},
    **{"subuh": "pagi", "esuk": "pagi", "awan": "siang", "sonten": "sore"},
    **dict.fromkeys(("malem", "mlm", "mlam", "bengi", "dalu", "malamnya"), "malam"),
}
"""Each word for a part of the day, and which part it is."""

_CLOCK = frozenset(("jam", "pukul", "pkl", "jm", "jamnya"))
_AFTER = frozenset(
    (
        *("habis", "abis", "sehabis", "ba'da", "ba\u2019da", "ba`da", "bada", "bakda", "ba'dha", "setelah", "sesudah"),
        *("selepas", "sebelum", "sbelum", "lepas", "selesai", "bar", "sakbare"),
    )
)
_PRAYS = frozenset(("sholat", "salat", "shalat", "solat"))
_PRAYERS = frozenset(
    (
        *("subuh", "dzuhur", "zuhur", "dhuhur", "duhur", "lohor", "luhur", "ashar", "asar", "ngasar", "azhar"),
        *("maghrib", "magrib", "mahgrib", "mahrib", "isya", "isyak", "ngisak", "tarawih", "taraweh", "terawih"),
        *("teraweh", "jumatan"),
    )
)
_NUMBERS = {
    **{"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8},
    **{"sembilan": 9, "sepuluh": 10, "sebelas": 11},
}
_ZONES = frozenset(("wib", "wita", "wit"))
_HALF = frozenset(("setengah", "stengah", "1/2"))
_NOON = 12
_WRITTEN = re.compile(r"(?P<hour>\d{1,2})(?:[.,:](?P<minute>\d{2}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidHour:
    """An hour as somebody named it.

    `readings` are the hours that it may be, the earlier first: two for "jam 7", none where the words name no hour of
    the clock ("habis isya"). `zone` is WIB, WITA or WIT where that was said.
    """

    text: str
    hour: dt.time | None = None
    readings: tuple[dt.time, ...] = ()
    zone: str | None = None

    def within(self, part: str) -> "SaidHour":
        """The same, where a part of the day was named apart from it: "Rabu sore, jam 4"."""
        meant = [reading for reading in self.readings if reading.hour in PARTS_OF_DAY[part]]
        if self.hour is not None or len(meant) != 1:
            return self
        return SaidHour(text=self.text, hour=meant[0], zone=self.zone)


def find_hour(lexemes: Sequence[Lexeme], start: int, *, bare: bool = False) -> tuple[SaidHour, int] | None:
    """The hour that begins at this lexeme, and the index after it. `bare`: a lone "7" is one, too."""
    prayer = _prayer(lexemes, start)
    if prayer is not None:
        return SaidHour(text=_text(lexemes, start, prayer)), prayer
    at = start
    clock = keys(lexemes, at, 1) and lexemes[at].key in _CLOCK
    at += 1 if clock else 0
    half = bool(keys(lexemes, at, 1)) and lexemes[at].key in _HALF
    at += 1 if half else 0
    number = _number(lexemes, at)
    if number is None or (half and number[1] is not None):
        return None
    hour, minute, at = number
    short = at - start == 1 and len(lexemes[start].key) <= 2 and lexemes[start].kind == "num"
    padded = minute is not None and len(re.split(r"[.,:]", lexemes[at - 1].key)[0]) == 2
    if half:
        hour, minute = hour - 1, 30
    elif minute is None:
        hour, minute, at = _past_or_before(lexemes, at, hour)
    part = PART_WORDS.get((keys(lexemes, at, 1) or ("",))[0])
    at += 1 if part else 0
    zone = next((key for key in keys(lexemes, at, 1) if key in _ZONES), None)
    at += 1 if zone else 0
    if not (clock or part or zone or (bare and short) or (minute is not None and padded)):
        return None
    said = _said(_text(lexemes, start, at), hour, minute or 0, part, padded=padded, zone=zone and zone.upper())
    return None if said is None else (said, at)


def _text(lexemes: Sequence[Lexeme], start: int, end: int) -> str:
    return " ".join(lexeme.raw for lexeme in lexemes[start:end])


def _prayer(lexemes: Sequence[Lexeme], start: int) -> int | None:
    """Where "habis sholat isya" ends."""
    at = start
    if not keys(lexemes, at, 1) or lexemes[at].key not in _AFTER:
        return None
    at += 1
    if keys(lexemes, at, 1) and lexemes[at].key in _PRAYS:
        at += 1
    return at + 1 if keys(lexemes, at, 1) and lexemes[at].key in _PRAYERS else None


def _number(lexemes: Sequence[Lexeme], at: int) -> tuple[int, int | None, int] | None:
    """Hour and minute as written or spelled out, and the end; the minute is None where none was written."""
    if at >= len(lexemes):
        return None
    first = lexemes[at]
    if first.kind == "word":
        if keys(lexemes, at, 2) == ("dua", "belas"):
            return 12, None, at + 2
        return (_NUMBERS[first.key], None, at + 1) if first.key in _NUMBERS else None
    found = _WRITTEN.fullmatch(first.key) if first.kind in ("num", "bad") and not first.unit else None
    if found is None or not found[0].isascii():
        return None
    return int(found["hour"]), int(found["minute"]) if found["minute"] else None, at + 1


def _past_or_before(lexemes: Sequence[Lexeme], at: int, hour: int) -> tuple[int, int | None, int]:
    """`jam 7 lewat 15`, `jam 8 kurang 15 menit`; without it no minute."""
    words = keys(lexemes, at, 1)
    minutes = small_number(lexemes, at + 1, 59) if words and words[0] in {"lewat", "lebih", "kurang"} else None
    if minutes is None:
        return hour, None, at
    end = at + 3 if keys(lexemes, at + 2, 1) in (("menit",), ("mnt",)) else at + 2
    return (hour - 1, 60 - minutes, end) if words == ("kurang",) else (hour, minutes, end)


def _said(text: str, hour: int, minute: int, part: str | None, *, padded: bool, zone: str | None) -> SaidHour | None:
    """What these figures may mean; None for "jam 25"."""
    if not 0 <= hour <= 24 or minute > 59 or (hour == 24 and minute):
        return None
    if part is not None:
        meant = next((one for one in (hour, hour + 12) if one in PARTS_OF_DAY[part]), None)
        # Midnight belongs to the day before as people speak, and to the day after on the clock: it is asked for.
        return SaidHour(text=text, hour=None if meant is None or meant == 24 else dt.time(meant, minute), zone=zone)
    if padded or hour > _NOON or (hour == 0 and minute != 30):
        return SaidHour(text=text, hour=dt.time(hour % 24, minute), zone=zone)
    both = sorted(dt.time(one % 24, minute) for one in (hour, hour + 12))
    return SaidHour(text=text, readings=tuple(both), zone=zone)
