package dev.loco.cishared.lint;

/** The checks of one run. */
public enum Check {
    /** {@code bao.yml}. */
    MANIFEST("bao-manifest-check"),
    /** Credentials and unsafe use of OpenBao in any file. */
    SECRETS("bao-lint"),
    /** The pipelines. */
    PIPELINE("ci-lint"),
    /** OpenBao's policies. */
    POLICY("policy-lint"),
    /** bao.yml against policies. */
    COVERAGE("reverse-coverage");

    private final String command;

    Check(String command) {
        this.command = command;
    }

    /** The goal and command that runs this check alone; also the word that starts its allowance comments. */
    public String command() {
        return command;
    }
}
