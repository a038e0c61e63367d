"""Who gives and who gives back: the officers' list of all that is open, everybody's own, and the buttons on both."""

from dataclasses import dataclass

from handlers import cover_news, repaid, showing
from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context
from handlers.cover_news import CameBack, name_of
from handlers.lookups import stand_in
from handlers.refusals import who_may
from handlers.registry import Press, Tables
from savings.covers import Cover, CoverState, may_say_returned
from savings.errors import CoverDecided, CoverError, LoanError, NotTheCoverer, Overpaid
from savings.groups import Member
from savings.roles import Action
from services import covers as service
from services.claims import Reported
from services.covers import Place

ON_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class ShowMeeting(Payload, prefix="tlg"):
    """The bill of the newest meeting against its deposit."""

    group_id: int


@dataclass(frozen=True, slots=True)
class ShowCovers(Payload, prefix="tlgsemua"):
    """A page of all that is open, for the officers."""

    group_id: int
    page: int


@dataclass(frozen=True, slots=True)
class ShowOwnCovers(Payload, prefix="tlgsaya"):
    """What the presser gives and owes."""

    group_id: int


@dataclass(frozen=True, slots=True)
class HandedIn(Payload, prefix="tlgstr"):
    """The coverer's cash is here; of the fund: ask for it once more."""

    group_id: int
    cover_id: int
    page: int


@dataclass(frozen=True, slots=True)
class CallOff(Payload, prefix="tlgbtl"):
    """Nothing will come of it."""

    group_id: int
    cover_id: int
    page: int


@dataclass(frozen=True, slots=True)
class BackToFund(Payload, prefix="tlgdana"):
    """The borrower has brought back what the fund gave."""

    group_id: int
    cover_id: int
    page: int


@dataclass(frozen=True, slots=True)
class NotBack(Payload, prefix="tlgblm"):
    """It did not come back: a slip of the finger."""

    group_id: int
    cover_id: int


# --- who may -------------------------------------------------------------------------------------------------------


async def privately_here(context: Context, group_id: int) -> bool:
    """Stand in the group of a button; names beside sums are never for a group to read."""
    _ = context._
    if context.in_group:
        context.alert(_("Rincian talangan hanya di chat pribadi. Ketik /talangan di sana."))
        return False
    if not await stand_in(context, group_id):
        context.alert(_("Anda belum terdaftar di kelompok ini."))
        return False
    return True


async def officer_here(context: Context, group_id: int, action: Action = Action.WRITE_LOANS) -> bool:
    """The same, for those alone who may do this."""
    if not await privately_here(context, group_id):
        return False
    if not context.may(action):
        context.alert(context._("Tombol ini untuk {who}.", who=who_may(context, action)))
        return False
    return True


async def _cover_here(context: Context, cover_id: int) -> Cover | None:
    cover = await service.find(context.turn, cover_id)
    if cover is None or cover.group_id != context.here.group.id:
        context.alert(context._("Catatan ini bukan dari kelompok di sini."))
        return None
    return cover


# --- all that is open, for the officers ----------------------------------------------------------------------------


async def show_covers(context: Context, payload: ShowCovers) -> None:
    """[Talangan berjalan]."""
    if await officer_here(context, payload.group_id, Action.SEE_LOANS):
        await show_open(context, payload.page)


async def show_open(context: Context, page: int | None = None) -> None:
    """In place of the pressed message; without a page the last one: there stand the newest."""
    context.edit(*await _open(context, page))


async def _open(context: Context, page: int | None) -> tuple[str, Keyboard]:
    _ = context._
    group_id = context.here.group.id
    known = await service.still_open(context.turn, group_id)
    if not known:
        return _("Tidak ada talangan yang berjalan."), [[Button(_("Tagihan rapat"), ShowMeeting(group_id))]]
    pages = -(-len(known) // ON_A_PAGE)
    page = pages - 1 if page is None else min(max(page, 0), pages - 1)
    shown = known[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    lines = [_.many("{n} talangan berjalan", "{n} talangan berjalan", len(known))]
    lines += [_("• {line}", line=_line(context, cover)) for cover in shown]
    rows = [_officers_row(context, cover, page) for cover in shown] if context.may(Action.WRITE_LOANS) else []
    if pages > 1:
        rows.append(
            [
                Button("◀", ShowCovers(group_id, (page - 1) % pages)),
                Button(_("Hal. {page}/{pages}", page=page + 1, pages=pages), ShowCovers(group_id, page)),
                Button("▶", ShowCovers(group_id, (page + 1) % pages)),
            ]
        )
    rows.append([Button(_("Tagihan rapat"), ShowMeeting(group_id))])
    return "\n".join(lines), rows


def _line(context: Context, cover: Cover) -> str:
    """`Bu Wati untuk Bu Siti Rp9.167, belum disetor`."""
    return context._("{what}, {state}", what=_what(context, cover), state=_state(context, cover))


def _what(context: Context, cover: Cover) -> str:
    """`Bu Wati untuk Bu Siti Rp9.167`."""
    _ = context._
    return _(
        "{coverer} untuk {name} {amount}",
        coverer=_("Dana") if cover.coverer_id is None else name_of(context, cover.coverer_id),
        name=name_of(context, cover.debtor_id),
        amount=_.rupiah(cover.sum),
    )


def _state(context: Context, cover: Cover) -> str:
    _ = context._
    if cover.state is CoverState.PAID:
        return _("pengembaliannya menunggu diterima") if cover.return_waits else _("belum kembali")
    if cover.reported:
        return _("menunggu diterima")
    return _("belum dipakai") if cover.coverer_id is None else _("belum disetor")


def _officers_row(context: Context, cover: Cover, page: int) -> list[Button]:
    """What an officer may do about one; the press comes back to this page."""
    _ = context._
    group_id, amount = cover.group_id, _.rupiah(cover.sum)
    if cover.state is CoverState.PENDING:
        if cover.reported:
            return []
        label = _("Pakai dana {amount}", amount=amount)
        if cover.coverer_id is not None:
            label = _("{name} sudah setor", name=name_of(context, cover.coverer_id))
        return [
            Button(label, HandedIn(group_id, cover.id, page)),
            Button(_("Tidak jadi"), CallOff(group_id, cover.id, page)),
        ]
    if cover.coverer_id is None:
        debtor = name_of(context, cover.debtor_id)
        label = _("{name} mengembalikan {amount}", name=debtor, amount=amount)
        return [] if cover.return_waits else [Button(label, BackToFund(group_id, cover.id, page))]
    coverer = context.here.get(cover.coverer_id)
    if coverer is None or coverer.speakers or not may_say_returned(cover, context.here, context.user.id):
        return []
    return [Button(_("Sudah kembali ke {name}", name=coverer.name), CameBack(group_id, cover.id))]


# --- handed in -----------------------------------------------------------------------------------------------------


async def handed_in(context: Context, payload: HandedIn) -> None:
    """[Sudah setor]: a repayment of the borrower's loan; the treasurer's own word stands at once."""
    _ = context._
    cover = await _cover_here(context, payload.cover_id) if await officer_here(context, payload.group_id) else None
    if cover is None:
        return
    try:
        made = await service.hand_in(context.turn, context.here, cover, _place(context), today=context.today)
    except CoverDecided:
        context.alert(_("Ini sudah dicatat, atau sudah dibatalkan."))
        await show_open(context, payload.page)
        return
    except LoanError as error:
        context.alert(_not_needed(context, cover, error))
        return
    await _reported(context, made, payload.page)


def _not_needed(context: Context, cover: Cover, error: LoanError) -> str:
    """The borrower has paid meanwhile."""
    _ = context._
    name = name_of(context, cover.debtor_id)
    left = cover.amount - error.rest if isinstance(error, Overpaid) else 0
    if left:
        return _(
            "Kekurangan {name} tinggal {amount}. Tekan Tidak jadi, lalu bagi lagi lewat /talangan.",
            name=name,
            amount=_.rupiah(left),
        )
    return _("Angsuran {name} sudah tertutup, jadi talangan ini tidak perlu lagi. Tekan Tidak jadi.", name=name)


async def call_off(context: Context, payload: CallOff) -> None:
    """[Tidak jadi]: what it was to cover is open again."""
    _ = context._
    cover = await _cover_here(context, payload.cover_id) if await officer_here(context, payload.group_id) else None
    if cover is None:
        return
    try:
        await service.drop(context.turn, cover)
    except CoverDecided:
        context.alert(_("Ini sudah dicatat, atau sudah dibatalkan."))
    else:
        context.toast(_("Tidak jadi: {what}.", what=_what(context, cover)))
    await show_open(context, payload.page)


async def back_to_fund(context: Context, payload: BackToFund) -> None:
    """The borrower brings it back: cash into the fund."""
    _ = context._
    cover = await _cover_here(context, payload.cover_id) if await officer_here(context, payload.group_id) else None
    if cover is None:
        return
    try:
        made = await service.back_to_fund(context.turn, context.here, cover, _place(context), today=context.today)
    except CoverDecided:
        context.alert(_("Ini sudah dicatat, atau sudah dibatalkan."))
        await show_open(context, payload.page)
        return
    await _reported(context, made, payload.page)


def _place(context: Context) -> Place:
    return Place(chat_id=context.chat_id, message_id=context.message_id, telegram_id=context.user.id)


async def _reported(context: Context, made: Reported | None, page: int) -> None:
    """Show the list and the card, and tell those whom it concerns."""
    await show_open(context, page)
    if made is None:
        return
    await showing.show(context, [made])
    await repaid.tell(context, [made.entry])
    if made.claim.loan_id is not None:
        await cover_news.tell_confirmers(context, [made])


# --- one's own -----------------------------------------------------------------------------------------------------


async def show_own(context: Context, payload: ShowOwnCovers) -> None:
    """[Talangan saya]."""
    if await privately_here(context, payload.group_id):
        await _edit_own(context)


async def _edit_own(context: Context) -> None:
    lines, keyboard = await own_lines(context)
    context.edit("\n".join(lines), keyboard)


async def own_lines(context: Context) -> tuple[list[str], Keyboard]:
    """What the account's members owe and give, with a button for what came back."""
    _ = context._
    known = service.own(await service.still_open(context.turn, context.here.group.id), context.speakers)
    lines = [line for member in context.speakers for line in _both_ways(context, member, known)]
    buttons = [
        [
            Button(
                _(
                    "{name} sudah mengembalikan {amount}",
                    name=name_of(context, one.debtor_id),
                    amount=_.rupiah(one.owed),
                ),
                CameBack(one.group_id, one.id),
            )
        ]
        for one in known
        if one.owed and may_say_returned(one, context.here, context.user.id)
    ]
    return lines or [_("Tidak ada talangan yang perlu diselesaikan.")], buttons


def _both_ways(context: Context, member: Member, known: list[Cover]) -> list[str]:
    """What this member is to give back, and what comes back to this member."""
    _ = context._
    lines = []
    debts = [one for one in known if one.debtor_id == member.id]
    if debts:
        owed = sum(one.owed for one in debts)
        headline = _("Nanti dikembalikan {name}: {amount}", name=member.name, amount=_.rupiah(owed))
        lines.append(headline if owed else _("Angsuran {name} sedang ditalangi:", name=member.name))
        for one in debts:
            coverer = _("dana tanggung renteng") if one.coverer_id is None else name_of(context, one.coverer_id)
            lines.append(_own_line(context, coverer, one))
    given = [one for one in known if one.coverer_id == member.id]
    if given:
        owed = sum(one.owed for one in given)
        headline = _("Yang akan kembali ke {name}: {amount}", name=member.name, amount=_.rupiah(owed))
        lines.append(headline if owed else _("Yang {name} talangi:", name=member.name))
        lines += [_own_line(context, name_of(context, one.debtor_id), one) for one in given]
    return lines


def _own_line(context: Context, other: str, cover: Cover) -> str:
    _ = context._
    line = _("• {name} {amount}", name=other, amount=_.rupiah(cover.sum))
    if cover.owed and not cover.return_waits:
        return line
    return _("{line}, {state}", line=line, state=_state(context, cover))


async def came_back(context: Context, payload: CameBack) -> None:
    """[Sudah dikembalikan]: the coverer's word alone, told to the borrower."""
    _ = context._
    cover = await _cover_here(context, payload.cover_id) if await privately_here(context, payload.group_id) else None
    if cover is None:
        return
    try:
        back = await service.came_back(context.turn, context.here, cover, context.user.id)
    except CoverError as error:
        _no_word(context, error)
        return
    text = _(
        "{name} sudah mengembalikan {amount}\nSelesai. Terima kasih sudah menolong.",
        name=name_of(context, cover.debtor_id),
        amount=_.rupiah(cover.owed),
    )
    row = [Button(_("Salah tekan"), NotBack(cover.group_id, cover.id))]
    row.append(Button(_("Talangan saya"), ShowOwnCovers(cover.group_id)))
    context.edit(text, [row])
    await cover_news.returned(context, back, really=True)


async def not_back(context: Context, payload: NotBack) -> None:
    """[Salah tekan]: it is owed again."""
    cover = await _cover_here(context, payload.cover_id) if await privately_here(context, payload.group_id) else None
    if cover is None:
        return
    try:
        await service.not_back(context.turn, context.here, cover, context.user.id)
    except CoverError as error:
        _no_word(context, error)
        return
    await cover_news.returned(context, cover, really=False)
    await _edit_own(context)


def _no_word(context: Context, error: CoverError) -> None:
    """Why this account's word on a return does not count."""
    _ = context._
    if isinstance(error, NotTheCoverer):
        context.alert(_("Hanya yang menalangi yang bisa menekan ini."))
    else:
        context.alert(_("Ini sudah dicatat, atau sudah dibatalkan."))


TABLE = Tables(
    presses=(
        Press(payload=ShowCovers, handler=show_covers, needs_group=False),
        Press(payload=ShowOwnCovers, handler=show_own, needs_group=False),
        Press(payload=HandedIn, handler=handed_in, needs_group=False),
        Press(payload=CallOff, handler=call_off, needs_group=False),
        Press(payload=BackToFund, handler=back_to_fund, needs_group=False),
        Press(payload=CameBack, handler=came_back, needs_group=False),
        Press(payload=NotBack, handler=not_back, needs_group=False),
    ),
)
