"""Hands that draw without a process and without a drawing library: for tests that are not about how a picture looks."""

from sandbox.files import plain_png
from savings.progress import Progress


class PlainHand:
    """Every picture is one plain colour; what was asked for is remembered."""

    def __init__(self) -> None:
        self.drawn: list[tuple[str, Progress, str]] = []

    async def draw(self, kind: str, record: Progress, language: str) -> bytes:
        """A picture of nothing."""
        self.drawn.append((kind, record, language))
        return plain_png()

    async def close(self) -> None:
        """Nothing to end."""
