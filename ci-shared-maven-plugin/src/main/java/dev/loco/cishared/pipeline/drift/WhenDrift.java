package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.When;
import dev.loco.cishared.pipeline.restore.Restoration;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares two {@code when}: what lets less through is a weakened gate, what lets more through a changed value. */
final class WhenDrift {
    private final Comparison comparison;
    private final String owner;

    WhenDrift(Comparison comparison, String owner) {
        this.comparison = comparison;
        this.owner = owner;
    }

    /** A {@code when} where the template has none. */
    void added(YamlMapping holder, YamlMapping.Entry found, YamlNode canonicalHolder) {
        When now = When.of(found.value());
        List<String> lost = now.losesAgainst(When.everything());
        if (!lost.isEmpty()) {
            Finding finding = WeakenedGate.narrowed(
                    owner,
                    found.key().use(),
                    lost.stream().filter(now::shuts).toList(),
                    lost,
                    "`when`",
                    "none",
                    "take `when` out");
            comparison.add(
                    finding,
                    canonicalHolder,
                    "take `when` out",
                    comparison.restorer().removeEntry(holder, found));
        }
    }

    /** A {@code when} in both. */
    void changed(YamlMapping holder, YamlMapping.Entry found, YamlMapping.Entry canonical) {
        When now = When.of(found.value());
        When wanted = When.of(canonical.value());
        List<String> lost = now.losesAgainst(wanted);
        List<String> gained = wanted.losesAgainst(now);
        if (lost.isEmpty() && gained.isEmpty()) {
            return;
        }
        Difference difference = difference(found, canonical, !lost.isEmpty());
        Finding finding;
        if (lost.isEmpty()) {
            finding = widened(found, canonical, difference);
        } else {
            List<String> shut = lost.stream().filter(now::shuts).toList();
            finding = WeakenedGate.narrowed(
                    owner,
                    difference.place,
                    shut,
                    lost,
                    Token.quote(difference.found),
                    difference.expected.isEmpty() ? "none" : Token.quote(difference.expected),
                    "put the template's `when` back");
        }
        comparison.add(
                finding, difference.canonical, "put the template's `when` back", restoration(holder, found, canonical));
    }

    /** More is let through: a key of the item is missing, or has another value. */
    private Finding widened(YamlMapping.Entry found, YamlMapping.Entry canonical, Difference difference) {
        Optional<YamlMapping> mine = only(found.value());
        Optional<YamlMapping> theirs = only(canonical.value());
        if (mine.isPresent() && theirs.isPresent()) {
            for (YamlMapping.Entry entry : theirs.get().entries()) {
                if (mine.get().entry(entry.name()).isEmpty()) {
                    return MissingKey.finding("`when` of " + owner, Token.of(comparison.file(), found.key()), entry);
                }
            }
        }
        return ChangedValue.finding(owner, difference.path, difference.place, difference.found, difference.expected);
    }

    /** Where two {@code when} part, and what stands there. */
    private record Difference(String path, Span place, String found, String expected, YamlNode canonical) {}

    private Difference difference(YamlMapping.Entry found, YamlMapping.Entry canonical, boolean narrowed) {
        YamlFile file = comparison.file();
        YamlFile template = comparison.template().workflow().file();
        Optional<YamlMapping> mine = only(found.value());
        Optional<YamlMapping> theirs = only(canonical.value());
        if (mine.isPresent() && theirs.isPresent()) {
            for (YamlMapping.Entry entry : theirs.get().entries()) {
                Optional<YamlMapping.Entry> other = mine.get().entry(entry.name());
                if (other.isPresent() && !same(other.get(), entry) && loses(other.get(), entry) == narrowed) {
                    return new Difference(
                            "when." + entry.name(),
                            Token.of(file, other.get().value()),
                            Token.text(file, other.get().value()),
                            Token.text(template, entry.value()),
                            entry.value());
                }
            }
            for (YamlMapping.Entry entry : mine.get().entries()) {
                if (narrowed && theirs.get().entry(entry.name()).isEmpty()) {
                    return new Difference(
                            "when." + entry.name(),
                            Token.of(file, entry.key()),
                            entry.name() + ": " + Token.text(file, entry.value()),
                            "",
                            canonical.key());
                }
            }
        }
        return new Difference(
                "when",
                Token.of(file, found.key()),
                Token.text(file, found.value()),
                Token.text(template, canonical.value()),
                canonical.key());
    }

    /** Edits of the keys that differ when both are one item, else the whole value. */
    private Restoration restoration(YamlMapping holder, YamlMapping.Entry found, YamlMapping.Entry canonical) {
        Optional<YamlMapping> mine = only(found.value());
        Optional<YamlMapping> theirs = only(canonical.value());
        if (mine.isEmpty()
                || theirs.isEmpty()
                || found.key().alias().isPresent()
                || mine.get().entries().stream()
                        .noneMatch(e -> theirs.get().entry(e.name()).isPresent())) {
            return comparison.restorer().replaceValue(holder, found, canonical);
        }
        List<Restoration> parts = new ArrayList<>();
        for (YamlMapping.Entry entry : theirs.get().entries()) {
            Optional<YamlMapping.Entry> other = mine.get().entry(entry.name());
            if (other.isEmpty()) {
                parts.add(comparison.restorer().insertEntry(mine.get(), theirs.get(), entry));
            } else if (!same(other.get(), entry)) {
                parts.add(comparison.restorer().replaceValue(mine.get(), other.get(), entry));
            }
        }
        for (YamlMapping.Entry entry : mine.get().entries()) {
            if (theirs.get().entry(entry.name()).isEmpty()) {
                parts.add(comparison.restorer().removeEntry(mine.get(), entry));
            }
        }
        return Restoration.all(parts);
    }

    private static boolean same(YamlMapping.Entry one, YamlMapping.Entry other) {
        return !loses(one, other) && !loses(other, one);
    }

    /** Whether a {@code when} of only the first key lets less through than one of only the second. */
    private static boolean loses(YamlMapping.Entry one, YamlMapping.Entry other) {
        return !alone(one).losesAgainst(alone(other)).isEmpty();
    }

    private static When alone(YamlMapping.Entry entry) {
        return When.of(new YamlMapping(List.of(entry), false, entry.key().span(), Optional.empty()));
    }

    private static Optional<YamlMapping> only(YamlNode when) {
        if (when instanceof YamlSequence list) {
            return list.items().size() == 1 ? list.items().get(0).mapping() : Optional.empty();
        }
        return when.mapping();
    }
}
