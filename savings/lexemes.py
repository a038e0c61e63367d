"""Cuts a chat message into lexemes: words, numbers, mentions and the few punctuation marks that carry meaning.

Amounts, dates and phrases all read the same lexemes, so that a message is scanned once. Anything else (emoji, stars,
brackets) falls away here, because people decorate their messages and never mean anything by it.
"""

import re
import unicodedata
from typing import NamedTuple

from savings.vocabulary import ABBREVIATIONS


class Lexeme(NamedTuple):
    """One piece of a message. A named tuple, not a dataclass: every chat message makes a dozen of them."""

    kind: str  # "word", "num", "bad", "rp", "sign", "day", "mention", or a mark: "," newline "?" "/" ":" "-"
    raw: str  # as written
    key: str  # lower case, long drawn letters shortened ("setorrr" is "setor"); for numbers the digits and marks
    unit: str  # of a number: "rb", "juta" ...; empty where none was written
    closed: bool  # of a number: ended by ",-", so that nothing more may follow ("Rp500,-")
    glued: bool  # of a number: no space before it ("rt05", "setor20rb")
    start: int
    end: int


_UNITS = (
    "ribu+|rebu+|rbu|rb|rib|ewu|ceng|k|jutaa?|jta|jt|jeti|yuta|yuto"
    "|miliard|milyard|miliar|milyar|mlyr|m|triliun|trilyun"
)
_LETTER = r"[^\W\d_]"
_LEXEME = re.compile(
    rf"""
      (?P<mention>@[a-z][a-z0-9_]*)
    | (?P<day>[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}(?!\w)
             |[0-9]{{1,2}}([/-])[0-9]{{1,2}}(?:[/-](?:[0-9]{{4}}|[0-9]{{2}}))?(?![\w/-]))
    | (?P<rp>(?:rp|idr)\.?(?=[ ]*[-\u2212]?[0-9]))
    | (?P<sign>(?<![\w.,)])[-\u2212](?=(?:rp\.?[ ]*)?[0-9])|(?<=rp)[-\u2212](?=[0-9]))
    | (?P<num>[0-9]++(?:[.,][0-9]++)*+)(?P<tail>[.,]-+|,=)?
        (?:[ ]*+(?P<unit>{_UNITS})(?!{_LETTER}|-an\b)|(?!{_LETTER}|_|[.:/]\w|%|-an\b))
    | (?P<bad>\+?[0-9](?:[\w.,:/%-]*[\w/%-])?)
    | (?P<word>a\.n\b\.?|a/n\b\.?|{_LETTER}+(?:['\u2019`-]{_LETTER}+)*(?:2(?!\w))?)
    | (?P<mark>[,;&+\n?/:=.!\u2013\u2014-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BULLET = re.compile(r"^[ \t]*(?:[0-9]{1,2}[.)]|[-*\u2022])[ \t]+(?=\S)", re.MULTILINE)
_DRAWN_OUT = re.compile(rf"({_LETTER})\1\1+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))
_MARKS = {";": ",", "&": ",", "+": ",", "=": ":", "!": ".", "\u2013": "-", "\u2014": "-"}


def tidy(text: str) -> str:
    """The text with compatibility characters folded (wide digits, bold letters) and invisible ones dropped."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_INVISIBLE))


def lex(text: str) -> list[Lexeme]:
    """The lexemes of a tidied text. A full stop after an abbreviation ("no. 17") is dropped, others become commas."""
    if "\n" in text:
        # A list's bullets and numbers ("1. siti 20rb") are layout; blanking keeps the offsets true.
        text = _BULLET.sub(lambda match: " " * len(match.group()), text)
    drawn_out = _DRAWN_OUT.search(text) is not None
    found: list[Lexeme] = []
    for match in _LEXEME.finditer(text):
        kind = match.lastgroup or "mark"
        raw = match.group()
        start, end = match.span()
        unit, closed, glued = "", False, False
        if kind in ("num", "tail", "unit"):
            kind, key = "num", match["num"]
            unit, closed = (match["unit"] or "").lower(), match["tail"] is not None
            if unit.endswith("uu"):
                unit = unit.rstrip("u") + "u"  # "20ribuuu"
            glued = start > 0 and text[start - 1].isalpha()
        elif kind == "word":
            key = raw.lower()
            if key[:2] in ("a.", "a/"):
                key = "an"  # a.n., a/n: atas nama
            if drawn_out:
                key = _DRAWN_OUT.sub(r"\1", key)
        elif kind == "mark":
            key = kind = _MARKS.get(raw, raw)
            if kind == ".":
                if found and (found[-1].key in ABBREVIATIONS or (found[-1].kind == "word" and len(found[-1].key) == 1)):
                    continue
                key = kind = ","
        else:
            key = raw.lower()
        found.append(Lexeme(kind, raw, key, unit, closed, glued, start, end))
    return found
