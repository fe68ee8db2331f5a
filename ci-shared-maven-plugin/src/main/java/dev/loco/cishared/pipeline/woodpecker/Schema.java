package dev.loco.cishared.pipeline.woodpecker;

import static dev.loco.cishared.pipeline.woodpecker.Kind.BOOLEAN;
import static dev.loco.cishared.pipeline.woodpecker.Kind.FLOAT;
import static dev.loco.cishared.pipeline.woodpecker.Kind.INTEGER;
import static dev.loco.cishared.pipeline.woodpecker.Kind.LIST;
import static dev.loco.cishared.pipeline.woodpecker.Kind.MAPPING;
import static dev.loco.cishared.pipeline.woodpecker.Kind.NULL;
import static dev.loco.cishared.pipeline.woodpecker.Kind.NUMBER;
import static dev.loco.cishared.pipeline.woodpecker.Kind.STRING;
import static dev.loco.cishared.pipeline.woodpecker.Kind.SWITCH;
import static dev.loco.cishared.pipeline.woodpecker.Kind.TEXT;
import static dev.loco.cishared.pipeline.woodpecker.Shape.any;
import static dev.loco.cishared.pipeline.woodpecker.Shape.kinds;
import static dev.loco.cishared.pipeline.woodpecker.Shape.of;

import dev.loco.cishared.pipeline.model.When;
import dev.loco.cishared.pipeline.woodpecker.Shape.Keys;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shapes of a workflow in Woodpecker 3.17.0: {@code linter/schema/schema.json} for what is valid, the types of
 * {@code types}, {@code types/base}, {@code constraint} and {@code matrix} for what the parser takes.
 */
final class Schema {
    private Schema() {}

    /** What the parser puts into a text field: any scalar but a date. */
    private static final Set<Kind> AS_TEXT = kinds(NUMBER, STRING, SWITCH, BOOLEAN, NULL);

    private static final Set<Kind> ONLY_TEXT = EnumSet.of(STRING, SWITCH);
    private static final Set<Kind> SCALAR = kinds(kinds(TEXT, INTEGER, FLOAT), BOOLEAN);

    private static final Shape TEXT_FIELD = of("a string", TEXT, AS_TEXT);
    private static final Shape FLAG = of("`true` or `false`", EnumSet.of(BOOLEAN), EnumSet.of(BOOLEAN, SWITCH, NULL));
    /** What stands in a list that the parser takes apart item by item. */
    private static final Shape STRICT_TEXT = of("a string", TEXT, ONLY_TEXT);

    private static final Shape TEXTS = of("a string or a list of strings", kinds(TEXT, LIST), kinds(AS_TEXT, LIST))
            .listing(STRICT_TEXT);
    private static final Shape TEXT_LIST =
            of("a list of strings", EnumSet.of(LIST), EnumSet.of(LIST, NULL)).listing(TEXT_FIELD);
    private static final Shape VOLUMES =
            of("a list of strings", EnumSet.of(LIST), EnumSet.of(LIST, NULL)).listing(STRICT_TEXT);
    private static final Shape PORTS = of("a list of numbers or strings", EnumSet.of(LIST), EnumSet.of(LIST, NULL))
            .listing(of("a number or a string", kinds(TEXT, INTEGER, FLOAT), AS_TEXT));

    /** A mapping of the owner's own keys, into which the parser does not look. */
    private static Shape own(String name, Set<Kind> values, String expected) {
        return of("a mapping", EnumSet.of(MAPPING), EnumSet.of(MAPPING, NULL))
                .keyed(Keys.closed(name, Map.of())
                        .open(of(expected, values, values).unparsed()));
    }

    private static final Set<Kind> NOT_NULL = EnumSet.complementOf(EnumSet.of(NULL));
    private static final Shape SETTINGS = own("`settings`", NOT_NULL, "a value");
    private static final Shape ENVIRONMENT = own("`environment`", NOT_NULL, "a value");

    private static final Shape CLONE_SETTINGS = of("a mapping", EnumSet.of(MAPPING), EnumSet.of(MAPPING, NULL))
            .keyed(Keys.closed(
                            "`settings`",
                            Map.of(
                                    "depth", of("a number", NUMBER, NUMBER).unparsed(),
                                    "recursive", FLAG.unparsed(),
                                    "partial", FLAG.unparsed(),
                                    "lfs", FLAG.unparsed(),
                                    "tags", FLAG.unparsed()))
                    .open(of("a value", NOT_NULL, NOT_NULL).unparsed()));

    private static final Shape CONSTRAINT = of(
                    "a string, a list of strings or a mapping of `include` and `exclude`",
                    kinds(TEXT, LIST, MAPPING),
                    kinds(AS_TEXT, LIST, MAPPING))
            .listing(STRICT_TEXT)
            .keyed(Keys.closed("the filter", Map.of("include", TEXTS, "exclude", TEXTS)));

    /** As {@link #TEXTS}, of which the schema wants the list. */
    private static final Shape PATHS =
            of("a list of strings", EnumSet.of(LIST), kinds(AS_TEXT, LIST)).listing(STRICT_TEXT);

    private static final Shape PATH = of(
                    "a string, a list of strings or a mapping of `include` and `exclude`",
                    kinds(TEXT, LIST, MAPPING),
                    kinds(AS_TEXT, LIST, MAPPING))
            .listing(STRICT_TEXT)
            .keyed(Keys.closed(
                    "`path`",
                    ordered("include", PATHS, "exclude", PATHS, "ignore_message", TEXT_FIELD, "on_empty", FLAG)));

    private static final Shape STATUS = TEXTS.oneOf(List.of("success", "failure"));
    private static final Shape EVENT = TEXTS.oneOf(When.EVENTS);
    private static final Shape WHEN_MATRIX =
            own("`matrix`", SCALAR, "a string, number or boolean").unparsed();

    private static final Map<String, Shape> FILTERS = ordered(
            "event",
            EVENT,
            "branch",
            CONSTRAINT,
            "path",
            PATH,
            "ref",
            CONSTRAINT,
            "cron",
            CONSTRAINT,
            "status",
            STATUS,
            "repo",
            CONSTRAINT,
            "platform",
            CONSTRAINT,
            "instance",
            CONSTRAINT,
            "evaluate",
            TEXT_FIELD);
    private static final Map<String, Shape> ALL_FILTERS = with(FILTERS, "matrix", WHEN_MATRIX, "local", FLAG);

    private static Shape when(Map<String, Shape> filters, String of) {
        Keys keys = Keys.closed(of, filters).alsoParsed(ALL_FILTERS);
        Shape item =
                of("a mapping", EnumSet.of(MAPPING), EnumSet.of(MAPPING, NULL)).keyed(keys);
        return of("a mapping or a list of mappings", EnumSet.of(MAPPING, LIST), EnumSet.of(MAPPING, LIST, NULL))
                .listing(item)
                .keyed(keys);
    }

    private static final Shape WORKFLOW_WHEN = when(FILTERS, "the workflow's `when`");
    private static final Shape STEP_WHEN = when(with(FILTERS, "matrix", WHEN_MATRIX), "`when`");

    private static final Shape DEPENDS_ON = of("a name or a list of names", kinds(TEXT, LIST), kinds(AS_TEXT, LIST))
            .listing(of("a name or a mapping of `name` and `optional`", kinds(TEXT, MAPPING), kinds(ONLY_TEXT, MAPPING))
                    .keyed(Keys.closed(
                                    "a dependency",
                                    ordered(
                                            "name",
                                            STRICT_TEXT,
                                            "optional",
                                            of("`true` or `false`", EnumSet.of(BOOLEAN), EnumSet.of(BOOLEAN))))
                            .requiring("name")));

    private static final Shape LIMIT =
            of("a number", EnumSet.of(INTEGER), EnumSet.of(INTEGER, NULL)).atLeast(1);
    private static final Shape CONCURRENCY = of(
                    "a number or a mapping of `limit` and `group`",
                    EnumSet.of(INTEGER, MAPPING),
                    EnumSet.of(INTEGER, MAPPING, NULL))
            .atLeast(1)
            .keyed(Keys.closed("`concurrency`", ordered("limit", LIMIT, "group", TEXT_FIELD))
                    .requiring("limit"));

    private static final Shape BACKEND_OPTIONS = KubernetesSchema.backendOptions();

    private static final Shape STEP_FAILURE = TEXT_FIELD.oneOf(List.of("fail", "ignore", "cancel"));
    /** Of plugins and services, which {@code cancel} is not for. */
    static final Shape FAILURE = TEXT_FIELD.oneOf(List.of("fail", "ignore"));

    private static final Map<String, Shape> COMMON = ordered(
            "name",
            TEXT_FIELD,
            "image",
            TEXT_FIELD,
            "pull",
            FLAG,
            "commands",
            TEXTS,
            "entrypoint",
            TEXTS,
            "directory",
            TEXT_FIELD,
            "environment",
            ENVIRONMENT,
            "settings",
            SETTINGS,
            "when",
            STEP_WHEN,
            "volumes",
            VOLUMES,
            "privileged",
            FLAG,
            "backend_options",
            BACKEND_OPTIONS);
    private static final Map<String, Shape> ONLY_STEP = ordered(
            "depends_on", DEPENDS_ON, "detach", FLAG, "failure", STEP_FAILURE, "dns", TEXTS, "dns_search", TEXTS);
    private static final Map<String, Shape> ONLY_SERVICE = ordered("failure", FAILURE, "ports", PORTS);
    private static final Map<String, Shape> UNDOCUMENTED =
            ordered("devices", TEXT_LIST, "extra_hosts", TEXT_LIST, "network_mode", TEXT_FIELD, "tmpfs", TEXT_LIST);
    /** Whatever the parser reads of any container. */
    private static final Map<String, Shape> CONTAINER =
            with(with(with(COMMON, ONLY_STEP), "ports", PORTS), UNDOCUMENTED);

    private static Shape container(String of, Map<String, Shape> keys) {
        return of("a mapping", EnumSet.of(MAPPING), EnumSet.of(MAPPING, NULL))
                .keyed(Keys.closed(of, keys).alsoParsed(CONTAINER));
    }

    static final Shape STEP = container("a step", with(COMMON, ONLY_STEP));
    /** A step with {@code settings}. */
    static final Shape PLUGIN = container("a step", with(with(COMMON, ONLY_STEP), "failure", FAILURE));

    static final Shape CLONE_STEP = container("a clone step", with(COMMON, ONLY_STEP));
    static final Shape SERVICE = container("a service", with(COMMON, ONLY_SERVICE));
    /** The clone step in map style: the schema looks at two of its keys. */
    static final Shape CLONE_GIT = of("a mapping", EnumSet.of(MAPPING), EnumSet.of(MAPPING, NULL))
            .keyed(Keys.closed(
                    "a clone step", with(onlyParsed(CONTAINER), "image", TEXT_FIELD, "settings", CLONE_SETTINGS)));

    static final Shape CLONE =
            of("a mapping of `git` or a list of steps", EnumSet.of(MAPPING, LIST), EnumSet.of(MAPPING, LIST, NULL));
    static final Shape STEPS =
            of("a list or a mapping of steps", EnumSet.of(MAPPING, LIST), EnumSet.of(MAPPING, LIST, NULL));
    static final Shape SERVICES =
            of("a list or a mapping of services", EnumSet.of(MAPPING, LIST), EnumSet.of(MAPPING, LIST, NULL));

    private static final Shape LABELS = of("a mapping", EnumSet.of(MAPPING), EnumSet.of(MAPPING, NULL))
            .keyed(Keys.closed("`labels`", Map.of()).open(of("a string, number or boolean", SCALAR, AS_TEXT)));
    private static final Shape WORKSPACE = of("a mapping", EnumSet.of(MAPPING), EnumSet.of(MAPPING, NULL))
            .keyed(Keys.closed("`workspace`", Map.of("base", TEXT_FIELD.onlyParsed(), "path", TEXT_FIELD.onlyParsed()))
                    .open(any()));
    private static final Shape RUNS_ON =
            of("a list of strings", EnumSet.of(LIST), EnumSet.of(LIST, NULL)).listing(TEXT_FIELD);

    /** The keys of a workflow. */
    static final Shape WORKFLOW = of("a mapping", EnumSet.of(MAPPING), EnumSet.of(MAPPING, NULL))
            .keyed(Keys.closed(
                    "a workflow",
                    ordered(
                            "when",
                            WORKFLOW_WHEN,
                            "steps",
                            STEPS,
                            "services",
                            SERVICES,
                            "clone",
                            CLONE,
                            "skip_clone",
                            FLAG,
                            "variables",
                            any(),
                            "matrix",
                            matrix(false),
                            "labels",
                            LABELS,
                            "depends_on",
                            DEPENDS_ON,
                            "workspace",
                            WORKSPACE,
                            "concurrency",
                            CONCURRENCY,
                            "runs_on",
                            RUNS_ON,
                            "$schema",
                            TEXT_FIELD.unparsed())));

    /** {@link #WORKFLOW} where combinations are listed: then the parser does not look at the axes. */
    static final Shape WORKFLOW_WITH_COMBINATIONS = WORKFLOW.keyed(
            Keys.closed("a workflow", with(WORKFLOW.keys().orElseThrow().allowed(), "matrix", matrix(true))));

    /** The shape of that workflow. */
    static Shape shapeOf(YamlMapping root) {
        boolean combinations = root.get("matrix")
                .flatMap(YamlNode::mapping)
                .flatMap(m -> m.get("include"))
                .flatMap(YamlNode::sequence)
                .filter(include ->
                        !include.items().isEmpty() && include.items().stream().allMatch(i -> i instanceof YamlMapping))
                .isPresent();
        return combinations ? WORKFLOW_WITH_COMBINATIONS : WORKFLOW;
    }

    private static Shape matrix(boolean combinations) {
        Shape axis = of("a list of strings, numbers or booleans", EnumSet.of(LIST), EnumSet.of(LIST, NULL))
                .listing(of("a string, number or boolean", SCALAR, AS_TEXT));
        Shape cell = of("a string, number or boolean", kinds(SCALAR, NULL), AS_TEXT);
        Shape include = of("a list of mappings", EnumSet.of(LIST), EnumSet.of(LIST, NULL))
                .listing(of("a mapping", EnumSet.of(MAPPING), kinds(AS_TEXT, MAPPING))
                        .keyed(Keys.closed("a combination", Map.of()).open(cell)));
        Shape axes = combinations
                ? of("a list", EnumSet.of(LIST), EnumSet.of(LIST))
                        .unparsed()
                        .listing(of("a string, number or boolean", SCALAR, SCALAR)
                                .unparsed())
                : axis;
        return of("a mapping", EnumSet.of(MAPPING), EnumSet.of(MAPPING, NULL))
                .keyed(Keys.closed("`matrix`", Map.of("include", include)).open(axes));
    }

    private static Map<String, Shape> onlyParsed(Map<String, Shape> shapes) {
        Map<String, Shape> parsed = new LinkedHashMap<>();
        shapes.forEach((key, shape) -> parsed.put(key, shape.onlyParsed()));
        return parsed;
    }

    private static Map<String, Shape> with(Map<String, Shape> some, Map<String, Shape> more) {
        Map<String, Shape> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, Shape> with(Map<String, Shape> some, Object... more) {
        return with(some, ordered(more));
    }

    /** Keys and shapes in turn, in the order in which a message names them. */
    private static Map<String, Shape> ordered(Object... keysAndShapes) {
        Map<String, Shape> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndShapes.length; i += 2) {
            map.put((String) keysAndShapes[i], (Shape) keysAndShapes[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }
}
