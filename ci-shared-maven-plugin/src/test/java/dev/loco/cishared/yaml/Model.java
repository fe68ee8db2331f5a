package dev.loco.cishared.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tree without places: what a document says. Edits are done on it the plain way, to compare. */
final class Model {
    private Model() {}

    static Object of(YamlNode node) {
        if (node instanceof YamlSequence s) {
            return new ArrayList<>(s.items().stream().map(Model::of).toList());
        }
        if (node instanceof YamlMapping m) {
            Map<String, Object> map = new LinkedHashMap<>();
            m.entries().forEach(e -> map.put(e.name(), of(e.value())));
            return map;
        }
        YamlScalar s = (YamlScalar) node;
        return s.isNull() ? "~" : s.type() + " " + s.value();
    }

    static Object at(Object model, List<Object> path) {
        Object here = model;
        for (Object step : path) {
            here = step instanceof Integer i ? list(here).get(i) : map(here).get((String) step);
        }
        return here;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object model) {
        return (Map<String, Object>) model;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object model) {
        return (List<Object>) model;
    }
}
