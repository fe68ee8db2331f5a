package dev.loco.cishared.pipeline.images;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.ImageReference;
import dev.loco.cishared.pipeline.model.KanikoCommand;
import dev.loco.cishared.pipeline.model.KanikoCommand.Flag;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** kaniko called without a flag it needs, or with its destinations the wrong way round. Only asked of the fleet's pipelines. */
public final class KanikoFlags {
    public static final Rule RULE = new Rule(
            "images/kaniko-flags",
            Severity.ERROR,
            "kaniko is called without a flag it needs",
            "without `--compressed-caching=false` the build runs out of memory, without cache and mirror it fetches every layer"
                    + " anew, and a floating tag must move last, when the exact one is there");

    private static final String COMPRESSED = "--compressed-caching";
    private static final Pattern MAJOR_TAG = Pattern.compile("v(?:[0-9]+|\\$\\{?[A-Z_]*MAJOR[A-Z_]*}?)");

    private KanikoFlags() {}

    /** A call that is unlike the template's: the flags it lacks, else the first that differs. */
    public static Finding unlike(
            YamlFile file, Step step, YamlScalar command, KanikoCommand found, KanikoCommand expected) {
        List<String> missing = new ArrayList<>();
        for (Flag flag : expected.flags()) {
            if (found.all(flag.name()).size() < expected.all(flag.name()).size()
                    && found.all(flag.name()).stream().noneMatch(f -> f.text().equals(flag.text()))) {
                missing.add(Token.quote(flag.text()));
            }
        }
        if (!missing.isEmpty()) {
            String flags = String.join(", ", missing);
            return Finding.of(
                            RULE,
                            executor(file, command, found),
                            step.title() + " calls kaniko without " + flags,
                            "add " + flags)
                    .withLabel("expected " + flags + " behind it");
        }
        for (int i = 0; i < found.flags().size(); i++) {
            Flag flag = found.flags().get(i);
            Optional<Flag> wanted =
                    i < expected.flags().size() ? Optional.of(expected.flags().get(i)) : Optional.empty();
            if (wanted.isEmpty() || !wanted.get().text().equals(flag.text())) {
                String with = wanted.map(w -> Token.quote(w.text())).orElse("no such flag");
                return Finding.of(
                                RULE,
                                Token.part(
                                        file,
                                        command,
                                        flag.offset(),
                                        flag.text().length()),
                                step.title() + " calls kaniko with " + Token.quote(flag.text()) + ", the template has "
                                        + with,
                                "call kaniko as the template does")
                        .withLabel("found " + Token.quote(flag.text()) + ", expected " + with);
            }
        }
        return Finding.of(
                        RULE,
                        executor(file, command, found),
                        step.title() + " calls kaniko in another way than the template",
                        "call kaniko as the template does")
                .withLabel("not the template's call");
    }

    static List<Finding> check(YamlFile file, Step step) {
        List<Finding> findings = new ArrayList<>();
        for (YamlScalar command : step.commands()) {
            Optional<KanikoCommand> call = KanikoCommand.of(command.value());
            if (call.isEmpty() || isMerelyVersion(call.get())) {
                continue;
            }
            compressed(file, step, command, call.get()).ifPresent(findings::add);
            order(file, step, command, call.get()).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> compressed(YamlFile file, Step step, YamlScalar command, KanikoCommand call) {
        List<Flag> flags = call.all(COMPRESSED);
        if (flags.stream().anyMatch(f -> f.value().equals("false"))) {
            return Optional.empty();
        }
        if (flags.isEmpty()) {
            String wanted = COMPRESSED + "=false";
            Finding finding = Finding.of(
                            RULE,
                            executor(file, command, call),
                            step.title() + " calls kaniko without `" + wanted + "`",
                            "add `" + wanted + "`")
                    .withLabel("expected `" + wanted + "` behind it");
            return Optional.of(Token.written(file, command, call.offset(), KanikoCommand.EXECUTOR.length())
                    .map(place ->
                            finding.withFix(Fix.safe("add `" + wanted + "`", new Edit(place.end(), 0, " " + wanted))))
                    .orElse(finding));
        }
        Flag flag = flags.get(0);
        Finding finding = Finding.of(
                        RULE,
                        Token.part(file, command, flag.offset(), flag.text().length()),
                        step.title() + " calls kaniko with " + Token.quote(flag.text()),
                        "write `" + COMPRESSED + "=false`")
                .withLabel("found " + Token.quote(flag.text()) + ", expected `" + COMPRESSED + "=false`");
        return Optional.of(Token.written(
                        file, command, flag.offset(), flag.text().length())
                .map(p -> finding.withFix(
                        Fix.safe("write `false`", new Edit(p.offset(), p.length(), COMPRESSED + "=false"))))
                .orElse(finding));
    }

    /** A floating destination above an exact one of the same image. */
    private static Optional<Finding> order(YamlFile file, Step step, YamlScalar command, KanikoCommand call) {
        List<Flag> destinations = call.all("--destination");
        for (int i = 0; i < destinations.size(); i++) {
            ImageReference floating = ImageReference.parse(destinations.get(i).value());
            if (!floats(floating)) {
                continue;
            }
            boolean exactBelow = destinations.stream()
                    .skip(i + 1L)
                    .map(f -> ImageReference.parse(f.value()))
                    .anyMatch(r -> r.repository().equals(floating.repository()) && !floats(r));
            if (exactBelow) {
                Flag flag = destinations.get(i);
                return Optional.of(Finding.of(
                                RULE,
                                Token.part(
                                        file,
                                        command,
                                        flag.offset(),
                                        flag.text().length()),
                                step.title() + " pushes the floating tag " + Token.quote(floating.pin())
                                        + " before the exact one",
                                "put the floating tag last")
                        .withLabel("expected below the exact tag"));
            }
        }
        return Optional.empty();
    }

    private static boolean floats(ImageReference reference) {
        return reference.tag().filter(t -> MAJOR_TAG.matcher(t).matches()).isPresent();
    }

    private static boolean isMerelyVersion(KanikoCommand call) {
        return call.flags().stream()
                        .allMatch(f -> f.name().equals("--version") || f.name().equals("--help"))
                && !call.flags().isEmpty();
    }

    private static Span executor(YamlFile file, YamlScalar command, KanikoCommand call) {
        return Token.part(file, command, call.offset(), KanikoCommand.EXECUTOR.length());
    }
}
