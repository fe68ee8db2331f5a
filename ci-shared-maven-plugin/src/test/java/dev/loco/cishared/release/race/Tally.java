package dev.loco.cishared.release.race;

import java.util.Map;
import java.util.TreeMap;

/** What happened, to be quoted. */
final class Tally {
    private final String name;
    private final Map<String, Integer> counts = new TreeMap<>();

    Tally(String name) {
        this.name = name;
    }

    synchronized void add(String what, int many) {
        counts.merge(what, many, Integer::sum);
    }

    void one(String what) {
        add(what, 1);
    }

    synchronized int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    /** Prints it as a table. */
    @Override
    public synchronized String toString() {
        StringBuilder table = new StringBuilder("| " + name + " | count |\n|---|---|\n");
        counts.forEach((what, count) ->
                table.append("| ").append(what).append(" | ").append(count).append(" |\n"));
        return table.toString();
    }
}
