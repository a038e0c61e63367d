"""Sizes of pictures, read from their headers."""

import struct

import pytest

from sandbox.files import picture_size, plain_png, shown_size

_JPEG = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0" + struct.pack(">HBHH", 11, 8, 90, 120) + b"x" * 6


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (plain_png(20, 10), (20, 10)),
        (b"GIF89a" + struct.pack("<HH", 7, 9), (7, 9)),
        (_JPEG, (120, 90)),
        (b"RIFF1234WEBPVP8X" + b"\0" * 8 + b"\x3f\0\0" + b"\x1f\0\0", (64, 32)),
        (b"\xff\xd8rusak", None),
        (b"bukan gambar", None),
        (b"", None),
    ],
)
def test_sizes(content: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(content) == size


def test_nothing_is_shown_longer_than_1280() -> None:
    assert shown_size(640, 480) == (640, 480)
    assert shown_size(1080, 2560) == (540, 1280)
