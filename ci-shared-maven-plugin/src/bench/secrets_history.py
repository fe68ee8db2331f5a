#!/usr/bin/env python3
"""How fast `bao-lint --history` goes through the commits of a real repository, beside `gitleaks git` with its rules for
Vault, and whether it finds all that gitleaks finds.

    python3 ci-shared-maven-plugin/src/bench/secrets_history.py <clone> --gitleaks <binary> --runs 5

The clone must be whole: gitleaks stops where a file's content is missing. Wall and CPU time are those of the process with
all it started (git works for both); the peak of memory is that of all its processes together, sampled, each with the share
it has of what several of them map (Pss), so that a pack is not counted twice. That is done in a first run, of which no other
figure is: it reads the disk, and sampling slows it down.
"""

import argparse
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
LAUNCHER = HERE.parent.parent / "target/ci-shared/bin/bao-lint"
RULES = ["vault-service-token", "vault-batch-token"]
ENV = {**{k: v for k, v in os.environ.items() if not k.startswith("GIT_")}, "GIT_NO_LAZY_FETCH": "1"}


def family(pid):
    """The process and all below it."""
    found, todo = [], [pid]
    while todo:
        one = todo.pop()
        found.append(one)
        for task in pathlib.Path(f"/proc/{one}/task").glob("*/children"):
            try:
                todo += map(int, task.read_text().split())
            except OSError:
                pass
    return found


def memory(pid):
    total = 0
    for one in family(pid):
        try:
            lines = pathlib.Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except (OSError, ValueError):
            pass  # It has just ended.
    return total / 1024


def run(command, codes, sampled=False):
    """Seconds on the clock, seconds of CPU, and the peak in MB where it is sampled, which slows the command down."""
    peak = 0.0
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    process = subprocess.Popen(command, env=ENV, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = []
    reader = threading.Thread(target=lambda: said.append(process.stderr.read()))
    reader.start()
    while sampled and process.poll() is None:
        peak = max(peak, memory(process.pid))
        time.sleep(0.1)
    process.wait()
    wall = time.monotonic() - start
    reader.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in codes:
        sys.exit(f"{command[0]} ended with {process.returncode}:\n{said[0].decode(errors='replace')[-2000:]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak


def ours(clone, report):
    return [str(LAUNCHER), "--history", "--root", str(clone), "--format", f"json={report}"]


def theirs(gitleaks, clone, report):
    words = [gitleaks, "git", str(clone), "--log-opts=--all --full-history", "--report-format", "json", "--report-path", str(report), "--redact=0"]
    return words + ["--no-banner", "--log-level", "error", "--exit-code", "1", *(w for rule in RULES for w in ("--enable-rule", rule))]


def lines(clone, findings):
    """The line of every finding of ours, as its commit has the file."""
    questions = "".join(f"{f['commit']['id']}:{f['primary']['file']}\n" for f in findings)
    answer = subprocess.run(["git", "-C", str(clone), "cat-file", "--batch"], input=questions.encode(), capture_output=True, env=ENV, check=True).stdout
    at = 0
    for finding in findings:
        end = answer.index(b"\n", at)
        header = answer[at:end].split()
        if header[-1] == b"missing":
            at = end + 1
            yield finding, ""
            continue
        size = int(header[-1])
        text = answer[end + 1 : end + 1 + size].decode(errors="replace")
        at = end + 2 + size
        span = finding["primary"]
        yield finding, "\n".join(text.split("\n")[span["line"] - 1 : span["endLine"]])


def compare(clone, mine, other):
    findings = [f for f in json.loads(mine.read_text())["findings"] if f["rule"].startswith("credential/") and "commit" in f]
    have = {}
    for finding, line in lines(clone, findings):
        have.setdefault(finding["primary"]["file"], []).append(line)
    wanted = {}
    for leak in json.loads(other.read_text()):
        wanted.setdefault((leak["File"], leak["Secret"]), leak)
    missed = [leak for (file, secret), leak in wanted.items() if not any(secret in line for line in have.get(file, []))]
    print(f"\nbao-lint: {len(findings)} credentials, each once a file and line; gitleaks: {len(wanted)}, each once a file; of those not found by bao-lint: {len(missed)}")
    for leak in missed:
        secret = leak["Secret"]
        print(f"  {leak['RuleID']} {leak['Commit'][:10]} {leak['File']}:{leak['StartLine']}  {secret[:12]}… ({len(secret)} characters)")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("clone", type=pathlib.Path)
    parser.add_argument("--gitleaks", default="gitleaks")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    if not LAUNCHER.exists():
        sys.exit("build it first: ./mvnw -q -DskipTests package")
    count = subprocess.run(["git", "-C", str(options.clone), "rev-list", "--all", "--count"], capture_output=True, check=True, env=ENV).stdout.decode().strip()
    with tempfile.TemporaryDirectory() as folder:
        mine, other = pathlib.Path(folder, "ours.json"), pathlib.Path(folder, "theirs.json")
        commands = {"bao-lint --history": ours(options.clone, mine), "gitleaks git": theirs(options.gitleaks, options.clone, other)}
        figures = {name: [] for name in commands}
        peaks = {name: run(command, (0, 1), sampled=True)[2] for name, command in commands.items()}
        for _ in range(options.runs):
            for name, command in commands.items():
                figures[name].append((*run(command, (0, 1))[:2], peaks[name]))
        print(f"{options.clone.name}, {count} commits; medians of {options.runs} runs, one after the other in turn\n")
        print("| | wall, s | CPU, s | peak, MB |\n|---|---|---|---|")
        medians = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in figures.items()}
        for name, (wall, cpu, peak) in medians.items():
            print(f"| {name} | {wall:.1f} | {cpu:.1f} | {peak:.0f} |")
        ratio = [b / a for a, b in zip(*medians.values())]
        print(f"| gitleaks : bao-lint | {ratio[0]:.2f} | {ratio[1]:.2f} | {ratio[2]:.2f} |")
        compare(options.clone, mine, other)


if __name__ == "__main__":
    main()
