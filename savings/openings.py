"""Loans that were running when the books began: what of them was paid before, reckoned from the schedule."""

from savings.loans import Terms
from savings.money import Rupiah
from savings.schedules import plan


def paid_by_count(terms: Terms, count: int) -> tuple[Rupiah, Rupiah]:
    """(Pokok, jasa) of the first `count` instalments, in rupiah."""
    done = plan(terms)[: max(0, count)]
    return sum(one.principal for one in done), sum(one.interest for one in done)


def paid_by_remaining(terms: Terms, remaining: Rupiah) -> tuple[Rupiah, Rupiah]:
    """(Pokok, jasa) paid where so much pokok is still owed, in rupiah.

    Jasa is taken to be paid for every instalment of which some pokok was, as the usual order of paying has it. Raises
    ValueError where more is owed than was lent, or nothing.
    """
    if not 0 < remaining <= terms.principal:
        raise ValueError(f"{remaining} of {terms.principal} cannot be left")
    paid, before, interest = terms.principal - remaining, 0, 0
    for one in plan(terms):
        if before >= paid:
            break
        before += one.principal
        interest += one.interest
    return paid, interest
