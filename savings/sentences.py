"""What a message can ask of the bot: the records that phrases.py makes and the handlers receive."""

import datetime
from dataclasses import dataclass
from typing import Literal

from savings.amounts import AmbiguousAmount, AmountError
from savings.attendance import AttendanceStatus
from savings.dates import NamedDate
from savings.days_ahead import DayAhead
from savings.meetings import Rhythm
from savings.money import MoneyKind, Rupiah, SavingsKind
from savings.names import PersonRef
from savings.stretches import Stretch

PeriodName = Literal["week", "fortnight", "month"]
"""How long a period of a loan is, as people name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyItem:
    """One entry that a sentence asks for.

    `amount` is None where none was written (`setor wajib`) or where `error` says why it is refused. `savings` and
    `person` are None where they were not said; `date` is None for the message's own day.

    Of a loan that is asked for, `note` is the purpose, `periods` how many instalments were named and `period` how long
    each is: None where only "10x" was said, or nothing. Years are told in months. `payoff`: a repayment that settles
    the whole loan ("angsur lunas"); its `amount` is None, without `error`, where no sum was named. `from_savings`: it
    comes out of the borrower's own savings ("angsur 50rb dari tabungan"), of the kind `savings` where one was named.
    """

    kind: MoneyKind
    amount: Rupiah | AmbiguousAmount | None
    savings: SavingsKind | None = None
    person: PersonRef | None = None
    note: str = ""
    error: AmountError | None = None
    date: NamedDate | None = None
    periods: int | None = None
    period: PeriodName | None = None
    payoff: bool = False
    from_savings: bool = False

    @property
    def date_words(self) -> str | None:
        """The day as it was named, to be repeated on the card."""
        return self.date.text if self.date else None

    def transaction_date(self, message_date: datetime.date) -> datetime.date | None:
        """The day of the transaction, seen from the message's day; None where the named day does not exist."""
        return self.date.resolve(message_date) if self.date else message_date


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneySentence:
    """One or several entries. `verbless` marks a list of names and amounts without any verb ("siti 20rb, budi 25rb").

    A verbless list may as well be a list of prices: it counts only where every name is a member's.
    """

    items: tuple[MoneyItem, ...]
    verbless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceSentence:
    """Somebody takes part in the meeting, or not, and why. `person` is None for the writer.

    `to_come`: it is said of a meeting that is yet to begin, as in "insyaallah hadir": a plan and no attendance. `day`:
    the day that was named beside the word ("hadir kemarin"), None where it is that of the message.
    """

    status: AttendanceStatus
    reason: str = ""
    person: PersonRef | None = None
    to_come: bool = False
    day: NamedDate | None = None

    def on(self, message_date: datetime.date) -> datetime.date:
        """The day of which it speaks; a day to come, or none at all, says no more than that of the message."""
        named = None if self.day is None else self.day.resolve(message_date)
        return message_date if named is None else min(named, message_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdSentence:
    """What a shared phone says of those for whom it speaks, by their bare names: "saya hadir, dimas izin"."""

    said: tuple[AttendanceSentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionSentence:
    """What was written down is wrong. Meaningful as a reply to a receipt or card, or with its `number`.

    "wrong" only says so, "cancel" wants it gone, "replace" says what it should be: `new`, another `savings`, or that it
    is another `person`'s. Small numbers stay ambiguous: in_scale_of() reads them by the receipt. `kind` is what a
    cancellation names ("batal setor", "nggak jadi tarik"): written without a reply it is talk, unless a claim of that
    kind waits.
    """

    action: Literal["wrong", "cancel", "replace"]
    old: Rupiah | AmbiguousAmount | None = None
    new: Rupiah | AmbiguousAmount | None = None
    savings: SavingsKind | None = None
    person: PersonRef | None = None
    kind: MoneyKind | None = None
    reason: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BareAmount:
    """A message that is an amount and nothing else: only ever the answer to an open question."""

    amount: Rupiah | AmbiguousAmount | None
    savings: SavingsKind | None = None
    error: AmountError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpSentence:
    """Somebody asks how this works."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceSentence:
    """Somebody asks for a balance: their own, a person's, or the group's cash; with `loan`, what is still owed."""

    person: PersonRef | None = None
    cash: bool = False
    loan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinSentence:
    """Somebody wants to join the group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunMeetingSentence:
    """Somebody says that the meeting begins now; or, with `closes`, that it is over."""

    closes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationSentence:
    """Somebody wants a loan calculated: `words` are a sum and what else was said of it, for read_loan_terms()."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSentence:
    """Something about the group's meetings: one is moved or called off, all get a new rhythm, a place, or a question.

    `which` meeting is meant, None for the next one; it may be `wide` ("minggu depan"). `over`: a "cancel" of all that
    are in a stretch of time ("rapat libur 2 minggu"), in place of `which`. A "move" names the new day `to`,
    or by how much: `shift_days` and `shift_minutes`, negative for earlier; with neither only the hour changes, and with
    no hour either ("rapat ditunda") the day is still to be asked for. `direction` is what the verb says.

    `hour` is None where none was named, or where `hour_unclear` is filled in: with both readings of "jam 7", or empty
    for words that name no hour of the clock ("habis isya", "Rabu sore"). `zone` is WIB, WITA or WIT where it was said.

    Of a "repeat" what is None stays as it is: `rhythm`, `weekday`, `week` (-1 is the last), `month_day` (31 is the last
    day of every month). `maybe_sunday`: "tiap minggu" is every week or every Sunday, and the weekday has to be asked
    for. `since`: from when on.

    `place` is as it was written; `own_place`: it is the writer's ("rumah saya"). `maybe_always`: the words fit one
    meeting as well as all that come ("jam rapat jadi 16.00"), which has to be asked.

    "keep": a change is taken back, and `which` is the day of either ("rapat tetap Sabtu"). `stated`: nobody spoke of
    moving, so it is news only where the hour is another than the known one ("rapat Sabtu jam 2 siang").
    """

    action: Literal["move", "cancel", "keep", "repeat", "place", "ask"]
    which: DayAhead | None = None
    over: Stretch | None = None
    to: DayAhead | None = None
    shift_days: int | None = None
    shift_minutes: int | None = None
    direction: Literal["later", "earlier"] | None = None
    hour: datetime.time | None = None
    hour_unclear: tuple[datetime.time, ...] | None = None
    hour_words: str = ""
    zone: str | None = None
    rhythm: Rhythm | None = None
    weekday: int | None = None
    week: int | None = None
    month_day: int | None = None
    maybe_sunday: bool = False
    since: DayAhead | None = None
    place: str = ""
    own_place: bool = False
    maybe_always: bool = False
    stated: bool = False
    reason: str = ""


Sentence = (
    MoneySentence
    | AttendanceSentence
    | CorrectionSentence
    | BareAmount
    | HelpSentence
    | BalanceSentence
    | JoinSentence
    | RunMeetingSentence
    | SimulationSentence
    | ScheduleSentence
)
