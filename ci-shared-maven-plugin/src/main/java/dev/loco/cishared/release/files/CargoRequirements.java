package dev.loco.cishared.release.files;

import dev.loco.cishared.release.files.Toml.Node;
import dev.loco.cishared.release.files.Toml.Table;
import dev.loco.cishared.release.files.Toml.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What packages of a workspace require of each other: {@code { path = "../core", version = "1.2.0" }}. Cargo refuses a
 * package by path whose version does not meet the requirement (Cargo Book, "Multiple locations"), so that one that
 * names the old version exactly goes with it; any other is its owner's.
 */
final class CargoRequirements {
    private static final List<String> TABLES = List.of("dependencies", "dev-dependencies", "build-dependencies");
    private static final Pattern REQUIREMENT = Pattern.compile("\\s*+[=^~]?\\s*+(\\S+)\\s*");

    private CargoRequirements() {}

    static void write(String above, List<CargoManifest> packages, String old, Draft draft) {
        Set<String> folders = packages.stream().map(CargoManifest::folder).collect(Collectors.toSet());
        for (CargoManifest manifest : CargoManifest.below(above, draft)) {
            for (Table dependencies : tables(manifest.root())) {
                for (Node dependency : dependencies.entries().values()) {
                    if (dependency instanceof Table one && leadsTo(manifest, one, folders)) {
                        one.text("version").ifPresent(text -> write(manifest.source(), text, old, draft));
                    }
                }
            }
        }
    }

    private static void write(Source source, Text text, String old, Draft draft) {
        Matcher requirement = REQUIREMENT.matcher(source.text(text.place()));
        if (requirement.matches() && requirement.group(1).equals(old)) {
            draft.write(source, new Place(text.place().offset() + requirement.start(1), old.length()));
        }
    }

    private static boolean leadsTo(CargoManifest manifest, Table dependency, Set<String> folders) {
        return dependency
                .text("path")
                .flatMap(path -> Folders.resolve(manifest.folder(), path.value()))
                .filter(folders::contains)
                .isPresent();
    }

    private static List<Table> tables(Table root) {
        List<Table> tables = new ArrayList<>();
        root.table("workspace", "dependencies").ifPresent(tables::add);
        List<Table> owners = new ArrayList<>(List.of(root));
        root.table("target")
                .ifPresent(targets -> targets.entries().values().forEach(target -> {
                    if (target instanceof Table table) {
                        owners.add(table);
                    }
                }));
        for (Table owner : owners) {
            TABLES.forEach(name -> owner.table(name).ifPresent(tables::add));
        }
        return tables;
    }
}
