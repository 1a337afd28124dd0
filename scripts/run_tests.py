"""Run the whole suite on SQLCipher and then on PostgreSQL, and say how many tests passed on each."""

import argparse
import os
import re
import subprocess
import sys

DATABASES = {"sqlcipher": "SQLCipher", "postgresql": "PostgreSQL"}
SECOND_TRIES = 5
COUNTS = re.compile(r"(\d+) (passed|failed|skipped|error|errors|xfailed|xpassed)")


def run(database: str, *, processes: int, only: list[str]) -> tuple[int, dict[str, int]]:
    """Run pytest on one kind of database; answers its exit code and the counts of its closing line.

    Real servers and browsers share two processors here: what failed is tried once more, alone, and named. It counts
    as passed only if it passes then; a test named here is a fault to be mended all the same.
    """
    together = ["-n", str(processes), "--dist", "loadfile", "-q", *only]
    code, counts = pytest_run(database, together)
    failed = counts.get("failed", 0) + counts.get("error", 0) + counts.get("errors", 0)
    if code != 1 or not 0 < failed <= SECOND_TRIES:
        return code, counts
    print(f"== {failed} once more, alone, on {DATABASES[database]} ==", flush=True)
    code, again = pytest_run(database, ["--last-failed", "--last-failed-no-failures", "none", "-q", *only])
    counts["passed"] = counts.get("passed", 0) + again.get("passed", 0)
    return code, counts


def pytest_run(database: str, words: list[str]) -> tuple[int, dict[str, int]]:
    """Run pytest once with these words, its lines shown as they come."""
    command = [sys.executable, "-m", "pytest", f"--database={database}", *words]
    print(f"== {DATABASES[database]} ==", flush=True)
    closing = ""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as pytest:
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
