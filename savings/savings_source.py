"""An instalment out of one's own savings: "dari tabungan", "potong simpanan saya", "pake sukarela".

The words are folded into one token before the sentence is read, so that the grammar there sees a repayment and its
source. Without them it is cash that was handed over.
"""

from collections.abc import Sequence

from savings.money import MoneyKind, SavingsKind
from savings.tokens import Token

SOURCE = "source"
"""The kind of that token; its `savings` is the kind of savings that was named, if any was."""

_TAKES = frozenset(("from", "take"))
_TAKES_WORDS = frozenset(
    (
        *("potong", "dipotong", "potongkan", "dipotongkan", "motong", "potongan", "didebet", "diambil", "diambilkan"),
        *("pakai", "pake", "pke", "pk", "pakek", "memakai", "dipakai", "nganggo", "ngangge", "dengan", "dgn"),
    )
)
_VERBS = frozenset(("verb", "take", "pay"))


def with_source(tokens: Sequence[Token], inherited: MoneyKind | None = None) -> Sequence[Token]:
    """The tokens with their source folded together, where an instalment is paid; others as they are.

    `inherited` is what an earlier part of the sentence spoke of ("angsur 50rb, potong simpanan").
    """
    if not _repays(tokens, inherited):
        return tokens
    folded: list[Token] = []
    at = 0
    while at < len(tokens):
        end, savings = _source(tokens, at)
        if end == at:
            folded.append(tokens[at])
            at += 1
            continue
        folded.append(tokens[at]._replace(kind=SOURCE, money=None, savings=savings, end=tokens[end - 1].end))
        at = end
    return _behind_the_verb(folded)


def _repays(tokens: Sequence[Token], inherited: MoneyKind | None) -> bool:
    kinds = {token.kind for token in tokens}
    money = {token.money for token in tokens} - {None, MoneyKind.DEPOSIT}
    if "upk" in kinds or money - {MoneyKind.REPAYMENT, MoneyKind.FINE, MoneyKind.SOCIAL_FUND, MoneyKind.JOINT_FUND}:
        return False
    if MoneyKind.REPAYMENT in money or ("debt" in kinds and kinds & {"pay", "verb"}):
        return True
    # "angsur 50rb, ambil dari tabungan 20rb" goes on to something else
    return inherited is MoneyKind.REPAYMENT and not ("amount" in kinds and kinds & _VERBS)


def _source(tokens: Sequence[Token], start: int) -> tuple[int, SavingsKind | None]:
    """Where the source that begins here ends, and its kind of savings; `start` itself where none begins."""
    at = start
    while at < len(tokens) and (tokens[at].kind in _TAKES or tokens[at].key in _TAKES_WORDS):
        at += 1
    purse = at
    if at > start and at < len(tokens) and tokens[at].kind == "fund":
        at += 1
    savings = tokens[at].savings if purse > start and at < len(tokens) else None
    at += savings is not None
    if at == purse:
        return start, None
    if at < len(tokens) and tokens[at].kind == "self":
        at += 1
    said = any(token.kind == "amount" for token in tokens[:start])
    if said and at < len(tokens) and tokens[at].kind == "amount":
        return start, None  # "angsur 50rb dengan wajib 5rb", "angsur 50rb ambil tabungan 20rb": money of its own
    return at, savings


def _behind_the_verb(tokens: list[Token]) -> list[Token]:
    """`potong simpanan 50rb buat angsuran` as `angsuran 50rb potong simpanan`."""
    source = next((at for at, token in enumerate(tokens) if token.kind == SOURCE), len(tokens))
    verb = next((at for at, token in enumerate(tokens) if token.money is MoneyKind.REPAYMENT), -1)
    purpose = verb - 1
    while purpose > source and tokens[purpose].kind in ("pay", "money"):
        purpose -= 1
    if purpose <= source or tokens[purpose].kind != "for":
        return tokens
    between, behind = tokens[source + 1 : purpose], tokens[verb + 1 :]
    return [*tokens[:source], tokens[verb], *between, *behind, tokens[source]]
