"""Understands the sentences of the chat: money, attendance, corrections, meetings, questions. None is silence.

A group chats all day and the bot reads it, so the grammar is strict in one direction: whatever it cannot place makes
it silent. Money needs a verb and an amount. Questions, negations, plans, prices and times are never transactions.

A message becomes lexemes, lexemes become tokens (a verb, an amount, an honorific, a date ...; words in vocabulary.py),
and tokens become one Sentence. Nothing here knows who is a member: a PersonRef is a name as written, and a bare name
that nobody in the group bears is for the caller a reason to be silent.
"""

import re
from collections.abc import Sequence

from savings.amounts import NUMBER_WORDS, AmbiguousAmount, AmountError, in_scale_of, unglue
from savings.attendance_phrases import read_attendance
from savings.balance_phrases import read_balance
from savings.correction_phrases import read_correction
from savings.dates import parse_date
from savings.lexemes import Lexeme, lex, tidy
from savings.loan_phrases import read_payoff, with_bare_length, with_terms
from savings.loan_terms import LoanWords, read_loan_terms
from savings.money import MoneyKind, Rupiah, SavingsKind
from savings.money_phrases import SEPARATORS, amount_first, read_money, verbless_list, without_verb
from savings.money_stretches import VERBS, Silence, read_stretch
from savings.names import PersonRef, match_people
from savings.rearranged import rearranged
from savings.savings_source import with_source
from savings.schedule_phrases import read_schedule, understand_schedule_command
from savings.sentences import (
    AttendanceSentence,
    BalanceSentence,
    BareAmount,
    CorrectionSentence,
    HelpSentence,
    JoinSentence,
    MoneyItem,
    MoneySentence,
    RunMeetingSentence,
    ScheduleSentence,
    Sentence,
    SimulationSentence,
)
from savings.tokens import Token, tokenize
from savings.vocabulary import ASKS_WITHOUT_AMOUNT, CLOSES_MEETING, HELP, JOIN, OPENS_MEETING, TRIGGERS

__all__ = [
    "AttendanceSentence",
    "BalanceSentence",
    "BareAmount",
    "CorrectionSentence",
    "HelpSentence",
    "JoinSentence",
    "LoanWords",
    "MoneyItem",
    "MoneySentence",
    "PersonRef",
    "RunMeetingSentence",
    "ScheduleSentence",
    "Sentence",
    "SimulationSentence",
    "in_scale_of",
    "match_people",
    "parse_date",
    "read_loan_terms",
    "understand",
    "understand_command",
    "understand_schedule_command",
]

LONGEST_MESSAGE = 500
"""Characters. Whoever writes more is telling something, or forwards it."""

_SIMULATES = re.compile(
    r"(?:(?:tolong|bu|pak|min|coba)[ ,]+)*"
    r"(?:simulasi(?:kan|in)?|hitung(?:kan|in)?(?= (?:angsuran|cicilan|pinjaman|pinjam)\b))"
    r"(?:[ :,]+(?:pinjaman|pinjam|angsuran|cicilan|kredit|utang|hutang))*[ :,]+(?P<words>.*\d.*)",
    re.IGNORECASE | re.DOTALL,
)

_SILENCING = frozenset(("reject", "future", "?", "/", "wrong", "cancel", "amend", "not", "should", "become", "but"))


def _bare_amount(tokens: Sequence[Token]) -> BareAmount | None:
    """An amount, perhaps with its kind of savings and a courtesy, and nothing else."""
    amount: Rupiah | AmbiguousAmount | AmountError | None = None
    savings: SavingsKind | None = None
    for token in tokens:
        if token.kind == "amount" and amount is None:
            amount = token.amount
        elif token.kind == "savings" and savings is None:
            savings = token.savings
        elif token.kind not in ("courtesy", "hon", ",", "money", "\n"):
            return None
    if amount is None:
        return None
    if isinstance(amount, AmountError):
        return BareAmount(amount=None, savings=savings, error=amount)
    return BareAmount(amount=amount, savings=savings)


def _asks_amount(tokens: Sequence[Token], words: Sequence[str]) -> MoneySentence | None:
    """`setor` or `setor wajib` and not a word more: the bot asks how much."""
    if not words or words[0] not in ASKS_WITHOUT_AMOUNT or len(words) > 2:
        return None
    said = [token for token in tokens if token.kind not in (",", ":", "-")]
    if len(said) != len(words) or (len(said) == 2 and said[1].kind != "savings"):
        return None
    return MoneySentence(items=(MoneyItem(kind=MoneyKind.DEPOSIT, amount=None, savings=said[-1].savings),))


def _read_lexemes(lexemes: list[Lexeme]) -> list[Token] | None:
    """The tokens; None at once for what holds nothing that the bot could mean."""
    for lexeme in lexemes:
        if lexeme.key in TRIGGERS or lexeme.key in NUMBER_WORDS or lexeme.kind in ("num", "bad"):
            return tokenize(unglue(lexemes))
    return tokenize(apart) if len(apart := unglue(lexemes)) > len(lexemes) else None


def understand(text: str) -> Sentence | None:
    """What a message asks of the bot; None where it is silence. Never raises, whatever the text."""
    if not text or len(text) > LONGEST_MESSAGE or text.lstrip()[:1] == "/":
        return None
    text = tidy(text).strip()
    lexemes = lex(text)
    meetings = read_schedule(lexemes)
    if meetings is not None:
        return meetings
    tokens = _read_lexemes(lexemes)
    if not tokens:
        return None
    words = [word for token in tokens if token.kind not in (",", "?", "\n", ":", "-") for word in token.key.split()]
    whole = " ".join(words)
    polite = " ".join(
        word
        for token in tokens
        if token.kind not in (",", "?", "\n", ":", "-", "hon", "title", "courtesy") or token.key == "tolong"
        for word in token.key.split()
    )
    asked = any(token.kind == "?" for token in tokens)
    if whole in HELP or polite in HELP:
        return HelpSentence()
    if (whole in JOIN or polite in JOIN) and not asked:
        return JoinSentence()
    if polite in OPENS_MEETING | CLOSES_MEETING and not asked:
        return RunMeetingSentence(closes=polite in CLOSES_MEETING)
    return (
        _simulation(text)
        or read_balance(tokens, words)
        or read_correction(tokens, text)
        or read_attendance(tokens, text)
        or _asks_amount(tokens, words)
        or (_bare_amount(tokens) if _first_kind(tokens) != "savings" else None)
        or _money_or_list(tokens)
    )


def _simulation(text: str) -> SimulationSentence | None:
    """`simulasi 500rb 10x` at the start of a message, with a sum that can be one of money."""
    found = _SIMULATES.fullmatch(text)
    said = None if found is None else read_loan_terms(found["words"])
    if found is None or said is None or (said.amount is None and said.error is None):
        return None
    clear = isinstance(said.amount, int) or said.periods is not None
    return SimulationSentence(words=found["words"]) if clear else None


def _first_kind(tokens: Sequence[Token]) -> str:
    """What the first token is that says something."""
    return next((token.kind for token in tokens if token.kind not in ("courtesy", "lead", "self", ",", "\n")), "")


def _money_or_list(tokens: Sequence[Token]) -> MoneySentence | None:
    """A money sentence with a verb (or a kind of savings in its place), else a list of names and amounts."""
    tokens = rearranged(tokens)
    kinds = {token.kind for token in tokens}
    if kinds & _SILENCING:
        return None
    if "amount" not in kinds:
        return read_payoff(tokens)
    first = _first_kind(tokens)
    if kinds & VERBS or first == "savings":
        return read_money(tokens) or amount_first(tokens)
    listed = verbless_list(tokens) or without_verb(tokens)
    if listed is None and first in ("hon", "mention") and "savings" in kinds:
        return read_money(tokens)  # "bu siti wajib 10rb"
    return listed


def understand_command(kind: MoneyKind, rest: str) -> MoneySentence | None:
    """What follows a /command that already says the kind: `/setor 20rb wajib`, `/setor bu siti 20rb`, `/tarik 50rb`.

    An amount may be missing (`/setor wajib`, `/pinjam 10x`, `/angsur lunas`): then it is None and the handler asks. An
    empty rest, and one that makes no sense, give None.
    """
    rest = tidy(rest[: LONGEST_MESSAGE + 1]).strip()
    if not rest or len(rest) > LONGEST_MESSAGE:
        return None
    tokens = tokenize(unglue(lex(rest)))
    kinds = {token.kind for token in tokens}
    if not tokens or kinds & _SILENCING:
        return None
    verb = Token("verb", "", "", 0, 0, money=kind)
    if kind is MoneyKind.LOAN_REQUEST:
        tokens = [*with_bare_length(tokens)]
    if "amount" in kinds:
        return read_money([verb, *tokens])
    try:
        said = with_source([verb, *(token for token in tokens if token.kind not in SEPARATORS)])
        read = read_stretch(with_terms(said), kind)
    except Silence:
        return None
    says = read.savings or read.person or read.notes or read.date or read.own or read.periods or read.period
    if read.kind is None or not (says or read.payoff or read.from_savings):
        return None
    item = MoneyItem(
        kind=read.kind,
        amount=None,
        savings=read.savings,
        person=read.person,
        note=" ".join(read.notes),
        date=read.date,
        periods=read.periods,
        period=read.period,
        payoff=read.payoff,
        from_savings=read.from_savings,
    )
    return MoneySentence(items=(item,))
