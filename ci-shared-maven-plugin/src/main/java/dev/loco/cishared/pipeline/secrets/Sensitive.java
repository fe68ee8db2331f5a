package dev.loco.cishared.pipeline.secrets;

import dev.loco.cishared.pipeline.model.SecretUse;
import dev.loco.cishared.pipeline.model.Step;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which variables of a step hold a credential. User names and addresses are kept as secrets too, and are none. */
final class Sensitive {
    private static final Pattern CREDENTIAL = Pattern.compile(
            "token|pass(word|wd|phrase)?$|pwd|secret|key(?!cloak)|credential|webhook|auth(?!or)|dsn$|private|pat$");

    private static final Pattern NONE =
            Pattern.compile("(id|file|path|name|user(name)?|host|addr(ess)?|server|email)$");

    private Sensitive() {}

    /** The variables by name, each with the secret it holds. */
    static Map<String, SecretUse> variables(Step step) {
        Map<String, SecretUse> variables = new TreeMap<>();
        for (SecretUse use : SecretUse.of(step)) {
            boolean credential = isCredential(use.variable()) || isCredential(use.secret());
            if (use.section().equals("environment") && credential && !isHarmless(use.variable())) {
                variables.put(use.variable(), use);
            }
        }
        return variables;
    }

    private static boolean isCredential(String name) {
        return CREDENTIAL.matcher(name.toLowerCase(Locale.ROOT)).find() && !isHarmless(name);
    }

    private static boolean isHarmless(String name) {
        return NONE.matcher(name.toLowerCase(Locale.ROOT)).find();
    }
}
