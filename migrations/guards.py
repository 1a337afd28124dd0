"""What the models cannot say: rows that nobody may change, and the homes that PostgreSQL lets a session see.

SQLite drops triggers when a table is rebuilt in batch mode: a page that rebuilds a guarded table calls these again.
"""

from alembic import op

REFUSAL = "the record of deeds cannot be changed"
TOLD = "current_setting('aashray.homes', true)"
ALLOWED = (
    f"(SELECT {TOLD} = '*') OR home_id = ANY ((SELECT CASE WHEN {TOLD} IN ('*', '') THEN ARRAY[]::uuid[] "
    f"ELSE string_to_array({TOLD}, ',')::uuid[] END)::uuid[])"
)
"""Which rows a session sees: asked once a statement, not once a row, and by the column that is indexed."""


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def append_only(table: str) -> None:
    """Let rows be added to `table`, never changed or taken away."""
    if not _is_postgresql():
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def signed_once(table: str, *, settled: tuple[str, ...], kept: tuple[str, ...]) -> None:
    """Let rows of `table` be added and settled once, by one of the columns `settled`; nothing else of them changes.

    `kept` are the columns that never change; no row is taken away.
    """
    done = " OR ".join(f"OLD.{column} IS NOT NULL" for column in settled)
    moved = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in kept)
    refusal = "an entry cannot be changed"
    if not _is_postgresql():
        op.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN {done} OR {moved} "
            f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
        )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION refuse_entry() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({done} OR {moved}) "
        "EXECUTE FUNCTION refuse_entry()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_entry()"
    )


def free(table: str) -> None:
    """Undo `append_only`."""
    if _is_postgresql():
        op.execute(f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}")
        return
    for deed in ("update", "delete"):
        op.execute(f"DROP TRIGGER IF EXISTS {table}_no_{deed}")


def see_every_home() -> None:
    """Let the statements of this page that move rows see every home's, until its transaction ends."""
    if _is_postgresql():
        op.execute("SELECT set_config('aashray.homes', '*', true)")


def own_home_only(*tables: str) -> None:
    """On PostgreSQL, show and take rows of a home only to a session that was told of it (the third lock)."""
    if not _is_postgresql():
        return
    for table in tables:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own_home ON {table} USING ({ALLOWED}) WITH CHECK ({ALLOWED})")
