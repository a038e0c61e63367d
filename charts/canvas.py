"""A sheet of 1080 pixels to draw on: shapes by Agg, words by FreeType, out comes a small PNG.

No Figure and no Axes: ticks and text are more than half of their time, and a phone needs neither. Shapes go straight to
matplotlib's Agg renderer; words are set in the DejaVu that matplotlib ships, after all shapes, so that no line crosses
one. The sheet remembers where each word stands, and the tests see to it that none overlaps, is cut or is too small.

Lengths are pixels, x to the right and y DOWN from the upper left corner. matplotlib and Pillow are imported at the
first sheet, not with this module, so that captions cost nothing.
"""

import io
import re
import unicodedata
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from charts.palette import INK, MUTED, PAPER, PICTURE_COLOURS, RULE

if TYPE_CHECKING:
    from matplotlib.path import Path as Outline
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

WIDTH = 1080
TALLEST = 1280
"""Telegram shrinks a picture whose longer side is more than this."""

MARGIN = 48

SMALLEST = 24
"""No word is smaller: on a screen of 360 pixels this is 8, the least that can be read."""

SMALL = 30
BODY = 36
BIG = 60

LARGEST_FILE = 40_000
"""Bytes. Members pay for their data."""

ASCENT = 0.78
DESCENT = 0.24
CAPITAL = 0.73
"""How far DejaVu reaches above and below the line, and the height of its capitals and digits, in parts of the size."""

GLUE = "\N{NO-BREAK SPACE}"
"""Between a number and its unit, where a sentence may be broken into lines."""

_SPACES = re.compile(rf"[^\S{GLUE}]+")
_LEADING = 1.3
_PIXELS_A_INCH = 72  # so that a point is a pixel
_COMPRESSION = 6
_FEW_COLOURS = 16
"""So many fit into half a byte."""

_MANY_LETTERS = 600
"""With more small letters than this a sheet is not even tried with soft edges."""

Align = Literal["left", "center", "right"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A line of words on a sheet and the box it stands in. `cut`: it was too long even in the smallest size."""

    text: str
    size: int
    bold: bool
    colour: str
    left: float
    top: float
    right: float
    bottom: float
    cut: bool = False

    def overlaps(self, other: "Written") -> bool:
        """Whether the boxes share any pixel."""
        apart = self.right <= other.left or other.right <= self.left or self.bottom <= other.top
        return not (apart or other.bottom <= self.top)


class Canvas:
    """One picture in the making. `written` holds all words on it, in the order in which they came."""

    def __init__(self, height: int) -> None:
        """A white sheet. Raises ValueError where Telegram would shrink it."""
        if not 0 < height <= TALLEST:
            raise ValueError(f"a picture of {height} pixels is too tall")
        from matplotlib.backends.backend_agg import RendererAgg
        from matplotlib.transforms import Affine2D

        self.width = WIDTH
        self.height = height
        self.written: list[Written] = []
        self._colours: set[str] = set()
        self._agg = RendererAgg(WIDTH, height, _PIXELS_A_INCH)
        self._down = Affine2D().scale(1, -1).translate(0, height)
        self.rectangle(0, 0, WIDTH, height, fill=PAPER)

    # Shapes

    def line(
        self, points: Sequence[Point], *, colour: str = INK, width: float = 3, dash: Sequence[float] | None = None
    ) -> None:
        """A line through the points; `dash` are lengths of strokes and gaps."""
        if len(points) > 1:
            self._stroke(_outline(tuple(points)), colour=colour, width=width, dash=dash)

    def polygon(self, points: Sequence[Point], *, fill: str, edge: str | None = None, width: float = 0) -> None:
        """A filled area."""
        if len(points) > 2:
            self._fill(_outline((*points, points[0])), fill=fill, edge=edge, width=width)

    def rectangle(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        edge: str | None = None,
        line: float = 3,
        radius: float = 0,
    ) -> None:
        """A box, with round corners if `radius` is not 0. `edge` is drawn inside, so that the box keeps its size."""
        if width <= 0 or height <= 0:
            return
        inset = line / 2 if edge is not None else 0
        box = (left + inset, top + inset, left + width - inset, top + height - inset)
        outline = _rounded(*box, min(radius, width / 2, height / 2)) if radius else _box(*box)
        self._fill(outline, fill=fill, edge=edge, width=line if edge is not None else 0)

    def circle(
        self, x: float, y: float, radius: float, *, fill: str | None = None, edge: str | None = None, line: float = 3
    ) -> None:
        """A disc; `edge` is drawn inside of its radius."""
        inset = line / 2 if edge is not None else 0
        outline = _circle(x, y, radius - inset)
        self._fill(outline, fill=fill, edge=edge, width=line if edge is not None else 0)

    # Words

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: int = BODY,
        colour: str = INK,
        bold: bool = False,
        align: Align = "left",
        width: float | None = None,
        smallest: int = SMALLEST,
    ) -> float:
        """Write one line with its baseline at `y` and return the width that it takes.

        With a `width` it is made smaller until it fits, down to `smallest`, and after that it ends in "…".
        """
        text, cut = clean(text), False
        if width is not None:
            text, size, cut = fit(text, width, size=size, bold=bold, smallest=smallest)
        if not text:
            return 0
        assert size >= SMALLEST, f"{text!r} is too small to be read"
        wide = text_width(text, size, bold=bold)
        left = x - {"left": 0.0, "center": wide / 2, "right": wide}[align]
        top, bottom = y - ASCENT * size, y + DESCENT * size
        self._colours.add(colour)
        self.written.append(
            Written(
                text=text.replace(GLUE, " "),
                size=size,
                bold=bold,
                colour=colour,
                left=left,
                top=top,
                right=left + wide,
                bottom=bottom,
                cut=cut,
            )
        )
        return wide

    def middle(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: int = BODY,
        colour: str = INK,
        bold: bool = False,
        align: Align = "center",
        width: float | None = None,
    ) -> float:
        """Write one line with the middle of its capitals and digits at `y`, as in a button or a table's cell."""
        if width is not None:
            text, size, _ = fit(clean(text), width, size=size, bold=bold)
        return self.text(x, y + CAPITAL * size / 2, text, size=size, colour=colour, bold=bold, align=align)

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        *,
        width: float,
        lines: int,
        size: int = BODY,
        colour: str = INK,
        bold: bool = False,
        leading: float = _LEADING,
    ) -> float:
        """Write a sentence in at most so many lines, the first baseline at `y`; return the baseline after the last."""
        for line in wrap(clean(text), width, size=size, bold=bold, lines=lines):
            self.text(x, y, line, size=size, colour=colour, bold=bold, width=width)
            y += round(leading * size)
        return y

    def header(self, group: str, title: str, day: str, *, dense: bool = False) -> float:
        """The group's name, what is shown and of which day; return where the picture itself may begin.

        The name stands in one line where it can and in two where it must. `dense`: smaller and always in one, above a
        table that needs the whole sheet.
        """
        inner = WIDTH - 2 * MARGIN
        if dense:
            self.text(MARGIN, 54, group, size=40, bold=True, width=inner)
            right = self.text(WIDTH - MARGIN, 96, day, size=SMALL, colour=MUTED, align="right")
            self.text(MARGIN, 96, title, size=SMALL, colour=MUTED, width=inner - right - 30)
            return 112
        name = clean(group)
        size = next((one for one in (50, 46, 42, 38) if text_width(name, one, bold=True) <= inner), 38)
        y = self.paragraph(MARGIN, MARGIN + 40.0, name, width=inner, lines=2, size=size, bold=True) + 6
        right = self.text(WIDTH - MARGIN, y, day, size=SMALL, colour=MUTED, align="right")
        room = inner - right - 30
        if text_width(clean(title), SMALL) <= room:
            self.text(MARGIN, y, title, size=BODY, colour=MUTED, width=room)
        else:
            y = self.paragraph(MARGIN, y, title, width=room, lines=2, size=SMALL, colour=MUTED) - round(
                SMALL * _LEADING
            )
        self.rectangle(MARGIN, y + 24, inner, 3, fill=RULE)
        return y + 27

    # Out

    def end(self, bottom: float) -> None:
        """Cut the sheet off below: what is short takes no room in the chat."""
        self.height = min(self.height, round(bottom))

    def ground(self) -> "Image":
        """The shapes without the words, in full colour."""
        from PIL import Image

        pixels = self._agg.buffer_rgba()[: self.height]
        return Image.frombuffer("RGBA", (self.width, self.height), pixels, "raw", "RGBA", 0, 1).convert("RGB")

    def image(self, *, hard: bool = False) -> "Image":
        """Shapes and words, in full colour; `hard`: no soft edges on small words."""
        from PIL import ImageDraw

        image = self.ground()
        pen = ImageDraw.Draw(image)
        for one in self.written:
            baseline = round(one.top + ASCENT * one.size)
            font = _font(one.size, bold=one.bold)
            pen.fontmode = "1" if hard and one.size < SMALL else "L"
            pen.text((round(one.left), baseline), one.text, fill=one.colour, font=font, anchor="ls")
        return image

    def png(self) -> bytes:
        """The finished picture, in the colours of the palette alone: the same sheet gives the same bytes.

        One that is too large keeps its own colours and of the steps between them the commonest, and its small words get
        hard edges: forty names and their letters are hundreds of soft ones.
        """
        if sum(len(one.text) for one in self.written if one.size < SMALL) <= _MANY_LETTERS:
            found = _packed(self._flat())
            if len(found) <= LARGEST_FILE:
                return found
        return _packed(_plainer(self._flat(hard=True), self._colours))

    def _flat(self, *, hard: bool = False) -> "Image":
        from PIL import Image

        return self.image(hard=hard).quantize(palette=_palette(), dither=Image.Dither.NONE)

    def _fill(self, outline: "Outline", *, fill: str | None, edge: str | None, width: float) -> None:
        self._colours |= {one for one in (fill, edge) if one is not None}
        context = self._agg.new_gc()
        context.set_linewidth(width)
        context.set_foreground(_rgb(edge or fill or PAPER))
        self._agg.draw_path(context, outline, self._down, _rgb(fill) if fill else None)

    def _stroke(self, outline: "Outline", *, colour: str, width: float, dash: Sequence[float] | None) -> None:
        self._colours.add(colour)
        context = self._agg.new_gc()
        context.set_linewidth(width)
        context.set_foreground(_rgb(colour))
        context.set_joinstyle("round")
        context.set_capstyle("butt" if dash else "round")
        if dash:
            context.set_dashes(0, list(dash))
        self._agg.draw_path(context, outline, self._down)


# Words and their widths


def clean(text: str) -> str:
    """One line of what DejaVu can write: people put pictures and line breaks in the names of their groups.

    A space that is not to be broken at stays one.
    """
    known = _writable()
    written = (one if ord(one) in known else " " for one in unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", "".join(written)).strip()


def text_width(text: str, size: int, *, bold: bool = False) -> float:
    """How wide a line is, in pixels."""
    return _width(text, size, bold)


def fit(text: str, width: float, *, size: int, bold: bool = False, smallest: int = SMALLEST) -> tuple[str, int, bool]:
    """The line, its size and whether it had to be cut so that it is at most `width` pixels wide."""
    while size > smallest and _width(text, size, bold) > width:
        size = max(smallest, min(size - 1, int(size * width / _width(text, size, bold))))
    if _width(text, size, bold) <= width:
        return text, size, False
    kept = len(text)
    while kept and _width(text[:kept].rstrip() + "…", size, bold) > width:
        kept -= 1
    return text[:kept].rstrip() + "…", size, True


def wrap(text: str, width: float, *, size: int, bold: bool = False, lines: int = 2) -> list[str]:
    """Break a sentence into at most so many lines. A word that is wider than a line is broken too.

    Whatever is left over stays in the last line, which `Canvas.text` then makes fit.
    """
    found: list[str] = []
    rest = text.split(" ")
    while rest and len(found) < lines - 1:
        taken = next((n for n in range(len(rest), 0, -1) if _width(" ".join(rest[:n]), size, bold) <= width), 0)
        if taken < len(rest) and _width(word := rest[taken], size, bold) > width:
            ahead = " ".join([*rest[:taken], ""])
            part = next((n for n in range(len(word), 0, -1) if _width(ahead + word[:n], size, bold) <= width), 0)
            part = part or (0 if taken else 1)  # a line holds at least one letter
            if part:
                rest[taken : taken + 1] = [word[:part], word[part:]]
                taken += 1
        found.append(" ".join(rest[:taken]))
        rest = [one for one in rest[taken:] if one]
    return [*found, " ".join(rest)] if rest else found


@lru_cache(maxsize=4096)
def _width(text: str, size: int, bold: bool) -> float:
    return _font(size, bold=bold).getlength(text)


@cache
def _font_file(*, bold: bool) -> str:
    from matplotlib import get_data_path

    return str(Path(get_data_path()) / "fonts" / "ttf" / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"))


@cache
def _font(size: int, *, bold: bool) -> "FreeTypeFont":
    from PIL import ImageFont

    # Not Raqm: it is there on some machines only, and sets the same letters a little elsewhere.
    return ImageFont.truetype(_font_file(bold=bold), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _writable() -> frozenset[int]:
    """The characters that both weights have."""
    from matplotlib.ft2font import FT2Font

    plain, bold = (FT2Font(_font_file(bold=bold)).get_charmap() for bold in (False, True))
    return frozenset(plain.keys() & bold.keys())


# Colours and outlines


def _packed(flat: "Image") -> bytes:
    out = io.BytesIO()
    flat.save(out, "png", compress_level=_COMPRESSION)
    return out.getvalue()


def _plainer(flat: "Image", needed: Set[str]) -> "Image":
    """The same picture in the colours that it needs, and in those that it uses most."""
    from PIL import Image

    def importance(found: tuple[int, str]) -> tuple[bool, int, str]:
        count, colour = found
        return colour not in needed, -count, colour

    used = [(count, colour) for count, colour in zip(flat.histogram(), PICTURE_COLOURS, strict=False) if count]
    kept = [colour for _count, colour in sorted(used, key=importance)[:_FEW_COLOURS]]
    palette = Image.new("P", (1, 1))
    palette.putpalette(b"".join(bytes.fromhex(colour.removeprefix("#")) for colour in kept))
    return flat.convert("RGB").quantize(palette=palette, dither=Image.Dither.NONE)


@cache
def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


@cache
def _palette() -> "Image":
    from PIL import Image

    palette = Image.new("P", (1, 1))
    palette.putpalette(b"".join(bytes.fromhex(colour.removeprefix("#")) for colour in PICTURE_COLOURS))
    return palette


def _outline(points: tuple[Point, ...]) -> "Outline":
    from matplotlib.path import Path as Outline

    return Outline(points)


def _box(left: float, top: float, right: float, bottom: float) -> "Outline":
    from matplotlib.path import Path as Outline

    return Outline([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], closed=True)


def _circle(x: float, y: float, radius: float) -> "Outline":
    from matplotlib.path import Path as Outline

    return Outline.circle((x, y), radius)


def _rounded(left: float, top: float, right: float, bottom: float, radius: float) -> "Outline":
    from matplotlib.path import Path as Outline

    r = radius
    corners = [
        ((left + r, top), (right - r, top), (right, top), (right, top + r)),
        ((right, top + r), (right, bottom - r), (right, bottom), (right - r, bottom)),
        ((right - r, bottom), (left + r, bottom), (left, bottom), (left, bottom - r)),
        ((left, bottom - r), (left, top + r), (left, top), (left + r, top)),
    ]
    vertices: list[Point] = [corners[0][0]]
    codes = [Outline.MOVETO]
    for _, start, turn, end in corners:
        vertices += [start, turn, end]
        codes += [Outline.LINETO, Outline.CURVE3, Outline.CURVE3]
    return Outline([*vertices, vertices[0]], [*codes, Outline.CLOSEPOLY])
