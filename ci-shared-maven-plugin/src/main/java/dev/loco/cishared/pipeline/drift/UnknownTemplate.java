package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.FirstLine;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import dev.loco.cishared.yaml.YamlFile;
import java.util.Optional;
import java.util.OptionalInt;

/** A file that names no template, or one that does not exist. */
public final class UnknownTemplate {
    public static final Rule RULE = new Rule(
            "drift/unknown-template",
            Severity.ERROR,
            "A pipeline names a template or a revision that does not exist, or none at all",
            "only against the revision it names can a pipeline be compared, and brought to a newer one later");
    /** What the settings are called in findings. */
    private static final String SETTINGS = ".ci-shared.yml";

    private UnknownTemplate() {}

    /**
     * A first line that names nothing in the catalogue.
     *
     * @param closest the revision the file is most like
     */
    public static Finding named(Catalogue catalogue, FirstLine line, Optional<TemplateRevision> closest) {
        if (catalogue.newest(line.name()).isEmpty()) {
            Finding finding = name(catalogue, line.name(), line.nameSpan());
            Optional<String> meant = Suggestion.closest(line.name(), catalogue.names());
            return closest.filter(c -> meant.filter(c.name()::equals).isPresent())
                    .map(c -> finding.withFix(Fix.safe(
                            "write `" + c.name() + "`",
                            new Edit(line.nameSpan().offset(), line.nameSpan().length(), c.name()))))
                    .orElse(finding);
        }
        int newest = catalogue.newest(line.name()).orElseThrow().revision();
        if (line.revision().isEmpty() && line.rest().length() == 0) {
            int likely = closest.filter(c -> c.name().equals(line.name()))
                    .map(TemplateRevision::revision)
                    .orElse(newest);
            return Finding.of(
                            RULE,
                            line.nameSpan(),
                            "the pipeline names " + Token.quote(line.name()) + " without a revision",
                            "write `revision " + likely + "` behind the name")
                    .withLabel("expected `" + line.name() + " revision " + likely + "`")
                    .withFix(Fix.unsafe(
                            likely == newest ? "name the newest revision" : "name the revision it is most like",
                            new Edit(line.rest().offset(), 0, " revision " + likely)));
        }
        return revision(line.name(), line.revision(), line.rest(), newest);
    }

    /** Settings that name nothing in the catalogue. */
    public static Optional<Finding> inSettings(Catalogue catalogue, String name, OptionalInt revision) {
        Span place = Span.startOf(SETTINGS);
        Optional<TemplateRevision> newest = catalogue.newest(name);
        if (newest.isEmpty()) {
            return Optional.of(name(catalogue, name, place));
        }
        boolean exists =
                revision.isEmpty() || catalogue.find(name, revision.getAsInt()).isPresent();
        return exists
                ? Optional.empty()
                : Optional.of(revision(name, revision, place, newest.get().revision()));
    }

    /** A file that follows a template but does not say so; {@code fix} adds the line. */
    public static Finding unnamed(YamlFile file, TemplateRevision closest) {
        boolean bom = file.text().startsWith("\uFEFF");
        return Finding.of(
                        RULE,
                        Token.firstLine(file, file.span(0, file.text().length())),
                        "the pipeline does not name its template; it is closest to " + closest.name() + " revision "
                                + closest.revision(),
                        "make `" + closest.firstLine() + "` the first line")
                .withSeverity(Severity.WARNING)
                .withLabel("expected `" + closest.firstLine() + "` above this line")
                .withFix(Fix.safe(
                        "name the template in the first line",
                        new Edit(bom ? 1 : 0, 0, closest.firstLine() + file.lineEnd())));
    }

    private static Finding name(Catalogue catalogue, String name, Span place) {
        String known = "`" + String.join("`, `", catalogue.names()) + "`";
        Optional<String> meant = Suggestion.closest(name, catalogue.names());
        return Finding.of(
                        RULE,
                        place,
                        "there is no template " + Token.quote(name)
                                + (catalogue.names().size() == 1 ? "; there is " : "; there are ") + known
                                + meant.map(m -> "; did you mean `" + m + "`?").orElse(""),
                        meant.map(m -> "write `" + m + "`").orElse("name one of " + known))
                .withLabel("found " + Token.quote(name) + ", expected "
                        + meant.map(m -> "`" + m + "`").orElse(known));
    }

    private static Finding revision(String name, OptionalInt revision, Span place, int newest) {
        String found = revision.isPresent() ? "revision " + revision.getAsInt() : "such revision";
        return Finding.of(
                        RULE,
                        place,
                        "template " + Token.quote(name) + " has no " + found + "; the newest is " + newest,
                        "name revision " + (newest == 1 ? "1" : "1 to " + newest) + ", or update ci-shared")
                .withLabel("expected " + (newest == 1 ? "`1`" : "`1` to `" + newest + "`"));
    }
}
