"""/modal 3jt 10x 1,5% upk, /modallama: what the UPK has lent to the group is written down by an officer.

Words in any order; what is missing is asked by buttons. Then all of it is shown once more, and a second officer
confirms the claim that comes of it.
"""

import datetime as dt
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from typing import Any, Self

from handlers import showing
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, plain
from handlers.debt_lines import owed_lines, terms_line
from handlers.loan_lengths import LONGEST, PERIODS, read_times
from handlers.lookups import stand_in
from handlers.refusals import who_may
from handlers.refused_amounts import amount_refusal, over_ceiling
from handlers.registry import Command, Press, Tables
from handlers.rule_words import percent, period_word
from locales import N_
from savings import debts as rules
from savings import openings, schedules
from savings.amounts import AmbiguousAmount, AmountError, parse_amount
from savings.dates import NamedDate, parse_date
from savings.loan_terms import LoanWords, read_loan_terms
from savings.loans import EarlyPayoff, Loan, LoanState, Method, NewLoan, Period, Terms, percent_text, read_percent
from savings.money import LARGEST_AMOUNT, Rupiah
from savings.phrases import understand
from savings.repayments import LoanAccount
from savings.roles import Action
from services import debts as service
from services import drafts
from services.drafts import Draft

NEW, OLD = "/modal 3jt 10x 1,5% upk", "/modallama 3jt 10x 1,5% sisa 2,4jt mulai 10 maret"
DRAFT = "modal"
LASTS = dt.timedelta(hours=2)
"""Somebody reads it out of the contract with the UPK."""

OFFERED_AMOUNTS = (3_000_000, 5_000_000, 10_000_000, 20_000_000)
OFFERED_PERIODS = (6, 10, 12, 18, 24)
OFFERED_RATES = (150, 100, 200, 0)
"""Hundredths of a per cent per period."""
MOST_COUNTS = 24
"""So many buttons for how often was paid; a longer debt's count is typed."""
LENDER_LENGTH = 40
MOST = {"amount": LARGEST_AMOUNT, "periods": LONGEST, "rate": 10_000, "first": 0, "paid": LONGEST}
"""What a button may say at most: more was forged."""
TYPED = -1
"""In place of a value in a button: it is to be typed."""

_ABBREVIATED = frozenset(("upk", "lkm", "bumdes", "bumdesma", "bkm", "bri", "bni", "bpr", "bmt", "ksp", "pkk"))
_NO_LENDER = frozenset(("dari", "modal", "dana", "terima", "diterima", "nerima", "cair", "kelompok", "buat", "untuk"))


@dataclass(frozen=True, slots=True)
class BeginDebt(Payload, prefix="mdlbaru"):
    """An officer writes a new debt down, step by step."""

    group_id: int


@dataclass(frozen=True, slots=True)
class ChooseDebt(Payload, prefix="mdlisi"):
    """An answer: to what (`amount`, `periods`, `rate`, `paid`, `write`), and which (TYPED: it is written instead)."""

    draft_id: int
    what: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtWish:
    """What is known of it so far; JSON in a draft.

    (`chat_id`, `message_id`) is where it was said, `said_on` and `came_on` are members' dates, `first` the first due
    day, all as ISO text; `rate` is percent text. Of an `old` one: `remaining` is pokok in rupiah, `paid` counts
    instalments; one of the two is enough.
    """

    old: bool
    chat_id: int
    message_id: int
    said_on: str
    came_on: str
    lender: str = ""
    amount: Rupiah | None = None
    periods: int | None = None
    period: str = Period.MONTHLY.value
    rate: str | None = None
    method: str = Method.FLAT.value
    first: str | None = None
    remaining: Rupiah | None = None
    paid: int | None = None

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Back from the draft."""
        return cls(**values)

    @property
    def missing(self) -> str:
        """What is to be asked next; empty where nothing is."""
        known = {
            "amount": self.amount or None,
            "periods": self.periods or None,
            "rate": self.rate,
            "first": self.first if self.old else "",
            "paid": (self.paid if self.remaining is None else self.remaining) if self.old else 0,
        }
        return next((what for what, value in known.items() if value is None), "")


# --- how it begins -------------------------------------------------------------------------------------------------


async def written(context: Context, text: str) -> None:
    """Words behind /modal."""
    await _from_words(context, text, old=False)


async def command(context: Context) -> None:
    """/modallama, with words or alone."""
    await _from_words(context, context.arguments, old=True)


async def begin(context: Context, payload: BeginDebt) -> None:
    """[Catat modal baru]: the message becomes the first question, so that it can begin one debt alone."""
    _ = context._
    if not await stand_in(context, payload.group_id) or not context.may(Action.MANAGE_DEBT):
        context.alert(_("Tombol ini untuk {who}.", who=who_may(context, Action.MANAGE_DEBT)))
        return
    await _proceed(context, _empty(context, context.today, old=False))


async def _from_words(context: Context, text: str, *, old: bool) -> None:
    _ = context._
    if not context.may(Action.MANAGE_DEBT):
        who = who_may(context, Action.MANAGE_DEBT)
        context.reply(_("Modal dicatat {who}. Minta tolong mereka, ya.", who=who), quote=context.in_group)
        return
    said = read_loan_terms(text) if text else LoanWords()
    if said is None:
        example = OLD if old else NEW
        context.reply(_("Belum saya pahami. Contoh: {example}", example=example), quote=context.in_group)
        return
    old = old or said.remaining is not None or said.paid is not None
    wish = _read(context, _empty(context, context.message_date, old=old), said)
    if isinstance(wish, str):
        context.reply(wish, quote=context.in_group)
    else:
        await _proceed(context, wish)


def _empty(context: Context, date: dt.date, *, old: bool) -> DebtWish:
    return DebtWish(
        old=old,
        chat_id=context.chat_id,
        message_id=context.message_id,
        said_on=date.isoformat(),
        came_on=date.isoformat(),
    )


def _read(context: Context, wish: DebtWish, said: LoanWords) -> DebtWish | str:
    """What the words tell, or why something in them cannot be."""
    _ = context._
    example = OLD if wish.old else NEW
    if said.error is not None:
        return amount_refusal(context, said.error, example=example)
    if said.method == Method.UPPKS:
        return _("Modal dihitung flat, menurun atau anuitas. Contoh: {example}", example=example)
    days = _named(wish, said.start) if said.start is not None else (None, None)
    if said.start is not None and days == (None, None):
        return _("Tanggal “{words}” tidak ada. Contoh: {example}", words=plain(said.start.text), example=example)
    came, first = days
    remaining = said.remaining
    return replace(
        wish,
        lender=_lender(said),
        amount=said.amount if isinstance(said.amount, int) else None,  # "3 10x" is asked again: millions are meant
        periods=said.periods,
        period=Period.MONTHLY.value if said.period is None else PERIODS[said.period].value,
        rate=None if said.rate is None else percent_text(said.rate),
        method=said.method or Method.FLAT.value,
        came_on=wish.came_on if came is None else came.isoformat(),
        first=None if first is None else first.isoformat(),
        # A small number can only be thousands here: nobody owes the UPK 400 rupiah.
        remaining=remaining.readings[-1] if isinstance(remaining, AmbiguousAmount) else remaining,
        paid=said.paid,
    )


def _named(wish: DebtWish, named: NamedDate) -> tuple[dt.date | None, dt.date | None]:
    """(When the money came, the first due day). What runs already began on the last such day."""
    said_on = dt.date.fromisoformat(wish.said_on)
    return (None, named.resolve(said_on)) if wish.old else rules.named_days(named, said_on)


def _lender(said: LoanWords) -> str:
    """ "upk bahagia" is UPK Bahagia."""
    words = plain(said.purpose if said.person is None else f"{said.person.text} {said.purpose}").split()
    kept = [word for word in words if word.lower() not in _NO_LENDER]
    return " ".join(word.upper() if word.lower() in _ABBREVIATED else word.title() for word in kept)[:LENDER_LENGTH]


# --- what is still to be asked -------------------------------------------------------------------------------------


async def _proceed(context: Context, wish: DebtWish) -> None:
    """Ask the first thing that is missing, or show the whole."""
    refusal = _impossible(context, wish)
    if refusal is not None:
        wish = refusal[1]
    terms = _terms(context, wish)
    if terms is not None and not wish.missing:
        await _preview(context, wish, terms)
        return
    prompt = _prompt(context, wish)
    if refusal is not None:
        prompt = context._("{refusal}\n{prompt}", refusal=refusal[0], prompt=prompt)
    draft_id = await _keep(context, wish, prompt=prompt, wants=wish.missing)
    _say(context, prompt, [*_choices(context, wish, draft_id), [_cancel(context, draft_id)]])


def _say(context: Context, text: str, keyboard: Keyboard | None = None) -> None:
    """The question that was answered becomes the next one."""
    if context.is_press:
        context.edit(text, keyboard)
    else:
        context.reply(text, keyboard, quote=context.in_group)


async def _keep(context: Context, wish: DebtWish, **more: str) -> int:
    return await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind=DRAFT,
        payload={"wish": asdict(wish), **more},
        lasts=LASTS,
    )


def _cancel(context: Context, draft_id: int) -> Button:
    return Button(context._("Batal"), ChooseDebt(draft_id, "write", 0))


def _prompt(context: Context, wish: DebtWish) -> str:
    _ = context._
    match wish.missing:
        case "amount":
            return _("Modal dari UPK berapa?")
        case "periods":
            return _("Modal ini diangsur berapa kali?")
        case "rate":
            return _("Jasa UPK berapa tiap {period}?", period=period_word(_, Period(wish.period)))
        case "first":
            return _("Setoran pertama ke UPK tanggal berapa? Balas pesan ini, contoh: 10 maret")
        case _:
            return _("Sudah berapa kali disetor ke UPK?")


def _choices(context: Context, wish: DebtWish, draft_id: int) -> list[list[Button]]:
    """The usual answers, and the way to another one."""
    _ = context._
    other = Button(_("Lainnya"), ChooseDebt(draft_id, wish.missing, TYPED))
    match wish.missing:
        case "amount":
            found = [Button(_.rupiah(amount), ChooseDebt(draft_id, "amount", amount)) for amount in OFFERED_AMOUNTS]
            return in_rows([*found, other], 2)
        case "periods":
            found = [Button(_("{n}x", n=n), ChooseDebt(draft_id, "periods", n)) for n in OFFERED_PERIODS]
            return in_rows([*found, other], 3)
        case "rate":
            rates = [(_rate_words(context, value), value) for value in OFFERED_RATES]
            return in_rows([*(Button(label, ChooseDebt(draft_id, "rate", value)) for label, value in rates), other], 2)
        case "paid":
            count = min(len(schedules.plan(terms)), MOST_COUNTS) if (terms := _terms(context, wish)) else 0
            found = [Button(_("{n}x", n=n), ChooseDebt(draft_id, "paid", n)) for n in range(count)]
            return in_rows([*found, Button(_("Tulis sisanya"), ChooseDebt(draft_id, "paid", TYPED))], 4)
        case _:
            return []


def _rate_words(context: Context, hundredths: int) -> str:
    _ = context._
    return percent(_, Fraction(hundredths, 10_000)) if hundredths else _("Tanpa jasa")


def _typed_prompt(context: Context, what: str) -> str:
    _ = context._
    match what:
        case "amount":
            return _("Tulis jumlahnya sebagai balasan pesan ini, contoh: 7,5jt")
        case "periods":
            return _("Tulis berapa kali angsuran sebagai balasan pesan ini, contoh: 8x")
        case "rate":
            return _("Tulis jasanya sebagai balasan pesan ini, contoh: 1,25%")
        case _:
            return _("Tulis sisa pokoknya sebagai balasan pesan ini, contoh: 2,4jt")


def _impossible(context: Context, wish: DebtWish) -> tuple[str, DebtWish] | None:
    """What of the answers cannot be, in one sentence, and what is left without it."""
    _ = context._
    if wish.amount is not None and (over := over_ceiling(context, wish.amount)) is not None:
        return over, replace(wish, amount=None)
    if wish.periods is not None and not 1 <= wish.periods <= LONGEST:
        return _("Angsurannya 1 sampai {most} kali. Contoh: 10x", most=LONGEST), replace(wish, periods=None)
    terms = _terms(context, wish)
    if terms is None or not wish.old:
        return None
    if wish.paid is not None and not 0 <= wish.paid < len(schedules.plan(terms)):
        text = _("Kalau semua sudah disetor, modalnya lunas dan tidak perlu dicatat. Contoh: sudah 2x")
        return text, replace(wish, paid=None)
    if wish.remaining is not None and not 0 < wish.remaining <= terms.principal:
        text = _("Sisa pokok paling banyak {amount}. Contoh: sisa 2,4jt", amount=_.rupiah(terms.principal))
        return text, replace(wish, remaining=None)
    return None


def _terms(context: Context, wish: DebtWish) -> Terms | None:
    """What the UPK has agreed with the group; None where it is not known yet.

    It is received in full. Rounding and early payoff are as the group's own rules have them; denda of the UPK is
    written down as a cost when it comes.
    """
    own = context.here.group.rules
    if wish.amount is None or wish.periods is None or not 1 <= wish.periods <= LONGEST or wish.amount <= 0:
        return None
    return Terms(
        method=Method(wish.method),
        principal=wish.amount,
        periods=wish.periods,
        rate=read_percent(wish.rate or "0%"),
        period=Period(wish.period),
        multiple=own.number("pembulatan"),
        early_payoff=EarlyPayoff(own["pelunasan"]),
    )


# --- answered ------------------------------------------------------------------------------------------------------


async def choose(context: Context, payload: ChooseDebt) -> None:
    """An answer by a button."""
    _ = context._
    draft = await drafts.find(context.turn, payload.draft_id)
    if draft is None or draft.kind != DRAFT or draft.group_id is None:
        context.alert(_("Pertanyaan ini sudah lewat. Tulis sekali lagi, ya."))
        return
    if draft.telegram_id != context.user.id:
        context.alert(_("Pertanyaan ini untuk orang lain."))
        return
    await context.enter(await context.turn.directory.roster(context.turn.tx, draft.group_id))
    if not context.may(Action.MANAGE_DEBT):
        context.alert(_("Tombol ini untuk {who}.", who=who_may(context, Action.MANAGE_DEBT)))
        return
    wish = DebtWish.from_json(draft.payload["wish"])
    if payload.what == "write":
        await drafts.answered(context.turn, draft)
        await _end(context, wish, write=bool(payload.value))
    elif payload.what == wish.missing and payload.value == TYPED:
        prompt = _typed_prompt(context, payload.what)
        await _keep(context, wish, prompt=prompt, wants=payload.what)
        context.edit(prompt)
    elif payload.what == wish.missing and 0 <= payload.value <= MOST[payload.what]:
        await drafts.answered(context.turn, draft)
        await _proceed(context, _with(wish, payload.what, payload.value))


def _with(wish: DebtWish, what: str, value: int) -> DebtWish:
    """With the value of a button."""
    match what:
        case "amount":
            return replace(wish, amount=value)
        case "periods":
            return replace(wish, periods=value)
        case "rate":
            return replace(wish, rate=percent_text(Fraction(value, 10_000)))
        case _:
            return replace(wish, paid=value)


async def typed(context: Context, draft: Draft, text: str) -> None:
    """An answer was written. Who says something new instead is not held to the old question."""
    said = understand(text)
    new = None if said is None else context.home.tables.sentences.get(type(said))
    if new is not None or "wants" not in draft.payload or not context.may(Action.MANAGE_DEBT):
        await drafts.answered(context.turn, draft)
        if new is not None:
            await new(context, said)
        return
    wish = _typed(context, DebtWish.from_json(draft.payload["wish"]), draft.payload["wants"], text)
    if isinstance(wish, str):
        context.reply(wish, quote=True)
        return
    await drafts.answered(context.turn, draft)
    await _proceed(context, wish)


def _typed(context: Context, wish: DebtWish, what: str, text: str) -> DebtWish | str:
    """With the written answer, or why it cannot be read."""
    _ = context._
    match what:
        case "amount":
            amount = _typed_amount(context, text, "7,5jt")
            return amount if isinstance(amount, str) else replace(wish, amount=amount)
        case "periods":
            times = read_times(text)
            return replace(wish, periods=times) if times else _("Tulis satu angka, contoh: 8x")
        case "rate":
            rates = [said.rate for words in (text, f"{text}%") if (said := read_loan_terms(words)) is not None]
            rate = next((one for one in rates if one is not None), None)
            if rate is None:
                return _("Jasanya belum saya pahami. Contoh: 1,25%")
            return replace(wish, rate=percent_text(rate))
        case "first":
            day = parse_date(text, dt.date.fromisoformat(wish.said_on))
            if day is None:
                return _("Tanggalnya belum saya pahami. Contoh: 10 maret 2026")
            return replace(wish, first=day.isoformat())
        case _:
            return _typed_paid(context, wish, text)


def _typed_paid(context: Context, wish: DebtWish, text: str) -> DebtWish | str:
    """ "2x", "sudah 2x", "sisa 2,4jt", "2,4jt"."""
    times = read_times(text)
    words = [word for word in text.lower().split() if word not in {"sisa", "sudah", "pokok"}]
    times = times or read_times(" ".join(words))
    if times is not None:
        return replace(wish, paid=times)
    amount = _typed_amount(context, " ".join(words), "2,4jt")
    return amount if isinstance(amount, str) else replace(wish, remaining=amount)


def _typed_amount(context: Context, text: str, example: str) -> Rupiah | str:
    _ = context._
    try:
        amount = parse_amount(text)
    except AmountError as error:
        return amount_refusal(context, error, example=example)
    if isinstance(amount, AmbiguousAmount):
        low, high = _.rupiah(amount.readings[0]), _.rupiah(amount.readings[-1])
        return _("{low} atau {high}? Tulis lengkap, contoh: {example}", low=low, high=high, example=example)
    return amount


# --- shown and written ---------------------------------------------------------------------------------------------


def _new_debt(context: Context, wish: DebtWish, terms: Terms) -> NewLoan:
    """The debt as it would be taken up."""
    principal, interest = 0, 0
    if wish.old and wish.remaining is not None:
        principal, interest = openings.paid_by_remaining(terms, wish.remaining)
    elif wish.old:
        principal, interest = openings.paid_by_count(terms, wish.paid or 0)
    came_on = dt.date.fromisoformat(wish.came_on)
    first = None if wish.first is None else dt.date.fromisoformat(wish.first)
    if first is None:
        first = rules.first_due(came_on, terms.period, day=context.here.group.rules.due_day)
    writer = context.here.acting(context.user.id, Action.MANAGE_DEBT)
    return NewLoan(
        group_id=context.here.group.id,
        member_id=None,
        lender=wish.lender or context._("UPK"),
        terms=terms,
        first_due=first,
        chat_id=wish.chat_id,
        message_id=wish.message_id,
        item=0,
        asked_by=context.user.id,
        asked_member=None if writer is None else writer.id,
        asked_on=came_on,
        principal_before=principal,
        interest_before=interest,
    )


def _as_running(context: Context, new: NewLoan) -> LoanAccount:
    """The debt as if it were in the books already, to be looked at."""
    fields = {name: getattr(new, name) for name in NewLoan.__dataclass_fields__}
    loan = Loan(**fields, id=0, number=0, state=LoanState.ACTIVE, created_at=context.turn.now)
    days = schedules.due_dates(new.first_due or new.asked_on, new.terms.period, new.terms.periods + 1)
    dates = days[:-1] if new.first_due is not None else days[1:]
    return LoanAccount(loan=loan, instalments=schedules.instalments(new.terms, dates), payments=())


async def _preview(context: Context, wish: DebtWish, terms: Terms) -> None:
    """Everything that would be written, before a second officer hears of it."""
    _ = context._
    account = _as_running(context, _new_debt(context, wish, terms))
    lines = _old_lines(context, account) if wish.old else _new_lines(context, account)
    draft_id = await _keep(context, wish)
    label = _("Catat") if wish.old else _("Sudah diterima")
    yes = Button(label, ChooseDebt(draft_id, "write", 1))
    _say(context, "\n".join(lines), [[yes, _cancel(context, draft_id)]])


def _new_lines(context: Context, account: LoanAccount) -> list[str]:
    _ = context._
    loan = account.loan
    return [
        _("Modal {amount} dari {lender}", amount=_.rupiah(loan.terms.principal), lender=loan.lender),
        _("{terms}.", terms=terms_line(_, loan.terms)),
        _(
            "Diterima {date}, setoran pertama {first}.",
            date=_.short_date(loan.asked_on),
            first=_.short_date(account.instalments[0].due_on),
        ),
    ]


def _old_lines(context: Context, account: LoanAccount) -> list[str]:
    _ = context._
    loan = account.loan
    headline = _(
        "Modal lama {amount} dari {lender}, sisa {left}",
        amount=_.rupiah(loan.terms.principal),
        lender=loan.lender,
        left=_.rupiah(account.outstanding),
    )
    terms = _("{terms}.", terms=terms_line(_, loan.terms))
    return [headline, terms, *owed_lines(_, account, context.today), _("Kas tidak berubah.")]


async def _end(context: Context, wish: DebtWish, *, write: bool) -> None:
    """[Sudah diterima], [Catat] or [Batal]."""
    _ = context._
    terms = _terms(context, wish)
    if not write or terms is None or wish.missing:
        context.edit(_("Baik, tidak ada yang dicatat."))
        return
    made = await service.take_up(context.turn, context.here, _new_debt(context, wish, terms), in_cash=not wish.old)
    context.unsay()
    if made is not None:
        await showing.show(context, [made])


TABLE = Tables(
    commands=(
        Command(
            name="modallama",
            description=N_("Catat modal UPK dari sebelum ada buku ini"),
            handler=command,
            action=Action.MANAGE_DEBT,
            samples=(OLD,),
        ),
    ),
    presses=(
        Press(payload=BeginDebt, handler=begin, needs_group=False),
        Press(payload=ChooseDebt, handler=choose, needs_group=False),
    ),
    drafts={DRAFT: typed},
)
