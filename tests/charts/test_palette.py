"""The colours: what lies side by side stays apart on a photocopy and for eyes that do not tell red from green."""

from collections.abc import Iterator
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt
import pytest

from charts import CHARTS
from charts.attendance import FILLS
from charts.canvas import Canvas
from charts.palette import BAD, GOOD, INK, MINIMUM, MUTED, PAPER, PICTURE_COLOURS, RULE, SHADE
from charts.samples import Sample, samples
from locales import words

GREY_APART = 10
"""Of 100 steps from black to white: a photocopy still shows two areas."""
SEEN_APART = 12
"""The same with the hue, of CIE L*a*b*; from 2 or 3 on two areas side by side are told apart."""

_RUN, _EDGE = 6, 4
"""An area is at least so many pixels wide; the soft edge between two is at most so many."""

_DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)
"""Machado, Oliveira and Fernandes (2009), severity 1, for linear light."""
_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_WHITE = np.array([0.95047, 1.0, 1.08883])

LINES = frozenset({RULE, MUTED})
"""What frames an area and is none itself."""

AREAS = frozenset(PICTURE_COLOURS) - LINES - {SHADE}
"""What must be told apart: not the soft edges between, nor the light ground of what is not there yet."""

Vector = npt.NDArray[np.float64]


def linear(colour: str) -> Vector:
    """The light of a colour, each part from 0 to 1."""
    value = np.array(list(bytes.fromhex(colour[1:]))) / 255
    return np.asarray(np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4))


def lab(light: Vector) -> Vector:
    """CIE L*a*b* of linear light."""
    ratio = _TO_XYZ @ np.clip(light, 0, 1) / _WHITE
    x, y, z = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def grey_distance(one: str, other: str) -> float:
    """How far two colours are apart on a photocopy."""
    return float(abs(lab(linear(one))[0] - lab(linear(other))[0]))


def distance_without_green(one: str, other: str) -> float:
    """How far two colours are apart for eyes without the receptor for green."""
    first, second = (lab(_DEUTERANOPIA @ linear(colour)) for colour in (one, other))
    return float(np.linalg.norm(first - second))


def neighbours(canvas: Canvas) -> set[frozenset[str]]:
    """The colours of areas that lie side by side, on every fifth line across and down."""
    pixels = np.asarray(canvas.ground()).astype(np.uint32)
    packed = (pixels[:, :, 0] << 16) | (pixels[:, :, 1] << 8) | pixels[:, :, 2]
    lines = [*packed[::5], *packed.T[::5]]
    return {pair for line in lines for pair in _side_by_side(line)}


def _side_by_side(line: npt.NDArray[np.uint32]) -> Iterator[frozenset[str]]:
    changes = np.flatnonzero(np.diff(line)) + 1
    bounds = [0, *changes.tolist(), len(line)]
    areas = [(start, end, int(line[start])) for start, end in pairwise(bounds) if end - start >= _RUN]
    for (_start, end, colour), (start, _end, other) in pairwise(areas):
        if start - end <= _EDGE and colour != other:
            yield frozenset((f"#{colour:06x}", f"#{other:06x}"))


SAMPLES = [sample for sample in samples() if sample.name != "empty"]


@pytest.mark.parametrize("sample", SAMPLES, ids=[f"{one.kind}-{one.name}" for one in SAMPLES])
def test_areas_side_by_side_are_told_apart(sample: Sample) -> None:
    found = neighbours(CHARTS[sample.kind].paint(sample.record, words("id")))
    assert found
    weak = [
        f"{one} beside {other}: {grey_distance(one, other):.0f} grey, {distance_without_green(one, other):.0f} seen"
        for one, other in (sorted(pair) for pair in found if pair <= AREAS)
        if grey_distance(one, other) < GREY_APART or distance_without_green(one, other) < SEEN_APART
    ]
    assert weak == []


def test_any_two_letters_of_attendance_are_told_apart() -> None:
    for one, other in combinations({fill for fill, _letter in FILLS.values()} | {PAPER}, 2):
        assert grey_distance(one, other) >= GREY_APART, (one, other)
        assert distance_without_green(one, other) >= SEEN_APART, (one, other)


def test_the_lights_are_told_apart() -> None:
    for one, other in combinations((GOOD, MINIMUM, BAD, PAPER), 2):
        assert grey_distance(one, other) >= GREY_APART, (one, other)
        assert distance_without_green(one, other) >= SEEN_APART, (one, other)


def test_the_measures_know_what_cannot_be_told_apart() -> None:
    assert distance_without_green("#c00000", "#5b6600") < SEEN_APART < distance_without_green("#c00000", "#0000c0")
    assert grey_distance("#c00000", "#0070c0") < GREY_APART < grey_distance(INK, PAPER)


def test_a_picture_has_at_most_64_colours() -> None:
    assert len(PICTURE_COLOURS) == len(set(PICTURE_COLOURS)) <= 64
