"""How the values of rules are read: as a person writes them, into one canonical form, and never by guessing."""

import datetime as dt
from fractions import Fraction

import pytest

from savings.loans import Fee, Method, Part, Period, terms_by_rules
from savings.money import SavingsKind
from savings.rule_reading import EveryDayNamed, RuleError, RuleOutOfRange, named_method, named_period, read_rule
from savings.rules import LOAN_RULES, PRESETS, RULES, Preset, RuleKind, rules_of


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
        ("minggu ke", "Terakhir", "terakhir"),
        ("minggu ke", "yang terakhir", "terakhir"),
        ("tanggal rapat", "10", "10"),
        ("tanggal rapat", "Tgl. 10", "10"),
        ("tanggal rapat", "tiap tanggal 31", "31"),
        ("tanggal rapat", "akhir bulan", "31"),
        ("tanggal rapat", "awal bulan", "1"),
        ("tanggal rapat", "tidak dipakai", "0"),
        ("tempat", " Balai  RW 05. ", "Balai RW 05"),
        ("tempat", "rumah Bu Siti", "rumah Bu Siti"),
        ("tempat", "Tidak ada", ""),
        ("tempat", "kosong", ""),
        ("tempat", "  ", ""),
        ("pengingat rapat", "1 hari dan 2 jam", "1 hari dan 2 jam"),
        ("pengingat rapat", "H-1 dan dua jam sebelum rapat", "1 hari dan 2 jam"),
        ("pengingat rapat", "sehari sebelumnya", "1 hari"),
        ("pengingat rapat", "2 jam", "2 jam"),
        ("pengingat rapat", "Tidak", "tidak"),
        ("pengingat rapat", "tidak ada", "tidak"),
        ("hari tenang", "Minggu, hari Jum'at", "jumat minggu"),
        ("hari tenang", "jumat dan ahad", "jumat minggu"),
        ("hari tenang", "sabtu/minggu", "sabtu minggu"),
        ("hari tenang", "Tidak ada", ""),
        ("hari tenang", "-", ""),
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
        ("metode", "Menurun", "menurun"),
        ("metode", "tetap", "flat"),
        ("jasa", "1,5%", "1.5%"),
        ("jasa", "1.5 %", "1.5%"),
        ("jasa", "1,50 persen", "1.5%"),
        ("jasa", "2", "2%"),
        ("jasa", "0", "0%"),
        ("jasa", "0,0%", "0%"),
        ("jasa", "tidak ada", "0%"),
        ("jasa", "100%", "100%"),
        ("jasa", "10%/12", "10/12%"),
        ("jasa", "10/12 %", "10/12%"),
        ("jasa", "10,5%/12", "10.5/12%"),
        ("jasa", "1,5% flat per bulan", "1.5%"),
        ("jasa", "1% per 2 minggu", "1%"),
        ("angsuran", "tiap bulan", "bulanan"),
        ("lama", "12", "12"),
        ("lama", "12 bulan", "12"),
        ("lama", "10x", "10"),
        ("lama", "dua belas kali", "12"),
        ("lama minimal", "tiga bulan", "3"),
        ("jatuh tempo", "hari rapat", "rapat"),
        ("jatuh tempo", "Tgl. 5", "5"),
        ("jatuh tempo", "tiap tanggal 31", "31"),
        ("jatuh tempo", "akhir bulan", "31"),
        ("pembulatan", "Rp500", "500"),
        ("pembulatan", "1.000", "1000"),
        ("pembulatan", "seribu", "1000"),
        ("pembulatan", "tidak ada", "1"),
        ("urutan bayar", "denda, jasa, pokok", "denda jasa pokok"),
        ("urutan bayar", "jasa > pokok > denda", "jasa pokok denda"),
        ("urutan bayar", "Jasa dulu, lalu denda, lalu pokok", "jasa denda pokok"),
        ("pelunasan", "sisa pokok", "pokok saja"),
        ("denda angsuran", "5rb", "5000"),
        ("denda angsuran", "1 persen", "1%"),
        ("admin", "0%", "0"),
        ("admin", "tidak ada", "0"),
        ("simpanan ditahan", "5 %", "5%"),
        ("batas pinjaman", "2jt", "2000000"),
        ("batas pinjaman", "tanpa batas", "0"),
        ("kali simpanan", "3x", "3"),
        ("kali simpanan", "tidak dipakai", "0"),
        ("rajin menabung", "3 bulan", "3"),
        ("tunggakan", "iya", "ya"),
        ("anggota minimal", "5 orang", "5"),
        ("keputusan", "ketua dan bendahara", "pengurus"),
        ("waktu musyawarah", "sehari", "24"),
        ("sebutan jasa", "Bagi Hasil", "bagi hasil"),
        ("kolektibilitas", "3, 6, 9", "3 6 9"),
        ("kolektibilitas", "1-2-3", "1 2 3"),
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
        ("minggu ke", "terakhir sekali"),
        ("tanggal rapat", "10 kali"),
        ("tanggal rapat", "sabtu"),
        ("zona", "GMT"),
        ("wakil", "mungkin"),
        ("jam", "7"),
        ("jam", "setengah 8"),
        ("jam", "25.00"),
        ("jam", "19.75"),
        ("jam", "3 malam"),
        ("jam", "sore"),
        ("metode", "syariah"),
        ("jasa", "-1%"),
        ("jasa", "10rb"),
        ("jasa", "1,5% per tahun"),
        ("jasa", "10/12"),
        ("jasa", "10/12%/12"),
        ("jasa", "1,23456%"),
        ("lama", "1 tahun"),
        ("lama", "sebentar"),
        ("lama", "10,5"),
        ("jatuh tempo", "32"),
        ("jatuh tempo", "tgl 0"),
        ("pembulatan", "200"),
        ("urutan bayar", "pokok denda jasa"),
        ("admin", "5"),
        ("admin", "banyak"),
        ("batas pinjaman", "2"),
        ("rajin menabung", "3 minggu"),
        # It forbids, so "boleh" does not say whether the rule or the borrowing is meant.
        ("tunggakan", "boleh"),
        ("satu pinjaman", "tidak boleh"),
        ("waktu musyawarah", "5 jam"),
        ("pengingat rapat", "ya"),
        ("pengingat rapat", "3 jam"),
        ("pengingat rapat", "1 hari dan 5 jam"),
        ("kolektibilitas", "9 6 3"),
        ("kolektibilitas", "3 6"),
        ("kolektibilitas", "0 3 6"),
        ("kolektibilitas", "a 3 6 9"),
    ],
)
def test_what_is_unclear_is_refused_with_the_rule_that_it_was_for(key: str, written: str) -> None:
    with pytest.raises(RuleError) as refused:
        read_rule(RULES[key], written)
    assert (refused.value.rule.key, refused.value.written) == (key, written)


@pytest.mark.parametrize(
    ("key", "written", "least", "greatest"),
    [
        ("jasa", "101%", 0, 100),
        ("jasa", "20000", 0, 100),
        ("admin", "150 persen", 0, 100),
        ("lama", "0", 1, 360),
        ("lama", "361 kali", 1, 360),
        ("kali simpanan", "21", 0, 20),
        ("tanggal rapat", "32", 0, 31),
        ("anggota minimal", "101 orang", 0, 100),
    ],
)
def test_a_number_that_no_group_means_is_refused_with_its_range(
    key: str, written: str, least: int, greatest: int
) -> None:
    with pytest.raises(RuleOutOfRange) as refused:
        read_rule(RULES[key], written)
    assert (refused.value.least, refused.value.greatest) == (least, greatest)


@pytest.mark.parametrize(
    ("written", "period", "method"),
    [
        ("1,5%", None, None),
        ("1,5% flat", None, "flat"),
        ("1,5% menurun per bulan", "bulanan", "menurun"),
        ("1% seminggu", "mingguan", None),
        ("1% tiap 2 minggu", "2 mingguan", None),
        ("1% per dua minggu", "2 mingguan", None),
        ("12 minggu", "mingguan", None),
        ("2 minggu", "mingguan", None),
        ("12 bln", "bulanan", None),
    ],
)
def test_a_rate_or_length_may_name_another_rule(written: str, period: str | None, method: str | None) -> None:
    assert (named_period(written), named_method(written)) == (period, method)


@pytest.mark.parametrize("key", RULES)
def test_the_example_of_every_rule_works(key: str) -> None:
    assert read_rule(RULES[key], RULES[key].example)


@pytest.mark.parametrize("preset", Preset)
def test_every_preset_holds_every_rule_in_canonical_form(preset: Preset) -> None:
    assert list(PRESETS[preset]) == list(RULES)
    for key, value in PRESETS[preset].items():
        amount = RULES[key].kind in {RuleKind.RUPIAH, RuleKind.FEE} and value.isdigit() and value != "0"
        assert read_rule(RULES[key], f"Rp{value}" if amount else value) == value


def test_one_day_at_least_is_not_quiet() -> None:
    with pytest.raises(EveryDayNamed):
        read_rule(RULES["hari tenang"], "senin selasa rabu kamis jumat sabtu minggu")


def test_rules_know_their_types() -> None:
    rules = rules_of(Preset.JAMAAH_PRODUKSI, {"jam": "19.30", "zona": "WITA", "wajib": "15000"})
    assert (rules.hour, rules.zone, rules.weekday) == (dt.time(19, 30), "Asia/Makassar", 5)
    assert (rules.rupiah("wajib"), rules.usual_savings) == (15_000, SavingsKind.SUKARELA)
    assert not rules.yes("wakil")


def test_a_group_that_began_before_there_were_loans_gets_the_rules_of_its_preset() -> None:
    old = {key: value for key, value in PRESETS[Preset.KSM].items() if key not in LOAN_RULES}
    rules = rules_of(Preset.KSM, old | {"wajib": "7000"})
    assert (rules.rupiah("wajib"), rules["jasa"], rules.number("lama")) == (7_000, "1.5%", 12)
    assert rules.due_day is None
    assert rules.cutoffs == (3, 6, 9)


def test_when_a_monthly_group_meets() -> None:
    by_weekday = rules_of(Preset.SIMPAN_PINJAM, {"minggu ke": "terakhir"})
    assert (by_weekday.week, by_weekday.month_day) == (-1, None)
    by_day = rules_of(Preset.SIMPAN_PINJAM, {"tanggal rapat": "31"})
    assert (by_day.week, by_day.month_day) == (1, 31)


def test_a_group_that_began_before_there_was_a_clock_gets_the_rules_of_its_preset() -> None:
    old = {key: value for key, value in PRESETS[Preset.KSM].items() if key not in {"tanggal rapat", "tempat"}}
    rules = rules_of(Preset.KSM, old | {"hari": "rabu"})
    assert (rules.weekday, rules.month_day, rules["tempat"]) == (2, None, "")


def test_a_due_day_is_a_day_of_the_month() -> None:
    assert rules_of(Preset.KSM, {"jatuh tempo": "31"}).due_day == 31


@pytest.mark.parametrize("preset", Preset)
def test_the_rules_of_every_preset_make_terms(preset: Preset) -> None:
    terms = terms_by_rules(rules_of(preset, {}), principal=500_000, periods=10)
    assert (terms.period, terms.multiple, terms.penalty) == (Period.MONTHLY, 100, Fee())


def test_the_preset_of_a_upk_is_its_rule_set() -> None:
    rules = rules_of(Preset.UPK, {})
    terms = terms_by_rules(rules, principal=500_000, periods=10)
    assert (terms.method, terms.rate, terms.held) == (Method.FLAT, Fraction(15, 1000), Fee(share=Fraction(5, 100)))
    assert terms.order == (Part.INTEREST, Part.PENALTY, Part.PRINCIPAL)
    assert (rules.rupiah("pinjaman pertama"), rules.rupiah("batas pinjaman")) == (500_000, 2_000_000)
    assert (rules.number("lama minimal"), rules.number("lama")) == (3, 12)
    assert (rules.number("anggota minimal"), rules.number("rajin menabung")) == (5, 3)
