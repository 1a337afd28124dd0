"""How the tests read a page of the school and fill its forms as a browser would."""

import re

from bs4 import BeautifulSoup


def read(response):
    return BeautifulSoup(response.data, "html.parser")


def filled(page, which=0):
    """The fields of a form as a browser would send them untouched."""
    form = page.select("form[method=post][data-keep]")[which]
    sent = {}
    for box in form.select("input[name], textarea[name], select[name]"):
        if box.get("type") in ("radio", "checkbox") and not box.has_attr("checked"):
            continue
        if box.name == "select":
            chosen = box.select_one("option[selected]") or box.select_one("option")
            sent[box["name"]] = chosen["value"] if chosen else ""
        else:
            sent[box["name"]] = box.get("value", "") if box.name == "input" else box.text
    return sent


def open_sheet(client, school, day=None):
    response = client.get(school.url(day))
    assert response.status_code == 200
    return filled(read(response))


def token(client, school):
    found = re.search(r'data-csrf="([^"]+)"', client.get(school.url()).get_data(as_text=True))
    return {"csrf_token": found.group(1) if found else ""}
