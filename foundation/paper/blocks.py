"""What stays together on a sheet to be written on: a row, a note, the places to sign with the rows above them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """Something that stays together: its height, and how it is drawn from its top; `is_row` repeats the titles."""

    height: float
    draw: Callable[[float], None]
    is_row: bool = False


def together(blocks: Sequence[Block]) -> Block:
    """Answer one block of several, one beneath the other."""

    def draw(top: float) -> None:
        for block in blocks:
            block.draw(top)
            top -= block.height

    return Block(sum(block.height for block in blocks), draw)


def signed_with(page: list[Block]) -> list[Block]:
    """Answer the last rows of a page, to go with what follows: nobody signs a page that shows nothing."""
    return page[-2:] if len(page) > 3 and page[-1].is_row else []
