package dev.loco.cishared.release.plan;

import dev.loco.cishared.release.git.*;
import java.util.*;

final class PlannedFiles {
    PlannedFiles(GitRepository r, Optional<String> web) {}

    ReleasePlan added(ReleasePlan plan) throws GitFault {
        return plan;
    }
}
