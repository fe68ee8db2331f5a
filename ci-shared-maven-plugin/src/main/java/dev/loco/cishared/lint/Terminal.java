package dev.loco.cishared.lint;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Whether somebody looks at the output in colours. */
public final class Terminal {
    private Terminal() {}

    /**
     * Whether to write colours: what the options {@code color} and {@code no-color} say; else on a terminal, unless
     * {@code NO_COLOR} is set (no-color.org).
     *
     * @param noColor the variable's value
     */
    public static boolean wantsColour(Options options, @Nullable String noColor) {
        if (options.flag("no-color")) {
            return false;
        }
        return options.flag("color") || ((noColor == null || noColor.isEmpty()) && isTerminal());
    }

    /** From 22 on there is a console without a terminal, and a method that tells; this is compiled for 17. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
