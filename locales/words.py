"""One translator a language: sentences, and the way money, dates, hours and numbers are written in them.

Babel and num2words cost more than a tenth of a second to import, so they are imported at their first use: a process
that only writes `Rp20.000` never pays for them.
"""

import datetime as dt
import gettext
import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from locales.catalogues import SOURCE_LANGUAGE, languages, translations

log = logging.getLogger(__name__)

ZONE_LETTERS: Mapping[str, str] = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}

# A time of day without a date has no offset of its own in zones with summer time; any winter day of the north will do.
_REFERENCE_DAY = dt.date(2026, 1, 1)

_BAD_PLACEHOLDER = (KeyError, IndexError, ValueError, AttributeError, TypeError)


def N_(source: str) -> str:
    """Mark a source string for extraction and return it as it is: `_(row.label)` translates it where it is shown."""
    return source


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The translator of one language. Get it from `words()`, which keeps one of each."""

    language: str
    catalogue: gettext.NullTranslations

    def __call__(self, source: str, /, **values: object) -> str:
        """Return the translation of the Indonesian `source` with its `{placeholders}` filled in."""
        # gettext answers the empty string with the header of its catalogue.
        return _fill(self.catalogue.gettext(source), source, values) if source else ""

    def many(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """Return the form that belongs to `n`; `{n}` is filled in, written in the language's own way."""
        values.setdefault("n", self.number(n))
        source = singular if n == 1 else plural
        return _fill(self.catalogue.ngettext(singular, plural, n), source, values)

    def rupiah(self, amount: int) -> str:
        """Return whole rupiah as `Rp20.000`, the same in every language because so it stands in the books.

        Made by hand because every card and receipt asks for it; a test holds it equal to Babel's.
        """
        if amount < 0:
            return f"-Rp{-amount:,}".replace(",", ".")
        return f"Rp{amount:,}".replace(",", ".")

    def terbilang(self, amount: int) -> str:
        """Return whole rupiah in words, as receipts have it: `dua puluh ribu rupiah`."""
        return _terbilang("en" if self.language == "en" else "id", amount)

    def number(self, value: int | Decimal | float) -> str:
        """Return a number with the language's separators: `1.234,5`."""
        if isinstance(value, int) and -1000 < value < 1000:
            return str(int(value))
        return _number(self.language, value)

    def percent(self, ratio: Fraction | Decimal | float, digits: int = 2) -> str:
        """Return a ratio (1 is the whole) as `2,63%`: half up, at most `digits` decimals and no trailing zeros."""
        return _percent(self.language, Fraction(ratio), digits)

    def date(self, day: dt.date) -> str:
        """Return `Sabtu, 21 November 2026`."""
        return _date(self.language, _day_only(day), "EEEE, d MMMM y")

    def short_date(self, day: dt.date) -> str:
        """Return `21 Nov 2026`."""
        return _date(self.language, _day_only(day), "d MMM y")

    def day_of_year(self, day: dt.date) -> str:
        """Return `21 Nov`, for a label that has little room."""
        return _date(self.language, _day_only(day), "d MMM")

    def month(self, day: dt.date) -> str:
        """Return the month that holds `day`: `November 2026`."""
        return _date(self.language, _day_only(day), "MMMM y")

    def weekday(self, number: int) -> str:
        """Return the name of a weekday, 0 = Monday as in `date.weekday()`: `Senin`."""
        return _weekday(self.language, number)

    def time(self, moment: dt.time | dt.datetime, tz_name: str) -> str:
        """Return `19.00 WIB`: a time of day as it is, an instant as the clocks of zone `tz_name` show it.

        Telegram tells no time zone, so an hour is never shown without its zone.
        """
        if isinstance(moment, dt.datetime):
            if moment.tzinfo is None:
                raise ValueError("an instant without a zone cannot be shown as a time")
            moment = moment.astimezone(ZoneInfo(tz_name))
            offset = moment.utcoffset()
        else:
            offset = None
        separator = ":" if self.language == "en" else "."
        zone = ZONE_LETTERS.get(tz_name) or _offset_name(tz_name, offset)
        return f"{moment.hour:02}{separator}{moment.minute:02} {zone}"


def words(language: str) -> Words:
    """Return the translator of a code such as Telegram gives (`id`, `en-GB`); anything else becomes Indonesian."""
    code = language.replace("_", "-").partition("-")[0].lower()
    return _words(code if code in languages() else SOURCE_LANGUAGE)


@cache
def _words(language: str) -> Words:
    return Words(language=language, catalogue=translations(language))


def _fill(text: str, source: str, values: Mapping[str, object]) -> str:
    """Fill the placeholders; for a translation that names a wrong one its source stands in: no turn fails on it."""
    try:
        return text.format(**values)
    except _BAD_PLACEHOLDER:
        if text == source:
            raise
        # Without the values: they are names and amounts.
        log.warning("a translation has a bad placeholder: %r", source)
        return source.format(**values)


def _day_only(day: dt.date) -> dt.date:
    if isinstance(day, dt.datetime):
        # The day of an instant depends on the zone; who calls must have decided that already.
        raise TypeError("a date is wanted, not an instant")
    return day


def _offset_name(tz_name: str, offset: dt.timedelta | None) -> str:
    if offset is None:
        noon = dt.datetime.combine(_REFERENCE_DAY, dt.time(12), ZoneInfo(tz_name))
        offset = noon.utcoffset() or dt.timedelta(0)
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


@lru_cache(maxsize=1024)
def _date(language: str, day: dt.date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=language)


@lru_cache(maxsize=64)
def _weekday(language: str, number: int) -> str:
    from babel.dates import get_day_names

    names = get_day_names("wide", context="stand-alone", locale=language)
    return str(names[number])


@lru_cache(maxsize=1024)
def _number(language: str, value: int | Decimal | float) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, "#,##0.##########", locale=language)


@lru_cache(maxsize=1024)
def _percent(language: str, ratio: Fraction, digits: int) -> str:
    from babel.numbers import format_percent

    # Rounded here, because Babel rounds a half to the even neighbour and the books round it up.
    scaled = math.floor(abs(ratio) * 10 ** (digits + 2) + Fraction(1, 2))
    exact = Decimal(scaled if ratio >= 0 else -scaled).scaleb(-(digits + 2))
    return format_percent(exact, "#,##0" + ("." + "#" * digits if digits else "") + "%", locale=language)


@lru_cache(maxsize=1024)
def _terbilang(language: str, amount: int) -> str:
    from num2words import num2words

    sign = "minus " if amount < 0 else ""
    return f"{sign}{num2words(abs(amount), lang=language)} rupiah"
