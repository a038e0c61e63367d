"""A complete wish becomes a request, or is refused: the reason is for the person, never for the group."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from handlers import loan_cards
from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context
from handlers.refused_amounts import over_ceiling
from handlers.registry import Press, Tables
from handlers.role_words import who_may
from handlers.wishes import Wish
from locales import Words
from savings.eligibility import Reason, Refusal, allowed_periods
from savings.groups import Member
from savings.roles import Action, allowed
from services import borrowing as service
from services import drafts, loans

SMALLER = "pinjam_lebih_kecil"
"""The kind of the draft behind a refusal: the wish waits in case a smaller sum will do."""
SMALLER_LASTS = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WhyNoLoan(Payload, prefix="whyloan"):
    """The one whose request was refused wants to know the reason; 0 rupiah: no sum had been named."""

    member_id: int
    principal: int
    periods: int


@dataclass(frozen=True, slots=True)
class AskFor(Payload, prefix="loanfor"):
    """The same loan, of the sum that would pass."""

    draft_id: int
    amount: int


async def complete(context: Context, wish: Wish, *, apart: bool = False) -> bool:
    """Everything is known: ask the rules, and make the request; whether it was made.

    `apart`: the pressed message stays as it is, because it is no question of ours.
    """
    if wish.amount is None or wish.periods is None:
        return False
    # An anonymous administrator who presses [Ini saya] twice has asked once, and is not refused the second time.
    before = await loans.of_message(context.turn, wish.chat_id, wish.message_id)
    if any(loan.item == wish.item for loan in before):
        say(context, context._("Pengajuan ini sudah saya terima tadi."), apart=apart)
        return False
    if await refused(context, wish, apart=apart):
        return False
    member = context.here[wish.member_id or 0]
    loan = await service.request(
        context.turn,
        context.here,
        member=member,
        principal=wish.amount,
        periods=wish.periods,
        purpose=wish.purpose or "",
        chat_id=wish.chat_id,
        message_id=wish.message_id,
        item=wish.item,
        asked_by=context.user.id,
        asked_member=wish.asked_member,
        asked_on=wish.date,
    )
    if loan is None:
        say(context, context._("Pengajuan ini sudah saya terima tadi."), apart=apart)
        return False
    await loan_cards.post_request(context, loan)
    return True


async def refused(context: Context, wish: Wish, *, apart: bool = False) -> bool:
    """Whether this account or this person may not have such a loan; that has been said."""
    member = context.here.get(wish.member_id)
    text = _not_allowed(context, wish, member)
    if text is not None or member is None:
        say(context, text or "", apart=apart)
        return True
    why = await _why(context, member, wish.amount or 0, wish.periods or 0)
    if why is not None:
        await refuse(context, wish, member, why, apart=apart)
    return why is not None


def _not_allowed(context: Context, wish: Wish, member: Member | None) -> str | None:
    """Why this account may not ask for this loan, or None. Asked again here: roles change while a question waits."""
    _ = context._
    if member is None or not member.active or wish.asked_member not in {one.id for one in context.speakers}:
        return _("Yang mengajukan sudah tidak terdaftar di sini. Tulis sekali lagi, ya.")
    if not allowed(Action.BORROW, member.roles):
        return _("{name} tidak terdaftar sebagai anggota yang menabung di sini.", name=member.name)
    if context.user.id not in member.speakers and not context.may(Action.WRITE_LOANS):
        who = who_may(context, Action.WRITE_LOANS)
        return _("Pinjaman diajukan oleh yang mau meminjam, atau {who}.", who=who)
    return over_ceiling(context, wish.amount or 0)  # a button may be forged, and the rule may have changed


async def _why(context: Context, member: Member, principal: int, periods: int) -> Refusal | None:
    """The first rule that refuses."""
    found = await service.refusals(context.turn, context.here, member, principal, periods)
    return found[0] if found else None


async def refused_whatever_the_sum(context: Context, wish: Wish, member: Member) -> bool:
    """Whether no amount at all would pass: told at once, before three questions are asked in vain."""
    why = await _why_nothing(context, member)
    if why is None:
        return False
    await refuse(context, wish, member, why)
    return True


async def _why_nothing(context: Context, member: Member) -> Refusal | None:
    """Where no amount would pass: of the rules that refuse the first that leaves nothing."""
    if await service.largest(context.turn, context.here, member):
        return None
    rules = context.here.group.rules
    periods = allowed_periods(rules)[0]
    found = await service.refusals(context.turn, context.here, member, rules.rupiah("batas"), periods)
    hopeless = (why for why in found if why.limit == 0 or not why.reason.about_amount)
    return next(hopeless, found[0] if found else None)


# --- how a refusal is told ---------------------------------------------------------------------------------------


async def refuse(context: Context, wish: Wish, member: Member, why: Refusal, *, apart: bool = False) -> None:
    """The reason for the one who asked, in private; in the group only that it cannot be."""
    _ = context._
    if not context.in_group:
        text, keyboard = await _told(context, wish, member, why)
        say(context, text, keyboard, apart=apart)
        return
    reader = member.name if context.user.id in member.speakers else _asker(context, wish)
    told = None
    if context.person is not None and context.person.reachable:
        told = await _told(context, wish, member, why)
    if told is not None and await context.whisper(context.user.id, *told):
        text = _("Pinjaman ini belum bisa diajukan. Alasannya saya kirim ke {name}.", name=reader)
        say(context, text, apart=apart)
    else:
        button = Button(_("Lihat alasan"), WhyNoLoan(member.id, wish.amount or 0, wish.periods or 0))
        say(context, _("Pinjaman ini belum bisa diajukan."), [[button]], apart=apart)


def _asker(context: Context, wish: Wish) -> str:
    asker = context.here.get(wish.asked_member)
    return context.user.first_name if asker is None else asker.name


async def _told(context: Context, wish: Wish, member: Member, why: Refusal) -> tuple[str, Keyboard | None]:
    """The refusal as it is read in private, with [Ajukan Rp300.000] where that sum would pass."""
    _ = context._
    text = reason_text(_, member, wish.amount, why)
    if why.largest is None or not why.reason.about_amount or wish.amount is None:
        return text, None
    draft_id = await drafts.ask(
        context.turn,
        chat_id=context.user.id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind=SMALLER,
        payload={"wish": wish.to_json()},
        lasts=SMALLER_LASTS,
    )
    return text, [[Button(_("Ajukan {amount}", amount=_.rupiah(why.largest)), AskFor(draft_id, why.largest))]]


def reason_text(_: Words, member: Member, principal: int | None, why: Refusal) -> str:
    """What cannot be, why, and what could: short enough for the box of a button."""
    if principal is None:
        fact = _("Pinjaman {name} belum bisa diajukan", name=member.name)
    else:
        fact = _("Pinjaman {name} {amount} belum bisa diajukan", name=member.name, amount=_.rupiah(principal))
    text = _("{fact}\n{reason}", fact=fact, reason=_reason(_, why))
    if why.reason.about_amount and why.largest not in {None, why.limit}:
        text = _("{text} Yang bisa sekarang: {amount}.", text=text, amount=_.rupiah(why.largest or 0))
    return text


def _reason(_: Words, why: Refusal) -> str:
    limit, lacking = _.rupiah(why.limit), _.rupiah(why.lacking)
    match why.reason:
        case Reason.ARREARS:
            if why.reported:
                return _(
                    "Masih ada angsuran yang lewat waktu, {amount} ({waiting} menunggu diterima). Selesaikan itu dulu.",
                    amount=lacking,
                    waiting=_.rupiah(why.reported),
                )
            return _("Masih ada angsuran yang lewat waktu, {amount}. Selesaikan itu dulu.", amount=lacking)
        case Reason.GIVEN_UP if why.reported:
            return _(
                "Pinjaman yang dulu masih {amount} ({waiting} menunggu diterima). "
                "Kalau sudah longgar, kembalikan dulu, ya.",
                amount=lacking,
                waiting=_.rupiah(why.reported),
            )
        case Reason.GIVEN_UP:
            return _(
                "Pinjaman yang dulu masih {amount}. Kalau sudah longgar, kembalikan dulu, boleh sedikit-sedikit.",
                amount=lacking,
            )
        case Reason.OPEN_LOAN if why.lacking:
            return _("Pinjaman yang berjalan masih {amount}. Di sini satu pinjaman dulu sampai lunas.", amount=lacking)
        case Reason.OPEN_LOAN:
            return _("Masih ada pengajuan yang belum selesai. Tunggu dulu, atau tulis: batal pinjam.")
        case Reason.MEMBERS:
            return _(
                "Pinjaman dibuka kalau anggota paling sedikit {n} orang. Kurang {lacking} orang.",
                n=why.limit,
                lacking=why.lacking,
            )
        case Reason.SAVING_MONTHS:
            return _(
                "Menabung dulu {n} bulan berturut-turut. Kurang {lacking} bulan lagi.",
                n=why.limit,
                lacking=why.lacking,
            )
        case Reason.TOO_SHORT | Reason.TOO_LONG:
            least, most = why.allowed
            return _("Angsuran di sini {least} sampai {most} kali.", least=least, most=most)
        case Reason.FIRST_LOAN:
            return _("Pinjaman pertama paling banyak {amount}.", amount=limit)
        case Reason.CEILING if why.limit:
            return _("Batas pinjaman per orang: sekarang paling banyak {amount}.", amount=limit)
        case Reason.CEILING:
            return _("Batas pinjaman per orang sudah terpakai semua.")
        case Reason.SAVINGS if not why.limit:
            return _("Besar pinjaman mengikuti simpanan, dan sekarang belum cukup. Menabung dulu, ya.")
        case Reason.SAVINGS:
            return _(
                "Menurut simpanan, sekarang paling banyak {amount}. Untuk jumlah ini simpanan perlu {lacking} lagi.",
                amount=limit,
                lacking=lacking,
            )
        case Reason.CASH if why.limit:
            return _("Kas kelompok sekarang cukup untuk paling banyak {amount}.", amount=limit)
        case Reason.CASH:
            return _("Kas kelompok sedang kosong, jadi belum bisa meminjamkan.")
        case Reason.DEDUCTIONS:
            return _("Jumlahnya habis untuk potongan, {amount}. Coba jumlah yang lebih besar.", amount=limit)


def say(context: Context, text: str, keyboard: Keyboard | None = None, *, apart: bool = False) -> None:
    """The question that was answered becomes its outcome; what was said is answered, and so is a press `apart`."""
    if context.is_press and not apart:
        context.edit(text, keyboard)
    else:
        context.reply(text, keyboard, quote=context.in_group)


async def why_no_loan(context: Context, payload: WhyNoLoan) -> None:
    """The reason of a refused request, for the member and for officers."""
    _ = context._
    member = context.here.get(payload.member_id)
    if member is None or not (context.user.id in member.speakers or context.may(Action.SEE_OTHERS)):
        context.alert(_("Alasannya untuk yang mengajukan saja."))
        return
    if payload.principal > 0 and payload.periods > 0:
        why = await _why(context, member, payload.principal, payload.periods)
    else:
        why = await _why_nothing(context, member)
    if why is None:
        context.alert(_("Sekarang sudah bisa. Tulis lagi, ya."))
    else:
        context.alert(reason_text(_, member, payload.principal or None, why))


async def ask_for(context: Context, payload: AskFor) -> None:
    """The sum that would pass, under the refusal in the private chat."""
    _ = context._
    draft = await drafts.find(context.turn, payload.draft_id)
    if draft is None or draft.kind != SMALLER or draft.telegram_id != context.user.id or payload.amount <= 0:
        context.alert(_("Pertanyaan ini sudah lewat. Tulis sekali lagi, ya."))
        return
    if draft.group_id is not None:
        await context.enter(await context.turn.directory.roster(context.turn.tx, draft.group_id))
    await drafts.answered(context.turn, draft)
    values: dict[str, Any] = draft.payload["wish"]
    if await complete(context, replace(Wish.from_json(values), amount=payload.amount, readings=())):
        context.unsay()


TABLE = Tables(
    presses=(
        Press(payload=WhyNoLoan, handler=why_no_loan, action=Action.SEE_OWN),
        Press(payload=AskFor, handler=ask_for, needs_group=False),
    ),
)
