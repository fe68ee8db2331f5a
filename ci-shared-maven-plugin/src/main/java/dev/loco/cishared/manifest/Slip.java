package dev.loco.cishared.manifest;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a string breaks the pattern of its place, in plain words instead of the regular expression.
 *
 * @param offset where in the value the fault starts
 * @param length how far it goes; 0 for the whole value
 * @param what completes a sentence that starts with the place
 * @param help what to do
 * @param mended the value that was most likely meant
 * @param sure whether nothing else can have been meant
 * @param hide whether the value may be the secret itself and must not be printed
 */
record Slip(int offset, int length, String what, String help, Optional<String> mended, boolean sure, boolean hide) {
    private static final Pattern VARIABLE_LIKE = Pattern.compile("\\$?\\{?([A-Z][A-Z_.-]{0,40}[0-9]?)\\}?");
    private static final Pattern DAY_LIKE =
            Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[Tt ][0-9:.Zz+-]*)?");

    /** The reason the value is refused at the place. The value is known to be refused. */
    static Slip of(SchemaPlace place, String value) {
        Slip slip = explain(place, value);
        return slip.mended().filter(place::accepts).isPresent() ? slip : slip.unmended();
    }

    private static Slip explain(SchemaPlace place, String value) {
        return switch (place.kind()) {
            case "glob" -> glob(value);
            case "name" -> name(value);
            case "mount" -> mount(place, value);
            case "date" -> date(value);
            case "variable" -> variable(value);
            case "line" ->
                whole("is not one line of text", "write one line without spaces at its ends")
                        .mend(value.strip());
            case "reason" -> whole("says nothing", "write a sentence a colleague understands");
            case "namespace" -> namespace(value);
            case "policies" -> policy(value);
            case "role" ->
                whole(
                        "is not a role's name",
                        "write letters, digits, `_`, `.`, `@` and `-`, a letter, digit or `_` at both ends");
            case "file" ->
                whole(
                        "is not the path of a file",
                        "write segments of letters, digits, `_`, `.`, `@`, `+` and `-`, none empty, `.` or `..`");
            case "rule" ->
                whole(
                        "is not a rule of reverse-coverage",
                        "write `coverage/…` or `policy/…`; findings of other checks are allowed by a comment or in"
                                + " `.ci-shared.yml`");
            default -> whole("is not what belongs here", "see the description in `schema/v1.json`");
        };
    }

    private static Slip glob(String value) {
        return GlobFault.of(value)
                .map(f -> new Slip(f.offset(), f.length(), f.what(), f.help(), Optional.empty(), false, false))
                .map(s -> value.startsWith("/")
                        ? s.mend(value.replaceFirst("^/+", "")).certain()
                        : s)
                .orElseGet(() -> whole("is not a path", "see the description in `schema/v1.json`"));
    }

    private static Slip name(String value) {
        Slip slip = whole(
                value.isEmpty() ? "is empty" : "is no valid name",
                "write lower-case letters, digits and single hyphens, a letter first");
        String dashed =
                value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceFirst("-+$", "");
        return slip.mend(dashed);
    }

    private static Slip mount(SchemaPlace place, String value) {
        String bare = value.replaceFirst("^/+", "").replaceFirst("/+$", "");
        boolean identity = place.path().get(0).equals("identities");
        if (identity && bare.startsWith("auth/")) {
            return new Slip(
                            value.indexOf("auth/"),
                            5,
                            "starts with `auth/`",
                            "leave `auth/` out; the mount of an identity is always below it",
                            Optional.empty(),
                            false,
                            false)
                    .mend(bare.substring(5))
                    .certain();
        }
        return bare.equals(value)
                ? whole(
                        value.isEmpty() ? "is empty" : "is not the path of a mount",
                        "write letters, digits, `_`, `.`, `-`, and single `/` between")
                : whole("has a slash at its end or beginning", "leave the slash out")
                        .mend(bare)
                        .certain();
    }

    private static Slip namespace(String value) {
        if (value.equals("root")) {
            return whole(
                    "is `root`, which is no namespace's name", "write `\"\"` for the root namespace, or leave it out");
        }
        String bare = value.replaceFirst("^/+", "").replaceFirst("/+$", "");
        return bare.equals(value)
                ? whole(
                        "is not the path of a namespace",
                        "write letters, digits, `_`, `.`, `-`, and single `/` between; OpenBao keeps `root`, `sys`,"
                                + " `audit`, `auth`, `cubbyhole` and `identity` for itself")
                : whole("has a slash at its end or beginning", "leave the slash out")
                        .mend(bare)
                        .certain();
    }

    private static Slip policy(String value) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        return lower.equals(value)
                ? whole(
                        value.isEmpty() ? "is empty" : "is not a policy's name",
                        "write lower-case letters, digits, `_`, `.`, `:`, `@`, `/` and `-`")
                : whole("is not in lower case", "write it as OpenBao keeps it")
                        .mend(lower)
                        .certain();
    }

    private static Slip date(String value) {
        Matcher like = DAY_LIKE.matcher(value);
        if (!like.matches()) {
            return whole("is not a date", "write it as YYYY-MM-DD: `2027-06-30`");
        }
        String day = "%s-%2s-%2s"
                .formatted(like.group(1), like.group(2), like.group(3))
                .replace(' ', '0');
        return day.equals(value)
                ? whole("is no day of the calendar", "write a day that exists, as YYYY-MM-DD")
                : whole("is not written as YYYY-MM-DD", "write it as YYYY-MM-DD: `2027-06-30`")
                        .mend(day);
    }

    /** Where a variable's name belongs, people put the secret itself: print the value only when it is no such thing. */
    private static Slip variable(String value) {
        Matcher like = VARIABLE_LIKE.matcher(value);
        if (like.matches()) {
            return whole("is not the name of an environment variable", "write letters, digits and `_`, no digit first")
                    .mend(like.group(1).replaceAll("[.-]", "_"));
        }
        return new Slip(
                0,
                0,
                "is not the name of an environment variable",
                "name the variable that takes the field's value, never the value: `DB_PASSWORD`",
                Optional.empty(),
                false,
                true);
    }

    private static Slip whole(String what, String help) {
        return new Slip(0, 0, what, help, Optional.empty(), false, false);
    }

    private Slip mend(String value) {
        return new Slip(offset, length, what, help, Optional.of(value), sure, hide);
    }

    private Slip certain() {
        return new Slip(offset, length, what, help, mended, true, hide);
    }

    private Slip unmended() {
        return new Slip(offset, length, what, help, Optional.empty(), false, hide);
    }
}
