package dev.loco.cishared.secrets;

/** The words around credentials: what stands in their place in documents, and what tells that one is near. */
final class Wording {
    /**
     * In the place of a random credential. Every alternative is at least six characters, so that chance does not write
     * it into a real one.
     */
    static final LazyPattern PLACEHOLDER = LazyPattern.of(
            "(?i)(.)\\1{5}|(.{2,4})\\2{3}|example|placeholder|change-?me|redacted|your_?token|not_?real|abcdef|123456"
                    + "|fedcba|654321|(?:my|jwt|root|client|access|auth|vault|some|fake|dummy|test)[-_]?token|generated"
                    + "|[<>${}*]|\\.\\.\\.");

    /** A line that is a comment: what it names is not in force. */
    static final LazyPattern COMMENT = LazyPattern.of("^\\s*(?://|#(?!!)|\\*\\s|--\\s|<!--)");

    /** A line that tells of a command and does not run it: a comment, a transcript, a usage text. */
    static final LazyPattern TOLD = LazyPattern.of("^\\s*(?://|#(?!!)|\\*\\s|--\\s|<!--|\\$\\s|Usage:)");

    private static final LazyPattern DOCUMENT = LazyPattern.of("\\.(?:md|mdx|markdown|rst|adoc|asciidoc)$");

    /** The character `…` as it stands in a file of UTF-8 that is read byte by byte. */
    private static final String ELLIPSIS = "\u00e2\u0080\u00a6";

    /**
     * In the place of a credential of no fixed shape: a variable, an expression, a gap to be filled, a word that says
     * so.
     */
    static final LazyPattern STAND_IN = LazyPattern.of(
            "(?i)[$<>{}%*#`|\\\\()\\[\\]]|\\.\\.|^.{0,2}$|^(.)\\1*$|^[-_.xX*]+$|xxxx"
                    + "|example|placeholder|change[-_]?me|redacted|secret[-_]here|(?:token|key|password)[-_]here|from[-_]secret"
                    + "|\\byour?(?:[-_]|\\b)|your[-_]?(?:token|key|vault|bao)|todo|fixme|dummy|fake|insert|replace|sample|mock"
                    + "|^my[-_]?(?:token|key|secret|vault|bao|password)|^some[-_]|^the[-_]|^an?[-_]|…|" + ELLIPSIS
                    + "|^(?:token|key|value|secret|string|str|password|passwd|none|null|nil|undefined|true|false|empty|unset|test"
                    + "|testing|foo|bar|baz|foobar|abc|abcd|abc123|required|optional|default|vault[-_]?token|bao[-_]?token"
                    + "|(?:test|client|auth|login|env|user|root|dev|new|old)[-_]?token|self|this|stdin|file|process|readonly|local)$"
                    + "|^(?!(?:hv)?[sbr]\\.\\w{20})\\p{Alpha}\\w*(?:\\.\\w+)+$|^(?:file|env|vault|bao|secret|op|ssm|arn|ref|https?):");

    /** Tells that a credential may be near. */
    static final LazyPattern CREDENTIAL = LazyPattern.of(
            "(?i)token|vault|bao(?![a-z])|secret|credential|passw|login|bearer|auth|unseal|recovery|wrap|approle|\\broot\\b");

    /** Tells that an address is that of an OpenBao or Vault server; 8200 is its port. */
    static final String BAO_ADDRESS = "(?i:(?:BAO|VAULT)_(?:AGENT_|API_|PROXY_)?ADDR"
            + "|://[\\w.-]{0,80}(?:vault(?!warden)|openbao|(?<![a-z])bao(?![a-z]))"
            + "|://[\\w.$\\{\\}-]{1,80}:8200\\b"
            + "|/v1/(?:sys/|cubbyhole/|(?:kv|secret)/(?:data|metadata)/|auth/(?:token|approle|kubernetes|jwt|userpass|ldap|cert)/))";

    /** Between a name and its value where both are values themselves: {@code name: X} and {@code value: @}. */
    static final String PAIRED = "(?:[\"']?,?[ \\t]{0,8}\\r?\\n[ \\t]{0,40}(?:-[ \\t]{1,8})?|[\"'],[ \\t]{0,8})"
            + "[\"']?value[\"']?[ \\t]{0,4}:[ \\t]{0,8}[\"']?";

    /** The command's name, as the word of a command line. */
    static final String COMMAND = "(?<![\\w.-])(?:bao|vault)(?:\\.exe)?";

    private Wording() {}

    /** Whether a file is written for people: its commands are told, nothing runs them. */
    static boolean isDocument(String file) {
        return DOCUMENT.isIn(file);
    }

    /** The value of a variable or key, after its name: in shells, YAML, JSON, HCL, code, Kubernetes, Containerfiles. */
    static String assigned(String value) {
        return "(?:"
                + PAIRED
                + "|=[ \\t]{0,4}[\"']?"
                + "|[\"'][ \\t]{0,4}\\]?[ \\t]{0,8}(?:=>|:?=|[:,])[ \\t]{0,8}[\"']?"
                + "|[ \\t]{1,8}=[ \\t]{1,8}[\"']?"
                + "|:[ \\t]{1,8}[\"']?"
                + ")" + value;
    }
}
