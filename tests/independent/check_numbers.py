#!/usr/bin/env python3
"""check_numbers.py NTK [COUNT] [SEED]: runs random jobs by the program NTK and recomputes every number of their folders.

check_numbers.py --folder RUN…: checks run folders that are there. Ends with the line "N passed, N failed": a test is a run."""
import os
import subprocess
import sys
import tempfile

import random_jobs
from check_run import Run


def check(folders):
    passed = failed = numbers = 0
    for name, folder in folders:
        try:
            run = Run(folder)
            problems = run.check()
            numbers += run.checked
        except Exception as error:  # a folder that cannot be read is one that failed
            problems = [f"cannot be checked: {type(error).__name__}: {error}"]
        passed += not problems
        failed += bool(problems)
        for problem in problems[:8]:
            print(f"{name}: {problem}")
    print(f"{numbers} numbers compared")
    print(f"{passed} passed, {failed} failed")
    return failed == 0


def run(program, count, seed):
    with tempfile.TemporaryDirectory() as folder:
        names = random_jobs.write(folder, count, seed)
        for first in range(0, count, 50):
            files = [name + ".yaml" for name in names[first:first + 50]]
            done = subprocess.run([program, "run", *files], cwd=folder, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                print(done.stderr[-2000:])
        return check([(name, newest(os.path.join(folder, "runs", name))) for name in names])


def newest(folder):
    return os.path.join(folder, max(os.listdir(folder))) if os.path.isdir(folder) else folder


if __name__ == "__main__":
    if sys.argv[1] == "--folder":
        sys.exit(0 if check([(folder, folder) for folder in sys.argv[2:]]) else 1)
    sys.exit(0 if run(os.path.abspath(sys.argv[1]), int((sys.argv + [None, "500"])[2] or 500), int(sys.argv[3]) if len(sys.argv) > 3 else 1) else 1)
