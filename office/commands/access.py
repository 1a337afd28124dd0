"""`flask access`: the access table in full, for reading and for docs/access.md."""

import click
from flask import current_app
from flask.cli import AppGroup

from accounts.roles import LABELS, Role
from foundation import languages

access_commands = AppGroup("access", help="Who may do what, how far.")
HEAD = """# Who may do what

Made by `flask access matrix --markdown`; a test holds this page equal to the table that the house runs on.
Where a permission stands without a role, the answer is no. Someone else's home answers 404; one's own home without
the permission answers 403.
"""
EMERGENCY = """
## In an emergency

What a broken seal opens: one child, the chosen compartments, an hour, these pages, to read. Another person reviews it.

| compartment | who | permissions | pages |
|---|---|---|---|
"""


@access_commands.command("matrix")
@click.option("--markdown", is_flag=True, help="As the page docs/access.md.")
def matrix(markdown: bool) -> None:
    """Print each permission with the roles that hold it and how far."""
    if markdown:
        click.echo(as_markdown(), nl=False)
        return
    for permission, role, reach in rows():
        click.echo(f"{permission:36} {role:18} {reach}")


def rows() -> list[tuple[str, str, str]]:
    """Answer (permission, role, reach) of every grant, in order of permission and role."""
    grants = current_app.extensions["access"].grants
    found = [
        (permission, str(role), str(reach))
        for role in Role
        for permission, reach in grants.get(str(role), {}).items()
    ]
    order = {str(role): n for n, role in enumerate(Role)}
    return sorted(found, key=lambda row: (row[0], order[row[1]]))


def as_markdown() -> str:
    """Answer the access table as a page: one table a room, permissions down, who holds them and how far."""
    with languages.force(languages.DEFAULT):
        labels = {str(role): str(label) for role, label in LABELS.items()}
    rooms = current_app.extensions["access"].permissions
    held: dict[str, list[str]] = {permission: [] for permission in sorted(rooms)}
    for permission, role, reach in rows():
        held[permission].append(f"{labels[role]} ({reach})")
    parts = [HEAD]
    for room in dict.fromkeys(rooms[permission] for permission in sorted(rooms)):
        lines = [f"| `{p}` | {', '.join(held[p]) or 'nobody'} |" for p in held if rooms[p] == room]
        parts.append(
            f"\n## {room.capitalize()}\n\n| permission | who, how far |\n|---|---|\n"
            + "\n".join(lines)
            + "\n"
        )
    return "".join([*parts, _in_an_emergency(labels)])


def _in_an_emergency(labels: dict[str, str]) -> str:
    """Answer what a broken seal opens: the cells B of the matrix, with whose they are."""
    lines = []
    with languages.force(languages.DEFAULT):
        for each in current_app.extensions["house"].compartments:
            who = ", ".join(labels[role] for role in labels if role in each.roles)
            given = ", ".join(f"`{p}`" for p in sorted(each.permissions))
            pages = ", ".join(f"`{p}`" for p in sorted(each.pages))
            lines.append(f"| {each.label} | {who} | {given} | {pages} |")
    return f"{EMERGENCY}" + "\n".join(lines) + "\n"
