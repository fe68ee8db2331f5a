package dev.loco.cishared.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries the rules on the house in {@code faulty}, where every one of them is broken: a rule that cannot fail is none. */
class HouseRulesTest {

    private static final String ROOT = "dev.loco.cishared.rooms.faulty";
    private static final JavaClasses FAULTY = new ClassFileImporter().importPackages(ROOT);

    static List<Arguments> faults() {
        return List.of(
                fault("text knows finding", knows("text"), "text.KnowsFinding"),
                fault("finding imports snakeyaml", knows("finding"), "finding.KnowsSnakeyaml"),
                fault("cli knows mojo", knows("cli"), "cli.KnowsMojo"),
                fault("pipeline imports Maven", knows("pipeline"), "pipeline.KnowsMaven"),
                fault("a room not in the table", HouseRules::everyClassLivesInARoom, "util.Anything"),
                fault("a room called util", HouseRules::noEmptyNames, "util.Anything"),
                fault("a class called manager", HouseRules::noEmptyNames, "report.FindingManager"),
                fault("finding and report in a circle", HouseRules::noCycles, "report.FindingManager"),
                fault("exit outside Main", HouseRules::onlyMainExits, "finding.Exits"),
                fault("a clock behind the doors", HouseRules::noClockBehindTheDoors, "finding.Exits"),
                fault("a package not null marked", HouseRules::everyPackageIsNullMarked, "finding.Exits"),
                fault("a tower of goals", HouseRules::noTowerOfGoals, "mojo.SecondFloor"));
    }

    private static Arguments fault(String what, Function<HouseRules, ArchRule> rule, String offender) {
        return Arguments.of(what, rule, offender);
    }

    private static Function<HouseRules, ArchRule> knows(String room) {
        return rules -> rules.knowsOnlyWhatItMay(Room.ALL.get(room));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void faultIsFound(String what, Function<HouseRules, ArchRule> rule, String offender) {
        var report = rule.apply(new HouseRules(ROOT)).evaluate(FAULTY).getFailureReport();

        assertThat(report.getDetails()).as(what).anyMatch(line -> line.contains(offender));
    }

    static List<Arguments> orderly() {
        return List.of(
                fault("BaseImage is an image", HouseRules::noEmptyNames, "finding.BaseImage"),
                fault("cli.Main may exit", HouseRules::onlyMainExits, "cli.Main"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orderly")
    void orderIsLeftAlone(String what, Function<HouseRules, ArchRule> rule, String type) {
        var report = rule.apply(new HouseRules(ROOT)).evaluate(FAULTY).getFailureReport();

        assertThat(report.getDetails()).as(what).noneMatch(line -> line.contains(type));
    }
}
