#!/usr/bin/env python3
"""What scanners report on large trees, judged: findings, true ones and false alarms per thousand files, as a table.

Compared are the rules made for Vault and OpenBao: all of ours, gitleaks' `vault-service-token` and `vault-batch-token`,
and TruffleHog's detectors made for Vault. What gitleaks' `generic-api-key` says of the lines of our credentials is
counted apart, for it looks for something else. A finding is true when the credential stands there literally and has
the shape, or the unsafe use is one, even in a test or a document; which it is was judged by a person and is written in
precision-judged.tsv, in groups: scanner, rule, tree, a pattern of `file` and line, the verdict, and why. A finding that
no row speaks of is printed as unjudged, and the run ends with 1.

    ./mvnw -q -DskipTests package
    python3 ci-shared-maven-plugin/src/bench/precision.py NAME=FOLDER... [--list FILE]
        [--gitleaks PROGRAM] [--trufflehog PROGRAM]
"""

import argparse
import collections
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
LAUNCHER = ROOT / "ci-shared-maven-plugin/target/ci-shared/bin/bao-lint"
JUDGED = pathlib.Path(__file__).with_name("precision-judged.tsv")
# What may be a credential in a line that is shown for judging.
LONG = re.compile(r"([A-Za-z0-9]{4})[A-Za-z0-9+/_=-]{14,}")
# Without an address its detectors for Vault report nothing at all.
ADDRESS = [
    word
    for detector in ("HashiCorpVaultToken", "HashiCorpVaultBatchToken")
    for word in ("--verifier", f"{detector}=https://bao.example.org")
]

Found = collections.namedtuple("Found", "scanner tree rule file line text")


def run(command, accepted=(0,)):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if done.returncode not in accepted:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def line_of(folder, file, line):
    lines = (folder / file).read_bytes().decode(errors="replace").split("\n")
    return lines[line - 1].strip() if 0 < line <= len(lines) else ""


def ours(tree, folder, report):
    run([LAUNCHER, "--root", folder, "--format", f"json={report}"], (0, 1))
    for finding in json.loads(report.read_text())["findings"]:
        place = finding["primary"]
        yield Found("ours", tree, finding["rule"], place["file"], place["line"], line_of(folder, place["file"], place["line"]))


def gitleaks(program, tree, folder, report):
    run([program, "dir", folder, "--no-banner", "--exit-code", "0", "-f", "json", "-r", report])
    for finding in json.loads(report.read_text()):
        if finding["RuleID"].startswith("vault-") or finding["RuleID"] == "generic-api-key":
            file = str(pathlib.Path(finding["File"]).relative_to(folder))
            line = finding["StartLine"]
            yield Found("gitleaks", tree, finding["RuleID"], file, line, line_of(folder, file, line))


def trufflehog(program, tree, folder):
    output = run([program, "filesystem", folder, "--json", "--no-verification", "--no-update", *ADDRESS])
    for row in output.splitlines():
        result = json.loads(row)
        if "vault" in result.get("DetectorName", "").lower():
            place = result["SourceMetadata"]["Data"]["Filesystem"]
            file = str(pathlib.Path(place["file"]).relative_to(folder))
            line = place.get("line", 1)
            yield Found("TruffleHog", tree, result["DetectorName"], file, line, line_of(folder, file, line))


def judgements():
    rows = []
    for row in JUDGED.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            scanner, rule, tree, pattern, verdict, why = row.split("\t")
            rows.append((scanner, re.compile(rule), re.compile(tree), re.compile(pattern), verdict, why))
    return rows


def judge(found, rows):
    where = f"{found.file}: {found.text}"
    for scanner, rule, tree, pattern, verdict, why in rows:
        if scanner == found.scanner and rule.fullmatch(found.rule) and tree.fullmatch(found.tree) and pattern.search(where):
            return verdict, why
    return "unjudged", ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", nargs="+", metavar="NAME=FOLDER")
    parser.add_argument("--list", type=pathlib.Path, help="write every finding with its verdict here, masked")
    parser.add_argument("--gitleaks", default="gitleaks")
    parser.add_argument("--trufflehog", default="trufflehog")
    args = parser.parse_args()
    if not LAUNCHER.exists():
        sys.exit(f"{LAUNCHER} is missing: run ./mvnw -q -DskipTests package first")
    scanners = ["ours"]
    for name, program in (("gitleaks", args.gitleaks), ("TruffleHog", args.trufflehog)):
        if shutil.which(program):
            scanners.append(name)
        else:
            print(f"skipped: {name}, because there is no program {program}\n")
    found, files = [], {}
    with tempfile.TemporaryDirectory(prefix="ci-shared-precision-") as work:
        report = pathlib.Path(work) / "report.json"
        for one in args.trees:
            tree, _, path = one.partition("=")
            folder = pathlib.Path(path).resolve()
            if not folder.is_dir():
                sys.exit(f"{one} names no folder; write NAME=FOLDER")
            files[tree] = sum(1 for p in folder.rglob("*") if p.is_file() and not p.is_symlink())
            found += ours(tree, folder, report)
            if "gitleaks" in scanners:
                found += gitleaks(args.gitleaks, tree, folder, report)
            if "TruffleHog" in scanners:
                found += trufflehog(args.trufflehog, tree, folder)
    credentials = {(f.tree, f.file, f.line) for f in found if f.scanner == "ours" and f.rule.startswith("credential/")}
    generic = [f for f in found if f.rule == "generic-api-key"]
    on_ours = len({(f.tree, f.file, f.line) for f in generic} & credentials)
    rows = judgements()
    verdicts = [(f, *judge(f, rows)) for f in found if f.rule != "generic-api-key"]
    if args.list:
        with args.list.open("w", encoding="utf-8") as out:
            for f, verdict, why in verdicts:
                out.write("\t".join((verdict, f.scanner, f.rule, f"{f.tree}/{f.file}:{f.line}", LONG.sub(r"\1***", f.text)[:200], why)) + "\n")
    total = sum(files.values())
    count = collections.Counter((f.scanner, f.rule, verdict) for f, verdict, _ in verdicts)
    print(f"{total} files in {len(files)} trees\n")
    print("| tree | files |" + "".join(f" {s}: findings | false |" for s in scanners))
    print("|---|---:|" + "---:|---:|" * len(scanners))
    for tree, number in files.items():
        cells = ""
        for s in scanners:
            here = [verdict for f, verdict, _ in verdicts if f.tree == tree and f.scanner == s]
            cells += f" {len(here)} | {here.count('false')} |"
        print(f"| {tree} | {number} |{cells}")
    print("\n| scanner | rule | findings | true | false | false per 1000 files |\n|---|---|---:|---:|---:|---:|")
    for s in scanners:
        for rule in [*sorted({f.rule for f, _, _ in verdicts if f.scanner == s}), "all"]:
            n = {v: sum(c for (a, b, x), c in count.items() if a == s and x == v and rule in (b, "all")) for v in ("true", "false", "unjudged")}
            print(f"| {s} | {rule} | {sum(n.values())} | {n['true']} | {n['false']} | {1000 * n['false'] / total:.3f} |")
    reasons = collections.Counter((f.scanner, f.rule, why) for f, verdict, why in verdicts if verdict == "false")
    print("\n| scanner | rule | kind of false alarm | |\n|---|---|---|---:|")
    for (scanner, rule, why), number in sorted(reasons.items()):
        print(f"| {scanner} | {rule} | {why} | {number} |")
    print(f"\ngitleaks' generic-api-key: {len(generic)} findings, {on_ours} of them on the {len(credentials)} lines of our credentials")
    unjudged = [f for f, verdict, _ in verdicts if verdict == "unjudged"]
    for f in unjudged:
        print(f"unjudged: {f.scanner} {f.rule} {f.tree}/{f.file}:{f.line}: {LONG.sub(chr(92) + '1***', f.text)[:200]}", file=sys.stderr)
    return 1 if unjudged else 0


if __name__ == "__main__":
    sys.exit(main())
