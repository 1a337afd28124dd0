"""Keeps requests apart: what one sets for the rest of its context (scope, zone, language) ends with it.

A worker's thread answers many requests in one context of `contextvars`; without this the next one would begin with
the scope of the one before.
"""

from collections.abc import Iterable
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

from flask import Flask

from foundation import scope

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def install(app: Flask) -> None:
    """Answer each request of `app` in a context of its own, which begins without a scope."""
    inside: WSGIApplication = app.wsgi_app

    def begin(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        scope.clear()
        return inside(environ, start_response)

    def apart(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        return copy_context().run(begin, environ, start_response)

    wrapped: Any = apart
    app.wsgi_app = wrapped
