"""To which day a meeting goes, by what was said and by the day on which it would have been."""

import datetime as dt

from savings.days_ahead import DayAhead, resolve_ahead
from savings.sentences import ScheduleSentence

_NEAR = dt.timedelta(days=6)
_ONE_DAY = dt.timedelta(days=1)


def moved_to(said: ScheduleSentence, *, meeting: dt.date, today: dt.date) -> tuple[dt.date, ...]:
    """The days to which this meeting may be moved, the nearest first: one, or those between which people choose.

    None where the day has to be asked for, or where it is past. "diundur ke Kamis" is a Thursday after the meeting and
    "dimajukan" one before it. Who names the meeting means a weekday near it; who does not may as well mean the one that
    comes. A move that names only an hour stays on its day.
    """
    if said.shift_days is not None:
        moved = meeting + dt.timedelta(days=said.shift_days)
        return (moved,) if moved >= today else ()
    if said.to is None:
        names_hour = said.hour is not None or said.hour_unclear is not None or said.shift_minutes is not None
        return (meeting,) if names_hour else ()
    found = set(resolve_ahead(said.to, today, meeting=meeting))
    if _free(said.to) and (said.direction == "later" or _long_before(said.to, found, meeting)):
        found.update(resolve_ahead(said.to, meeting + _ONE_DAY)[:1])
    near = {day for day in found if abs(day - meeting) <= _NEAR}
    if said.which is not None and said.to.plain_weekday and near:
        found = near
    if said.direction == "later":
        found = {day for day in found if day > meeting}
    elif said.direction == "earlier":
        found = {day for day in found if day < meeting}
    return tuple(sorted(found - {meeting} or found))


def _free(named: DayAhead) -> bool:
    """Whether it comes again and again: a weekday, or a day of any month."""
    return named.plain_weekday or named.plain_day


def _long_before(named: DayAhead, found: set[dt.date], meeting: dt.date) -> bool:
    """Whether a "tgl 2" lies so far before the meeting that the one after it is meant as likely."""
    return named.plain_day and bool(found) and max(found) < meeting - _NEAR
