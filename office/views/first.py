"""Where a signed-in person begins, everything her posts open, and the parts of the face."""

from typing import Any

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts.roles import Role
from foundation.access import public, reads, viewer
from foundation.access.gate import posts_for
from foundation.feature import CHAPTERS, Chapter, MenuItem
from foundation.languages import name_here
from foundation.style import sample_parts
from foundation.viewer import Post
from office import reach
from office.permissions import May
from office.views.blueprint import bp

FIRST: dict[str, tuple[str, bool]] = {
    Role.TEACHER: ("education.show_my_classes", False),
    Role.COUNSELLOR: ("counselling.show_caseload", False),
    Role.INSPECTOR: ("office.list_registers", True),
    Role.COMMITTEE_MEMBER: ("office.list_registers", True),
    Role.HEAD_OFFICE: ("homes.list_homes", False),
    Role.PRIVACY_OFFICER: ("office.show_trails", False),
    Role.ADMINISTRATOR: ("accounts.list_people", False),
    Role.YOUNG_PERSON: ("office.show_more", False),
    Role.KIOSK: ("office.show_more", False),
}
"""Role -> its first page, and whether that is a page of one home; every other role begins at Today."""


@bp.get("/")
@public
def first_page() -> ResponseReturnValue:
    """Lead a signed-in person to the first page of her post, anyone else to the entrance."""
    if not current_user.is_authenticated:
        return redirect(url_for("accounts.show_sign_in"))
    return redirect(first_url(viewer().posts))


@bp.get("/today")
@reads(May.OWN_PAGE)
def show_own_today() -> ResponseReturnValue:
    """Lead to the first page of the reader's post."""
    return redirect(first_url(viewer().posts))


def first_url(posts: tuple[Post, ...]) -> str:
    """Answer the address where the first of these posts begins; without a post, everything there is."""
    for post in posts:
        endpoint, at_home = FIRST.get(post.role, ("office.show_today", True))
        if endpoint in current_app.view_functions:
            return url_for(endpoint, home_code=post.home_code) if at_home else url_for(endpoint)
    return url_for("office.show_more")


@bp.get("/more")
@reads(May.OWN_PAGE)
def show_more() -> ResponseReturnValue:
    """Show every page that the reader's posts open, home by home."""
    return render_template("office/more.html", groups=_groups())


def _groups() -> list[dict[str, Any]]:
    """Answer the menus: first what belongs to no one home, then each home's."""
    items = sorted((item for f in reach.house().features for item in f.menu), key=lambda item: item.order)
    own = [_entry(item, None) for item in items if not item.at_home and _opens(item, None)]
    groups = [{"title": "", "entries": own}]
    for post in {p.home_id: p for p in viewer().posts if p.home_id}.values():
        here = [_entry(item, post) for item in items if item.at_home and _opens(item, post)]
        groups.append({"title": name_here(post.home_name, post.home_name_local), "entries": here})
    return [
        {"title": group["title"], "chapters": _chapters(group["entries"])}
        for group in groups
        if group["entries"]
    ]


def _chapters(entries: list[tuple[MenuItem, str]]) -> list[tuple[str, list[tuple[Any, str]]]]:
    """Answer (words of the chapter, its pages), in the menu's order, what is of none first."""
    told: dict[Chapter | None, list[tuple[Any, str]]] = {None: []}
    for item, url in entries:
        told.setdefault(item.chapter, []).append((item.label, url))
    return [(str(CHAPTERS[chapter]) if chapter else "", pages) for chapter, pages in told.items() if pages]


def _opens(item: MenuItem, post: Post | None) -> bool:
    known = item.endpoint in current_app.view_functions
    granted = posts_for(viewer(), str(item.permission), post.home_id if post else None)
    return known and any(not item.roles or held.role in item.roles for held, _reach in granted)


def _entry(item: MenuItem, post: Post | None) -> tuple[MenuItem, str]:
    url = url_for(item.endpoint, home_code=post.home_code) if post else url_for(item.endpoint)
    return item, url


@bp.get("/style")
@reads(May.OWN_PAGE)
def show_style() -> ResponseReturnValue:
    """Show every part of the face with invented samples."""
    return render_template("foundation/style.html", parts=sample_parts())
