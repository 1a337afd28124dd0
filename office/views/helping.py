"""The help of each role: a page that prints on one side of a sheet."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation.access import reads, viewer
from foundation.languages import current
from foundation.web.pictures import picture_name
from office import helping
from office.permissions import May
from office.views.blueprint import bp


@bp.get("/help")
@reads(May.OWN_PAGE)
def list_help() -> ResponseReturnValue:
    """Lead to the help of the reader's own post; whoever has none sees all."""
    page = helping.page_for(viewer().posts)
    if page is not None:
        return redirect(page.address)
    return render_template("office/help_all.html", pages=helping.PAGES)


@reads(May.OWN_PAGE)
def show_help() -> ResponseReturnValue:
    """Show the five things of one role's day: whose, the address says."""
    page = next(page for page in helping.PAGES if page.address == request.path)
    names = [picture_name(page.name, number, current()) for number in (1, 2)]
    urls = [url_for("foundation.face_file", name=name) for name in names if name]
    return render_template("office/help.html", page=page, pictures=urls, pages=helping.PAGES)


for _page in helping.PAGES:  # an address for each, so that no other word is one
    bp.add_url_rule(_page.address, "show_help", show_help, methods=["GET"])
