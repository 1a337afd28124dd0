"""What a rule or a verb says when it will not do a thing, in words for the person who asked."""

from dataclasses import dataclass


class Refused(Exception):
    """A deed that a rule does not allow; `field` names the form field it is about, if one."""

    def __init__(self, sentence: object, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)


@dataclass(frozen=True)
class Difference:
    """One field that two people wrote differently: its form name, its label, both values, and the side chosen."""

    field: str
    label: str
    theirs: str
    yours: str
    keep: str = ""

    @property
    def name(self) -> str:
        """Answer the field's name as the conflict's boxes carry it: `keep-<name>`."""
        return self.field


class Conflict(Refused):
    """Somebody saved the record while this person was typing; both versions are kept."""

    def __init__(self, sentence: object, *, differences: tuple[Difference, ...], version: int) -> None:
        super().__init__(sentence)
        self.differences = differences
        self.version = version
