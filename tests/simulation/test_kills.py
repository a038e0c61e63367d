"""The short form of the kill test; `python3 manage.py simulate` is the long one."""

from pathlib import Path

from tests.simulation.kills import simulate


async def test_no_deposit_is_lost_or_counted_twice_however_often_the_program_is_killed(tmp_path: Path) -> None:
    found = await simulate(tmp_path, deposits=60, kills=4, seed=20261121, limit_seconds=120)
    assert found.faults == []
    assert (found.entries, found.lost, found.double, found.receipts) == (60, 0, 0, 60)
    assert found.verify == "The books add up."
