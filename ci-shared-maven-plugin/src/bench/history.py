"""Histories for bump.py: as many commits as asked, the same each time, made by `git fast-import` and packed as a server
packs them.

Messages are those of a project that half keeps to Conventional Commits: types and scopes, breaking changes now and then,
bodies of some hundred characters, trailers, texts that only look like a type, reverts, merges, and titles of no form at
all. Each commit changes one to three of some thirty files in a tree of folders.
"""

import os
import pathlib
import random
import shutil
import subprocess

ENV = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
}
NEWEST_TAG = 20  # commits before the head
TAGS = 2000
START = 1262304000  # 2010
TYPES = ["feat"] * 6 + ["fix"] * 9 + ["docs"] * 3 + ["chore"] * 5 + ["refactor"] * 3 + ["test"] * 2 + ["ci", "build", "perf", "style"]
SCOPES = ["api", "cli", "core", "parser", "web", "db", "deps", "auth", "build-tools", "i18n"]
WORDS = (
    "the a of to when is not and for with that it this from on by as be are in which was because after before user server "
    "client request response cache token header field value index table query path file folder name list map order time "
    "limit retry error message test case option flag default empty large small wrong missing broken slow fast read write "
    "parse check send receive store load build release version branch commit tag merge change remove add move rename keep "
    "handle return allow refuse ignore support avoid prevent ensure document clean simplify split join update replace "
    "windows linux docker registry pipeline worker thread process memory number string boolean object array node tree leaf"
).split()
PEOPLE = [f"{a} {b}" for a in ("Ada", "Béla", "Chidi", "Dana", "Eiji", "Frida") for b in ("Novak", "Okafor", "Sørensen", "Tanaka", "Weiß")]
FILES = [f"{folder}file{n}.txt" for folder in ("", "src/main/", "src/test/", "docs/", "lib/core/", "lib/web/") for n in range(5)]


class Text:
    def __init__(self, dice):
        self.dice = dice

    def words(self, least, most):
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(least, most)))

    def paragraph(self):
        text = self.words(15, 60)
        lines, line = [], ""
        for word in text.split():
            if len(line) + len(word) > 70:
                lines.append(line)
                line = ""
            line += (" " if line else "") + word
        return "\n".join([*lines, line]).capitalize() + "."

    def person(self):
        name = self.dice.choice(PEOPLE)
        return f"{name} <{name.split()[0].lower()}@example.org>"

    def title(self):
        kind = self.dice.random()
        if kind < 0.6:
            scope = f"({self.dice.choice(SCOPES)})" if self.dice.random() < 0.5 else ""
            mark = "!" if self.dice.random() < 0.005 else ""
            return f"{self.dice.choice(TYPES)}{scope}{mark}: {self.words(3, 9)}"
        if kind < 0.7:
            return f"{self.words(1, 2).capitalize()}: {self.words(3, 8)}"
        if kind < 0.72:
            return f"[{self.dice.choice(SCOPES).upper()}-{self.dice.randrange(9999)}] {self.words(3, 8)}"
        return f"{self.words(4, 10).capitalize()} (#{self.dice.randrange(9999)})"

    def message(self):
        parts = [self.title()]
        if self.dice.random() < 0.6:
            parts += [self.paragraph() for _ in range(self.dice.choice([1, 1, 1, 2, 2, 3]))]
        if self.dice.random() < 0.08:
            parts.append(f"- fix: {self.words(3, 8)}\n- feat: {self.words(3, 8)}\n- the text `BREAKING CHANGE: {self.words(2, 4)}`")
        footers = []
        if self.dice.random() < 0.004:
            footers.append(f"BREAKING CHANGE: {self.words(5, 20)}")
        if self.dice.random() < 0.3:
            footers.append(f"Signed-off-by: {self.person()}")
        if self.dice.random() < 0.1:
            footers.append(f"Co-authored-by: {self.person()}")
        if self.dice.random() < 0.15:
            footers.append(f"Refs: #{self.dice.randrange(9999)}")
        if footers:
            parts.append("\n".join(footers))
        return "\n\n".join(parts) + "\n"

    def line(self):
        return self.words(4, 8)


class Import:
    """A stream for `git fast-import`."""

    def __init__(self, pipe, dice):
        self.pipe, self.dice, self.text = pipe, dice, Text(dice)
        self.files = {name: [self.text.line() for _ in range(25)] for name in FILES}
        self.count = 0

    def data(self, text):
        raw = text.encode()
        self.pipe.write(b"data %d\n%s\n" % (len(raw), raw))

    def change(self):
        changed = self.dice.sample(FILES, self.dice.choice([1, 1, 1, 2, 2, 3]))
        for name in changed:
            self.files[name][self.dice.randrange(25)] = self.text.line()
        return changed

    def commit(self, branch, message, changed, parent=None, merged=None):
        self.count += 1
        who, when = self.text.person(), START + self.count * 900
        self.pipe.write(f"commit refs/heads/{branch}\nmark :{self.count}\nauthor {who} {when} +0100\ncommitter {who} {when + 60} +0100\n".encode())
        self.data(message)
        if parent:
            self.pipe.write(b"from :%d\n" % parent)
        if merged:
            self.pipe.write(b"merge :%d\n" % merged)
        for name in changed:
            self.pipe.write(f"M 100644 inline {name}\n".encode())
            self.data("\n".join(self.files[name]) + "\n")
        return self.count

    def trunk(self, size):
        """Commits on main, some of them by way of a branch; the marks of those on main in their order."""
        marks = [self.commit("main", "feat: begin\n", FILES)]
        while self.count < size - NEWEST_TAG:
            room = size - NEWEST_TAG - self.count
            if room > 4 and self.dice.random() < 0.03:
                tip, touched = marks[-1], []
                for number in range(self.dice.randint(1, 3)):
                    touched += (changed := self.change())
                    tip = self.commit("topic", self.text.message(), changed, tip if number == 0 else None)
                title = f"Merge pull request #{self.dice.randrange(9999)} from somebody/{self.dice.choice(SCOPES)}\n\n{self.text.words(3, 9)}\n"
                marks.append(self.commit("main", title, sorted(set(touched)), marks[-1], tip))
            else:
                marks.append(self.commit("main", self.text.message(), self.change()))
        return marks

    def since_newest_tag(self):
        """What the next version is computed from: a minor one, whatever the dice say."""
        titles = ["fix", "docs", "chore", "feat(api)", "Update", "test", "refactor", "fix(web)", "ci", "style"] * 2
        for title in titles[:NEWEST_TAG]:
            self.commit("main", f"{title}: {self.text.words(3, 9)}\n\n{self.text.paragraph()}\n", self.change())


def git(folder, *words, **more):
    return subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True, env=ENV, **more).stdout.decode()


def commits(folder, size, seed):
    """A repository with that many commits and no tag."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    process = subprocess.Popen(
        ["git", "-C", str(folder), "fast-import", "--quiet", "--export-marks=.git/marks"],
        env=ENV,
        stdin=subprocess.PIPE,
    )
    stream = Import(process.stdin, random.Random(f"{seed}/{size}"))
    marks = stream.trunk(size)
    stream.since_newest_tag()
    process.stdin.close()
    if process.wait() != 0:
        raise SystemExit("git fast-import failed")
    git(folder, "branch", "-D", "topic")
    git(folder, "-c", "pack.threads=2", "repack", "-adfq", "--window=8")
    # A fresh clone has none either.
    shutil.rmtree(folder / ".git/objects/info/commit-graphs", ignore_errors=True)
    git(folder, "checkout", "-q", "main")
    ids = dict(line.split() for line in (folder / ".git/marks").read_text().splitlines())
    (folder / ".git/trunk").write_text("\n".join(ids[f":{mark}"] for mark in marks) + "\n")


def version(number):
    """The versions of the tags, rising: 1 to 2000 are 0.0.1 to 5.0.0."""
    return f"{number // 400}.{number % 400 // 4}.{number % 4}"


def tagged(source, folder, prefix):
    """A clone with 2,000 tags along the trunk, every other one annotated, the newest 20 commits before the head."""
    git(source.parent, "clone", "-q", "--no-tags", str(source), str(folder))
    git(folder, "remote", "remove", "origin")
    trunk = (source / ".git/trunk").read_text().split()
    stream = []
    for number in range(1, TAGS + 1):
        name, commit = prefix + version(number), trunk[len(trunk) * number // TAGS - 1]
        if number % 2:
            stream.append(f"reset refs/tags/{name}\nfrom {commit}\n\n")
        else:
            text = f"release {name}\n"
            stream.append(f"tag {name}\nfrom {commit}\ntagger Bench <bench@example.org> {START} +0000\ndata {len(text)}\n{text}\n")
    git(folder, "fast-import", "--quiet", input="".join(stream).encode())
    git(folder, "pack-refs", "--all")
    git(folder, "repack", "-adq")


def make(cache, size, seed):
    """The three repositories of that size, made once: no tag, tags of another prefix only, tags of ours."""
    base = pathlib.Path(cache) / f"bump-{size}-{seed}"
    if not (base / "done").exists():
        shutil.rmtree(base, ignore_errors=True)
        commits(base / "untagged", size, seed)
        tagged(base / "untagged", base / "others", "base-python-v")
        tagged(base / "untagged", base / "everyday", "v")
        if git(base / "untagged", "rev-list", "--count", "main").strip() != str(size):
            raise SystemExit("the history has another size than asked for")
        (base / "done").touch()
    return base
