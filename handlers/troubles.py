"""Who said that it is hard, and waits to be spoken with: in private, to those who hear of it and to nobody else."""

from dataclasses import dataclass

from handlers.buttons import Button, Keyboard, Payload
from handlers.cards import names
from handlers.context import Context
from handlers.loans import MoveSchedule
from handlers.registry import Press, Tables
from handlers.shift_decisions import hardship_here
from savings.errors import LoanError
from savings.errors import OwnLoan as NotOnesOwn
from savings.hardship import Hardship
from savings.loans import Loan, LoanState
from services import hardship as service


@dataclass(frozen=True, slots=True)
class Talked(Payload, prefix="sulitbcr"):
    """The borrower has been spoken with (1), or after all has not (0)."""

    hardship_id: int
    done: int


def talked_button(context: Context, hardship: Hardship) -> Button:
    """For who has spoken with the borrower, so that it does not stand in tomorrow's list."""
    return Button(context._("Sudah diajak bicara"), Talked(hardship.id, 1))


async def known_words(context: Context, loan: Loan) -> str:
    """Nothing needs to be told twice: who knows already."""
    _ = context._
    who = await service.listeners(context.turn, loan, context.here)
    return _(
        "{who} sudah tahu, jadi tidak perlu diulang.\nNanti diajak bicara, ya. Jangan khawatir.",
        who=names(context, who) if who else _("Pengurus"),
    )


async def list_troubles(context: Context) -> bool:
    """A message for each whom this account is to speak with; False where there is none, and always in a group."""
    if context.in_group:
        return False
    found = False
    for hardship, loan in await service.troubles(context.turn, context.here):
        hearing = await service.listeners(context.turn, loan, context.here)
        if any(context.user.id in one.speakers for one in hearing):
            context.reply(_waits(context, hardship, loan), _keyboard(context, hardship, loan))
            found = True
    return found


def _waits(context: Context, hardship: Hardship, loan: Loan) -> str:
    _ = context._
    return _(
        "{name} menunggu diajak bicara, sejak {date}\nSedang berat mengangsur: {reason}.",
        name=context.here[loan.member_id or 0].name,
        date=_.short_date(context.here.group.date_of(hardship.created_at)),
        reason=hardship.reason,
    )


def _keyboard(context: Context, hardship: Hardship, loan: Loan) -> Keyboard:
    move = Button(context._("Mundurkan jadwal"), MoveSchedule(loan.group_id, loan.id))
    return [[talked_button(context, hardship)], [move]]


async def talked(context: Context, payload: Talked) -> None:
    """[Sudah diajak bicara], and [Ternyata belum] below it."""
    _ = context._
    found = await hardship_here(context, payload.hardship_id)
    if found is None:
        return
    hardship, loan = found
    try:
        await service.talked(context.turn, context.here, hardship, loan, context.user.id, done=bool(payload.done))
    except NotOnesOwn:
        context.alert(_("Ini soal pinjaman sendiri. Pengurus lain yang menekan tombolnya."))
        return
    except LoanError:
        context.alert(_("Tombol ini untuk {who}.", who=_("pengurus kelompok")))
        return
    if not payload.done:
        context.edit(_waits(context, hardship, loan), _keyboard(context, hardship, loan))
        return
    rows = [[Button(_("Ternyata belum"), Talked(hardship.id, 0))]]
    if loan.state is LoanState.ACTIVE:
        rows.insert(0, [Button(_("Mundurkan jadwal"), MoveSchedule(loan.group_id, loan.id))])
    name = context.here[loan.member_id or 0].name
    context.edit(_("{name} sudah diajak bicara\nTerima kasih. Tidak saya ingatkan lagi.", name=name), rows)


TABLE = Tables(presses=(Press(payload=Talked, handler=talked, needs_group=False),))
