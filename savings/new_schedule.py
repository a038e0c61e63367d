"""A new rhythm as somebody said it, put together with the rules that stand: which of them become what."""

import datetime as dt
from collections.abc import Mapping

from savings.days_ahead import SUNDAY
from savings.meetings import Rhythm
from savings.rules import LAST_WEEK, WEEKDAYS, Rules
from savings.sentences import ScheduleSentence

SCHEDULE_RULES = ("pertemuan", "hari", "minggu ke", "tanggal rapat", "jam")
"""The rules of which a rhythm is made, in the order in which they are changed."""


def weekdays_meant(rules: Rules, said: ScheduleSentence) -> tuple[int | None, ...]:
    """The weekdays between which people have to choose; one None where none was said and none is needed."""
    if said.weekday is not None:
        return (said.weekday,)
    if not said.maybe_sunday:
        return (None,)
    return tuple(dict.fromkeys((SUNDAY, rules.weekday)))


def rhythm_meant(rules: Rules, said: ScheduleSentence) -> Rhythm:
    """How often they will meet: as said, monthly where only a monthly meeting has what was said, else as it stands."""
    if said.rhythm is not None:
        return said.rhythm
    if said.month_day is not None or said.week is not None:
        return Rhythm.MONTHLY
    return Rhythm(rules["pertemuan"])


def agreed(rules: Rules, said: ScheduleSentence, *, weekday: int | None, hour: dt.time | None) -> Mapping[str, str]:
    """The values of SCHEDULE_RULES as they are to be; what was not said stays as it is."""
    rhythm = rhythm_meant(rules, said)
    values = {key: rules[key] for key in SCHEDULE_RULES} | {"pertemuan": rhythm.value}
    if said.month_day is not None:
        values["tanggal rapat"] = str(said.month_day)
    elif rhythm is Rhythm.MONTHLY and (weekday is not None or said.week is not None):
        values["tanggal rapat"] = "0"
    if weekday is not None:
        values["hari"] = WEEKDAYS[weekday]
    if said.week is not None:
        values["minggu ke"] = LAST_WEEK if said.week == -1 else str(said.week)
    if hour is not None:
        values["jam"] = f"{hour:%H.%M}"
    return values


def with_rules(rules: Rules, values: Mapping[str, str]) -> Rules:
    """The rules as they would be."""
    return Rules({**rules.values, **values})
