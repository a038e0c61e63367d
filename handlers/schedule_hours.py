"""The hours of meetings: what was said, and what is offered where nobody said one that is clear."""

import datetime as dt

from handlers.context import Context
from savings.rules import ZONES
from savings.sentences import ScheduleSentence

_NIGHT = (22, 5)
"""From ten in the evening until five no group meets, unless it always does."""

_USUAL = (9, 10, 13, 15, 16, 19, 20)
_BY_WORD: tuple[tuple[tuple[str, ...], tuple[tuple[int, int], ...]], ...] = (
    (("subuh",), ((5, 0), (5, 30), (6, 0))),
    (("zuhur", "dzuhur", "dhuhur", "duhur", "lohor", "luhur", "jumatan"), ((12, 30), (13, 0), (13, 30))),
    (("asar", "ashar", "azhar"), ((15, 30), (16, 0), (16, 30))),
    (("magrib", "maghrib", "mahgrib", "mahrib"), ((18, 0), (18, 30), (19, 0))),
    (("isya", "ngisak"), ((19, 0), (19, 30), (20, 0))),
    (("tarawih", "taraweh", "terawih", "teraweh"), ((20, 0), (20, 30), (21, 0))),
    (("pagi", "esuk"), ((7, 0), (8, 0), (9, 0), (10, 0))),
    (("siang", "awan"), ((11, 0), (12, 0), (13, 0), (14, 0))),
    (("sore", "sonten"), ((15, 0), (15, 30), (16, 0), (17, 0))),
    (("malam", "malem", "mlm", "bengi", "dalu"), ((18, 30), (19, 0), (19, 30), (20, 0))),
)
"""Which hours are offered, by a word that was said."""


def hours_meant(said: ScheduleSentence, usual: dt.time) -> list[dt.time]:
    """The hours that the words may mean; the usual one where none was said, empty where it is to be asked for.

    Of "jam 4" the one nearer to the usual hour stands first, and what is in the night is not meant.
    """
    if said.shift_minutes is not None:
        shifted = usual.hour * 60 + usual.minute + said.shift_minutes
        return [dt.time(*divmod(shifted, 60))] if 0 <= shifted < 24 * 60 else []
    if said.hour is not None:
        return [said.hour]
    if said.hour_unclear is None:
        return [usual]
    meant = _in_direction(said, usual)
    awake = [hour for hour in meant if hour == usual or _NIGHT[1] <= hour.hour < _NIGHT[0]]
    return sorted(awake or meant, key=lambda hour: abs(_minutes(hour) - _minutes(usual)))


def _in_direction(said: ScheduleSentence, usual: dt.time) -> list[dt.time]:
    """ "diundur jam 5" is later than the usual hour of that day, "dimajukan jam 3" earlier, where one of them is."""
    readings = list(said.hour_unclear or ())
    if said.to is not None or said.shift_days is not None or said.direction is None:
        return readings
    later = said.direction == "later"
    return [hour for hour in readings if hour != usual and (hour > usual) is later] or readings


def _minutes(hour: dt.time) -> int:
    return hour.hour * 60 + hour.minute


def hours_for(words: str, usual: dt.time) -> list[dt.time]:
    """The hours that are offered where they said "habis isya", or nothing."""
    lowered = words.lower()
    for keys, hours in _BY_WORD:
        if any(key in lowered for key in keys):
            return [dt.time(*hour) for hour in hours]
    return sorted({usual, *(dt.time(hour) for hour in _USUAL)})


def is_other_zone(context: Context, said: ScheduleSentence) -> bool:
    """Whether an hour was named in another time zone than the group's: it would be an hour wrong."""
    return said.zone is not None and ZONES[said.zone.lower()] != context.here.group.rules.zone


def says_other_zone(context: Context, said: ScheduleSentence) -> None:
    """The group has one time zone."""
    zone = context.here.group.rules["zona"]
    context.tell(context._("Jam rapat di sini memakai {zone}. Tulis lagi jamnya dalam {zone}, ya.", zone=zone))
