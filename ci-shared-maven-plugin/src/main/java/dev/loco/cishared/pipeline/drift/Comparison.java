package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.restore.Restoration;
import dev.loco.cishared.pipeline.restore.Restorer;
import dev.loco.cishared.pipeline.restore.Steps;
import dev.loco.cishared.pipeline.template.Filled;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One file held against the template it follows: what was found so far, and what was met that is its owner's. */
final class Comparison {
    private final Workflow found;
    private final Filled template;
    private final Restorer restorer;
    private final Steps steps;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> owned = new ArrayList<>();
    private final Set<Place> places = new TreeSet<>();

    /** A key of a container that drift has spoken of, so that no other rule says it again. */
    record Place(String section, String step, String key) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return (section + "\n" + step + "\n" + key).compareTo(other.section + "\n" + other.step + "\n" + other.key);
        }
    }

    Comparison(Workflow found, Filled template) {
        this.found = found;
        this.template = template;
        this.restorer = new Restorer(found.file(), template.workflow().file());
        this.steps = new Steps(found, template.workflow());
    }

    Workflow found() {
        return found;
    }

    Filled template() {
        return template;
    }

    YamlFile file() {
        return found.file();
    }

    Restorer restorer() {
        return restorer;
    }

    Steps steps() {
        return steps;
    }

    List<Finding> findings() {
        return findings;
    }

    /** What is the owner's, as texts that compare: a fix must leave them as they are. */
    List<String> owned() {
        return owned;
    }

    Set<Place> places() {
        return places;
    }

    /** Notes something the template leaves to the owner. */
    void own(String what) {
        owned.add(what);
    }

    /** Notes that something was said of a key of a container. */
    void spoke(Step step, String key) {
        places.add(new Place(step.section().key(), step.name(), key));
    }

    /** Takes a finding in, with the template's line and what puts the template's text back. */
    void add(Finding finding, YamlNode canonical, String fixTitle, Restoration restoration) {
        YamlFile canonicalFile = template.workflow().file();
        Finding whole = finding.withRelated(Related.inTemplate(Token.firstLine(canonicalFile, canonical.span()), ""));
        add(whole, fixTitle, restoration);
    }

    /** Takes a finding in that no line of the template explains. */
    void add(Finding finding, String fixTitle, Restoration restoration) {
        findings.add(
                restoration instanceof Restoration.Edits edits
                        ? withFix(finding, fixTitle, edits)
                        : left(finding, ((Restoration.Left) restoration).why()));
    }

    private Finding withFix(Finding finding, String title, Restoration.Edits edits) {
        Set<String> unknown = new TreeSet<>();
        edits.edits().forEach(e -> unknown.addAll(template.unknownIn(e.replacement())));
        if (!unknown.isEmpty()) {
            return left(
                    finding,
                    "nothing says what stands for `<" + String.join(">`, `<", unknown)
                            + ">`; name it under `parameters` in .ci-shared.yml");
        }
        return finding.withFix(new Fix(Fix.Safety.SAFE, title, edits.edits()));
    }

    /** The finding with the reason why it is left to a person. */
    static Finding left(Finding finding, String why) {
        Finding bare = finding.withoutFix();
        return new Finding(
                bare.rule(),
                bare.severity(),
                bare.message(),
                bare.primary(),
                bare.label(),
                bare.related(),
                bare.help() + " by hand: " + why,
                bare.fix(),
                bare.masked());
    }
}
