"""Use cases: each does one thing that somebody wants, inside the transaction of the turn that asked for it."""
