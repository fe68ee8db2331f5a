package dev.loco.cishared.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of rooms: who may know whom. A new room is a new row in {@link Room#ALL}, thought about first. */
class RoomsTest {

    private static final String ROOT = "dev.loco.cishared";
    private static final int LONGEST_FILE = 400;

    private static final HouseRules RULES = new HouseRules(ROOT);
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static Collection<Room> rooms() {
        return Room.ALL.values();
    }

    static List<ArchRule> rulesOfTheWholeHouse() {
        return RULES.ofTheWholeHouse();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void roomKnowsOnlyWhatItMay(Room room) {
        RULES.knowsOnlyWhatItMay(room).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheWholeHouse")
    void houseIsInOrder(ArchRule rule) {
        rule.check(HOUSE);
    }

    /** Source files, not classes: a reader scrolls files. */
    @Test
    void noSourceFileIsTooLong() throws IOException {
        var tooLong = new ArrayList<String>();
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
                int lines = Files.readAllLines(file).size();
                if (lines > LONGEST_FILE) {
                    tooLong.add(sources.relativize(file) + " has " + lines + " lines");
                }
            }
        }
        assertThat(tooLong)
                .as("source files over %d lines: what needs that much wants to be two things", LONGEST_FILE)
                .isEmpty();
    }
}
