"""How a page on which lines are typed takes up the sheet that they are typed from."""

from dataclasses import dataclass
from datetime import date

from flask import g, request

from foundation.formatting import digits
from foundation.languages import current
from foundation.paper.entering import FromPaper, entering
from foundation.refusals import Refused


@dataclass(frozen=True)
class Typing:
    """What a page says of the sheet in hand: its number, or why nothing can be typed from it."""

    number: str = ""
    fault: str = ""

    @property
    def said(self) -> str:
        """Answer the number in the reader's figures."""
        return digits(self.number, current())


def paper_in_hand(kind: str, day: date, place: str = "") -> FromPaper | None:
    """Answer the sheet that this request says it is typed from. Raises Refused as `entering` does."""
    return entering(
        request.values.get("paper"), home_id=g.home.id, home_code=g.home.code, kind=kind, day=day, place=place
    )


def typing(kind: str, day: date, place: str = "") -> Typing | None:
    """Answer what the page says of the sheet in hand, None without one."""
    try:
        paper = paper_in_hand(kind, day, place)
    except Refused as refused:
        return Typing(fault=str(refused))
    return Typing(number=paper.number) if paper else None
