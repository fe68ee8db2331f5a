package dev.loco.cishared.rooms;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A room of the house: a package below the root package, and whom it may know.
 *
 * @param name the first segment below the root package
 * @param rooms other rooms it may know
 * @param libraries package patterns of the libraries it may import, beside the JDK and JSpecify's annotations
 */
record Room(String name, Set<String> rooms, List<String> libraries) {

    private static final String SNAKEYAML = "org.yaml.snakeyaml..";
    private static final List<String> SCHEMA_VALIDATOR = List.of("com.networknt..", "tools.jackson..");
    private static final String JSON_STREAM = "tools.jackson.core..";
    private static final String COMMONS_CLI = "org.apache.commons.cli..";
    private static final String MAVEN = "org.apache.maven..";

    /** The whole house. Rooms that nobody has moved into yet stand here all the same. */
    static final Map<String, Room> ALL = house();

    private static Map<String, Room> house() {
        var house = new LinkedHashMap<String, Room>();
        add(house, room("finding"));
        add(house, room("text"));
        add(house, room("report", "finding").with(JSON_STREAM));
        add(house, room("yaml", "finding", "text").with(SNAKEYAML));
        add(house, room("manifest", "yaml", "finding").with(SCHEMA_VALIDATOR));
        add(house, room("policy", "finding", "text"));
        add(house, room("decide", "policy", "report", "finding", "text").with(JSON_STREAM));
        add(house, room("openbao", "policy").with(JSON_STREAM));
        add(house, room("coverage", "manifest", "policy", "openbao", "finding", "text", "yaml"));
        add(house, room("secrets", "finding", "text"));
        add(house, room("pipeline", "yaml", "finding"));
        add(house, room("explain", "pipeline", "report", "yaml", "finding").with(JSON_STREAM));
        // Settings name versions and prefixes of tags, and releases make them.
        add(house, room("version"));
        add(house, room("release", "version", "finding", "text").with(JSON_STREAM));
        add(house, room("repository", "version", "yaml", "finding"));
        // A new bao.yml comes with its policy, generated from it.
        add(house, room("scaffold", "pipeline", "repository", "coverage", "manifest", "policy", "yaml"));
        // The rooms above think; `lint` calls them in one run; the two front doors translate and do not know each
        // other.
        add(house, new Room("lint", Set.copyOf(house.keySet()), List.of()));
        var behindTheDoors = Set.copyOf(house.keySet());
        add(house, new Room("cli", behindTheDoors, List.of(COMMONS_CLI)));
        add(house, new Room("mojo", behindTheDoors, List.of(MAVEN)));
        return house;
    }

    private static void add(Map<String, Room> house, Room room) {
        house.put(room.name(), room);
    }

    private static Room room(String name, String... knows) {
        return new Room(name, Set.of(knows), List.of());
    }

    private Room with(String library) {
        return with(List.of(library));
    }

    private Room with(List<String> libraries) {
        return new Room(name, rooms, libraries);
    }

    /** Package patterns, as ArchUnit writes them, of everything this room may depend on. */
    String[] mayKnow(String root) {
        var patterns = new TreeSet<String>(libraries);
        patterns.addAll(Arrays.asList("java..", "javax..", "org.w3c..", "org.xml..", "org.jspecify.."));
        patterns.add(root + "." + name + "..");
        rooms.forEach(other -> patterns.add(root + "." + other + ".."));
        return patterns.toArray(String[]::new);
    }

    @Override
    public String toString() {
        return name;
    }
}
