"""Finding children by the words of their names: an index serves each word, and no hidden name ever gives a hit."""

from collections.abc import Callable, Iterable
from typing import Any

import sqlalchemy as sa

from foundation.db import alias_for_all
from residents import names as spelling
from residents.models import CaseFile, NameWord
from residents.queries.masks import Masks

SEARCHED = 80
"""So many of the nearest spellings are looked at; the likeliest of them are shown."""
WORDS_AT_MOST = 5
LAST = "\U0010ffff"
LEADING, *OTHERS = (alias_for_all(NameWord) for _n in range(WORDS_AT_MOST))
"""Made once: making an alias takes longer than a search."""


def begins_with(column: Any, word: str) -> Any:
    """Answer the condition that a word begins so, as two bounds of one index."""
    return sa.and_(column >= word, column < word + LAST)


def found(typed: str, *, home_id: Any, masks: Masks, conditions: Iterable[Any]) -> Any:
    """Answer the question for the files whose words begin with each word that was typed, nearest spelling first.

    `conditions` are about CaseFile. The longest word leads, in the order of the index, so that a common name is
    not read to its end; who has the other words too is read once from the same index, and only those who have
    them all are looked up in their files. What stands behind IS TRUE and IS NOT NULL is asked line by line in
    this order: a planner that guesses at how many homes a reader has must not turn it round. Without a word that
    can be looked for: nobody.
    """
    leading = LEADING
    if (code := spelling.code_word(typed)) is not None:
        words, fits = [code], [leading.kind == "code"]
    else:
        words = sorted(spelling.words_of(typed), key=len, reverse=True)[:WORDS_AT_MOST] or [""]
        fits = [_of_kinds(masks, leading.kind.in_)]
    asked = (
        sa.select(leading.case_file_id)
        .with_hint(leading, "INDEXED BY ix_name_word_home_id_word", "sqlite")
        .where(leading.home_id == home_id, begins_with(leading.word, words[0]) if words[0] else sa.false())
        .order_by(leading.word)
        .limit(SEARCHED)
    )
    for other, word in zip(OTHERS, words[1:], strict=False):
        having = sa.select(other.case_file_id).where(other.home_id == home_id, begins_with(other.word, word))
        asked = asked.where(leading.case_file_id.in_(having).is_(sa.true()))
        fits.append(_of_kinds(masks, _has_word(other, having)))
    file = sa.select(CaseFile.id).where(CaseFile.id == leading.case_file_id, *fits, *conditions)
    return asked.where(file.correlate(leading).scalar_subquery().is_not(None))


def _has_word(other: Any, having: Any) -> Callable[[tuple[str, ...]], Any]:
    """Answer how to ask whether a file is among those that have another word, of some kinds."""
    return lambda kinds: LEADING.case_file_id.in_(having.where(other.kind.in_(kinds)))


def _of_kinds(masks: Masks, is_one: Callable[[tuple[str, ...]], Any]) -> Any:
    """Answer whether a word is of a kind that may find a child for this reader: what she may not see finds nobody."""
    return sa.or_(
        sa.and_(masks.names, is_one(("name", "called"))),
        sa.and_(masks.identity, is_one(("alias",))),
        sa.and_(masks.family, is_one(("father", "mother"))),
        is_one(("code",)),
    )
