"""A throw-away PostgreSQL cluster from the system's own programs: no port, no password, gone at the end."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from tests.support.folders import quick_folder

OWNER = "aashray"  # owns the databases and is no superuser, so that row level security holds for it
SETTINGS = (
    "fsync=off", "synchronous_commit=off", "full_page_writes=off",  # it need not outlive a power cut
    "autovacuum=off",  # its workers may be at a database that a test wants gone, and only a superuser may end them
    "listen_addresses=", "max_connections=60", "max_locks_per_transaction=256", "shared_buffers=64MB", "jit=off",
)  # fmt: skip


def programs() -> Path:
    """Answer the folder of initdb and postgres; raises RuntimeError with the way to get them."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[-3]))
    if folders:
        return folders[-1].parent
    if found := shutil.which("pg_config"):
        return Path(
            subprocess.run([found, "--bindir"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
        )
    raise RuntimeError("PostgreSQL is not on this machine. Debian: apt-get install postgresql")


class Cluster:
    """A running cluster; `url(name)` addresses a database of it."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="aashray-pg-", dir=quick_folder()))
        self.folder.chmod(0o755)
        self._as_user: list[str] = []
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Make the cluster and wait until it answers."""
        bin_folder = programs()
        if os.geteuid() == 0:
            self._as_user = _lowered(self.folder)
        data = self.folder / "data"
        self._run([bin_folder / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                   "--locale=C.UTF-8", "--no-sync"])  # fmt: skip
        options = [word for setting in (*SETTINGS, f"unix_socket_directories={self.folder}")
                   for word in ("-c", setting)]  # fmt: skip
        log = (self.folder / "log").open("wb")
        self._server = subprocess.Popen(
            [*self._as_user, bin_folder / "postgres", "-D", data, *options],
            stdout=log, stderr=log, cwd=self.folder, start_new_session=True,
        )  # fmt: skip
        log.close()
        self._wait(bin_folder)
        self.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS", user="postgres")

    def url(self, database: str, *, user: str = OWNER) -> str:
        """Answer the address of `database` for SQLAlchemy."""
        return f"postgresql+psycopg://{user}@/{database}?host={self.folder}"

    def execute(self, statement: str, *, user: str = OWNER) -> None:
        """Run one statement outside a transaction, in the maintenance database."""
        execute(str(self.folder), statement, user=user)

    def stop(self) -> None:
        """End the cluster at once and remove its folder."""
        if self._server is not None:
            self._server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown: it waits for nobody
            try:
                self._server.wait(10)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, command: list[object]) -> None:
        done = subprocess.run(
            [*self._as_user, *map(str, command)], capture_output=True, text=True, cwd=self.folder
        )
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed:\n{done.stdout}\n{done.stderr}")

    def _wait(self, bin_folder: Path) -> None:
        for _ in range(150):
            ready = subprocess.run([bin_folder / "pg_isready", "-q", "-h", self.folder, "-U", "postgres"])
            if ready.returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError((self.folder / "log").read_text())


def execute(folder: str, statement: str, *, user: str = OWNER) -> None:
    """Run one statement outside a transaction on the cluster whose socket lies in `folder`."""
    import psycopg  # only where the tests run on PostgreSQL

    with psycopg.connect(f"host={folder} user={user} dbname=postgres", autocommit=True) as connection:
        connection.execute(statement.encode())


def _lowered(folder: Path) -> list[str]:
    """Answer the words that run a program as another user: PostgreSQL refuses to be root."""
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    if setpriv := shutil.which("setpriv"):
        return [
            setpriv,
            f"--reuid={user.pw_uid}",
            f"--regid={user.pw_gid}",
            "--clear-groups",
            "--pdeathsig=INT",
        ]
    return ["runuser", "-u", user.pw_name, "--"]
