"""`python3 manage.py gallery`: draw every sample into docs/gallery/, with a page that shows them.

To be looked at after each change of a chart, and held against by the tests: a picture that changed shows in the diff.
"""

import argparse
from pathlib import Path

from charts.kinds import CHARTS, draw
from charts.samples import TYPICAL, Sample, samples
from locales import words

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "gallery"
LANGUAGE = "id"

TITLES = {
    "savings_and_loans": "Savings and loans",
    "attendance": "Attendance",
    "repayments": "Repayments",
    "goal": "A goal the group set",
    "own": "One's own savings and loans",
    "overview": "The groups of a pendamping",
    "closing": "A meeting's closing card",
}
_ABOUT = {
    "savings_and_loans": "For the group. Savings by kind; what is lent out and what is left as cash.",
    "attendance": "For the group. The letters of the attendance book; without names where the rules keep them out.",
    "repayments": "For the group, and in rupiah for its officers. What all borrowers together were to pay and did pay; "
    "never one person's debt.",
    "goal": "For the group. `/target` sets it.",
    "own": "For this member alone, in private.",
    "overview": "For the pendamping. The worst first; each light has a shape of its own.",
    "closing": "For the group, when a meeting closes.",
}

_HEAD = """\
# The pictures

Every chart as the bot draws it, the usual case first and then the extremes: nothing yet, one point, forty members,
three years of weeks, billions, names of forty letters. Under each stands the caption that is sent with it; its alt text
is what a screen reader says. The people and groups are invented.

`python3 manage.py gallery` draws this page; the tests hold every new drawing against it.
"""


def main(arguments: list[str] | None = None) -> None:
    """Draw the gallery into its folder, or into another."""
    parser = argparse.ArgumentParser(prog="python3 manage.py gallery", description="Draw every chart to be looked at.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    folder: Path = parser.parse_args(arguments).folder
    made = write(folder)
    print(f"{len(made)} pictures in {folder}")


def write(folder: Path) -> list[Path]:
    """Draw every sample and the page, and take away what no sample draws any more."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for sample in samples():
        path = folder / file_name(sample)
        path.write_bytes(draw(sample.kind, sample.record, LANGUAGE))
        made.append(path)
    for old in set(folder.glob("*.png")) - set(made):
        old.unlink()
    (folder / "README.md").write_text(page(), encoding="utf-8")
    return made


def file_name(sample: Sample) -> str:
    """The name of a sample's picture."""
    return f"{sample.kind}-{sample.name}.png"


def page() -> str:
    """The page in Markdown: a heading for each chart, and its pictures with their sentences."""
    parts = [_HEAD]
    for kind, title in TITLES.items():
        parts += [f"\n## {title}\n", f"\n{_ABOUT[kind]}\n"]
        parts += [_entry(sample) for sample in samples() if sample.kind == kind]
    return "".join(parts)


def _entry(sample: Sample) -> str:
    chart, _ = CHARTS[sample.kind], words(LANGUAGE)
    caption, alt = chart.caption(sample.record, _), chart.alt(sample.record, _)
    heading = "" if sample.name == TYPICAL else f"\n### {TITLES[sample.kind]}: {sample.name.replace('-', ' ')}\n"
    lines = [f"\n{sample.shows}\n", f"\n![{alt}]({file_name(sample)})\n", f"\n> {caption}\n"]
    return heading + "".join(lines)


if __name__ == "__main__":
    main()
