"""One counter of numbers for files, lines, certificates and books, in place of two."""

import sqlalchemy as sa
from alembic import op

from migrations.guards import own_home_only, see_every_home

revision = "0023_serial"
down_revision = "0022_leaving"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the counter, move the numbers of the two into it, and take these away."""
    op.create_table(
        "serial",
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_serial_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_serial")),
        sa.UniqueConstraint("home_id", "kind", "year", name=op.f("uq_serial_home_id_kind_year")),
    )
    op.create_index(op.f("ix_serial_home_id"), "serial", ["home_id"], unique=False)
    own_home_only("serial")
    see_every_home()
    # the columns stand by name: what is moved keeps its id
    op.execute(
        "INSERT INTO serial (id, home_id, kind, year, last) "
        "SELECT id, home_id, kind, year, last FROM resident_serial "
        "UNION ALL SELECT id, home_id, 'book ' || book, year, last FROM ledger_serial"
    )
    op.drop_table("ledger_serial")
    op.drop_table("resident_serial")


def downgrade() -> None:
    """Make the two counters again, with their numbers."""
    for name, column, length in (("resident_serial", "kind", 12), ("ledger_serial", "book", 20)):
        op.create_table(
            name,
            sa.Column(column, sa.String(length=length), nullable=False),
            sa.Column("year", sa.Integer(), nullable=False),
            sa.Column("last", sa.Integer(), nullable=False),
            sa.Column("id", sa.Uuid(), nullable=False),
            sa.Column("home_id", sa.Uuid(), nullable=False),
            sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f(f"fk_{name}_home_id")),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
            sa.UniqueConstraint("home_id", column, "year", name=op.f(f"uq_{name}_home_id_{column}_year")),
        )
        op.create_index(op.f(f"ix_{name}_home_id"), name, ["home_id"], unique=False)
        own_home_only(name)
    see_every_home()
    op.execute(
        "INSERT INTO resident_serial (id, home_id, kind, year, last) "
        "SELECT id, home_id, kind, year, last FROM serial WHERE kind NOT LIKE 'book %'"
    )
    op.execute(
        "INSERT INTO ledger_serial (id, home_id, book, year, last) "
        "SELECT id, home_id, substr(kind, 6), year, last FROM serial WHERE kind LIKE 'book %'"
    )
    op.drop_table("serial")
