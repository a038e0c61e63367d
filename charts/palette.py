"""The colours of all pictures, each with a meaning that it keeps.

Chosen by their lightness first, so that neighbours stay apart on a photocopy and for eyes that do not tell red from
green; no meaning hangs on colour alone. A picture is stored with these and nothing else: each colour, and the steps
from it to paper and from ink to paper that make edges smooth.
"""

PAPER = "#ffffff"
INK = "#1a1a1a"
MUTED = "#595959"
"""Words that explain. Seven times as dark as paper."""

RULE = "#d9d9d9"
SHADE = "#efefef"
"""Lines to look along, and the ground of what is not there yet."""

POKOK = "#0b2f5c"
WAJIB = "#3d7fc0"
SUKARELA = "#a9cfee"
"""The three kinds of savings, from the firmest to the freest, dark to light."""

SAVINGS = "#1f5fa8"
"""Savings together."""

LENT = "#d4690a"
"""What is lent out."""

CASH = "#0a5a42"
"""The cash box."""

GOOD = "#1b7f4d"
MINIMUM = "#f2c230"
BAD = "#a3171f"
"""The lights of the pendamping, never without a shape of their own."""

LATE = "#e3b437"
AWAY = "#7a5fa0"
"""Attendance: came late; excused or sick. See PRESENT and REPRESENTED."""

_TINTED = (
    *(POKOK, WAJIB, SUKARELA, SAVINGS, LENT, CASH, GOOD, MINIMUM, BAD, LATE, AWAY),
)  # each with three steps towards paper
_STEPS = (0.0, 0.25, 0.5, 0.75)
_GREY_STEPS = 12


def mixed(colour: str, other: str, share: float) -> str:
    """A colour on its way to another: 0 is itself, 1 the other."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


PRESENT = mixed(GOOD, PAPER, 0.75)
REPRESENTED = mixed(AWAY, PAPER, 0.25)
"""The darker, the less of somebody was at the meeting: PRESENT, LATE, REPRESENTED, AWAY, and BAD for who is missing."""

PICTURE_COLOURS = tuple(
    dict.fromkeys(
        [PAPER, INK, MUTED, RULE, SHADE]
        + [mixed(INK, PAPER, step / _GREY_STEPS) for step in range(1, _GREY_STEPS)]
        + [mixed(colour, PAPER, step) for colour in _TINTED for step in _STEPS]
    )
)
"""Every colour that a stored picture may hold; at most 64."""
