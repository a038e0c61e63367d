"""What everybody may see of how much came in: quarters so wide that nobody's sum is read off them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.progress import Came, came


@pytest.mark.parametrize(
    ("due", "paid", "part"),
    [
        (100_000, 0, Came.NOTHING),
        (100_000, -5_000, Came.NOTHING),
        (100_000, 1, Came.LITTLE),
        (100_000, 37_499, Came.LITTLE),
        (100_000, 37_500, Came.HALF),
        (100_000, 62_499, Came.HALF),
        (100_000, 62_500, Came.MOST),
        (100_000, 99_999, Came.MOST),
        (100_000, 100_000, Came.ALL),
        (100_000, 900_000, Came.ALL),
        (1, 0, Came.NOTHING),
        (1, 1, Came.ALL),
    ],
)
def test_only_everything_is_all_and_only_nothing_is_nothing(due: int, paid: int, part: Came) -> None:
    assert came(due, paid) is part


@given(paid=st.integers(1_000, 9_000_000_000), lack=st.integers(100, 9_000_000_000))
def test_who_knows_every_payment_is_still_wide_of_what_is_missing(paid: int, lack: int) -> None:
    """A sum that is larger by three fifths, or one that is as much smaller, gives the same quarter."""
    assert came(paid + lack, paid) in {came(paid + lack * 8 // 5, paid), came(paid + -(-lack * 5 // 8), paid)}
