"""The inspector itself: it passes a page that is right and names each thing that is wrong."""

import pytest
from flask import Response

from tests.inspector import Fault, inspect

NONCE = "abc"
RIGHT = """<!doctype html>
<html lang="en-IN"><head><meta charset="utf-8"><title>Children · Aashray</title>
<script type="module" src="/static/face.js" nonce="abc"></script></head>
<body><main><h1>Children</h1>
<form method="post"><input type="hidden" name="csrf_token" value="t"><label for="a">Name</label><input id="a" name="a">
<button>Save it</button></form>
<table><caption>Children</caption><thead><tr><th>Code</th></tr></thead><tbody><tr><td>KRS-2026-014</td></tr></tbody></table>
<p>The matron’s word – “none”.</p></main></body></html>"""

WRONG = {
    "two headings": ("<h1>Children</h1>", "<h1>Children</h1><h1>More</h1>"),
    "no heading": ("<h1>Children</h1>", ""),
    "another title": ("<title>Children", "<title>Boys"),
    "a repeated id": ("<p>", '<p id="a">'),
    "an unlabelled field": ('<label for="a">Name</label>', ""),
    "no caption": ("<caption>Children</caption>", ""),
    "no method": ('<form method="post">', "<form>"),
    "an empty action": ('<form method="post">', '<form method="post" action="">'),
    "an action elsewhere": ('<form method="post">', '<form method="post" action="https://example.org/">'),
    "no CSRF token": ('<input type="hidden" name="csrf_token" value="t">', ""),
    "a token in an address": ('method="post"', 'method="get"'),
    "a script without nonce": (' nonce="abc"', ""),
    "another nonce": ('nonce="abc"', 'nonce="abd"'),
    "a written script": ("<p>", "<script nonce='abc'>go()</script><p>"),
    "a style": ("<p>", '<p style="color:red">'),
    "a handler": ("<p>", '<p onclick="go()">'),
    "None": ("“none”", "None"),
    "a brace left over": ("“none”", "{{ name }}"),
    "a placeholder left over": ("“none”", "%(name)s"),
    "None in a field": ('name="a">', 'name="a" value="None">'),
    "no language": (' lang="en-IN"', ""),
    "straight quotes": ("matron’s", "matron's"),
    "please": ("“none”", "Please wait"),
    "an exclamation": ("“none”", "Saved!"),
    "invalid": ("“none”", "Invalid day"),
    "HTML that is not HTML5": ("</table>", "</tabel>"),
    "a table that is not closed": ("</tbody></table>", ""),
    "an escape shown twice": ("“none”", "Asha &amp;amp; Mina"),
    "a label for nothing": (
        '<label for="a">Name</label>',
        '<label for="a">Name</label><label for="b">B</label>',
    ),
    "a mute button": ("<button>Save it</button>", "<button></button>"),
    "a link with her name": ("<p>", '<p><a href="/find?q=Rupali+Sardar">Find</a>'),
    "her name in the title": ("<title>Children", "<title>Children Rupali Sardar"),
}


def answer(source: str, **headers: str) -> Response:
    said = {"Content-Security-Policy": f"script-src 'nonce-{NONCE}'", "Cache-Control": "no-store", **headers}
    return Response(source, mimetype="text/html", headers=said)


def test_a_page_that_is_right_passes():
    assert inspect(answer(RIGHT), "/here", secrets=["Rupali Sardar"]) is not None


@pytest.mark.parametrize("wrong", WRONG)
def test_the_inspector_sees(wrong):
    was, now = WRONG[wrong]
    assert was in RIGHT
    with pytest.raises(Fault):
        inspect(answer(RIGHT.replace(was, now)), "/here", secrets=["Rupali Sardar"])


def test_a_childs_page_may_have_her_code_on_its_tab():
    source = RIGHT.replace("<title>Children", "<title>KRS-2026-014").replace(
        "<h1>Children", "<h1>Rupali Sardar"
    )
    assert inspect(answer(source), "/children/KRS-2026-014", secrets=["Rupali Sardar"]) is not None


def test_a_page_that_may_be_kept_or_has_no_policy_is_refused():
    for name in ("Content-Security-Policy", "Cache-Control"):
        with pytest.raises(Fault):
            inspect(answer(RIGHT, **{name: ""}), "/here")


def test_a_name_in_a_redirects_address_is_seen():
    response = Response("", status=303, headers={"Location": "/find?q=rupali%20sardar"})
    with pytest.raises(Fault):
        inspect(response, "/here", secrets=["Rupali Sardar"])
