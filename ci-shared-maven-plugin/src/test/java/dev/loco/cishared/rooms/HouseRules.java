package dev.loco.cishared.rooms;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The rules of the house as ArchUnit rules over any root package, so that they can be tried on a house full of faults. */
final class HouseRules {

    private static final Set<String> EMPTY_NAMES =
            Set.of("util", "utils", "common", "commons", "helper", "helpers", "manager", "managers", "base");

    private static final Map<String, Set<String>> EXITS = Map.of(
            "java.lang.System", Set.of("exit"),
            "java.lang.Runtime", Set.of("exit", "halt"));

    private static final Map<String, Set<String>> CLOCKS = Map.of(
            "java.lang.System", Set.of("currentTimeMillis"),
            "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system"),
            "java.time.Instant", Set.of("now"),
            "java.time.LocalDate", Set.of("now"),
            "java.time.LocalDateTime", Set.of("now"),
            "java.time.OffsetDateTime", Set.of("now"),
            "java.time.ZonedDateTime", Set.of("now"));

    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    ArchRule knowsOnlyWhatItMay(Room room) {
        return classes()
                .that()
                .resideInAPackage(root + "." + room.name() + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(room.mayKnow(root))
                .as("room " + room.name() + " may know " + room.rooms() + " and of libraries " + room.libraries())
                .allowEmptyShould(true);
    }

    ArchRule everyClassLivesInARoom() {
        String[] rooms =
                Room.ALL.keySet().stream().map(room -> root + "." + room + "..").toArray(String[]::new);
        return classes().should().resideInAnyPackage(rooms).as("every class lives in a room of the table");
    }

    ArchRule noEmptyNames() {
        return noClasses()
                .should(be(describe("called by a name that says nothing", this::hasEmptyName)))
                .as("nothing is called util, common, helper, manager or base: say what it does");
    }

    private boolean hasEmptyName(JavaClass type) {
        boolean emptyRoom =
                Arrays.stream(type.getPackageName().split("\\.", -1)).anyMatch(EMPTY_NAMES::contains);
        String[] words = type.getSimpleName().split("(?<=[a-z0-9])(?=[A-Z])", -1);
        // Only the last word says what a class is: `BaseImage` is an image.
        return emptyRoom || EMPTY_NAMES.contains(words[words.length - 1].toLowerCase(Locale.ROOT));
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .as("the arrows between packages point one way");
    }

    ArchRule onlyMainExits() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".cli.Main")
                .should()
                .callCodeUnitWhere(callsOneOf(EXITS))
                .as("only cli.Main ends the process");
    }

    ArchRule noClockBehindTheDoors() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".cli..", root + ".mojo..")
                .should()
                .callCodeUnitWhere(callsOneOf(CLOCKS))
                .as("a date is a parameter: no clock behind the front doors");
    }

    private static DescribedPredicate<JavaCall<?>> callsOneOf(Map<String, Set<String>> methods) {
        return describe("calls one of " + methods, call -> {
            CodeUnitCallTarget target = call.getTarget();
            return methods.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName());
        });
    }

    ArchRule everyPackageIsNullMarked() {
        return classes()
                .should(be(describe(
                        "in a package whose package-info says @NullMarked",
                        type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
                .as("every package is @NullMarked");
    }

    ArchRule noTowerOfGoals() {
        return classes()
                .that(describe(
                        "are goals",
                        type -> isGoal(type) && !type.getSimpleName().equals("HelpMojo")))
                .should(be(describe("a direct child of AbstractMojo, and final", HouseRules::isDirectGoal)))
                .as("a goal extends AbstractMojo itself and is final")
                .allowEmptyShould(true);
    }

    private static boolean isGoal(JavaClass type) {
        return type.isAssignableTo("org.apache.maven.plugin.Mojo");
    }

    private static boolean isDirectGoal(JavaClass type) {
        boolean direct = type.getRawSuperclass()
                .filter(parent -> parent.getName().equals("org.apache.maven.plugin.AbstractMojo"))
                .isPresent();
        return direct && type.getModifiers().contains(JavaModifier.FINAL);
    }

    /** The rules that hold for the house as a whole. */
    List<ArchRule> ofTheWholeHouse() {
        return List.of(
                everyClassLivesInARoom(),
                noEmptyNames(),
                noCycles(),
                onlyMainExits(),
                noClockBehindTheDoors(),
                everyPackageIsNullMarked(),
                noTowerOfGoals());
    }
}
