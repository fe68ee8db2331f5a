#!/usr/bin/env python3
"""`reverse-coverage` of a whole fleet against a server's policies, and of the worst policies there can be: time and memory.

Makes a fleet of workloads, each with a manifest, a policy and a role of its own, some policies that are shared by many, and
as much drift as a fleet has; runs it in several sizes, every run a fresh process. Then single workloads whose policies have
rules of many `+`, in shapes made to blow up a search over combinations.

    ./mvnw -q -DskipTests package
    python3 ci-shared-maven-plugin/src/bench/coverage.py [--sizes 1000,3000,10000] [--runs N]
"""

import argparse
import json
import os
import pathlib
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

PLUGIN = pathlib.Path(__file__).resolve().parents[2]
COMMAND = PLUGIN / "target/ci-shared/bin/reverse-coverage"
CAPABILITIES = ["create", "read", "update", "delete", "list", "patch"]


def block(pattern, capabilities):
    return f'path "{pattern}" {{\n  capabilities = {json.dumps(capabilities)}\n}}\n'


def write(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def workload(folder, dice, number, drift):
    """A service of one of many teams: its own secrets, those of its team, and what all share."""
    team = f"team-{number % 200}"
    name = f"service-{number}"
    place = f"loco/{team}/{name}"
    policies = [name, f"{team}-reader"] + (["shared-reader"] if number % 3 == 0 else [])
    access = [
        f"  - {{mount: kv, engine: kv2, path: {place}/db, verbs: [read], reason: database login}}",
        f"  - {{mount: kv, engine: kv2, path: {place}/cache/*, verbs: [read, write, delete]}}",
        f"  - {{mount: kv, engine: kv2, path: {place}, verbs: [list]}}",
        f"  - {{mount: kv, engine: kv2, path: loco/{team}/common/*, verbs: [read]}}",
        f"  - {{mount: transit, engine: transit, path: {name}, verbs: [encrypt, decrypt]}}",
    ]
    rules = [
        block(f"kv/data/{place}/db", ["read"]),
        block(f"kv/data/{place}/cache/*", ["create", "read", "update", "delete"]),
        block(f"kv/metadata/{place}/", ["list"]),
        block(f"transit/encrypt/{name}", ["update"]),
        block(f"transit/decrypt/{name}", ["update"]),
    ]
    if number % 3 == 0:
        access.append("  - {mount: kv, engine: kv2, path: loco/shared/+/public, verbs: [read]}")
    if drift < 0.01:
        rules[0] = block(f"kv/data/{place}/*", ["read"])
    elif drift < 0.02:
        rules.append(block(f"kv/data/{place}/cache/old", ["read"]))
    write(
        folder / "fleet" / name / "bao.yml",
        f"version: 1\nworkload: {name}\nowner: {{team: {team}, contact: {team}@example.org}}\nidentities:\n"
        f"  - {{name: runtime, method: kubernetes, role: {name}, policies: {json.dumps(policies)}}}\n"
        "access:\n" + "\n".join(access) + "\n",
    )
    write(folder / f"bao/sys/policies/acl/{name}.hcl", "".join(rules))
    write(folder / f"bao/auth/kubernetes/role/{name}.json", json.dumps({"token_policies": policies}))


def fleet(folder, size):
    dice = random.Random(size)
    for number in range(size):
        workload(folder, dice, number, dice.random())
    for team in range(min(size, 200)):
        rule = block(f"kv/data/loco/team-{team}/common/*", ["read"])
        write(folder / f"bao/sys/policies/acl/team-{team}-reader.hcl", rule)
    write(folder / "bao/sys/policies/acl/shared-reader.hcl", block("kv/data/loco/shared/+/public", ["read"]))
    mounts = {"kv/": {"type": "kv", "options": {"version": "2"}}, "transit/": {"type": "transit"}}
    write(folder / "bao/sys/mounts.json", json.dumps(mounts))
    return ["--manifests", "fleet/*/bao.yml"]


def halves(dice):
    """Every rule is `+` but for half of its segments, which differ from rule to rule."""
    for rule in range(100):
        parts = ["a" if dice.random() < 0.5 else "+" for _ in range(16)]
        yield "kv/data/" + "/".join(parts) + dice.choice(["", "/*"])


def one_literal(dice):
    """Rules of up to forty `+` with one literal that wanders: every pair of them meets, none holds another."""
    for rule in range(100):
        parts = ["+"] * (20 + rule % 20)
        parts[rule % len(parts)] = "a"
        yield "kv/data/" + "/".join(parts) + "/*"


def staircase(dice):
    """Each rule is one segment deeper than the one before, all of them open."""
    for rule in range(100):
        yield "kv/data/" + "/".join(["+"] * (rule + 1)) + "/*"


def two_letters(dice):
    """Short rules of two literals and `+`: nearly every set of them has a path of its own."""
    patterns = set()
    while len(patterns) < 100:
        patterns.add("/".join(dice.choice(["+", "a", "b"]) for _ in range(8)))
    for pattern in sorted(patterns):
        yield "kv/data/" + pattern


def worst(folder, patterns):
    dice = random.Random(7)
    rules = list(dict.fromkeys(patterns(dice)))
    text = "".join(block(rule, dice.sample(CAPABILITIES, 3)) for rule in rules)
    entries = []
    for rule in rules[::2]:
        entries.append(f"  - {{mount: kv, engine: raw, path: {rule.removeprefix('kv/')}, verbs: [read, update, list]}}")
    write(
        folder / "bao.yml",
        "version: 1\nworkload: worst\nowner: {team: t, contact: t@example.org}\nidentities:\n"
        "  - {name: runtime, method: kubernetes, policies: [worst]}\naccess:\n" + "\n".join(entries) + "\n",
    )
    write(folder / "bao/worst.hcl", text)
    return []


def measure(folder, arguments):
    """Runs once; wall and CPU seconds, the peak of resident memory in MiB, and the last line of the report."""
    command = [str(COMMAND), *arguments, "--policies", "bao", "--format", "concise", "--date", "2026-11-25"]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        out.seek(0)
        findings = sum(1 for _ in out)
        errors.seek(0)
        said = errors.read().decode(errors="replace")
        if os.waitstatus_to_exitcode(status) > 1:
            sys.exit(f"{command} ended with {status}:\n{said[-2000:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, findings, said


def row(title, runs):
    wall, cpu, memory = (statistics.median(run[i] for run in runs) for i in range(3))
    print(f"| {title} | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {runs[0][3]} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,3000,10000")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    version = re.sub(r'.*"(.*)".*', r"\1", java)
    print(f"Java {version}, {platform.machine()}, {os.cpu_count()} cores, medians of {arguments.runs} runs\n")
    print("| what | wall s | CPU s | peak MiB | findings |\n|---|---:|---:|---:|---:|")
    for size in [int(text) for text in arguments.sizes.split(",") if text]:
        with tempfile.TemporaryDirectory() as work:
            folder = pathlib.Path(work)
            options = fleet(folder, size)
            measure(folder, options)
            row(f"{size} manifests, {size + min(size, 200) + 1} policies", [measure(folder, options) for _ in range(arguments.runs)])
    for patterns in [halves, one_literal, staircase, two_letters]:
        with tempfile.TemporaryDirectory() as work:
            folder = pathlib.Path(work)
            options = worst(folder, patterns)
            row(f"100 rules: {patterns.__name__.replace('_', ' ')}", [measure(folder, options) for _ in range(arguments.runs)])


if __name__ == "__main__":
    main()
