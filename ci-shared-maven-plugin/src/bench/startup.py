#!/usr/bin/env python3
"""Cold wall and CPU time of `lint` on a generated consumer, beside its peers, as a Markdown table.

Every command is a fresh process; the files stay in the page cache. The commands take turns, so that a slow minute of
the machine hurts all of them alike, and the medians are printed. CPU is user + system time of the process and of the
children it waited for.

    ./mvnw -q -DskipTests install
    python3 ci-shared-maven-plugin/src/bench/startup.py [--runs N] [--consumer DIR] [--python PYTHON]

Without --consumer a consumer is generated with the archetype of this checkout. The python given (default: this one)
needs the modules yaml and jsonschema; without them its row says so.
"""

import argparse
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
VERSION = "0.1.0-SNAPSHOT"
VALIDATE = (
    "import json, sys, yaml, jsonschema; "
    "jsonschema.validate(yaml.safe_load(open('bao.yml')), "
    "json.load(open(sys.argv[1])))"
)


def measure(command, directory, env):
    """Runs once; returns wall and CPU seconds. A command that fails ends the benchmark: its time would mean nothing."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=directory, env=env, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            output.seek(0)
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{output.read().decode(errors='replace')}")
    return wall, usage.ru_utime + usage.ru_stime


def generate(mvn, into):
    """A consumer as a newcomer gets it, in a git repository with one commit."""
    subprocess.run(
        [
            *mvn, "-B", "-q", "archetype:generate", "-DarchetypeCatalog=local", "-DarchetypeGroupId=dev.loco",
            "-DarchetypeArtifactId=loco-pipeline-archetype", f"-DarchetypeVersion={VERSION}", "-Dlanguage=python", "-Dregistry=registry.example",
            "-DgroupId=org.example", "-DartifactId=hello", "-Dversion=0.1.0",
        ],
        cwd=into, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    consumer = into / "hello"
    git = ["git", "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    subprocess.run([*git, "init", "-q"], cwd=consumer, check=True)
    subprocess.run([*git, "add", "-A"], cwd=consumer, check=True)
    subprocess.run([*git, "commit", "-qm", "feat: begin"], cwd=consumer, check=True)
    return consumer


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--consumer", type=pathlib.Path)
    parser.add_argument("--python", default=sys.executable)
    args = parser.parse_args()

    mvn = [str(ROOT / "mvnw")]
    launcher = ROOT / "ci-shared-maven-plugin/target/ci-shared/bin/ci-shared"
    if not launcher.exists():
        sys.exit(f"{launcher} is missing: run ./mvnw -q -DskipTests install first")
    work = pathlib.Path(tempfile.mkdtemp(prefix="ci-shared-bench-"))
    try:
        consumer = args.consumer.resolve() if args.consumer else generate(mvn, work)
        empty = work / "empty"
        empty.mkdir()
        (empty / "pom.xml").write_text(
            "<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId>"
            "<artifactId>empty</artifactId><version>1</version><packaging>pom</packaging></project>"
        )
        python = args.python
        rows = [
            ("`ci-shared lint` (launcher)", [str(launcher), "lint"], consumer),
            ("`ci-shared --version` (launcher)", [str(launcher), "--version"], consumer),
            ("`mvn ci-shared:lint`", [*mvn, "-o", "-q", "ci-shared:lint"], consumer),
            ("`mvn -v`", [*mvn, "-v"], consumer),
            ("`mvn validate`, nothing bound to it", [*mvn, "-o", "-q", "validate"], empty),
            (
                "`mvn ci-shared:lint -Dci-shared.skip`, a goal that does nothing",
                [*mvn, "-o", "-q", "ci-shared:lint", "-Dci-shared.skip=true"],
                consumer,
            ),
        ]
        if subprocess.run([python, "-c", "import yaml, jsonschema"], stderr=subprocess.DEVNULL).returncode == 0:
            schema = str(ROOT / "schema/v1.json")
            rows.append(("`python3` with yaml and jsonschema, `bao.yml` only", [python, "-c", VALIDATE, schema], consumer))
        else:
            print(f"skipped: the row of python3, because {python} lacks yaml or jsonschema", file=sys.stderr)

        env = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        for _, command, directory in rows:  # fills the page cache, and the launcher's archive
            measure(command, directory, env)
        times = {name: [] for name, _, _ in rows}
        for _ in range(args.runs):
            for name, command, directory in rows:
                times[name].append(measure(command, directory, env))

        java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
        print(f"{args.runs} runs each, medians; {java}; {platform.machine()}, {os.cpu_count()} cores\n")
        print("| command | wall ms | CPU ms |\n|---|---:|---:|")
        for name, seen in times.items():
            wall = statistics.median(w for w, _ in seen) * 1000
            cpu = statistics.median(c for _, c in seen) * 1000
            print(f"| {name} | {wall:.0f} | {cpu:.0f} |")
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
