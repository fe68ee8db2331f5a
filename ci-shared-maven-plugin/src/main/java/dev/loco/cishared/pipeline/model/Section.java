package dev.loco.cishared.pipeline.model;

/** The three places of a workflow that hold containers. */
public enum Section {
    CLONE("clone", "clone step"),
    STEPS("steps", "step"),
    SERVICES("services", "service");

    private final String key;
    private final String noun;

    Section(String key, String noun) {
        this.key = key;
        this.noun = noun;
    }

    /** The workflow's key: {@code steps}. */
    public String key() {
        return key;
    }

    /** What a person calls one of its containers: {@code step}. */
    public String noun() {
        return noun;
    }
}
