"""What is said of a loan behind /simulasi, /modal or /pinjamanlama: `500rb 10x`, `3jt 10x 1,5% upk`.

There the command says what is meant, so the words may stand in any order and a small number is enough for the length.
A free sentence of the chat is read in money_phrases.py instead, which is strict.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from savings.amounts import AmbiguousAmount, AmountError, unglue
from savings.dates import NamedDate
from savings.lexemes import lex, tidy
from savings.loan_phrases import MOST_BARE_PERIODS, fold_terms
from savings.money import MoneyKind, Rupiah
from savings.names import PersonRef
from savings.sentences import PeriodName
from savings.tokens import Token, honorific_name, mentioned, plain_name, tokenize

LONGEST_TEXT = 300
"""Characters of a loan's terms."""

_RATE = re.compile(
    r"(?:\b(?:jasa|bunga|infak|infaq|margin|bagi\s+hasil)\s+)?"
    r"(?<![\w.,/])(?P<number>\d{1,3}(?:[.,]\d{1,4})?)(?:/(?P<divisor>\d{1,3}))?\s*(?:%|(?:persen|prosen)\b)"
    r"(?:\s*(?:per|/|tiap|se)\s*(?P<period>bulan|bln|minggu|mgg|tahun|thn|periode|angsuran)\b|\s*(?P<monthly>sebulan)\b)?",
    re.IGNORECASE,
)
_NO_RATE = re.compile(r"\b(?:tanpa|bebas|non)\s+(?:jasa|bunga|margin)\b", re.IGNORECASE)
_RATE_PERIODS: dict[str, PeriodName] = {"bulan": "month", "bln": "month", "minggu": "week", "mgg": "week"}
_PAID = frozenset(("sudah", "sdh", "udah", "udh", "dah", "terbayar", "dibayar", "masuk", "wis", "sampun"))
_LEFT = frozenset(("sisa", "sisanya", "kurang", "kurangnya", "tinggal"))
_EVERY = frozenset(("per", "tiap", "setiap", "saben"))
_EACH: dict[str, PeriodName] = {
    **dict.fromkeys(("minggu", "mgg", "perminggu", "seminggu", "pekan"), "week"),
    **dict.fromkeys(("bulan", "bln", "perbulan", "sebulan"), "month"),
}
_METHODS = {
    **dict.fromkeys(("flat", "plat", "tetap"), "flat"),
    **dict.fromkeys(("menurun", "efektif"), "menurun"),
    **dict.fromkeys(("anuitas", "annuitas"), "anuitas"),
    **dict.fromkeys(("uppks",), "uppks"),
}
_SAYS_NOTHING = frozenset(
    (
        *("courtesy", "money", "self", "lead", "desire", "become", "noted", "title"),
        *("and", ",", ":", "-", "\n", "?", "/"),
    )
)
_DROPPED = frozenset(("mulai", "mulainya", "sejak", "jatuh", "tempo", "pertama", "pinjaman", "berapa", "brp", "lama"))
_OF_A_PURPOSE = frozenset(
    ("word", "said", "upk", "pay", "fund", "savings", "transfer", "bank", "attend", "verb", "debt")
)


_OTHER_WORDS = _PAID | _LEFT | _EVERY | _DROPPED | frozenset(_EACH) | frozenset(_METHODS)
Said = TypeVar("Said")


class _Unclear(Exception):
    """Two things were said where one belongs."""


@dataclass(slots=True, kw_only=True)
class _Reading:
    """The words while they are being read."""

    amount: Rupiah | AmbiguousAmount | None = None
    error: AmountError | None = None
    periods: int | None = None
    period: PeriodName | None = None
    person: PersonRef | None = None
    remaining: Rupiah | AmbiguousAmount | None = None
    paid: int | None = None
    left: int | None = None  # "sisa 6x"
    start: NamedDate | None = None
    method: str | None = None
    purpose: str = ""
    about: str = ""  # what the next number is of: "paid", "left", "every"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanWords:
    """What was said of a loan; each is None (or empty) where it was not said.

    `amount`: the principal in rupiah, ambiguous where it may be thousands ("500 10x"); `error` says why it is refused.
    `periods` and `period`: how many instalments, and how long each is (None for "10x"). `rate`: exact, per period, as
    said: Fraction(3, 200) for "1,5%", Fraction(0) for "tanpa jasa". `method`: the value of a savings.loans.Method.
    `purpose`: the words that are left, in their order: what it is for, or who lends ("upk").

    Of a loan that began before the books: `person`, who borrowed ("bu siti", "@siti", or plain words in front of the
    first number); `remaining`, the pokok still owed in rupiah ("sisa 300rb"); `paid`, how many instalments are paid
    ("sudah 4x", or what "sisa 6x" leaves of the length); `start`, the first due day ("mulai 10 maret").
    """

    amount: Rupiah | AmbiguousAmount | None = None
    error: AmountError | None = None
    periods: int | None = None
    period: PeriodName | None = None
    rate: Fraction | None = None
    method: str | None = None
    purpose: str = ""
    person: PersonRef | None = None
    remaining: Rupiah | AmbiguousAmount | None = None
    paid: int | None = None
    start: NamedDate | None = None


def read_loan_terms(text: str) -> LoanWords | None:
    """What these words say of a loan; None where they say nothing, or two things where one belongs.

    `500rb`, `500rb 10x`, `500rb 10`, `1jt 12 bulan 2%`, `3jt 10x 1,5% upk`, `1jt setahun 1,5% menurun`,
    `bu siti 500rb 10x sisa 300rb mulai 10 maret`. A rate per year is not understood: it would have to be converted.
    """
    if not text or len(text) > LONGEST_TEXT:
        return None
    text = tidy(text).strip()
    reading = _Reading()
    try:
        rate, rate_period, rest = _read_rate(text)
        _read_tokens(fold_terms(tokenize(unglue(lex(rest)))), reading)
        paid = _paid(reading)
    except _Unclear:
        return None
    if rate_period is not None and reading.period not in (None, rate_period):
        return None  # "20 minggu 1,5% per bulan"
    words = LoanWords(
        amount=reading.amount,
        error=reading.error,
        periods=reading.periods,
        period=reading.period or rate_period,
        rate=rate,
        method=reading.method,
        purpose=reading.purpose,
        person=reading.person,
        remaining=reading.remaining,
        paid=paid,
        start=reading.start,
    )
    return words if words != LoanWords() else None


def _read_rate(text: str) -> tuple[Fraction | None, PeriodName | None, str]:
    """The rate, the period that was said beside it, and the text without both."""
    found = list(_RATE.finditer(text))
    free = _NO_RATE.search(text)
    if len(found) + (free is not None) > 1:
        raise _Unclear
    if free is not None:
        return Fraction(0), None, f"{text[: free.start()]} {text[free.end() :]}"
    if not found:
        return None, None, text
    match = found[0]
    per = "bulan" if match["monthly"] else (match["period"] or "").lower()
    divisor = int(match["divisor"] or 1)
    if per in ("tahun", "thn") or not divisor:
        raise _Unclear
    rate = Fraction(match["number"].replace(",", ".")) / divisor / 100
    if rate > 1:
        raise _Unclear
    return rate, _RATE_PERIODS.get(per), f"{text[: match.start()]} {text[match.end() :]}"


def _read_tokens(tokens: Sequence[Token], reading: _Reading) -> None:
    """Takes all tokens. The words of this grammar are marked first, so that no name swallows them."""
    tokens = [
        token._replace(kind="said") if token.kind == "word" and token.key in _OTHER_WORDS else token for token in tokens
    ]
    at = 0
    while at < len(tokens):
        at = _read_token(tokens, at, reading)
    reading.purpose = reading.purpose.strip()


def _read_token(tokens: Sequence[Token], at: int, reading: _Reading) -> int:
    """Takes the token at this place; the place after it. Raises _Unclear."""
    token = tokens[at]
    if token.kind == "term":
        _take_term(token, reading)
    elif token.kind == "amount":
        _take_amount(token, reading)
    elif token.date is not None and token.kind in ("date", "future", "lead"):
        reading.start = _once(reading.start, token.date)
    elif token.key in _PAID or token.key in _LEFT or token.key in _EVERY:
        reading.about = "paid" if token.key in _PAID else "left" if token.key in _LEFT else "every"
    elif token.key in _EACH and (reading.about == "every" or token.key not in ("minggu", "bulan")):
        reading.period, reading.about = _once(reading.period, _EACH[token.key]), ""
    elif token.key in _METHODS:
        reading.method = _once(reading.method, _METHODS[token.key])
    elif token.kind == "hon":
        found = honorific_name(tokens, at)
        if found is None:
            raise _Unclear
        reading.person = _once(reading.person, found[0]) if found[0] is not None else reading.person
        return found[1]
    elif token.kind == "mention":
        reading.person = _once(reading.person, mentioned(token))
    elif token.key in _DROPPED or token.kind in _SAYS_NOTHING or token.money is MoneyKind.LOAN_REQUEST:
        pass
    elif token.kind in ("for", "from", "to"):
        if reading.purpose:
            reading.purpose += " " + token.raw
    elif token.kind in _OF_A_PURPOSE:
        return _take_words(tokens, at, reading)
    else:
        raise _Unclear
    return at + 1


def _once(before: Said | None, now: Said) -> Said:
    """What is said now; twice is unclear."""
    if before is not None and before != now:
        raise _Unclear
    return now


def _take_term(token: Token, reading: _Reading) -> None:
    """`10x` is the length, `sudah 4x` what is paid, `sisa 6x` what is left, `tiap 2 minggu` how often."""
    about, reading.about = reading.about, ""
    if about == "paid" and token.number is not None:
        reading.paid = _once(reading.paid, token.number)
    elif about == "left" and token.number is not None:
        reading.left = _once(reading.left, token.number)
    elif about == "every":
        if token.number != 2 or token.period != "week":
            raise _Unclear
        reading.period = _once(reading.period, "fortnight")
    else:
        if token.number is not None:
            reading.periods = _once(reading.periods, token.number)
        if token.period is not None:
            reading.period = _once(reading.period, token.period)


def _take_amount(token: Token, reading: _Reading) -> None:
    """The principal; `sisa 300rb` is what is still owed of it; a small number behind the principal is the length."""
    about, reading.about = reading.about, ""
    amount = token.amount
    begun = reading.amount is not None or reading.error is not None
    if about in ("paid", "every") or (isinstance(amount, AmountError) and (begun or about)):
        raise _Unclear
    if isinstance(amount, AmountError):
        reading.error = amount
    elif about == "left" and amount is not None:
        reading.remaining = _once(reading.remaining, amount)
    elif not begun:
        reading.amount = amount
    elif isinstance(amount, AmbiguousAmount) and not token.scaled and amount.readings[0] <= MOST_BARE_PERIODS:
        reading.periods = _once(reading.periods, amount.readings[0])
    else:
        raise _Unclear


def _take_words(tokens: Sequence[Token], at: int, reading: _Reading) -> int:
    """The purpose; a plain name in front of everything else is the borrower's."""
    end = at
    while end < len(tokens) and tokens[end].kind == "word":
        end += 1
    name = plain_name(tokens[at:end], 3)
    begun = reading.amount is not None or reading.error is not None or reading.periods is not None or reading.purpose
    if name is not None and not begun and reading.person is None:
        reading.person = name
        return end
    if not (reading.about and tokens[at].kind in ("pay", "verb")):  # "sudah bayar 4x"
        reading.purpose += " " + tokens[at].raw
    return at + 1


def _paid(reading: _Reading) -> int | None:
    """How many instalments are paid. Raises _Unclear where that cannot be."""
    if reading.left is None:
        paid = reading.paid
    elif reading.periods is None or reading.paid is not None:
        raise _Unclear
    else:
        paid = reading.periods - reading.left
    if paid is not None and (paid < 0 or (reading.periods is not None and paid > reading.periods)):
        raise _Unclear
    return paid
