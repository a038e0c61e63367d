"""A money sentence put in the order in which the grammar reads it: plans cut off, kinds in front of their amounts.

Each step takes and gives tokens, and gives them unchanged where it does not know the sentence for what it looks for.
"""

from collections.abc import Sequence

from savings.money import MoneyKind
from savings.tokens import Token, honorific_name
from savings.vocabulary import ASKS_SOMEBODY

_PAID_IN = frozenset(
    (
        *(MoneyKind.DEPOSIT, MoneyKind.REPAYMENT, MoneyKind.FINE),
        *(MoneyKind.SOCIAL_FUND, MoneyKind.JOINT_FUND),
    )
)
_THE_REST = frozenset(("sisanya", "sisane", "sisa", "kurangnya", "kurange", "kekurangannya", "selebihnya"))
_LATER = frozenset(
    (
        *("nanti", "nnti", "ntar", "entar", "mengko", "mangke", "besok", "bsk", "besuk", "sesuk", "lusa", "depan"),
        *("nyusul", "menyusul", "susul", "tunggu", "belum", "blm", "minggu depan", "bulan depan"),
    )
)
_ASKS_WHETHER = frozenset(("boleh", "bole", "oleh", "bisa", "bs", "gimana", "bagaimana"))
_BETWEEN_PARTS = frozenset((",", "\n", "and"))


def rearranged(tokens: Sequence[Token]) -> Sequence[Token]:
    """The same sentence as the grammar of money reads it."""
    return _kinds_in_front(_transfer_behind(_without_plan(tokens)))


def _without_plan(tokens: Sequence[Token]) -> Sequence[Token]:
    """`bayar cicilan 30rb dulu ya bu, sisanya minggu depan`: what is paid now, without what is to come."""
    at = next((at for at, token in enumerate(tokens) if token.key in _THE_REST), 0)
    paid, plan = tokens[:at], tokens[at:]
    if not any(token.kind == "amount" for token in paid) or any(token.kind == "amount" for token in plan):
        return tokens
    if not all(token.money is None or token.money in _PAID_IN for token in paid):
        return tokens
    asks = any(token.kind == "?" or token.key in _ASKS_WHETHER for token in plan)
    later = any(token.kind == "future" or token.key in _LATER for token in plan)
    return paid if later and not asks else tokens


def _transfer_behind(tokens: Sequence[Token]) -> Sequence[Token]:
    """`transfer angsuran 26.500`: how it was paid stands where the verb does; "tolong transfer" asks somebody to."""
    at = next((at for at, token in enumerate(tokens) if token.kind == "transfer"), -1)
    if at < 0 or at + 1 >= len(tokens) or tokens[at + 1].money not in (MoneyKind.DEPOSIT, MoneyKind.REPAYMENT):
        return tokens
    told = any(token.kind in ("to", "bank") or token.key in ASKS_SOMEBODY for token in tokens)
    told = told or "bukti" in tokens[at].key  # only shows something
    return tokens if told else [*tokens[:at], *tokens[at + 1 :], tokens[at]]


def _kinds_in_front(tokens: Sequence[Token]) -> Sequence[Token]:
    """`bu wati 72rb angsuran, bu sri wajib 5rb`: at least two parts, each a name, an amount and what it is for."""
    parts: list[list[Token]] = [[]]
    separators: list[Token] = []
    for token in tokens:
        if token.kind in _BETWEEN_PARTS:
            separators.append(token)
            parts.append([])
        elif token.kind != "courtesy":
            parts[-1].append(token)
    if len(parts) < 2:
        return tokens
    turned = [_kind_in_front(part) for part in parts]
    if any(part is None for part in turned):
        return tokens
    joined: list[Token] = []
    for part, separator in zip(turned, [*separators, None], strict=True):
        joined += part or []
        joined += [] if separator is None else [separator]
    return joined


def _kind_in_front(part: Sequence[Token]) -> list[Token] | None:
    """One part of such a list with its kind in front of the amount; None where it is none."""
    if not part or part[0].kind not in ("hon", "mention"):
        return None
    found = honorific_name(part, 0) if part[0].kind == "hon" else (None, 1)
    if found is None or (found[1] == 1 and part[0].kind == "hon"):
        return None
    name, rest = part[: found[1]], part[found[1] :]
    said = sorted(rest, key=lambda token: token.kind == "amount")
    if len(said) != 2 or said[1].kind != "amount":
        return None
    return [*name, *said] if said[0].kind == "savings" or said[0].money in _PAID_IN else None
