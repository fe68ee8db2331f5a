#!/usr/bin/env python3
"""`policy-decide --batch`: decisions a second, CPU and memory, as a table.

Every row is a fresh process that answers as many questions as --cases says, the launcher's start included. With --openbao,
a checkout of OpenBao, the same questions are answered by OpenBao's own policy package in a small Go program made for it
(needs `go` and the checkout's modules), and the answers are compared.

    ./mvnw -q -DskipTests package
    python3 ci-shared-maven-plugin/src/bench/policy.py [--cases 100000] [--runs N] [--openbao DIR]
"""

import argparse
import json
import os
import pathlib
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

PLUGIN = pathlib.Path(__file__).resolve().parents[2]
CAPABILITIES = ["create", "read", "update", "delete", "list", "patch"]
OPERATIONS = ["read", "read", "read", "list", "update", "create", "delete"]


def block(pattern, capabilities):
    return f'path "{pattern}" {{\n  capabilities = {json.dumps(capabilities)}\n}}\n'


def team(dice, number):
    """The policy of an application, as people write them: a dozen rules on a few mounts."""
    name = f"team-{number % 400}/app-{number}"
    rules = [
        block(f"secret/data/{name}/*", ["create", "read", "update", "delete"]),
        block(f"secret/metadata/{name}/*", ["list", "read"]),
        block(f"secret/metadata/{name}", ["list"]),
        block("secret/data/shared/+/public", ["read"]),
        block(f"secret/data/team-{number % 400}/common", ["read"]),
        block(f"database/creds/app-{number}", ["read"]),
        block(f"transit/encrypt/app-{number}", ["update"]),
        block(f"transit/decrypt/app-{number}", ["update"]),
        block("pki/issue/+", ["update"]),
        block("auth/token/lookup-self", ["read"]),
        block("auth/token/renew-self", ["update"]),
        block(f"secret/data/{name}/prod/*", ["deny"] if dice.random() < 0.3 else ["read"]),
    ]
    return "".join(rules)


def team_path(dice, number):
    name = f"team-{number % 400}/app-{number}"
    return dice.choice(
        [
            f"secret/data/{name}/db",
            f"secret/data/{name}/prod/db",
            f"secret/metadata/{name}/",
            "secret/data/shared/net/public",
            f"database/creds/app-{number}",
            f"transit/encrypt/app-{number + 1}",
            "pki/issue/web",
            "sys/mounts",
        ]
    )


def realistic(dice, count, distinct):
    policies = [team(dice, number) for number in range(distinct)]
    default = block("sys/capabilities-self", ["update"]) + block("cubbyhole/*", ["read", "create", "update", "list"])
    for case in range(count):
        number = dice.randrange(distinct)
        yield [default, policies[number]], dice.choice(OPERATIONS), team_path(dice, number)


def wildcards(dice, count):
    """One policy of a hundred rules that all begin with a wildcard and have as many as will fit."""
    patterns = set()
    while len(patterns) < 100:
        parts = ["+"] + [dice.choice(["+", "+", "a", "b"]) for _ in range(dice.randrange(6, 20))]
        patterns.add("/".join(parts) + dice.choice(["", "/*", "/a*"]))
    text = "".join(block(p, dice.sample(CAPABILITIES, 2)) for p in sorted(patterns))
    for case in range(count):
        yield [text], dice.choice(OPERATIONS), "/".join(dice.choice(["a", "b", "c"]) for _ in range(dice.randrange(7, 22)))


def large(dice, count):
    """Twenty policies of a hundred rules each, all of one token."""
    texts = []
    for policy in range(20):
        rules = [f"secret/data/team-{policy}/app-{rule}/" + dice.choice(["*", "+/x", "+/+/*", "db"]) for rule in range(100)]
        texts.append("".join(block(rule, dice.sample(CAPABILITIES, 3)) for rule in rules))
    for case in range(count):
        tail = dice.choice(["db", "a/x", "a/b/c"])
        yield texts, dice.choice(OPERATIONS), f"secret/data/team-{dice.randrange(20)}/app-{dice.randrange(100)}/{tail}"


def write(file, questions):
    with open(file, "w") as out:
        for number, (policies, operation, path) in enumerate(questions):
            line = {"id": number, "policies": policies, "operation": operation, "path": path}
            out.write(json.dumps(line) + "\n")


def measure(command, output):
    """Runs once; wall and CPU seconds, and the peak of resident memory in MiB."""
    with open(output, "w") as out, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            sys.exit(f"{command[0]} ended with {process.returncode}:\n{errors.read().decode(errors='replace')[-2000:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


PEER = r"""
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"strings"

	"github.com/openbao/openbao/helper/namespace"
	"github.com/openbao/openbao/sdk/v2/logical"
	"github.com/openbao/openbao/vault/policy"
)

type question struct {
	ID        int      `json:"id"`
	Policies  []string `json:"policies"`
	Operation string   `json:"operation"`
	Path      string   `json:"path"`
}

type answer struct {
	ID      int  `json:"id"`
	Allowed bool `json:"allowed"`
}

func main() {
	file, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	ctx := namespace.RootContext(context.Background())
	acls := map[string]*policy.ACL{}
	lines := bufio.NewScanner(file)
	lines.Buffer(make([]byte, 1<<20), 1<<24)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	write := json.NewEncoder(out)
	for lines.Scan() {
		var q question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			panic(err)
		}
		key := strings.Join(q.Policies, "\x00")
		acl := acls[key]
		if acl == nil {
			var all []*policy.Policy
			for _, text := range q.Policies {
				one, err := policy.ParseACLPolicy(namespace.RootNamespace, text)
				if err != nil {
					panic(err)
				}
				all = append(all, one)
			}
			if acl, err = policy.NewACL(ctx, all); err != nil {
				panic(err)
			}
			acls[key] = acl
		}
		request := &logical.Request{Operation: logical.Operation(q.Operation), Path: q.Path}
		write.Encode(answer{q.ID, acl.AllowOperation(ctx, request, false).Allowed})
	}
	if lines.Err() != nil {
		panic(lines.Err())
	}
}
"""


def peer(checkout, work):
    """Builds the Go program outside of the checkout, with the modules that the checkout names."""
    folder = work / "peer"
    folder.mkdir()
    (folder / "main.go").write_text(PEER)
    module = (checkout / "go.mod").read_text()
    module = re.sub(r"(?m)^module .*$", "module peer", module)
    module = re.sub(r"=> \./", f"=> {checkout}/", module)
    module += f"\nrequire github.com/openbao/openbao v0.0.0\n\nreplace github.com/openbao/openbao => {checkout}\n"
    (folder / "go.mod").write_text(module)
    shutil.copy(checkout / "go.sum", folder / "go.sum")
    environment = os.environ | {"GOFLAGS": "-mod=mod"}
    subprocess.run(["go", "build", "-o", "peer", "."], cwd=folder, check=True, env=environment)
    return folder / "peer"


def same(one, other):
    """Whether both files allow the same questions; how many they answer."""
    count = 0
    with open(one) as ours, open(other) as theirs:
        for a, b in zip(ours, theirs, strict=True):
            a, b = json.loads(a), json.loads(b)
            if (a["id"], a["allowed"]) != (b["id"], b["allowed"]):
                sys.exit(f"different answers: {a} against {b}")
            count += 1
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--openbao", type=pathlib.Path, help="a checkout of OpenBao 2.6")
    args = parser.parse_args()
    launcher = PLUGIN / "target/ci-shared/bin/ci-shared"
    if not launcher.exists():
        sys.exit(f"{launcher} is missing: run ./mvnw -q -DskipTests package first")
    work = pathlib.Path(tempfile.mkdtemp(prefix="ci-shared-bench-"))
    try:
        dice = random.Random(5)
        scenes = {
            "50 applications": realistic(dice, args.cases, 50),
            "20,000 applications": realistic(dice, args.cases, 20_000),
            "100 rules of many `+`": wildcards(dice, args.cases),
            "2000 rules of one token": large(dice, args.cases // 50),
        }
        programs = {"`policy-decide --batch`": lambda file: [str(launcher), "policy-decide", "--batch", str(file)]}
        if args.openbao:
            built = peer(args.openbao.resolve(), work)
            programs["OpenBao's own package"] = lambda file: [str(built), str(file)]
        java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
        print(f"{args.runs} runs each, medians; {java}; {platform.machine()}, {os.cpu_count()} cores\n")
        print("| policies | questions | MiB | answered by | wall s | CPU s | per second | peak MiB |")
        print("|---|---:|---:|---|---:|---:|---:|---:|")
        for scene, questions in scenes.items():
            file = work / "questions.jsonl"
            write(file, questions)
            count = sum(1 for _ in open(file))
            outputs = []
            for name, command in programs.items():
                output = work / f"answers-{len(outputs)}"
                times = [measure(command(file), output) for _ in range(args.runs)]
                wall, cpu, rss = (statistics.median(t) for t in zip(*times))
                size = file.stat().st_size / 2**20
                print(f"| {scene} | {count} | {size:.0f} | {name} | {wall:.2f} | {cpu:.2f} | {count / wall:.0f} | {rss:.0f} |", flush=True)
                outputs.append(output)
            if len(outputs) > 1:
                same(*outputs)
        if not args.openbao:
            print("skipped: OpenBao's own package because no --openbao is given", file=sys.stderr)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
