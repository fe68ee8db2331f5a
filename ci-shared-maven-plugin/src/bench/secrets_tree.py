#!/usr/bin/env python3
"""How fast `bao-lint` scans a large tree, beside ripgrep and gitleaks, as a Markdown table; and what it costs a small one.

    python3 ci-shared-maven-plugin/src/bench/secrets_tree.py --make-tree <folder>     # once; needs go, 1.3 GB
    python3 ci-shared-maven-plugin/src/bench/secrets_tree.py <folder> --runs 5 [--gitleaks <binary>] [--java <JDK>/bin/java]

The tree is the sources of public Go modules in a git repository of its own. Every command is a fresh process over files in
the page cache; all take turns. CPU is user and system time of the process with all it started (git works for bao-lint).
The peak of memory is sampled in a first run, of all processes together, each with its share of what several map; a command
of more than ten seconds has that run only. MB/s are of a second
of CPU. `warm` is the scan alone, the rounds of a process after its fifth, without listing the files and without output.

ripgrep looks for ten patterns, written as bao-lint's shortest rules are, on one thread, once as anybody would type them and
once without Unicode, which they do not need; and for bao-lint's literals alone. A peer that is missing is said to be.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

from secrets_history import RULES, run

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent.parent / "target"
LAUNCHER = TARGET / "ci-shared/bin/bao-lint"
MODULES = """k8s.io/kubernetes@v1.34.1 github.com/hashicorp/vault@v1.20.4 github.com/hashicorp/consul@v1.21.5
github.com/hashicorp/nomad@v1.10.5 github.com/moby/moby@v28.5.1+incompatible github.com/hashicorp/terraform@v1.13.3
code.gitea.io/gitea@v1.24.6 github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c github.com/grafana/loki/v3@v3.7.8""".split()
TEN = r"""\b(?:hvs|s)\.[A-Za-z0-9]{24}
\b(?:hvb|b)\.AAAA[A-Za-z0-9_-]{96}
\b(?:hvr|r)\.[A-Za-z0-9]{24}
(?i)(?:unseal|recovery)[ _-]?key[ _-]?\d{0,3}["']?[ \t]*[:=][ \t]*["']?[A-Za-z0-9+/=]{43,66}
(?i)secret[_ -]?id["']?[ \t]*[:=][ \t]*["']?[0-9a-f]{8}-[0-9a-f]{4}-
(?i)x-vault-token["']?[ \t]*[:,=][ \t]*["']?[A-Za-z0-9._-]{8}
(?:BAO|VAULT)_TOKEN["']?[ \t]*[:=][ \t]*["']?[A-Za-z0-9._-]{8}
(?:BAO|VAULT)_SKIP_VERIFY["']?[ \t]*[:=][ \t]*["']?(?i:true|1)
\b(?:bao|vault) (?:kv get|read|login)\b
tls_disable["']?[ \t]*=[ \t]*["']?(?:true|1)
"""


def make_tree(folder):
    folder.mkdir(parents=True)
    for module in MODULES:
        answer = subprocess.run(["go", "mod", "download", "-json", module], capture_output=True, text=True, env={**os.environ, "GOFLAGS": ""})
        where = json.loads(answer.stdout).get("Dir")
        if not where:
            sys.exit(f"{module} cannot be had: {answer.stdout}{answer.stderr}")
        shutil.copytree(where, folder / module.replace("/", "_"), symlinks=True)
    subprocess.run(["chmod", "-R", "u+w", str(folder)], check=True)
    for ignore in folder.rglob(".gitignore"):
        ignore.unlink()
    git = ["git", "-C", str(folder), "-c", "core.autocrlf=false", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A", "-f", "."], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "modules"], check=True)


def literals():
    """The catalogue's, as its sources write them."""
    found = set()
    for file in (HERE.parent / "main/java/dev/loco/cishared/secrets").glob("*Entries.java"):
        for call in re.findall(r'\.(?:literals|prefix|followed)\(((?:[^()"]|"(?:[^"\\]|\\.)*")*)\)', file.read_text()):
            found.update(s.encode().decode("unicode_escape") for s in re.findall(r'"((?:[^"\\]|\\.)*)"', call)[:50])
    return sorted(s for s in found if len(s) > 3)


def rows(options, work):
    (work / "ten").write_text(TEN)
    (work / "literals").write_text("\n".join(literals()) + "\n")
    tree = str(options.tree)
    commands = {"bao-lint, cold": [str(LAUNCHER), "--root", tree, "--format", f"concise={work}/report"]}
    rg = shutil.which("rg")
    if rg:
        start = [rg, "-j1", "--hidden", "-c", "-f"]
        commands["ripgrep -j1, ten patterns"] = [*start, str(work / "ten"), tree]
        commands["ripgrep -j1 --no-unicode, ten patterns"] = [*start, str(work / "ten"), "--no-unicode", tree]
        commands["ripgrep -j1 --no-unicode -i -F, bao-lint's literals"] = [*start, str(work / "literals"), "--no-unicode", "-i", "-F", tree]
    else:
        print("skipped: ripgrep, because rg is not on the PATH")
    gitleaks = shutil.which(options.gitleaks)
    if gitleaks:
        words = [gitleaks, "dir", tree, "--no-banner", "--log-level", "error", "--exit-code", "1", "--report-path", f"{work}/leaks.json"]
        commands["gitleaks dir, its two rules for Vault"] = [*words, *(w for rule in RULES for w in ("--enable-rule", rule))]
        commands["gitleaks dir, all its rules"] = words
    else:
        print("skipped: gitleaks, because it is not on the PATH; give it by --gitleaks")
    return commands


def warm(options, runs):
    """Of rounds six and on, the medians of wall and CPU."""
    names = subprocess.run(["git", "-C", str(options.tree), "ls-files", "-z"], capture_output=True, check=True).stdout
    jars = ":".join(map(str, (TARGET / "ci-shared/lib").glob("*.jar")))
    command = [options.java, "-XX:+UseSerialGC", "-cp", jars, str(HERE / "WarmScan.java"), str(options.tree), str(5 + runs)]
    out = subprocess.run(command, input=names, capture_output=True, check=True).stdout.decode().split("\n")
    rounds = [list(map(float, line.split()[:2])) for line in out if line][5:]
    return [statistics.median(column) for column in zip(*rounds)]


def small(runs):
    """What fifty files cost more than one, in milliseconds of wall and CPU."""
    with tempfile.TemporaryDirectory() as folder:
        trees = {}
        source = sorted((HERE.parent / "main/java/dev/loco/cishared").rglob("*.java"))
        for count in (1, 50):
            tree = trees[count] = pathlib.Path(folder, str(count))
            tree.mkdir()
            subprocess.run(["git", "init", "-q", str(tree)], check=True)
            for file in source[:: len(source) // 50][:count]:
                shutil.copy(file, tree)
        figures = {count: [] for count in trees}
        for number in range(runs + 2):
            for count, tree in trees.items():
                one = run([str(LAUNCHER), "--root", str(tree)], (0, 1))
                if number > 1:
                    figures[count].append(one[:2])
        one, fifty = ([statistics.median(column) for column in zip(*figures[count])] for count in (1, 50))
        size = sum(file.stat().st_size for file in trees[50].iterdir() if file.is_file()) / 1000
        print(f"\n| files | wall, ms | CPU, ms |\n|---|---|---|\n| 1 | {one[0] * 1e3:.0f} | {one[1] * 1e3:.0f} |")
        print(f"| 50, {size:.0f} kB | {fifty[0] * 1e3:.0f} | {fifty[1] * 1e3:.0f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("tree", type=pathlib.Path)
    parser.add_argument("--make-tree", action="store_true", help="make the tree in that folder")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--gitleaks", default="gitleaks")
    parser.add_argument("--java", default="java", help="for the warm rounds; the launcher takes JAVA_HOME's")
    options = parser.parse_args()
    if options.make_tree:
        return make_tree(options.tree)
    if not LAUNCHER.exists():
        sys.exit("build it first: ./mvnw -q -DskipTests package")
    files = [file for file in options.tree.rglob("*") if file.is_file() and ".git" not in file.relative_to(options.tree).parts]
    size = sum(file.stat().st_size for file in files) / 1e6
    print(f"{len(files)} files, {size:.0f} MB; medians of {options.runs} runs, in turn\n")
    with tempfile.TemporaryDirectory() as folder:
        commands = rows(options, pathlib.Path(folder))
        figures = {name: [] for name in commands}
        peaks, long = {}, set()
        for number in range(options.runs + 1):
            for name, command in commands.items():
                # The first run warms up, and its memory is sampled; one that takes long is the only one.
                if number == 0:
                    first = run(command, (0, 1), sampled=True)
                    peaks[name] = first[2]
                    if first[0] > 10:
                        long.add(name)
                        figures[name].append(first[:2])
                elif name not in long:
                    figures[name].append(run(command, (0, 1))[:2])
    medians = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in figures.items()}
    print("| | wall, s | CPU, s | MB a second of CPU | peak, MB |\n|---|---|---|---|---|")
    wall, cpu = warm(options, options.runs)
    print(f"| bao-lint, warm | {wall:.2f} | {cpu:.2f} | {size / cpu:.0f} | |")
    for name, (wall, cpu) in medians.items():
        print(f"| {name} | {wall:.2f} | {cpu:.2f} | {size / cpu:.0f} | {peaks[name]:.0f} |")
    small(21)


if __name__ == "__main__":
    main()
