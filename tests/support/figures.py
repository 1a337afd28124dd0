"""The figures that tests record with `record_property`: requests, rounds, files; printed at the end of a run."""

from typing import Any


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what passed tests have counted, also those of other processes."""
    for report in terminalreporter.stats.get("passed", []):
        for name, figures in report.user_properties:
            terminalreporter.write_line(f"{name}: {figures}")
