#!/usr/bin/env python3
"""check_numbers.py NTK [COUNT] [SEED]: runs random jobs by the program NTK, recomputes every number of their folders and of the sentences
and tables of their reports, and then changes digits, each of which must be noticed.

check_numbers.py --folder RUN…: checks run folders that are there. Ends with the line "N passed, N failed": a test is a run, or the changed
digits of one."""
import multiprocessing
import os
import random
import re
import subprocess
import sys
import tempfile

import random_jobs
from check_report import Report

CHANGED_RUNS, CHANGED_DIGITS = 40, 10
UNTOLD = "Its equations are solved by conjugate gradients"


def problems_of(folder):
    try:
        run = Report(folder)
        run.check()
        run.check_report()
        return run.problems, run.checked
    except Exception as error:  # a folder that cannot be read is one that failed
        return [f"cannot be checked: {type(error).__name__}: {error}"], 0


def check(folders):
    passed = failed = numbers = 0
    with multiprocessing.Pool() as pool:
        found = pool.map(problems_of, [folder for _, folder in folders])
    for (name, _), (problems, checked) in zip(folders, found):
        numbers += checked
        passed += not problems
        failed += bool(problems)
        for problem in problems[:8]:
            print(f"{name}: {problem}")
    print(f"{numbers} numbers compared")
    return passed, failed


def other_digit(rng, text, at):
    # Not by one: of a value in the middle between two printed ones, 4.6875e-05, both are right.
    return text[:at] + str((int(text[at]) + rng.randint(2, 8)) % 10) + text[at + 1:]


def unnoticed(folder, seed):
    """Changed digits of report.md, and of the leading digits of the training loss in metrics.csv, that the checks do not notice."""
    rng, missed = random.Random(seed), []
    with open(os.path.join(folder, "report.md"), encoding="utf-8") as file:
        report = file.read()
    digits = [match.start() for match in re.finditer(r"\d", report)]
    for at in rng.sample(digits, CHANGED_DIGITS):
        # Where outputs are equal or exploded, rounding decides what a regression says, and it is not recomputed; nor is how conjugate
        # gradients went, which no file but the report tells.
        if report[report.rfind("\n", 0, at) + 1:].startswith("| kernel regression") or UNTOLD in report[report.rfind(". ", 0, at) + 1:at]:
            continue
        try:
            if not Report(folder).check_report_text(other_digit(rng, report, at)):
                missed.append(f"report.md: {report[max(0, at - 40):at]}[{report[at]}]")
        except (ValueError, KeyError, IndexError):
            pass  # noticed: what is said there cannot even be looked up
    path = os.path.join(folder, "metrics.csv")
    with open(path, encoding="utf-8") as file:
        metrics = file.read()
    lines = metrics.split("\n")
    row = rng.choice([1, len(lines) - 2])
    column = lines[0].split(",").index("train_loss")
    before = sum(len(line) + 1 for line in lines[:row]) + len(",".join(lines[row].split(",")[:column])) + 1
    digit = re.match(r"[0.]*([1-9])", metrics[before:])
    if digit is None:
        return missed
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(other_digit(rng, metrics, before + digit.start(1)))
        if not problems_of(folder)[0]:
            missed.append(f"metrics.csv: row {row}, {lines[row][:60]}")
    finally:
        with open(path, "w", encoding="utf-8") as file:
            file.write(metrics)
    return missed


def check_changes(folders, seed):
    passed = failed = 0
    with multiprocessing.Pool() as pool:
        found = pool.starmap(unnoticed, [(folder, f"{seed} {name}") for name, folder in folders])
    for (name, _), missed in zip(folders, found):
        passed += not missed
        failed += bool(missed)
        for change in missed:
            print(f"{name}: a changed digit was not noticed: {change}")
    return passed, failed


def run(program, count, seed):
    with tempfile.TemporaryDirectory() as folder:
        names = random_jobs.write(folder, count, seed)
        for first in range(0, count, 50):
            files = [name + ".yaml" for name in names[first:first + 50]]
            done = subprocess.run([program, "run", *files], cwd=folder, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                print(done.stderr[-2000:])
        folders = [(name, newest(os.path.join(folder, "runs", name))) for name in names]
        passed, failed = check(folders)
        # Losses that are not finite have no digits.
        whole = [one for one in folders if not failed and "inf" not in open(os.path.join(one[1], "metrics.csv"), encoding="utf-8").read()]
        noticed, missed = check_changes(whole[:CHANGED_RUNS], seed)
        return passed + noticed, failed + missed


def newest(folder):
    return os.path.join(folder, max(os.listdir(folder))) if os.path.isdir(folder) else folder


if __name__ == "__main__":
    if sys.argv[1] == "--folder":
        passed, failed = check([(folder, folder) for folder in sys.argv[2:]])
    else:
        arguments = sys.argv[2:] + ["500", "1"][len(sys.argv) - 2:]
        passed, failed = run(os.path.abspath(sys.argv[1]), int(arguments[0]), int(arguments[1]))
    print(f"{passed} passed, {failed} failed")
    sys.exit(0 if failed == 0 else 1)
