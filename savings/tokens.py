"""Lexemes become tokens: what each word or phrase of a message is to the grammar, and which words name a person."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from savings.amounts import NUMBER_WORDS, AmbiguousAmount, AmountError, FoundAmount, find_amount
from savings.dates import DATE_WORDS, NamedDate, find_date
from savings.lexemes import Lexeme
from savings.money import MoneyKind, Rupiah, SavingsKind
from savings.names import PersonRef
from savings.sentences import PeriodName
from savings.vocabulary import (
    COUNTED,
    HONORIFICS,
    NAMES_AFTER_HONORIFIC,
    NEVER_MONEY_BEFORE,
    NOT_NAMES,
    ONLY_ADDRESSED,
    PHRASES,
    SAVINGS,
)


class Token(NamedTuple):
    """What a word or phrase is to the grammar. Which fields are filled in follows from the kind."""

    kind: str
    raw: str
    key: str
    start: int
    end: int
    money: MoneyKind | None = None
    savings: SavingsKind | None = None
    status: str | None = None  # an AttendanceStatus, or "not here"
    honorific: str | None = None
    date: NamedDate | None = None
    amount: Rupiah | AmbiguousAmount | AmountError | None = None
    scaled: bool = False
    number: int | None = None  # "no 17"; of a count how many
    unit: str = ""  # of a count, what is counted: "10 bulan", "10x"
    period: PeriodName | None = None  # of a loan's length


_MONEY_MARKS = frozenset(("num", "rp", "sign", "bad"))
_HALF = frozenset(("setengah", "stengah", "separuh"))
_GLUED_COUNT = re.compile(r"([0-9]{1,3})(x|kali|bln|bl|bulan|mgg|mggu|minggu|thn|th|tahun)")


def _is_long_number(lexeme: Lexeme) -> bool:
    """A telephone, identity or account number: never money."""
    digits = "".join(mark for mark in lexeme.key if mark.isdecimal())
    telephone = len(digits) >= 8 and lexeme.key.startswith(("08", "+62", "628"))
    return not lexeme.unit and (telephone or (len(digits) == 16 and digits == lexeme.key))


def _counts_something(lexemes: Sequence[Lexeme], start: int, end: int, amount: object, *, scaled: bool) -> bool:
    """Whether a number without scale is a time, a count or a house number ("jam 7", "3 kali", "rt05")."""
    if scaled:
        return False
    before = lexemes[start - 1] if start else None
    if before is not None and before.kind == "-" and start > 1:
        before = lexemes[start - 2]  # "ke-3"
    if before is not None and before.kind == "word":
        if before.key in NEVER_MONEY_BEFORE:
            return True
        if lexemes[start].glued and PHRASES.get(before.key, ((), "", None))[0][1:2] not in (("verb",), ("savings",)):
            return True
    small = not isinstance(amount, int) or amount < 1000
    return small and end < len(lexemes) and lexemes[end].kind == "word" and lexemes[end].key in COUNTED


def _number_token(lexemes: Sequence[Lexeme], at: int) -> tuple[Token, int] | None:
    """The amount, or the number that is none, that begins here."""
    first = lexemes[at]
    if first.kind == "bad" and (glued := _GLUED_COUNT.fullmatch(first.key)) is not None:
        count = Token("number", first.raw, first.key, first.start, first.end, number=int(glued[1]), unit=glued[2])
        return count, at + 1
    found = find_amount(lexemes, at)
    if found is None:
        return None
    if found.scaled and found.end - at > 1 and _count_follows(lexemes, found.end):
        found = _without_count(lexemes, at, found)
    end = found.end
    kind, unit = "amount", ""
    if _is_long_number(first):
        kind = "number"
    elif _counts_something(lexemes, at, end, found.amount, scaled=found.scaled):
        kind = "number"
        if end < len(lexemes) and lexemes[end].kind == "word" and lexemes[end].key in COUNTED:
            unit = lexemes[end].key if not (at and lexemes[at - 1].key in NEVER_MONEY_BEFORE) else ""
            end += 1
    raw = " ".join(lexeme.raw for lexeme in lexemes[at:end])
    plain = first.kind == "num" and found.end == at + 1 and not first.unit
    plain = plain and first.key.isdecimal() and len(first.key) <= 9
    return (
        Token(
            kind,
            raw,
            first.key,
            first.start,
            lexemes[end - 1].end,
            amount=found.amount if kind == "amount" else None,
            scaled=found.scaled,
            number=_how_many(found.amount) if unit else int(first.key) if plain else None,
            unit=unit,
        ),
        end,
    )


def _how_many(amount: Rupiah | AmbiguousAmount | AmountError) -> int | None:
    """The number of a count; None for what is none ("1,5 tahun")."""
    if isinstance(amount, AmountError):
        return None
    return amount.readings[0] if isinstance(amount, AmbiguousAmount) else amount


def _count_follows(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether here stands what is counted: "bulan", "kali", "setengah tahun"."""
    if at < len(lexemes) and lexemes[at].key in _HALF:
        at += 1
    return at < len(lexemes) and lexemes[at].key in COUNTED


def _without_count(lexemes: Sequence[Lexeme], at: int, found: FoundAmount) -> FoundAmount:
    """`lima ratus ribu sepuluh bulan`: the amount without the count that was read as its last figures."""
    end = found.end - (lexemes[found.end - 1].key in _HALF)  # "500rb setengah tahun"
    for cut in range(at + 1, found.end):
        amount, count = find_amount(lexemes[:cut], at), find_amount(lexemes, cut)
        if not amount or not amount.scaled or amount.end != cut:
            continue
        if cut == end or (count and count.end == end and not count.scaled):
            return amount
    return found


def _phrase_token(lexemes: Sequence[Lexeme], at: int) -> tuple[Token, int] | None:
    """The longest known phrase that begins here."""
    first = lexemes[at]
    for words, kind, payload in PHRASES.get(first.key, ()):
        end = at + len(words)
        if end > len(lexemes) or any(lexemes[at + n].key != words[n] for n in range(1, len(words))):
            continue
        token = Token(kind, first.raw, first.key, first.start, lexemes[end - 1].end)
        if len(words) > 1:
            token = token._replace(raw=" ".join(lexeme.raw for lexeme in lexemes[at:end]), key=" ".join(words))
        if isinstance(payload, MoneyKind):
            # "simpanan wajib" is the verb and the kind of savings at once.
            token = token._replace(money=payload, savings=SAVINGS.get(words[-1]))
        elif isinstance(payload, SavingsKind):
            token = token._replace(savings=payload)
        elif kind == "attend":
            token = token._replace(status=payload)
        elif kind == "hon":
            token = token._replace(honorific=payload)
        return token, end
    return None


def _date_token(lexemes: Sequence[Lexeme], at: int) -> tuple[Token, int] | None:
    """The day that is named here. Today is no more than filler: it is the message's own day."""
    found = find_date(lexemes, at)
    if found is None:
        return None
    named, end = found
    kind = "future" if named.future else "lead" if named.days == 0 else "date"
    return Token(kind, named.text, lexemes[at].key, lexemes[at].start, lexemes[end - 1].end, date=named), end


_JOINING = frozenset(("sama", "sm", "karo"))


def _joins(lexemes: Sequence[Lexeme], at: int, tokens: Sequence[Token]) -> bool:
    """`wajib 10rb sama sukarela 5rb`: an "and" between two entries; "titip sama bu rini" is none."""
    if not tokens or tokens[-1].kind not in ("amount", "savings") or at + 1 >= len(lexemes):
        return False
    following = lexemes[at + 1]
    return following.kind == "num" or PHRASES.get(following.key, ((), "", None))[0][1:2] in (("verb",), ("savings",))


def tokenize(lexemes: Sequence[Lexeme]) -> list[Token]:
    """Lexemes to tokens: dates before amounts ("tgl 14"), amounts before phrases, the rest are words and marks."""
    tokens: list[Token] = []
    at = 0
    while at < len(lexemes):
        lexeme = lexemes[at]
        made: tuple[Token, int] | None = None
        if lexeme.kind == "word":
            key = lexeme.key
            after_honorific = at > 0 and lexemes[at - 1].key in HONORIFICS
            if not (after_honorific and key in NAMES_AFTER_HONORIFIC):
                if key in DATE_WORDS:
                    made = _date_token(lexemes, at)
                if made is None and key in NUMBER_WORDS:
                    made = _number_token(lexemes, at)
                if made is None and key in PHRASES:
                    made = _phrase_token(lexemes, at)
            if key in _JOINING and made is None and _joins(lexemes, at, tokens):
                made = Token("and", lexeme.raw, key, lexeme.start, lexeme.end), at + 1
            made = made or (Token("word", lexeme.raw, key, lexeme.start, lexeme.end), at + 1)
        elif lexeme.kind == "num" or lexeme.kind == "day":
            made = _date_token(lexemes, at) or _number_token(lexemes, at)
        elif lexeme.kind in _MONEY_MARKS:
            made = _number_token(lexemes, at)
        token, end = made or (Token(lexeme.kind, lexeme.raw, lexeme.key, lexeme.start, lexeme.end), at + 1)
        if token.kind == "amount" and tokens and tokens[-1].kind == "numbered" and token.number is not None:
            tokens[-1] = tokens[-1]._replace(number=token.number, end=token.end)
        else:
            tokens.append(token)
        at = end
    return tokens


def as_written(tokens: Sequence[Token], text: str) -> str:
    """The reason in the writer's own words, without the courtesies around it."""
    start, end = 0, len(tokens)
    edge = ("courtesy", ",", "\n", "title", ":", "-", "hon")
    while start < end and tokens[start].kind in edge:
        following = tokens[start + 1] if start + 1 < end else None
        if tokens[start].kind == "hon" and following and following.kind == "word" and following.key not in NOT_NAMES:
            break
        start += 1
    while end > start and tokens[end - 1].kind in edge:
        if tokens[end - 1].kind == "title" and tokens[end - 2].kind != "hon":
            break  # "ada rapat RT"
        end -= 1
    if start < end and tokens[start].key in ("karena", "krn", "karna", "soalnya", "sebab"):
        start += 1
    return " ".join(text[tokens[start].start : tokens[end - 1].end].split()) if start < end else ""


# People


_ONLY_ADDRESSES = frozenset(("bu", "buk", "pak", "mbak", "mba", "mas", "kak", "bang", "mak"))


def honorific_name(tokens: Sequence[Token], at: int) -> tuple[PersonRef | None, int] | None:
    """`bu siti aminah` -> the person and the end; `bu`, `bu bendahara` -> nobody, they only address somebody.

    None where the word after it makes it doubtful ("ibu saya", "ibu kos desa").
    """
    first, end = tokens[at], at + 1
    while end < len(tokens) and tokens[end].kind == "hon":
        end += 1
    if end < len(tokens) and tokens[end].kind == "title":
        return None, end + 1
    if end < len(tokens) and tokens[end].kind == "self":
        # "bu saya setor" speaks to somebody; "ibu saya setor" is about the writer's mother.
        return (None, end) if first.key in _ONLY_ADDRESSES else None
    start = end
    while end < len(tokens) and tokens[end].kind == "word" and end - start < 3 and tokens[end].key not in NOT_NAMES:
        end += 1
    if start == end:
        doubtful = end < len(tokens) and tokens[end].kind == "word"
        return None if doubtful else (None, end)
    words = " ".join(token.raw for token in tokens[start:end])
    text = " ".join(token.raw for token in tokens[at:end])
    return PersonRef(text=text, name=words, honorific=tokens[start - 1].honorific or first.honorific), end


def titled(tokens: Sequence[Token], at: int) -> PersonRef | None:
    """The person called by a title whose last word is at `at`: `pak lurah`, `ketua`; None for a mere address."""
    token = tokens[at]
    if token.kind != "title" or token.key in ONLY_ADDRESSED:
        return None
    called = tokens[at - 1] if at and tokens[at - 1].kind == "hon" else None
    text = f"{called.raw} {token.raw}" if called else token.raw
    return PersonRef(text=text, name=token.raw, honorific=called.honorific if called else None)


def plain_name(tokens: Sequence[Token], longest: int) -> PersonRef | None:
    """One to three words that could be a name; None where one of them surely is none."""
    if not 1 <= len(tokens) <= longest or any(token.kind != "word" or token.key in NOT_NAMES for token in tokens):
        return None
    text = " ".join(token.raw for token in tokens)
    return PersonRef(text=text, name=text)


def mentioned(token: Token) -> PersonRef:
    return PersonRef(text=token.raw, mention=token.raw[1:])
