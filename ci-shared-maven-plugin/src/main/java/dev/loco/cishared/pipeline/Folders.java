package dev.loco.cishared.pipeline;

import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.simulate.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which workflows Woodpecker runs together: those of one folder. */
final class Folders {
    /** Taken alone, when there is no folder {@code .woodpecker/}. */
    private static final Set<String> SINGLE = Set.of(".woodpecker.yml", ".woodpecker.yaml");

    private Folders() {}

    /** A simulation for each folder. A file at the root stands alone; unless its name is Woodpecker's, it is a part of something unknown. */
    static List<Simulation> simulate(List<Workflow> workflows) {
        List<Simulation> simulations = new ArrayList<>();
        Map<String, List<Workflow>> folders = new LinkedHashMap<>();
        for (Workflow workflow : workflows) {
            String file = workflow.file().file();
            int slash = file.lastIndexOf('/');
            if (slash >= 0) {
                folders.computeIfAbsent(file.substring(0, slash), f -> new ArrayList<>())
                        .add(workflow);
            } else if (SINGLE.contains(file)) {
                simulations.add(Simulation.of(List.of(workflow)));
            } else {
                simulations.add(Simulation.alone(workflow));
            }
        }
        folders.values().forEach(folder -> simulations.add(Simulation.of(folder)));
        return simulations;
    }
}
