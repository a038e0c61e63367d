"""How sentences are filled and how money, dates, hours and numbers are written."""

import datetime as dt
import gettext
import logging
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from locales import N_, Words, words
from locales.catalogues import compiled

ID = words("id")
EN = words("en")


def translator(entries: str) -> Words:
    """An English translator with these entries alone."""
    header = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    )
    return Words(language="en", catalogue=compiled(f"{header}\n{entries}".encode()))


def test_the_source_language_needs_no_catalogue() -> None:
    assert isinstance(ID.catalogue, gettext.NullTranslations)
    assert ID("Bu {name} setor {amount}.", name="Siti", amount=ID.rupiah(20_000)) == "Bu Siti setor Rp20.000."
    assert ID("") == ""


def test_a_translation_is_looked_up_and_filled() -> None:
    english = translator('msgid "Bu {name} setor {amount}."\nmsgstr "{name} deposits {amount}."\n')
    assert english("Bu {name} setor {amount}.", name="Siti", amount="Rp1") == "Siti deposits Rp1."
    assert english("Belum diterjemahkan.") == "Belum diterjemahkan."
    assert english("") == ""


def test_a_bad_placeholder_falls_back_to_the_source_and_logs_no_value(caplog: pytest.LogCaptureFixture) -> None:
    english = translator('msgid "Halo {name}."\nmsgstr "Hello {nama}."\n\nmsgid "Hai {name}."\nmsgstr "Hi {name."\n')
    with caplog.at_level(logging.WARNING):
        assert english("Halo {name}.", name="Siti") == "Halo Siti."
        assert english("Hai {name}.", name="Siti") == "Hai Siti."
    assert len(caplog.records) == 2
    assert "Siti" not in caplog.text


def test_a_value_that_the_source_wants_and_did_not_get_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        ID("Halo {name}.")


def test_a_value_is_never_read_as_a_placeholder() -> None:
    assert ID("Halo {name}.", name="{amount}") == "Halo {amount}."


def test_a_fuzzy_translation_is_not_used() -> None:
    assert translator('#, fuzzy\nmsgid "Kas"\nmsgstr "Cache"\n')("Kas") == "Kas"


def test_many_takes_the_form_of_the_number() -> None:
    english = translator(
        'msgid "{n} anggota"\nmsgid_plural "{n} anggota"\nmsgstr[0] "{n} member"\nmsgstr[1] "{n} members"\n'
    )
    assert [english.many("{n} anggota", "{n} anggota", n) for n in (0, 1, 2)] == ["0 members", "1 member", "2 members"]
    assert ID.many("{n} anggota", "{n} anggota", 1_200) == "1.200 anggota"
    assert ID.many("{n} anggota, {name}", "{n} anggota, {name}", 1, name="Siti") == "1 anggota, Siti"


def test_a_mark_leaves_the_string_as_it_is() -> None:
    assert N_("simpanan pokok") == "simpanan pokok"


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("id", "id"),
        ("en", "en"),
        ("en-GB", "en"),
        ("en_US", "en"),
        ("EN", "en"),
        ("", "id"),
        ("de", "id"),
        ("../x", "id"),
    ],
)
def test_any_language_code_gets_a_translator(code: str, language: str) -> None:
    assert words(code).language == language
    assert words(code) is words(language)


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_rupiah_is_written_as_babel_writes_it(amount: int) -> None:
    expected = format_currency(amount, "IDR", "¤#,##0", locale="id", currency_digits=False)
    assert ID.rupiah(amount) == EN.rupiah(amount) == expected


def test_rupiah_of_small_and_negative_amounts() -> None:
    amounts = (0, 5, 999, 1_000, 20_000, -20_000, 2_500_000)
    assert [ID.rupiah(amount) for amount in amounts] == [
        "Rp0",
        "Rp5",
        "Rp999",
        "Rp1.000",
        "Rp20.000",
        "-Rp20.000",
        "Rp2.500.000",
    ]


@pytest.mark.parametrize(
    ("amount", "indonesian"),
    [
        (0, "nol rupiah"),
        (11, "sebelas rupiah"),
        (100, "seratus rupiah"),
        (1_000, "seribu rupiah"),
        (1_001_000, "satu juta satu ribu rupiah"),
        (20_000, "dua puluh ribu rupiah"),
        (25_500, "dua puluh lima ribu lima ratus rupiah"),
        (111_111, "seratus sebelas ribu seratus sebelas rupiah"),
        (6_500_000, "enam juta lima ratus ribu rupiah"),
        (1_000_000_000, "satu miliar rupiah"),
        (-5_000, "minus lima ribu rupiah"),
    ],
)
def test_terbilang(amount: int, indonesian: str) -> None:
    assert ID.terbilang(amount) == indonesian


def test_terbilang_in_english() -> None:
    assert EN.terbilang(20_000) == "twenty thousand rupiah"


def test_dates() -> None:
    day = dt.date(2026, 11, 21)
    assert (ID.date(day), ID.short_date(day), ID.month(day)) == (
        "Sabtu, 21 November 2026",
        "21 Nov 2026",
        "November 2026",
    )
    assert (EN.date(day), EN.short_date(day)) == ("Saturday, 21 November 2026", "21 Nov 2026")
    assert ID.short_date(dt.date(2026, 8, 7)) == "7 Agu 2026"
    weekdays = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
    assert [ID.weekday(number) for number in range(7)] == weekdays
    assert EN.weekday(0) == "Monday"


def test_an_instant_is_no_date() -> None:
    with pytest.raises(TypeError):
        ID.date(dt.datetime(2026, 11, 21, tzinfo=dt.UTC))


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Jakarta", "19.00 WIB"),
        ("Asia/Pontianak", "19.00 WIB"),
        ("Asia/Makassar", "20.00 WITA"),
        ("Asia/Jayapura", "21.00 WIT"),
        ("Asia/Singapore", "20.00 UTC+8"),
        ("Asia/Kolkata", "17.30 UTC+5:30"),
        ("America/New_York", "07.00 UTC-5"),
    ],
)
def test_an_instant_is_shown_as_the_clocks_of_the_zone_show_it(zone: str, shown: str) -> None:
    instant = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
    assert ID.time(instant, zone) == shown
    hour, minute = map(int, shown.split()[0].split("."))
    assert ID.time(dt.time(hour, minute), zone) == shown


def test_time_in_english_and_without_a_zone() -> None:
    assert EN.time(dt.time(19), "Asia/Jakarta") == "19:00 WIB"
    with pytest.raises(ValueError, match="without a zone"):
        ID.time(dt.datetime(2026, 11, 21, 12, 0), "Asia/Jakarta")  # noqa: DTZ001 - what is refused


def test_numbers() -> None:
    values = (0, 999, 1_234, -1_234, Decimal("1234.5"))
    assert [ID.number(value) for value in values] == ["0", "999", "1.234", "-1.234", "1.234,5"]
    assert EN.number(1_234) == "1,234"


def test_percent_rounds_a_half_up() -> None:
    assert ID.percent(Fraction(263, 10_000)) == "2,63%"
    assert ID.percent(Decimal("0.015")) == "1,5%"
    assert ID.percent(0.5) == "50%"
    assert ID.percent(Fraction(1, 8), digits=0) == "13%"
    assert ID.percent(Fraction(-1, 8), digits=0) == "-13%"
    assert EN.percent(Fraction(81, 100)) == "81%"


def test_writing_rupiah_imports_neither_babel_nor_num2words() -> None:
    code = (
        "import sys; from locales import words; _ = words('id'); _('Kas {x}', x=_.rupiah(20000)); "
        "sys.exit('babel' in sys.modules or 'num2words' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
