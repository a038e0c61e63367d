"""The card of a loan in the group: asked for, decided, paid out; and the buttons under it."""

from dataclasses import dataclass

from handlers.buttons import Payload


@dataclass(frozen=True, slots=True)
class OwnLoan(Payload, prefix="ownloan"):
    """The borrower looks at what is owed on this loan; nobody else sees it."""

    loan_id: int
