"""What the copy of a child's own file says: its parts and lines, which of them are left out and why; and its paper."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from foundation.disclosures.choices import OMISSIONS
from foundation.documents import Letter, draw_letter
from foundation.documents.letter import Table
from foundation.languages import _


@dataclass(frozen=True)
class CopyLine:
    """One line: when, what, by whom; `names_others` marks it for whoever looks it through; `left_out` says why."""

    key: str
    when: str
    words: str
    names_others: bool = False
    left_out: str = ""


@dataclass(frozen=True)
class CopyPart:
    """Lines that belong together, under their title; `more` is set where there were more than fit."""

    title: str
    lines: tuple[CopyLine, ...]
    more: bool = False


@dataclass(frozen=True)
class FileCopy:
    """The whole copy."""

    parts: tuple[CopyPart, ...]

    @property
    def keys(self) -> frozenset[str]:
        """Answer the keys of all lines."""
        return frozenset(line.key for part in self.parts for line in part.lines)

    @property
    def lines(self) -> int:
        """Answer how many lines there are."""
        return sum(len(part.lines) for part in self.parts)

    @property
    def left_out(self) -> int:
        """Answer how many lines are left out."""
        return sum(1 for part in self.parts for line in part.lines if line.left_out)

    @property
    def digest(self) -> str:
        """Answer what changes when any line changes, comes or goes."""
        return hashlib.sha256(" ".join(sorted(self.keys)).encode()).hexdigest()[:32]

    def without(self, left_out: Mapping[str, str]) -> "FileCopy":
        """Answer the copy with these lines left out, each for its reason."""
        parts = (
            replace(p, lines=tuple(replace(n, left_out=left_out.get(n.key, "")) for n in p.lines))
            for p in self.parts
        )
        return FileCopy(tuple(parts))

    def as_text(self) -> str:
        """Answer what is kept until the paper is drawn: of a line that is left out only why."""
        told = [
            {"title": p.title, "more": p.more, "lines": [_kept(line) for line in p.lines]} for p in self.parts
        ]
        return json.dumps(told, ensure_ascii=False)

    @classmethod
    def of_text(cls, kept: str) -> "FileCopy":
        """Answer the copy that `as_text` kept."""
        parts = json.loads(kept)
        return cls(
            tuple(
                CopyPart(p["title"], tuple(CopyLine(n, w, s, left_out=o) for n, w, s, o in p["lines"]), p["more"])
                for p in parts
            )
        )  # fmt: skip


def _kept(line: CopyLine) -> list[str]:
    return [line.key, "", "", line.left_out] if line.left_out else [line.key, line.when, line.words, ""]


def key_of(kind: str, when: str, words: str, nth: int) -> str:
    """Answer the key of a line: the same as long as it says the same; `nth` tells twins apart."""
    return hashlib.sha256(repr((kind, when, words, nth)).encode()).hexdigest()[:16]


def left_out_said(ground: str) -> str:
    """Answer what stands in the place of a line that is left out."""
    return _("left out: %(why)s", why=OMISSIONS[ground])


@dataclass(frozen=True, kw_only=True)
class CopyHead:
    """What stands around the lines on paper."""

    home: str
    code: str
    facts: Sequence[tuple[str, str]]
    serial: str
    printed: str
    language: str


def draw_copy(copy: FileCopy, head: CopyHead) -> bytes:
    """Answer the copy as PDF; every page bears the notice, the serial and who made it."""
    body: list[Any] = [
        _(
            "Sealed matters of health and a counsellor’s process notes are not in this copy. "
            "Whoever keeps them gives them."
        )
    ]
    titles = []
    for part in copy.parts:
        titles.append(part.title)
        body += [part.title, _table(part)]
        if part.more:
            body.append(_("Older lines stand in the file."))
    return draw_letter(
        Letter(
            home=head.home, title=_("Copy of the file %(code)s", code=head.code),
            rule=_("JJ Act s.99: a victim is not denied her own case record"),
            facts=(*head.facts, (_("Print serial"), head.serial)), body=tuple(body), strong=tuple(titles),
            signatures=(_("Received by"), _("Handed over by")),
            foot=_(
                "Confidential. To publish anything that identifies a child is an offence: JJ Act s.74, "
                "POCSO Act s.23."
            ),
            printed=f"{head.code} · {head.serial} · {head.printed}", language=head.language, size=9.5,
        )
    )  # fmt: skip


def _table(part: CopyPart) -> Table:
    rows = tuple(
        ("", left_out_said(line.left_out)) if line.left_out else (line.when, line.words)
        for line in part.lines
    )
    return Table((_("When"), _("What is written")), rows, (22, 78))
