"""What went wrong, told so that it can be found and tells nobody's name or sum."""

import traceback
from pathlib import Path


def describe(error: BaseException) -> str:
    """Type and place of an error, without its text: texts hold names and amounts."""
    cause = error.__cause__ or error
    frames = traceback.extract_tb(cause.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(cause).__name__}{place}"
