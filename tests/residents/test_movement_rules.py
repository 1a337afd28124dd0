"""The rules of movement on plain values."""

from datetime import UTC, datetime, timedelta

import pytest

from foundation.refusals import Refused
from residents.rules import movement as rules


def test_an_examination_counts_for_a_day():
    now = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
    rules.ensure_examined(now - timedelta(hours=24), effective_at=now)
    for wrong in (now - timedelta(hours=25), now + timedelta(minutes=1), None):
        with pytest.raises(Refused, match="24 hours"):
            rules.ensure_examined(wrong, effective_at=now)
