"""Invented sample data of a door for the style page: somebody out, in, staying the night, still in."""

from types import SimpleNamespace as Sample


def door_sample() -> list[Sample]:
    """Answer four children at a door."""
    return [
        _child("BTG-26-004", "Munni Tirkey", "MT"),
        _child("BTG-26-007", "Asha Lama", "AL", since="15:05"),
        _child("BTG-26-009", "Kakoli Bauri", "KB", since="16:40", night=True),
        _child("BTG-26-011", "BTG-26-011", "011", since="14:20", is_still=True),
    ]


def _child(
    code: str, name: str, initials: str, *, since: str = "", night: bool = False, is_still: bool = False
) -> Sample:
    return Sample(
        code=code, name=name, lang=None, initials=initials, photo="", since=since, is_still=is_still, night=night,
        tap="#", out="#",
    )  # fmt: skip
