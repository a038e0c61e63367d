"""The card of a loan in the group: asked for, decided, paid out; and the buttons under it.

It is drawn from the loan as it stands, in the language of the group, and never holds what is left of a debt: that is
for the borrower ([Lihat pinjaman saya]). A turn is enough to draw it, because the minute's tick closes votes, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.buttons import Button, Keyboard, Payload, keyboard_json
from handlers.context import Context, text_json
from handlers.rule_words import periods_word
from locales import Words, words
from savings import deciding, schedules
from savings.claims import different_people
from savings.deciding import Tally
from savings.groups import Member, Roster
from savings.journal import AccountKind, Entry
from savings.loans import Decision, Loan, LoanState
from savings.money import MoneyKind
from services import lending as service
from services.turn import Turn


@dataclass(frozen=True, slots=True)
class OwnLoan(Payload, prefix="ownloan"):
    """The borrower looks at what is owed on this loan; nobody else sees it."""

    loan_id: int


@dataclass(frozen=True, slots=True)
class Lend(Payload, prefix="lyes"):
    """Yes to a request: an officer's Setuju, or a member's voice in a musyawarah."""

    loan_id: int


@dataclass(frozen=True, slots=True)
class LendNot(Payload, prefix="lno"):
    """No to a request: an officer is asked why, a member's voice is counted."""

    loan_id: int


@dataclass(frozen=True, slots=True)
class NotThatLoan(Payload, prefix="lnah"):
    """The borrower, or who asked, takes the request back."""

    loan_id: int


@dataclass(frozen=True, slots=True)
class AskAgain(Payload, prefix="lagain"):
    """What nobody decided in time is asked for once more."""

    loan_id: int


@dataclass(frozen=True, slots=True)
class WhyNotLent(Payload, prefix="lwhy"):
    """The borrower wants to know why it was refused."""

    loan_id: int


@dataclass(frozen=True, slots=True)
class PayOut(Payload, prefix="lpay"):
    """Cairkan: the sums are shown and asked for once more."""

    loan_id: int


@dataclass(frozen=True, slots=True)
class Received(Payload, prefix="lgot"):
    """The borrower has the money."""

    loan_id: int


@dataclass(frozen=True, slots=True)
class NotReceived(Payload, prefix="lnogot"):
    """The borrower has not got the money."""

    loan_id: int


@dataclass(frozen=True, slots=True)
class TakeBackPayout(Payload, prefix="lundo"):
    """Sudah diserahkan was pressed by mistake."""

    loan_id: int


def slot_of(loan: Loan) -> str:
    """The name under which the card was sent."""
    return f"loan:{loan.id}"


def home_of(context: Context) -> int:
    """Where the cards go. (showing.home_of says the same; but the cards of claims hold a button from here.)"""
    return context.here.group.chat_id or context.chat_id


async def post_request(context: Context, loan: Loan) -> None:
    """Show a new request in the group, under the words that asked; in a private chat say that it went there."""
    home = home_of(context)
    quote = loan.message_id if loan.chat_id == home else None
    text, keyboard = await card(context.turn, context.here, loan)
    context.send(home, text, keyboard, slot=slot_of(loan), quote=quote)
    if context.chat_id != home:
        context.reply(context._("Sudah saya sampaikan ke grup {group}.", group=context.here.group.name))


async def refresh(context: Context, loan: Loan, *, pressed: bool = False) -> None:
    """Draw the card anew. `pressed`: it is the one under the pressed button, found by its own message."""
    text, keyboard = await card(context.turn, context.here, loan)
    if pressed and context.chat_id == home_of(context):
        context.edit(text, keyboard)
    else:
        context.edit_slot(home_of(context), slot_of(loan), text, keyboard)


async def redraw(turn: Turn, roster: Roster, loan: Loan) -> None:
    """The same without anybody who speaks: by the clock."""
    if roster.group.chat_id is not None:
        text, keyboard = await card(turn, roster, loan)
        markup = keyboard_json(keyboard) or {"inline_keyboard": []}
        payload = {"chat_id": roster.group.chat_id, **text_json(text), "reply_markup": markup}
        turn.call("editMessageText", roster.group.chat_id, payload, slot=slot_of(loan))


async def repost_waiting(context: Context) -> None:
    """The chat has moved and old messages cannot be edited: what waits is shown anew."""
    for loan in await service.to_decide(context.turn, context.here.group.id):
        text, keyboard = await card(context.turn, context.here, loan)
        context.send(home_of(context), text, keyboard, slot=slot_of(loan))


# --- what it says ------------------------------------------------------------------------------------------------


async def card(turn: Turn, roster: Roster, loan: Loan) -> tuple[str, Keyboard | None]:
    """The card of a loan that was asked for, wherever it stands, in the language of the group."""
    _ = words(roster.group.rules["bahasa"])
    match loan.state:
        case LoanState.ASKED if loan.decision is Decision.OFFICERS:
            return await _officers_card(turn, _, roster, loan)
        case LoanState.ASKED:
            return await _vote_card(turn, _, roster, loan)
        case LoanState.APPROVED:
            return await _approved_card(turn, _, roster, loan)
        case LoanState.ACTIVE | LoanState.PAID | LoanState.WRITTEN_OFF:
            return await _receipt(turn, _, roster, loan)
        case _:
            return await _closed_card(turn, _, roster, loan)


def borrower_name(_: Words, roster: Roster, loan: Loan) -> str:
    """`Bu Siti`."""
    borrower = roster.get(loan.member_id)
    return _("Anggota") if borrower is None else borrower.name


def _asked(_: Words, roster: Roster, loan: Loan) -> str:
    """Who wants how much, for how long, for what; and who wrote it, where that is somebody else."""
    amount, name = _.rupiah(loan.terms.principal), borrower_name(_, roster, loan)
    headline = _("{name} mengajukan pinjaman {amount}", name=name, amount=amount)
    asker = roster.get(loan.asked_member)
    if asker is not None and asker.id != loan.member_id:
        headline = _("{line}, ditulis {name}", line=headline, name=asker.name)
    return "\n".join([headline, _length(_, loan)])


def _length(_: Words, loan: Loan) -> str:
    """`10 bulan, angsuran Rp57.500, untuk modal kripik.`"""
    plan = schedules.plan(loan.terms)
    line = _(
        "{length}, angsuran {instalment}",
        length=periods_word(_, len(plan), loan.terms.period),
        instalment=_.rupiah(plan[0].total),
    )
    if loan.purpose:
        line = _("{line}, untuk {purpose}", line=line, purpose=loan.purpose)
    return _("{line}.", line=line)


async def _officers_card(turn: Turn, _: Words, roster: Roster, loan: Loan) -> tuple[str, Keyboard]:
    text = "\n".join([_asked(_, roster, loan), await awaited(turn, _, roster, loan)])
    return text, [
        [Button(_("Setuju"), Lend(loan.id)), Button(_("Tolak"), LendNot(loan.id))],
        [Button(_("Bukan itu"), NotThatLoan(loan.id))],
    ]


async def awaited(turn: Turn, _: Words, roster: Roster, loan: Loan) -> str:
    """Whose word a request waits for: "Menunggu Pak Joko dan Bu Rini."."""
    seats = deciding.seats(loan, roster)
    if not seats.people:
        return _("Belum ada yang bisa memutuskan. Tunjuk pengurus dengan /peran.")
    # Both have agreed, and no press has noticed: one of them has come to the other seat since.
    missing = seats.missing(vote.member_id for vote in await service.agreed(turn, loan)) or (seats.first, seats.second)
    if len(missing) == 2 and missing[0] == missing[1]:
        if len(missing[0]) > 2:
            return _("Menunggu dua anggota.")
        missing = tuple((member,) for member in missing[0])
    return _("Menunggu {names}.", names=_all_of(_, [_one_of(_, seat) for seat in missing]))


def _one_of(_: Words, people: Sequence[Member]) -> str:
    """ "Bu Ani", "Pak Joko atau Bu Ani", or, where it may be nearly anybody, "satu anggota"."""
    if len(people) > 2:
        return _("satu anggota")
    if len(people) == 2:
        return _("{first} atau {last}", first=people[0].name, last=people[1].name)
    return people[0].name


def _all_of(_: Words, names: Sequence[str]) -> str:
    """ "Pak Joko dan Bu Rini"."""
    return names[0] if len(names) == 1 else _("{first} dan {last}", first=", ".join(names[:-1]), last=names[-1])


async def _vote_card(turn: Turn, _: Words, roster: Roster, loan: Loan) -> tuple[str, Keyboard]:
    tally = await service.count(turn, roster, loan)
    text = "\n".join([_asked(_, roster, loan), _("Musyawarah: {count}", count=_count(_, tally))])
    if not tally.reachable:
        text = _(
            "{text}\nPerlu {quorum} suara, yang bisa memilih baru {n}. Atau: /aturan keputusan pengurus",
            text=text,
            quorum=tally.quorum,
            n=tally.voted + tally.open,
        )
    valid = tally.voted >= tally.quorum or not tally.reachable
    last = [] if valid else [_("Sah kalau ada {quorum} suara.", quorum=tally.quorum)]
    if loan.closes_at is not None:
        day = _.weekday(roster.group.date_of(loan.closes_at).weekday())
        last.append(_("Ditutup {day} {hour}.", day=day, hour=_.time(loan.closes_at, roster.group.rules.zone)))
    return "\n".join([text, " ".join(last)]), [
        [Button(_("Setuju"), Lend(loan.id)), Button(_("Tidak"), LendNot(loan.id))],
        [Button(_("Bukan itu"), NotThatLoan(loan.id))],
    ]


def _count(_: Words, tally: Tally) -> str:
    if not tally.voted:
        return _("belum ada suara dari {members} anggota.", members=tally.members)
    return _(
        "{voted} dari {members} suara, {yes} setuju, {no} tidak.",
        voted=tally.voted,
        members=tally.members,
        yes=tally.yes,
        no=tally.no,
    )


async def how_decided(turn: Turn, _: Words, roster: Roster, loan: Loan) -> str:
    """By whom it was approved, or how the vote ended: the count, never a name beside a voice."""
    if loan.decision is Decision.VOTE:
        return _("Musyawarah: {count}", count=_count(_, await service.count(turn, roster, loan)))
    people = [roster.get(vote.member_id) for vote in await service.agreed(turn, loan)]
    names = [member.name for member in people if member is not None]
    return _("Diputuskan {names}.", names=_all_of(_, names)) if names else ""


async def _approved_card(turn: Turn, _: Words, roster: Roster, loan: Loan) -> tuple[str, Keyboard]:
    amount, name = _.rupiah(loan.terms.principal), borrower_name(_, roster, loan)
    lines = [
        _("Disetujui: pinjaman {name} {amount}", name=name, amount=amount),
        _length(_, loan),
        await how_decided(turn, _, roster, loan),
        await payers_awaited(turn, _, roster, loan),
    ]
    keyboard = [[Button(_("Cairkan"), PayOut(loan.id))], [Button(_("Tidak jadi"), NotThatLoan(loan.id))]]
    return "\n".join(line for line in lines if line), keyboard


async def payers_awaited(turn: Turn, _: Words, roster: Roster, loan: Loan) -> str:
    """Who is to hand the money over: "Menunggu dicairkan Bu Rini."."""
    who = deciding.payers(loan, roster)
    if different_people(who.people) < who.needed:
        return _("Belum ada yang bisa mencairkan. Tunjuk bendahara dengan /peran.")
    if who.needed == 1:
        return _("Menunggu dicairkan {names}.", names=_one_of(_, who.people))
    if await service.lacking(turn, roster, loan) == 1:
        return _("Sudah satu saksi. Menunggu satu anggota lagi.")
    return _("Menunggu dicairkan, disaksikan dua anggota.")


async def _closed_card(turn: Turn, _: Words, roster: Roster, loan: Loan) -> tuple[str, Keyboard | None]:
    amount, name = _.rupiah(loan.terms.principal), borrower_name(_, roster, loan)
    if loan.state is LoanState.REJECTED:
        text = _("✖ Belum disetujui: pinjaman {name} {amount}.", name=name, amount=amount)
        if loan.decision is Decision.VOTE:
            return "\n".join([text, await how_decided(turn, _, roster, loan)]), None
        return text, [[Button(_("Lihat alasan"), WhyNotLent(loan.id))]]
    if loan.state is LoanState.LAPSED:
        text = _("Belum diputuskan: pinjaman {name} {amount}", name=name, amount=amount)
        why = await why_lapsed(turn, _, roster, loan)
        return "\n".join([text, why]), [[Button(_("Ajukan lagi"), AskAgain(loan.id))]]
    return _("✖ Dibatalkan: pinjaman {name} {amount}.", name=name, amount=amount), None


async def why_lapsed(turn: Turn, _: Words, roster: Roster, loan: Loan) -> str:
    """Why nothing was decided, and that this is nobody's fault."""
    name = borrower_name(_, roster, loan)
    if loan.decision is Decision.OFFICERS:
        return _("Dua minggu belum sempat diputuskan. {name} boleh mengajukan lagi.", name=name)
    tally = await service.count(turn, roster, loan)
    return _(
        "Suara yang masuk {voted}, perlu {quorum}. {name} boleh mengajukan lagi.",
        voted=tally.voted,
        quorum=tally.quorum,
        name=name,
    )


# --- the receipt -------------------------------------------------------------------------------------------------


async def _receipt(turn: Turn, _: Words, roster: Roster, loan: Loan) -> tuple[str, Keyboard | None]:
    entry = await service.payout_of(turn, loan)
    name = borrower_name(_, roster, loan)
    if entry is None or entry.kind != MoneyKind.DISBURSEMENT:
        return _("Pinjaman {name} {amount}.", name=name, amount=_.rupiah(loan.terms.principal)), None
    borrower = roster.get(loan.member_id)
    own_phone = borrower is not None and bool(borrower.speakers)
    lines = [
        _(
            "✅ No. {number}: pinjaman {name} {amount} cair.",
            number=entry.number,
            name=name,
            amount=_.rupiah(entry.amount),
        ),
        _handed_over(_, roster, loan, entry),
    ]
    if loan.received_at is not None:
        lines.append(_("Sudah diterima {name}.", name=name))
    elif not own_phone:
        lines.append(_("Diterima langsung, tanpa HP."))
    elif loan.state is LoanState.ACTIVE:
        lines.append(_("{name}, uangnya sudah diterima?", name=name))
    return "\n".join(lines), _receipt_keyboard(_, loan, own_phone=own_phone)


def _handed_over(_: Words, roster: Roster, loan: Loan, entry: Entry) -> str:
    """`Lima ratus ribu rupiah. Diserahkan Rp475.000 tunai oleh Bu Rini, 21 Nov 2026. Dikurangi simpanan Rp25.000.`"""
    payer = roster.get(entry.confirmed_by)
    from_bank = any(posting.credit.kind is AccountKind.BANK for posting in entry.postings)
    handed, kept = _("dari bank") if from_bank else _("tunai"), deductions(_, loan)
    if kept:
        handed = _("{amount} {source}", amount=_.rupiah(loan.terms.paid_out), source=handed)
    line = _(
        "{words}. Diserahkan {handed} oleh {name}, {date}.",
        words=_.terbilang(entry.amount).capitalize(),
        handed=handed,
        name=_("anggota") if payer is None else payer.name,
        date=_.short_date(entry.date),
    )
    return _("{line}\nDikurangi {kept}.", line=line, kept=kept) if kept else line


def deductions(_: Words, loan: Loan) -> str:
    """What is kept back from the payout: `admin Rp5.000 dan simpanan Rp25.000`; empty where nothing is."""
    kept = []
    if loan.terms.admin_fee:
        kept.append(_("admin {amount}", amount=_.rupiah(loan.terms.admin_fee)))
    if loan.terms.held_savings:
        kept.append(_("simpanan {amount}", amount=_.rupiah(loan.terms.held_savings)))
    return _all_of(_, kept) if kept else ""


def _receipt_keyboard(_: Words, loan: Loan, *, own_phone: bool) -> Keyboard | None:
    if loan.state is not LoanState.ACTIVE:
        return [[Button(_("Lihat pinjaman saya"), OwnLoan(loan.id))]] if own_phone else None
    undo = Button(_("Urungkan"), TakeBackPayout(loan.id))
    if not own_phone:
        return [[undo]]
    own = Button(_("Lihat pinjaman saya"), OwnLoan(loan.id))
    if loan.received_at is not None:
        return [[own]]
    return [
        [Button(_("Sudah saya terima"), Received(loan.id)), Button(_("Belum saya terima"), NotReceived(loan.id))],
        [own, undo],
    ]
