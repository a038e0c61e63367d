"""Cards: how claims look in the chat, alone or many on one live card, and the buttons under them.

A card is drawn from the claims as they stand; nothing about it is stored but the name under which it was sent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers import debt_lines
from handlers.balances import OWN, my_balance_button
from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context, utf16_length
from handlers.loan_cards import OwnLoan
from handlers.wording import covered_from, said, short, written
from savings.claims import Claim, ClaimState, confirmers
from savings.groups import Member, Roster
from savings.journal import Entry
from savings.money import MoneyKind, Rupiah
from savings.roles import Role
from services import claims as service
from services import ledger, meetings
from services.claims import RETOLD

SHOWN_LINES = 40
SHOWN_LENGTH = 3800
"""UTF-16 units of a shared card's lines: the newest are kept, with room for the headline in Telegram's 4096."""

RECEIVED = frozenset(
    {
        *(MoneyKind.DEPOSIT, MoneyKind.FINE, MoneyKind.SOCIAL_FUND, MoneyKind.JOINT_FUND, MoneyKind.GRANT),
        *(MoneyKind.REPAYMENT, MoneyKind.DEBT_RECEIVED),
    }
)
"""Money that comes in is received; of the rest it is said that somebody agreed."""

OF_A_LOAN = frozenset({MoneyKind.REPAYMENT, MoneyKind.LOAN_OPENING, MoneyKind.WRITE_OFF})
"""What changes a member's loan: the one whom it concerns looks at that, and not at the savings."""

MEETING, MESSAGE, WAITING = "m", "b", "w"
"""What a shared card shows: a meeting's claims, one message's, or all that wait in the group."""


@dataclass(frozen=True, slots=True)
class Accept(Payload, prefix="ok"):
    """The money is there: this amount, as the card said when it was pressed."""

    claim_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class AcceptThere(Payload, prefix="okp"):
    """The same in the confirmer's private chat, away from the claim's card, which names nobody."""

    claim_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class Reject(Payload, prefix="no"):
    """The money is not there: why is asked next."""

    claim_id: int


@dataclass(frozen=True, slots=True)
class NotThat(Payload, prefix="nah"):
    """The reporter did not mean it so."""

    claim_id: int


@dataclass(frozen=True, slots=True)
class NotMine(Payload, prefix="nahp"):
    """The same away from the claim's card: the message with the button is not what becomes of the claim."""

    claim_id: int


@dataclass(frozen=True, slots=True)
class NotThatSome(Payload, prefix="nahs"):
    """The reporter did not mean one of those on this card."""

    card: str
    key: int


@dataclass(frozen=True, slots=True)
class TakeBack(Payload, prefix="undo"):
    """Terima was pressed by mistake."""

    claim_id: int


@dataclass(frozen=True, slots=True)
class WhyRejected(Payload, prefix="why"):
    """The one whom it concerns wants to know the reason."""

    claim_id: int


@dataclass(frozen=True, slots=True)
class Object(Payload, prefix="sgh"):
    """The member objects to what the treasurer wrote down."""

    card: str
    key: int


@dataclass(frozen=True, slots=True)
class AcceptAll(Payload, prefix="all"):
    """All that wait on this card. `newest` is the last claim that it showed: what came since was not seen."""

    card: str
    key: int
    newest: int


@dataclass(frozen=True, slots=True)
class Pick(Payload, prefix="pick"):
    """Some of what waits on this card."""

    card: str
    key: int


@dataclass(frozen=True, slots=True)
class TakeBackSome(Payload, prefix="undos"):
    """One of what was accepted on this card."""

    card: str
    key: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One message of ours that shows claims: alone (`kind` empty) or shared. `slot` is its name in the outbox."""

    kind: str
    key: int
    slot: str


def card_of(claim: Claim, siblings: int) -> Card:
    """Where this claim is shown; `siblings` is how many claims its message has made outside of a meeting."""
    if claim.meeting_id is not None:
        return Card(kind=MEETING, key=claim.meeting_id, slot=f"setoran:{claim.meeting_id}")
    if siblings > 1:
        return Card(kind=MESSAGE, key=claim.id, slot=f"batch:{claim.chat_id}:{claim.message_id}")
    return Card(kind="", key=claim.id, slot=f"claim:{claim.chat_id}:{claim.message_id}:{claim.item % RETOLD}")


def without_retold(claims: Sequence[Claim]) -> list[Claim]:
    """The newest telling of each claim: one that was taken back is shown as its successor."""
    newest: dict[tuple[int, int, int], Claim] = {}
    for claim in claims:
        newest[(claim.chat_id, claim.message_id, claim.item % RETOLD)] = claim
    return list(newest.values())


async def claims_on(context: Context, kind: str, key: int) -> list[Claim]:
    """What a shared card shows now; nothing of another group."""
    turn, group_id = context.turn, context.here.group.id
    if kind == MEETING:
        found = await service.of_meeting(turn, key)
    elif kind == WAITING:
        found = await service.waiting(turn, group_id)
    else:
        first = await service.find(turn, key)
        said = [] if first is None else await service.of_message(turn, first.chat_id, first.message_id)
        found = [claim for claim in said if claim.meeting_id is None]  # those of a meeting stand on its card
    return without_retold([claim for claim in found if claim.group_id == group_id])


def still_waiting(claims: Iterable[Claim]) -> list[Claim]:
    """Those that nobody has decided."""
    return [claim for claim in claims if claim.state is ClaimState.WAITING]


# --- one claim ---------------------------------------------------------------------------------------------------


async def waiting_card(context: Context, claim: Claim, roster: Roster) -> tuple[str, Keyboard]:
    """A claim that waits: what, for whose word, and the three ways to go on."""
    _ = context._
    waiting = await waits_for(context, claim, roster)
    text = _("{said}. {waiting}", said=said(context, claim, roster), waiting=waiting)
    debt = await debt_lines.waiting_line(context, claim)
    if debt is not None:
        text = _("{text}\n{debt}", text=text, debt=debt)
    if claim.photo is not None:
        text = _("{text}\nFoto bukti disimpan.", text=text)
    return text, [
        [Button(_("Terima"), Accept(claim.id, claim.amount)), Button(_("Tolak"), Reject(claim.id))],
        [Button(_("Bukan itu"), NotThat(claim.id))],
    ]


def accept_buttons(context: Context, claims: Sequence[Claim]) -> Keyboard:
    """[Terima] for each of these, under the private message that explains them; with its sum where there are more."""
    _ = context._
    return [
        [
            Button(
                _("Terima") if len(claims) == 1 else _("Terima {amount}", amount=_.rupiah(claim.amount)),
                AcceptThere(claim.id, claim.amount),
            )
        ]
        for claim in claims
    ]


async def waits_for(context: Context, claim: Claim, roster: Roster) -> str:
    """Whose word is awaited: "Menunggu bendahara."."""
    _ = context._
    who = confirmers(claim, roster)
    if len(who.people) < who.needed:
        return _whom_to_appoint(context, roster)
    if who.needed > 1:
        if await service.lacking(context.turn, roster, claim) == 1:
            return _("Menunggu satu anggota lagi.")
        return _("Menunggu dua anggota yang melihat uangnya.")
    if any(Role.BENDAHARA in member.roles for member in who.people):
        return _("Menunggu bendahara.")
    return _("Menunggu {names}.", names=names(context, who.people))


def _whom_to_appoint(context: Context, roster: Roster) -> str:
    """Too few can receive it: where there is a treasurer it is her own, and another officer is lacking."""
    _ = context._
    if any(Role.BENDAHARA in member.roles and member.speakers for member in roster.people):
        return _("Belum ada yang bisa menerima. Tunjuk ketua atau sekretaris dengan /peran.")
    return _("Belum ada yang bisa menerima. Tunjuk bendahara dengan /peran.")


def names(context: Context, people: Sequence[Member]) -> str:
    """ "Pak Joko atau Bu Ani"."""
    listed = [member.name for member in people]
    if len(listed) == 1:
        return listed[0]
    return context._("{first} atau {last}", first=", ".join(listed[:-1]), last=listed[-1])


def receipt(context: Context, claim: Claim, entry: Entry, roster: Roster) -> tuple[str, Keyboard]:
    """An accepted claim: number, what, the amount in words, who received it."""
    _ = context._
    decider = roster.get(claim.decided_by)
    if entry.reversed_by is not None:
        return _reversed_receipt(context, claim, entry, roster)
    name = _("anggota") if decider is None else decider.name
    by = _("Diterima {name}", name=name) if _in_cash(claim) else _("Disetujui {name}", name=name)
    text = _(
        "✅ No. {number}: {written}.\n{words}. {when}.",
        number=entry.number,
        written=_entered(context, claim, entry, roster),
        words=_.terbilang(entry.amount).capitalize(),
        when=_when(context, claim, entry, roster, by),
    )
    row = _own_buttons(context, [claim]) if claim.member_id is not None else []
    if claim.decider_id == claim.reporter_id:  # it stood at once, whatever roles the writer has now
        row.append(Button(_("Sanggah"), Object("", claim.id)))
    else:
        row.append(Button(_("Urungkan"), TakeBack(claim.id)))
    return text, [row]


def _when(context: Context, claim: Claim, entry: Entry, roster: Roster, by: str) -> str:
    """Whose word on which day; where that is not the day of the money, both are said."""
    _ = context._
    decided = entry.date if claim.decided_at is None else roster.group.date_of(claim.decided_at)
    if decided == entry.date:
        return _("{by}, {date}", by=by, date=_.short_date(entry.date))
    words = {"by": by, "date": _.short_date(entry.date), "decided": _.short_date(decided)}
    return _("Tanggal {date}. {by}, {decided}", **words)


def _in_cash(claim: Claim) -> bool:
    """Whether money came in hand to hand."""
    return claim.kind in RECEIVED and not claim.paid_from


def _entered(context: Context, claim: Claim, entry: Entry, roster: Roster) -> str:
    """What stands in the books; what covers somebody's shortage without that name, as on the claim's card."""
    return short(context, claim, roster) if covered_from(claim) else written(context, entry, roster)


def _reversed_receipt(context: Context, claim: Claim, entry: Entry, roster: Roster) -> tuple[str, Keyboard]:
    _ = context._
    text = _("↩ No. {number} dibatalkan oleh No. {by}", number=entry.number, by=entry.reversed_by)
    if entry.replaced_by is not None:
        text = _("{text}, diganti No. {new}", text=text, new=entry.replaced_by)
    text = _("{text}.\nSemula: {what}.", text=text, what=_entered(context, claim, entry, roster))
    row = [_own_button(context, entry.kind, entry.loan_id)] if entry.member_id is not None else []
    return text, [row]


def _own_button(context: Context, kind: str, loan_id: int | None) -> Button:
    """What the one whom a receipt concerns may look at alone: the loan that it changes, else the savings."""
    if loan_id is not None and kind in OF_A_LOAN:
        return Button(context._("Lihat pinjaman saya"), OwnLoan(loan_id))
    return my_balance_button(context)


def _own_buttons(context: Context, claims: Sequence[Claim]) -> list[Button]:
    """The same for many people's claims: a button for the savings, and one for each one's own loan."""
    loan_ids = {claim.loan_id or OWN for claim in claims if claim.kind in OF_A_LOAN}
    row = [] if all(claim.kind in OF_A_LOAN for claim in claims) else [my_balance_button(context)]
    if loan_ids:
        row.append(_own_button(context, MoneyKind.REPAYMENT, loan_ids.pop() if len(loan_ids) == 1 else OWN))
    return row


def closed_card(context: Context, claim: Claim, roster: Roster) -> tuple[str, Keyboard | None]:
    """A claim that was rejected or withdrawn. The reason is for the one whom it concerns."""
    _ = context._
    what = short(context, claim, roster)
    if claim.state is ClaimState.REJECTED:
        return _("✖ Belum diterima: {what}.", what=what), [[Button(_("Lihat alasan"), WhyRejected(claim.id))]]
    return _("✖ Dibatalkan: {what}.", what=what), None


async def single_card(
    context: Context, claim: Claim, entry: Entry | None, roster: Roster
) -> tuple[str, Keyboard | None]:
    """A claim alone on its card, whatever became of it."""
    _ = context._
    if claim.state is ClaimState.WAITING:
        return await waiting_card(context, claim, roster)
    if claim.state is ClaimState.ACCEPTED and entry is not None:
        text, keyboard = receipt(context, claim, entry, roster)
        debt = await debt_lines.receipt_line(context, entry)
        return (text if debt is None else _("{text}\n{debt}", text=text, debt=debt)), keyboard
    return closed_card(context, claim, roster)


# --- many claims on one card -------------------------------------------------------------------------------------


async def shared_card(
    context: Context, card: Card, claims: Sequence[Claim], entries: dict[int, Entry]
) -> tuple[str, Keyboard | None]:
    """Many claims on one live card: a headline with the sums, a line each, [Terima semua] while any waits."""
    _ = context._
    roster = context.here
    lines = [_line(context, claim, entries.get(claim.id), roster) for claim in claims]
    shown = lines[-SHOWN_LINES:]
    while utf16_length("\n".join(shown)) > SHOWN_LENGTH:
        shown = shown[1:]
    if len(shown) < len(lines):
        shown = [_("… dan {n} lagi di atas", n=len(lines) - len(shown)), *shown]
    waiting = [claim for claim in claims if claim.state is ClaimState.WAITING]
    accepted = sum([await ledger.standing(context.turn.tx, entry) for entry in entries.values()])
    text = "\n".join([await _headline(context, card, len(claims), len(waiting), accepted), *shown])
    return text, _shared_keyboard(context, card, claims, len(waiting))


async def _headline(context: Context, card: Card, claims: int, waiting: int, accepted: Rupiah) -> str:
    _ = context._
    if card.kind == WAITING:
        return _.many("{n} laporan menunggu", "{n} laporan menunggu", waiting)
    if card.kind == MEETING:
        meeting = await meetings.find(context.turn, context.here.group, card.key)
        title = _("Setoran rapat ke-{number}", number=0 if meeting is None else meeting.number)
    else:
        title = _.many("{n} catatan", "{n} catatan", claims)
    if waiting and accepted:
        return _("{title}: {amount} tercatat, {n} menunggu", title=title, amount=_.rupiah(accepted), n=waiting)
    if waiting:
        return _("{title}: {n} menunggu", title=title, n=waiting)
    return _("{title}: {amount} tercatat", title=title, amount=_.rupiah(accepted)) if accepted else title


def _line(context: Context, claim: Claim, entry: Entry | None, roster: Roster) -> str:
    _ = context._
    what = short(context, claim, roster)
    if claim.state is ClaimState.WAITING:
        return _("⏳ {what}", what=what)
    if claim.state is ClaimState.ACCEPTED and entry is not None:
        if entry.reversed_by is not None and entry.replaced_by is not None:
            return _("↩ No. {number} {what}, diganti No. {new}", number=entry.number, what=what, new=entry.replaced_by)
        if entry.reversed_by is not None:
            return _("↩ No. {number} {what}, dibatalkan", number=entry.number, what=what)
        return _("✅ No. {number} {what}", number=entry.number, what=what)
    if claim.state is ClaimState.REJECTED:
        return _("✖ {what}, belum diterima", what=what)
    return _("✖ {what}, dibatalkan", what=what)


def _shared_keyboard(context: Context, card: Card, claims: Sequence[Claim], waiting: int) -> Keyboard | None:
    _ = context._
    rows: list[list[Button]] = []
    if waiting:
        newest = max(claim.id for claim in claims)
        rows.append(
            [
                Button(_("Terima semua ({n})", n=waiting), AcceptAll(card.kind, card.key, newest)),
                Button(_("Pilih"), Pick(card.kind, card.key)),
            ]
        )
    if card.kind == WAITING:
        return rows or None
    if waiting:
        rows.append([Button(_("Bukan itu"), NotThatSome(card.kind, card.key))])
    accepted = [claim for claim in claims if claim.state is ClaimState.ACCEPTED]
    if accepted:
        own, row = _own_buttons(context, accepted), []
        if any(claim.decider_id == claim.reporter_id for claim in accepted):
            row.append(Button(_("Sanggah"), Object(card.kind, card.key)))
        if any(claim.decider_id != claim.reporter_id for claim in accepted):
            row.append(Button(_("Urungkan"), TakeBackSome(card.kind, card.key)))
        rows += [own, row] if len(own) > 1 else [own + row]
    elif any(claim.kind is MoneyKind.DEPOSIT for claim in claims):
        rows.append([my_balance_button(context)])
    return rows
