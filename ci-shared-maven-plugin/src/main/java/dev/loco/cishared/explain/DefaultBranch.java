package dev.loco.cishared.explain;

/**
 * What is taken for the repository's default branch: pushes to it and to others are told apart.
 *
 * @param source who says so
 */
public record DefaultBranch(String name, Source source) {

    /** Who says what the default branch is. */
    public enum Source {
        /** The option. */
        OPTION("option", "as asked for"),
        /** Git, which took it from the server when the repository was cloned. */
        GIT("git", "as git has it from the server"),
        /** Nobody: it is the one the conditions name. */
        GUESS("guess", "a guess; set it with `default-branch`");

        private final String label;
        private final String phrase;

        Source(String label, String phrase) {
            this.label = label;
            this.phrase = phrase;
        }

        /** The word for it in JSON. */
        public String label() {
            return label;
        }

        /** The words for it, for a person. */
        public String phrase() {
            return phrase;
        }
    }
}
