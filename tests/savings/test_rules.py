"""How the values of rules are read: as a person writes them, into one canonical form, and never by guessing."""

import datetime as dt

import pytest

from savings.money import SavingsKind
from savings.rules import PRESETS, RULES, Preset, RuleError, RuleKind, read_rule, rules_of


@pytest.mark.parametrize(
    ("key", "written", "value"),
    [
        ("nama", "  KSM   Laris Jaya. ", "KSM Laris Jaya"),
        ("wajib", "10rb", "10000"),
        ("wajib", "Rp 10.000,-", "10000"),
        ("wajib", "sepuluh ribu", "10000"),
        ("pokok", "0", "0"),
        ("pokok", "Tidak ada", "0"),
        ("batas", "10jt", "10000000"),
        ("hari", "Sabtu", "sabtu"),
        ("hari", "hari Jum'at", "jumat"),
        ("hari", "ahad", "minggu"),
        ("pertemuan", "seminggu sekali", "mingguan"),
        ("pertemuan", "2 mingguan", "2 mingguan"),
        ("pertemuan", "Tiap bulan", "bulanan"),
        ("minggu ke", "pertama", "1"),
        ("zona", "wita", "WITA"),
        ("wakil", "Tidak", "tidak"),
        ("wakil", "boleh", "ya"),
        ("setoran biasa", "wajib", "wajib"),
        ("bahasa", "English", "en"),
        ("jam", "19.00", "19.00"),
        ("jam", "19:30 WIB", "19.30"),
        ("jam", "07.00", "07.00"),
        ("jam", "19", "19.00"),
        ("jam", "7 malam", "19.00"),
        ("jam", "jam 7 malam", "19.00"),
        ("jam", "pukul 7.30 malam", "19.30"),
        ("jam", "setengah 8 malam", "19.30"),
        ("jam", "8 pagi", "08.00"),
        ("jam", "1 siang", "13.00"),
        ("jam", "12 siang", "12.00"),
        ("jam", "4 sore", "16.00"),
        ("jam", "12 malam", "00.00"),
        ("jam", "0", "00.00"),
    ],
)
def test_a_value_is_read(key: str, written: str, value: str) -> None:
    assert read_rule(RULES[key], written) == value


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("nama", "  "),
        ("wajib", "banyak"),
        ("wajib", "10"),
        ("wajib", "-5rb"),
        ("batas", "0"),
        ("hari", "besok"),
        ("pertemuan", "kadang-kadang"),
        ("minggu ke", "5"),
        ("zona", "GMT"),
        ("wakil", "mungkin"),
        ("jam", "7"),
        ("jam", "setengah 8"),
        ("jam", "25.00"),
        ("jam", "19.75"),
        ("jam", "3 malam"),
        ("jam", "sore"),
    ],
)
def test_what_is_unclear_is_refused_with_the_rule_that_it_was_for(key: str, written: str) -> None:
    with pytest.raises(RuleError) as refused:
        read_rule(RULES[key], written)
    assert (refused.value.rule.key, refused.value.written) == (key, written)


@pytest.mark.parametrize("key", RULES)
def test_the_example_of_every_rule_works(key: str) -> None:
    assert read_rule(RULES[key], RULES[key].example)


@pytest.mark.parametrize("preset", Preset)
def test_every_preset_holds_every_rule_in_canonical_form(preset: Preset) -> None:
    assert list(PRESETS[preset]) == list(RULES)
    for key, value in PRESETS[preset].items():
        amount = RULES[key].kind in {RuleKind.RUPIAH, RuleKind.FEE} and value.isdigit() and value != "0"
        assert read_rule(RULES[key], f"Rp{value}" if amount else value) == value


def test_rules_know_their_types() -> None:
    rules = rules_of(Preset.JAMAAH_PRODUKSI, {"jam": "19.30", "zona": "WITA", "wajib": "15000"})
    assert (rules.hour, rules.zone, rules.weekday) == (dt.time(19, 30), "Asia/Makassar", 5)
    assert (rules.rupiah("wajib"), rules.usual_savings) == (15_000, SavingsKind.SUKARELA)
    assert not rules.yes("wakil")
