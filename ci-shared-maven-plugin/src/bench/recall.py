#!/usr/bin/env python3
"""How many true credentials each scanner finds, as Markdown tables: recall by shape, and by context where one misses.

Thousands of credentials of OpenBao and Vault are drawn (seeded, so that a run can be repeated; none of them was ever
valid) and written into a temporary folder outside of the repository, one a file, in the contexts where people leave
them. A manifest says what stands where. Then the scanners look at the same folder:

- ours: a finding that overlaps the credential
- gitleaks: a finding in the file on the credential's line; once of its rules made for Vault, once of any rule
- detect-secrets: a finding of any plugin on the credential's line; it has no rule made for Vault
- TruffleHog: a result in the file; once of its detectors made for Vault, once of any detector

A scanner that is not there is said to be skipped.

    ./mvnw -q -DskipTests package
    python3 ci-shared-maven-plugin/src/bench/recall.py [--seed N] [--each N] [--keep DIR]
        [--gitleaks PROGRAM] [--detect-secrets PROGRAM] [--trufflehog PROGRAM]
"""

import argparse
import base64
import collections
import json
import pathlib
import random
import re
import shutil
import string
import subprocess
import sys
import tempfile
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[3]
LAUNCHER = ROOT / "ci-shared-maven-plugin/target/ci-shared/bin/bao-lint"
BASE62 = string.ascii_letters + string.digits
BASE64URL = BASE62 + "-_"
# Without an address its detectors for Vault report nothing at all.
ADDRESS = [
    word
    for detector in ("HashiCorpVaultToken", "HashiCorpVaultBatchToken")
    for word in ("--verifier", f"{detector}=https://bao.example.org")
]


class Draw:
    """Random texts as OpenBao and Vault make them."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def of(self, alphabet, count):
        return "".join(self.random.choice(alphabet) for _ in range(count))

    def base62(self, count):
        return self.of(BASE62, count)

    def letters(self, count):
        return self.of(string.ascii_letters, count)

    def random_bytes(self, count):
        return bytes(self.random.randrange(256) for _ in range(count))

    def uuid(self):
        hexed = self.random_bytes(16).hex()
        return "-".join((hexed[:8], hexed[8:12], hexed[12:16], hexed[16:20], hexed[20:]))

    def service(self):
        # A signed token: a protobuf of the version, 32 bytes of HMAC, and the inner token with its length.
        inner = b"hvs." + self.base62(24).encode()
        message = b"\x08\x01\x12\x20" + self.random_bytes(32) + b"\x18\x00\x1a" + bytes([len(inner)]) + inner
        return "hvs." + base64.urlsafe_b64encode(message).rstrip(b"=").decode()

    def batch(self, prefix):
        cipher = b"\x00\x00\x00" + bytes([self.random.randrange(1, 200)]) + b"\x02"
        cipher += self.random_bytes(self.random.randrange(80, 200))
        return prefix + base64.urlsafe_b64encode(cipher).rstrip(b"=").decode()

    def jwt(self):
        def part(value):
            return base64.urlsafe_b64encode(json.dumps(value, separators=(",", ":")).encode()).rstrip(b"=").decode()

        claims = {"accessor": "", "addr": "https://bao.example.org", "exp": 1500000300, "iat": 1500000000}
        claims |= {"jti": "hvs." + self.base62(24), "type": "wrapping"}
        signature = base64.urlsafe_b64encode(self.random_bytes(132)).rstrip(b"=").decode()
        return part({"alg": "ES512", "typ": "JWT"}) + "." + part(claims) + "." + signature


TOKENS = {
    "service `s.`": lambda d: "s." + d.base62(24),
    "service `s.`, letters only": lambda d: "s." + d.letters(24),
    "service `s.`, namespace of 5": lambda d: f"s.{d.base62(24)}.{d.base62(5)}",
    "service `s.`, namespace of 6": lambda d: f"s.{d.base62(24)}.{d.base62(6)}",
    "root `hvs.`, short": lambda d: "hvs." + d.base62(24),
    "root `hvs.`, letters only": lambda d: "hvs." + d.letters(24),
    "service `hvs.`, short, namespaced": lambda d: f"hvs.{d.base62(24)}.{d.base62(6)}",
    "service `hvs.`, long": lambda d: d.service(),
    "service `hvs.`, long, namespaced": lambda d: f"{d.service()}.{d.base62(6)}",
    "batch `b.`": lambda d: d.batch("b."),
    "batch `b.`, namespaced": lambda d: f"{d.batch('b.')}.{d.base62(6)}",
    "batch `hvb.`": lambda d: d.batch("hvb."),
    "recovery `r.`": lambda d: "r." + d.base62(24),
    "recovery `r.`, letters only": lambda d: "r." + d.letters(24),
    "recovery `hvr.`": lambda d: "hvr." + d.base62(24),
    "wrapping JWT": lambda d: d.jwt(),
}
WORD_NEEDED = ("service `s.`, letters only", "recovery `r.`, letters only")
SHARES = {
    "share, hex of 64": lambda d: d.random_bytes(32).hex(),
    "share, hex of 66": lambda d: d.random_bytes(33).hex(),
    "share, base64 of 32 bytes": lambda d: base64.b64encode(d.random_bytes(32)).decode(),
    "share, base64 of 33 bytes": lambda d: base64.b64encode(d.random_bytes(33)).decode(),
}
SECRET_ID = {"AppRole secret_id": lambda d: d.uuid()}
OLD_TOKEN = {"token without a shape": lambda d: d.uuid() if d.random.random() < 0.5 else d.base62(26)}
FILE_TOKEN = {"`~/.vault-token`": lambda d: d.random.choice((d.service(), "s." + d.base62(24), d.uuid()))}

PLACES = ROOT / "ci-shared-maven-plugin/src/test/resources/places-of-credentials.tsv"
ENCODED_PLACES = {
    "base64 of the credential": ("k8s-data.yaml", "kind: Secret\ndata:\n  token: @\n", "plain"),
    "base64 of it and a newline": ("k8s-data2.yaml", "kind: Secret\ndata:\n  token: @\n", "newline"),
    "base64 of an assignment": ("line.txt", "config: @\n", "line"),
    "base64 of JSON": ("blob.json", "{\"blob\": \"@\"}\n", "json"),
    "percent encoding, `=` before": ("percent.txt", "https://bao.example.org/ui/?next=%2F%3Ftoken%3D@%26x\n", "percent"),
}


def places():
    """By the kind of credential: context, file, text; `@` is where the credential stands."""
    by_kind = collections.defaultdict(list)
    for line in PLACES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, context, file, text = line.split("\t")
            escapes = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", "033": "\x1b"}
            text = re.sub(r"\\(033|.)", lambda escape: escapes[escape.group(1)], text)
            by_kind[kind].append((context, file, text.replace("%", "x y " * 6000) if context == "long line" else text))
    return by_kind


def encoded(kind, credential):
    texts = {
        "plain": credential,
        "newline": credential + "\n",
        "line": f"BAO_ADDR=https://bao.example.org\nBAO_TOKEN={credential}\n",
        "json": json.dumps({"auth": {"client_token": credential}}),
    }
    if kind == "percent":
        return urllib.parse.quote(credential, safe="")
    return base64.b64encode(texts[kind].encode()).decode()


def generate(folder, seed, each):
    """Writes the files; the manifest: file, group, shape, context, line, text of the line's part that is the credential."""
    draw = Draw(seed)
    manifest = []

    def write(group, shape, context, name, text, hidden, filler=""):
        # Letters with nothing on their line that speaks of a credential are not asked for: any member of a program's
        # object looks like that.
        if shape in WORD_NEEDED and context == "CSV":
            group = "no word"
        number = f"{len(manifest):05}"
        path = pathlib.PurePosixPath(number) / name
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        whole = text.replace("{other}", filler).replace("@", hidden)
        codec = {"utf16le": "utf-16-le", "utf16be": "utf-16-be", "latin1": "latin-1"}.get(target.name.split("-")[0].split(".")[0], "utf-8")
        mark = "\ufeff" if codec.startswith("utf-16") or target.name.startswith("bom") else ""
        target.write_bytes((mark + whole).encode(codec))
        offset = whole.index(hidden)
        manifest.append(
            {
                "file": str(path), "group": group, "shape": shape, "context": context,
                "line": whole.count("\n", 0, offset) + 1, "offset": offset + len(mark), "secret": hidden,
            }
        )  # fmt: skip

    where = places()
    groups = [
        (TOKENS, where["token"]), (SHARES, where["share"]), (SECRET_ID, where["secret_id"]),
        (OLD_TOKEN, where["shapeless"]), (FILE_TOKEN, where["file"]),
    ]  # fmt: skip
    for shapes, contexts in groups:
        for shape, make in shapes.items():
            for context, name, text in contexts:
                for _ in range(each):
                    write("plain", shape, context, name, text, make(draw), make(draw))
    for shape in ("service `s.`", "root `hvs.`, short", "service `hvs.`, long", "batch `hvb.`", "recovery `hvr.`"):
        for context, (name, text, kind) in ENCODED_PLACES.items():
            for _ in range(each):
                write("encoded", shape, context, name, text, encoded(kind, TOKENS[shape](draw)))
    return manifest


def run(command, accepted=(0,)):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in accepted:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def ours(folder, manifest, report):
    run([LAUNCHER, "--root", folder, "--format", f"json={report}", "--fail-on", "error"], (0, 1))
    spans = collections.defaultdict(list)
    for finding in json.loads(report.read_text())["findings"]:
        place = finding["primary"]
        spans[place["file"]].append((place["offset"], place["offset"] + place["length"]))
    # Offsets are in UTF-16 units; only one context has a character of two of them before the credential.
    found = set()
    for entry in manifest:
        whole = (folder / entry["file"]).read_bytes()
        before = entry["offset"]
        if "wide" in entry["file"]:
            before += sum(c > "\uffff" for c in whole.decode()[: entry["offset"]])
        end = before + len(entry["secret"])
        if any(start < end and stop > before for start, stop in spans[entry["file"]]):
            found.add(entry["file"])
    return {"ours": found}


def gitleaks(program, folder, manifest, report):
    run([program, "dir", folder, "--no-banner", "--exit-code", "0", "-f", "json", "-r", report])
    vault, anything = set(), set()
    lines = {entry["file"]: entry["line"] for entry in manifest}
    for finding in json.loads(report.read_text()):
        file = str(pathlib.Path(finding["File"]).relative_to(folder))
        if finding["StartLine"] <= lines[file] <= finding["EndLine"]:
            anything.add(file)
            if finding["RuleID"].startswith("vault-"):
                vault.add(file)
    return {"gitleaks, Vault rules": vault, "gitleaks, all rules": anything}


def detect_secrets(program, folder, manifest):
    lines = {entry["file"]: entry["line"] for entry in manifest}
    output = run([program, "-C", folder, "scan", "--all-files", "--no-verify"])
    found = set()
    for file, secrets in json.loads(output)["results"].items():
        if any(one["line_number"] == lines[file] for one in secrets):
            found.add(file)
    return {"detect-secrets, all plugins": found}


def trufflehog(program, folder):
    output = run([program, "filesystem", folder, "--json", "--no-verification", "--no-update", *ADDRESS])
    vault, anything = set(), set()
    for line in output.splitlines():
        result = json.loads(line)
        if "DetectorName" not in result:
            continue
        file = str(pathlib.Path(result["SourceMetadata"]["Data"]["Filesystem"]["file"]).relative_to(folder))
        anything.add(file)
        if "vault" in result["DetectorName"].lower():
            vault.add(file)
    return {"TruffleHog, Vault detectors": vault, "TruffleHog, all detectors": anything}


def table(manifest, found, key):
    rows = collections.defaultdict(list)
    for entry in manifest:
        rows[entry[key]].append(entry["file"])
    names = list(found)
    print(f"| {key} | n | " + " | ".join(names) + " |")
    print("|---|---:|" + "---:|" * len(names))
    for row, files in [*rows.items(), ("**all**", [entry["file"] for entry in manifest])]:
        shares = [f"{100 * sum(f in found[name] for f in files) / len(files):.1f}" for name in names]
        print(f"| {row} | {len(files)} | " + " | ".join(shares) + " |")
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--each", type=int, default=2, help="credentials of a shape in a context")
    parser.add_argument("--keep", type=pathlib.Path, help="write the set here, into an empty folder, and leave it")
    parser.add_argument("--gitleaks", default="gitleaks")
    parser.add_argument("--detect-secrets", default="detect-secrets")
    parser.add_argument("--trufflehog", default="trufflehog")
    parser.add_argument("--contexts", action="store_true", help="a table by context too")
    args = parser.parse_args()
    if not LAUNCHER.exists():
        sys.exit(f"{LAUNCHER} is missing: run ./mvnw -q -DskipTests package first")
    work = args.keep.resolve() if args.keep else pathlib.Path(tempfile.mkdtemp(prefix="ci-shared-recall-"))
    if work.is_relative_to(ROOT) or (work.exists() and any(work.iterdir())):
        sys.exit(f"{work} must be an empty folder outside of {ROOT}")
    try:
        folder = work / "set"
        folder.mkdir(parents=True)
        manifest = generate(folder, args.seed, args.each)
        (work / "manifest.json").write_text(json.dumps(manifest, indent=1))
        print(f"seed {args.seed}: {len(manifest)} credentials in as many files\n")
        found = ours(folder, manifest, work / "ours.json")
        for name, call in (
            (args.gitleaks, lambda p: gitleaks(p, folder, manifest, work / "gitleaks.json")),
            (args.detect_secrets, lambda p: detect_secrets(p, folder, manifest)),
            (args.trufflehog, lambda p: trufflehog(p, folder)),
        ):
            program = shutil.which(name)
            if program:
                found |= call(program)
            else:
                print(f"skipped: {name}, because there is no such program\n")
        plain = [entry for entry in manifest if entry["group"] == "plain"]
        table(plain, found, "shape")
        if args.contexts:
            table(plain, found, "context")
        print("Encoded:\n")
        table([entry for entry in manifest if entry["group"] == "encoded"], found, "context")
        print("Letters only, without a word on their line:\n")
        table([entry for entry in manifest if entry["group"] == "no word"], found, "context")
        missed = [entry for entry in plain if entry["file"] not in found["ours"]]
        for entry in missed:
            print(f"missed: {entry['shape']} in {entry['context']} ({entry['file']})")
        return 1 if missed else 0
    finally:
        if not args.keep:
            shutil.rmtree(work)


if __name__ == "__main__":
    sys.exit(main())
