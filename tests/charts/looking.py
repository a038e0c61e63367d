"""Looking at a picture as somebody with a small phone does: what of it cannot be read?"""

import io
from collections.abc import Iterator

from PIL import Image

from charts.canvas import LARGEST_FILE, SMALLEST, TALLEST, WIDTH, Canvas, Written
from charts.palette import PICTURE_COLOURS

LEAST_CONTRAST = 4.5
"""Of words on their ground, by WCAG 2; large ones may have 3."""

_LARGE = 48
_INK_ABOVE = 0.7
_INK_BELOW = 0.05


def complaints(canvas: Canvas, *, may_be_cut: bool = False) -> list[str]:
    """Everything that is wrong with the words on a sheet: nothing, if all is well."""
    found = [f"{one.text!r} hangs over the sheet" for one in canvas.written if _outside(one, canvas)]
    found += [f"{one.text!r} is of {one.size} pixels" for one in canvas.written if one.size < SMALLEST]
    if not may_be_cut:
        found += [f"{one.text!r} is cut" for one in canvas.written if one.cut]
    for number, one in enumerate(canvas.written):
        found += [f"{one.text!r} overlaps {other.text!r}" for other in canvas.written[:number] if one.overlaps(other)]
    found += _on_the_ground(canvas)
    if canvas.width != WIDTH or canvas.height > TALLEST:
        found.append(f"Telegram would shrink {canvas.width}x{canvas.height}")
    return found


def file_complaints(png: bytes) -> list[str]:
    """Everything that is wrong with a stored picture."""
    image = Image.open(io.BytesIO(png))
    found = [] if len(png) <= LARGEST_FILE else [f"{len(png)} bytes"]
    if image.mode != "P":
        return [*found, f"its mode is {image.mode}"]
    counts = image.convert("RGB").getcolors(maxcolors=1000) or []
    colours = {"#" + bytes(colour).hex() for _count, colour in counts if isinstance(colour, tuple)}
    return found + [f"{colour} is none of ours" for colour in sorted(colours - set(PICTURE_COLOURS))]


def texts(canvas: Canvas) -> list[str]:
    """What is written on a sheet, from its top to its bottom."""
    return [one.text for one in sorted(canvas.written, key=lambda one: (one.bottom, one.left))]


def contrast(colour: tuple[int, ...], other: tuple[int, ...]) -> float:
    """How far two colours are apart in light, from 1 to 21, as WCAG 2 has it."""
    dark, light = sorted((_light(colour), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _light(colour: tuple[int, ...]) -> float:
    parts = [value / 255 for value in colour]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _outside(one: Written, canvas: Canvas) -> bool:
    return one.left < 0 or one.top < 0 or one.right > canvas.width or one.bottom > canvas.height


def _on_the_ground(canvas: Canvas) -> Iterator[str]:
    """Words stand on one plain colour that they differ from; no line and no edge goes through them."""
    ground = canvas.ground()
    for one in canvas.written:
        baseline = one.bottom - (one.bottom - one.top) * 0.24 / 1.02
        top, bottom = baseline - _INK_ABOVE * one.size, baseline + _INK_BELOW * one.size
        under = ground.crop((round(one.left), round(top), round(one.right), round(bottom))).getcolors(maxcolors=4096)
        if under is None or len(under) != 1:
            yield f"something goes through {one.text!r}"
            continue
        colour = under[0][1]
        assert isinstance(colour, tuple)
        apart = contrast(tuple(bytes.fromhex(one.colour[1:])), colour)
        if apart < (3 if one.size >= _LARGE else LEAST_CONTRAST):
            yield f"{one.text!r} is hard to see on its ground ({apart:.1f})"
