package dev.loco.cishared.policy;

import java.util.List;
import java.util.Optional;

/** One of the steps in which OpenBao looks for the rule that decides ({@code ACL.AllowOperation}). */
public enum Lookup {
    /** A rule without wildcards for the path. */
    EXACT(true, false),
    /** A rule without wildcards for the path less its trailing slash. */
    EXACT_SLASHLESS(true, true),
    /** The greatest wildcard rule that matches the path. */
    WILD(false, false),
    /** The greatest wildcard rule that matches the path less its trailing slash. */
    WILD_SLASHLESS(false, true);

    private static final List<Lookup> PLAIN = List.of(EXACT, WILD);
    private static final List<Lookup> LISTING = List.of(EXACT, EXACT_SLASHLESS, WILD, WILD_SLASHLESS);
    private static final List<Lookup> LIST_2_5 = List.of(EXACT, EXACT_SLASHLESS, WILD_SLASHLESS, WILD);
    private static final List<Lookup> SCAN_2_5 = List.of(EXACT, EXACT_SLASHLESS, WILD);

    private final boolean exact;
    private final boolean slashless;

    Lookup(boolean exact, boolean slashless) {
        this.exact = exact;
        this.slashless = slashless;
    }

    /** Whether it asks the rules without wildcards. */
    public boolean exact() {
        return exact;
    }

    /** Whether it asks for the path without its trailing slash. */
    public boolean slashless() {
        return slashless;
    }

    /** The path that this step asks for; empty when it needs a trailing slash and there is none. */
    public Optional<String> asks(String path) {
        if (!slashless) {
            return Optional.of(path);
        }
        return path.endsWith("/") ? Optional.of(path.substring(0, path.length() - 1)) : Optional.empty();
    }

    /** The steps for an operation, first to last. */
    public static List<Lookup> order(Operation operation, Semantics semantics) {
        if (!operation.listing()) {
            return PLAIN;
        }
        if (semantics == Semantics.V2_6) {
            return LISTING;
        }
        return operation == Operation.LIST ? LIST_2_5 : SCAN_2_5;
    }
}
