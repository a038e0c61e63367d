"""Questions for a balance: `saldo`, `saldo bu siti`, `saldo kas`, `tabungan saya berapa`, `sisa pinjaman saya`."""

from collections.abc import Sequence
from dataclasses import dataclass

from savings.names import PersonRef
from savings.sentences import BalanceSentence
from savings.tokens import Token, honorific_name, mentioned, plain_name
from savings.vocabulary import (
    ASKS_FOR_LOAN,
    BALANCE_CASH,
    BALANCE_FILLERS,
    BALANCE_HEADS,
    BALANCE_OF_LOANS,
    BALANCE_WITHOUT_HEAD,
    LOAN_FILLERS,
    LOAN_ITSELF,
)

_HOW_MUCH = frozenset(("berapa", "brp", "brapa", "piro", "pira", "pinten"))
_AROUND = frozenset(("courtesy", "?", ",", ":", "-", "title", "self", "for", "\n"))
_MOST_WORDS = 8


def read_balance(tokens: Sequence[Token], words: Sequence[str]) -> BalanceSentence | None:
    """`saldo`, `cek saldo`, `saldo saya berapa?`, `saldo bu siti`, `saldo kas`. Questions are welcome here."""
    if " ".join(words) in BALANCE_WITHOUT_HEAD:
        return BalanceSentence()
    if len(words) <= _MOST_WORDS and any(token.key in BALANCE_OF_LOANS for token in tokens):
        return _read_loan_balance(tokens, words)
    heads = [at for at, token in enumerate(tokens) if token.key in BALANCE_HEADS]
    if len(heads) != 1 or len(words) > _MOST_WORDS:
        return None
    person: PersonRef | None = None
    cash = False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.key in BALANCE_CASH and at > heads[0]:
            cash = True
        elif token.kind == "hon" and at + 1 < len(tokens) and tokens[at + 1].key in BALANCE_FILLERS:
            pass  # "bu saldo saya berapa"
        elif token.kind == "hon":
            found = honorific_name(tokens, at)
            if found is None or (found[0] is not None and person is not None):
                return None
            # In front of the word it is an address ("bu rini, cek saldo"), behind it whose balance.
            person = found[0] if at > heads[0] else person
            at = found[1]
            continue
        elif token.kind == "mention" and person is None:
            person = mentioned(token)
        elif token.kind == "word" and token.key not in BALANCE_FILLERS and at > heads[0]:
            end = at
            while end < len(tokens) and tokens[end].kind == "word" and tokens[end].key not in BALANCE_FILLERS:
                end += 1
            name = plain_name(tokens[at:end], 3)
            if name is None or person is not None:
                return None
            person, at = name, end
            continue
        elif not (all(word in BALANCE_FILLERS for word in token.key.split()) or token.kind in _AROUND):
            return None
        at += 1
    return None if cash and person is not None else BalanceSentence(person=person, cash=cash)


@dataclass(slots=True, kw_only=True)
class _LoanQuestion:
    """A question for a loan while it is being read."""

    person: PersonRef | None = None
    called: PersonRef | None = None  # in front of the word: an address, unless it is "bu siti utangnya berapa"
    own: bool = False
    strong: bool = False  # "sisa", "cek": asks by itself
    how_much: bool = False
    head: str = ""


def _read_loan_balance(tokens: Sequence[Token], words: Sequence[str]) -> BalanceSentence | None:
    """`sisa utang saya`, `pinjaman saya berapa`, `cek angsuran saya`, `sisa pinjaman bu siti`; other words are talk."""
    asked = _LoanQuestion()
    at = 0
    while at < len(tokens):
        end = _read_loan_word(tokens, at, asked)
        if end is None:
            return None
        at = end
    if asked.own:
        itself = len(words) <= 2 and asked.head in LOAN_ITSELF
        return BalanceSentence(loan=True) if asked.strong or asked.how_much or itself else None
    person = asked.person or (asked.called if asked.head.endswith("nya") else None)
    if person is not None:
        named_safely = person.honorific is not None or person.mention is not None
        enough = asked.strong or (asked.how_much and named_safely)
        return BalanceSentence(person=person, loan=True) if enough else None
    return BalanceSentence(loan=True) if asked.strong else None


def _read_loan_word(tokens: Sequence[Token], at: int, asked: _LoanQuestion) -> int | None:
    """Takes the word at this place into the question; the place after it, None where it makes it talk."""
    token = tokens[at]
    if token.key in BALANCE_OF_LOANS:
        asked.own = asked.own or token.key.endswith("ku")
        asked.head = asked.head or token.key
    elif token.kind == "self":
        asked.own = True
    elif token.kind == "hon":
        found = honorific_name(tokens, at)
        if found is None:
            # "bu sisa utang saya": an address in front of a word that is no name
            return at + 1 if at + 1 < len(tokens) and tokens[at + 1].key in LOAN_FILLERS else None
        if found[0] is not None and (asked.person is not None or (not asked.head and asked.called is not None)):
            return None
        if asked.head:
            asked.person = found[0] or asked.person
        else:
            asked.called = found[0] or asked.called
        return found[1]
    elif token.kind == "mention" and asked.person is None:
        asked.person = mentioned(token)
    elif all(word in LOAN_FILLERS for word in token.key.split()):
        asked.strong = asked.strong or token.key in ASKS_FOR_LOAN
        asked.how_much = asked.how_much or token.key in _HOW_MUCH
    elif token.kind == "word" and asked.head and asked.person is None:
        end = at
        while end < len(tokens) and tokens[end].kind == "word" and tokens[end].key not in LOAN_FILLERS:
            end += 1
        asked.person = plain_name(tokens[at:end], 3)
        return end if asked.person is not None else None
    elif token.kind not in _AROUND:
        return None
    return at + 1
