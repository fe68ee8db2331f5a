package dev.loco.cishared.pipeline.simulate;

import java.util.Map;
import java.util.TreeMap;

/**
 * One run of a workflow: what happens, with which values of its matrix.
 *
 * @param occasion what happens
 * @param axis the values by name; none when the workflow has no matrix
 */
public record Run(Occasion occasion, Map<String, String> axis) {

    /** {@code a push to `main`, in the run of the matrix with `GO=1.22`}: for messages. */
    public String phrase(boolean withFiles, boolean withAxis) {
        String what = occasion.phrase(withFiles);
        if (!withAxis || axis.isEmpty()) {
            return what;
        }
        StringBuilder values = new StringBuilder();
        new TreeMap<>(axis)
                .forEach((name, value) -> values.append(values.isEmpty() ? "`" : ", `")
                        .append(name)
                        .append('=')
                        .append(value)
                        .append('`'));
        return what + ", in the run of the matrix with " + values;
    }
}
