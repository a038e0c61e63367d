"""Every scenario is played through the bot, word for word; the terminal shows where one differs."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from sandbox.playing import Painter, play_in_terminal
from sandbox.stage import SCENARIOS, Stage
from services import verify

ROOT = Path(__file__).resolve().parents[2]
ALL = sorted(SCENARIOS.glob("*.txt"))
NAMES = [path.stem for path in ALL]

SHORT = """\
# A bot comes into a group.
= group "KSM Coba" Bu Rini
= add bot by Bu Rini
bot < Halo, ... [Mulai]
Bu Rini > selamat pagi
"""


@pytest.mark.parametrize(("name", "text"), [(path.name, path.read_text(encoding="utf-8")) for path in ALL], ids=NAMES)
async def test_the_bot_says_what_the_scenario_says(name: str, text: str, tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path / "sisihkan.db")
    try:
        await stage.play(text, source=name)
        async with stage.life.database.read() as db:
            assert await verify.verify(db) == []
    finally:
        await stage.close()


@pytest.mark.parametrize("scenario", ALL, ids=NAMES)
def test_a_scenario_foretells_every_word(scenario: Path) -> None:
    """Whoever reads it reads what the bot says, with nothing left out."""
    assert "..." not in scenario.read_text(encoding="utf-8").replace("semua (...)", "")


async def test_weeks_pass_as_for_a_bot_that_runs_all_the_while(tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path / "sisihkan.db")
    try:
        before = stage.clock.now()
        told = await stage.play(SHORT.replace("bot < Halo", "= clock +5w\nbot < Halo"), source="lama", record=True)
        assert stage.clock.now() - before >= timedelta(weeks=5)
        assert "tidak tersambung" not in told.text
    finally:
        await stage.close()


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "sandbox", "play", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def test_playing_ends_with_0_or_with_1_and_the_line_that_differs(tmp_path: Path) -> None:
    good = tmp_path / "baik.txt"
    good.write_text(SHORT, encoding="utf-8")
    done = run(str(good))
    assert (done.returncode, done.stderr) == (0, "")
    assert "bot < Halo, ... [Mulai]" in done.stdout
    assert "\x1b" not in done.stdout  # no colours where nobody sees them

    bad = tmp_path / "beda.txt"
    bad.write_text(SHORT.replace("[Mulai]", "[Ayo]"), encoding="utf-8")
    done = run(str(bad))
    assert done.returncode == 1
    assert "beda.txt:3" in done.stdout
    assert "  - bot < Halo, ... [Ayo]" in done.stdout
    assert "  + bot < Halo, saya Sisihkan" in done.stdout
    assert "Traceback" not in done.stderr

    assert run(str(tmp_path / "tidak-ada.txt")).returncode == 2


def test_recording_writes_the_bots_words_into_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = tmp_path / "baru.txt"
    scenario.write_text(SHORT.replace("bot < Halo, ... [Mulai]\n", ""), encoding="utf-8")
    assert play_in_terminal(scenario, record=True)
    written = scenario.read_text(encoding="utf-8")
    assert written.startswith("# A bot comes into a group.\n= group")
    assert "\nbot < Halo, saya Sisihkan" in written
    assert play_in_terminal(scenario)
    assert "selamat pagi" in capsys.readouterr().out


def test_people_the_bot_and_stage_directions_have_their_colours() -> None:
    painter = Painter()
    lines = ["bot < Halo", "| kedua", "Bu Rini > hai", "= clock +1h", "# catatan", "bot ! Bu Rini: Oke"]
    painted = [painter.paint(line) for line in lines]
    assert all(line in shown for line, shown in zip(lines, painted, strict=True))
    colours = [shown.partition("m")[0] for shown in painted]
    assert colours[0] == colours[1]
    assert len(set(colours)) == 4
