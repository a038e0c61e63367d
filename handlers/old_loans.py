"""/pinjamanlama: a loan that was running when the books began is taken over with what was paid on it.

No cash moves: what is still owed stands against the opening balance. An officer writes it in private, a second one
confirms it, and the borrower may object.
"""

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from typing import Any, Self

from handlers import showing
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, plain
from handlers.loan_lengths import LONGEST, PERIODS, choices, read_times
from handlers.loan_lines import late_line, next_line, progress_line
from handlers.lookups import named, privately, says_not_there, shown_name, start_ids
from handlers.refusals import who_may
from handlers.refused_amounts import amount_refusal, over_ceiling
from handlers.registry import Command, Press, Tables
from handlers.rule_words import period_word, terms_words
from handlers.without_cash import tell_confirmers
from locales import N_
from savings import openings, schedules
from savings.amounts import AmbiguousAmount, AmountError, parse_amount
from savings.dates import parse_date
from savings.details import reference
from savings.groups import Member
from savings.loans import (
    Decision,
    Loan,
    LoanState,
    Method,
    NewLoan,
    Period,
    Terms,
    percent_text,
    read_percent,
    terms_by_rules,
)
from savings.money import MoneyKind, Rupiah
from savings.names import match_people
from savings.phrases import LoanWords, read_loan_terms
from savings.repayments import LoanAccount
from savings.roles import Action
from savings.rules import Rules
from services import claims as claim_service
from services import drafts, loans
from services.claims import NewClaim
from services.drafts import Draft

DRAFT = "pinjamanlama"
EXAMPLE = "/pinjamanlama Bu Siti 500rb 10x sisa 300rb mulai 10 maret"
LASTS = dt.timedelta(hours=2)
"""Somebody reads it out of an old book, line by line."""

LONGEST_AGO, LONGEST_AHEAD = dt.timedelta(days=3653), dt.timedelta(days=366)
SHOWN_MEMBERS = 40
MOST_BUTTONS = 12


@dataclass(frozen=True, slots=True)
class ChooseOld(Payload, prefix="plama"):
    """An answer by a button: which question (`member`, `periods`, `paid`, `rate`, `first`, `write`), and what."""

    draft_id: int
    what: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OldLoan:
    """What is known of it so far; JSON in a draft. `remaining` is pokok in rupiah, `paid` counts instalments; one of
    the two is enough. `first` is the first due day as ISO text, `rate` as percent text."""

    member_id: int | None = None
    principal: Rupiah | None = None
    periods: int | None = None
    period: str | None = None
    rate: str | None = None
    method: str | None = None
    remaining: Rupiah | None = None
    paid: int | None = None
    first: str | None = None

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Back from the draft."""
        return cls(**values)

    @property
    def missing(self) -> str:
        """What is to be asked next; empty where nothing is."""
        if self.member_id is None:
            return "member"
        if self.principal is None:
            return "principal"
        if self.periods is None:
            return "periods"
        if self.remaining is None and self.paid is None:
            return "paid"
        return "first" if self.first is None else ""


# --- asked ---------------------------------------------------------------------------------------------------------


async def command(context: Context) -> None:
    """/pinjamanlama, /pinjamanlama bu siti 500rb 10x sisa 300rb mulai 10 maret."""
    _ = context._
    if context.in_group:
        link = context.private_button(_("Buka chat pribadi"), privately(context, "pinjamanlama"))
        context.reply(
            _("Pinjaman lama dicatat di chat pribadi, supaya sisa utangnya tidak terbaca orang lain."),
            [[link]],
            quote=True,
        )
        return
    said = read_loan_terms(context.arguments) if context.arguments else LoanWords()
    if said is None:
        _not_understood(context)
        return
    known = _read(context, said)
    if known is not None:
        await _proceed(context, known)


def _not_understood(context: Context) -> None:
    _ = context._
    context.reply(_("Belum saya pahami. Contoh: {example}", example=EXAMPLE))


def _read(context: Context, said: LoanWords) -> OldLoan | None:
    """What the words tell; None where something in them cannot be, and that was said."""
    _ = context._
    member: Member | None = None
    if said.person is not None:
        found = match_people(said.person, context.here.members)
        if not found:
            name = shown_name(said.person)
            context.reply(_("Tidak ada anggota bernama “{name}” di sini. Cek namanya dengan /anggota.", name=name))
            return None
        member = found[0] if len(found) == 1 else None
    if said.error is not None:
        context.reply(amount_refusal(context, said.error, example=EXAMPLE))
        return None
    first = None if said.start is None else said.start.resolve(context.message_date)
    if said.start is not None and first is None:
        context.reply(_("Tanggal “{words}” tidak ada. Contoh: mulai 10 maret", words=plain(said.start.text)))
        return None
    return OldLoan(
        member_id=None if member is None else member.id,
        principal=said.amount if isinstance(said.amount, int) else None,
        periods=said.periods,
        period=None if said.period is None else PERIODS[said.period].value,
        rate=None if said.rate is None else percent_text(said.rate),
        method=said.method,
        remaining=said.remaining if isinstance(said.remaining, int) else None,
        paid=said.paid,
        first=None if first is None else first.isoformat(),
    )


async def started(context: Context) -> None:
    """The link of the group's button."""
    _ = context._
    if await start_ids(context) is None:
        says_not_there(context)
    elif context.may(Action.WRITE_LOANS):
        await _proceed(context, OldLoan())
    else:
        who = who_may(context, Action.WRITE_LOANS)
        context.reply(_("Hanya {who} yang bisa memakai /{name}.", who=who, name="pinjamanlama"))


# --- what is still to be asked -------------------------------------------------------------------------------------


async def _proceed(context: Context, known: OldLoan) -> None:
    """Ask the first thing that is missing, or show the whole."""
    _ = context._
    if _terms(context, known) is not None and _terms_method(context, known) is Method.UPPKS:
        known = replace(known, periods=12)
    refusal, known = _impossible(context, known) or ("", known)
    wants = known.missing or ("rate" if _rate_unknown(context, known) else "")
    if not wants:
        await _preview(context, known)
        return
    prompt = _prompt(context, known, wants)
    if refusal:
        prompt = _("{refusal}\n{prompt}", refusal=refusal, prompt=prompt)
    draft_id = await _keep(context, known, prompt=prompt, wants=wants)
    keyboard = [*_choices(context, known, wants, draft_id), [Button(_("Batal"), ChooseOld(draft_id, "write", 0))]]
    _answer(context, prompt, keyboard)


def _answer(context: Context, text: str, keyboard: Keyboard | None = None) -> None:
    if context.is_press:
        context.edit(text, keyboard)
    else:
        context.reply(text, keyboard)


async def _keep(context: Context, known: OldLoan, **more: str) -> int:
    return await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind=DRAFT,
        payload={"known": asdict(known), **more},
        lasts=LASTS,
    )


def _prompt(context: Context, known: OldLoan, wants: str) -> str:
    _ = context._
    name = "" if known.member_id is None else context.here[known.member_id].name
    match wants:
        case "member":
            return _("Pinjaman lama siapa?")
        case "principal":
            return _("Awalnya {name} meminjam berapa? Tulis di sini, contoh: 500rb", name=name)
        case "periods":
            return _("Diangsur berapa kali?")
        case "paid":
            return _("Sudah dibayar berapa kali?\nBisa juga tulis sisa pokoknya, contoh: sisa 300rb")
        case "rate":
            period = _period(context, known)
            return _("Jasanya berapa persen per {period}? Tulis di sini, contoh: 0,5%", period=period_word(_, period))
        case _:
            return _("Angsuran pertamanya jatuh tempo kapan? Tulis di sini, contoh: 10 maret 2026")


def _choices(context: Context, known: OldLoan, wants: str, draft_id: int) -> list[list[Button]]:
    _ = context._
    if wants == "member":
        members = context.here.members[:SHOWN_MEMBERS]
        return in_rows([Button(one.name, ChooseOld(draft_id, "member", one.id)) for one in members], 2)
    if wants == "periods":
        lengths = choices(context.here.group.rules)
        return in_rows([Button(_("{n}x", n=n), ChooseOld(draft_id, "periods", n)) for n in lengths], 3)
    if wants == "paid" and known.periods is not None and known.periods <= MOST_BUTTONS:
        counts = range(known.periods)
        return in_rows([Button(_("{n}x", n=n), ChooseOld(draft_id, "paid", n)) for n in counts], 4)
    if wants == "rate":
        return [[Button(_("Tanpa jasa"), ChooseOld(draft_id, "rate", 0))]]
    guess = _guess(context, known) if wants == "first" else None
    if guess is not None:
        return [[Button(_.date(guess), ChooseOld(draft_id, "first", guess.toordinal()))]]
    return []


def _guess(context: Context, known: OldLoan) -> dt.date | None:
    """The first due day if all is paid so far and the next instalment falls on the group's day of this month."""
    terms = _terms(context, known)
    day = context.here.group.rules.due_day
    if terms is None or terms.period is not Period.MONTHLY or known.paid is None or day is None:
        return None
    months = context.today.year * 12 + context.today.month - 1 - known.paid + (context.today.day > day)
    year, month = months // 12, months % 12 + 1
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _impossible(context: Context, known: OldLoan) -> tuple[str, OldLoan] | None:
    """What of the answers cannot be, in one sentence, and what is left without it."""
    _ = context._
    terms = _terms(context, known)
    if known.principal is not None and (over := over_ceiling(context, known.principal)) is not None:
        return over, replace(known, principal=None)
    if known.periods is not None and not 1 <= known.periods <= LONGEST:
        return _("Angsurannya 1 sampai {most} kali.", most=LONGEST), replace(known, periods=None)
    if terms is None:
        return None
    count = len(schedules.plan(terms))
    if known.paid is not None and not 0 <= known.paid < count:
        text = _("Kalau semua sudah dibayar, pinjamannya lunas dan tidak perlu dicatat.")
        return text, replace(known, paid=None)
    if known.first is not None and not _near(context, dt.date.fromisoformat(known.first)):
        return _("Tanggal itu terlalu jauh."), replace(known, first=None)
    if known.remaining is not None and not 0 < known.remaining <= terms.principal:
        text = _("Sisa pokok paling banyak {amount}.", amount=_.rupiah(terms.principal))
        return text, replace(known, remaining=None)
    return None


def _near(context: Context, day: dt.date) -> bool:
    """Whether a first instalment may well have been due on this day."""
    return context.today - LONGEST_AGO <= day <= context.today + LONGEST_AHEAD


def _rate_unknown(context: Context, known: OldLoan) -> bool:
    """The group's rate is one per its own period, and is never converted: of another period it has to be said."""
    if known.rate is not None or _terms_method(context, known) is Method.UPPKS:
        return False
    return _period(context, known) is not Period(context.here.group.rules["angsuran"])


def _period(context: Context, known: OldLoan) -> Period:
    return Period(known.period or context.here.group.rules["angsuran"])


def _terms_method(context: Context, known: OldLoan) -> Method:
    return Method(known.method or context.here.group.rules["metode"])


def _terms(context: Context, known: OldLoan) -> Terms | None:
    """What was agreed, as the rules have it where nothing else was said; None where it is not known yet.

    Nothing was kept back that these books know of.
    """
    rules = Rules({**context.here.group.rules.values, "admin": "0", "simpanan ditahan": "0"})
    uppks = _terms_method(context, known) is Method.UPPKS
    periods = 12 if uppks else known.periods
    if known.principal is None or periods is None or not 1 <= periods <= LONGEST or known.principal <= 0:
        return None
    terms = terms_by_rules(rules, principal=known.principal, periods=periods)
    period = Period.WEEKLY if uppks else _period(context, known)
    rate = terms.rate if known.rate is None else read_percent(known.rate)
    return replace(
        terms,
        method=_terms_method(context, known),
        periods=periods,
        period=period,
        rate=Fraction(rate),
    )


# --- answered ------------------------------------------------------------------------------------------------------


async def choose(context: Context, payload: ChooseOld) -> None:
    """An answer by a button."""
    _ = context._
    draft = await drafts.find(context.turn, payload.draft_id)
    if draft is None or draft.kind != DRAFT or draft.telegram_id != context.user.id or draft.group_id is None:
        context.alert(_("Pertanyaan ini sudah lewat. Tulis /pinjamanlama sekali lagi, ya."))
        return
    await context.enter(await context.turn.directory.roster(context.turn.tx, draft.group_id))
    if not context.may(Action.WRITE_LOANS) or context.in_group:
        context.alert(_("Tombol ini untuk {who}.", who=who_may(context, Action.WRITE_LOANS)))
        return
    known = OldLoan.from_json(draft.payload["known"])
    await drafts.answered(context.turn, draft)
    if payload.what == "write":
        await _end(context, known, write=bool(payload.value))
        return
    changed = _chosen(context, known, payload)
    await _proceed(context, known if changed is None else changed)


def _chosen(context: Context, known: OldLoan, payload: ChooseOld) -> OldLoan | None:
    """With this answer; None for one that no button of ours gives."""
    match payload.what:
        case "member" if any(one.id == payload.value for one in context.here.members):
            return replace(known, member_id=payload.value)
        case "periods":
            return replace(known, periods=payload.value)
        case "paid":
            return replace(known, paid=payload.value)
        case "rate":
            return replace(known, rate="0%")
        case "first" if 0 < payload.value <= dt.date.max.toordinal():
            return replace(known, first=dt.date.fromordinal(payload.value).isoformat())
        case _:
            return None


async def typed(context: Context, draft: Draft, text: str) -> None:
    """An answer was written."""
    if not context.may(Action.WRITE_LOANS) or "wants" not in draft.payload:
        return
    known = OldLoan.from_json(draft.payload["known"])
    changed = _typed(context, known, draft.payload["wants"], text)
    if isinstance(changed, str):
        context.reply(changed)
        return
    await drafts.answered(context.turn, draft)
    await _proceed(context, changed)


def _typed(context: Context, known: OldLoan, wants: str, text: str) -> OldLoan | str:
    """With the written answer, or why it cannot be read."""
    _ = context._
    match wants:
        case "member":
            found = named(context, reference(text))
            return replace(known, member_id=found[0].id) if len(found) == 1 else _("Tekan salah satu nama, ya.")
        case "principal":
            return _typed_amount(context, known, text, "principal")
        case "periods":
            times = read_times(text)
            return replace(known, periods=times) if times else _("Tulis berapa kali, contoh: 10x")
        case "paid":
            return _typed_paid(context, known, text)
        case "rate":
            said = read_loan_terms(text if "%" in text or "persen" in text.lower() else f"{text}%")
            rate = None if said is None else said.rate
            return replace(known, rate=percent_text(rate)) if rate is not None else _("Tulis persennya, contoh: 0,5%")
        case _:
            day = parse_date(text, context.message_date)
            if day is None:
                return _("Tanggalnya belum saya pahami. Contoh: 10 maret 2026")
            return replace(known, first=day.isoformat())


def _typed_paid(context: Context, known: OldLoan, text: str) -> OldLoan | str:
    """ "4x", "4", "belum", "sisa 300rb", "300rb"."""
    words = text.lower().split()
    if words[:1] in (["belum"], ["0"], ["nol"]):
        return replace(known, paid=0)
    times = read_times(text)
    if times is not None:
        return replace(known, paid=times)
    return _typed_amount(context, known, " ".join(word for word in words if word not in {"sisa", "pokok"}), "remaining")


def _typed_amount(context: Context, known: OldLoan, text: str, field: str) -> OldLoan | str:
    try:
        amount = parse_amount(text)
    except AmountError as error:
        return amount_refusal(context, error, example="500rb")
    if isinstance(amount, AmbiguousAmount):
        _ = context._
        low, high = _.rupiah(amount.readings[0]), _.rupiah(amount.readings[-1])
        return _("{low} atau {high}? Tulis lengkap, contoh: 500rb", low=low, high=high)
    return replace(known, principal=amount) if field == "principal" else replace(known, remaining=amount)


# --- shown and written ---------------------------------------------------------------------------------------------


def _new_loan(context: Context, known: OldLoan) -> NewLoan | None:
    """The loan as it would be taken over; None where something is missing."""
    terms = _terms(context, known)
    if terms is None or known.missing or known.member_id is None or known.first is None:
        return None
    if known.remaining is not None:
        principal, interest = openings.paid_by_remaining(terms, known.remaining)
    else:
        principal, interest = openings.paid_by_count(terms, known.paid or 0)
    writer = context.here.acting(context.user.id, Action.WRITE_LOANS)
    return NewLoan(
        group_id=context.here.group.id,
        member_id=known.member_id,
        terms=terms,
        decision=Decision.OFFICERS,
        first_due=dt.date.fromisoformat(known.first),
        chat_id=context.chat_id,
        message_id=context.message_id,
        item=0,
        asked_by=context.user.id,
        asked_member=None if writer is None else writer.id,
        asked_on=context.today,
        principal_before=principal,
        interest_before=interest,
    )


def _as_running(context: Context, new: NewLoan) -> LoanAccount:
    """The loan as if it were in the books already, to be looked at."""
    fields = {name: getattr(new, name) for name in NewLoan.__dataclass_fields__}
    loan = Loan(**fields, id=0, number=0, state=LoanState.ACTIVE, created_at=context.turn.now)
    first = new.first_due or context.today
    dates = schedules.due_dates(first, new.terms.period, new.terms.periods)
    return LoanAccount(loan=loan, instalments=schedules.instalments(new.terms, dates), payments=())


async def _preview(context: Context, known: OldLoan) -> None:
    """Everything that would be written, before a second officer hears of it."""
    _ = context._
    new = _new_loan(context, known)
    if new is None or new.member_id is None:
        return
    account = _as_running(context, new)
    draft_id = await _keep(context, known)
    lines: Sequence[str | None] = (
        _(
            "Pinjaman lama {name}, sisa pokok {amount}",
            name=context.here[new.member_id].name,
            amount=_.rupiah(account.outstanding),
        ),
        terms_words(_, new.terms, context.here.group.rules),
        _("Angsuran pertama {date}", date=_.short_date(account.instalments[0].due_on)),
        progress_line(context, account),
        late_line(context, account, context.today),
        next_line(context, account, context.today),
        _("Kas tidak berubah. Perlu persetujuan satu pengurus lain."),
    )
    keyboard = [
        [Button(_("Ajukan"), ChooseOld(draft_id, "write", 1)), Button(_("Batal"), ChooseOld(draft_id, "write", 0))]
    ]
    _answer(context, "\n".join(line for line in lines if line is not None), keyboard)


async def _end(context: Context, known: OldLoan, *, write: bool) -> None:
    """[Ajukan] or [Batal]."""
    _ = context._
    new = _new_loan(context, known) if write else None
    if new is None or new.member_id is None:
        context.edit(_("Baik, tidak ada yang dicatat."))
        return
    name = context.here[new.member_id].name
    waiting = await claim_service.waiting_of_member(context.turn, new.member_id)
    if any(claim.kind is MoneyKind.LOAN_OPENING for claim in waiting):
        context.edit(_("Masih ada pinjaman lama {name} yang menunggu. Selesaikan itu dulu, ya.", name=name))
        return
    loan = await loans.ask(context.turn, context.here, new)
    if loan is not None:
        await _report(context, loan, name)


async def _report(context: Context, loan: Loan, name: str) -> None:
    _ = context._
    made = await claim_service.report(
        context.turn,
        context.here,
        NewClaim(
            group_id=loan.group_id,
            chat_id=loan.chat_id,
            message_id=loan.message_id,
            item=loan.item,
            kind=MoneyKind.LOAN_OPENING,
            savings=None,
            amount=loan.terms.principal - loan.principal_before,
            member_id=loan.member_id,
            note="",
            date=loan.asked_on,
            reporter_id=loan.asked_by,
            reported_by=loan.asked_member,
            meeting_id=None,
            photo=None,
            loan_id=loan.id,
        ),
    )
    if made is not None:
        context.edit(_("Pinjaman lama {name} sudah diajukan.", name=name))
        await showing.show(context, [made])
        await tell_confirmers(context, made.claim)


TABLE = Tables(
    commands=(
        Command(
            name="pinjamanlama",
            description=N_("Catat pinjaman dari sebelum ada buku ini"),
            handler=command,
            action=Action.WRITE_LOANS,
            samples=(EXAMPLE,),
        ),
    ),
    presses=(Press(payload=ChooseOld, handler=choose, needs_group=False),),
    drafts={DRAFT: typed},
    starts={"pinjamanlama": started},
)
