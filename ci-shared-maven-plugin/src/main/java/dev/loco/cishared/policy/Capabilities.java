package dev.loco.cishared.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of capabilities as one path rule holds them: with {@link Capability#DENY} in it, nothing else is.
 *
 * @param bits one bit a capability, by its ordinal
 */
public record Capabilities(int bits) {
    /** No capability at all: the rule decides, and grants nothing. */
    public static final Capabilities NONE = new Capabilities(0);

    public Capabilities {
        if ((bits & Capability.DENY.bit()) != 0) {
            bits = Capability.DENY.bit();
        }
    }

    /** The set of those. */
    public static Capabilities of(Capability... all) {
        return of(Arrays.asList(all));
    }

    /** The set of those. */
    public static Capabilities of(Collection<Capability> all) {
        int bits = 0;
        for (Capability one : all) {
            bits |= one.bit();
        }
        return new Capabilities(bits);
    }

    /** Whether it holds the capability. */
    public boolean has(Capability one) {
        return (bits & one.bit()) != 0;
    }

    /** Whether the rule denies by the word {@code deny}. */
    public boolean denies() {
        return has(Capability.DENY);
    }

    /** Whether the rule grants nothing: it denies, or has no capability. */
    public boolean grantsNothing() {
        return bits == 0 || denies();
    }

    /** What both hold; a deny in one of them is all that stays. */
    public Capabilities with(Capabilities other) {
        return new Capabilities(bits | other.bits);
    }

    /** Those that this set has and the other has not. */
    public Capabilities without(Capabilities other) {
        return new Capabilities(bits & ~other.bits);
    }

    /** Its members, in the order of the enumeration. */
    public Stream<Capability> stream() {
        return Arrays.stream(Capability.values()).filter(this::has);
    }

    /** The words, sorted as text. */
    public List<String> words() {
        List<String> words =
                new ArrayList<>(stream().map(Capability::word).sorted().toList());
        return List.copyOf(words);
    }

    /** As a policy writes it: {@code ["list", "read"]}. */
    @Override
    public String toString() {
        return words().isEmpty() ? "[]" : "[\"" + String.join("\", \"", words()) + "\"]";
    }
}
