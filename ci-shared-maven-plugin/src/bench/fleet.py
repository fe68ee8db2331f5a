#!/usr/bin/env python3
"""`ci-lint` over the workflow files of a whole fleet in one run: time per file, cold and warm, and memory, as a table.

Makes repositories with a pipeline each, no two alike: the canonical ones with additions of their own and some drift, and
pipelines that follow no template (lists, maps, graphs, matrices, several files). Every run is a fresh process. Beside it
woodpecker-cli lints the same files, one process a file as it must, where it is on the PATH.

    ./mvnw -q -DskipTests package
    python3 ci-shared-maven-plugin/src/bench/fleet.py [--files 1000] [--runs N]
"""

import argparse
import os
import pathlib
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
PLUGIN = ROOT / "ci-shared-maven-plugin"
TEMPLATES = PLUGIN / "src/main/resources/dev/loco/cishared/templates"
EVENTS = ["push", "pull_request", "tag", "cron", "manual", "release", "deployment"]


def canonical(dice, number):
    """A consumer's copy of a canonical pipeline, with steps of its own and sometimes a slip."""
    template = dice.choice(sorted(p for p in TEMPLATES.glob("*/1.yml")))
    text = template.read_text()
    for hole, value in [("<registry>", "registry.example"), ("<mirror>", "sm-zot:5000"), ("<image>", f"loco/service-{number}")]:
        text = text.replace(hole, value)
    if dice.random() < 0.3:
        text = text.replace("-base:v1", f"-base:v1.{dice.randrange(9)}.0", 1)
    for extra in range(dice.randrange(4)):
        text += (
            f"\n  - name: own-{number}-{extra}\n    image: alpine:3.21\n    commands:\n"
            f"      - echo {dice.randrange(10**9)}\n    when:\n      - event: {dice.choice(EVENTS)}\n"
        )
    return text


def foreign(dice, number):
    """A pipeline that follows no template."""
    keyed = dice.random() < 0.5
    graph = dice.random() < 0.4
    lines = ["when:", f"  - event: [{', '.join(dice.sample(EVENTS, 3))}]", "    branch: [main, 'release/*']"]
    if dice.random() < 0.2:
        lines += ["matrix:", "  GO_VERSION: ['1.24', '1.25']"]
    lines += ["steps:"]
    for step in range(dice.randrange(2, 14)):
        name = f"step-{number}-{step}"
        lines += [f"  {name}:"] if keyed else [f"  - name: {name}"]
        lines += [f"    image: registry.example/tools/image-{dice.randrange(50)}:1.{dice.randrange(9)}", "    commands:"]
        lines += [f"      - make target-{dice.randrange(10**6)} LEVEL=$LEVEL" for _ in range(dice.randrange(1, 6))]
        if graph and step:
            lines += [f"    depends_on: [step-{number}-{dice.randrange(step)}]"]
        if dice.random() < 0.3:
            lines += ["    when:", f"      - event: {dice.choice(EVENTS)}", f"        path: ['src/{dice.randrange(9)}/**']"]
    return "\n".join(lines) + "\n"


def fleet(into, count):
    dice = random.Random(3)
    files = []
    for number in range(count):
        folder = into / f"repo-{number}/.woodpecker"
        folder.mkdir(parents=True)
        file = folder / "ci.yml"
        file.write_text((canonical if dice.random() < 0.7 else foreign)(dice, number))
        files.append(str(file.relative_to(into)))
    return files


def measure(command, directory):
    """Runs once; wall and CPU seconds, and the peak of resident memory in MiB."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=directory, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            output.seek(0)
            sys.exit(f"{command[0]} ended with {process.returncode}:\n{output.read().decode(errors='replace')[-2000:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    launcher = PLUGIN / "target/ci-shared/bin/ci-lint"
    if not launcher.exists():
        sys.exit(f"{launcher} is missing: run ./mvnw -q -DskipTests package first")
    work = pathlib.Path(tempfile.mkdtemp(prefix="ci-shared-bench-"))
    try:
        files = fleet(work, args.files)
        # Makes the launcher's archive of classes, which only `lint` does.
        subprocess.run([launcher.parent / "ci-shared", "lint"], cwd=work / "repo-0", capture_output=True)
        rows = [(n, [str(launcher), "--format", "concise", *files[:n]]) for n in (1, 10, 100, args.files)]
        rows.append((args.files, [str(launcher), "--format", f"json={work}/report.json", *files]))
        seen = [[] for _ in rows]
        for _ in range(args.runs):
            for row, (_, command) in enumerate(rows):
                seen[row].append(measure(command, work))
        java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
        print(f"{args.runs} runs each, medians; {java}; {platform.machine()}, {os.cpu_count()} cores\n")
        print("| run | files | wall s | CPU s | ms per file | peak MiB |\n|---|---:|---:|---:|---:|---:|")
        for (count, command), times in zip(rows, seen):
            wall, cpu, rss = (statistics.median(t) for t in zip(*times))
            name = "`ci-lint`" + (", as JSON" if "json=" in command[2] else "")
            print(f"| {name} | {count} | {wall:.2f} | {cpu:.2f} | {wall * 1000 / count:.1f} | {rss:.0f} |")
        first = statistics.median(t[0] for t in seen[0])
        whole = statistics.median(t[0] for t in seen[3])
        print(f"\nper further file: {(whole - first) * 1000 / (args.files - 1):.2f} ms")
        cli = shutil.which("woodpecker-cli")
        if cli:
            start = time.perf_counter()
            for file in files[:100]:
                subprocess.run([cli, "lint", file], cwd=work, capture_output=True)
            each = (time.perf_counter() - start) / min(100, len(files))
            print(f"`woodpecker-cli lint`, a process a file: {each * 1000:.0f} ms per file")
        else:
            print("skipped: woodpecker-cli because it is not on the PATH", file=sys.stderr)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
