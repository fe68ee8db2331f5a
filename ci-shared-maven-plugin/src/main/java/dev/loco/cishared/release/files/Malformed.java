package dev.loco.cishared.release.files;

/** Ends a scan at the first character that does not belong there; {@link VersionFiles} makes a finding of it. */
final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Source source;
    private final transient Place place;
    private final String language;

    Malformed(Source source, int offset, String language, String expected) {
        super(expected, null, false, false);
        this.source = source;
        int length = source.text().length();
        int from = Math.min(offset, length);
        this.place = new Place(from, from < length && source.text().charAt(from) >= ' ' ? 1 : 0);
        this.language = language;
    }

    void tell(Draft draft) {
        draft.problem(
                source,
                place,
                "`" + source.path() + "` is not sound " + language,
                String.valueOf(getMessage()),
                "mend the file");
    }
}
