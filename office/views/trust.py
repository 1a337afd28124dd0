"""The public page that helps a phone to trust the house by its own authority; it names no home and no person."""

from flask import Response, abort, current_app, render_template
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from foundation.access import public
from foundation.lan import authority
from foundation.settings import keys_folder
from office import trust
from office.views.blueprint import bp


@bp.record_once
def _tell_the_end(state: BlueprintSetupState) -> None:
    """Let whoever looks at the machine's health know when the certificate ends."""
    state.app.extensions["certificate_ends"] = lambda: authority.ends(keys_folder())


@bp.get("/trust")
@public
def show_trust() -> ResponseReturnValue:
    """Show the square, the fingerprint and the steps; or that the house answers on its own machine only."""
    return render_template(
        "office/trust.html", told=_told(), first=trust.first_steps(), kinds=trust.all_steps(), file=trust.FILE
    )


@bp.get("/trust/certificate")
@public
def load_certificate() -> ResponseReturnValue:
    """Answer the authority's certificate, which holds nothing secret."""
    if _told() is None:
        abort(404)
    body = authority.as_der(authority.Certificates(keys_folder()).authority)
    return _file(body, "application/x-x509-ca-cert", trust.FILE)


@bp.get("/trust/paper")
@public
def print_trust() -> ResponseReturnValue:
    """Answer the same page for the wall."""
    told = _told()
    if told is None:
        abort(404)
    return _file(trust.paper(told), "application/pdf", "aashray-trust.pdf")


def _told() -> trust.Shown | None:
    return trust.shown(keys_folder(), port=current_app.extensions["settings"].lan_port)


def _file(body: bytes, kind: str, name: str) -> Response:
    response = Response(body, mimetype=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
