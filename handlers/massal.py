"""/setor massal: everybody's wajib at once. A list with ticks, exceptions unticked, all written down by one press.

The list is the officer's own; the claims are placed at the command that asked for it, so that they count once.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

from handlers import showing
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context
from handlers.refusals import who_may
from handlers.refused_amounts import amount_refusal, over_ceiling
from handlers.registry import Press, Tables
from handlers.wording import savings_word
from savings.amounts import AmountError, in_scale_of, parse_amount
from savings.groups import Member
from savings.money import MoneyKind, SavingsKind
from savings.roles import Action
from services import claims as service
from services import drafts, meetings
from services.claims import NewClaim, Reported
from services.drafts import Draft
from services.meetings import Meeting

WORD = "massal"
DRAFT = "massal"
LASTS = dt.timedelta(hours=3)
"""A list is filled while people come and pay: as long as a meeting."""

NAMES_ON_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class TickPayer(Payload, prefix="mtick"):
    """Tick or untick one member."""

    draft_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class TurnPayers(Payload, prefix="mpage"):
    """Show another page of names."""

    draft_id: int
    page: int


@dataclass(frozen=True, slots=True)
class ChangePaid(Payload, prefix="mamt"):
    """Another amount for all."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class WriteAll(Payload, prefix="mall"):
    """Write down what is ticked (1), or close the list (0)."""

    draft_id: int
    write: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PayList:
    """The list as it stands; JSON in its draft. The ids are members'; `paid` had paid when the list was made."""

    chat_id: int
    message_id: int
    date: str
    meeting_id: int | None
    amount: int
    members: tuple[int, ...]
    off: frozenset[int] = field(default_factory=frozenset)
    paid: frozenset[int] = field(default_factory=frozenset)
    page: int = 0

    @property
    def ticked(self) -> tuple[int, ...]:
        """Whose deposit is to be written down."""
        return tuple(member for member in self.members if member not in self.off)

    def to_json(self) -> dict[str, Any]:
        """JSON values, for the draft."""
        return asdict(self) | {"off": sorted(self.off), "paid": sorted(self.paid)}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Back from the draft."""
        sets = {"off": frozenset(values["off"]), "paid": frozenset(values["paid"])}
        return cls(**values | {"members": tuple(values["members"])} | sets)


async def begin(context: Context) -> None:
    """/setor massal, /setor massal 10rb."""
    _ = context._
    if not context.may(Action.RECORD_DEPOSITS):
        who = who_may(context, Action.RECORD_DEPOSITS)
        context.reply(_("Hanya {who} yang bisa memakai /{name}.", who=who, name="setor massal"), quote=True)
        return
    amount = _amount(context, context.arguments.lower().removeprefix(WORD).strip())
    if isinstance(amount, str):
        context.reply(amount, quote=True)
        return
    meeting = await _meeting(context)
    members = await _payers(context, meeting)
    if not members:
        context.reply(_("Belum ada anggota. Tambah dulu dengan /anggota."), quote=True)
        return
    date = context.message_date
    paid = await service.paid_wajib(context.turn, context.here.group.id, date, None if meeting is None else meeting.id)
    listed = PayList(
        chat_id=context.message.chat_id,
        message_id=context.message.message_id,
        date=date.isoformat(),
        meeting_id=meeting.id if meeting is not None and meeting.held_on == date else None,
        amount=amount,
        members=tuple(member.id for member in members),
        off=paid & {member.id for member in members},
        paid=paid,
    )
    draft_id = await _keep(context, listed)
    context.reply(*_list(context, draft_id, listed), quote=context.in_group)


def _amount(context: Context, said: str) -> int | str:
    """What everybody pays: as said, else by the group's rule; or why it cannot be."""
    _ = context._
    rule = context.here.group.rules.rupiah("wajib")
    if not said:
        return rule or _("Besar simpanan wajib belum ditentukan. Contoh: /setor massal 5rb")
    try:
        amount = in_scale_of(parse_amount(said), rule or 1000)
    except AmountError as error:
        return amount_refusal(context, error)
    return over_ceiling(context, amount) or amount


async def _meeting(context: Context) -> Meeting | None:
    """The open meeting, else today's."""
    group = context.here.group
    return await meetings.open_meeting(context.turn, group.id) or await meetings.on(context.turn, group, context.today)


async def _payers(context: Context, meeting: Meeting | None) -> Sequence[Member]:
    """Those present; all where there is no meeting, or before anybody is marked."""
    present = [] if meeting is None else await meetings.present(context.turn, meeting.id)
    ids = {member.id for member in present}
    return [member for member in context.here.members if member.id in ids] or context.here.members


async def _keep(context: Context, listed: PayList, **more: Any) -> int:
    return await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind=DRAFT,
        payload={"list": listed.to_json(), **more},
        lasts=LASTS,
    )


def _list(context: Context, draft_id: int, listed: PayList) -> tuple[str, Keyboard]:
    _ = context._
    pages = max(1, -(-len(listed.members) // NAMES_ON_A_PAGE))
    page = min(max(listed.page, 0), pages - 1)
    shown = listed.members[page * NAMES_ON_A_PAGE : (page + 1) * NAMES_ON_A_PAGE]
    rows = in_rows([_name_button(context, draft_id, listed, member) for member in shown], 2)
    if pages > 1:
        turn = [
            Button("◀", TurnPayers(draft_id, (page - 1) % pages)),
            Button(_("Hal. {page}/{pages}", page=page + 1, pages=pages), TurnPayers(draft_id, page)),
            Button("▶", TurnPayers(draft_id, (page + 1) % pages)),
        ]
        rows.append(turn)
    rows.append([Button(_("Catat semua ({n})", n=len(listed.ticked)), WriteAll(draft_id, 1))])
    rows.append([Button(_("Ubah jumlah"), ChangePaid(draft_id)), Button(_("Tutup"), WriteAll(draft_id, 0))])
    text = _(
        "{what} {amount} per orang\nHilangkan centang yang belum bayar, lalu tekan Catat semua.",
        what=savings_word(context, SavingsKind.WAJIB).capitalize(),
        amount=_.rupiah(listed.amount),
    )
    return text, rows


def _name_button(context: Context, draft_id: int, listed: PayList, member_id: int) -> Button:
    _ = context._
    member = context.here.get(member_id)
    name = "" if member is None else member.name
    if member_id in listed.paid:
        name = _("{name} (sudah)", name=name)
    label = _("☐ {name}", name=name) if member_id in listed.off else _("☑ {name}", name=name)
    return Button(label, TickPayer(draft_id, member_id))


async def _own(context: Context, draft_id: int) -> tuple[Draft, PayList] | None:
    """The presser's own open list, if the presser may still write deposits for others."""
    _ = context._
    draft = await drafts.find(context.turn, draft_id)
    if draft is None or draft.kind != DRAFT:
        context.alert(_("Daftar ini sudah lewat. Ketik /setor massal lagi."))
        return None
    if draft.telegram_id != context.user.id:
        context.alert(_("Daftar ini sedang dipakai pengurus lain."))
        return None
    if draft.group_id is not None:
        await context.enter(await context.turn.directory.roster(context.turn.tx, draft.group_id))
    if not context.may(Action.RECORD_DEPOSITS):
        context.alert(_("Tombol ini untuk {who}.", who=who_may(context, Action.RECORD_DEPOSITS)))
        return None
    return draft, PayList.from_json(draft.payload["list"])


async def tick(context: Context, payload: TickPayer) -> None:
    """Tick or untick a member."""
    own = await _own(context, payload.draft_id)
    if own is not None and payload.member_id in own[1].members:
        await _redraw(context, own[0], replace(own[1], off=own[1].off ^ {payload.member_id}))


async def turn_page(context: Context, payload: TurnPayers) -> None:
    """Show another page."""
    own = await _own(context, payload.draft_id)
    if own is not None:
        await _redraw(context, own[0], replace(own[1], page=payload.page))


async def _redraw(context: Context, draft: Draft, listed: PayList) -> None:
    await drafts.change(context.turn, draft, {"list": listed.to_json()}, lasts=LASTS)
    context.edit(*_list(context, draft.id, listed))


async def change_amount(context: Context, payload: ChangePaid) -> None:
    """Ubah jumlah: to be typed."""
    own = await _own(context, payload.draft_id)
    if own is None:
        return
    prompt = context._("Berapa per orang? Tulis sebagai balasan pesan ini, contoh: 10rb")
    await _keep(context, own[1], prompt=prompt, wants="amount")
    context.edit(prompt)


async def typed(context: Context, draft: Draft, text: str) -> None:
    """The amount for all was written."""
    if not context.may(Action.RECORD_DEPOSITS):
        return
    amount = _amount(context, text)
    if isinstance(amount, str):
        context.reply(amount, quote=True)
        return
    listed = replace(PayList.from_json(draft.payload["list"]), amount=amount)
    draft_id = await _keep(context, listed)
    context.reply(*_list(context, draft_id, listed), quote=context.in_group)


async def write_all(context: Context, payload: WriteAll) -> None:
    """Catat semua: an entry for each where the treasurer wrote the list, else claims; who paid meanwhile is left."""
    own = await _own(context, payload.draft_id)
    if own is None:
        return
    draft, listed = own
    _ = context._
    if not payload.write:
        await drafts.answered(context.turn, draft)
        context.edit(_("Daftar ditutup. Tidak ada yang dicatat."))
        return
    if not listed.ticked:
        context.alert(_("Belum ada nama yang dicentang."))
        return
    await drafts.answered(context.turn, draft)
    reported = await _report(context, listed)
    await showing.show(context, reported)
    context.edit(_result(context, reported))


async def _report(context: Context, listed: PayList) -> list[Reported]:
    roster, date = context.here, dt.date.fromisoformat(listed.date)
    now_paid = await service.paid_wajib(context.turn, roster.group.id, date, listed.meeting_id)
    writer = roster.acting(context.user.id, Action.RECORD_DEPOSITS)
    meeting = None
    if listed.meeting_id is not None:  # None as well where it was opened by mistake, and cancelled since
        meeting = await meetings.find(context.turn, roster.group, listed.meeting_id)
    reported = []
    for item, member_id in enumerate(listed.members):
        member = roster.get(member_id)
        if member_id in listed.off or member_id in now_paid - listed.paid or member is None or not member.active:
            continue
        made = await service.report(
            context.turn,
            roster,
            NewClaim(
                group_id=roster.group.id,
                chat_id=listed.chat_id,
                message_id=listed.message_id,
                item=item,
                kind=MoneyKind.DEPOSIT,
                savings=SavingsKind.WAJIB,
                amount=listed.amount,
                member_id=member_id,
                note="",
                date=date,
                reporter_id=context.user.id,
                reported_by=None if writer is None else writer.id,
                meeting_id=None if meeting is None else meeting.id,
                photo=None,
            ),
        )
        if made is not None:
            reported.append(made)
    return reported


def _result(context: Context, reported: Sequence[Reported]) -> str:
    _ = context._
    if not reported:
        return _("Semua yang dicentang sudah tercatat sebelumnya.")
    entered = [made for made in reported if made.entry is not None]
    waiting = len(reported) - len(entered)
    total = _.rupiah(sum(made.claim.amount for made in entered))
    if not entered:
        return _("{n} setoran wajib diajukan dan menunggu.", n=waiting)
    if not waiting:
        return _("{n} setoran wajib dicatat, semua {total}.", n=len(entered), total=total)
    return _("{n} setoran wajib dicatat, semua {total}. {m} menunggu.", n=len(entered), total=total, m=waiting)


TABLE = Tables(
    presses=(
        Press(payload=TickPayer, handler=tick, needs_group=False),
        Press(payload=TurnPayers, handler=turn_page, needs_group=False),
        Press(payload=ChangePaid, handler=change_amount, needs_group=False),
        Press(payload=WriteAll, handler=write_all, needs_group=False),
    ),
    drafts={DRAFT: typed},
)
