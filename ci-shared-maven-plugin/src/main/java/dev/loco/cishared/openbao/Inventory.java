package dev.loco.cishared.openbao;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a server or a folder holds about who may do what; no secret in it.
 *
 * @param namespaces sorted by path; a folder's or a server's own one among them
 * @param version OpenBao's, such as {@code 2.6.2}; empty for a folder that does not say
 * @param faults files of a folder that could not be understood, sorted; always empty for a server
 */
public record Inventory(List<Namespace> namespaces, Optional<String> version, List<FileFault> faults) {
    public Inventory {
        namespaces = namespaces.stream()
                .sorted(Comparator.comparing(Namespace::path))
                .toList();
        faults = faults.stream().sorted().toList();
    }

    /** The namespace of that path, such as {@code team/}; empty for the root. */
    public Optional<Namespace> namespace(String path) {
        return namespaces.stream().filter(n -> n.path().equals(path)).findFirst();
    }

    /** How many policies there are in all namespaces. */
    public int policies() {
        return namespaces.stream().mapToInt(n -> n.policies().size()).sum();
    }

    /** How many roles there are in all namespaces. */
    public int roles() {
        return namespaces.stream().mapToInt(n -> n.roles().size()).sum();
    }
}
