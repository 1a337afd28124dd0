"""Finding children by the words of their names: an index serves each word, and no hidden name ever gives a hit."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from residents import names as spelling
from residents.models import CaseFile, NameWord
from residents.queries.masks import Masks

SEARCHED = 80
"""So many of the nearest spellings are looked at; the likeliest of them are shown."""
WORDS_AT_MOST = 5
LAST = "\U0010ffff"
LEADING, *OTHERS = (aliased(NameWord) for _n in range(WORDS_AT_MOST))
"""Made once: making an alias takes longer than a search."""


def begins_with(column: Any, word: str) -> Any:
    """Answer the condition that a word begins so, as two bounds of one index."""
    return sa.and_(column >= word, column < word + LAST)


def may_hit(kind: Any, masks: Masks) -> Any:
    """Answer which kinds of words may find a child for this reader: what she may not see finds nobody."""
    return sa.or_(
        sa.and_(kind.in_(("name", "called")), masks.names),
        sa.and_(kind == "alias", masks.identity),
        sa.and_(kind.in_(("father", "mother")), masks.family),
        kind == "code",
    )


def found(typed: str, *, home_id: Any, masks: Masks, conditions: Iterable[Any]) -> Any:
    """Answer the files whose words begin with each word that was typed, nearest spelling first, as a subquery.

    `conditions` are about CaseFile. The longest word leads, in the order of the index, so that a common name is
    not read to its end; the other words are looked up one by one. Without a word that can be looked for: nobody.
    """
    leading = LEADING
    if (code := spelling.code_word(typed)) is not None:
        fits: list[Any] = [leading.kind == "code", begins_with(leading.word, code)]
    else:
        words = sorted(spelling.words_of(typed), key=len, reverse=True)[:WORDS_AT_MOST]
        fits = [begins_with(leading.word, words[0]), may_hit(leading.kind, masks)] if words else [sa.false()]
        fits += [
            _has_word(other, leading.case_file_id, word, masks)
            for other, word in zip(OTHERS, words[1:], strict=False)
        ]
    asked = (
        sa.select(leading.case_file_id.label("file_id"), leading.word.label("word"))
        .select_from(leading)
        .join(CaseFile, CaseFile.id == leading.case_file_id)
        .where(leading.home_id == home_id, *fits, *conditions)
        .order_by(leading.word)
        .limit(SEARCHED)
        .correlate(None)
    )
    return asked.subquery("found")


def _has_word(other: Any, file_id: Any, word: str, masks: Masks) -> Any:
    """Answer whether a file has another word too: looked up by the file, not through all who share the word."""
    asked = sa.select(other.id).where(
        other.case_file_id == file_id, begins_with(other.word, word), may_hit(other.kind, masks)
    )
    return asked.with_hint(other, "INDEXED BY uq_name_word_of_file", "sqlite").exists()
