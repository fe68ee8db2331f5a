package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlNode;
import java.util.Optional;

/**
 * One thing that the newer revision and the file both changed, each in its own way. An update leaves it as the file has
 * it.
 *
 * @param part what it is about, a text that stays the same while the file is edited
 * @param what the same for a person: {@code `image` of step `lint`}
 * @param place where the file has it, or would have it
 * @param base what the older revision has
 * @param ours what the file has
 * @param theirs what the newer revision has
 */
public record Conflict(String part, String what, Span place, Version base, Version ours, Version theirs) {
    public static final Rule RULE = new Rule(
            "template/conflict",
            Severity.ERROR,
            "The template and the pipeline both changed one thing, or a change cannot be taken over safely",
            "an update takes over what one side changed; what both changed needs a person who knows what was meant");

    /**
     * One of the three.
     *
     * @param text its text; empty when it is not there
     * @param span where it stands, if it does
     */
    public record Version(Optional<String> text, Optional<Span> span) {
        static final Version NONE = new Version(Optional.empty(), Optional.empty());

        static Version of(YamlFile file, YamlNode node) {
            return new Version(Optional.of(Token.text(file, node)), Optional.of(Token.of(file, node)));
        }

        static Version of(YamlFile file, Optional<? extends YamlNode> node) {
            return node.map(n -> of(file, n)).orElse(NONE);
        }

        /** Something that has no text of its own, such as a place in an order. */
        static Version said(String text) {
            return new Version(Optional.of(text), Optional.empty());
        }

        private String quoted() {
            return text.map(Token::quote).orElse("absent");
        }
    }

    /** The conflict as a finding. */
    Finding finding(TemplateRevision from, TemplateRevision to) {
        Finding finding = Finding.of(
                        RULE,
                        place,
                        what + " is " + ours.quoted() + " here, " + base.quoted() + " in revision " + from.revision()
                                + " and " + theirs.quoted() + " in revision " + to.revision(),
                        "decide which it should be; where it differs from the template, `fix` writes the template's and an"
                                + " allowance keeps yours")
                .withLabel(
                        ours.text().map(t -> "found " + Token.quote(t) + ", ").orElse("") + "revision " + to.revision()
                                + " has " + theirs.text().map(Token::quote).orElse("nothing"));
        Finding withBase = related(finding, base, "the file was made from it");
        return related(withBase, theirs, "the newest");
    }

    /** A change that could not be made, as a finding. */
    static Finding left(Change change, String why, TemplateRevision to) {
        return Finding.of(
                RULE,
                change.place(),
                "revision " + to.revision() + " " + change.title() + ", which could not be done here: " + why,
                "do it by hand");
    }

    private static Finding related(Finding finding, Version version, String label) {
        return version.span()
                .map(s -> finding.withRelated(Related.inTemplate(s, label)))
                .orElse(finding);
    }
}
