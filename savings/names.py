"""Whom a sentence means: "bu siti", "siti aminah", "@sitiaminah", and which people of a group that could be.

A wrong match writes money to the wrong person, so the tiers go from certain to likely and the first tier that finds
anybody decides; several people in one tier come back together, and the caller asks "Siti yang mana?".
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from savings.vocabulary import HONORIFICS

_WOMEN = frozenset(("Bu", "Mbak", "Mak", "Tante", "Ning", "Yu", "Bude", "Neng", "Sdri"))
_MEN = frozenset(("Pak", "Mas", "Bang", "Om", "Cak", "Kang", "Gus", "Pakde", "Sdr"))
_WORD = re.compile(r"[^\W_]+")
_SHORTEST_MISSPELT = 4  # shorter names are too near to each other


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRef:
    """A person as a sentence names them.

    `maybe_address` says that the name follows the amount without "buat" ("setor 20rb bu rini"): it may be the one
    spoken to, above all when it is an officer's.
    """

    text: str
    name: str | None = None
    honorific: str | None = None
    mention: str | None = None
    maybe_address: bool = False


class NamedPerson(Protocol):
    """Anyone with a name and perhaps a Telegram username (without @)."""

    @property
    def name(self) -> str: ...

    @property
    def username(self) -> str | None: ...


AnyPerson = TypeVar("AnyPerson", bound=NamedPerson)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A name taken apart once: the honorific apart from the words, all folded."""

    honorific: str | None
    words: tuple[str, ...]

    @property
    def bare(self) -> str:
        return " ".join(self.words)


def _fold(text: str) -> list[str]:
    """The words of a name without case, accents and marks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(letter for letter in decomposed if not unicodedata.combining(letter)).replace("'", ""))


def _take_apart(name: str) -> _Known:
    words = _fold(name)
    honorific = None
    while len(words) > 1 and words[0] in HONORIFICS:
        honorific = honorific or HONORIFICS[words[0]]
        words = words[1:]
    return _Known(honorific=honorific, words=tuple(words))


def _contradict(one: str | None, other: str | None) -> bool:
    """Whether two honorifics cannot be of one person: Bu Yani is never Pak Yani."""
    return (one in _WOMEN and other in _MEN) or (one in _MEN and other in _WOMEN)


def _one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter: added, dropped, changed, or two swapped."""
    if min(len(one), len(other)) < _SHORTEST_MISSPELT or abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    if len(rest) == len(other_rest):
        swapped = len(rest) > 1 and rest[0] == other_rest[1] and rest[1] == other_rest[0] and rest[2:] == other_rest[2:]
        return rest[1:] == other_rest[1:] or swapped
    return rest[1:] == other_rest or rest == other_rest[1:]


def _starts_with(person: _Known, asked: _Known) -> bool:
    return person.words[: len(asked.words)] == asked.words


def _contains(person: _Known, asked: _Known) -> bool:
    return set(asked.words) <= set(person.words)


def _abbreviates(person: _Known, asked: _Known) -> bool:
    """ "sit" for Siti, "siti am" for Siti Aminah: every word begins the word in its place."""
    return (
        len(asked.words[0]) >= 3
        and len(asked.words) <= len(person.words)
        and all(whole.startswith(part) for whole, part in zip(person.words, asked.words, strict=False))
    )


def _misspelt(person: _Known, asked: _Known) -> bool:
    if _one_slip(person.bare, asked.bare):
        return True
    if len(asked.words) == 1:
        return any(_one_slip(word, asked.words[0]) for word in person.words)
    return len(asked.words) <= len(person.words) and all(
        word == part or _one_slip(word, part) for word, part in zip(person.words, asked.words, strict=False)
    )


_TIERS: tuple[Callable[[_Known, _Known], bool], ...] = (
    lambda person, asked: asked.honorific is not None and person == asked,
    lambda person, asked: person.words == asked.words,
    _starts_with,
    _contains,
    _abbreviates,
    _misspelt,
)
"""From certain to likely: with honorific, the whole name, first names, any of the names, short forms, a slip."""


def is_slip(ref: PersonRef, person: AnyPerson) -> bool:
    """Whether the name fits this person only as a misspelling: likely, but worth a question where it is about money."""
    asked_words = tuple(_fold(ref.name or ""))
    if ref.mention is not None or not asked_words:
        return False
    asked, known = _Known(honorific=ref.honorific, words=asked_words), _take_apart(person.name)
    return not any(tier(known, asked) for tier in _TIERS if tier is not _misspelt)


def match_people(ref: PersonRef, people: Sequence[AnyPerson]) -> list[AnyPerson]:
    """The people whom the reference can mean, best tier only, in the order given; empty where nobody fits."""
    if ref.mention is not None:
        wanted = ref.mention.casefold()
        return [person for person in people if person.username is not None and person.username.casefold() == wanted]
    asked_words = tuple(_fold(ref.name or ""))
    if not asked_words:
        return []
    asked = _Known(honorific=ref.honorific, words=asked_words)
    known = [(person, _take_apart(person.name)) for person in people]
    fitting = [
        (person, apart) for person, apart in known if apart.words and not _contradict(apart.honorific, asked.honorific)
    ]
    for tier in _TIERS:
        found = [person for person, apart in fitting if tier(apart, asked)]
        if found:
            return found
    return []
