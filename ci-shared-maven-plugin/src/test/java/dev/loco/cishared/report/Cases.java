package dev.loco.cishared.report;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.PassedOver;
import dev.loco.cishared.finding.Past;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Report;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.secrets.ScanResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The reports whose renderings lie in {@code src/test/resources/report}, a folder a case. */
final class Cases {
    private static final String CI = ".woodpecker/ci.yml";

    private Cases() {}

    static Map<String, Report> all() {
        Map<String, Report> all = new LinkedHashMap<>();
        all.put("model", model());
        all.put(
                "clean",
                new Scene()
                        .file(CI, "steps: []\n")
                        .file("bao.yml", "version: 1\n")
                        .report());
        all.put("counts", counts());
        all.put("wide", wide());
        all.put("long-line", longLine());
        all.put("several-lines", severalLines());
        all.put("edges", edges());
        all.put("hostile", hostile());
        all.put("masked", masked());
        all.put("history", history());
        return all;
    }

    /** A page for one of the rules, none for the others. */
    static Optional<RulePage> page(Rule rule) {
        return rule.equals(Scene.IMAGE_PIN) ? Optional.of(new RulePage(PAGE)) : Optional.empty();
    }

    static final String PAGE = """
            # drift/image-pin

            A shared image is pinned to an *exact* version, `v1.0.3`, **not** to `v1`.

            ## Why

            See [the runbook](https://docs.example.org/runbook).

            ## Fails

            ```yaml
            # a comment, no heading
            image: registry.example/loco/shared-python-base:v1.0.3

            pull: true
            ```

            ## Mended

            ~~~yaml
            image: registry.example/loco/shared-python-base:v1
            ~~~

            ## Allow

            - `# ci-lint: allow drift/image-pin -- <reason>`
            """;

    private static Report model() {
        String text = "skip_clone: true\n".repeat(13) + "    image: registry.example/loco/shared-python-base:v1.0.3\n";
        Scene scene = new Scene().file(CI, text);
        Span pin = scene.span(CI, "v1.0.3");
        return scene.add(Finding.of(
                                Scene.IMAGE_PIN,
                                pin,
                                "step `lint` pins an exact version of a shared image",
                                "write `v1`")
                        .withLabel("found `v1.0.3`, expected `v1`")
                        .withRelated(Related.inTemplate(
                                new Span("template python-ci.yml revision 1", 11, 12, 11, 14, 200, 2), ""))
                        .withFix(Fix.safe("replace with `v1`", new Edit(pin.offset(), pin.length(), "v1"))))
                .report();
    }

    private static PassedOver everyReason() {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (ScanResult.Reason reason : ScanResult.Reason.values()) {
            reasons.put(reason.words(), reason.counts() ? 1 + reason.ordinal() % 2 : 0);
        }
        reasons.put("not in this clone", 1);
        return new PassedOver(reasons);
    }

    private static Report counts() {
        Scene scene = new Scene()
                .file("bao.yml", "version: 1\nsecrets:\n  - path: kv/app\n    expires: 2020-01-01\n")
                .file(CI, "steps:\n  - name: lint\n    commands:\n      - echo ${VERSION}\n")
                .file("README.md", "# service\n");
        Span date = scene.span("bao.yml", "2020-01-01");
        Span variable = scene.span(CI, "${VERSION}");
        return scene.add(Finding.of(
                                Scene.EXPIRED,
                                date,
                                "entry `kv/app` expired on 2020-01-01",
                                "ask for a new date, or remove the entry")
                        .withRelated(Related.at(scene.span("bao.yml", "kv/app"), "the entry")))
                .add(Finding.of(
                                Scene.EARLY,
                                variable,
                                "`${VERSION}` is replaced before the shell runs",
                                "write `$${VERSION}` when the shell is meant")
                        .withLabel("replaced by Woodpecker")
                        .withFix(Fix.unsafe("write `$${VERSION}`", new Edit(variable.offset(), 0, "$"))))
                .add(Finding.of(
                                Scene.HINT,
                                scene.span(CI, "steps"),
                                "revision 1 of python-ci.yml is followed by revision 2",
                                "move to revision 2")
                        .withFix(Fix.safe("move to revision 2", new Edit(0, 0, "# revision 2\n"))))
                .counts(1, 2, everyReason())
                .report();
    }

    /** Emoji with joiners, East Asian characters, marks on top of others, tabs: carets stay under `here`. */
    private static Report wide() {
        Scene scene = new Scene()
                .file("1-ascii.yml", "key: abc here\n")
                .file("2-emoji.yml", "key: 👩‍💻 🇩🇪 👍🏽 ❤️ here\n")
                .file("3-east-asian.yml", "鍵: 値の値 ｆ 한글 here\n")
                .file("4-marks.yml", "ke\u0301y: Z\u0335\u0321\u0322 here\n")
                .file("5-tabs.yml", "\tkey:\tx\t\there\twe\tare\n")
                .file("6-token-is-wide.yml", "key: 値👩‍💻値 # here\n");
        for (String file : new String[] {"1-ascii.yml", "2-emoji.yml", "3-east-asian.yml", "4-marks.yml"}) {
            scene.add(early(scene.span(file, "here")));
        }
        return scene.add(early(scene.span("5-tabs.yml", "here\twe")))
                .add(early(scene.span("6-token-is-wide.yml", "値👩‍💻値")))
                .report();
    }

    private static Report longLine() {
        String middle = "a".repeat(300) + " " + "token" + " " + "z".repeat(300) + "\n";
        String minified = "x".repeat(60_000) + "token" + "y".repeat(60_000);
        Scene scene = new Scene()
                .file("1-start.yml", "token " + "z".repeat(300) + "\n")
                .file("2-middle.yml", middle)
                .file("3-end.yml", "a".repeat(300) + " token\n")
                .file("4-wide.yml", "値".repeat(150) + " token " + "値".repeat(150) + "\n")
                .file("5-token-is-long.yml", "key: " + "t".repeat(400) + "\n")
                .file("6-minified.yml", minified)
                .file("7-one-too-many.yml", "a".repeat(116) + "token\n");
        for (String file : new String[] {"1-start.yml", "2-middle.yml", "3-end.yml", "4-wide.yml", "6-minified.yml"}) {
            scene.add(early(scene.span(file, "token")));
        }
        return scene.add(early(scene.span("5-token-is-long.yml", "t".repeat(400))))
                .add(early(scene.span("7-one-too-many.yml", "token")))
                .report();
    }

    private static Report severalLines() {
        String steps =
                "steps:\n  - name: lint\n    image: a\n\n    commands:\n      - ruff\n  - name: test\n    image: b\n";
        Scene scene = new Scene().file(CI, "when:\n  event: push\n" + steps + steps.replace("lint", "late"));
        return scene.add(early(scene.span(CI, "name: lint\n    image: a")))
                .add(early(scene.span(CI, "name: lint\n    image: a\n\n    commands:\n      - ruff\n")))
                .add(early(scene.span(CI, "name: test\n    image: b\nsteps:\n")))
                .add(early(scene.span(CI, "commands:\n")))
                .report();
    }

    private static Report edges() {
        Scene scene = new Scene()
                .file("1-empty.yml", "")
                .file("2-end.yml", "steps:\n  - name: x")
                .file("3-after-the-end.yml", "steps: []\n")
                .file("4-crlf.yml", "steps:\r\n  - name: x\r\n")
                .file("5-mark.yml", "\uFEFFsteps: []\n")
                .file("6-blank.yml", "a: 1   \n   \nb: 2\n");
        return scene.add(Finding.of(Scene.SYNTAX, scene.span("1-empty.yml", 0, 0), "the file is empty", "write steps"))
                .add(early(scene.span("2-end.yml", 18, 0)))
                .add(early(scene.span("3-after-the-end.yml", 10, 0)))
                .add(early(scene.span("4-crlf.yml", "name: x\r\n")))
                .add(early(scene.span("5-mark.yml", "steps")))
                .add(early(scene.span("6-blank.yml", "   \n   \nb: 2")))
                .add(Finding.of(
                        Scene.EXPIRED,
                        Span.startOf("7-missing.yml"),
                        "7-missing.yml is missing",
                        "create it: version: 1"))
                .add(early(new Span("8-no-such-line.yml", 7, 3, 7, 9, 80, 6)))
                .report();
    }

    /** What a stranger may write into a repository to deceive who reads the report, or what reads it. */
    static Report hostile() {
        String name = "evil\n::error::\u001b[2J<&\"'>]]>,\u202Egpj.yml";
        String line =
                "key: \u001b[31mred\u001b[0m \u0007\b\u007F\u009B2J \u202Ereversed\u202C \uD800 ]]> <![CDATA[ <a b=\"c\"> &amp; \u2028 \u0000 end";
        Scene scene = new Scene().file(name, line + "\n").file("100% möglich/a b#?.yml", "key: 值 'x' \\ \"y\"\n");
        String words = "found `\u001b]8;;https://evil.example\u0007]]>\n\t\uDC00<b>&\"quoted\"' \\ \uFFFF`";
        Span end = scene.span(name, "end");
        return scene.add(Finding.of(Scene.IMAGE_PIN, end, words, "help " + words)
                        .withLabel("label " + words)
                        .withRelated(Related.at(scene.span(name, "reversed"), "related " + words))
                        .withRelated(Related.inTemplate(scene.span(name, "red"), "related " + words))
                        .withFix(Fix.unsafe(
                                "title " + words, new Edit(end.offset(), end.length(), "replacement " + words))))
                .add(early(scene.span("100% möglich/a b#?.yml", "值")))
                .report();
    }

    /** A made-up word stands in for a credential: what matters is that the span of it is masked. */
    static final String CREDENTIAL = "plainly-fake-credential";

    static Report masked() {
        String text = "token: " + CREDENTIAL + " # do not print\nother: 1\n";
        Scene scene = new Scene().file("app.env", text);
        Span credential = scene.span("app.env", CREDENTIAL);
        return scene.add(Finding.of(
                                Scene.LITERAL,
                                credential,
                                "a service token of 23 characters",
                                "revoke the token, then read it from OpenBao")
                        .withLabel("a service token")
                        .withMasked(credential)
                        .withFix(Fix.unsafe(
                                "move the value into a comment",
                                new Edit(credential.offset(), credential.length(), "# " + CREDENTIAL))))
                .add(early(scene.span("app.env", "token"))
                        .withFix(Fix.safe("rewrite the line", new Edit(0, 30, "secret: " + CREDENTIAL))))
                .add(early(scene.span("app.env", "other"))
                        .withFix(Fix.safe("rename", new Edit(text.indexOf("other"), 5, "more"))))
                .report((file, line) -> scene.sources()
                        .line(file, line)
                        .map(s -> s.replace(CREDENTIAL, "*".repeat(CREDENTIAL.length()))));
    }

    /** One that is in HEAD still and one that is not; the file on disk has other lines, which are nobody's business. */
    private static Report history() {
        Scene scene = new Scene().file("app.env", "token: of today\n");
        Span span = new Span("app.env", 3, 8, 3, 14, 40, 6);
        Finding finding = Finding.of(Scene.LITERAL, span, "this is a service token", "revoke the token")
                .withLabel("service token");
        Map<Integer, String> lines = Map.of(3, "token: ******");
        String first = "0123456789abcdef0123456789abcdef01234567";
        String second = "fedcba9876543210fedcba9876543210fedcba98fedcba9876543210fedcba98";
        return scene.add(
                        finding.withPast(new Past(first, "2024-02-29", "Jane Doe", "feat: log in](x", 3, false, lines)))
                .add(finding.withPast(new Past(second, "2025-01-31", "Z\u001b[1m", "fix: \"a\" <b>", 1, true, lines)))
                .report();
    }

    private static Finding early(Span span) {
        return Finding.of(Scene.EARLY, span, "something is wrong", "mend it").withLabel("look here");
    }
}
