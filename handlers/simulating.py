"""/simulasi: what a loan would cost, for anybody, before anybody asks for one.

The buttons carry the whole question, so that a simulation can be turned over and over, by several people, for ever.
Words that are left empty are the group's rules as they stand when the button is pressed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from handlers import sentences
from handlers.asking import called_off
from handlers.borrowing import Apply
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context
from handlers.loan_lengths import LONGEST, another_period, choices, length_question, read_times
from handlers.refused_amounts import amount_refusal
from handlers.registry import Command, Press, Tables
from handlers.rule_words import (
    as_sentence,
    interest_word,
    method_word,
    penalty_words,
    percent,
    period_word,
    rate_words,
)
from locales import N_, Words
from savings.amounts import AmbiguousAmount, AmountError, parse_amount
from savings.loan_terms import LoanWords, read_loan_terms
from savings.loans import Method, Terms, percent_text, terms_by_rules
from savings.money import LARGEST_AMOUNT
from savings.phrases import SimulationSentence, understand
from savings.roles import Action
from savings.rules import Preset, Rules, rules_of
from savings.schedules import Amounts, Simulation, simulate
from services import drafts
from services.drafts import Draft

DRAFT = "simulasi"
EXAMPLE = "/simulasi 500rb 10x"
OFFERED_AMOUNTS = (300_000, 500_000, 1_000_000, 2_000_000)
SHORT, FULL, COMPARED = "s", "f", "c"
"""How much of a simulation is shown: the usual screen, every instalment, or the methods side by side."""

TYPED = -1
"""In place of a number in a button: it is to be typed."""

LINES = 10
"""So many lines of instalments fit a small phone."""
FIRST_LINES = 3
DETAILED_LINES = 60
"""Beyond these a full table shows sums alone, to stay within one message."""

LONGEST_RATE = 12
"""Characters of a rate: a button has no room for more, and no group reckons so finely."""

_RATE = re.compile(r"[0-9]+(?:\.[0-9]+)?%|[0-9]+/[0-9]+%")
"""As percent_text writes it. Nothing else is read as a number: "1e-9999999%" would be reckoned with for hours."""

METHODS = (Method.FLAT, Method.DECLINING, Method.ANNUITY)


@dataclass(frozen=True, slots=True)
class Simulate(Payload, prefix="sim"):
    """A loan as it would be; 0 instalments or rupiah are asked for. An empty word is as the group's rules say."""

    principal: int
    periods: int
    period: str = ""
    rate: str = ""
    method: str = ""
    view: str = SHORT


# --- how it begins -----------------------------------------------------------------------------------------------


async def command(context: Context) -> None:
    """/simulasi 500rb 10x, /simulasi 1jt 12 bulan 2%, or /simulasi alone."""
    _ = context._
    if not context.arguments:
        await _proceed(context, Simulate(0, 0))
        return
    said = read_loan_terms(context.arguments)
    if said is None:
        context.reply(_("Belum saya pahami. Contoh: {example}", example=EXAMPLE), quote=context.in_group)
    elif said.error is not None:
        context.reply(amount_refusal(context, said.error, example=EXAMPLE), quote=context.in_group)
    elif isinstance(said.amount, AmbiguousAmount):
        _ask_which(context, _wanted(context, said), said.amount.readings)
    else:
        await _proceed(context, _wanted(context, said), said)


async def sentence(context: Context, said: SimulationSentence) -> None:
    """`simulasi 500rb 10x`, said in words."""
    context.arguments = said.words
    await command(context)


def _wanted(context: Context, said: LoanWords) -> Simulate:
    """The words of a sentence as the words of a button; a rate of its own is one per period that was named."""
    rules = _rules(context)
    rate = "" if said.rate is None else percent_text(said.rate)
    period = another_period(rules, said.period) or ""
    # A rate per month is none per week: without one of its own, how many of the group's periods is it?
    periods = 0 if period and not rate else said.periods or 0
    amount = said.amount if isinstance(said.amount, int) else 0
    return Simulate(amount, periods, period if rate else "", rate, said.method or "")


def _rules(context: Context) -> Rules:
    """The group's rules; the usual ones for somebody who has no group yet."""
    return rules_of(Preset.KSM, {}) if context.roster is None else context.here.group.rules


def _as_wanted(rules: Rules, wanted: Simulate) -> Rules:
    """The rules with what was said in their place. A rate of one's own means nothing to UPPKS: then flat is meant."""
    said = {"metode": wanted.method, "jasa": wanted.rate, "angsuran": wanted.period}
    if wanted.rate and rules["metode"] == Method.UPPKS:
        said["metode"] = wanted.method or Method.FLAT.value
    return Rules({**rules.values, **{key: word for key, word in said.items() if word}})


async def _proceed(context: Context, wanted: Simulate, said: LoanWords | None = None) -> None:
    """Ask the first thing that is missing, or show it."""
    _ = context._
    rules = _as_wanted(_rules(context), wanted)
    if TYPED in {wanted.principal, wanted.periods}:
        await _ask_typed(context, wanted)
    elif wanted.principal == 0:
        _ask_amount(context, wanted)
    elif wanted.periods == 0 and rules["metode"] != Method.UPPKS:
        _ask_length(context, wanted, said)
    else:
        terms = _terms(rules, wanted)
        if terms is None:
            _show(context, _("Angka itu belum bisa saya hitung. Contoh: {example}", example=EXAMPLE), [])
        else:
            _show(context, *_screen(context, rules, wanted, terms))


async def pressed(context: Context, payload: Simulate) -> None:
    """One of the buttons under a simulation, or an answer to what it asked."""
    await _proceed(context, payload)


def _show(context: Context, text: str, keyboard: Keyboard) -> None:
    if context.is_press:
        context.edit(text, keyboard)
    else:
        context.reply(text, keyboard, quote=context.in_group)


# --- what is still to be asked -----------------------------------------------------------------------------------


def _ask_which(context: Context, wanted: Simulate, readings: Sequence[int]) -> None:
    _ = context._
    buttons = [Button(_.rupiah(amount), replace(wanted, principal=amount)) for amount in readings]
    text = _("{low} atau {high}?", low=_.rupiah(readings[0]), high=_.rupiah(readings[-1]))
    _show(context, text, in_rows(buttons, 2))


def _ask_amount(context: Context, wanted: Simulate) -> None:
    _ = context._
    buttons = [Button(_.rupiah(amount), replace(wanted, principal=amount)) for amount in OFFERED_AMOUNTS]
    buttons.append(Button(_("Lainnya"), replace(wanted, principal=TYPED)))
    _show(context, _("Pinjaman berapa yang mau dihitung?"), in_rows(buttons, 2))


def _ask_length(context: Context, wanted: Simulate, said: LoanWords | None) -> None:
    _ = context._
    rules = _rules(context)
    buttons = [Button(_("{n}x", n=n), replace(wanted, periods=n)) for n in choices(rules)]
    buttons.append(Button(_("Lainnya"), replace(wanted, periods=TYPED)))
    period = None if said is None else another_period(rules, said.period)
    _show(context, length_question(context, rules, period), in_rows(buttons, 4))


async def _ask_typed(context: Context, wanted: Simulate) -> None:
    """The amount or the length is to be typed: a draft, because words carry no button's payload."""
    _ = context._
    if wanted.principal == TYPED:
        prompt, wants = _("Tulis jumlahnya sebagai balasan pesan ini, contoh: 750rb"), "amount"
    else:
        prompt, wants = _("Tulis berapa kali angsuran sebagai balasan pesan ini, contoh: 8x"), "periods"
    await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=None if context.roster is None else context.here.group.id,
        kind=DRAFT,
        payload={"wanted": wanted.pack(), "prompt": prompt, "wants": wants},
    )
    _show(context, prompt, [])


async def typed(context: Context, draft: Draft, text: str) -> None:
    """The amount or the length was typed. Who says something new instead is not held to the old question."""
    _ = context._
    wanted = Simulate.read(draft.payload["wanted"])
    if called_off(text):
        await drafts.answered(context.turn, draft)
        context.reply(_("Baik, tidak jadi dihitung."), quote=context.in_group)
    elif wanted is None or type(understand(text)) in context.home.tables.sentences:
        await drafts.answered(context.turn, draft)
        await sentences.said(context, context.home.tables, text)
    elif draft.payload["wants"] == "amount":
        await _typed_amount(context, draft, wanted, text)
    else:
        periods = read_times(text)
        if periods is None or periods > LONGEST:
            context.reply(_("Tulis satu angka, contoh: 8x"), quote=True)
            return
        await drafts.answered(context.turn, draft)
        await _proceed(context, replace(wanted, periods=periods))


async def _typed_amount(context: Context, draft: Draft, wanted: Simulate, text: str) -> None:
    try:
        amount = parse_amount(text)
    except AmountError as error:
        context.reply(amount_refusal(context, error, example="750rb"), quote=True)
        return
    await drafts.answered(context.turn, draft)
    if isinstance(amount, AmbiguousAmount):
        _ask_which(context, wanted, amount.readings)
    else:
        await _proceed(context, replace(wanted, principal=amount))


# --- what is shown -----------------------------------------------------------------------------------------------


def _terms(rules: Rules, wanted: Simulate) -> Terms | None:
    """The terms by these rules; None where they are none, as a forged button's may be."""
    if not 0 < wanted.principal <= LARGEST_AMOUNT or not 0 <= wanted.periods <= LONGEST:
        return None
    if wanted.rate and (len(wanted.rate) > LONGEST_RATE or _RATE.fullmatch(wanted.rate) is None):
        return None
    try:
        terms = terms_by_rules(rules, principal=wanted.principal, periods=wanted.periods)
    except (ValueError, ZeroDivisionError):
        return None
    return terms if terms.rate <= 1 else None


def _screen(context: Context, rules: Rules, wanted: Simulate, terms: Terms) -> tuple[str, Keyboard]:
    if wanted.view == COMPARED:
        return _compared(context, rules, wanted, terms)
    _ = context._
    simulation = simulate(terms)
    lines = [_headline(_, simulation), *_facts(_, rules, simulation)]
    table = list(_table(_, simulation.plan))
    legend = list(_legend(_, rules, simulation)) if any(" = " in line for line in table) else []
    cut = len(table) > LINES and wanted.view != FULL
    if cut:
        lines += [*legend, *table[:FIRST_LINES], "…", table[-1]]
    elif len(table) > 1:
        lines += [*legend, *table]
    elif simulation.total > terms.principal:  # all alike: their numbers say nothing
        lines.append(_("Tiap kali: {parts}.", parts=_parts(_, rules, simulation.first)))
    if context.roster is None:
        lines.append(_("Ini hitungan umum. Tiap kelompok punya aturan sendiri."))
    return "\n".join(lines), _buttons(context, rules, wanted, terms, cut=cut)


def _headline(_: Words, simulation: Simulation) -> str:
    n, period = len(simulation.plan), period_word(_, simulation.terms.period)
    first, last = simulation.first.total, simulation.last.total
    if simulation.terms.method is Method.DECLINING and last < first:
        return _(
            "Angsuran {first} turun sampai {last}, tiap {period}, {n} kali",
            first=_.rupiah(first),
            last=_.rupiah(last),
            period=period,
            n=n,
        )
    return _("Angsuran {amount} per {period}, {n} kali", amount=_.rupiah(first), period=period, n=n)


def _facts(_: Words, rules: Rules, simulation: Simulation) -> Iterator[str]:
    """What is lent, what it costs in all, and what a flat rate really is."""
    terms = simulation.terms
    yield _("Pinjaman {amount}, {cost}.", amount=_.rupiah(terms.principal), cost=rate_words(_, terms, rules))
    total = _.rupiah(simulation.total)
    if simulation.total_interest:
        interest = as_sentence(interest_word(_, rules))
        cost = _.rupiah(simulation.total_interest)
        yield _("{interest} seluruhnya {cost}, total bayar {total}.", interest=interest, cost=cost, total=total)
    else:
        yield _("Total bayar {total}.", total=total)
    if simulation.total_savings:
        yield _("{amount} di antaranya simpanan wajib Anda sendiri.", amount=_.rupiah(simulation.total_savings))
    if terms.paid_out < terms.principal:
        yield _("Diterima {amount}, sesudah potongan.", amount=_.rupiah(terms.paid_out))
    if terms.penalty:
        yield _("{line}.", line=as_sentence(penalty_words(_, terms.penalty)))
    if simulation.effective_rate > terms.rate or (terms.method is Method.UPPKS and simulation.effective_rate):
        rate = percent(_, simulation.effective_rate)
        yield _(
            "Kalau dihitung dari sisa pinjaman, setara {rate} per {period}.",
            rate=rate,
            period=period_word(_, terms.period),
        )


def _legend(_: Words, rules: Rules, simulation: Simulation) -> Iterator[str]:
    """What the numbers behind each sum are; nothing where there is only pokok."""
    interest = interest_word(_, rules)
    if simulation.total_savings:
        yield _("Isinya pokok + {interest} + simpanan:", interest=interest)
    elif simulation.total_interest:
        yield _("Isinya pokok + {interest}:", interest=interest)


def _table(_: Words, plan: Sequence[Amounts]) -> Iterator[str]:
    """A line for each instalment, equal ones that follow each other on one: "1-9. Rp57.500 = 50.000 + 7.500".

    So short that it stays one line on a phone of 360 pixels.
    """
    runs = [[number for number, _one in run] for _same, run in groupby(enumerate(plan, 1), key=lambda pair: pair[1])]
    for numbers in runs:
        one = plan[numbers[0] - 1]
        which = f"{numbers[0]}-{numbers[-1]}" if len(numbers) > 1 else str(numbers[0])
        if len(runs) > DETAILED_LINES or one.total == one.principal:
            yield _("{which}. {total}", which=which, total=_.rupiah(one.total))
        else:
            parts = " + ".join(_.number(part) for part in (one.principal, one.interest, one.savings) if part)
            yield _("{which}. {total} = {parts}", which=which, total=_.rupiah(one.total), parts=parts)


def _parts(_: Words, rules: Rules, one: Amounts) -> str:
    """ "pokok Rp50.000, jasa Rp7.500"."""
    parts = [_("pokok {amount}", amount=_.rupiah(one.principal))]
    if one.interest:
        parts.append(
            _("{interest} {amount}", interest=interest_word(_, rules), amount=_.rupiah(one.interest)),
        )
    if one.savings:
        parts.append(_("simpanan {amount}", amount=_.rupiah(one.savings)))
    return ", ".join(parts)


def _buttons(context: Context, rules: Rules, wanted: Simulate, terms: Terms, *, cut: bool) -> Keyboard:
    _ = context._
    rows = [[Button(_("Bandingkan cara hitung"), replace(wanted, periods=terms.periods, view=COMPARED))]]
    if cut:
        rows.append([Button(_("Semua angsuran"), replace(wanted, view=FULL))])
    elif wanted.view == FULL:
        rows.append([Button(_("Ringkas"), replace(wanted, view=SHORT))])
    if context.may(Action.BORROW) and terms == _terms(_rules(context), Simulate(terms.principal, terms.periods)):
        rows.append([Button(_("Ajukan pinjaman ini"), Apply(terms.principal, terms.periods))])
    return rows


def _compared(context: Context, rules: Rules, wanted: Simulate, terms: Terms) -> tuple[str, Keyboard]:
    """The methods side by side, of the same sum, length and rate; a button leads into each."""
    _ = context._
    own = Method(_rules(context)["metode"])
    methods = (own, *METHODS) if own is Method.UPPKS else METHODS
    lines = [_("{amount}, {n} kali: cara hitung mana?", amount=_.rupiah(terms.principal), n=terms.periods)]
    buttons = []
    for method in methods:
        one = replace(wanted, periods=terms.periods, method=method.value, view=SHORT)
        priced = _terms(_as_wanted(rules, one), one)
        if priced is not None:
            line = _compared_line(_, rules, simulate(priced), own=method is own)
            if Method.UPPKS in methods:  # twelve weeks beside twelve months
                line = _("{line} Tiap {period}.", line=line, period=period_word(_, priced.period))
            lines.append(line)
            buttons.append(Button(as_sentence(method_word(_, method)), one))
    return "\n".join(lines), in_rows(buttons, 3)


def _compared_line(_: Words, rules: Rules, simulation: Simulation, *, own: bool) -> str:
    method = as_sentence(method_word(_, simulation.terms.method))
    if own:
        method = _("{method} (di sini)", method=method)
    first, last = simulation.first.total, simulation.last.total
    instalment = _.rupiah(first)
    if first != last:
        instalment = _("{first}, terakhir {last}", first=_.rupiah(first), last=_.rupiah(last))
    return _(
        "{method}: {instalment}. {interest} {total}.",
        method=method,
        instalment=instalment,
        interest=as_sentence(interest_word(_, rules)),
        total=_.rupiah(simulation.total_interest),
    )


TABLE = Tables(
    commands=(
        Command(
            name="simulasi",
            description=N_("Hitung angsuran pinjaman"),
            handler=command,
            needs_group=False,
            samples=("/simulasi 500rb 10x", "/simulasi 1jt 12 bulan"),
        ),
    ),
    presses=(Press(payload=Simulate, handler=pressed, needs_group=False),),
    sentences={SimulationSentence: sentence},
    drafts={DRAFT: typed},
)
