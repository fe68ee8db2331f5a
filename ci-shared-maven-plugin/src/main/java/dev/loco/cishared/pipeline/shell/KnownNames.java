package dev.loco.cishared.pipeline.shell;

import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.pipeline.model.Scalars;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Substitution;
import dev.loco.cishared.pipeline.model.Variables;
import dev.loco.cishared.pipeline.script.Script;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the names in a step stand for, and when they come to their value. */
final class KnownNames {
    private final Set<String> matrix;
    private final List<Script> scripts;
    private final Map<String, Optional<Related>> environment = new LinkedHashMap<>();
    private final Set<String> assigned = new HashSet<>();

    /**
     * Why a name has no value before the run.
     *
     * @param phrase what goes on after "but": a clause without a full stop
     * @param instead the variable that is meant, when it is not the one written
     * @param defined where it gets its value
     */
    record Reason(String phrase, Severity severity, Optional<String> instead, Optional<Related> defined) {}

    /**
     * One <code>${…}</code> in a value that is no command.
     *
     * @param definesItself whether it stands in the value of the variable of the same name
     */
    record Use(YamlScalar value, Substitution.Reference reference, boolean definesItself) {}

    /** @param matrix the names of the matrix's axes */
    KnownNames(Step step, Set<String> matrix) {
        this.matrix = matrix;
        this.scripts = Script.of(step);
        scripts.forEach(s -> assigned.addAll(s.assigned()));
        step.body().get("environment").ifPresent(this::addEnvironment);
        step.body().get("secrets").flatMap(YamlNode::sequence).ifPresent(this::addSecrets);
    }

    private void addEnvironment(YamlNode node) {
        node.mapping()
                .ifPresent(map -> map.entries().forEach(e -> {
                    boolean ofItself =
                            uses(e).stream().anyMatch(u -> u.reference().name().equals(e.name()));
                    if (!ofItself) {
                        environment.put(e.name(), Optional.of(Related.at(e.key().use(), "it gets its value here")));
                    }
                }));
        node.sequence()
                .ifPresent(list -> list.items().stream()
                        .flatMap(i -> i.scalar().stream())
                        .map(s -> s.value().split("=", 2)[0])
                        .forEach(name -> environment.put(name, Optional.empty())));
    }

    /** Before version 3 a list of secrets became variables of the same names, in capitals. */
    private void addSecrets(YamlSequence list) {
        list.items().stream()
                .flatMap(i -> i.scalar().stream())
                .forEach(s -> environment.put(
                        s.value().toUpperCase(Locale.ROOT),
                        Optional.of(Related.at(s.use(), "it gets its value here"))));
    }

    /** The commands of the step. */
    List<Script> scripts() {
        return scripts;
    }

    /** Every reference below a key. */
    List<Use> uses(YamlMapping.Entry entry) {
        List<Use> uses = new ArrayList<>();
        for (YamlScalar scalar : Scalars.below(entry.value())) {
            for (Substitution.Reference reference :
                    Substitution.in(scalar.value()).references()) {
                uses.add(new Use(scalar, reference, definesItself(entry, scalar, reference.name())));
            }
        }
        return uses;
    }

    private static boolean definesItself(YamlMapping.Entry entry, YamlScalar scalar, String name) {
        return entry.name().equals("environment")
                && entry.value()
                        .mapping()
                        .flatMap(m -> m.get(name))
                        .filter(v -> v == scalar)
                        .isPresent();
    }

    /** Why the name has no value before the run; empty when it has one, or may have. */
    Optional<Reason> reason(String name) {
        if (matrix.contains(name) || Variables.isKnown(name)) {
            return Optional.empty();
        }
        if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(error("only the shell has arguments"));
        }
        if (name.startsWith("DRONE_")) {
            return Optional.of(new Reason(
                    "only plugins get variables of Drone, when they start",
                    Severity.ERROR,
                    Variables.today(name),
                    Optional.empty()));
        }
        if (Variables.isInContainer(name)) {
            return Optional.of(error("`" + name + "` exists in the container only"));
        }
        if (environment.containsKey(name)) {
            return Optional.of(new Reason(
                    "`" + name + "` gets its value from the step's `environment`, when the container starts",
                    Severity.ERROR,
                    Optional.empty(),
                    environment.getOrDefault(name, Optional.empty())));
        }
        if (assigned.contains(name)) {
            return Optional.of(error("`" + name + "` gets its value from a command of the step"));
        }
        return misspelt(name);
    }

    private static Reason error(String phrase) {
        return new Reason(phrase, Severity.ERROR, Optional.empty(), Optional.empty());
    }

    /**
     * Names of Woodpecker's own kind that it does not have; a server may still define one. Of those that an earlier
     * Woodpecker had, {@code woodpecker/removed-variable} speaks.
     */
    private static Optional<Reason> misspelt(String name) {
        boolean ours = name.startsWith("CI_") && Variables.today(name).isEmpty();
        Optional<String> meant = ours
                ? Suggestion.closest(name, Variables.known()).filter(k -> Math.abs(k.length() - name.length()) <= 2)
                : Optional.empty();
        return meant.map(m -> new Reason(
                "Woodpecker has no variable of that name", Severity.WARNING, Optional.of(m), Optional.empty()));
    }
}
