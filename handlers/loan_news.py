"""What is told about a loan in private: to the borrower, and to those whose turn it is.

Each in the reader's own language. The first line, which a lock screen shows, names no sum. Who never pressed Start is
not reached; the card in the group stands for everybody.
"""

from collections.abc import Awaitable, Callable, Iterable

from handlers.buttons import Button, Keyboard, keyboard_json
from handlers.context import text_json
from handlers.loan_cards import AskAgain, OwnLoan, borrower_name, deductions, how_decided, payers_awaited, why_lapsed
from handlers.rule_words import terms_words
from locales import Words, words
from savings import corrections, deciding
from savings.corrections import Correction
from savings.groups import Member, Roster
from savings.journal import Entry
from savings.loans import Decision, Loan, LoanState
from services import lending as service
from services import loans, people
from services.turn import Turn

Writing = Callable[[Words], Awaitable[tuple[str, Keyboard | None]]]
"""Writes one reader's message: all of it in that reader's language, so it is asked for once a reader."""


def borrower_or_asker(roster: Roster, loan: Loan) -> tuple[Member, ...]:
    """Who hears what is for the borrower alone: the borrower, or who asked in the name of one without a telephone."""
    borrower, asker = roster.get(loan.member_id), roster.get(loan.asked_member)
    if borrower is not None and borrower.speakers:
        return (borrower,)
    return () if asker is None else (asker,)


async def tell(
    turn: Turn, roster: Roster, members: Iterable[Member], write: Writing, *, besides: int | None = None
) -> None:
    """Write to everybody who speaks for these members, once; `besides` is the account that knows already."""
    for account in sorted({speaker for member in members for speaker in member.speakers} - {besides}):
        person = await people.find(turn, account)
        if person is None or not person.reachable:
            continue
        text, keyboard = await write(words(person.language or roster.group.rules["bahasa"]))
        markup = keyboard_json(keyboard)
        payload = {"chat_id": account, **text_json(text)} | ({} if markup is None else {"reply_markup": markup})
        turn.call("sendMessage", account, payload)


async def decided(turn: Turn, roster: Roster, loan: Loan, *, besides: int | None = None) -> None:
    """A request was decided: the borrower hears how, and after a yes those who are to hand the money over."""
    readers = borrower_or_asker(roster, loan)
    if loan.state is LoanState.APPROVED:
        await _tell_approved(turn, roster, loan, readers, besides)
    elif loan.state is LoanState.REJECTED:
        await _tell_rejected(turn, roster, loan, readers)
    elif loan.state is LoanState.LAPSED:
        await _tell_lapsed(turn, roster, loan, readers)


async def _tell_approved(
    turn: Turn, roster: Roster, loan: Loan, readers: tuple[Member, ...], besides: int | None
) -> None:
    who = deciding.payers(loan, roster)
    payers = who.people if who.needed == 1 else ()

    async def to_borrower(_: Words) -> tuple[str, None]:
        text = _(
            "Kabar baik: pengajuan pinjaman {name} disetujui.\n{terms}. {waiting}",
            name=borrower_name(_, roster, loan),
            terms=terms_words(_, loan.terms, roster.group.rules),
            waiting=await payers_awaited(turn, _, roster, loan),
        )
        return text, None

    async def to_payer(_: Words) -> tuple[str, None]:
        text = _(
            "Ada pinjaman yang menunggu dicairkan.\n{name}, {amount}. Serahkan uangnya, lalu tekan Cairkan di grup.",
            name=borrower_name(_, roster, loan),
            amount=_.rupiah(loan.terms.principal),
        )
        return text, None

    # Who asked in somebody's name and is to hand the money over hears one thing, not two.
    await tell(turn, roster, [one for one in readers if one not in payers], to_borrower, besides=besides)
    await tell(turn, roster, payers, to_payer, besides=besides)


async def _tell_rejected(turn: Turn, roster: Roster, loan: Loan, readers: tuple[Member, ...]) -> None:
    reason = await service.reason(turn, loan)

    async def write(_: Words) -> tuple[str, None]:
        why = _("Alasan: {reason}.", reason=reason) if reason else ""
        if not reason and loan.decision is Decision.VOTE:
            why = await how_decided(turn, _, roster, loan)
        lines = [
            _("Pengajuan pinjaman {name} belum disetujui.", name=borrower_name(_, roster, loan)),
            _("{line}.", line=terms_words(_, loan.terms, roster.group.rules)),
            why,
            _("Lain waktu boleh mengajukan lagi."),
        ]
        return "\n".join(line for line in lines if line), None

    await tell(turn, roster, readers, write)


async def _tell_lapsed(turn: Turn, roster: Roster, loan: Loan, readers: tuple[Member, ...]) -> None:
    async def write(_: Words) -> tuple[str, Keyboard]:
        text = _(
            "Pengajuan pinjaman {name} belum diputuskan.\n{terms}. {why}",
            name=borrower_name(_, roster, loan),
            terms=terms_words(_, loan.terms, roster.group.rules),
            why=await why_lapsed(turn, _, roster, loan),
        )
        return text, [[Button(_("Ajukan lagi"), AskAgain(loan.id))]]

    await tell(turn, roster, readers, write)


async def paid_out(turn: Turn, roster: Roster, loan: Loan, *, besides: int | None = None) -> None:
    """The borrower reads the schedule in short: the first instalment, how many, the last day."""
    schedule = (await loans.account(turn, loan)).instalments
    first, last = schedule[0], schedule[-1]

    async def write(_: Words) -> tuple[str, Keyboard]:
        received = _("{amount} diserahkan.", amount=_.rupiah(loan.terms.paid_out))
        if kept := deductions(_, loan):
            principal = _.rupiah(loan.terms.principal)
            received = _("{line} {principal} dikurangi {kept}.", line=received, principal=principal, kept=kept)
        text = _(
            "Pinjaman {name} sudah cair.\n"
            "{received}\n"
            "Angsuran {n} kali. Yang pertama {instalment}, jatuh tempo {first}. Yang terakhir {last}.",
            name=borrower_name(_, roster, loan),
            received=received,
            n=len(schedule),
            instalment=_.rupiah(first.total),
            first=_.date(first.due_on),
            last=_.short_date(last.due_on),
        )
        return text, [[Button(_("Lihat pinjaman saya"), OwnLoan(loan.id))]]

    await tell(turn, roster, _borrower(roster, loan), write, besides=besides)


async def taken_back(turn: Turn, roster: Roster, loan: Loan, reversal: Entry, *, besides: int | None = None) -> None:
    """The payout was a slip of the finger: the borrower hears that the loan waits again."""

    async def write(_: Words) -> tuple[str, None]:
        text = _(
            "No. {old} dibatalkan oleh No. {new}: salah tekan. Pinjaman {name} {amount} kini menunggu dicairkan lagi.",
            name=borrower_name(_, roster, loan),
            old=reversal.reverses or 0,
            new=reversal.number,
            amount=_.rupiah(loan.terms.principal),
        )
        return text, None

    await tell(turn, roster, _borrower(roster, loan), write, besides=besides)


async def not_received(
    turn: Turn, roster: Roster, loan: Loan, entry: Entry, correction: Correction, *, besides: int
) -> None:
    """The payer and those who are to decide hear in private that the money has not come."""
    payer = roster.get(entry.confirmed_by)
    who = corrections.deciders(correction, entry, roster)
    people = ((payer,) if payer is not None else ()) + (who.people if who.needed == 1 else ())

    async def write(_: Words) -> tuple[str, None]:
        text = _(
            "{name} belum menerima uang pinjaman.\n"
            "No. {number}, {amount}. Tolong periksa bersama, lalu putuskan di grup.",
            name=borrower_name(_, roster, loan),
            number=entry.number,
            amount=_.rupiah(entry.amount),
        )
        return text, None

    await tell(turn, roster, people, write, besides=besides)


def _borrower(roster: Roster, loan: Loan) -> tuple[Member, ...]:
    borrower = roster.get(loan.member_id)
    return () if borrower is None else (borrower,)
