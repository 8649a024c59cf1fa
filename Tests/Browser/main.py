"""Runs the browser tests: one server, one browser and one build of the example for all of them."""

import os
import sys
import time
import unittest

from support.bench import Bench


def tests(names):
    """All of `test_*.py`, or those named."""
    loader = unittest.TestLoader()
    return loader.loadTestsFromNames(names) if names else loader.discover(".", pattern="test_*.py")


def main():
    started = time.monotonic()
    verbosity = 2 if os.environ.get("VERBOSE") else 1
    with Bench():
        result = unittest.TextTestRunner(verbosity=verbosity, stream=sys.stdout).run(tests(sys.argv[1:]))
    outcome = "passed" if result.wasSuccessful() else "failed"
    print(f"Browser test run with {result.testsRun} tests {outcome} after {time.monotonic() - started:.1f} seconds.")
    sys.exit(0 if result.wasSuccessful() and result.testsRun else 1)


if __name__ == "__main__":
    main()
