"""Pictures that a group reads on a phone: a frozen record in, a small PNG out.

    draw("savings_and_loans", record, "id")                       # the picture
    CHARTS["savings_and_loans"].caption(record, words("id"))      # what it shows, in one sentence
    CHARTS["savings_and_loans"].alt(record, words("id"))          # the same for who cannot see it

A new chart is one file with `paint`, `caption` and `alt`, one record in savings/progress.py and one row in
charts/kinds.py. matplotlib is imported at the first picture: captions do without.
"""

from charts.kinds import CHARTS, Chart, draw

__all__ = ["CHARTS", "Chart", "draw"]
