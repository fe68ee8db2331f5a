package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.images.KanikoVersion;
import dev.loco.cishared.pipeline.images.MissingPull;
import dev.loco.cishared.pipeline.model.ImageReference;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Value;
import dev.loco.cishared.pipeline.restore.Restoration;
import dev.loco.cishared.pipeline.template.Marks;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.Optional;
import java.util.Set;

/** Compares one step with the template's, key by key. */
final class StepDrift {
    private static final Set<String> MAPS = Set.of("settings", "environment");

    private final Comparison comparison;
    private final Step found;
    private final Step canonical;
    private final Marks marks;

    StepDrift(Comparison comparison, Step found, Step canonical) {
        this.comparison = comparison;
        this.found = found;
        this.canonical = canonical;
        this.marks = comparison.template().marks();
    }

    void check() {
        YamlNode head = canonical.key().isPresent() ? canonical.key().get() : canonical.body();
        if (marks.isYours(head)) {
            comparison.own(canonical.name() + " " + Value.of(found.body()));
            return;
        }
        for (YamlMapping.Entry entry : canonical.body().entries()) {
            if (!entry.name().equals("name")) {
                compare(entry);
            }
        }
        for (YamlMapping.Entry entry : found.body().entries()) {
            boolean known = entry.name().equals("name")
                    || canonical.body().entry(entry.name()).isPresent();
            if (!known && !(Value.ofKey(entry.name(), entry.value()) instanceof Value.Absent)) {
                extra(entry, marks.isOpen(head));
            }
        }
    }

    private void compare(YamlMapping.Entry entry) {
        String key = entry.name();
        Optional<YamlMapping.Entry> other = found.body().entry(key);
        if (marks.isYours(entry)) {
            other.ifPresent(o -> comparison.own(canonical.name() + " " + key + " " + Value.of(o.value())));
            return;
        }
        Value wanted = Value.ofKey(key, entry.value());
        Value now = other.map(o -> Value.ofKey(key, o.value())).orElse(Value.ABSENT);
        if (now.equals(wanted)) {
            return;
        }
        int before = comparison.said();
        if (other.isEmpty()) {
            missing(entry);
        } else {
            changed(other.get(), entry, now);
        }
        if (comparison.said() > before) {
            comparison.spoke(found, key);
        }
    }

    private void changed(YamlMapping.Entry other, YamlMapping.Entry entry, Value now) {
        String key = entry.name();
        if (key.equals("when")) {
            new WhenDrift(comparison, found.title()).changed(found.body(), other, entry);
        } else if (key.equals("image") && now instanceof Value.Text) {
            image((YamlScalar) other.value(), entry);
        } else if (key.equals("commands") && !(now instanceof Value.Absent)) {
            new CommandDrift(comparison, found, canonical.name(), other, entry, marks.isOpen(entry)).check();
        } else if (MAPS.contains(key)
                && other.value() instanceof YamlMapping mine
                && entry.value() instanceof YamlMapping theirs
                && !(now instanceof Value.Absent)) {
            entries(other, mine, entry, theirs);
        } else if (weakens(other)) {
            weakened(other, entry.value(), comparison.restorer().replaceValue(found.body(), other, entry));
        } else {
            value(found.body(), other, entry, key);
        }
    }

    private void missing(YamlMapping.Entry entry) {
        boolean pull = entry.name().equals("pull")
                && found.image()
                        .map(i -> MissingPull.applies(ImageReference.parse(i.value())))
                        .orElse(false);
        Finding finding = pull
                ? MissingPull.finding(comparison.file(), found)
                : MissingKey.finding(found.title(), found.token(), entry);
        comparison.add(
                finding,
                entry.key(),
                "put `" + entry.name() + "` back",
                comparison.restorer().insertEntry(found.body(), canonical.body(), entry));
    }

    private void image(YamlScalar now, YamlMapping.Entry entry) {
        YamlScalar wanted = (YamlScalar) entry.value();
        ImageReference mine = ImageReference.parse(now.value());
        ImageReference theirs = ImageReference.parse(wanted.value());
        YamlMapping.Entry other = found.body().entry("image").orElseThrow();
        Finding finding;
        if (!mine.repository().equals(theirs.repository())) {
            finding = anotherImage(now, wanted);
        } else {
            String pin = mine.pin();
            Span place = pin.isEmpty()
                    ? Token.of(comparison.file(), now)
                    : Token.part(comparison.file(), now, mine.pinOffset(), pin.length());
            finding = theirs.isKaniko()
                    ? KanikoVersion.finding(found, place, mine)
                    : ImagePin.finding(found, place, mine, theirs);
        }
        comparison.add(
                finding,
                now,
                wanted,
                "write the template's image",
                comparison.restorer().replaceValue(found.body(), other, entry));
    }

    /** Another repository: when only the registry differs the finding points at that. */
    private Finding anotherImage(YamlScalar now, YamlScalar wanted) {
        int tail = 0;
        String one = now.value();
        String two = wanted.value();
        while (tail < Math.min(one.length(), two.length())
                && one.charAt(one.length() - 1 - tail) == two.charAt(two.length() - 1 - tail)) {
            tail++;
        }
        // Up to the slash, so that whole parts of the name are compared.
        int slash = one.indexOf('/', one.length() - tail);
        boolean registry = slash > 0 && two.endsWith(one.substring(slash)) && two.length() > one.length() - slash;
        String part = registry ? one.substring(0, slash) : one;
        String expected = registry ? two.substring(0, two.length() - (one.length() - slash)) : two;
        Span place = Token.part(comparison.file(), now, 0, part.length());
        return Holed.explain(comparison, ChangedValue.finding(found.title(), "image", place, part, expected), expected);
    }

    private void entries(YamlMapping.Entry other, YamlMapping mine, YamlMapping.Entry entry, YamlMapping theirs) {
        String parent = entry.name();
        for (YamlMapping.Entry wanted : theirs.entries()) {
            Optional<YamlMapping.Entry> there = variable(mine, parent, wanted.name());
            if (marks.isYours(wanted)) {
                there.ifPresent(t -> comparison.own(canonical.name() + " " + wanted.name() + Value.of(t.value())));
            } else if (there.isEmpty() || Value.setting(there.get().value()) instanceof Value.Absent) {
                comparison.add(
                        MissingKey.finding(found.title(), other.key().use(), wanted),
                        wanted.key(),
                        "put `" + wanted.name() + "` back",
                        there.isEmpty()
                                ? comparison.restorer().insertEntry(mine, theirs, wanted)
                                : comparison.restorer().replaceValue(mine, there.get(), wanted));
            } else if (!Value.setting(there.get().value()).equals(Value.setting(wanted.value()))) {
                value(mine, there.get(), wanted, parent + "." + wanted.name());
            }
        }
        for (YamlMapping.Entry there : mine.entries()) {
            if (variable(theirs, parent, there.name()).isEmpty()
                    && !(Value.setting(there.value()) instanceof Value.Absent)) {
                if (marks.isOpen(entry)) {
                    comparison.own(canonical.name() + " " + parent + " " + there.name() + Value.of(there.value()));
                } else {
                    comparison.add(
                            ExtraKey.ofStep(found.title(), there),
                            entry.key(),
                            "take `" + there.name() + "` out",
                            comparison.restorer().removeEntry(mine, there));
                }
            }
        }
    }

    private void value(YamlMapping holder, YamlMapping.Entry other, YamlMapping.Entry entry, String path) {
        String now = Token.text(comparison.file(), other.value());
        String wanted = Token.text(comparison.template().workflow().file(), entry.value());
        Finding finding = ChangedValue.finding(
                found.title(),
                path,
                other.value().span().length() == 0 ? other.key().use() : Token.of(comparison.file(), other.value()),
                now,
                wanted);
        comparison.add(
                Holed.explain(comparison, finding, wanted),
                other.value(),
                entry.value(),
                "write the template's value",
                comparison.restorer().replaceValue(holder, other, entry));
    }

    private void extra(YamlMapping.Entry entry, boolean open) {
        int before = comparison.said();
        YamlNode line = canonical.body();
        if (entry.name().equals("when")) {
            new WhenDrift(comparison, found.title()).added(found.body(), entry, line);
        } else if (weakens(entry)) {
            weakened(entry, line, comparison.restorer().removeEntry(found.body(), entry));
        } else if (open) {
            comparison.own(canonical.name() + " " + entry.name() + Value.of(entry.value()));
        } else {
            comparison.add(
                    ExtraKey.ofStep(found.title(), entry),
                    line,
                    "take `" + entry.name() + "` out",
                    comparison.restorer().removeEntry(found.body(), entry));
        }
        if (comparison.said() > before) {
            comparison.spoke(found, entry.name());
        }
    }

    private void weakened(YamlMapping.Entry entry, YamlNode line, Restoration restoration) {
        Finding finding = entry.name().equals("detach")
                ? WeakenedGate.detached(found.title(), comparison.file(), entry)
                : WeakenedGate.ignored(found.title(), comparison.file(), entry);
        comparison.add(finding, line, "take `" + entry.name() + "` out", restoration);
    }

    private static boolean weakens(YamlMapping.Entry entry) {
        String value = entry.value().scalar().map(YamlScalar::value).orElse("");
        return entry.name().equals("failure") && value.equals("ignore")
                || entry.name().equals("detach") && value.equals("true");
    }

    private static Optional<YamlMapping.Entry> variable(YamlMapping map, String parent, String name) {
        String wanted = Value.variable(parent, name);
        return map.entries().stream()
                .filter(e -> Value.variable(parent, e.name()).equals(wanted))
                .findFirst();
    }
}
