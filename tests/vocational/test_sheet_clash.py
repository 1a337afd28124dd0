"""Two people at one sheet of the workshop: both versions, line by line, and nothing typed is lost."""

from datetime import timedelta

import sqlalchemy as sa

from foundation import clock
from foundation.scope import across_homes
from tests.education.pages import filled, read
from tests.factories import workshop
from vocational.queries.sheet import sheet_of


def test_a_lost_race_shows_both_versions_and_keeps_what_is_chosen(shop, as_user):
    yesterday, client = clock.today() - timedelta(days=1), as_user(shop.trainer)
    url, girl = f"{shop.url}/attendance/{yesterday}", shop.girls[0]
    mark = f"mark-{girl.code}"
    sent = {**filled(read(client.get(url))), mark: "absent", f"reason-{girl.code}": "court", "minutes": "45"}
    workshop.mark(shop.batch, yesterday, absent=[girl.id])

    refused = client.post(url, data=sent)
    assert refused.status_code == 422
    page = read(refused)
    rows = [row.get_text(" ", strip=True) for row in page.select("section.conflict tbody tr")]
    assert ["Absent: Sick" in rows[0], "Absent: Court" in rows[0], "45" in rows[1]] == [True] * 3
    assert [box["value"] for box in page.select("input[name=decide]")] == [mark, "minutes"]
    kept = filled(page)
    assert (kept[f"reason-{girl.code}"], kept["minutes"]) == ("court", "45")
    assert "A line is not chosen yet" in client.post(url, data=kept).text

    why = {**kept, "why": "The order of the court came later"}
    chosen = {**why, f"keep-{mark}": "theirs", "keep-minutes": "yours"}
    assert client.post(url, data=chosen).status_code == 303
    assert _saved(shop, yesterday) == ("sick", 45)
    form = filled(read(client.get(url)))
    workshop.mark(shop.batch, yesterday, absent=[one.id for one in shop.girls], why="both were sick")
    late = client.post(url, data={**form, f"reason-{girl.code}": "court", "why": "court"})
    again = {**filled(read(late)), f"keep-{mark}": "yours"}
    again |= {f"keep-mark-{other.code}": "theirs" for other in shop.girls[1:]}
    assert client.post(url, data=again).status_code == 303
    assert _saved(shop, yesterday) == ("court", 45)


def test_a_day_that_was_written_as_not_held_meanwhile_may_stay_so(shop, as_user):
    yesterday, client = clock.today() - timedelta(days=1), as_user(shop.trainer)
    url = f"{shop.url}/attendance/{yesterday}"
    page = read(client.get(url))
    sent, not_held = filled(page), {**filled(page, which=1), "not_held_reason": "material"}
    assert client.post(f"{url}/not-held", data=not_held).status_code == 303
    refused = read(client.post(url, data=sent))
    assert "Not held: No material or no power" in refused.select_one("section.conflict").get_text()
    assert client.post(url, data={**filled(refused), "keep-held": "theirs"}).status_code == 303
    assert "written as not held" in client.get(url).text


def _saved(shop, day):
    with across_homes("a test"):
        sheet = sheet_of(shop.batch.id, day, absences={}, named=sa.true())
        line = next(one for one in sheet.lines if one.id == shop.girls[0].id)
        return line.saved.reason, sheet.record.minutes
