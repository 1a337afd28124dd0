"""Run the whole suite on SQLCipher and then on PostgreSQL, and say how many tests passed on each."""

import argparse
import os
import re
import subprocess
import sys

DATABASES = {"sqlcipher": "SQLCipher", "postgresql": "PostgreSQL"}
COUNTS = re.compile(r"(\d+) (passed|failed|skipped|error|errors|xfailed|xpassed)")


def run(database: str, *, processes: int, only: list[str]) -> tuple[int, dict[str, int]]:
    """Run pytest on one kind of database; answers its exit code and the counts of its closing line."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        f"--database={database}",
        "-n",
        str(processes),
        "--dist",
        "loadfile",
        "--no-loadscope-reorder",
        "-q",
        *only,
    ]
    print(f"== {DATABASES[database]} ==", flush=True)
    closing = ""
    # the houses that tests start as programs of their own read their code compiled
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=around) as pytest:
        for line in pytest.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            if COUNTS.search(line):
                closing = line
    return pytest.returncode, {kind: int(number) for number, kind in COUNTS.findall(closing)}


def main() -> int:
    """Run both; the outcome is 0 only if both passed and, under CI, nothing was skipped."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--processes", type=int, default=2)
    asked.add_argument("only", nargs="*", help="paths or options for pytest")
    words = asked.parse_args()
    outcome, passed = 0, {}
    for database in DATABASES:
        code, counts = run(database, processes=words.processes, only=words.only)
        outcome = outcome or code
        passed[database] = counts.get("passed", 0)
        if os.environ.get("CI") and counts.get("skipped"):
            print(f"{counts['skipped']} tests were skipped; here none may be.")
            outcome = outcome or 1
    print(", ".join(f"{passed[d]} tests on {name}" for d, name in DATABASES.items()))
    return outcome


if __name__ == "__main__":
    sys.exit(main())
