"""/target: what the group wants to have saved by a day. Officers set it, everybody sees it."""

import datetime as dt
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from dateutil.relativedelta import relativedelta

from handlers.asking import called_off
from handlers.buttons import Button, Payload, in_rows
from handlers.charts import ShowChart
from handlers.context import Context, plain
from handlers.lookups import pays_instead
from handlers.pictures import send_picture
from handlers.refused_amounts import amount_refusal
from handlers.registry import Command, Press, SampleFor, Tables
from handlers.role_words import who_may
from locales import N_, Words
from savings.amounts import AmbiguousAmount, AmountError
from savings.errors import GoalReached
from savings.goals import LEBARAN, GoalWish, next_lebaran, read_goal, read_until, weekly
from savings.money import LARGEST_AMOUNT, Rupiah
from savings.roles import Action
from services import drafts, goals
from services.drafts import Draft
from services.goals import Goal
from services.progress import GOAL

DRAFT = "target"
EXAMPLE = "/target 10jt sampai Lebaran"

TYPED = 0
"""In place of an amount or a day: it is to be written."""

SOONEST_YEAR_END = dt.timedelta(days=45)
"""The end of a year that is nearer than this is not offered."""


@dataclass(frozen=True, slots=True)
class ChooseTarget(Payload, prefix="glamt"):
    """So much."""

    draft_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class ChooseUntil(Payload, prefix="gluntil"):
    """Until this day, as an ordinal (0: another one, to be written)."""

    draft_id: int
    day: int


@dataclass(frozen=True, slots=True)
class DropQuestion(Payload, prefix="gldrop"):
    """No goal after all."""

    draft_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """What is known of the goal so far. `until` is ISO text; `readings` are what the amount can mean."""

    target: Rupiah | None = None
    until: str | None = None
    name: str = ""
    readings: tuple[Rupiah, ...] = ()

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """Back from a draft."""
        return cls(**{**kept, "readings": tuple(kept["readings"])})


# --- asked ---------------------------------------------------------------------------------------------------------


async def target(context: Context) -> None:
    """/target, /target 10jt sampai Lebaran, /target hapus."""
    _ = context._
    if not context.arguments:
        await _show_or_ask(context)
    elif not context.may(Action.SET_GOAL):
        context.reply(_("Hanya {who} yang bisa mengatur target.", who=who_may(context, Action.SET_GOAL)))
    elif context.arguments.lower() in {"hapus", "batal", "selesai"}:
        dropped = await goals.drop(context.turn, context.here.group)
        context.reply(_("Target kelompok dihapus.") if dropped else _("Belum ada target."))
    else:
        await _read(context, read_goal(context.arguments, context.message_date))


async def _show_or_ask(context: Context) -> None:
    _ = context._
    if await goals.current(context.turn, context.here.group) is not None:
        send_picture(context, GOAL)
    elif context.may(Action.SET_GOAL):
        await _proceed(context, _Wish())
    else:
        context.reply(_("Belum ada target. Pengurus bisa membuatnya: /target 10jt sampai Lebaran"))


async def _read(context: Context, said: GoalWish, known: _Wish | None = None) -> None:
    """What was said, on top of what is known already: ask what is missing, or set the goal."""
    wish = known or _Wish()
    if isinstance(said.target, AmountError):
        context.reply(amount_refusal(context, said.target, example=EXAMPLE), quote=context.in_group)
        return
    if isinstance(said.target, AmbiguousAmount):
        wish = replace(wish, readings=said.target.readings)
    elif said.target is not None:
        wish = replace(wish, target=said.target, readings=())
    if said.until is not None:
        wish = replace(wish, until=said.until.isoformat())
    await _proceed(context, replace(wish, name=said.name or wish.name), unread=said.unread)


# --- what is missing -----------------------------------------------------------------------------------------------


async def _proceed(context: Context, wish: _Wish, *, unread: str = "") -> None:
    """Ask the first thing that is missing, or set the goal. A day that came while it was asked is asked for again."""
    if wish.until is not None and dt.date.fromisoformat(wish.until) <= _since(context):
        unread, wish = unread or context._.short_date(dt.date.fromisoformat(wish.until)), replace(wish, until=None)
    if wish.target is None:
        await _ask_target(context, wish)
    elif wish.until is None:
        await _ask_until(context, wish, unread)
    else:
        await _set(context, wish)


async def _ask_target(context: Context, wish: _Wish) -> None:
    _ = context._
    if wish.readings:
        prompt = _("{low} atau {high}?", low=_.rupiah(wish.readings[0]), high=_.rupiah(wish.readings[-1]))
        await _ask(context, wish, prompt, [(_.rupiah(one), one) for one in wish.readings], ChooseTarget)
    else:
        await _ask(context, wish, _("Berapa targetnya? Balas pesan ini, contoh: 10jt"), [], ChooseTarget)


async def _ask_until(context: Context, wish: _Wish, unread: str) -> None:
    _ = context._
    today = context.today
    offered = [(_("12 bulan"), today + relativedelta(months=12))]
    if (lebaran := next_lebaran(today)) is not None:
        offered.insert(0, (_("Lebaran, {day}", day=_.short_date(lebaran)), lebaran))
    year_end = dt.date(today.year, 12, 31)
    if year_end - today < SOONEST_YEAR_END:
        year_end = year_end.replace(year=today.year + 1)
    offered.insert(1, (_.short_date(year_end), year_end))
    if unread:
        prompt = _("“{words}” belum saya pahami sebagai hari yang akan datang. Sampai kapan?", words=plain(unread)[:40])
    else:
        prompt = _("Target {amount} sampai kapan?", amount=_.rupiah(wish.target or 0))
    choices = [(label, day.toordinal()) for label, day in offered]
    await _ask(context, wish, prompt, [*choices, (_("Lainnya"), TYPED)], ChooseUntil)


async def _ask(
    context: Context,
    wish: _Wish,
    prompt: str,
    choices: list[tuple[str, int]],
    payload: type[ChooseTarget] | type[ChooseUntil],
) -> None:
    """Open the question as a draft and show it."""
    draft_id = await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind=DRAFT,
        payload={
            "wish": asdict(wish),
            "prompt": prompt,
            "wants": "amount" if payload is ChooseTarget else "until",
        },
    )
    rows = in_rows([Button(label, payload(draft_id, value)) for label, value in choices], 2)
    rows.append([Button(context._("Batal"), DropQuestion(draft_id))])
    if context.is_press:
        context.edit(prompt, rows)
    else:
        context.reply(prompt, rows, quote=context.in_group)


# --- the answers ---------------------------------------------------------------------------------------------------


async def _opened(context: Context, draft_id: int, wants: str = "") -> tuple[Draft, _Wish] | None:
    """The presser's own open question; others, late ones, and who may not any more are told so."""
    _ = context._
    draft = await drafts.find(context.turn, draft_id)
    if draft is None or draft.kind != DRAFT or (wants and draft.payload["wants"] != wants):
        context.alert(_("Pertanyaan ini sudah lewat. Tulis sekali lagi, ya."))
        return None
    if draft.telegram_id != context.user.id:
        context.alert(_("Pertanyaan ini untuk orang lain."))
        return None
    await _enter(context, draft)
    if not context.may(Action.SET_GOAL):
        context.alert(_("Tombol ini untuk {who}.", who=who_may(context, Action.SET_GOAL)))
        return None
    return draft, _Wish.of(draft.payload["wish"])


async def _enter(context: Context, draft: Draft) -> None:
    if draft.group_id is not None:
        await context.enter(await context.turn.directory.roster(context.turn.tx, draft.group_id))


async def choose_target(context: Context, payload: ChooseTarget) -> None:
    """One of the readings of an amount."""
    opened = await _opened(context, payload.draft_id, "amount")
    if opened is not None and 0 < payload.amount <= LARGEST_AMOUNT:
        draft, wish = opened
        await drafts.answered(context.turn, draft)
        await _proceed(context, replace(wish, target=payload.amount, readings=()))


async def choose_until(context: Context, payload: ChooseUntil) -> None:
    """One of the usual days, or another one that is to be written."""
    opened = await _opened(context, payload.draft_id, "until")
    if opened is None:
        return
    draft, wish = opened
    _ = context._
    if payload.day == TYPED:
        prompt = _("Tulis harinya sebagai balasan pesan ini, contoh: 31 des")
        await drafts.change(context.turn, draft, {**draft.payload, "prompt": prompt})
        context.edit(prompt)
        return
    day = _day(payload.day)
    if day is None or not context.today < day <= context.today + relativedelta(years=10):
        context.alert(_("Hari itu sudah lewat. Tulis sekali lagi, ya."))
        return
    await drafts.answered(context.turn, draft)
    name = wish.name or (LEBARAN if day == next_lebaran(context.today) else "")
    await _proceed(context, replace(wish, until=day.isoformat(), name=name))


def _day(ordinal: int) -> dt.date | None:
    """The day of an ordinal; None for what no button of ours carries."""
    return dt.date.fromordinal(ordinal) if 0 < ordinal <= dt.date.max.toordinal() else None


async def drop_question(context: Context, payload: DropQuestion) -> None:
    """Nothing is set."""
    opened = await _opened(context, payload.draft_id)
    if opened is not None:
        await drafts.answered(context.turn, opened[0])
        context.edit(context._("Baik, tidak ada target baru."))


async def typed(context: Context, draft: Draft, text: str) -> None:
    """The amount or the day was written; who says something else instead is not held to the question."""
    _ = context._
    if called_off(text):
        await drafts.answered(context.turn, draft)
        context.reply(_("Baik, tidak ada target baru."), quote=context.in_group)
        return
    if await pays_instead(context, draft, text):
        return
    if not context.may(Action.SET_GOAL):
        await drafts.answered(context.turn, draft)
        return
    wish = _Wish.of(draft.payload["wish"])
    if draft.payload["wants"] == "until":
        found = read_until(text.lower().removeprefix("sampai "), context.message_date)
        said = GoalWish(
            until=None if found is None else found.day,
            name="" if found is None else found.occasion,
            unread="" if found is not None else text,
        )
        said = replace(said, name=wish.name or said.name)
    else:
        said = read_goal(text, context.message_date)
    if not isinstance(said.target, AmountError):
        await drafts.answered(context.turn, draft)
    await _read(context, said, wish)


def _since(context: Context) -> dt.date:
    """The members' date of what is said now."""
    return context.today if context.is_press else context.message_date


# --- set -----------------------------------------------------------------------------------------------------------


async def _set(context: Context, wish: _Wish) -> None:
    """Set the goal and say so where everybody reads it."""
    _ = context._
    group = context.here.group
    assert wish.target is not None and wish.until is not None
    try:
        goal, before = await goals.set_goal(
            context.turn,
            group,
            name=wish.name,
            target=wish.target,
            since=_since(context),
            until=dt.date.fromisoformat(wish.until),
            by=context.user.id,
        )
    except GoalReached as reached:
        text = _(
            "Simpanan kelompok sudah {saved}. Tulis target yang lebih besar dari itu.", saved=_.rupiah(reached.saved)
        )
        if context.is_press:
            context.edit(text)
        else:
            context.reply(text)
        return
    saved = await goals.saved(context.turn, group)
    button = Button(_("Lihat gambar"), ShowChart(group.id, GOAL))
    if context.is_press:
        context.edit(_card(_, goal, before, saved), [[button]])
    else:
        context.reply(_card(_, goal, before, saved), [[button]])
    if not context.in_group and group.chat_id is not None:
        with context.for_group() as theirs:
            label = Button(theirs("Lihat gambar"), ShowChart(group.id, GOAL))
            context.send(group.chat_id, _card(theirs, goal, before, saved), [[label]])


def _card(_: Words, goal: Goal, before: Goal | None, saved: Rupiah) -> str:
    """The goal and the pace to it."""
    amount, until = _.rupiah(goal.target), _.date(goal.until)
    if goal.name == LEBARAN:
        lines = [_("Target kelompok {amount} sampai Lebaran, {until}", amount=amount, until=until)]
    elif goal.name:
        lines = [_("Target {name}: {amount} sampai {until}", name=plain(goal.name), amount=amount, until=until)]
    else:
        lines = [_("Target kelompok {amount} sampai {until}", amount=amount, until=until)]
    lacking = goal.target - saved
    lines.append(
        _(
            "Simpanan sekarang {saved}, kurang {lacking}. Kira-kira {pace} seminggu.",
            saved=_.rupiah(saved),
            lacking=_.rupiah(lacking),
            pace=_.rupiah(weekly(lacking, (goal.until - goal.since).days)),
        )
    )
    if goal.name == LEBARAN:
        lines.append(_("Hari Lebaran bisa bergeser sehari, menunggu keputusan pemerintah."))
    if before is not None:
        lines.append(_("Target sebelumnya {amount} diganti.", amount=_.rupiah(before.target)))
    return "\n".join(lines)


TABLE = Tables(
    commands=(
        Command(
            name="target",
            description=N_("Lihat target simpanan kelompok"),
            handler=target,
            action=Action.SEE_CASH,
            samples=("/target",),
            samples_for=(SampleFor(Action.SET_GOAL, N_("Buat target simpanan"), EXAMPLE),),
        ),
    ),
    presses=(
        Press(payload=ChooseTarget, handler=choose_target, action=Action.SET_GOAL),
        Press(payload=ChooseUntil, handler=choose_until, action=Action.SET_GOAL),
        Press(payload=DropQuestion, handler=drop_question, action=Action.SET_GOAL),
    ),
    drafts={DRAFT: typed},
)
