"""What was written down is wrong: `salah`, `batal`, `ralat 17`, `bukan 20 tapi 30`, `harusnya bu siti`."""

from collections.abc import Sequence
from dataclasses import dataclass

from savings.amounts import AmbiguousAmount, AmountError
from savings.money import MoneyKind, Rupiah, SavingsKind
from savings.names import PersonRef
from savings.sentences import CorrectionSentence
from savings.tokens import Token, as_written, honorific_name, mentioned, plain_name
from savings.vocabulary import ERASES, WRITTEN_WRONG

_CORRECTING = frozenset(("wrong", "cancel", "amend", "not", "should"))
_OPENING = frozenset(("courtesy", ",", "lead", "self", "title"))
_WHAT_IS_WRONG = frozenset(
    ("itu", "setoran", "catatan", "catatannya", "nominal", "nominalnya", "jumlahnya", "namanya", "angkanya")
)
_BECAUSE = frozenset(("karena", "krn", "karna", "soalnya", "sebab"))
_WRONG_PERSON = frozenset(("orang", "nama", "namanya"))
_PUSHING = frozenset(("dong", "donk"))
_ACTS = frozenset(("verb", "take", "pay", "debt", "attend"))
_MOST_CORRECTION_WORDS = 8


@dataclass(slots=True, kw_only=True)
class _Correction:
    """A correction while it is being read."""

    old: Rupiah | AmbiguousAmount | None = None
    new: Rupiah | AmbiguousAmount | None = None
    number: int | None = None
    savings: SavingsKind | None = None
    person: PersonRef | None = None
    reason_start: int | None = None
    reason_follows: bool = False  # what is to be was said before any word of a reason: numbers in that are its own


def read_correction(tokens: Sequence[Token], text: str) -> CorrectionSentence | None:
    """`salah`, `batal`, `ralat 17`, `bukan 20 tapi 30`, `harusnya 30rb`, `30rb bukan 20rb`, `harusnya bu siti`."""
    said = _without_edges([token for token in tokens if token.kind not in ("\n", ":", "-")])
    if not said or any(token.kind in ("?", "future", "/") for token in said):
        return None
    head = said[0].kind
    swapped = head == "amount" and len(said) > 1 and any(token.kind == "not" for token in said[1:3])
    if head not in _CORRECTING and not swapped:
        return None
    read = _Correction()
    if not _walk(said, read, swapped=swapped):
        return None
    return _judge_cancellation(said, read, text) if head == "cancel" else _judge_correction(head, said, read, text)


def _without_edges(said: Sequence[Token]) -> Sequence[Token]:
    """Without greetings, addresses and "itu", "yang tadi", "setoran saya" in front, and courtesies at the end."""
    while said:
        first, second = said[0], said[1] if len(said) > 1 else None
        drop = 0
        if first.kind in _OPENING or first.key in _WHAT_IS_WRONG:
            drop = 1
        elif first.kind == "hon":
            found = honorific_name(said, 0)
            # "bu rini salah" is about her; behind her name a comma makes it an address.
            if found is not None and (found[0] is None or _is_comma(said, found[1])):
                drop = found[1]
        elif second is not None and (
            (first.key in ("yang", "yg") and second.kind in ("lead", "self"))
            or (first.kind == "desire" and second.kind in ("cancel", "amend"))
        ):
            drop = 1
        if not drop:
            break
        said = said[drop:]
    while said and (
        said[-1].kind in ("courtesy", ",", "hon", "title")
        or (said[-1].key in _PUSHING and said[0].kind in ("cancel", "amend"))
    ):
        said = said[:-1]
    return said


def _is_comma(said: Sequence[Token], at: int) -> bool:
    return at < len(said) and said[at].kind == ","


def _walk(said: Sequence[Token], read: _Correction, *, swapped: bool) -> bool:
    """Walks through the words; False where one makes it ordinary talk."""
    head = said[0].kind
    expects_new, old_said = head == "should" or swapped, False
    at = 0
    while at < len(said):
        token = said[at]
        previous = said[at - 1].kind if at else ""
        named = _person_at(said, at, bare=previous == "for" or _about_a_name(said)) if at else None
        if named is not None and (previous == "not" or expects_new):
            if previous != "not":
                if read.person is not None:
                    return False
                read.person = named[0]
            at = named[1]
            continue
        if token.kind == "amount":
            bare_number = token.number is not None and not token.scaled and not expects_new
            numbers = head in ("amend", "cancel", "wrong") and read.number is None and previous in _CORRECTING
            if bare_number and numbers:
                read.number = token.number
            elif isinstance(token.amount, AmountError) or token.amount is None:
                return False
            elif read.old is None and (previous == "not" or head == "cancel" or (old_said and not expects_new)):
                read.old = token.amount
            elif read.new is None:
                read.new, read.reason_follows = token.amount, head == "amend" and read.reason_start is None
            elif read.reason_follows and read.reason_start is not None:
                pass  # "ralat 18 jadi 400rb, cair cuma 400"
            else:
                return False
        elif token.kind == "numbered" and token.number is not None:
            read.number = token.number
        elif token.kind == "not":
            old_said, expects_new = True, False
        elif token.kind in ("but", "should", "become"):
            expects_new = True
        elif token.kind == "savings":
            if expects_new or previous != "not":
                read.savings = token.savings
        elif token.kind in ("reject", "desire") or (head == "cancel" and token.kind in ("number", "numbered")):
            return False  # "hapus nomor saya 0812..."
        elif token.kind == "for" and expects_new and _person_at(said, at + 1, bare=True) is not None:
            pass  # "harusnya buat bu siti"
        elif token.kind in ("word", "attend", "hon", "for", "date", "wrong") and at and read.reason_start is None:
            read.reason_start = at
        at += 1
    return True


def _about_a_name(said: Sequence[Token]) -> bool:
    """`salah orang, harusnya siti`: then a name needs no Bu or Pak."""
    return said[0].kind == "wrong" and len(said) > 1 and said[1].key in _WRONG_PERSON


def _person_at(said: Sequence[Token], at: int, *, bare: bool) -> tuple[PersonRef, int] | None:
    """The person named here and the end; `bare` takes a name without honorific, too."""
    if at >= len(said):
        return None
    if said[at].kind == "mention":
        return mentioned(said[at]), at + 1
    if said[at].kind == "hon":
        found = honorific_name(said, at)
        return (found[0], found[1]) if found is not None and found[0] is not None else None
    end = at
    while end < len(said) and said[end].kind == "word":
        end += 1
    name = plain_name(said[at:end], 3) if bare else None
    return (name, end) if name is not None else None


def _reason(said: Sequence[Token], read: _Correction, text: str, *, has_new: bool) -> str | None:
    """The reason as written; None where so many words make it a story."""
    if read.reason_start is None:
        return ""
    tail = [token for token in said[read.reason_start :] if token.kind != "amount" or read.new != token.amount]
    cut = next((n for n, token in enumerate(tail) if token.kind in ("should", "but", "become", "not")), len(tail))
    tail = tail[:cut] if has_new else tail
    if sum(token.kind == "word" for token in tail) > _MOST_CORRECTION_WORDS:
        return None
    return as_written(tail, text)


def _talks(said: Sequence[Token], at: int | None) -> bool:
    """Whether what follows is talk ("batal rapat"): a reason comes after a comma or a because."""
    return at is not None and said[at].key not in _BECAUSE and said[at - 1].kind != ","


def _judge_cancellation(said: Sequence[Token], read: _Correction, text: str) -> CorrectionSentence | None:
    """`batal`, `hapus 17`, `nggak jadi setor`, `batal setor 20rb, salah orang`."""
    reason = _reason(said, read, text, has_new=False)
    if reason is None or read.new is not None or read.person is not None or _talks(said, read.reason_start):
        return None
    kind: MoneyKind | None = None
    for token in said[1 : read.reason_start]:
        if token.kind == "verb" and kind is None and token is said[1]:
            kind = token.money
        elif token.kind in _ACTS or token.kind == "cancel":
            return None
    if kind is not None and said[0].key in ERASES:
        return None
    return CorrectionSentence(action="cancel", old=read.old, kind=kind, reason=reason, number=read.number)


def _judge_correction(head: str, said: Sequence[Token], read: _Correction, text: str) -> CorrectionSentence | None:
    """Whether what was read is a correction at all, and which."""
    has_new = read.new is not None or read.savings is not None or read.person is not None
    reason = _reason(said, read, text, has_new=has_new)
    if reason is None:
        return None
    if head in ("not", "amount") and read.old is None and read.savings is None and read.person is None:
        return None
    if head == "should" and not has_new:
        return None
    at = read.reason_start
    if head == "wrong":
        if at == 1 and said[1].kind == "word" and said[1].key not in WRITTEN_WRONG | _BECAUSE:
            return None  # "salah paham"
    elif head != "amend":
        if _talks(said, at):
            return None
        if read.person is not None and any(token.kind in _ACTS for token in said):
            return None  # "harusnya bu siti setor 30rb" is what she owes
    return CorrectionSentence(
        action="replace" if has_new else "wrong",
        old=read.old,
        new=read.new,
        savings=read.savings,
        person=read.person,
        reason=reason,
        number=read.number,
    )
