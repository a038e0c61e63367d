"""The gallery shows what the charts draw today: the pictures that people looked at are those that members get."""

import dataclasses
import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from charts import CHARTS, draw, gallery
from charts.samples import Sample, samples, typical
from savings.progress import AttendanceGrid, OwnMoney

DIFFERENT = 40
"""Of 255: a pixel that differs by more is another one."""
ALLOWED = 0.001
"""So large a share of the pixels may differ: another version of the font's library sets an edge elsewhere."""

SAMPLES = samples()
RENEW = "look at the picture, then run `python3 manage.py gallery`"


def share_of_difference(one: bytes, other: bytes) -> float:
    """How much of a picture is another one; all of it where the sizes differ."""
    first, second = (Image.open(io.BytesIO(png)).convert("RGB") for png in (one, other))
    if first.size != second.size:
        return 1
    bands = ImageChops.difference(first, second).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return sum(most.histogram()[DIFFERENT + 1 :]) / (first.width * first.height)


@pytest.mark.parametrize("sample", SAMPLES, ids=[f"{one.kind}-{one.name}" for one in SAMPLES])
def test_a_picture_is_drawn_as_the_gallery_shows_it(sample: Sample) -> None:
    shown = (gallery.FOLDER / gallery.file_name(sample)).read_bytes()
    assert share_of_difference(draw(sample.kind, sample.record, gallery.LANGUAGE), shown) <= ALLOWED, RENEW


def test_the_page_of_the_gallery_is_that_of_the_code() -> None:
    assert (gallery.FOLDER / "README.md").read_text(encoding="utf-8") == gallery.page(), RENEW
    pictures = {path.name for path in gallery.FOLDER.glob("*.png")}
    assert pictures == {gallery.file_name(sample) for sample in SAMPLES}, RENEW


def test_every_chart_has_a_typical_picture_and_an_empty_or_extreme_one() -> None:
    assert typical().keys() == CHARTS.keys() == gallery.TITLES.keys()
    for kind in CHARTS:
        assert sum(sample.kind == kind for sample in SAMPLES) >= 3


def test_the_samples_are_the_records_of_their_charts() -> None:
    assert all(type(sample.record) is CHARTS[sample.kind].record for sample in SAMPLES)
    names = [gallery.file_name(sample) for sample in SAMPLES]
    assert len(names) == len(set(names))


def test_one_changed_letter_is_noticed() -> None:
    record = typical()["attendance"]
    assert isinstance(record, AttendanceGrid)
    first, *rest = record.rows
    swapped = dataclasses.replace(first, letters=(first.letters[5], *first.letters[1:]))
    changed = dataclasses.replace(record, rows=(swapped, *rest))
    assert share_of_difference(draw("attendance", record, "id"), draw("attendance", changed, "id")) > ALLOWED


def test_one_changed_amount_is_noticed() -> None:
    record = typical()["own"]
    assert isinstance(record, OwnMoney)
    last = dataclasses.replace(record.points[-1], sukarela=record.points[-1].sukarela + 40_000)
    changed = dataclasses.replace(record, points=(*record.points[:-1], last))
    assert share_of_difference(draw("own", record, "id"), draw("own", changed, "id")) > ALLOWED


def test_the_gallery_is_written_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "old.png").write_bytes(b"")
    gallery.main([str(tmp_path)])
    assert capsys.readouterr().out.startswith(f"{len(SAMPLES)} pictures in ")
    assert {path.name for path in tmp_path.iterdir()} == {"README.md", *map(gallery.file_name, SAMPLES)}
