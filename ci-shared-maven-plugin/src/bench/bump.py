#!/usr/bin/env python3
"""`bump` on long histories, beside `git log` alone and git-cliff: wall and CPU time and memory, as Markdown tables.

The histories are generated, the same each time (history.py). Of each size there are three repositories: without a tag, with
2,000 tags of another prefix, and with 2,000 of ours of which the newest is 20 commits before the head (the everyday case).
Every command is a fresh process; the files stay in the page cache. The commands take turns, and medians are printed. CPU is
user + system time of the process and of the children it waited for. A command that fails or prints another version than
the expected one ends the benchmark: its time would mean nothing.

    ./mvnw -q -DskipTests package
    python3 ci-shared-maven-plugin/src/bench/bump.py [--sizes 50000,200000] [--runs N] [--cache DIR] [--git-cliff FILE]

The cache keeps the histories for the next time; making that of 200,000 commits takes minutes. git-cliff is on PyPI by that
name; its file is that of a venv, such as venv/bin/git-cliff. --only takes some of `git`, `cliff`, `ours`.
"""

import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True
import history  # noqa: E402

PLUGIN = pathlib.Path(__file__).resolve().parents[2]
LAUNCHER = PLUGIN / "target/ci-shared/bin/ci-shared"
KINDS = ["untagged", "others", "everyday"]
FIRST, NEXT = "0.1.0", "5.1.0"
NEWEST = "v5.0.0"
LOG = ["git", "log", "--format=%H %B"]
ENV = {**history.ENV, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}


def printed(text):
    """The version that a command printed, with or without its prefix."""
    return text.strip().removeprefix("v")


def in_text(text):
    """`first release 0.1.0 (minor)`, `5.0.0 -> 5.1.0 (minor)`."""
    return text.splitlines()[0].rsplit(" (", 1)[0].rsplit(" ", 1)[-1]


def in_json(text):
    return str(json.loads(text)["next"]).removeprefix("v")


def measure(command, directory, expected=None, read=printed):
    """Runs once; wall and CPU seconds and peak MiB of the largest process of the tree, children included."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        # What nobody reads goes to /dev/null, as it would through a pipe to a reader that is fast enough.
        out = output if expected else subprocess.DEVNULL
        process = subprocess.Popen(command, cwd=directory, env=ENV, stdin=subprocess.DEVNULL, stdout=out, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if process.returncode != 0:
            said = errors.read().decode(errors="replace")[-2000:]
            sys.exit(f"{' '.join(command)} in {directory} ended with {process.returncode}:\n{said}")
        if expected:
            text = output.read().decode()
            if read(text) != expected:
                sys.exit(f"{' '.join(command)} in {directory} was to give {expected}, and printed:\n{text[:2000]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def own_peak(command, directory):
    """The peak of resident memory in MiB of the Java process alone, without the gits that it starts: from /proc while it
    runs, in a run of its own."""
    peak = 0
    process = subprocess.Popen(command, cwd=directory, env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def watch():
        nonlocal peak
        while process.returncode is None:
            for pid in [process.pid, *children(process.pid)]:
                try:
                    fields = dict(line.split(":", 1) for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines())
                except OSError:
                    continue
                if fields["Name"].strip() == "java" and "VmHWM" in fields:
                    peak = max(peak, int(fields["VmHWM"].split()[0]))
            time.sleep(0.004)

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.wait()
    watcher.join()
    return peak / 1024


def children(pid):
    try:
        return [int(child) for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def medians(rows, runs):
    """The medians of each row's numbers; rows is {key: (command, directory, expected, read)}. The rows take turns."""
    seen = {key: [] for key in rows}
    for key, row in rows.items():  # fills the page cache
        measure(*row)
    for _ in range(runs):
        for key, row in rows.items():
            seen[key].append(measure(*row))
    return {key: tuple(statistics.median(run[i] for run in runs) for i in range(3)) for key, runs in seen.items()}


def git_rows(base):
    """`git log` over the same range, and the calls without which no everyday bump gets by."""
    rows = {}
    for kind in KINDS:
        span = [f"{NEWEST}..HEAD"] if kind == "everyday" else ["HEAD"]
        rows[kind, "git log"] = ([*LOG, *span], base / kind)
        rows[kind, "git rev-list --count"] = (["git", "rev-list", "--count", *span], base / kind)
        rows[kind, "git for-each-ref"] = (
            ["git", "for-each-ref", "--format=%(objectname) %(refname)", "refs/tags/"],
            base / kind,
        )
    rows["everyday", "git rev-parse"] = (["git", "rev-parse", "--is-shallow-repository", "HEAD"], base / "everyday")
    rows["everyday", "git merge-base --is-ancestor"] = (["git", "merge-base", "--is-ancestor", NEWEST, "HEAD"], base / "everyday")
    return rows


def cliff_rows(base, cliff):
    """The pattern keeps it from the tags of others, as an exact prefix does, and allows its own first version. Without
    --unreleased it looks at all old releases again: with 2,000 tags that took more than five minutes."""
    command = [str(cliff), "--bumped-version", "--unreleased", "--tag-pattern", r"^v[0-9]|^0\.1\.0$"]
    rows = {}
    for kind in KINDS:
        rows[kind, "git-cliff --bumped-version --unreleased"] = (command, base / kind, NEXT if kind == "everyday" else FIRST)
    return rows


def our_rows(base):
    rows = {}
    for kind in KINDS:
        expected = NEXT if kind == "everyday" else FIRST
        rows[kind, "ci-shared bump"] = ([str(LAUNCHER), "bump"], base / kind, expected, in_text)
        rows[kind, "ci-shared bump --format json"] = (
            [str(LAUNCHER), "bump", "--format", "json"],
            base / kind,
            expected,
            in_json,
        )
        rows[kind, "ci-shared --version"] = ([str(LAUNCHER), "--version"], base / kind)
    return rows


def table(size, seen):
    print(f"\n## {size:,} commits\n")
    print("| repository | command | wall ms | CPU ms | peak MiB | CPU ÷ git log |\n|---|---|---:|---:|---:|---:|")
    for kind in KINDS:
        for (where, name), (wall, cpu, peak) in seen.items():
            if where == kind:
                log = seen.get((kind, "git log"))
                ratio = f"{cpu / log[1]:.1f}" if log and log[1] >= 0.05 else ""
                print(f"| {kind} | `{name}` | {wall * 1000:.0f} | {cpu * 1000:.0f} | {peak:.0f} | {ratio} |", flush=True)


def goals(size, seen, base):
    """What is to be reached (the goals of `bump`), from the medians."""
    print("\n| what | value | to reach |\n|---|---:|---:|")
    for kind in ("untagged", "others"):
        for name in ("ci-shared bump", "ci-shared bump --format json"):
            ratio = (seen[kind, name][1] - seen[kind, "ci-shared --version"][1]) / seen[kind, "git log"][1]
            print(f"| {size:,} commits, {kind}, `{name}`: (CPU − start-up) ÷ `git log` | {ratio:.2f} | 1.5 |")
    gits = sum(wall for (kind, name), (wall, _, _) in seen.items() if kind == "everyday" and name.startswith("git ") and "--count" not in name)
    for name in ("ci-shared bump", "ci-shared bump --format json"):
        over = seen["everyday", name][0] - gits - seen["everyday", "ci-shared --version"][0]
        print(f"| {size:,} commits, everyday, `{name}`: wall − (its gits {gits * 1000:.0f} ms + start-up) | {over * 1000:.0f} ms | 50 ms |")
    for kind in ("untagged", "everyday"):
        peak = own_peak([str(LAUNCHER), "bump", "--format", "json"], base / kind)
        git = seen[kind, "git log"][2]
        print(f"| {size:,} commits, {kind}: peak of Java alone (`git log` alone: {git:.0f}) | {peak:.0f} MiB | flat |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="50000,200000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=pathlib.Path)
    parser.add_argument("--git-cliff", type=pathlib.Path)
    parser.add_argument("--only", default="git,cliff,ours")
    args = parser.parse_args()
    parts = args.only.split(",")
    if "ours" in parts and not LAUNCHER.exists():
        sys.exit(f"{LAUNCHER} is missing: run ./mvnw -q -DskipTests package first")
    if "cliff" in parts and not args.git_cliff:
        print("skipped: git-cliff because --git-cliff does not say where it is", file=sys.stderr)

    with tempfile.TemporaryDirectory(prefix="ci-shared-bench-") as work:
        cache = args.cache.resolve() if args.cache else pathlib.Path(work)
        java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
        git = subprocess.run(["git", "--version"], capture_output=True, text=True).stdout.strip()
        print(f"{args.runs} runs each, medians; {java}; {git}; {platform.machine()}, {os.cpu_count()} cores")
        for size in [int(text) for text in args.sizes.split(",") if text]:
            base = history.make(cache, size, args.seed)
            rows = {}
            if "git" in parts:
                rows |= git_rows(base)
            if "cliff" in parts and args.git_cliff:
                rows |= cliff_rows(base, args.git_cliff.absolute())
            if "ours" in parts:
                # Makes the launcher's archive of classes, which only `lint` does.
                subprocess.run([LAUNCHER, "lint"], cwd=base / "untagged", capture_output=True)
                rows |= our_rows(base)
            seen = medians(rows, args.runs)
            table(size, seen)
            if "ours" in parts and "git" in parts:
                goals(size, seen, base)


if __name__ == "__main__":
    main()
