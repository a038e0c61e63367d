"""Six weeks of the simulated year; `python3 manage.py simulate year` is the whole of it."""

from pathlib import Path

from tests.simulation.year import simulate


async def test_six_weeks_of_outages_wrong_clocks_and_kills_lose_nothing_and_say_nothing_twice(tmp_path: Path) -> None:
    found = await simulate(tmp_path / "sisihkan.db", seed=4, days=42, groups=30)
    assert found.faults == [], "\n".join(found.story)
    assert found.findings == []
    assert min(found.mishaps["kills"], found.mishaps["outages"], found.mishaps["wrong clocks"]) > 0, found
    assert found.said.keys() >= {"meeting", "not held", "absence", "wajib", "nudge", "cover", "debt", "morning"}, found
    assert found.said.keys() >= {"visit", "birthday", "goal", "first loan", "digest"}, found
