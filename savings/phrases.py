"""Understands the sentences of the chat: money, attendance, corrections, questions for a balance. None is silence.

A group chats all day and the bot reads it, so the grammar is strict in one direction: whatever it cannot place makes
it silent. Money needs a verb and an amount. Questions, negations, plans, prices and times are never transactions.

A message becomes lexemes, lexemes become tokens (a verb, an amount, an honorific, a date ...; words in vocabulary.py),
and tokens become one Sentence. Nothing here knows who is a member: a PersonRef is a name as written, and a bare name
that nobody in the group bears is for the caller a reason to be silent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from savings.amounts import NUMBER_WORDS, AmbiguousAmount, AmountError, in_scale_of, unglue
from savings.attendance import AttendanceStatus
from savings.dates import NamedDate, parse_date
from savings.lexemes import lex, tidy
from savings.money import MoneyKind, Rupiah, SavingsKind
from savings.names import PersonRef, match_people
from savings.sentences import (
    AttendanceSentence,
    BalanceSentence,
    BareAmount,
    CorrectionSentence,
    HelpSentence,
    JoinSentence,
    MoneyItem,
    MoneySentence,
    Sentence,
)
from savings.tokens import Token, honorific_name, mentioned, plain_name, tokenize
from savings.vocabulary import (
    ASKS_WITHOUT_AMOUNT,
    BALANCE_CASH,
    BALANCE_FILLERS,
    BALANCE_HEADS,
    BALANCE_WITHOUT_HEAD,
    HELP,
    IZIN_IS_POLITENESS,
    JOIN,
    NOT_NAMES,
    PURPOSES,
    TRIGGERS,
    WRITTEN_WRONG,
)

__all__ = [
    "AttendanceSentence",
    "BalanceSentence",
    "BareAmount",
    "CorrectionSentence",
    "HelpSentence",
    "JoinSentence",
    "MoneyItem",
    "MoneySentence",
    "PersonRef",
    "Sentence",
    "in_scale_of",
    "match_people",
    "parse_date",
    "understand",
    "understand_command",
]

LONGEST_MESSAGE = 500
"""Characters. Whoever writes more is telling something, or forwards it."""

MOST_ITEMS = 50
"""Entries in one message; a group has about 40 members."""


# Money

_SILENCING = frozenset(("reject", "future", "?", "/", "wrong", "cancel", "amend", "not", "should", "become", "but"))
_VERBS = frozenset(("verb", "take", "pay"))
_SEPARATORS = frozenset((",", "\n", "and"))
_BEFORE_THE_VERB = frozenset(("courtesy", "lead", "self", "title", "money"))
_NAMES_A_PURPOSE = frozenset(("word", "savings", "fund", "verb", "hon", "money", "pay", "debt", "title"))
_SAYS_NOTHING = frozenset(("money", "courtesy", "lead", "verb"))
_NOTED = frozenset(("attend", "noted", "number", "numbered"))
_OF_A_MEMBER = frozenset(
    (MoneyKind.DEPOSIT, MoneyKind.WITHDRAWAL, MoneyKind.FINE, MoneyKind.SOCIAL_FUND, MoneyKind.REPAYMENT),
)
_MOST_NOTE_WORDS = 6
_PURPOSE_OF_KIND = frozenset((MoneyKind.WITHDRAWAL, MoneyKind.LOAN_REQUEST, MoneyKind.EXPENSE, MoneyKind.GRANT))


@dataclass(slots=True, kw_only=True)
class _Read:
    """What one stretch of a sentence says, while it is being read."""

    kind: MoneyKind | None = None
    amount: Rupiah | AmbiguousAmount | AmountError | None = None
    savings: SavingsKind | None = None
    person: PersonRef | None = None
    explicit: bool = False  # the person came with "buat", or as a subject
    date: NamedDate | None = None
    notes: list[str] = field(default_factory=list)
    own: bool = False  # "buat saya sendiri"


@dataclass(slots=True, kw_only=True)
class _Context:
    """What earlier stretches of the sentence said that holds for later ones."""

    kind: MoneyKind | None = None
    savings: SavingsKind | None = None
    person: PersonRef | None = None
    date: NamedDate | None = None
    note: str = ""
    open_header: bool = False  # a verb was said and no amount yet
    own_line: bool = False  # the header's name stands in the line being read


class _Silence(Exception):
    """The sentence is doubtful. Raised deep in the grammar, caught at its door: silence is the common outcome."""


def _kind_of(tokens: Sequence[Token]) -> MoneyKind | None:
    """The kind of entry that the verbs of a stretch make together; None without a verb.

    "titip angsuran" is a repayment and "bayar denda" a fine: a general verb yields to the particular one.
    """
    aside = next((at for at, token in enumerate(tokens) if token.kind in ("for", "from") and at > 0), len(tokens))
    # What follows "buat" or "dari" is a purpose or a source ("hibah dari dinas sosial"), unless the verb is there.
    said = {token.money for token in tokens[:aside] if token.money is not None}
    said = said or {token.money for token in tokens if token.money is not None}
    kinds = {token.kind for token in tokens}
    particular = said - {MoneyKind.DEPOSIT}
    if len(particular) > 1:
        raise _Silence
    kind = next(iter(particular or said), None)
    if not particular and "take" in kinds:
        if not (kinds & {"fund", "bank"} or any(token.savings for token in tokens)):
            raise _Silence
        kind = MoneyKind.WITHDRAWAL
    if kind is None and "pay" in kinds:
        if "debt" in kinds:
            return MoneyKind.REPAYMENT
        if not kinds & {"fund", "savings"}:
            raise _Silence
        kind = MoneyKind.DEPOSIT
    if "debt" in kinds and kind is MoneyKind.DEPOSIT:
        return MoneyKind.REPAYMENT
    if "bank" in kinds:
        return _kind_at_bank(tokens, kind)
    return kind


def _kind_at_bank(tokens: Sequence[Token], kind: MoneyKind | None) -> MoneyKind | None:
    """Cash to the bank and back: the group's money, never a member's savings."""
    at = next(index for index, token in enumerate(tokens) if token.kind == "bank")
    before = tokens[at - 1] if at else None
    if kind is MoneyKind.EXPENSE or (before is not None and before.key in ("lewat", "lwt", "via", "melalui")):
        return kind
    if kind is MoneyKind.DEPOSIT and (before is None or before.kind != "from") and tokens[at].key != "di bank":
        return MoneyKind.CASH_TO_BANK
    if kind is MoneyKind.WITHDRAWAL and (before is None or before.kind != "to"):
        return MoneyKind.BANK_TO_CASH
    if kind is MoneyKind.GRANT:
        return kind
    raise _Silence


def _verb_at(tokens: Sequence[Token]) -> int:
    """Where the (first) verb stands; -1 without one."""
    return next((at for at, token in enumerate(tokens) if token.kind in _VERBS), -1)


def _read_subject(tokens: Sequence[Token], kind: MoneyKind, read: _Read) -> None:
    """What stands in front of the verb: who, when, and politeness. Anything else silences the sentence."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "hon":
            found = honorific_name(tokens, at)
            if found is None or (found[0] is not None and read.person is not None):
                raise _Silence
            read.person = found[0] or read.person
            read.explicit = True
            at = found[1]
            continue
        if token.kind == "word":
            end = at
            while end < len(tokens) and tokens[end].kind == "word":
                end += 1
            name = plain_name(tokens[at:end], 2)
            if name is None or read.person is not None or not (kind in _OF_A_MEMBER or kind is MoneyKind.LOAN_REQUEST):
                raise _Silence
            read.person, read.explicit, at = name, True, end
            continue
        if token.kind == "mention" and read.person is None:
            read.person, read.explicit = mentioned(token), True
        elif token.kind == "date":
            read.date = token.date
        elif token.kind == "desire":
            # Wanting to deposit is a plan; wanting a loan is how one asks for it.
            if kind is not MoneyKind.LOAN_REQUEST:
                raise _Silence
        elif token.kind not in _BEFORE_THE_VERB and token.status != AttendanceStatus.EXCUSED:
            raise _Silence
        at += 1


def _read_rest(tokens: Sequence[Token], kind: MoneyKind, read: _Read) -> None:
    """What stands behind the verb, or in a stretch without one: amount, kind of savings, for whom, when, what for."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "amount":
            if read.amount is not None:
                raise _Silence
            read.amount = token.amount
        elif token.savings is not None:
            if read.savings is not None and read.savings is not token.savings:
                raise _Silence
            read.savings = token.savings
        elif token.kind == "date":
            read.date = token.date
        elif token.kind == "self":
            read.own = True
        elif token.kind == "desire":
            raise _Silence
        elif token.kind == "mention":
            _set_person(read, mentioned(token), explicit=True)
        elif token.kind == "hon":
            at = _read_honorific(tokens, at, kind, read)
            continue
        elif token.kind in ("for", "from", "to"):
            at = _read_preposition(tokens, at, kind, read)
            continue
        elif token.kind == "word":
            end = at
            while end < len(tokens) and tokens[end].kind == "word":
                end += 1
            if at and isinstance(tokens[at - 1].amount, AmbiguousAmount) and not tokens[at - 1].scaled:
                raise _Silence  # "pinjam 3 kursi"
            _read_words(tokens[at:end], kind, read)
            at = end
            continue
        elif token.kind in _NOTED or (token.kind == "bank" and kind in (MoneyKind.EXPENSE, MoneyKind.GRANT)):
            read.notes.append(token.raw)
        at += 1


def _set_person(read: _Read, person: PersonRef, *, explicit: bool) -> None:
    """Two people in one stretch are a doubt."""
    if read.person is not None or read.own:
        raise _Silence
    read.person, read.explicit = person, explicit


def _read_honorific(tokens: Sequence[Token], at: int, kind: MoneyKind, read: _Read) -> int:
    """`bu siti` behind the verb: whose money it is, unless the entry is the group's own."""
    found = honorific_name(tokens, at)
    if found is None:
        raise _Silence
    person, end = found
    if person is None:
        return end
    thanked = at > 0 and tokens[at - 1].kind == "courtesy"
    if thanked and read.amount is not None:
        return end  # "setor 20rb ya bu rini"
    if kind in _OF_A_MEMBER or kind is MoneyKind.LOAN_REQUEST:
        if read.person is not None and read.explicit and read.amount is not None:
            return end  # "bu siti setor 20rb bu": somebody else is spoken to
        _set_person(read, replace(person, maybe_address=read.amount is not None), explicit=False)
    else:
        read.notes.append(person.text)
    return end


def _read_preposition(tokens: Sequence[Token], at: int, kind: MoneyKind, read: _Read) -> int:
    """`buat bu siti`, `untuk modal`, `dari dinas`, `ke bu rini`: for whom, what for, from where, given to whom."""
    preposition, start, at = tokens[at], at, at + 1
    while at < len(tokens) and tokens[at].kind in ("money", "fund", "verb") and preposition.kind == "for":
        if tokens[at].kind == "verb" and tokens[at].money is not MoneyKind.DEPOSIT:
            break
        read.savings = tokens[at].savings or read.savings
        at += 1
    if at >= len(tokens):
        if at - 1 > start:
            return at
        raise _Silence
    following = tokens[at]
    if following.kind == "number" and preposition.key == "ke":
        read.notes.append(f"ke-{following.raw}")  # "angsuran ke 3"
        return at + 1
    if following.kind in ("bank", "fund", "title", "savings", "amount", "date", "lead", "courtesy"):
        return at
    if following.kind == "self":
        read.own = True
        return at + 1
    if following.kind == "hon" or following.kind == "mention":
        found = honorific_name(tokens, at) if following.kind == "hon" else (mentioned(following), at + 1)
        if found is None:
            raise _Silence
        person, end = found
        if preposition.kind == "to" or person is None:
            if kind is MoneyKind.LOAN_REQUEST and person is not None:
                raise _Silence  # "pinjam ke bu siti" is between the two of them
        elif preposition.kind == "from" and kind not in _OF_A_MEMBER - {MoneyKind.WITHDRAWAL}:
            if kind is not MoneyKind.GRANT:
                raise _Silence
            read.notes.append(person.text)
        elif kind in _OF_A_MEMBER or kind is MoneyKind.LOAN_REQUEST:
            _set_person(read, person, explicit=True)
        else:
            read.notes.append(person.text)
        return end
    end = at
    while end < len(tokens) and tokens[end].kind in _NAMES_A_PURPOSE:
        end += 1
    words = tokens[at:end]
    if not words:
        raise _Silence
    if preposition.kind != "for":
        if kind is MoneyKind.GRANT or (kind is MoneyKind.EXPENSE and preposition.kind == "to"):
            read.notes += [token.raw for token in words]
            return end
        name = plain_name([token for token in words if token.kind == "word"], 3)
        if preposition.kind == "from" and kind is MoneyKind.DEPOSIT and name is not None:
            _set_person(read, name, explicit=True)
            return end
        raise _Silence
    name = None if kind in _PURPOSE_OF_KIND else plain_name(words, 3)
    if name is not None and not any(token.key in PURPOSES for token in words):
        _set_person(read, name, explicit=True)
    else:
        read.notes += [token.raw for token in words]
    return end


def _read_words(words: Sequence[Token], kind: MoneyKind, read: _Read) -> None:
    """Plain words: in front of a member's amount a name ("setor siti 20rb"), behind it, and elsewhere, a note."""
    if kind in _OF_A_MEMBER and read.amount is None:
        if read.person is not None and read.explicit and kind is not MoneyKind.FINE:
            raise _Silence
        name = plain_name(words, 3)
        if name is None:
            raise _Silence
        _set_person(read, name, explicit=False)
        return
    read.notes += [token.raw for token in words]


def _read_stretch(tokens: Sequence[Token], inherited: MoneyKind | None) -> _Read:
    """Reads a stretch with at most one verb phrase and one amount."""
    kind = _kind_of(tokens)
    verb = _verb_at(tokens) if kind is not None else -1
    if kind is None:
        kind = inherited
        if any(token.kind == "savings" for token in tokens) and kind is not MoneyKind.WITHDRAWAL:
            kind = MoneyKind.DEPOSIT  # "denda 2rb, wajib 10rb": naming savings is as good as the verb
    if kind is None:
        raise _Silence
    read = _Read(kind=kind, savings=tokens[verb].savings if verb >= 0 else None)
    if verb > 0:
        _read_subject(tokens[:verb], kind, read)
    if kind is MoneyKind.SOCIAL_FUND and any(token.kind == "for" for token in tokens):
        paid_in = any(token.money is MoneyKind.DEPOSIT or token.kind == "pay" for token in tokens)
        if not paid_in:
            raise _Silence  # "dana sosial untuk bu siti 50rb" is more likely paid out than in
    _read_rest(tokens[verb + 1 :], kind, read)
    if len(read.notes) > _MOST_NOTE_WORDS:
        raise _Silence
    return read


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
        if token.kind in _SEPARATORS:
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
        goes_on = bool(stretches[-1]) and stretches[-1][-1].kind in _VERBS
        if token.kind in _VERBS and has_amount and at < amounts[-1] and not goes_on:
            stretches.append([])
        stretches[-1].append(token)
    result: list[list[Token]] = []
    for stretch in stretches:
        result += _split_amounts(stretch)
    return result


def _split_amounts(stretch: list[Token]) -> list[list[Token]]:
    """Cuts a stretch under one verb at its amounts."""
    amounts = [at for at, token in enumerate(stretch) if token.kind == "amount"]
    if len(amounts) <= 1:
        return [stretch]
    if any(after - before == 1 for before, after in pairwise(amounts)):
        raise _Silence  # "setor 10-20rb"
    verb = _verb_at(stretch)
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


def _money(tokens: Sequence[Token]) -> MoneySentence | None:
    """The money sentence that these tokens make; None for silence."""
    try:
        items = _money_items(tokens)
    except _Silence:
        return None
    return MoneySentence(items=tuple(items)) if items and len(items) <= MOST_ITEMS else None


def _money_items(tokens: Sequence[Token]) -> list[MoneyItem]:
    """Segment by segment, with what earlier ones said kept in a context."""
    context = _Context()
    items: list[MoneyItem] = []
    reads: list[_Read] = []
    for segment, begins_line, in_pair in _split_segments(tokens):
        kinds = {token.kind for token in segment}
        if begins_line:
            context.own_line = False
        if "total" in kinds:
            if items or context.open_header:
                continue  # the sum under a list
            raise _Silence
        if _only_addresses(segment):
            if in_pair and "hon" in kinds:
                raise _Silence  # "bu siti dan bu ani setor 20rb": one amount, two people
            continue
        if not kinds & (_VERBS | {"amount"}):
            _read_aside(segment, context, items, in_pair=in_pair)
            continue
        for stretch in _split_stretches(segment):
            verbless = _verb_at(stretch) < 0
            read = _read_stretch(stretch, context.kind)
            if read.amount is None:
                if items and not context.open_header and verbless:
                    raise _Silence
                _open_header(read, context, has_items=bool(items))
                continue
            says_no_more = read.savings is None and read.person is None and not read.notes
            if verbless and items and not context.open_header and says_no_more:
                raise _Silence  # "setor 20rb, 5rb": which is it?
            items.append(_make_item(read, context, verbless=verbless))
            reads.append(read)
    if context.open_header and not any(item for item in items):
        return []
    return _spread_person(items, reads)


def _read_aside(segment: Sequence[Token], context: _Context, items: list[MoneyItem], *, in_pair: bool) -> None:
    """A part without verb and amount: a day or a kind of savings for what follows, or a note to what came before."""
    kinds = {token.kind for token in segment} - {"courtesy", "lead", "title", "money"}
    if kinds == {"date"} and not items:
        context.date = next(token.date for token in segment if token.kind == "date")
    elif kinds <= {"savings", "date", "fund"} and context.open_header:
        context.savings = next((token.savings for token in segment if token.kind == "savings"), context.savings)
        context.date = next((token.date for token in segment if token.kind == "date"), context.date)
    elif in_pair and items and items[-1].kind in _OF_A_MEMBER:
        raise _Silence  # "setor 50rb buat budi dan siti": one amount, two people
    elif kinds <= {"word", "for", "fund", "date"} and items and len(segment) <= 5:
        words = [token.raw for token in segment if token.kind in ("word", "fund")]
        items[-1] = replace(items[-1], note=", ".join(filter(None, (items[-1].note, " ".join(words)))))
    else:
        raise _Silence


def _open_header(read: _Read, context: _Context, *, has_items: bool) -> None:
    """`setor:`, `setor wajib tgl 14:`, `bu siti setor` - a verb whose amounts follow."""
    if has_items and context.open_header:
        raise _Silence
    context.kind, context.savings, context.person = read.kind, read.savings, read.person
    context.date = read.date or context.date
    context.note = " ".join(read.notes)
    context.open_header = True
    context.own_line = read.person is not None


def _make_item(read: _Read, context: _Context, *, verbless: bool) -> MoneyItem:
    """The item, completed from the context; and the context brought up to date."""
    kind = read.kind
    if kind is None:
        raise _Silence
    savings, person, day, notes = read.savings, read.person, read.date, read.notes
    header_note, context.note = context.note, ""
    if verbless:
        if person is not None and context.own_line and context.person is not None and context.open_header:
            raise _Silence  # "setor siti dan budi 20rb": one amount, two people
        if context.open_header or (person is not None and kind is context.kind):
            savings = savings or context.savings
        if not read.own:
            person = person or context.person
    else:
        # A verb of its own begins anew, but the one who acts stays: "bu siti setor 20rb, denda 2rb".
        if person is None and context.person is not None and not read.own and kind in _OF_A_MEMBER:
            person = context.person
        context.open_header = False
        context.savings = savings if person is not None and not _savings_follow(read) else None
        context.person = person
    if verbless and not context.open_header and read.person is not None:
        context.person = read.person
    if savings is not None and kind not in (MoneyKind.DEPOSIT, MoneyKind.WITHDRAWAL):
        notes, savings = [*notes, savings.value], None
    context.kind = kind
    day = day or context.date
    if kind not in _OF_A_MEMBER and kind is not MoneyKind.LOAN_REQUEST:
        if person is not None:
            notes = [*notes, person.text]
        person = None
    amount = read.amount
    note = ", ".join(filter(None, (header_note, " ".join(notes))))
    if isinstance(amount, AmountError):
        return MoneyItem(kind=kind, amount=None, savings=savings, person=person, note=note, error=amount, date=day)
    return MoneyItem(kind=kind, amount=amount, savings=savings, person=person, note=note, date=day)


def _savings_follow(read: _Read) -> bool:
    """Whether the kind of savings belongs to this item alone (no name to repeat it for)."""
    return read.savings is None


def _spread_person(items: list[MoneyItem], reads: Sequence[_Read]) -> list[MoneyItem]:
    """ "wajib 10rb dan sukarela 15rb buat bu siti": the one name at the end holds for every kind of savings."""
    if len(items) < 2 or not reads[-1].explicit or items[-1].person is None:
        return items
    earlier = items[:-1]
    kinds = [item.savings for item in items]
    if any(item.person is not None for item in earlier) or None in kinds or len(set(kinds)) < len(kinds):
        return items
    return [replace(item, person=items[-1].person) for item in items]


def _verbless_list(tokens: Sequence[Token]) -> MoneySentence | None:
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


# Attendance

_MOST_REASON_WORDS = 20
_SICK_OF_LIFE = frozenset(("hati", "jiwa", "rindu", "banget"))
_AT_THE_MEETING = frozenset(
    (
        "rapat",
        "pertemuan",
        "kumpulan",
        "rapatnya",
        "pertemuannya",
        "tepat",
        "waktu",
        "lengkap",
        "sekarang",
        "di",
        "lokasi",
    )
)


def _attendance(tokens: Sequence[Token], text: str) -> AttendanceSentence | None:
    """`hadir`, `saya izin ada acara`, `bu siti sakit`: the word stands first, after a greeting and who it is about."""
    at, person = 0, None
    polite = False
    while at < len(tokens) and tokens[at].kind != "attend":
        token = tokens[at]
        if token.kind == "hon":
            found = honorific_name(tokens, at)
            if found is None:
                return None
            named, at = found
            if named is not None and not (at < len(tokens) and tokens[at].kind == ","):
                if person is not None:
                    return None
                person = named
            continue
        if token.kind == "mention" and person is None:
            person = mentioned(token)
        elif token.kind == "desire":
            polite = True
        elif token.kind not in ("courtesy", "lead", "self", "title", ",", "\n", "date"):
            return None
        at += 1
    if at >= len(tokens):
        return None
    if any(token.kind in ("?", "amount") for token in tokens):
        return None  # a time in the reason ("izin jam 7") is no amount: the tokenizer made it a number
    return _attendance_of(tokens, at, text, person, polite=polite)


def _is_politeness(rest: Sequence[Token]) -> bool:
    """Whether "izin" only opens a request ("izin bertanya", "ijin bu, mau setor 20rb") or names a permit."""
    opening = ("courtesy", "hon", "title", ",", "desire", "self")
    first = next((token for token in rest if token.kind not in opening), None)
    if first is None:
        return False
    asks = first.kind in ("verb", "take", "pay", "wrong", "amend", "cancel", "amount")
    return asks or first.key.split()[0] in IZIN_IS_POLITENESS


def _attendance_of(
    tokens: Sequence[Token], at: int, text: str, person: PersonRef | None, *, polite: bool
) -> AttendanceSentence | None:
    """Status and reason from the attendance word onwards."""
    head, rest = tokens[at], list(tokens[at + 1 :])
    status = head.status
    following = rest[0] if rest else None
    if status == "not here":
        status = AttendanceStatus.EXCUSED if person is None or rest else AttendanceStatus.ABSENT
    if polite and status not in (AttendanceStatus.EXCUSED, AttendanceStatus.SICK):
        return None
    if status == AttendanceStatus.EXCUSED:
        if _is_politeness(rest):
            return None
        if following is not None and following.status in (AttendanceStatus.LATE, AttendanceStatus.SICK):
            status, rest = following.status, rest[1:]
        elif following is not None and following.status is not None:
            rest = rest[1:]  # "izin tidak hadir", "izin berhalangan"
        if any(token.status == AttendanceStatus.SICK for token in rest) and "anak" not in {token.key for token in rest}:
            sick_first = next((token for token in rest if token.kind in ("word", "attend")), None)
            if sick_first is not None and (
                sick_first.status == AttendanceStatus.SICK or sick_first.key in ("karena", "krn")
            ):
                status = AttendanceStatus.SICK
    elif status == AttendanceStatus.PRESENT:
        return _presence(rest, text, person)
    elif status == AttendanceStatus.REPRESENTED:
        rest = [token for token in rest if token.key not in ("oleh", "sama", "kepada")]
    elif any(token.kind in ("reject", "verb", "pay", "take", "future") for token in rest) or (
        following is not None and following.key in _SICK_OF_LIFE
    ):
        return None
    words = [token for token in rest if token.kind not in (",", "\n")]
    if len(words) > _MOST_REASON_WORDS:
        return None
    reason = _as_written(rest, text)
    return AttendanceSentence(
        status=AttendanceStatus(status or ""), reason="" if reason.lower() == "sakit" else reason, person=person
    )


def _presence(rest: Sequence[Token], text: str, person: PersonRef | None) -> AttendanceSentence | None:
    """`hadir` and no more than courtesy; "hadir terlambat" and "hadir diwakili anak" say something else."""
    at = 0
    while at < len(rest):
        token = rest[at]
        if token.status in (AttendanceStatus.LATE, AttendanceStatus.REPRESENTED):
            tail = rest[at + 1 :]
            if any(other.kind in ("reject", "future", "verb") for other in tail):
                return None
            return AttendanceSentence(
                status=AttendanceStatus(token.status), reason=_as_written(tail, text), person=person
            )
        if token.kind == "hon":
            found = honorific_name(rest, at)
            if found is None:
                return None
            at = found[1]
            continue
        plain = token.kind in ("courtesy", "lead", "title", ",", "\n", "self", "but", "attend", ":", "-")
        if not plain and token.key not in _AT_THE_MEETING:
            return None
        at += 1
    return AttendanceSentence(status=AttendanceStatus.PRESENT, person=person)


def _as_written(tokens: Sequence[Token], text: str) -> str:
    """The reason in the writer's own words, without the courtesies around it."""
    start, end = 0, len(tokens)
    edge = ("courtesy", ",", "\n", "title", ":", "-", "hon")
    while start < end and tokens[start].kind in edge:
        following = tokens[start + 1] if start + 1 < end else None
        if tokens[start].kind == "hon" and following and following.kind == "word" and following.key not in NOT_NAMES:
            break
        start += 1
    while end > start and tokens[end - 1].kind in edge:
        if tokens[end - 1].kind == "title" and tokens[end - 2].kind != "hon":
            break  # "ada rapat RT"
        end -= 1
    if start < end and tokens[start].key in ("karena", "krn", "karna", "soalnya", "sebab"):
        start += 1
    return " ".join(text[tokens[start].start : tokens[end - 1].end].split()) if start < end else ""


# Corrections

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


def _correction(tokens: Sequence[Token], text: str) -> CorrectionSentence | None:
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
    if not _read_correction(said, read, swapped=swapped):
        return None
    return _judge_correction(head, said, read, text)


def _read_correction(said: Sequence[Token], read: _Correction, *, swapped: bool) -> bool:
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
        reason = _as_written(tail, text)
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


# Whole messages


def _balance(tokens: Sequence[Token], words: Sequence[str]) -> BalanceSentence | None:
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


def _read_lexemes(text: str) -> list[Token] | None:
    """The tokens of a tidied text; None at once for what is too long or holds nothing that the bot could mean."""
    lexemes = lex(text)
    for lexeme in lexemes:
        if lexeme.key in TRIGGERS or lexeme.key in NUMBER_WORDS or lexeme.kind in ("num", "bad"):
            return tokenize(unglue(lexemes))
    return tokenize(apart) if len(apart := unglue(lexemes)) > len(lexemes) else None


def understand(text: str) -> Sentence | None:
    """What a message asks of the bot; None where it is silence. Never raises, whatever the text."""
    if not text or len(text) > LONGEST_MESSAGE or text.lstrip()[:1] == "/":
        return None
    text = tidy(text).strip()
    tokens = _read_lexemes(text)
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
    return (
        _balance(tokens, words)
        or _correction(tokens, text)
        or _attendance(tokens, text)
        or _asks_amount(tokens, words)
        or (_bare_amount(tokens) if _first_kind(tokens) != "savings" else None)
        or _money_or_list(tokens)
    )


def _first_kind(tokens: Sequence[Token]) -> str:
    """What the first token is that says something."""
    return next((token.kind for token in tokens if token.kind not in ("courtesy", "lead", "self", ",", "\n")), "")


def _money_or_list(tokens: Sequence[Token]) -> MoneySentence | None:
    """A money sentence with a verb (or a kind of savings in its place), else a list of names and amounts."""
    kinds = {token.kind for token in tokens}
    if "amount" not in kinds or kinds & _SILENCING:
        return None
    first = _first_kind(tokens)
    if kinds & _VERBS or first == "savings":
        return _money(tokens)
    listed = _verbless_list(tokens)
    if listed is None and first in ("hon", "mention") and "savings" in kinds:
        return _money(tokens)  # "bu siti wajib 10rb"
    return listed


def understand_command(kind: MoneyKind, rest: str) -> MoneySentence | None:
    """What follows a /command that already says the kind: `/setor 20rb wajib`, `/setor bu siti 20rb`, `/tarik 50rb`.

    An amount may be missing (`/setor wajib`, `/setor bu siti`): then it is None and the handler asks. An empty rest,
    and one that makes no sense, give None.
    """
    rest = tidy(rest[: LONGEST_MESSAGE + 1]).strip()
    if not rest or len(rest) > LONGEST_MESSAGE:
        return None
    tokens = tokenize(unglue(lex(rest)))
    kinds = {token.kind for token in tokens}
    if not tokens or kinds & _SILENCING:
        return None
    verb = Token("verb", "", "", 0, 0, money=kind)
    if "amount" in kinds:
        return _money([verb, *tokens])
    try:
        read = _read_stretch([verb, *(token for token in tokens if token.kind not in _SEPARATORS)], kind)
    except _Silence:
        return None
    if read.kind is None or not (read.savings or read.person or read.notes or read.date or read.own):
        return None
    item = MoneyItem(
        kind=read.kind, amount=None, savings=read.savings, person=read.person, note=" ".join(read.notes), date=read.date
    )
    return MoneySentence(items=(item,))
