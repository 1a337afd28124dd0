"""Make the environment once, then run a command of the house: `py scripts\\aashray.py start`. No make, no shell.

Everything that it installs is fetched by hash from requirements/run.lock, and again only when that file changes.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
LOCK = PROJECT / "requirements" / "run.lock"
OLDEST = (3, 11)


def python_of(folder: Path, *, on_windows: bool = sys.platform == "win32") -> Path:
    """Answer the Python of an environment."""
    return folder / "Scripts" / "python.exe" if on_windows else folder / "bin" / "python"


def ensure_environment(folder: Path) -> Path:
    """Answer the Python of the environment in `folder`, with all that the lock names. Raises CalledProcessError."""
    python, done = python_of(folder), folder / ".installed-for-run"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not python.exists():
        print(f"Making the environment in {folder}")
        venv.create(folder, with_pip=True)
    if not done.exists() or done.read_text(encoding="ascii") != wanted:
        print("Fetching what Aashray needs (once, until the lock changes)")
        pip = [
            python,
            "-m",
            "pip",
            "install",
            "-qq",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            LOCK,
        ]
        subprocess.run(pip, check=True, cwd=PROJECT)
        subprocess.run([python, "-m", "foundation.languages", "compile"], check=True, cwd=PROJECT)
        done.write_text(wanted, encoding="ascii")
    return python


def main(words: list[str]) -> int:
    """Run `flask WORDS` in the environment; Ctrl-C is the house's own to hear."""
    if sys.version_info < OLDEST:
        print("Aashray needs Python 3.11 or newer.")
        return 1
    folder = PROJECT / ".venv"
    try:
        python = ensure_environment(folder)
    except subprocess.CalledProcessError as fault:
        print("The environment could not be made. Look at the lines above; run the same command again.")
        return fault.returncode
    command = [str(python), "-m", "flask", "--app", "app:create_app", *(words or ["start"])]
    os.chdir(PROJECT)
    with subprocess.Popen(command) as running:
        while True:
            try:
                return running.wait()
            except KeyboardInterrupt:
                continue  # it hears the same key and stops in order


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
