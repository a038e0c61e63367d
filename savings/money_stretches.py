"""What one stretch of a money sentence says: at most one verb phrase and one amount, and all that stands around them.

The smallest thing that can be an entry. How a message falls into stretches, and what one says for the next, is in
money_phrases.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from savings.amounts import AmbiguousAmount, AmountError
from savings.attendance import AttendanceStatus
from savings.dates import NamedDate
from savings.money import MoneyKind, Rupiah, SavingsKind
from savings.names import PersonRef
from savings.savings_source import SOURCE
from savings.sentences import PeriodName
from savings.tokens import Token, honorific_name, mentioned, plain_name
from savings.vocabulary import (
    EVERYBODY,
    GOODS,
    HANDS_OVER,
    LENDS,
    NOT_NAMES,
    OFFICES,
    ONLY_ADDRESSED,
    ORDINALS,
    PAST,
    PAYS_OFF,
    PURPOSES,
    REPAYS,
)

VERBS = frozenset(("verb", "take", "pay"))
OF_A_MEMBER = frozenset(
    (
        *(MoneyKind.DEPOSIT, MoneyKind.WITHDRAWAL, MoneyKind.FINE, MoneyKind.SOCIAL_FUND, MoneyKind.JOINT_FUND),
        MoneyKind.REPAYMENT,
    )
)
"""Kinds that are always some member's."""

_BEFORE_THE_VERB = frozenset(("courtesy", "lead", "self", "title", "money"))
_NAMES_A_PURPOSE = frozenset(
    ("word", "savings", "fund", "verb", "hon", "money", "pay", "debt", "title", "transfer", "upk")
)
_NOTED = frozenset(("attend", "noted", "number", "numbered"))
CASH = "kas"
"""In many groups the members' contribution is called so; the treasurer sees it in the note."""

TRANSFER = "transfer"
"""The note of a deposit that came by bank transfer."""

JOINT_LIABILITY = "tanggung renteng"
_MOST_NOTE_WORDS = 6
_SMALLEST_BARE_LOAN = 10_000  # "pinjam 1000 kursi"
_PRIVATE_DEBTS = frozenset(("utang", "hutang", "utangnya", "hutangnya", "utange"))
_NO_PURPOSE = frozenset(("di", "sama", "sm", "karo", "bareng", "dengan", "dgn", "paling", "atau"))
_OF_THE_DEBT = frozenset(("modal", "kelompok", "grup")) | ORDINALS
_TIMES = frozenset(("x", "kali", "kalinya"))
_PURPOSE_OF_KIND = frozenset((MoneyKind.WITHDRAWAL, MoneyKind.LOAN_REQUEST, MoneyKind.EXPENSE, MoneyKind.GRANT))


@dataclass(slots=True, kw_only=True)
class Read:
    """What one stretch of a sentence says, while it is being read."""

    kind: MoneyKind | None = None
    amount: Rupiah | AmbiguousAmount | AmountError | None = None
    savings: SavingsKind | None = None
    person: PersonRef | None = None
    explicit: bool = False  # the person came with "buat", or as a subject
    date: NamedDate | None = None
    notes: list[str] = field(default_factory=list)
    own: bool = False  # "buat saya sendiri"
    periods: int | None = None  # of a loan that is asked for
    period: PeriodName | None = None
    payoff: bool = False  # "lunas" was said
    from_savings: bool = False  # "dari tabungan" was said of a repayment
    source_first: bool = False  # in front of the amounts, so that it holds for all of them
    commanded: bool = False  # a /command said the kind, so that what follows needs no proof


class Silence(Exception):
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
    if MoneyKind.DEBT_PAYMENT in particular:
        particular -= {MoneyKind.REPAYMENT}  # "/setorupk lunas", "/setorupk angsuran 345rb"
    if len(particular) > 1:
        raise Silence
    kind = next(iter(particular or said), None)
    if "upk" in kinds:
        return _kind_at_upk(tokens, kind)
    if not particular and "take" in kinds:
        if not (kinds & {"fund", "bank"} or any(token.savings for token in tokens)):
            raise Silence
        kind = MoneyKind.WITHDRAWAL
    if kind is None and "pay" in kinds:
        if "debt" in kinds:
            return MoneyKind.REPAYMENT
        if not kinds & {"fund", "savings"} and not _pays_into_cash(tokens):
            raise Silence
        kind = MoneyKind.DEPOSIT
    if "debt" in kinds and kind is MoneyKind.DEPOSIT:
        return MoneyKind.REPAYMENT
    if "bank" in kinds:
        return _kind_at_bank(tokens, kind)
    return kind


def _pays_into_cash(tokens: Sequence[Token]) -> bool:
    """`bayar kas`, `bayar uang kas`: many groups call the members' contribution so. "bayar dari kas" spends it."""
    at = next(at for at, token in enumerate(tokens) if token.kind == "pay") + 1
    while at < len(tokens) and tokens[at].kind == "money":
        at += 1
    return at < len(tokens) and tokens[at].key == CASH


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
    raise Silence


def _kind_at_upk(tokens: Sequence[Token], kind: MoneyKind | None) -> MoneyKind | None:
    """What the group pays to the UPK: "setor ke upk", "bayar upk", "angsur lkm"; never a member's own money."""
    at = next(at for at, token in enumerate(tokens) if token.kind == "upk")
    if kind in (MoneyKind.EXPENSE, MoneyKind.GRANT, MoneyKind.DEBT_PAYMENT):
        return kind
    if kind is MoneyKind.LOAN_REQUEST and any(token.kind == "for" for token in tokens[:at]):
        return kind  # "pinjam 500rb buat bayar upk"
    paid = kind is MoneyKind.REPAYMENT or (kind is None and any(token.kind == "pay" for token in tokens))
    # A /command's own verb has no key.
    handed = any(token.money is MoneyKind.DEPOSIT and (not token.key or token.key in HANDS_OVER) for token in tokens)
    members = any(token.kind in ("take", "fund") or token.savings is not None for token in tokens)
    if not (paid or handed) or members or kind not in (None, MoneyKind.DEPOSIT, MoneyKind.REPAYMENT):
        raise Silence
    if at and tokens[at - 1].kind == "from":
        raise Silence
    return MoneyKind.DEBT_PAYMENT


def verb_at(tokens: Sequence[Token]) -> int:
    """Where the (first) verb stands; -1 without one."""
    return next((at for at, token in enumerate(tokens) if token.kind in VERBS), -1)


def _read_subject(tokens: Sequence[Token], kind: MoneyKind, read: Read) -> None:
    """What stands in front of the verb: who, when, and politeness. Anything else silences the sentence."""
    if tokens[-1].key in EVERYBODY:
        raise Silence  # "ibu-ibu setor 20rb"
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "hon":
            found = honorific_name(tokens, at)
            if found is None or (found[0] is not None and read.person is not None):
                raise Silence
            read.person = found[0] or read.person
            read.explicit = True
            at = found[1]
            continue
        if token.kind == "word":
            end = at
            while end < len(tokens) and tokens[end].kind == "word":
                end += 1
            name = plain_name(tokens[at:end], 2)
            if name is None or read.person is not None or not (kind in OF_A_MEMBER or kind is MoneyKind.LOAN_REQUEST):
                raise Silence
            read.person, read.explicit, at = name, True, end
            continue
        if token.kind == "mention" and read.person is None:
            read.person, read.explicit = mentioned(token), True
        elif token.kind == "self" and read.person is not None:
            read.person, read.explicit = None, False  # "bu rini saya titip 10rb": she is spoken to, the money is mine
        elif kind is MoneyKind.LOAN_REQUEST and _tells_of_past(token):
            raise Silence
        elif token.kind == "date":
            read.date = token.date
        elif token.kind == SOURCE:
            read.from_savings, read.savings = True, token.savings
        elif token.kind == "desire":
            # Wanting to deposit is a plan; wanting a loan is how one asks for it.
            if kind is not MoneyKind.LOAN_REQUEST:
                raise Silence
            if read.person is not None and read.person.honorific is not None:
                read.person = replace(read.person, maybe_address=True)  # "bu rini mau pinjam 500rb"
        elif token.kind not in _BEFORE_THE_VERB and token.status != AttendanceStatus.EXCUSED:
            raise Silence
        at += 1


def _tells_of_past(token: Token) -> bool:
    """`sudah pinjam 500rb`, `kemarin pinjam 500rb`: a loan is asked for now, or it is a story."""
    return token.kind == "date" or (token.kind == "lead" and token.key in PAST)


def _read_loan_token(token: Token, read: Read) -> None:
    """The length of a loan that is asked for; what makes the sentence no request silences it."""
    if token.kind == "term":
        if read.periods is not None or read.period is not None:
            raise Silence
        read.periods, read.period = token.number, token.period
    elif _tells_of_past(token) or token.kind in ("number", "numbered", "upk"):
        raise Silence


def _read_rest(tokens: Sequence[Token], kind: MoneyKind, read: Read) -> None:
    """What stands behind the verb, or in a stretch without one: amount, kind of savings, for whom, when, what for."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if kind is MoneyKind.LOAN_REQUEST:
            _read_loan_token(token, read)
        if token.kind == "amount":
            if read.amount is not None:
                raise Silence
            read.amount = token.amount
        elif token.kind == SOURCE:
            read.from_savings, read.savings = True, token.savings
            read.source_first = read.amount is None
        elif token.savings is not None:
            if read.savings is not None and read.savings is not token.savings:
                raise Silence
            read.savings = token.savings
        elif token.kind == "date":
            read.date = token.date
        elif token.kind == "self":
            read.own = True
        elif token.kind == "desire" or _is_no_payment(token, kind, read):
            raise Silence
        elif token.kind == "transfer":
            read.notes.append(token.raw if kind is MoneyKind.EXPENSE else TRANSFER)
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
            if at and _counts_things(tokens[at - 1], kind):
                raise Silence  # "pinjam 3 kursi"
            _read_words(tokens[at:end], kind, read)
            at = end
            continue
        elif token.kind in _NOTED or (token.kind in ("bank", "upk") and kind in (MoneyKind.EXPENSE, MoneyKind.GRANT)):
            read.notes.append(token.raw)
        at += 1


def _is_no_payment(token: Token, kind: MoneyKind, read: Read) -> bool:
    """Goods ("setor 3 kg 60rb"), another purse ("iuran rt 5rb"), and several payments at once or to come.

    "setor 20rb 2x" may be 40rb and "angsuran 57.500 10x" tells of a loan; but "angsur 2x 115rb" is two instalments.
    """
    if kind is MoneyKind.DEPOSIT and token.kind == "number" and token.raw.lower().split()[-1] in GOODS:
        return True
    if kind is MoneyKind.DEPOSIT and token.kind == "title":
        return token.key not in OFFICES and token.key not in ONLY_ADDRESSED
    if kind is MoneyKind.REPAYMENT:
        return bool(token.unit) and read.amount is not None
    return token.unit in _TIMES and kind in OF_A_MEMBER


def _counts_things(token: Token, kind: MoneyKind) -> bool:
    """Whether the number in front of a plain word counts it."""
    if token.scaled or token.amount is None:
        return False
    few = isinstance(token.amount, int) and token.amount < _SMALLEST_BARE_LOAN
    return isinstance(token.amount, AmbiguousAmount) or (few and kind is MoneyKind.LOAN_REQUEST)


def _set_person(read: Read, person: PersonRef, *, explicit: bool) -> None:
    """Two people in one stretch are a doubt."""
    if read.person is not None or read.own:
        raise Silence
    read.person, read.explicit = person, explicit


def _read_honorific(tokens: Sequence[Token], at: int, kind: MoneyKind, read: Read) -> int:
    """`bu siti` behind the verb: whose money it is, unless the entry is the group's own."""
    found = honorific_name(tokens, at)
    if found is None:
        raise Silence
    person, end = found
    if person is None:
        return end
    thanked = at > 0 and tokens[at - 1].kind == "courtesy"
    if thanked and read.amount is not None:
        return end  # "setor 20rb ya bu rini"
    if kind is MoneyKind.DEBT_PAYMENT or (
        kind is MoneyKind.LOAN_REQUEST and read.amount is None and not read.commanded
    ):
        raise Silence  # "angsur upk bu siti" is a member's; "pinjam bu siti 500rb" may be from her
    if kind in OF_A_MEMBER or kind is MoneyKind.LOAN_REQUEST:
        if read.person is not None and read.explicit and read.amount is not None:
            return end  # "bu siti setor 20rb bu": somebody else is spoken to
        _set_person(read, replace(person, maybe_address=read.amount is not None), explicit=False)
    else:
        read.notes.append(person.text)
    return end


def _read_preposition(tokens: Sequence[Token], at: int, kind: MoneyKind, read: Read) -> int:
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
        raise Silence
    following = tokens[at]
    if following.kind == "number" and preposition.key == "ke":
        read.notes.append(f"ke-{following.raw}")  # "angsuran ke 3"
        return at + 1
    if following.kind in ("bank", "transfer", "fund", "title", "savings", "amount", "date", "lead", "courtesy", "term"):
        return at
    if following.kind == "upk" and preposition.kind != "from":
        return at
    if following.kind == "self" and kind is MoneyKind.LOAN_REQUEST and preposition.kind != "for":
        raise Silence  # "bu siti pinjam 500rb ke saya"
    if following.kind == "self":
        read.own = True
        return at + 1
    if following.kind == "hon" or following.kind == "mention":
        found = honorific_name(tokens, at) if following.kind == "hon" else (mentioned(following), at + 1)
        if found is None:
            raise Silence
        person, end = found
        if preposition.kind == "to" or person is None:
            if kind is MoneyKind.LOAN_REQUEST and person is not None:
                raise Silence  # "pinjam ke bu siti" is between the two of them
            if kind is MoneyKind.REPAYMENT and person is not None and _private_debt(tokens):
                raise Silence  # and so is "bayar utang ke bu siti"
        elif preposition.kind == "from" and kind not in OF_A_MEMBER - {MoneyKind.WITHDRAWAL}:
            if kind is not MoneyKind.GRANT:
                raise Silence
            read.notes.append(person.text)
        elif kind in OF_A_MEMBER or kind is MoneyKind.LOAN_REQUEST:
            _set_person(read, person, explicit=True)
        else:
            read.notes.append(person.text)
        return end
    end = at
    while end < len(tokens) and tokens[end].kind in _NAMES_A_PURPOSE:
        end += 1
    words = tokens[at:end]
    if not words:
        raise Silence
    if preposition.kind != "for":
        if kind is MoneyKind.GRANT or (kind is MoneyKind.EXPENSE and preposition.kind == "to"):
            read.notes += [token.raw for token in words]
            return end
        name = plain_name([token for token in words if token.kind == "word"], 3)
        if kind is MoneyKind.LOAN_REQUEST and len(words) == 1 and words[0].key in LENDS:
            return end  # "pinjam dari kas 100rb"
        if preposition.kind == "to" and kind is MoneyKind.DEPOSIT and [token.key for token in words] == [CASH]:
            read.notes.append(CASH)  # "setor 20rb ke kas"
            return end
        if preposition.kind == "from" and kind is MoneyKind.DEPOSIT and name is not None:
            _set_person(read, name, explicit=True)
            return end
        raise Silence
    name = None if kind in _PURPOSE_OF_KIND else plain_name(words, 3)
    if name is not None and not any(token.key in PURPOSES for token in words):
        _set_person(read, name, explicit=True)
    elif kind is MoneyKind.DEBT_PAYMENT or all(token.key in PAYS_OFF for token in words):
        # "setor 345rb untuk angsuran upk", "angsur 300rb untuk pelunasan": said already by the kind
        read.notes += [token.raw for token in words if token.kind == "word"]
    else:
        read.notes += [token.raw for token in words]
    return end


def _private_debt(tokens: Sequence[Token]) -> bool:
    return any(token.kind == "debt" and token.key in _PRIVATE_DEBTS for token in tokens)


def _read_words(words: Sequence[Token], kind: MoneyKind, read: Read) -> None:
    """Plain words: in front of a member's amount a name ("setor siti 20rb"), behind it, and elsewhere, a note."""
    if kind is MoneyKind.DEPOSIT and read.amount is None and words[0].key == CASH:
        read.notes.append(CASH)
        words = words[1:]
        if not words:
            return
    if kind is MoneyKind.LOAN_REQUEST:
        words = _borrowed(words, read)
    elif kind is MoneyKind.DEBT_PAYMENT and any(token.key not in _OF_THE_DEBT for token in words):
        raise Silence  # "bayar listrik upk 50rb"
    elif kind is MoneyKind.DEBT_PAYMENT:
        words = [token for token in words if token.key in ORDINALS]
    elif kind is MoneyKind.REPAYMENT:
        read.notes += [token.raw for token in words if token.key in ORDINALS]
        words = [token for token in words if token.key not in ORDINALS]
        if not words:
            return
        if read.amount is not None and any(token.key in NOT_NAMES for token in words):
            raise Silence  # "cicilan 500rb motor"
    if kind in OF_A_MEMBER and read.amount is None:
        if read.person is not None and read.explicit and kind is not MoneyKind.FINE:
            raise Silence
        name = plain_name(words, 3)
        if name is None:
            raise Silence
        _set_person(read, name, explicit=False)
        return
    read.notes += [token.raw for token in words]


def _borrowed(words: Sequence[Token], read: Read) -> Sequence[Token]:
    """The words that tell a loan's purpose, without who lends; silence where goods or people are borrowed."""
    while words and words[0].key in LENDS:
        words = words[1:]
    if not words:
        return words
    if read.commanded:
        name = plain_name(words, 3) if read.amount is None else None
        if name is None or any(token.key in PURPOSES for token in words):
            return words
        _set_person(read, name, explicit=True)  # "/pinjam siti 500rb"
        return ()
    if words[0].key in _NO_PURPOSE:
        raise Silence  # "pinjam 500rb di warung"
    if read.amount is None and words[0].key != "modal":
        raise Silence  # "pinjam motor 50rb"
    return words


def read_stretch(tokens: Sequence[Token], inherited: MoneyKind | None) -> Read:
    """Reads a stretch with at most one verb phrase and one amount."""
    kind = _kind_of(tokens)
    verb = verb_at(tokens) if kind is not None else -1
    if kind is None:
        kind = inherited
        if any(token.kind == "savings" for token in tokens) and kind is not MoneyKind.WITHDRAWAL:
            kind = MoneyKind.DEPOSIT  # "denda 2rb, wajib 10rb": naming savings is as good as the verb
    if kind is None:
        raise Silence
    read = Read(kind=kind, savings=tokens[verb].savings if verb >= 0 else None)
    read.commanded = verb >= 0 and not tokens[verb].key
    read.payoff = kind in REPAYS and any(token.key in PAYS_OFF for token in tokens)
    if verb > 0:
        _read_subject(tokens[:verb], kind, read)
    paid_in = any(token.money is MoneyKind.DEPOSIT or token.kind == "pay" for token in tokens)
    a_fund = kind in (MoneyKind.SOCIAL_FUND, MoneyKind.JOINT_FUND)
    if a_fund and any(token.kind == "for" for token in tokens) and not (paid_in or read.commanded):
        raise Silence  # "dana sosial untuk bu siti 50rb" is more likely paid out than in
    _read_rest(tokens[verb + 1 :], kind, read)
    if kind is MoneyKind.JOINT_FUND and not (paid_in or read.commanded):
        if tokens[verb].key == "renteng":
            raise Silence  # "kopi 1 renteng 15rb": a string of sachets
        if read.person is not None and tokens[verb].key == JOINT_LIABILITY:
            raise Silence  # "tanggung renteng bu siti 50rb" covers what she lacks
    if kind is MoneyKind.DEBT_PAYMENT and read.person is not None:
        raise Silence
    if len(read.notes) > _MOST_NOTE_WORDS:
        raise Silence
    return read
