"""`python3 manage.py simulate`: the long kill test. Ends 1 where anything was lost, doubled or left unanswered.

`python3 manage.py simulate year`: a year of the clock (year.py), with arguments of its own.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from pathlib import Path

from tests.simulation import year
from tests.simulation.kills import simulate


def main() -> int:
    """Read the arguments, run, print one line of figures."""
    if sys.argv[1:2] == ["year"]:
        return year.main(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="python3 manage.py simulate", description=__doc__)
    parser.add_argument("--deposits", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--minutes", type=float, default=10.0, help="give up after so long")
    chosen = parser.parse_args()
    print(f"seed {chosen.seed} ...", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(
            simulate(
                Path(folder),
                deposits=chosen.deposits,
                kills=chosen.kills,
                seed=chosen.seed,
                limit_seconds=chosen.minutes * 60,
            )
        )
    print(found)
    for fault in found.faults:
        print(f"FAULT: {fault}", file=sys.stderr)
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
