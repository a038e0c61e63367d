"""How long a loan runs: what the rules allow, the usual choices as buttons, and a length that was typed."""

import re

from handlers.context import Context
from handlers.rule_words import period_word
from savings.eligibility import allowed_periods
from savings.loan_terms import read_loan_terms
from savings.loans import Method, Period
from savings.rules import Rules
from savings.sentences import PeriodName

LONGEST = 360
"""Instalments; more is a slip of the finger."""

USUAL = (3, 6, 10, 12, 18, 24)
SHOWN = 6

PERIODS: dict[PeriodName, Period] = {
    "week": Period.WEEKLY,
    "fortnight": Period.FORTNIGHTLY,
    "month": Period.MONTHLY,
}
"""What people call a period, and what the books call it."""

_TIMES = re.compile(r"(\d{1,3})\s*(?:x|kali)?")


def period_by_rules(rules: Rules) -> Period:
    """How far apart the group's instalments are."""
    return Period.WEEKLY if rules["metode"] == Method.UPPKS else Period(rules["angsuran"])


def another_period(rules: Rules, named: PeriodName | None) -> str | None:
    """The period that was named, where the group's instalments are not that far apart."""
    if named is None or PERIODS[named] is period_by_rules(rules):
        return None
    return PERIODS[named].value


def allowed_by(rules: Rules, periods: int) -> bool:
    """Whether a loan may have so many instalments."""
    least, most = allowed_periods(rules)
    return least <= periods <= most


def choices(rules: Rules) -> tuple[int, ...]:
    """What is offered by buttons: the usual lengths within the rules, and the longest."""
    least, most = allowed_periods(rules)
    return tuple(sorted({periods for periods in USUAL if least <= periods <= most} | {most}))[-SHOWN:]


def length_question(context: Context, rules: Rules, period: str | None, *, refused: bool = False) -> str:
    """How many instalments? `period` was named and is not the group's; `refused`: what was named is out of range."""
    _ = context._
    if period is not None:
        return _("Angsuran di sini tiap {period}. Mau berapa kali?", period=period_word(_, period_by_rules(rules)))
    if not refused:
        return _("Mau diangsur berapa kali?")
    least, most = allowed_periods(rules)
    if least == most:
        return _("Angsuran di sini {n} kali. Pakai itu?", n=most)
    if least == 1:
        return _("Angsuran di sini paling banyak {n} kali. Mau berapa kali?", n=most)
    return _("Angsuran di sini {least} sampai {most} kali. Mau berapa kali?", least=least, most=most)


def read_times(text: str) -> int | None:
    """How many instalments somebody typed: "8", "8x", "delapan kali", "8 bulan"; None where it is no number."""
    found = _TIMES.fullmatch(text.strip().lower())
    if found is not None:
        return int(found[1]) or None
    words = read_loan_terms(text)
    return None if words is None else words.periods
