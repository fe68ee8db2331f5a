package dev.loco.cishared.pipeline.template;

/**
 * One revision of a canonical pipeline; immutable once released.
 *
 * @param name the template's name, {@code python-ci.yml}
 * @param revision from 1
 * @param text the whole file with its holes, LF line ends
 */
public record TemplateRevision(String name, int revision, String text) {

    /** What findings call it: {@code template python-ci.yml revision 1}. */
    public String title() {
        return "template " + name + " revision " + revision;
    }

    /** The line a file that follows it starts with: {@code # ci-shared: python-ci.yml revision 1}. */
    public String firstLine() {
        return "# ci-shared: " + name + " revision " + revision;
    }
}
