"""How an answer leaves the house: never stored, never framed, no foreign source, small on the wire."""

import gzip
import io
import secrets

from flask import Flask, Request, Response, g, request

SMALL = 600
COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg")


class SealedRequest(Request):
    """A request whose uploads stay in memory: nothing of a form is ever spooled to a disk in clear."""

    # properties of the class below, and Werkzeug's own parser reads them as plain numbers
    max_form_memory_size = 2 * 1024 * 1024  # pyright: ignore[reportIncompatibleMethodOverride, reportAssignmentType]
    max_form_parts = 4000  # pyright: ignore[reportIncompatibleMethodOverride, reportAssignmentType]

    def _get_file_stream(
        self, total_content_length: int | None, content_type: str | None, filename: str | None = None,
        content_length: int | None = None,
    ) -> io.BytesIO:  # fmt: skip
        return io.BytesIO()


def install(app: Flask) -> None:
    """Hang the headers and the compression on the app."""
    app.request_class = SealedRequest
    app.before_request(_make_nonce)
    app.after_request(_finish)
    app.context_processor(lambda: {"csp_nonce": g.get("csp_nonce", "")})


def _make_nonce() -> None:
    g.csp_nonce = secrets.token_urlsafe(16)


def _finish(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", policy(g.get("csp_nonce", "")))
    headers.setdefault("Cache-Control", "no-store")
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Referrer-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), interest-cohort=()"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if request.is_secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return _compress(response)


def policy(nonce: str) -> str:
    """Answer the Content-Security-Policy: own files only, scripts by nonce."""
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; "
        "worker-src 'self'"
    )


def _compress(response: Response) -> Response:
    """Compress text; a random length of padding hides how well a secret beside typed text compressed."""
    if (
        response.direct_passthrough or response.is_streamed or response.status_code in (204, 304)
        or "Content-Encoding" in response.headers or "gzip" not in request.headers.get("Accept-Encoding", "")
        or not (response.mimetype or "").startswith(COMPRESSED)
    ):  # fmt: skip
        return response
    body = response.get_data()
    if len(body) < SMALL:
        return response
    out = io.BytesIO()
    with gzip.GzipFile(
        filename="a" * secrets.randbelow(48), mode="wb", compresslevel=5, fileobj=out, mtime=0
    ) as pack:
        pack.write(body)
    response.set_data(out.getvalue())
    response.headers["Content-Encoding"] = "gzip"
    response.headers.add("Vary", "Accept-Encoding")
    return response
