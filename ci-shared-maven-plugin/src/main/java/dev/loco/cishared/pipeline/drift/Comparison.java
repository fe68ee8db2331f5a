package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Edit;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<String, Integer> aliased = new HashMap<>();
    private int said;
    private final Set<String> places = new TreeSet<>();

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

    /** How often something was said, also when it was one fault in several places. */
    int said() {
        return said;
    }

    /** What is the owner's, as texts that compare: a fix must leave them as they are. */
    List<String> owned() {
        return owned;
    }

    /** The keys of containers that were spoken of, see {@link #place}. */
    Set<String> places() {
        return places;
    }

    /** Notes something the template leaves to the owner. */
    void own(String what) {
        owned.add(what);
    }

    /** One text for a key of a container. */
    static String place(Step step, String key) {
        return step.section().key() + "\n" + step.name() + "\n" + key;
    }

    /** Notes that something was said of a key of a container. */
    void spoke(Step step, String key) {
        places.add(place(step, key));
    }

    /** Takes a finding in, with the template's line and what puts the template's text back. */
    void add(Finding finding, YamlNode canonical, String fixTitle, Restoration restoration) {
        YamlFile canonicalFile = template.workflow().file();
        Finding whole = finding.withRelated(Related.inTemplate(Token.firstLine(canonicalFile, canonical.span()), ""));
        add(whole, fixTitle, restoration);
    }

    /**
     * The same for a value that may come through an alias. Uses of one text are one fault: it is said once, where the
     * text stands if that is a canonical step's, else at its first use.
     */
    void add(Finding finding, YamlNode now, YamlNode canonical, String fixTitle, Restoration restoration) {
        int before = findings.size();
        add(finding, canonical, fixTitle, restoration);
        Finding whole = findings.remove(before);
        if (now.alias().isPresent()) {
            whole = whole.withRelated(
                    Related.at(Token.firstLine(found.file(), now.span()), "the text that the alias stands for"));
        }
        String fault = finding.rule().id() + " " + now.span().offset();
        Integer first = aliased.putIfAbsent(fault, before);
        if (first == null) {
            findings.add(whole);
        } else if (now.alias().isPresent()) {
            findings.set(first, findings.get(first).withRelated(Related.at(now.use(), "used here too")));
        } else {
            findings.set(first, whole.withRelated(Related.at(findings.get(first).primary(), "used here too")));
        }
    }

    /** Takes a finding in that no line of the template explains. */
    void add(Finding finding, String fixTitle, Restoration restoration) {
        said++;
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
        for (Map.Entry<String, Set<String>> hole : template.contested().entrySet()) {
            for (Edit edit : edits.edits()) {
                String before = found.file().text().substring(edit.offset(), edit.offset() + edit.length());
                if (!before.isEmpty() && hole.getValue().stream().anyMatch(v -> before.contains(v))) {
                    return left(
                            finding,
                            "the file has both `" + String.join("` and `", hole.getValue()) + "` for the template's `<"
                                    + hole.getKey() + ">`; say which under `parameters` in .ci-shared.yml");
                }
            }
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
                bare.masked(),
                bare.past());
    }
}
