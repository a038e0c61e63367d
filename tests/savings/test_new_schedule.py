"""A rhythm in words becomes values of rules; what was not said stays."""

import pytest

from savings.meetings import Rhythm
from savings.new_schedule import agreed, weekdays_meant, with_rules
from savings.phrases import understand
from savings.rules import Preset, Rules, rules_of
from savings.sentences import ScheduleSentence

WEEKLY = rules_of(Preset.KSM, {})
MONTHLY = rules_of(Preset.KSM, {"pertemuan": "bulanan", "minggu ke": "2"})
BY_DATE = rules_of(Preset.KSM, {"pertemuan": "bulanan", "tanggal rapat": "10"})


def said(text: str) -> ScheduleSentence:
    sentence = understand(text)
    assert isinstance(sentence, ScheduleSentence)
    return sentence


@pytest.mark.parametrize(
    ("rules", "text", "changed"),
    [
        (WEEKLY, "rapat tiap Senin jam 19.30", {"hari": "senin", "jam": "19.30"}),
        (WEEKLY, "rapat tiap Sabtu", {}),
        (WEEKLY, "rapat 2 minggu sekali", {"pertemuan": "2 mingguan"}),
        (WEEKLY, "rapat tiap tanggal 10", {"pertemuan": "bulanan", "tanggal rapat": "10"}),
        (WEEKLY, "rapat tiap Jumat terakhir", {"pertemuan": "bulanan", "hari": "jumat", "minggu ke": "terakhir"}),
        (WEEKLY, "rapat sebulan sekali", {"pertemuan": "bulanan"}),
        (MONTHLY, "rapat tiap Senin", {"pertemuan": "mingguan", "hari": "senin"}),
        (MONTHLY, "rapat sebulan sekali hari Senin", {"hari": "senin"}),
        (MONTHLY, "rapat tiap akhir bulan", {"tanggal rapat": "31"}),
        (BY_DATE, "rapat tiap Senin kedua", {"hari": "senin", "minggu ke": "2", "tanggal rapat": "0"}),
        (BY_DATE, "rapat tiap tanggal 12 jam 4 sore", {"tanggal rapat": "12", "jam": "16.00"}),
    ],
)
def test_what_was_said_is_put_together_with_what_stands(rules: Rules, text: str, changed: dict[str, str]) -> None:
    sentence = said(text)
    (weekday,) = weekdays_meant(rules, sentence)
    values = agreed(rules, sentence, weekday=weekday, hour=sentence.hour)
    assert {key: value for key, value in values.items() if rules[key] != value} == changed


def test_a_sunday_or_a_week_is_asked_for() -> None:
    every = said("rapat tiap minggu")
    assert weekdays_meant(WEEKLY, every) == (6, 5)
    assert weekdays_meant(rules_of(Preset.KSM, {"hari": "minggu"}), every) == (6,)


def test_the_rules_as_they_would_be_keep_all_others() -> None:
    values = agreed(WEEKLY, said("rapat tiap tanggal 10"), weekday=None, hour=None)
    new = with_rules(WEEKLY, values)
    assert (Rhythm(new["pertemuan"]), new.month_day, new["wajib"]) == (Rhythm.MONTHLY, 10, WEEKLY["wajib"])
