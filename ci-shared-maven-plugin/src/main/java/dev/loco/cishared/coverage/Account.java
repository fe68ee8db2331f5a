package dev.loco.cishared.coverage;

import java.util.List;

/**
 * What was found of one identity.
 *
 * @param workload the workload's name
 * @param file its manifest
 * @param identity the identity's name
 * @param login where it logs in: {@code auth/kubernetes/role/hello}; may be empty
 * @param namespace empty for the root
 * @param policies those its tokens carry, as far as they are not built in, sorted
 * @param known whether they are those of the role; else those the manifest expects
 * @param rows what is declared, in the manifest's order, and then what is granted beyond it
 */
public record Account(
        String workload,
        String file,
        String identity,
        String login,
        String namespace,
        List<String> policies,
        boolean known,
        List<Row> rows) {
    public Account {
        policies = List.copyOf(policies);
        rows = List.copyOf(rows);
    }
}
