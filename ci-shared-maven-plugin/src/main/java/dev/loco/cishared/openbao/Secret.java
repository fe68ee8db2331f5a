package dev.loco.cishared.openbao;

/** A token or another credential: no text of it ever shows what it is. */
final class Secret {
    private static final String MASK = "***";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * The credential in that text, without the white space around it.
     *
     * @param where it comes from, for the message
     * @throws CouldNotRead when there is none, or it has characters that no header can hold
     */
    static Secret of(String text, String where) throws CouldNotRead {
        String value = text.strip();
        if (value.isEmpty()) {
            throw CouldNotRead.wrongUse(where + " is empty: it must hold a credential");
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw CouldNotRead.wrongUse(
                    where + " holds more than one line, or characters that are in no token: it must hold the credential"
                            + " and nothing else");
        }
        return new Secret(value);
    }

    /** The credential itself, for the one request that needs it. */
    String reveal() {
        return value;
    }

    /** The text with this credential hidden wherever it stands in it. */
    String hideIn(String text) {
        return text.replace(value, MASK);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
