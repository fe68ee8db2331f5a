package dev.loco.cishared.decide;

/** Names of namespaces as OpenBao takes them. */
public final class Namespaces {
    private Namespaces() {}

    /** {@code team}, {@code /team/}, {@code team/}: {@code team/}; {@code root} and nothing: the root namespace, empty. */
    public static String of(String name) {
        String bare = name.replaceAll("^/+|/+$", "");
        return bare.isEmpty() || bare.equals("root") ? "" : bare + "/";
    }
}
