"""What the paper's code sees of a typing mistake, and which copies are kept."""

from datetime import UTC, datetime, timedelta

import pytest

from foundation.backup import code
from foundation.backup.keeping import kept_of

NOW = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)


def test_one_wrong_sign_and_two_exchanged_are_seen_and_the_group_is_named():
    seed = code.new_seed()
    groups = code.written(seed)
    assert code.read("-".join(groups).lower().replace("0", "o").replace("1", "l")) == seed
    for n, group in enumerate(groups):
        wrong = [
            group[:i] + sign + group[i + 1 :] for i in range(5) for sign in code.LETTERS if sign != group[i]
        ]
        wrong += [
            group[:i] + group[i + 1] + group[i] + group[i + 2 :] for i in range(4) if group[i] != group[i + 1]
        ]
        for typed in wrong:
            with pytest.raises(code.Mistyped, match=f"Group {n + 1} "):
                code.read(" ".join([*groups[:n], typed, *groups[n + 1 :]]))
    exchanged = (groups[1], groups[0], *groups[2:])
    if groups[0] != groups[1]:
        with pytest.raises(code.Mistyped, match="Group 1 "):
            code.read(" ".join(exchanged))
    with pytest.raises(code.Mistyped, match="34 signs were typed"):
        code.read(" ".join(groups)[:-1])
    with pytest.raises(code.Mistyped, match="no U"):
        code.read("U" + " ".join(groups)[1:])


def test_every_night_of_two_weeks_then_a_week_then_a_month_is_kept_and_never_the_newest_thrown_away():
    nights = [NOW - timedelta(days=n, hours=1) for n in range(400)]
    kept = kept_of(nights, NOW, days=365)
    ages = sorted((NOW - moment).days for moment in kept)
    assert ages[:14] == list(range(14))
    assert len([a for a in ages if 14 <= a < 70]) in (8, 9)
    assert 9 <= len([a for a in ages if a >= 70]) <= 11
    assert max(ages) < 365
    assert max((NOW - m).days for m in kept_of(nights, NOW, days=35)) < 35
    old = [NOW - timedelta(days=500), NOW - timedelta(days=600)]
    assert kept_of(old, NOW, days=35) == {old[0]}
