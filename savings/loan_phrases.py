"""Words about loans: how long one shall run ("10x", "sepuluh bulan", "setahun"), and paying the whole of it off.

The length is folded into one token before money_phrases.py reads the sentence, so that the grammar there sees
"pinjam 500rb, dicicil 10x" as a verb, an amount and a term.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from savings.amounts import AmbiguousAmount
from savings.money import MoneyKind
from savings.names import PersonRef
from savings.savings_source import SOURCE, with_source
from savings.sentences import MoneyItem, MoneySentence, PeriodName
from savings.tokens import Token, honorific_name, mentioned, plain_name
from savings.vocabulary import EVERYBODY, HANDS_OVER, PAST, PAYS_OFF

MOST_PERIODS = 600
"""Instalments that a sentence may name; the group's rules allow far fewer."""

MOST_BARE_PERIODS = 120
"""A number without a word, behind the sum in a /command ("500rb 10"), may be so many instalments."""

MONTHS_A_YEAR = 12

_UNITS: dict[str, tuple[PeriodName | None, int]] = {  # the period, and how many of them one is
    **dict.fromkeys(("x", "kali", "kalinya", "tahap", "periode", "termin"), (None, 1)),
    **dict.fromkeys(("minggu", "mggu", "mgg", "mnggu", "pekan"), ("week", 1)),
    **dict.fromkeys(("bulan", "bln", "bl", "wulan"), ("month", 1)),
    **dict.fromkeys(("tahun", "thn", "th"), ("month", MONTHS_A_YEAR)),
}
_YEARS: dict[tuple[str, ...], int] = {("setahun",): MONTHS_A_YEAR, ("setengah", "tahun"): MONTHS_A_YEAR // 2}
_RHYTHMS: dict[str, PeriodName] = {"mingguan": "week", "bulanan": "month"}
_LEADS_TO_A_TERM = frozenset(
    (
        *("selama", "slama", "tempo", "temponya", "jangka", "waktu", "tenor", "tenornya", "lama", "lamanya"),
        *("dicicil", "dicicilnya", "diangsur", "diangsurnya", "nyicilnya", "cicilnya", "angsurnya"),
    )
)
_COUNTS_INSTALMENTS = frozenset(("angsuran", "cicilan"))


# How long


def with_terms(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with a loan's length folded together, where a loan is asked for; others as they are."""
    if any(token.money is MoneyKind.LOAN_REQUEST for token in tokens):
        return fold_terms(tokens)
    return tokens


def fold_terms(tokens: Sequence[Token]) -> list[Token]:
    """`10x`, `dicicil 10 kali`, `selama setahun`, `10x mingguan`, `10 angsuran`: each one token of kind "term".

    Its `number` is how many periods, its `period` how long each is; one of the two may be None.
    """
    folded: list[Token] = []
    at = 0
    while at < len(tokens):
        found = _term(tokens, at)
        if found is None:
            folded.append(tokens[at])
            at += 1
            continue
        term, at = found
        while folded and _leads_to_a_term(folded[-1]):
            folded.pop()
        if at < len(tokens) and _is_instalment(tokens[at]) and not _amount_follows(tokens, at):
            at += 1  # "10x angsuran"
        last = folded[-1] if folded else None
        if last is not None and last.kind == "term" and last.period is None and term.number is None:
            folded[-1] = last._replace(period=term.period, end=term.end)  # "10x mingguan"
        else:
            folded.append(term)
    return folded


def _term(tokens: Sequence[Token], at: int) -> tuple[Token, int] | None:
    """The length that begins here, and the place after it."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.kind == "number" and token.unit in _UNITS and token.number:
        period, many = _UNITS[token.unit]
        number = token.number * many
        return (token._replace(kind="term", number=number, period=period), at + 1) if number <= MOST_PERIODS else None
    if token.kind == "amount" and following is not None:
        number = token.amount.readings[0] if isinstance(token.amount, AmbiguousAmount) else 0
        if number == 2 and following.key == "mingguan":
            return token._replace(kind="term", number=None, period="fortnight", end=following.end), at + 2
        if number and not token.scaled and following.key in _COUNTS_INSTALMENTS and not _amount_follows(tokens, at + 1):
            return token._replace(kind="term", number=number, end=following.end), at + 2
        half = tuple(said.key for said in tokens[at + 1 : at + 3]) == ("setengah", "tahun")
        if number and not token.scaled and half:  # "satu setengah tahun"
            months = number * MONTHS_A_YEAR + MONTHS_A_YEAR // 2
            return token._replace(kind="term", number=months, period="month", end=tokens[at + 2].end), at + 3
    if token.key in _RHYTHMS:
        return token._replace(kind="term", number=None, period=_RHYTHMS[token.key]), at + 1
    for words, months in _YEARS.items():
        end = at + len(words)
        if token.key == words[0] and tuple(said.key for said in tokens[at:end]) == words:
            return token._replace(kind="term", number=months, period="month", end=tokens[end - 1].end), end
    return None


def with_bare_length(tokens: Sequence[Token]) -> Sequence[Token]:
    """`500rb 10` behind a /command: the second, small number can only be the length."""
    amounts = [at for at, token in enumerate(tokens) if token.kind == "amount"]
    last = tokens[amounts[-1]] if amounts else None
    if last is None or len(amounts) != 2 or last.scaled or not isinstance(last.amount, AmbiguousAmount):
        return tokens
    number = last.amount.readings[0]
    if number > MOST_BARE_PERIODS:
        return tokens
    term = last._replace(kind="term", number=number, amount=None)
    return [*tokens[: amounts[-1]], term, *tokens[amounts[-1] + 1 :]]


def _is_instalment(token: Token) -> bool:
    return token.kind == "verb" and token.money is MoneyKind.REPAYMENT and token.key not in PAYS_OFF


def _leads_to_a_term(token: Token) -> bool:
    return _is_instalment(token) or token.key in _LEADS_TO_A_TERM


def _amount_follows(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].kind == "amount"


# Paying off


@dataclass(slots=True, kw_only=True)
class _Payoff:
    """A wish to pay off while it is being read."""

    person: PersonRef | None = None
    addressed: bool = False
    wished: bool = False
    own: bool = False
    source: Token | None = None  # "dari tabungan"
    acts: list[Token] = field(default_factory=list)  # verbs, "bayar" and "pinjaman" in their order


_ASKS_OTHERS = frozenset(("tolong", "tlg", "tlong", "mohon", "minta", "nyuwun", "monggo"))
_PAID_IN_FULL = frozenset(("angsur", "ngangsur", "mengangsur", "ansur", "nyicil", "cicil", "mencicil", "bayar"))
_OVER = HANDS_OVER | {"titip", "nitip"}
_THE_GROUPS = frozenset(("modal", "kelompok", "grup"))


def read_payoff(tokens: Sequence[Token]) -> MoneySentence | None:
    """`lunas` alone, `angsur lunas`, `mau lunasi pinjaman`, `titip pelunasan bu siti`: without a sum, the bot says it.

    A bare "lunas" with any word beside it is talk ("lunas ya bu", "sudah lunas").
    """
    if len(tokens) == 1:
        alone = tokens[0].key in ("lunas", "pelunasan", "bayar lunas")
        return _settled(None) if alone else None
    if sum(token.key in PAYS_OFF for token in tokens) != 1 or any(token.key in EVERYBODY for token in tokens):
        return None
    debt = next((token for token in tokens if token.kind == "upk"), None)
    if debt is not None:
        tokens = _as_a_members(tokens)
    read = _Payoff()
    tokens = [*with_source(tokens)]
    at = 0
    while at < len(tokens):
        end = _read_payoff_word(tokens, at, read)
        if end is None:
            return None
        at = end
    if not _means_payoff(read) or (debt is not None and read.person is not None):
        return None
    if read.source is not None:
        return _settled(read.person, source=read.source) if debt is None else None
    return _settled(read.person, MoneyKind.REPAYMENT if debt is None else MoneyKind.DEBT_PAYMENT)


def _as_a_members(tokens: Sequence[Token]) -> list[Token]:
    """`setor ke upk lunas`, `lunasi modal upk` as if it were said of a member's loan: the same words settle it."""
    kept = []
    for at, token in enumerate(tokens):
        to_upk = token.kind == "to" and at + 1 < len(tokens) and tokens[at + 1].kind == "upk"
        if token.kind == "upk":
            kept.append(token._replace(kind="debt"))
        elif not to_upk and token.key not in _THE_GROUPS:
            kept.append(token)
    return kept


def _settled(
    person: PersonRef | None, kind: MoneyKind = MoneyKind.REPAYMENT, *, source: Token | None = None
) -> MoneySentence:
    item = MoneyItem(kind=kind, amount=None, person=person, payoff=True)
    if source is not None:
        item = replace(item, from_savings=True, savings=source.savings)
    return MoneySentence(items=(item,))


def _read_payoff_word(tokens: Sequence[Token], at: int, read: _Payoff) -> int | None:
    """Takes the word at this place; the place after it, None where it makes the sentence talk."""
    token = tokens[at]
    if token.key in _ASKS_OTHERS or token.key in PAST:
        return None
    if token.kind in ("verb", "pay", "debt"):
        if token.money not in (None, MoneyKind.REPAYMENT) and token.key not in _OVER:
            return None
        read.acts.append(token)
    elif token.kind == "hon":
        return _read_payoff_honorific(tokens, at, read)
    elif token.kind == "mention" and read.person is None:
        read.person = mentioned(token)
    elif token.kind == "word":
        end = at
        while end < len(tokens) and tokens[end].kind == "word":
            end += 1
        name = plain_name(tokens[at:end], 2)
        if name is None or read.person is not None or read.own:
            return None
        read.person = name
        return end
    elif token.kind == "self":
        read.own = True
        if read.person is not None and not read.acts:
            read.person, read.addressed = None, True  # "bu rini saya lunasi pinjaman"
    elif token.kind == SOURCE and read.source is None:
        read.source = token
    elif token.kind == "desire":
        read.wished = True
    elif token.kind == "title" or (token.kind == "courtesy" and read.acts):
        read.addressed = True
    elif token.kind not in ("courtesy", "lead", "money", "for", ",", "\n"):
        return None
    return at + 1


def _read_payoff_honorific(tokens: Sequence[Token], at: int, read: _Payoff) -> int | None:
    """`bu siti`: whose loan it is; `bu`, and a name in front of a comma, are spoken to."""
    found = honorific_name(tokens, at)
    if found is None:
        return None
    person, end = found
    spoken_to = not read.acts and end < len(tokens) and tokens[end].kind == ","
    if person is None or spoken_to or read.own:
        read.addressed = True
    elif read.person is not None:
        return None
    else:
        read.person = person
    return end


def _means_payoff(read: _Payoff) -> bool:
    """Whether these words together settle a loan, and do not tell that one is settled or ask somebody to."""
    keys = [act.key for act in read.acts]
    at = next((at for at, key in enumerate(keys) if key in PAYS_OFF), -1)
    if at < 0:
        return False
    before, owed = keys[:at], any(act.kind == "debt" or _is_instalment(act) for act in read.acts[at + 1 :])
    if keys[at] == "bayar lunas":
        return len(keys) == 1 or owed
    if keys[at] == "lunas":
        return at == len(keys) - 1 and bool(before) and (before[0] in _PAID_IN_FULL or before[0] in _OVER)
    if keys[at] == "pelunasan":
        return owed or bool(before) or read.wished
    return (owed or read.wished) and (read.wished or read.own or not read.addressed)
