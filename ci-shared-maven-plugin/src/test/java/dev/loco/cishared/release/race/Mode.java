package dev.loco.cishared.release.race;

import dev.loco.cishared.release.TestRepository;

/** Whether releases are commits, by the settings of the repository. */
enum Mode {
    TAG_ONLY,
    COMMIT;

    private static final String SETTINGS = """
            components:
              - name: default
                tag-prefix: v
                floating: [major]
                mode: commit
                version-files: [VERSION]
                changelog: CHANGELOG.md
            """;

    /** Adds what it needs to a repository. */
    TestRepository in(TestRepository repository) {
        return this == COMMIT ? repository.commit("chore: settings", ".ci-shared.yml", SETTINGS) : repository;
    }
}
