"""Believes what a reverse proxy says of a request (who asks, by HTTPS or not), if it is one that was named."""

import ipaddress
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def install(app: Flask, proxies: tuple[str, ...]) -> None:
    """Let requests that come from one of `proxies` (networks) carry X-Forwarded-For, -Proto and -Host.

    Without proxies nothing is believed: whoever asks could write these lines himself.
    """
    if not proxies:
        return
    known = [ipaddress.ip_network(each) for each in proxies]
    inside: WSGIApplication = app.wsgi_app
    believing: WSGIApplication = ProxyFix(inside, x_for=1, x_proto=1, x_host=1)

    def choose(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        by_proxy = _is_among(str(environ.get("REMOTE_ADDR", "")), known)
        return (believing if by_proxy else inside)(environ, start_response)

    wrapped: Any = choose
    app.wsgi_app = wrapped


def _is_among(address: str, networks: list[ipaddress.IPv4Network | ipaddress.IPv6Network]) -> bool:
    try:
        asker = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(asker in network for network in networks)
