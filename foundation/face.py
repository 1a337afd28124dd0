"""Binds the style sheets and the scripts of the face into one file each, so that a page asks for two and no more."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

STATIC = Path(__file__).resolve().parent / "static"
REBOOT = STATIC / "vendor" / "bootstrap-reboot-5.3.9.min.css"
HTMX = STATIC / "vendor" / "htmx-4.0.1.min.js"
# The first of each must come first; the rest of a folder follows by name.
SHEETS = ("tokens.css", "base", "layout", "components", "print.css")
SCRIPTS = (
    "words.js",
    "network.js",
    "drafts.js",
    "session.js",
    "sending.js",
    "sheet.js",
    "tabs.js",
    "progress.js",
    "dialogs.js",
    "body_map.js",
    "pin_pad.js",
    "start.js",
)


def fingerprint(body: bytes) -> str:
    """Answers twelve letters that change when the bytes change, for a file's address."""
    return hashlib.sha256(body).hexdigest()[:12]


def bundle_css() -> bytes:
    """Answers the one style sheet: the order of layers, the reboot, then our own files, each in its layer."""
    parts = [
        (STATIC / "css" / "layers.css").read_text("utf-8"),
        in_layer("reboot", REBOOT.read_text("utf-8")),
    ]
    for name in SHEETS:
        place = STATIC / "css" / name
        files = [place] if place.is_file() else sorted(place.glob("*.css"))
        parts.append(in_layer(place.stem, "\n".join(file.read_text("utf-8") for file in files)))
    return small_css("\n".join(parts)).encode()


def bundle_js() -> bytes:
    """Answers the one script, a module: the files of static/js in their order, without imports and exports."""
    parts = [(STATIC / "js" / name).read_text("utf-8") for name in SCRIPTS]
    return small_js("\n".join(parts)).encode()


def htmx_js() -> bytes:
    """Answers the vendored htmx, which only pages with a live search ask for."""
    return HTMX.read_bytes()


def worker_js(kept: list[str]) -> bytes:
    """Answers the service worker, which keeps the files of these addresses; it changes when one of them does."""
    body = (STATIC / "worker.js").read_text("utf-8")
    return small_js(body.replace('"KEPT FILES"', json.dumps(kept))).encode()


def in_layer(layer: str, css: str) -> str:
    """Answers the style sheet wrapped in the named cascade layer."""
    return f"@layer {layer} {{\n{css}\n}}"


def small_css(css: str) -> str:
    """Answers the style sheet without comments and needless white space; nothing else is changed.

    Spaces before a colon or around an operator may mean something in CSS and stay.
    """
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    return re.sub(r":\s+", ":", css).replace(";}", "}").strip() + "\n"


def small_js(script: str) -> str:
    """Answers the script without whole-line comments, indents, imports and the word export.

    Only whole lines are touched, so a string that holds two slashes is safe; our files have no
    template text over several lines.
    """
    script = re.sub(r"^\s*/\*\*?.*?\*/\s*$", "", script, flags=re.DOTALL | re.MULTILINE)
    lines = (line.strip() for line in script.splitlines())
    kept = (line for line in lines if line and not line.startswith(("//", "import ")))
    return "\n".join(re.sub(r"^export ", "", line) for line in kept) + "\n"
