"""Sentences about money: entries with a verb and an amount, one or many in a message, and lists of names and amounts.

A message falls into segments at commas, "dan" and line ends, and a segment into stretches with one amount each
(money_stretches.py). What a stretch leaves out, an earlier one has said: "setor wajib: siti 10rb, budi 10rb".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from savings.amounts import AmountError
from savings.dates import NamedDate
from savings.loan_phrases import with_terms
from savings.money import MoneyKind, Rupiah, SavingsKind
from savings.money_stretches import (
    CASH,
    OF_A_MEMBER,
    TRANSFER,
    VERBS,
    Read,
    Silence,
    read_stretch,
    verb_at,
)
from savings.names import PersonRef
from savings.savings_source import SOURCE, with_source
from savings.sentences import MoneyItem, MoneySentence, PeriodName
from savings.tokens import Token, honorific_name, mentioned, plain_name
from savings.vocabulary import ASKS_SOMEBODY, BEHIND_THE_AMOUNT, REPAYS

MOST_ITEMS = 50
"""Entries in one message; a group has about 40 members."""

SEPARATORS = frozenset((",", "\n", "and"))
PIGGY_BANK = "celengan"
LARGEST_BARE_CASH: Rupiah = 100_000
_NEVER_TOGETHER = frozenset((MoneyKind.LOAN_REQUEST, MoneyKind.REPAYMENT))
_BETWEEN = frozenset(("money", "courtesy", "lead", "self", ","))
_SAYS_NOTHING = frozenset(("money", "courtesy", "lead", "verb"))


@dataclass(slots=True, kw_only=True)
class _Context:
    """What earlier stretches of the sentence said that holds for later ones."""

    kind: MoneyKind | None = None
    savings: SavingsKind | None = None
    person: PersonRef | None = None
    date: NamedDate | None = None
    note: str = ""
    payoff: bool = False  # "pelunasan: siti 300rb, budi 200rb"
    from_savings: bool = False  # "angsur dari tabungan: siti 50rb, budi 20rb"
    periods: int | None = None  # "pinjam 10x, 500rb"
    period: PeriodName | None = None
    open_header: bool = False  # a verb was said and no amount yet
    own_line: bool = False  # the header's name stands in the line being read


class _Segment(NamedTuple):
    """A part between commas, "dan" and line ends."""

    tokens: list[Token]
    begins_line: bool
    in_pair: bool  # "dan" stands on one side of it


def _split_segments(tokens: Iterable[Token]) -> list[_Segment]:
    """The parts of a sentence, without empty ones."""
    segments: list[_Segment] = []
    current: list[Token] = []
    begins_line, after_and = True, False
    for token in tokens:
        if token.kind in SEPARATORS:
            if current:
                segments.append(_Segment(current, begins_line, after_and or token.kind == "and"))
                current, begins_line, after_and = [], False, False
            begins_line = begins_line or token.kind == "\n"
            after_and = after_and or token.kind == "and"
        elif token.kind not in (":", "-"):
            current.append(token)
    if current:
        segments.append(_Segment(current, begins_line, after_and))
    return segments


def _split_stretches(segment: Sequence[Token]) -> list[list[Token]]:
    """A segment cut so that each stretch has one amount.

    A verb behind an amount begins a new stretch where an amount follows it ("setor 20rb denda 2rb"; but "setor 5rb
    denda" is one). Several amounts under one verb are cut in front of each amount where the first comes right behind
    the verb ("10rb wajib 5rb sukarela"), and behind each otherwise ("wajib 10rb sukarela 15rb").
    """
    amounts = [at for at, token in enumerate(segment) if token.kind == "amount"]
    if len(amounts) <= 1:
        return [list(segment)]
    stretches: list[list[Token]] = [[]]
    for at, token in enumerate(segment):
        has_amount = any(earlier.kind == "amount" for earlier in stretches[-1])
        goes_on = bool(stretches[-1]) and stretches[-1][-1].kind in VERBS
        begins = (token.kind in VERBS and not goes_on) or _leaves_the_verb(stretches[-1], segment, at)
        if begins and has_amount and at < amounts[-1]:
            stretches.append([])
        stretches[-1].append(token)
    result: list[list[Token]] = []
    for stretch in stretches:
        result += _split_amounts(stretch)
    return result


def _leaves_the_verb(stretch: Sequence[Token], segment: Sequence[Token], at: int) -> bool:
    """`angsur 57.500 wajib 5rb`: savings with an amount of their own are no part of an instalment or a fine."""
    if segment[at].kind != "savings" or at + 1 == len(segment) or segment[at + 1].kind != "amount":
        return False
    return any(token.money not in (None, MoneyKind.DEPOSIT, MoneyKind.WITHDRAWAL) for token in stretch)


def _split_amounts(stretch: list[Token]) -> list[list[Token]]:
    """Cuts a stretch under one verb at its amounts."""
    amounts = [at for at, token in enumerate(stretch) if token.kind == "amount"]
    if len(amounts) <= 1:
        return [stretch]
    if any(after - before == 1 for before, after in pairwise(amounts)):
        raise Silence  # "setor 10-20rb"
    verb = verb_at(stretch)
    before_first = [token for token in stretch[verb + 1 : amounts[0]] if token.kind not in _SAYS_NOTHING]
    cuts = amounts[1:] if not before_first else [at + 1 for at in amounts[:-1]]
    edges = [0, *cuts, len(stretch)]
    return [stretch[start:end] for start, end in pairwise(edges)]


def _only_addresses(segment: Sequence[Token]) -> bool:
    """`bu rini`, `pak bendahara`, `ya bu`: somebody is spoken to, nothing is said."""
    at = 0
    while at < len(segment):
        if segment[at].kind == "hon":
            found = honorific_name(segment, at)
            if found is None:
                return False
            at = found[1]
        elif segment[at].kind in ("courtesy", "lead", "title", "self", "money"):
            at += 1
        else:
            return False
    return True


def read_money(tokens: Sequence[Token]) -> MoneySentence | None:
    """The money sentence that these tokens make; None for silence."""
    try:
        items = _money_items(with_terms(tokens))
    except Silence:
        return None
    if {item.kind for item in items} >= _NEVER_TOGETHER:
        return None  # "pinjam 500rb 10x angsuran 57.500" tells of a loan
    return MoneySentence(items=tuple(items)) if items and len(items) <= MOST_ITEMS else None


def amount_first(tokens: Sequence[Token]) -> MoneySentence | None:
    """`20rb setor`, `50rb nabung ya bu`: the whole message is one deposit, told back to front."""
    amounts = [at for at, token in enumerate(tokens) if token.kind == "amount"]
    verbs = [at for at, token in enumerate(tokens) if token.kind in VERBS]
    if len(amounts) != 1 or len(verbs) != 1 or verbs[0] < amounts[0]:
        return None
    amount, verb = tokens[amounts[0]], tokens[verbs[0]]
    before, between = tokens[: amounts[0]], tokens[amounts[0] + 1 : verbs[0]]
    clear = isinstance(amount.amount, int) and (amount.scaled or amount.amount % 100 == 0)
    addressed = _only_addresses([token for token in before if token.kind != ","])
    plain = addressed and all(token.kind in _BETWEEN for token in between)
    if not (clear and plain and verb.key in BEHIND_THE_AMOUNT):
        return None
    return _only_deposit(read_money([*before, verb, amount, *tokens[verbs[0] + 1 :]]), "")


def without_verb(tokens: Sequence[Token]) -> MoneySentence | None:
    """`kas 20rb`, `celengan 20rb`, `tf 50rb`: what is paid, or how, stands where the verb would."""
    at = next(
        (at for at, token in enumerate(tokens) if token.key in (CASH, PIGGY_BANK) or token.kind == "transfer"), -1
    )
    if at < 0 or any(token.kind == "amount" for token in tokens[:at]):
        return None
    head = tokens[at]
    verb = head._replace(kind="verb", money=MoneyKind.DEPOSIT)
    if head.kind == "transfer":
        # Between two people it is their own affair, and "tolong transfer" asks somebody to do it.
        told = any(token.kind in ("to", "bank") or token.key in ASKS_SOMEBODY for token in tokens)
        named = at + 1 < len(tokens) and tokens[at + 1].kind in ("hon", "mention", "word")
        named = named or (at > 0 and tokens[at - 1].kind == "title")  # "admin transfer 6500"
        return None if told or named else _only_deposit(read_money([*tokens[:at], verb, *tokens[at:]]), TRANSFER)
    if not _only_addresses(tokens[:at]):
        return None
    cash = head.key == CASH
    found = _only_deposit(read_money([*tokens[:at], verb, *tokens[at if cash else at + 1 :]]), CASH if cash else "")
    # A larger sum beside the bare word is more likely the box that was counted.
    small = found is not None and isinstance(found.items[0].amount, int) and found.items[0].amount <= LARGEST_BARE_CASH
    return found if small else None


def _only_deposit(sentence: MoneySentence | None, note: str) -> MoneySentence | None:
    """The sentence where it is one deposit with this note and no more; any other word is a doubt."""
    if sentence is None or len(sentence.items) != 1:
        return None
    item = sentence.items[0]
    return sentence if item.kind is MoneyKind.DEPOSIT and item.note == note else None


def _money_items(tokens: Sequence[Token]) -> list[MoneyItem]:
    """Segment by segment, with what earlier ones said kept in a context."""
    context = _Context()
    items: list[MoneyItem] = []
    reads: list[Read] = []
    for said, begins_line, in_pair in _split_segments(tokens):
        segment = with_source(said, context.kind)
        kinds = {token.kind for token in segment}
        if begins_line:
            context.own_line = False
        if "total" in kinds:
            if items or context.open_header:
                continue  # the sum under a list
            raise Silence
        if _only_addresses(segment):
            if in_pair and "hon" in kinds:
                raise Silence  # "bu siti dan bu ani setor 20rb": one amount, two people
            continue
        if not kinds & (VERBS | {"amount"}):
            _read_aside(segment, context, items, in_pair=in_pair)
            continue
        for stretch in _split_stretches(segment):
            verbless = verb_at(stretch) < 0
            read = read_stretch(stretch, context.kind)
            if read.amount is None:
                if items and not context.open_header and verbless:
                    raise Silence
                _open_header(read, context, has_items=bool(items))
                continue
            says_no_more = read.savings is None and read.person is None and not read.notes
            if verbless and items and not context.open_header and says_no_more:
                raise Silence  # "setor 20rb, 5rb": which is it?
            items.append(_make_item(read, context, verbless=verbless))
            reads.append(read)
    if context.open_header and not any(item for item in items):
        return []
    return _spread_person(items, reads)


def _read_aside(segment: Sequence[Token], context: _Context, items: list[MoneyItem], *, in_pair: bool) -> None:
    """A part without verb and amount: a day or a kind of savings for what follows, or a note to what came before."""
    kinds = {token.kind for token in segment} - {"courtesy", "lead", "title", "money"}
    if kinds == {SOURCE} and items and items[-1].kind is MoneyKind.REPAYMENT:
        source = next(token for token in segment if token.kind == SOURCE)
        items[-1] = replace(items[-1], from_savings=True, savings=source.savings)  # "angsur 50rb, potong simpanan"
    elif kinds == {"date"} and not items:
        context.date = next(token.date for token in segment if token.kind == "date")
    elif kinds <= {"savings", "date", "fund"} and context.open_header:
        context.savings = next((token.savings for token in segment if token.kind == "savings"), context.savings)
        context.date = next((token.date for token in segment if token.kind == "date"), context.date)
    elif in_pair and items and items[-1].kind in OF_A_MEMBER:
        raise Silence  # "setor 50rb buat budi dan siti": one amount, two people
    elif "term" in kinds and items and items[-1].kind is MoneyKind.LOAN_REQUEST:
        _read_terms_aside(segment, context, items)
    elif kinds <= {"word", "for", "fund", "date"} and items and len(segment) <= 5:
        words = [token.raw for token in segment if token.kind in ("word", "fund")]
        items[-1] = replace(items[-1], note=", ".join(filter(None, (items[-1].note, " ".join(words)))))
    else:
        raise Silence


def _read_terms_aside(segment: Sequence[Token], context: _Context, items: list[MoneyItem]) -> None:
    """`pinjam 500rb, 10x buat modal`: how long, behind a comma."""
    terms = [token for token in segment if token.kind == "term"]
    last = items[-1]
    if len(terms) > 1 or last.periods is not None or last.period is not None:
        raise Silence
    items[-1] = replace(last, periods=terms[0].number, period=terms[0].period)
    rest = [token for token in segment if token.kind != "term"]
    if not _only_addresses(rest):
        _read_aside(rest, context, items, in_pair=False)


def _open_header(read: Read, context: _Context, *, has_items: bool) -> None:
    """`setor:`, `setor wajib tgl 14:`, `bu siti setor` - a verb whose amounts follow."""
    if has_items and context.open_header:
        raise Silence
    context.kind, context.savings, context.person = read.kind, read.savings, read.person
    context.date = read.date or context.date
    context.note = " ".join(read.notes)
    context.payoff, context.from_savings = read.payoff, read.from_savings
    context.periods, context.period = read.periods, read.period
    context.open_header = True
    context.own_line = read.person is not None


def _make_item(read: Read, context: _Context, *, verbless: bool) -> MoneyItem:
    """The item, completed from the context; and the context brought up to date."""
    kind = read.kind
    if kind is None:
        raise Silence
    savings, person, day, notes = read.savings, read.person, read.date, read.notes
    header_note, context.note = context.note, ""
    if verbless:
        if person is not None and context.own_line and context.person is not None and context.open_header:
            raise Silence  # "setor siti dan budi 20rb": one amount, two people
        if context.open_header or (person is not None and kind is context.kind):
            savings = savings or context.savings
        if not read.own:
            person = person or context.person
    else:
        # A verb of its own begins anew, but the one who acts stays: "bu siti setor 20rb, denda 2rb".
        if person is None and context.person is not None and not read.own and kind in OF_A_MEMBER:
            person = context.person
        context.open_header = False
        context.payoff, context.periods, context.period = read.payoff, None, None
        context.from_savings = read.source_first
        context.savings = savings if person is not None and not _savings_follow(read) else None
        context.person = person
    if verbless and not context.open_header and read.person is not None:
        context.person = read.person
    from_savings = kind is MoneyKind.REPAYMENT and (read.from_savings or (verbless and context.from_savings))
    if savings is not None and kind not in (MoneyKind.DEPOSIT, MoneyKind.WITHDRAWAL) and not from_savings:
        notes, savings = [*notes, savings.value], None
    context.kind = kind
    day = day or context.date
    if kind not in OF_A_MEMBER and kind is not MoneyKind.LOAN_REQUEST:
        if person is not None:
            notes = [*notes, person.text]
        person = None
    item = MoneyItem(
        kind=kind,
        amount=None if isinstance(read.amount, AmountError) else read.amount,
        savings=savings,
        person=person,
        note=", ".join(filter(None, (header_note, " ".join(notes)))),
        error=read.amount if isinstance(read.amount, AmountError) else None,
        date=day,
        from_savings=from_savings,
    )
    if kind is MoneyKind.LOAN_REQUEST:
        if day is not None:
            raise Silence  # "tgl 14: pinjam 500rb"
        return replace(item, periods=read.periods or context.periods, period=read.period or context.period)
    payoff = kind in REPAYS and (read.payoff or (verbless and context.payoff))
    return replace(item, payoff=payoff) if payoff else item


def _savings_follow(read: Read) -> bool:
    """Whether the kind of savings belongs to this item alone (no name to repeat it for)."""
    return read.savings is None


def _spread_person(items: list[MoneyItem], reads: Sequence[Read]) -> list[MoneyItem]:
    """ "wajib 10rb dan sukarela 15rb buat bu siti": the one name at the end holds for every kind of savings."""
    if len(items) < 2 or not reads[-1].explicit or items[-1].person is None:
        return items
    earlier = items[:-1]
    kinds = [item.savings for item in items]
    if any(item.person is not None for item in earlier) or None in kinds or len(set(kinds)) < len(kinds):
        return items
    return [replace(item, person=items[-1].person) for item in items]


def verbless_list(tokens: Sequence[Token]) -> MoneySentence | None:
    """`siti 20rb, budi 25rb`: at least two parts, each a name and a clear amount, and nothing else."""
    items: list[MoneyItem] = []
    for segment, _, _ in _split_segments(tokens):
        if _only_addresses(segment) and not items and any(token.kind == "courtesy" for token in segment):
            continue
        words = [token for token in segment if token.kind != "courtesy"]
        amounts = [token for token in words if token.kind == "amount"]
        if len(amounts) != 1 or not isinstance(amounts[0].amount, int):
            return None
        at = words.index(amounts[0])
        savings = next((token.savings for token in words if token.kind == "savings"), None)
        name = [token for token in words[:at] if token.kind != "savings"]
        if any(token.kind != "savings" for token in words[at + 1 :]):
            return None
        person: PersonRef | None
        if name and name[0].kind == "hon":
            found = honorific_name(name, 0)
            person = found[0] if found is not None and found[1] == len(name) else None
        elif len(name) == 1 and name[0].kind == "mention":
            person = mentioned(name[0])
        else:
            person = plain_name(name, 3)
        if person is None:
            return None
        items.append(MoneyItem(kind=MoneyKind.DEPOSIT, amount=amounts[0].amount, savings=savings, person=person))
    return MoneySentence(items=tuple(items), verbless=True) if 2 <= len(items) <= MOST_ITEMS else None
