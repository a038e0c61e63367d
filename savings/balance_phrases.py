"""Questions for a balance: `saldo`, `saldo bu siti`, `saldo kas`, `tabungan saya berapa`."""

from collections.abc import Sequence

from savings.names import PersonRef
from savings.sentences import BalanceSentence
from savings.tokens import Token, honorific_name, mentioned, plain_name
from savings.vocabulary import BALANCE_CASH, BALANCE_FILLERS, BALANCE_HEADS, BALANCE_WITHOUT_HEAD


def read_balance(tokens: Sequence[Token], words: Sequence[str]) -> BalanceSentence | None:
    """`saldo`, `cek saldo`, `saldo saya berapa?`, `saldo bu siti`, `saldo kas`. Questions are welcome here."""
    if " ".join(words) in BALANCE_WITHOUT_HEAD:
        return BalanceSentence()
    heads = [at for at, token in enumerate(tokens) if token.key in BALANCE_HEADS]
    if len(heads) != 1 or len(words) > 8:
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
        elif not (
            all(word in BALANCE_FILLERS for word in token.key.split())
            or token.kind in ("courtesy", "?", ",", ":", "-", "title", "self", "for", "\n")
        ):
            return None
        at += 1
    return None if cash and person is not None else BalanceSentence(person=person, cash=cash)
