"""Attendance in the words of a shared phone: `dimas izin`, `saya dan dimas hadir`, `hadir, dimas izin`.

A bare name is talk unless it is that of somebody for whom the account speaks: only here are those names known. The
grammar of attendance stays the only one, for it is asked what the words say with "saya" in the place of the names.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from savings.amounts import unglue
from savings.attendance import AttendanceStatus
from savings.lexemes import lex, tidy
from savings.names import PersonRef
from savings.phrases import LONGEST_MESSAGE, understand
from savings.sentences import AttendanceSentence, HouseholdSentence
from savings.tokens import Token, tokenize
from savings.vocabulary import HONORIFICS

_JOINS = frozenset(("sama", "karo", "kalih", "ambek", "serta", "&", "+"))
_TOGETHER = {"berdua": 2, "wong loro": 2, "bertiga": 3, "berempat": 4}
_WE = frozenset(("kami", "kita"))
_IS_THERE = frozenset((AttendanceStatus.PRESENT, AttendanceStatus.LATE))
_BETWEEN = " ,;.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """Whom some words of the message name: by name, the writer, or both."""

    names: frozenset[str]
    myself: bool
    first: int
    end: int


_Said = tuple[AttendanceSentence, _Subject | None]


def read_household(text: str, names: Sequence[str]) -> HouseholdSentence | None:
    """What is said of some of these people by name; None where none is named, or not all of it is about attendance.

    `names` are those for whom one account speaks, as in the register. "saya" is the one who is left, if only one is.
    """
    if len(names) < 2 or not text or len(text) > LONGEST_MESSAGE or text.lstrip()[:1] == "/":
        return None
    said = _read(tidy(text).strip(), names)
    if said is None or all(subject is None or not subject.names for _sentence, subject in said):
        return None
    named = frozenset(name for _sentence, subject in said if subject is not None for name in subject.names)
    rest = [name for name in names if name not in named]
    myself = _person(rest[0]) if len(rest) == 1 else None
    found = []
    for sentence, subject in said:
        if subject is None or subject.myself:
            if len(named) < len(names):
                found.append(replace(sentence, person=myself))
            elif subject is None:
                return None
        if subject is not None:
            found += [replace(sentence, person=_person(name)) for name in names if name in subject.names]
    return HouseholdSentence(said=tuple(found))


def _person(name: str) -> PersonRef:
    title, _space, rest = name.partition(" ")
    honorific = HONORIFICS.get(title.lower()) if rest else None
    return PersonRef(text=name, name=rest if honorific else name, honorific=honorific)


def _read(text: str, names: Sequence[str]) -> list[_Said] | None:
    """One statement, or one about the first and what is said of others behind it."""
    tokens = tokenize(unglue(lex(text)))
    subjects = _subjects(tokens, names)
    if not subjects or not any(token.kind == "attend" for token in tokens):
        whole = understand(text) if text else None
        return [(whole, None)] if isinstance(whole, AttendanceSentence) and whole.person is None else None
    for subject in subjects:
        start = tokens[subject.first].start
        first = None if subject.first == 0 else _statement(text[:start].rstrip(_BETWEEN), names)
        others = None if first is None else _read(text[start:], names)
        if first is not None and others and _IS_THERE & {first[0].status, others[0][0].status}:
            return [first, *others]
    whole_text = _statement(text, names)
    return None if whole_text is None else [whole_text]


def _statement(text: str, names: Sequence[str]) -> _Said | None:
    """What is said of one subject, or of the writer where the words name none."""
    text = text.removesuffix(" tapi").removesuffix(" dan").rstrip(_BETWEEN)
    tokens = tokenize(unglue(lex(text)))
    named = [subject for subject in _subjects(tokens, names) if subject.names]
    if len(named) > 1:
        return None
    subject = named[0] if named else None
    if subject is not None:
        attend = [at for at, token in enumerate(tokens) if token.kind == "attend"]
        behind = bool(attend) and attend[0] < subject.first
        if behind and (len(attend) > 1 or attend[0] + 1 != subject.first or tokens[attend[0]].status not in _IS_THERE):
            return None  # "izin dimas sakit" may be the leave of who looks after Dimas
        text = f"{text[: tokens[subject.first].start]}saya{text[tokens[subject.end - 1].end :]}"
    sentence = understand(text)
    if not isinstance(sentence, AttendanceSentence) or sentence.person is not None:
        return None
    return sentence, subject


def _subjects(tokens: Sequence[Token], names: Sequence[str]) -> list[_Subject]:
    """All that can be one, in order."""
    found, at = [], 0
    while at < len(tokens):
        subject = _subject(tokens, at, names)
        if subject is not None:
            found.append(subject)
        at = at + 1 if subject is None else subject.end
    return found


def _subject(tokens: Sequence[Token], first: int, names: Sequence[str]) -> _Subject | None:
    """`dimas`, `saya dan dimas`, `kami berdua` from here on."""
    together = [token.key for token in tokens[first : first + 2]]
    if together[:1] and together[0] in _WE and _TOGETHER.get(together[-1]) == len(names):
        return _Subject(names=frozenset(names), myself=False, first=first, end=first + 2)
    people: set[str] = set()
    myself, at = False, first
    while at < len(tokens):
        if tokens[at].kind == "self":
            myself, end = True, at + 1
        else:
            name, end = _name(tokens, at, names)
            if name is None:
                break
            people.add(name)
        at = end
        joined = end < len(tokens) and (tokens[end].kind in ("and", ",") or tokens[end].key in _JOINS)
        if not joined or (tokens[end].kind == "," and _name(tokens, end + 1, names)[0] is None):
            return _Subject(names=frozenset(people), myself=myself, first=first, end=end)
        at = end + 1
    return None


def _name(tokens: Sequence[Token], at: int, names: Sequence[str]) -> tuple[str | None, int]:
    """The one of these people whose name or first name stands here, with or without its title; and where it ends."""
    begins = at + 1 if at < len(tokens) and tokens[at].kind == "hon" else at
    title = tokens[begins - 1].honorific if begins and tokens[begins - 1].kind == "hon" else None
    words = [token.key for token in tokens[begins:]]
    fitting = []
    for name in names:
        person = _person(name)
        parts = (person.name or "").lower().split()
        whole = words[: len(parts)] == parts
        other = title is not None and person.honorific not in {None, title}
        if words and parts and words[0] == parts[0] and not other:
            fitting.append((len(parts) if whole else 1, name))
    longest = max((length for length, _name in fitting), default=0)
    best = [name for length, name in fitting if length == longest]
    return (best[0], begins + longest) if len(best) == 1 else (None, at)
