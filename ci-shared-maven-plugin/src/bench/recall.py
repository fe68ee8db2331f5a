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

# Name of the context, file, text; `@` is where the credential stands.
TOKEN_PLACES = [
    ("env", ".env", "BAO_ADDR=https://bao.example.org\nBAO_TOKEN=@\n"),
    ("env, quoted", "prod.env", "VAULT_TOKEN='@'\n"),
    ("env, no newline at the end", "last.env", "BAO_TOKEN=@"),
    ("env, CRLF", "dos.env", "A=b\r\nVAULT_TOKEN=@\r\nC=d\r\n"),
    ("env, UTF-8 mark", "bom.env", "\ufeffBAO_TOKEN=@\n"),
    ("other variable", "x.env", "DEPLOY_VAULT_AUTH=@\n"),
    ("compose map", "docker-compose.yml", "services:\n  app:\n    environment:\n      BAO_TOKEN: @\n"),
    ("compose list", "compose.yaml", "services:\n  app:\n    environment:\n      - VAULT_TOKEN=@\n"),
    ("Woodpecker", ".woodpecker/build.yml", "steps:\n  - name: x\n    environment:\n      BAO_TOKEN: \"@\"\n"),
    ("Woodpecker command", ".woodpecker.yml", "steps:\n  - name: x\n    commands:\n      - bao login @\n"),
    ("Kubernetes env", "pod.yaml", "env:\n  - name: BAO_TOKEN\n    value: '@'\n"),
    ("Kubernetes stringData", "secret.yaml", "kind: Secret\nstringData:\n  token: @\n"),
    ("YAML flow", "flow.yml", "tokens: [@, other]\n"),
    ("YAML block scalar", "block.yml", "token: |\n  @\n"),
    ("YAML, comment behind", "note.yml", "token: @ # root\n"),
    ("shell export", "run.sh", "export BAO_TOKEN=\"@\"\n"),
    ("shell prefix", "one.sh", "BAO_TOKEN=@ bao kv list kv/\n"),
    ("shell, before `;`", "semi.sh", "VAULT_TOKEN=@; export VAULT_TOKEN\n"),
    ("shell, before `|`", "pipe.sh", "echo @|bao login -\n"),
    ("shell, before `)`", "sub.sh", "x=$(curl -H X-Vault-Token:@)\n"),
    ("shell login", "login.sh", "bao login @\n"),
    ("shell login, quoted", "login2.sh", "vault login -no-print '@'\n"),
    ("shell revoke", "revoke.sh", "bao token revoke @\n"),
    ("shell unwrap", "unwrap.sh", "bao unwrap @\n"),
    ("shell comment", "comment.sh", "# token was @\n"),
    ("curl X-Vault-Token", "curl.sh", "curl -H \"X-Vault-Token: @\" https://bao.example.org/v1/sys/mounts\n"),
    ("curl Bearer", "bearer.sh", "curl -H 'Authorization: Bearer @' https://bao.example.org/v1/sys/mounts\n"),
    ("JSON", "auth.json", "{\"auth\": {\"client_token\": \"@\", \"policies\": [\"x\"]}}\n"),
    ("JSON, compact", "auth2.json", "{\"token\":\"@\",\"ttl\":1}"),
    ("JSON in a string", "esc.json", "{\"body\":\"{\\\"token\\\":\\\"@\\\"}\"}\n"),
    ("JSON, `\\n` around", "lines.json", "{\"log\":\"the token\\n@\\nends\"}\n"),
    ("JSON list", "list.json", "{\"tokens\": [\"@\", \"x\"]}\n"),
    ("HCL", "agent.hcl", "vault {\n  token = \"@\"\n}\n"),
    ("tfvars", "prod.tfvars", "vault_token = \"@\"\n"),
    ("Terraform", "main.tf", "provider \"vault\" {\n  token = \"@\"\n}\n"),
    ("Python", "a.py", "client = hvac.Client(url=u, token='@')\n"),
    ("Python f-string call", "b.py", "requests.get(u, headers={'X-Vault-Token': '@'})\n"),
    ("Python environ", "c.py", "os.environ[\"VAULT_TOKEN\"] = \"@\"\n"),
    ("Go", "main.go", "\tclient.SetToken(\"@\")\n"),
    ("Go raw string", "raw.go", "const token = `@`\n"),
    ("Java", "Main.java", "    String token = \"@\";\n"),
    ("JavaScript", "a.js", "const token = '@';\n"),
    ("JavaScript template", "t.ts", "const h = { auth: `@`, };\n"),
    ("Rust", "a.rs", "let token = \"@\".to_string();\n"),
    ("Ruby", "a.rb", "Vault.token = \"@\"\n"),
    ("PHP", "a.php", "$token = '@';\n"),
    ("C#", "a.cs", "var token = @\"@\";\n".replace("@", "", 1)),
    ("log", "ci.log", "2026-11-23T05:00:00Z [INFO] login: token @ created\n"),
    ("log, key=value", "kv.log", "level=info token=@, ttl=1h\n"),
    ("log, in brackets", "br.log", "auth: (token: @)\n"),
    ("table of the command line", "out.txt", "Key                  Value\n---                  -----\ntoken                @\n"),
    ("root token of init", "init.txt", "Initial Root Token: @\n"),
    ("init JSON root_token", "init.json", "{\n  \"unseal_keys_b64\": [],\n  \"root_token\": \"@\"\n}\n"),
    ("Containerfile ENV", "Containerfile", "FROM scratch\nENV BAO_TOKEN=@\n"),
    ("Dockerfile ENV, space", "Dockerfile", "FROM scratch\nENV VAULT_TOKEN @\n"),
    ("Dockerfile RUN", "web.Dockerfile", "RUN VAULT_TOKEN=@ make\n"),
    ("Markdown code", "README.md", "The token is `@`.\n"),
    ("Markdown text", "NOTES.md", "We used the token @.\n"),
    ("Markdown table", "table.md", "| token | @ |\n"),
    ("Markdown `<>`", "angle.md", "token: <@>\n"),
    (".netrc", ".netrc", "machine bao.example.org login token password @\n"),
    ("CSV", "tokens.csv", "name,token\nci,@,x\n"),
    ("CSV, quoted, `;`", "semi.csv", "token;\"@\";1\n"),
    ("XML", "settings.xml", "<server><token>@</token></server>\n"),
    ("XML attribute", "attr.xml", "<vault token=\"@\"/>\n"),
    ("HTML", "page.html", "<b>token</b><code>@</code>\n"),
    ("properties", "app.properties", "spring.cloud.vault.token=@\n"),
    ("properties, spaces", "app2.properties", "vault.token : @\n"),
    ("TOML", "a.toml", "[vault]\ntoken = \"@\"\n"),
    ("INI", "a.ini", "[vault]\ntoken=@\n"),
    ("URL query", "url.txt", "https://bao.example.org/ui/?token=@&x=1\n"),
    ("URL fragment", "frag.txt", "https://bao.example.org/ui/#token=@\n"),
    ("PowerShell", "a.ps1", "$env:VAULT_TOKEN = \"@\"\n"),
    ("cmd", "a.cmd", "set VAULT_TOKEN=@\r\n"),
    ("systemd", "a.service", "[Service]\nEnvironment=BAO_TOKEN=@\n"),
    ("systemd, quoted", "b.service", "[Service]\nEnvironment=\"VAULT_TOKEN=@\"\n"),
    ("nix", "a.nix", "{ environment.variables.VAULT_TOKEN = \"@\"; }\n"),
    ("jsonnet", "a.jsonnet", "{ token:: '@', }\n"),
    ("Ansible", "play.yml", "- hosts: all\n  vars:\n    vault_token: '@'\n"),
    ("Ansible lookup", "l.yml", "x: \"{{ lookup('hashi_vault', 'secret=kv/x token=@ url=https://bao') }}\"\n"),
    ("Makefile", "Makefile", "export VAULT_TOKEN := @\n"),
    ("Jenkinsfile", "Jenkinsfile", "withEnv(['VAULT_TOKEN=@']) { sh 'x' }\n"),
    ("GitLab CI", ".gitlab-ci.yml", "variables:\n  VAULT_TOKEN: @\n"),
    ("SQL", "dump.sql", "INSERT INTO tokens VALUES (1,'@',NULL);\n"),
    ("diff", "fix.patch", "-token: @\n+token: from_secret\n"),
    ("HTTP", "a.http", "GET https://bao.example.org/v1/sys/mounts\nX-Vault-Token: @\n"),
    ("bats", "a.bats", "  export VAULT_TOKEN=${VAULT_TOKEN:-@}\n"),
    ("tab", "tab.txt", "token\t@\t1h\n"),
    ("`=>`", "p.pl", "token => '@',\n"),
    ("long line", "long.json", "{\"a\":\"" + "x y " * 6000 + "\",\"token\":\"@\",\"b\":\"" + "z " * 6000 + "\"}\n"),
    ("umlauts before", "wide.txt", "Grüße 😀 Token für später: @ 😀\n"),
    ("UTF-16, little", "utf16le.txt", "VAULT_TOKEN=@\r\n"),
    ("UTF-16, big", "utf16be.txt", "VAULT_TOKEN=@\r\n"),
    ("colours of a terminal", "colour.log", "token: \x1b[1;32m@\x1b[0m\n"),
    ("colours, escaped", "colour.json", "{\"log\":\"token \\u001b[32m@\\u001b[0m\"}\n"),
    ("JSON of Go, escaped `>`", "escaped.json", "{\"html\":\"\\u003ctoken\\u003e@\\u003c/token\\u003e\"}\n"),
    ("JSON of Go, escaped `=`", "escaped2.json", "{\"url\":\"?token\\u003d@\\u0026x=1\"}\n"),
    ("XML entities", "entity.xml", "<p>token=&quot;@&quot;</p>\n"),
    ("percent-encoded quotes", "quotes.txt", "q=%7B%22token%22%3A%22@%22%7D\n"),
    ("task definition", "task.json", "{\"name\": \"VAULT_TOKEN\", \"value\": \"@\"}\n"),
    ("Latin-1", "latin1.txt", "für token: @\n"),
]
SHARE_PLACES = [
    ("init", "init.txt", "Unseal Key 1: @\n"),
    ("init, recovery", "init2.txt", "Recovery Key 3: @\nSuccess!\n"),
    ("init, CRLF", "init3.txt", "Unseal Key 2: @\r\n"),
    ("init, no newline at the end", "init4.txt", "Unseal Key 5: @"),
    ("init, UTF-16", "utf16le-init.txt", "Unseal Key 5: @\r\n"),
    ("init in a log", "init.log", "[2026-11-23 05:00:00] init: Unseal Key 4: @\n"),
    ("rekey", "rekey.txt", "Key 3: @\n"),
    ("rekey with fingerprint", "rekey2.txt", "Key 1 fingerprint: 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567; value: @\n"),
    ("Markdown", "keys.md", "**Unseal Key 2:** @\n"),
    ("Markdown list", "keys2.md", "- Unseal Key 2: `@`\n"),
    ("env", "unseal.env", "BAO_UNSEAL_KEY_1=@\n"),
    ("env, quoted", "unseal2.env", "UNSEAL_KEY='@'\n"),
    ("one line of JSON", "unseal-task.json", "{\"name\": \"UNSEAL_KEY\", \"value\": \"@\"}\n"),
    ("YAML", "unseal.yml", "unseal_key_1: @\n"),
    ("Kubernetes env", "unseal-pod.yaml", "- name: VAULT_UNSEAL_KEY_1\n  value: \"@\"\n"),
    ("Terraform", "unseal.tf", "unseal_key = \"@\"\n"),
    ("Python", "unseal.py", "UNSEAL_KEY = \"@\"\n"),
    ("JSON", "unseal.json", "{\"unseal_key\": \"@\"}\n"),
    ("shell", "unseal.sh", "bao operator unseal @\n"),
    ("shell, quoted", "unseal2.sh", "kubectl exec bao-0 -- vault operator unseal \"@\"\n"),
]
INIT_PLACES = [
    ("answer of init", "init.json", "{\"keys\":[\"@\"],\"keys_base64\":[],\"root_token\":\"\"}\n"),
    ("answer, second of two", "a.json", "{\"unseal_keys_b64\":[\"#\",\"@\"],\"root_token\":\"\"}\n"),
    ("answer, printed", "b.json", "{\n  \"unseal_keys_b64\": [\n    \"#\",\n    \"@\"\n  ],\n  \"root_token\": \"x\"\n}\n"),
    ("answer, recovery", "c.json", "{\"recovery_keys_b64\":[ \"@\" ]}\n"),
    ("answer, hex", "d.json", "{\n\t\"unseal_keys_hex\": [\n\t\t\"@\"\n\t]\n}\n"),
    ("answer, YAML", "e.yml", "unseal_keys_b64:\n- \"#\"\n- @\nroot_token: x\n"),
    ("answer, YAML indented", "vault-init.yaml", "init:\n  keys_base64:\n    - '@'\n"),
    ("answer, in a string", "f.json", "{\"out\":\"{\\\"keys_base64\\\":[\\\"@\\\"]}\"}\n"),
    ("answer, compact, CRLF", "g.json", "{\r\n\"keys_base64\": [\r\n\"@\"\r\n]\r\n}\r\n"),
]
SECRET_ID_PLACES = [
    ("env", "role.env", "BAO_SECRET_ID=@\n"),
    ("env, quoted", "role2.env", "VAULT_SECRET_ID='@'\n"),
    ("env, approle", "role3.env", "APPROLE_SECRET_ID=@"),
    ("JSON", "role.json", "{\"role_id\":\"x\",\"secret_id\":\"@\"}\n"),
    ("JSON, printed", "role2.json", "{\n  \"secret_id\": \"@\",\n  \"secret_id_accessor\": \"x\"\n}\n"),
    ("table", "role.txt", "secret_id               @\nsecret_id_accessor      x\n"),
    ("YAML", "role.yml", "approle:\n  secretId: '@'\n"),
    ("YAML, kebab", "role3.yml", "approle:\n  secret-id: @\n"),
    ("Kubernetes env", "role-pod.yml", "- name: SECRET_ID\n  value: @\n"),
    ("shell", "role.sh", "bao write auth/approle/login role_id=x secret_id=@\n"),
    ("shell, quoted", "role2.sh", "bao write auth/approle/login role_id=\"x\" secret_id=\"@\"\n"),
    ("HCL", "role.hcl", "auto_auth {\n  secret_id = \"@\"\n}\n"),
    ("Terraform", "role.tf", "variable \"secret_id\" {\n  default = \"@\"\n}\n"),
    ("Python", "role.py", "client.auth.approle.login(role_id='x', secret_id='@')\n"),
    ("Go", "role.go", "data := map[string]any{\"role_id\": r, \"secret_id\": \"@\"}\n"),
    ("JSON in a string", "role.esc.json", "{\"body\":\"{\\\"secret_id\\\":\\\"@\\\"}\"}\n"),
    ("curl", "curl.sh", "curl -d '{\"role_id\":\"x\",\"secret_id\":\"@\"}' $BAO_ADDR/v1/auth/approle/login\n"),
    ("properties", "role.properties", "spring.cloud.vault.app-role.secret-id=@\n"),
    ("task definition", "role-task.json", "{\"name\": \"SECRET_ID\", \"value\": \"@\"}\n"),
    ("shell, flag", "role3.sh", "tool --secret-id @ --role-id x\n"),
    ("systemd", "role.service", "Environment=\"VAULT_SECRET_ID=@\"\n"),
    ("Ansible", "role4.yml", "vault_approle_secret_id: @\n"),
    ("CRLF", "role.ini", "[vault]\r\nsecret_id=@\r\n"),
    ("Containerfile", "Containerfile", "ENV SECRET_ID=@\n"),
]
OLD_PLACES = [
    ("env", "old.env", "VAULT_TOKEN=@\n"),
    ("YAML", "old.yml", "environment:\n  BAO_TOKEN: @\n"),
    ("Kubernetes env", "old-pod.yml", "- name: VAULT_TOKEN\n  value: \"@\"\n"),
    ("Python", "old.py", "os.environ['VAULT_TOKEN'] = '@'\n"),
    ("Containerfile", "Containerfile", "ENV BAO_TOKEN=@\n"),
    ("header, curl", "old.sh", "curl -H 'X-Vault-Token: @' $BAO_ADDR/v1/sys/mounts\n"),
    ("header, Go", "old.go", "req.Header.Set(\"X-Vault-Token\", \"@\")\n"),
    ("header, Python", "h.py", "headers = {'X-Vault-Token': '@'}\n"),
    ("header, JS", "h.js", "fetch(u, { headers: { 'X-Vault-Token': '@' } })\n"),
    ("header, HTTP", "h.http", "GET /v1/sys/mounts\nX-Vault-Token: @\r\n"),
    ("bearer beside an address", "h.sh", "curl -H \"Authorization: Bearer @\" https://bao.example.org/v1/kv/data/x\n"),
    ("task definition", "old-task.json", "{\"name\": \"VAULT_TOKEN\", \"value\": \"@\"}\n"),
    ("task definition, printed", "old-task2.json", "{\n  \"name\": \"VAULT_TOKEN\",\n  \"value\": \"@\"\n}\n"),
    ("probe of Kubernetes", "probe.yml", "httpHeaders:\n  - name: X-Vault-Token\n    value: @\n"),
    ("header, Postman", "h.json", "{\"key\": \"X-Vault-Token\", \"value\": \"@\"}\n"),
    ("header, Ruby", "h.rb", "req['X-Vault-Token'] = '@'\n"),
    ("header, Java", "H.java", ".header(\"X-Vault-Token\", \"@\")\n"),
    ("header, Terraform", "h.tf", "request_headers = { X-Vault-Token = \"@\" }\n"),
    ("header, YAML", "h.yml", "headers:\n  X-Vault-Token: \"@\"\n"),
    ("header, unquoted", "h2.sh", "http $BAO_ADDR/v1/sys/mounts X-Vault-Token:@\n"),
    ("systemd", "old.service", "[Service]\nEnvironment=\"VAULT_TOKEN=@\"\n"),
    ("cmd", "old.cmd", "set VAULT_TOKEN=@\r\n"),
    ("PowerShell", "old.ps1", "$env:VAULT_TOKEN = \"@\"\n"),
    ("TOML", "old.toml", "VAULT_TOKEN = \"@\"\n"),
    ("login", "login.sh", "vault login @\n"),
]
FILE_PLACES = [
    ("file", ".vault-token", "@"),
    ("file, newline", "home/u/.vault-token", "@\n"),
    ("written by echo", "setup.sh", "echo -n '@' > ~/.vault-token\n"),
    ("written by printf", "setup2.sh", "printf '%s' @ >$HOME/.vault-token\n"),
]
ENCODED_PLACES = {
    "base64 of the credential": ("k8s-data.yaml", "kind: Secret\ndata:\n  token: @\n", "plain"),
    "base64 of it and a newline": ("k8s-data2.yaml", "kind: Secret\ndata:\n  token: @\n", "newline"),
    "base64 of an assignment": ("line.txt", "config: @\n", "line"),
    "base64 of JSON": ("blob.json", "{\"blob\": \"@\"}\n", "json"),
    "percent encoding, `=` before": ("percent.txt", "https://bao.example.org/ui/?next=%2F%3Ftoken%3D@%26x\n", "percent"),
}


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
        whole = text.replace("#", filler).replace("@", hidden)
        codec = {"utf16le": "utf-16-le", "utf16be": "utf-16-be", "latin1": "latin-1"}.get(target.name.split("-")[0].split(".")[0], "utf-8")
        mark = "\ufeff" if codec.startswith("utf-16") else ""
        target.write_bytes((mark + whole).encode(codec))
        offset = whole.index(hidden)
        manifest.append(
            {
                "file": str(path), "group": group, "shape": shape, "context": context,
                "line": whole.count("\n", 0, offset) + 1, "offset": offset + len(mark), "secret": hidden,
            }
        )  # fmt: skip

    groups = [
        (TOKENS, TOKEN_PLACES), (SHARES, SHARE_PLACES), (SHARES, INIT_PLACES), (SECRET_ID, SECRET_ID_PLACES),
        (OLD_TOKEN, OLD_PLACES), (FILE_TOKEN, FILE_PLACES),
    ]  # fmt: skip
    for shapes, places in groups:
        for shape, make in shapes.items():
            for context, name, text in places:
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
    output = run([program, "filesystem", folder, "--json", "--no-verification", "--no-update"])
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
