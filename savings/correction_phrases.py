"""What was written down is wrong: `salah`, `batal`, `ralat 17`, `bukan 20 tapi 30`, `harusnya bu siti`."""

from collections.abc import Sequence
from dataclasses import dataclass

from savings.amounts import AmbiguousAmount, AmountError
from savings.money import Rupiah, SavingsKind
from savings.sentences import CorrectionSentence
from savings.tokens import Token, as_written
from savings.vocabulary import WRITTEN_WRONG

_CORRECTING = frozenset(("wrong", "cancel", "amend", "not", "should"))
_BECAUSE = frozenset(("karena", "krn", "karna", "soalnya", "sebab"))
_MOST_CORRECTION_WORDS = 8


@dataclass(slots=True, kw_only=True)
class _Correction:
    """A correction while it is being read."""

    old: Rupiah | AmbiguousAmount | None = None
    new: Rupiah | AmbiguousAmount | None = None
    number: int | None = None
    savings: SavingsKind | None = None
    reason_start: int | None = None


def read_correction(tokens: Sequence[Token], text: str) -> CorrectionSentence | None:
    """`salah`, `batal`, `ralat 17`, `bukan 20 tapi 30`, `harusnya 30rb`, `30rb bukan 20rb`."""
    said = [token for token in tokens if token.kind not in ("\n", ":", "-")]
    while said and (said[0].kind in ("courtesy", ",", "lead", "self", "hon", "title")):
        said = said[1:]
    while said and said[-1].kind in ("courtesy", ",", "hon", "title"):
        said = said[:-1]
    if not said or any(token.kind in ("?", "future", "/") for token in said):
        return None
    head = said[0].kind
    swapped = head == "amount" and len(said) > 1 and any(token.kind == "not" for token in said[1:3])
    if head not in _CORRECTING and not swapped:
        return None
    read = _Correction()
    if not _walk(said, read, swapped=swapped):
        return None
    return _judge_correction(head, said, read, text)


def _walk(said: Sequence[Token], read: _Correction, *, swapped: bool) -> bool:
    """Walks through the words; False where one makes it ordinary talk."""
    expects_new, old_said = said[0].kind == "should" or swapped, False
    for at, token in enumerate(said):
        previous = said[at - 1].kind if at else ""
        if token.kind == "amount":
            bare_number = token.number is not None and not token.scaled and not expects_new
            if (
                said[0].kind in ("amend", "cancel", "wrong")
                and bare_number
                and read.number is None
                and previous in _CORRECTING
            ):
                read.number = token.number
            elif isinstance(token.amount, AmountError) or token.amount is None:
                return False
            elif previous == "not" or (old_said and not expects_new and read.old is None):
                read.old = token.amount
            elif read.new is None:
                read.new = token.amount
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
        elif token.kind in ("reject", "desire"):
            return False
        elif token.kind in ("word", "attend", "hon", "for", "date", "wrong") and at and read.reason_start is None:
            read.reason_start = at
    return True


def _judge_correction(head: str, said: Sequence[Token], read: _Correction, text: str) -> CorrectionSentence | None:
    """Whether what was read is a correction at all, and which."""
    reason = ""
    has_new = read.new is not None or read.savings is not None
    if read.reason_start is not None:
        tail = [token for token in said[read.reason_start :] if token.kind != "amount" or read.new != token.amount]
        cut = next((n for n, token in enumerate(tail) if token.kind in ("should", "but", "become", "not")), len(tail))
        tail = tail[:cut] if has_new else tail
        if sum(token.kind == "word" for token in tail) > _MOST_CORRECTION_WORDS:
            return None
        reason = as_written(tail, text)
    if head in ("not", "amount") and (read.old is None and read.savings is None):
        return None
    if head == "should" and not has_new:
        return None
    at = read.reason_start
    if head not in ("wrong", "amend") and at is not None and said[at].key not in _BECAUSE and said[at - 1].kind != ",":
        return None  # "batal rapat" is talk; a reason comes after a comma or a because
    plain_talk = at == 1 and said[1].kind == "word" and said[1].key not in WRITTEN_WRONG | _BECAUSE
    if head == "wrong" and plain_talk:
        return None
    if head == "cancel":
        if has_new or any(token.kind in ("verb", "take", "pay", "attend") for token in said[1:3]):
            return None
        return CorrectionSentence(action="cancel", reason=reason, number=read.number)
    return CorrectionSentence(
        action="replace" if has_new else "wrong",
        old=read.old,
        new=read.new,
        savings=read.savings,
        reason=reason,
        number=read.number,
    )
