package dev.loco.cishared.openbao;

import java.util.Comparator;

/**
 * What an auth method calls an entity or a group.
 *
 * @param mount the method's path, as OpenBao says it: {@code auth/kubernetes/}
 * @param name there
 */
public record Alias(String mount, String name) implements Comparable<Alias> {
    private static final Comparator<Alias> ORDER =
            Comparator.comparing(Alias::mount).thenComparing(Alias::name);

    @Override
    public int compareTo(Alias other) {
        return ORDER.compare(this, other);
    }
}
