"""Of which group a pendamping of several speaks: it is named, or asked for, and never guessed.

What was seen in one group is not to be read by the officers of another.
"""

import datetime as dt
from dataclasses import dataclass

from handlers.asking import called_off
from handlers.buttons import Button, Payload, in_rows
from handlers.context import Context
from handlers.lookups import pays_instead, privately
from handlers.registry import Press, Tables
from handlers.visit_cards import ShowVisits, entered
from handlers.visit_recording import LASTS, Told, record
from savings.groups import Roster
from savings.roles import Action
from savings.visit_phrases import read_group
from services import drafts, visits
from services.drafts import Draft

DRAFT = "kunjungan ke mana"

LONGEST_CHOICE = 20


@dataclass(frozen=True, slots=True)
class VisitedGroup(Payload, prefix="kjke"):
    """It was this group."""

    draft_id: int
    group_id: int


@dataclass(frozen=True, slots=True)
class NoVisit(Payload, prefix="kjkebatal"):
    """No visit after all."""

    draft_id: int


async def accompanied(context: Context) -> list[Roster]:
    """The groups whose visits this account may write down."""
    rosters = await context.turn.directory.rosters_of(context.turn.tx, context.user.id)
    return [roster for roster in rosters if roster.may(context.user.id, Action.RECORD_VISITS)]


async def enter_named(context: Context) -> bool:
    """Stand in the group that the command names, and take the name out of it; False where it names none.

    In a group another group's name is left standing: it is refused where a visit is written down.
    """
    own = await accompanied(context)
    found = read_group(context.arguments, [roster.group.name for roster in own])
    if found is None or (context.in_group and own[found.group].group.id != context.here.group.id):
        return False
    await context.enter(own[found.group])
    context.arguments = found.rest
    return True


async def record_somewhere(context: Context, text: str, *, named: bool, asks_day: bool = False) -> None:
    """Write a visit down; where it may be of several groups, ask first."""
    _ = context._
    own = await accompanied(context)
    told = Told.by(context, text, asks_day=asks_day)
    if context.in_group:
        if read_group(text, [roster.group.name for roster in own]) is not None:
            button = context.private_button(_("Tulis di chat pribadi"), privately(context, "kunjungan"))
            context.reply(_("Kunjungan ke kelompok lain ditulis di chat pribadi."), [[button]], quote=True)
        else:
            await record(context, told)
    elif named or len(own) < 2:
        await record(context, told)
    else:
        await _ask_group(context, told, own)


async def _ask_group(context: Context, told: Told, own: list[Roster]) -> None:
    _ = context._
    prompt = _("Kunjungan ke kelompok mana?")
    draft_id = await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        kind=DRAFT,
        payload={
            "prompt": prompt,
            "text": told.text,
            "at": told.at.isoformat(),
            "photo": told.photo,
            "asks_day": told.asks_day,
        },
        lasts=LASTS,
    )
    buttons = [Button(one.group.name, VisitedGroup(draft_id, one.group.id)) for one in own[:LONGEST_CHOICE]]
    context.reply(prompt, [*in_rows(buttons, 2), [Button(_("Batal"), NoVisit(draft_id))]])


async def _opened(context: Context, draft_id: int) -> Draft | None:
    """The presser's own open question; otherwise a word about why not."""
    draft = await drafts.find(context.turn, draft_id)
    if draft is not None and draft.kind == DRAFT and draft.telegram_id == context.user.id:
        return draft
    context.alert(context._("Pertanyaan ini sudah lewat. Tulis sekali lagi, ya."))
    return None


async def visited_group(context: Context, payload: VisitedGroup) -> None:
    """[KSM Mekar Sari]"""
    draft = await _opened(context, payload.draft_id)
    if draft is not None and await entered(context, payload.group_id, Action.RECORD_VISITS, private=True):
        await _go_on(context, draft)


async def no_visit(context: Context, payload: NoVisit) -> None:
    """[Batal]"""
    draft = await _opened(context, payload.draft_id)
    if draft is not None:
        await drafts.answered(context.turn, draft)
        context.edit(context._("Baik, tidak ada yang dicatat."))


async def typed(context: Context, draft: Draft, text: str) -> None:
    """The group's name in place of its button."""
    _ = context._
    own = await accompanied(context)
    found = read_group(text, [roster.group.name for roster in own])
    if called_off(text):
        await drafts.answered(context.turn, draft)
        context.reply(_("Baik, tidak ada yang dicatat."))
    elif found is not None and not found.rest:
        await context.enter(own[found.group])
        await _go_on(context, draft)
    elif not await pays_instead(context, draft, text):
        context.reply(_("Tekan nama kelompoknya di atas, ya."))


async def _go_on(context: Context, draft: Draft) -> None:
    await drafts.answered(context.turn, draft)
    said = draft.payload
    told = Told(
        text=said["text"],
        at=dt.datetime.fromisoformat(said["at"]),
        photo=said["photo"],
        asks_day=said["asks_day"],
    )
    await record(context, told)


# --- another day ---------------------------------------------------------------------------------------------------


def another_day(context: Context, own: list[Roster]) -> None:
    """One visit of the calendar cannot be moved, and need not be: what is made on another day counts."""
    _ = context._
    groups = ", ".join(roster.group.name for roster in own)
    text = _(
        "Kunjungan ke {groups} boleh di hari lain.\n"
        "Catat saja sesudahnya, tetap dihitung. Pengingatnya mengikuti kalender.",
        groups=groups,
    )
    calendar = [Button(_("Kalender"), ShowVisits(own[0].group.id))] if len(own) == 1 and not context.in_group else []
    context.reply(text, [calendar], quote=context.in_group)


async def cannot_come(context: Context) -> bool:
    """`tidak bisa datang besok` of a pendamping whom a visit awaits today or tomorrow: answered here."""
    waiting = []
    for roster in await accompanied(context):
        today = roster.group.date_of(context.turn.now)
        stands = (await visits.standing(context.turn, [roster.group.id], today)).get(roster.group.id)
        if stands is not None and stands.planned_next in {today, today + dt.timedelta(days=1)}:
            waiting.append(roster)
    if waiting:
        another_day(context, waiting)
    return bool(waiting)


TABLE = Tables(
    presses=(
        Press(payload=VisitedGroup, handler=visited_group, needs_group=False),
        Press(payload=NoVisit, handler=no_visit, needs_group=False),
    ),
    drafts={DRAFT: typed},
)
