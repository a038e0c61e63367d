"""What is wrong with an amount, in one sentence with an example that works."""

from handlers.context import Context, plain
from savings.amounts import AmountError, NegativeAmount, TooLargeAmount, ZeroAmount
from savings.money import MoneyKind

USUAL_EXAMPLE = "setor 20rb"
_EXAMPLES = {MoneyKind.REPAYMENT: "angsur 50rb", MoneyKind.DEBT_PAYMENT: "setor ke upk 345rb"}


def example_of(kind: MoneyKind) -> str:
    """A line of this kind that works."""
    return _EXAMPLES.get(kind, USUAL_EXAMPLE)


def amount_refusal(context: Context, error: AmountError, *, example: str = USUAL_EXAMPLE) -> str:
    """Why an amount cannot be read, with a line that works where it was said."""
    _ = context._
    if isinstance(error, ZeroAmount):
        return _("Jumlahnya nol, jadi belum ada yang dicatat. Contoh: {example}", example=example)
    if isinstance(error, NegativeAmount) and example == USUAL_EXAMPLE:
        return _("Jumlah tidak bisa minus. Untuk mengambil simpanan: tarik 20rb")
    if isinstance(error, NegativeAmount):
        return _("Jumlah tidak bisa minus. Contoh: {example}", example=example)
    if isinstance(error, TooLargeAmount):
        return _("Jumlah itu terlalu besar untuk dicatat. Contoh: {example}", example=example)
    return _("Jumlah “{token}” belum saya pahami. Contoh: {example}", token=plain(str(error.token)), example=example)


def over_ceiling(context: Context, amount: int) -> str | None:
    """Why this amount is more than the group writes down at once; None where it is not."""
    ceiling = context.here.group.rules.rupiah("batas")
    if not ceiling or amount <= ceiling:
        return None
    _ = context._
    return _(
        "{amount} melebihi batas sekali catat, {ceiling}. Periksa angka nolnya, ya.",
        amount=_.rupiah(amount),
        ceiling=_.rupiah(ceiling),
    )


class Refused(Exception):
    """The sentence is refused; the text has been chosen already."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def check_ceiling(context: Context, amount: int) -> None:
    """Raise Refused where this amount is more than the group writes down at once."""
    refused = over_ceiling(context, amount)
    if refused is not None:
        raise Refused(refused)
