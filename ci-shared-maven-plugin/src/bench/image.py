#!/usr/bin/env python3
"""Cold wall and CPU time of the ci-shared image's commands, beside their peers, as a Markdown table.

The commands run in target/image-root as they would in the image: no network, a read-only root, a user who owns nothing
(.ci/in-image). The peers run on this machine as it is. Every command is a fresh process with its files in the page cache;
all take turns, so that a slow minute of the machine hurts all of them alike, and the medians are printed. CPU is user +
system time of the process and of the children it waited for.

    ./mvnw -q -DskipTests package && JAVA_HOME=<JDK 25> .ci/image-root
    python3 ci-shared-maven-plugin/src/bench/image.py [--runs N] [--python PYTHON]

The python given (default: this one) needs the modules yaml and jsonschema; woodpecker-cli is looked for on the PATH. A peer
that is missing is said to be. In the image root, /usr/bin/python3 of this machine takes the times.
"""

import argparse
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
IMAGE = ROOT / "target/image-root"
VALIDATE = (
    "import json, sys, yaml, jsonschema; "
    "jsonschema.validate(yaml.safe_load(open('bao.yml')), json.load(open(sys.argv[1])))"
)
# Runs in the image root: a command a line as JSON, its exit code, wall and CPU seconds as JSON back.
RUNNER = """
import json, os, subprocess, sys, time
for line in sys.stdin:
    command = json.loads(line)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    print(json.dumps([os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime]), flush=True)
"""


def version():
    return re.search(r"<revision>(.*)</revision>", (ROOT / "pom.xml").read_text()).group(1)


def in_image(work, command, **options):
    return subprocess.Popen(
        [ROOT / ".ci/in-image", "--bind", f"{work}=/mnt", IMAGE, *command], text=True, **options
    )


class Image:
    """Measures in the image root."""

    def __init__(self, work):
        self.process = in_image(
            work, ["/usr/bin/python3", "-c", RUNNER], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def measure(self, command):
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        code, wall, cpu = json.loads(self.process.stdout.readline())
        return done(command, code, wall, cpu)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def measure_here(command, directory):
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=directory, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "WOODPECKER_DISABLE_UPDATE_CHECK": "true"},
    )  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return done(command, process.returncode, time.perf_counter() - start, usage.ru_utime + usage.ru_stime)


def done(command, code, wall, cpu):
    """A command that fails ends the benchmark: its time would mean nothing."""
    if code != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {code}")
    return wall, cpu


def prepare(work):
    """A consumer as a newcomer gets it, with one commit."""
    work.chmod(0o777)
    script = (
        f"mvn -q -B archetype:generate -DarchetypeGroupId=dev.loco -DarchetypeArtifactId=loco-pipeline-archetype"
        f" -DarchetypeVersion={version()} -DarchetypeCatalog=local -Dlanguage=python -DartifactId=hello"
        " -Dregistry=registry.example && cp -r hello/. . && rm -r hello && git init -q . && git add -A"
        " && git -c user.name=bench -c user.email=bench@example.org commit -qm 'feat: begin'"
    )
    with in_image(work, ["sh", "-c", script]) as process:
        process.wait()
    if process.returncode != 0:
        sys.exit("cannot generate a consumer in the image root")


def peers(python):
    rows = []
    if subprocess.run([python, "-c", "import yaml, jsonschema"], stderr=subprocess.DEVNULL).returncode == 0:
        rows.append(("`python3` with yaml and jsonschema, `bao.yml` only", [python, "-c", VALIDATE, str(ROOT / "schema/v1.json")]))
    else:
        print(f"skipped: the row of python3, because {python} lacks yaml or jsonschema", file=sys.stderr)
    woodpecker = shutil.which("woodpecker-cli")
    if woodpecker:
        rows.append(("`woodpecker-cli lint .woodpecker/ci.yml`", [woodpecker, "lint", ".woodpecker/ci.yml"]))
    else:
        print("skipped: the row of woodpecker-cli, because it is not on the PATH", file=sys.stderr)
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--python", default=sys.executable)
    args = parser.parse_args()
    if not (IMAGE / "opt/ci-shared/cache").is_dir():
        sys.exit(f"{IMAGE} is not laid out: run .ci/image-root first")

    work = pathlib.Path(tempfile.mkdtemp(prefix="ci-shared-bench-"))
    try:
        prepare(work)
        image = Image(work)
        commands = [
            ["ci-shared", "--version"],
            ["ci-shared", "lint"],
            ["bao-manifest-check", "bao.yml"],
            ["bao-lint"],
            ["ci-lint", ".woodpecker/ci.yml"],
            ["reverse-coverage"],
            ["bump.sh", "next"],
            ["mvn", "-q", "ci-shared:lint"],
            ["mvn", "-q", "ci-shared:lint", "-Dci-shared.skip"],
        ]
        notes = {"mvn -q ci-shared:lint -Dci-shared.skip": ", a goal that does nothing"}
        rows = [(f"`{' '.join(c)}`{notes.get(' '.join(c), '')}", lambda c=c: image.measure(c)) for c in commands]
        rows += [(f"{name}, peer", lambda c=c: measure_here(c, work)) for name, c in peers(args.python)]
        for _, measure in rows:  # fills the page cache
            measure()
        times = {name: [] for name, _ in rows}
        for _ in range(args.runs):
            for name, measure in rows:
                times[name].append(measure())
        image.close()
        print(f"{args.runs} runs each, medians; {platform.machine()}, {os.cpu_count()} cores\n")
        print("| command | wall ms | CPU ms |\n|---|---:|---:|")
        for name, seen in times.items():
            wall, cpu = (statistics.median(column) * 1000 for column in zip(*seen))
            print(f"| {name} | {wall:.0f} | {cpu:.0f} |")
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
