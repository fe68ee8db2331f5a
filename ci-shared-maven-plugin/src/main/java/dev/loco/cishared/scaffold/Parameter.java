package dev.loco.cishared.scaffold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What the files of a set-up repository are filled with, and which values make sense there. */
public enum Parameter {
    NAME(
            "name",
            // At most the length of a DNS label; not what YAML takes for no text.
            "(?=.{1,63}$)" + Forms.NAME,
            "lower-case words joined by \"-\", at most 63 characters, such as hello-world",
            ""),
    GROUP_ID("groupId", "[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*", "words joined by \".\", such as dev.loco", "dev.loco"),
    VERSION("version", "[A-Za-z0-9._-]+", "a version, such as 0.1.0-SNAPSHOT", "0.1.0-SNAPSHOT"),
    REGISTRY("registry", Forms.HOST, Forms.WANTED_HOST + "registry.example.org", ""),
    MIRROR("mirror", Forms.HOST, Forms.WANTED_HOST + "sm-zot:5000", "sm-zot:5000"),
    IMAGE(
            "image",
            "[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)+",
            "owner/name in lower case, such as loco/hello-world",
            "loco/@name@"),
    TEAM("team", Forms.NAME, "lower-case words joined by \"-\", such as platform", "platform"),
    CONTACT("contact", "[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+", "a mail address", "@team@@example.org");

    /** Constants of an enum cannot use its own fields. */
    private static final class Forms {
        static final String NAME = "(?!(true|false|null)$)[a-z][a-z0-9]*(-[a-z0-9]+)*";
        static final String HOST = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?";
        static final String WANTED_HOST = "a host, with its port where it has one, such as ";
    }

    private final String key;
    private final Pattern form;
    private final String wanted;
    private final String otherwise;

    Parameter(String key, String form, String wanted, String otherwise) {
        this.key = key;
        this.form = Pattern.compile(form);
        this.wanted = wanted;
        this.otherwise = otherwise;
    }

    /** The name it is given by. */
    public String key() {
        return key;
    }

    /** The values given, and the usual one of every parameter that has one and was not given. */
    public static Map<String, String> withDefaults(Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>(given);
        for (Parameter parameter : values()) {
            if (!parameter.otherwise.isEmpty()) {
                values.putIfAbsent(parameter.key, Skeleton.fill(parameter.otherwise, values));
            }
        }
        return values;
    }

    /**
     * What is wrong with the values, a line each, in the order of the parameters; nothing when all can be written.
     *
     * @param typed how a parameter of that name is typed at the door used: {@code --registry}
     */
    public static List<String> complaints(Map<String, String> values, UnaryOperator<String> typed) {
        List<String> complaints = new ArrayList<>();
        for (Parameter parameter : values()) {
            String value = values.getOrDefault(parameter.key, "");
            // What follows from another value is as good as that one, and would only be the same complaint twice.
            boolean usual = !value.isEmpty() && value.equals(Skeleton.fill(parameter.otherwise, values));
            if (!usual && !parameter.form.matcher(value).matches()) {
                complaints.add(typed.apply(parameter.key)
                        + (value.isEmpty() ? " is missing: expected " : "=" + value + ": expected ")
                        + parameter.wanted);
            }
        }
        return complaints;
    }
}
