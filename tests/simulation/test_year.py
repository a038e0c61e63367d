"""Six weeks of the simulated year; `python3 manage.py simulate year` is the whole of it."""

import datetime as dt
from pathlib import Path

from tests.simulation.year import simulate


async def test_six_weeks_of_outages_wrong_clocks_and_kills_lose_nothing_and_say_nothing_twice(tmp_path: Path) -> None:
    path, step = tmp_path / "sisihkan.db", dt.timedelta(minutes=20)
    found = await simulate(path, seed=22, days=42, groups=30, step=step)
    assert found.faults == [], "\n".join(found.story)
    assert found.findings == []
    assert min(found.mishaps["kills"], found.mishaps["outages"], found.mishaps["wrong clocks"]) > 0, found
    assert found.said.keys() >= {"meeting", "not held", "absence", "wajib", "nudge", "morning", "visit", "digest"}, (
        found
    )
    assert found.said.total() > 300, found
    assert found.dropped.total() > 0, found
