"""Measurements: speed beside a bare bot, memory, start-up. `python3 manage.py bench`."""
