"""Understands how people write amounts of rupiah: `25rb`, `Rp 25.000,-`, `6,5jt`, `dua puluh lima ribu`, `goceng`.

What can mean two things is never guessed: `20` (rupiah or thousand?) and `cepek` (100 or 100.000?) come back as an
AmbiguousAmount, and the handler asks. What cannot be read is refused with an error that carries the token.

    AmountError
        ZeroAmount       "0", "nol rupiah"
        NegativeAmount   "-20rb", "minus 5000"
        TooLargeAmount   beyond LARGEST_AMOUNT
        NotAnAmount      "25.00", "20.ooo", "08123456789"

The grammar, with the largest scale first: (group scale)+ group?, where a group is a literal or words below 1000.
Javanese and Hokkien-Betawi number words are known because members use them daily.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from savings.lexemes import Lexeme, lex, tidy
from savings.money import LARGEST_AMOUNT, Rupiah


class AmountError(ValueError):
    """Something was written where an amount belongs, and it cannot be taken. Carries the token as written."""

    def __init__(self, token: str) -> None:
        super().__init__(token)
        self.token = token


class ZeroAmount(AmountError):
    """Nothing to write down: an amount is always above zero."""


class NegativeAmount(AmountError):
    """Money moves in the direction that the verb says; a minus would say it a second time, or the opposite."""


class TooLargeAmount(AmountError):
    """Beyond LARGEST_AMOUNT. The group's own ceiling, far lower, is asked elsewhere."""


class NotAnAmount(AmountError):
    """Not an amount, or not clearly one ("25.00" could be 25 or 2.500 mistyped)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmbiguousAmount:
    """An amount with more than one sensible reading, the smaller one first. The person chooses by a button."""

    token: str
    readings: tuple[Rupiah, ...]


class FoundAmount(NamedTuple):
    """What find_amount read, and the index of the first lexeme after it."""

    amount: Rupiah | AmbiguousAmount | AmountError
    end: int
    scaled: bool  # said its scale ("20rb", "Rp20", "dua ribu"), so that it is money and not a count of something


_SCALES: dict[str, int] = {
    **dict.fromkeys(("ribu", "rebu", "rbu", "rb", "rib", "k", "ewu", "ceng"), 10**3),
    **dict.fromkeys(("juta", "jutaa", "jta", "jt", "jeti", "yuta", "yuto"), 10**6),
    **dict.fromkeys(("miliar", "milyar", "miliard", "milyard", "mlyr", "m"), 10**9),
    **dict.fromkeys(("triliun", "trilyun"), 10**12),
}
_WORD_SCALES = {word: scale for word, scale in _SCALES.items() if word not in ("k", "m")}
_ONE_OF_SCALE = {  # one word that is both the one and the scale
    "seribu": 10**3,
    "serebu": 10**3,
    "sewu": 10**3,
    "seceng": 10**3,
    "sejuta": 10**6,
    "sakyuta": 10**6,
    "semiliar": 10**9,
    "semilyar": 10**9,
    "setriliun": 10**12,
}
_DIGITS = {
    **{"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9},
    **{"nol": 0, "kosong": 0, "tuju": 7, "dlapan": 8, "lapan": 8, "smbilan": 9, "ampat": 4, "anem": 6},
    # Javanese, alone and in front of a scale ("rong ewu", "limang atus").
    **{"siji": 1, "loro": 2, "telu": 3, "papat": 4, "limo": 5, "nem": 6, "pitu": 7, "wolu": 8, "songo": 9, "sanga": 9},
    **{"rong": 2, "telung": 3, "patang": 4, "limang": 5, "nemang": 6, "pitung": 7, "wolung": 8, "sangang": 9},
    **{"setunggal": 1, "kalih": 2, "tigang": 3, "gangsal": 5},
}
_TENS = {  # words that fill the tens and the ones at once
    **{"sepuluh": 10, "sebelas": 11, "sedasa": 10, "selawe": 25, "seket": 50, "sewidak": 60, "suwidak": 60},
    **{"rolas": 12, "limolas": 15, "jigo": 25, "gocap": 50},
}
_HUNDREDS = {"seratus": 100, "satus": 100, "cepek": 100, "cepe": 100, "nopek": 200, "gopek": 500, "pego": 150}
_HUNDRED = frozenset(("ratus", "atus"))
_TEN = frozenset(("puluh", "dasa"))
_TEEN = frozenset(("belas", "welas"))
_SLANG_EXACT = {
    **{"noceng": 2_000, "goceng": 5_000, "ceban": 10_000, "noban": 20_000, "goban": 50_000},
    **{"cepekceng": 100_000, "gopekceng": 500_000, "gocapceng": 50_000},
    **{"cetiao": 1_000_000, "setiao": 1_000_000, "ceti": 1_000_000, "gotiao": 5_000_000},
}
_HALF = {"setengah": 2, "stengah": 2, "separuh": 2, "seperempat": 4}  # divides the scale that follows
_RUPIAH = frozenset(("rupiah", "rupiyah", "perak", "idr"))

NUMBER_WORDS = frozenset(
    {*_DIGITS, *_TENS, *_HUNDREDS, *_ONE_OF_SCALE, *_SLANG_EXACT, *_HALF, "minus"},
)
"""Words with which an amount may begin."""

_PIECES = sorted(
    {*_DIGITS, *_TENS, *_HUNDREDS, *_ONE_OF_SCALE, *_WORD_SCALES, *_HUNDRED, *_TEN, *_TEEN, *_HALF},
    key=lambda piece: (len(piece), piece),
)
_GLUE = re.compile("|".join(reversed(_PIECES)))
_ALL_GLUED = re.compile(rf"(?:{'|'.join(reversed(_PIECES))})+")
_GLUE_HEADS = frozenset(piece[:3] for piece in _PIECES)
_NO_MORE = 10**18
_LONGEST_AMOUNT = 300  # characters; trillions spelt out take about 200

_PLAIN = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\2[0-9]{3})*)(?:[.,]00?)?")
_DECIMAL = re.compile(r"([0-9]{1,3})[.,]([0-9]{1,2})")
_UNCLEAR_DECIMAL = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")


class _Group(NamedTuple):
    """A number below its scale, as a fraction: `value` over `divisor`; `other` is a second reading of the literal."""

    value: int
    divisor: int
    other: int | None
    end: int
    scale: int  # 0 where none was said yet


def split_glued(key: str) -> list[str]:
    """ "duapuluhribu" as ["dua", "puluh", "ribu"]; a word that is not made of number words comes back alone."""
    if len(key) > 5 and key[:3] in _GLUE_HEADS and key not in NUMBER_WORDS and _ALL_GLUED.fullmatch(key):
        return _GLUE.findall(key)
    return [key]


def unglue(lexemes: Sequence[Lexeme]) -> list[Lexeme]:
    """The lexemes with number words written as one word taken apart."""
    result: list[Lexeme] = []
    for lexeme in lexemes:
        if lexeme.kind == "word":
            pieces = split_glued(lexeme.key)
            if len(pieces) > 1:
                result.extend(lexeme._replace(key=piece) for piece in pieces)
                continue
        result.append(lexeme)
    return result


def _key(lexemes: Sequence[Lexeme], at: int) -> str:
    """The word at this place; empty at the end and for what is not a word."""
    return lexemes[at].key if at < len(lexemes) and lexemes[at].kind == "word" else ""


def _literal(lexeme: Lexeme) -> tuple[int, int, int | None] | None:
    """A number written in digits: value, divisor, second reading. None where it is unclear what it says."""
    text = lexeme.key
    if _PLAIN.fullmatch(text):
        return (int(text), 1, None) if (text[0] != "0" or not text.strip("0")) and len(text) <= 40 else None
    has_scale = bool(lexeme.unit)
    if has_scale and (decimal := _DECIMAL.fullmatch(text)):  # "6,5jt"
        divisor = 10 ** len(decimal[2])
        return int(decimal[1] + decimal[2]), divisor, None
    if has_scale and (unclear := _UNCLEAR_DECIMAL.fullmatch(text)):  # "1.500rb": 1,5 or 1500 thousand?
        both = int(unclear[1] + unclear[2])
        return both, 1000, both
    if not has_scale and (grouped := _GROUPED.fullmatch(text)) and len(text) <= 24:
        cents = text[len(grouped[1]) :]
        if cents[:1] != grouped[2]:  # "25.000,00"; but "25.000.00" is a slip of some kind
            return int(re.sub("[.,]", "", grouped[1])), 1, None
    return None


def _words_below_thousand(lexemes: Sequence[Lexeme], start: int) -> tuple[int, int] | None:
    """Value and end of number words below 1000: [hundreds] [tens] [ones], each at most once."""
    value, at = 0, start
    key, following = _key(lexemes, at), _key(lexemes, at + 1)
    digit = _DIGITS.get(key)
    if digit is None and _is_small_literal(lexemes, at):
        digit = int(lexemes[at].key)  # "5 ratus ribu", "2 puluh"
        if following not in _HUNDRED and following not in _TEN and following not in _TEEN:
            return None
    if digit is not None and following in _HUNDRED:
        value, at = digit * 100, at + 2
    elif key in _HUNDREDS:
        value, at = _HUNDREDS[key], at + 1
    key, following = _key(lexemes, at), _key(lexemes, at + 1)
    digit = _DIGITS.get(key)
    if digit is None and following in _TEN | _TEEN and _is_small_literal(lexemes, at):
        digit = int(lexemes[at].key)
    if digit is not None and following in _TEN:
        value, at = value + digit * 10, at + 2
        ones = _DIGITS.get(_key(lexemes, at))
        if ones is not None:
            value, at = value + ones, at + 1
    elif digit is not None and following in _TEEN:
        value, at = value + 10 + digit, at + 2
    elif key in _TENS:
        value, at = value + _TENS[key], at + 1
    elif digit is not None and _key(lexemes, at):
        value, at = value + digit, at + 1
    return (value, at) if at > start else None


def _is_small_literal(lexemes: Sequence[Lexeme], at: int) -> bool:
    """A single bare figure, which may stand for a number word ("5 ratus")."""
    return at < len(lexemes) and lexemes[at].kind == "num" and not lexemes[at].unit and len(lexemes[at].key) == 1


def _group(lexemes: Sequence[Lexeme], at: int) -> _Group | AmountError | None:
    """One group and the scale behind it, or None where no number begins here."""
    if at >= len(lexemes):
        return None
    first = lexemes[at]
    key = first.key
    value, divisor, other, scale = 0, 1, None, 0
    if (words := _words_below_thousand(lexemes, at)) is not None:
        value, end = words
    elif first.kind == "num":
        literal = _literal(first)
        if literal is None:
            return NotAnAmount(first.raw)
        value, divisor, other = literal
        scale, end = _SCALES.get(first.unit, 0), at + 1
        while not scale and not first.closed and end < len(lexemes) and lexemes[end].kind == "num":
            # "20 000": the space as a thousands mark, only where nothing else can be meant.
            one_space = lexemes[end].start == lexemes[end - 1].end + 1
            if lexemes[end].key != "000" or not one_space or not 0 < value < 10**6:
                break
            value, scale, end = value * 1000, _SCALES.get(lexemes[end].unit, 0), end + 1
    elif first.kind != "word":
        return None
    elif key in _ONE_OF_SCALE:
        value, scale, end = 1, _ONE_OF_SCALE[key], at + 1
    elif key in _SLANG_EXACT:
        return _Group(_SLANG_EXACT[key], 1, None, at + 1, 1)
    elif key in _HALF:
        scale = _WORD_SCALES.get(_key(lexemes, at + 1), 0)
        return _Group(1, _HALF[key], None, at + 2, scale) if scale else None
    else:
        return None
    following = _key(lexemes, end)
    if not scale and following in _HALF and _key(lexemes, end + 1) in _WORD_SCALES and divisor == 1:
        # "dua setengah juta": the half belongs to the scale.
        value, divisor, end = value * _HALF[following] + 1, _HALF[following], end + 1
        following = _key(lexemes, end)
    if not scale and following in _WORD_SCALES:
        scale, end = _WORD_SCALES[following], end + 1
        following = _key(lexemes, end)
    if scale and following in _HALF and divisor == 1 and _key(lexemes, end + 1) not in _WORD_SCALES:
        # "dua juta setengah": the half of the scale that was just said.
        value, divisor, end = value * _HALF[following] + 1, _HALF[following], end + 1
    return _Group(value, divisor, other, end, scale)


def as_written(lexemes: Sequence[Lexeme]) -> str:
    """The lexemes as they stood in the message, spaces folded."""
    pieces: list[str] = []
    end = -1
    for lexeme in lexemes:
        if lexeme.start >= end:  # words that were taken apart share one place
            pieces.append((" " if 0 <= end < lexeme.start else "") + lexeme.raw)
            end = lexeme.end
    return "".join(pieces)


def find_amount(lexemes: Sequence[Lexeme], start: int) -> FoundAmount | None:
    """The longest amount that begins at this lexeme; None where none does.

    What is refused comes back as the error itself, not raised: in a sentence of several items each has its own fate.
    """
    at, negative, said_rupiah = start, False, False
    while at < len(lexemes) and (lexemes[at].kind in ("rp", "sign") or _key(lexemes, at) == "minus"):
        said_rupiah = said_rupiah or lexemes[at].kind == "rp"
        negative = negative or lexemes[at].kind != "rp"
        at += 1
    if at < len(lexemes) and lexemes[at].kind == "bad":
        return FoundAmount(NotAnAmount(lexemes[at].raw), at + 1, said_rupiah)
    total, readings, last_scale, scaled, groups = 0, set[int](), _NO_MORE, False, 0
    unclear: AmountError | None = None
    while True:
        group = _group(lexemes, at)
        if isinstance(group, AmountError):
            if groups == 0:
                unclear, at = group, at + 1
            break
        if group is None or not _may_follow(group, last_scale, groups, lexemes[at]):
            break
        scale = group.scale or 1
        if (group.value * scale) % group.divisor:
            unclear = NotAnAmount(lexemes[at].raw)  # half a rupiah
        amount = group.value * scale // group.divisor
        if group.other is not None:
            readings = {total + amount, total + group.other * scale}
        elif not group.scale and last_scale >= 10**6 and groups and amount < 1000:
            # "sejuta dua ratus": 1.000.200 by the book, 1.200.000 in the market.
            readings = {total + amount, total + amount * (last_scale // 1000)}
        total, at, groups = total + amount, group.end, groups + 1
        scaled = scaled or group.scale > 0
        last_scale = group.scale or 1
        if last_scale == 1 or readings:
            break
    if groups == 0 and unclear is None:
        return None
    exact = lexemes[at - 1].closed
    if _key(lexemes, at) in _RUPIAH:
        exact, at = True, at + 1
    token = as_written(lexemes[start:at])
    scaled = scaled or said_rupiah or exact
    if unclear is not None:
        return FoundAmount(NotAnAmount(token), at, scaled)
    return FoundAmount(_judge(token, total, readings, negative=negative, exact=exact or last_scale > 1), at, scaled)


def _may_follow(group: _Group, last_scale: int, groups: int, first: Lexeme) -> bool:
    """Whether the group goes on with the amount before it ("1jt 500rb") or begins another ("10rb 15rb")."""
    if groups == 0:
        return True
    amount = group.value * (group.scale or 1) // group.divisor
    if amount >= last_scale or last_scale == 1 or amount == 0:
        return False
    if first.kind == "num" and not group.scale:
        return amount >= 100 and amount % 50 == 0  # "20rb 500" goes on, "20rb 17" does not
    return True


def _judge(
    token: str, total: int, readings: set[int], *, negative: bool, exact: bool
) -> Rupiah | AmbiguousAmount | AmountError:
    """The amount, or why not."""
    if negative:
        return NegativeAmount(token)
    if total == 0:
        return ZeroAmount(token)
    if total > LARGEST_AMOUNT:
        return TooLargeAmount(token)
    if not readings and total < 1000 and not exact:
        readings = {total, total * 1000}
    sensible = tuple(sorted(reading for reading in readings if reading <= LARGEST_AMOUNT))
    return AmbiguousAmount(token=token, readings=sensible) if len(sensible) > 1 else total


def parse_amount(text: str) -> Rupiah | AmbiguousAmount:
    """The amount in a text that must be nothing else. Raises an AmountError that carries the text."""
    token = text.strip()
    if len(token) > _LONGEST_AMOUNT:
        raise NotAnAmount(token[:_LONGEST_AMOUNT])
    lexemes = unglue(lex(tidy(token)))
    while lexemes and lexemes[-1].kind == ",":
        lexemes.pop()
    found = find_amount(lexemes, 0)
    if found is None or found.end != len(lexemes):
        raise NotAnAmount(token)
    if isinstance(found.amount, AmountError):
        raise type(found.amount)(token)
    return found.amount


def in_scale_of(amount: Rupiah | AmbiguousAmount, like: Rupiah) -> Rupiah:
    """The reading of an amount that has the scale of another one.

    In "bukan 20 tapi 30", said about a receipt of Rp20.000, the 30 is thirty thousand. An exact amount stays as it is.
    """
    if not isinstance(amount, AmbiguousAmount):
        return amount
    smallest, largest = amount.readings[0], amount.readings[-1]
    if smallest < 1000:
        return largest if like >= 1000 else smallest
    return min(amount.readings, key=lambda reading: max(reading, like) / min(reading, like) if like > 0 else reading)
