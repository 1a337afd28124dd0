"""What every page shares: its shell, its headers, its problems, and the few routes that belong to no room."""

from foundation.web.answers import install as install_answers
from foundation.web.apart import install as keep_apart
from foundation.web.compiled import install as keep_compiled
from foundation.web.problems import install as install_problems
from foundation.web.proxy import install as believe_proxies
from foundation.web.routes import bp
from foundation.web.shell import install as install_shell

__all__ = [
    "believe_proxies",
    "bp",
    "install_answers",
    "install_problems",
    "install_shell",
    "keep_apart",
    "keep_compiled",
]
