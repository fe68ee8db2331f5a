package dev.loco.cishared.secrets;

import dev.loco.cishared.secrets.Literal.Alphabet;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Tokens, told by their shape. The shapes are those of OpenBao 2.6: {@code vault/token_store.go} ({@code TokenLength}
 * 24 of base62; {@code NSTokenLength} adds a dot and the namespace's id, 6 characters, in Vault 5),
 * {@code sdk/helper/consts/token_consts.go} (prefixes), {@code vault/wrapping.go} (JWT), and
 * {@code vault/barrier/aes_gcm.go} (a batch token is base64url of a ciphertext, which starts with a key term of four
 * bytes: {@code AAAA} until the term passes 16 million).
 */
final class TokenEntries {
    private static final String NAMESPACE = "(?:\\.[A-Za-z0-9]{5,6}(?![A-Za-z0-9_-]))?";
    private static final String END = "(?![A-Za-z0-9_-]|\\.[A-Za-z0-9_])";
    // What is called, indexed or assigned to is a member of a program's object.
    private static final LazyPattern MEMBER = LazyPattern.of("^(?:\\s*(?:\\(|\\[|=(?![=\"'])|[-+*/|&^%]=)|\\+\\+|--)");
    // A token alone on its line, after `token: |` of YAML and the like.
    private static final LazyPattern BLOCK =
            LazyPattern.of("[:=][ \\t]{0,4}[|>]?[-+]?[ \\t]{0,4}\\r?\\n[ \\t]*\\n[ \\t\\r]*$");
    private static final String REVOKE =
            "revoke it (bao token revoke), take it out of the file and of the history, and read it from OpenBao at run time";

    private TokenEntries() {}

    static final List<Entry> ALL = List.of(
            Entry.of("credential/wrapping-token")
                    .summary("a response-wrapping token in the form of a JWT")
                    .why("whoever unwraps it first has the wrapped secret, and the one it was meant for has nothing")
                    .literal(Literal.before(".eyJ", 20, Alphabet.BASE64URL))
                    .pattern(
                            Reach.LINE,
                            "(?<secret>eyJ[\\w-]{10,1000}\\.eyJ[\\w-]{20,4000}\\.[\\w-]{40,1000})(?![\\w-])")
                    .when(match -> isWrapping(match.value()))
                    .says("this is a wrapping token of OpenBao", "JWT of type `wrapping`")
                    .help("treat the wrapped secret as read by others: revoke it, and wrap a new one")
                    .matches("handover.txt", "token: {{wrapping-jwt}}")
                    .matches("run.log", "WRAP={{wrapping-jwt}}, unwrap it")
                    .ignores("login.http", "Authorization: Bearer {{jwt}}")
                    .entry(),
            Entry.of("credential/batch-token")
                    .summary("a batch token")
                    .why("a batch token cannot be revoked: it opens what its policies allow until it expires")
                    .prefix("b.AAAA", 96, Alphabet.BASE64URL)
                    .prefix("hvb.AAAA", 96, Alphabet.BASE64URL)
                    .pattern(Reach.AT_LITERAL, "(?<secret>(?:hvb|b)\\.AAAA[\\w-]{96,7000}" + NAMESPACE + ")")
                    .when(match -> Randomness.isVaried(match.value()))
                    .says("this is a batch token of OpenBao", "batch token")
                    .help("revoke what it was made from (its parent, or the login's lease), take it out of the file and"
                            + " of the history")
                    .matches("ci.env", "BAO_TOKEN=b.AAAA{{base64url:120}}")
                    .matches("ci.env", "BAO_TOKEN=hvb.AAAA{{base64url:96}}")
                    .matches("a.json", "{\"t\":\"hvb.AAAA{{base64url:230}}.{{base62:6}}\"}")
                    .ignores("a.txt", "token b.{{base64url:120}}")
                    .ignores("a.txt", "b.AAAA{{base64url:60}}")
                    .ignores("a.js", "ab.AAAA{{base64url:120}}")
                    .entry(),
            Entry.of("credential/service-token")
                    .summary("a service token, or a root token")
                    .why(
                            "whoever reads it acts as its owner until it is revoked or expires; a root token never expires")
                    .prefix("s.", 24, Alphabet.BASE62)
                    .prefix("hvs.", 24, Alphabet.BASE64URL)
                    .pattern(
                            Reach.AT_LITERAL,
                            "(?<secret>(?:(?:hvs|s)\\.[A-Za-z0-9]{24}" + NAMESPACE + END + ")|(?:hvs\\.[\\w-]{80,500}"
                                    + NAMESPACE + "(?![\\w-])))")
                    .not(Wording.PLACEHOLDER)
                    .when(TokenEntries::isToken)
                    .says("this is a service token of OpenBao", "service token")
                    .help(REVOKE)
                    .matches(".env", "BAO_TOKEN=s.{{base62:24}}")
                    .matches(".env", "VAULT_TOKEN=\"hvs.{{base62:24}}\"")
                    .matches("run.log", "got hvs.{{ssc}} for {{uuid}}")
                    .matches("a.py", "client = Client(url, s.{{base62:24}})")
                    .matches("a.py", "for t in (s.{{base62:24}}, 1):")
                    .matches("a.json", "{\"token\":\"s.{{base62:24}}.{{base62:5}}\"}")
                    .matches("a.json", "{\"token\":\"hvs.{{base62:24}}.{{base62:6}}\"}")
                    .matches("a.json", "{\"text\":\"id\\ns.{{base62:24}}\\n\"}")
                    .matches("a.txt", "https://bao.example.org/?token%3Ds.{{base62:24}}")
                    .matches("a.yml", "vault_token: s.{{letters:24}}")
                    .matches("a.sh", "bao token revoke s.{{base62:24}}")
                    .matches("a.yml", "token: |", "  s.{{letters:24}}")
                    .matches("a.log", "token: \u001b[1;32ms.{{base62:24}}\u001b[0m")
                    .matches("a.json", "{\"html\":\"\\u003cb\\u003ehvs.{{base62:24}}\\u003c/b\\u003e\"}")
                    .ignores("a.go", "if s.MaxConnectionBytesPerSec > 0 {")
                    .ignores("a.go", "token, s.MaxConnectionBytesPerSec = 1, 2")
                    .ignores("a.min.js", "a.token=s.multilineTagIndentFactor,b=s.multilineTagIndentFacto2")
                    .ignores("README.md", "export BAO_TOKEN=s.xxxxxxxxxxxxxxxxxxxxxxxx")
                    .ignores("README.md", "export BAO_TOKEN=hvs.EXAMPLEEXAMPLEEXAMPLE123")
                    .ignores("README.md", "export BAO_TOKEN=hvs.<your token>")
                    .ignores("stubs.ts", "id: 'hvs.myvaultgeneratedjwttoken',")
                    .ignores("a.go", "token: value,", "  s.{{letters:24}}")
                    .ignores("a.txt", "an [array] of ms.{{base62:24}}")
                    .ignores("a.rs", "let x = s.{{letters:24}};")
                    .ignores("a.js", "this.s.{{base62:24}}")
                    .ignores("a.txt", "s.{{hex:40}}")
                    .ignores("a.rb", "s.{{base62:24}}(1)")
                    .entry(),
            Entry.of("credential/recovery-token")
                    .summary("a recovery token")
                    .why("a server in recovery mode gives its holder the raw storage")
                    .prefix("r.", 24, Alphabet.BASE62)
                    .prefix("hvr.", 24, Alphabet.BASE62)
                    .pattern(Reach.AT_LITERAL, "(?<secret>(?:hvr|r)\\.[A-Za-z0-9]{24})" + END)
                    .not(Wording.PLACEHOLDER)
                    .when(TokenEntries::isToken)
                    .says("this is a recovery token of OpenBao", "recovery token")
                    .help("end the recovery mode, which ends the token, and take it out of the file and of the history")
                    .matches("notes.md", "recovery token: r.{{base62:24}}")
                    .matches("notes.md", "use hvr.{{base62:24}}, then stop the server")
                    .ignores("a.go", "return r.ConsistencyCheckInterval")
                    .ignores("a.go", "x := r.{{letters:24}}")
                    .ignores("a.md", "hvr.{{base62:30}}")
                    .entry());

    /** Whether something of a short token's shape is one; a long one is, unless it is a stand-in. */
    static boolean isToken(Match match) {
        String value = match.value();
        int dot = value.indexOf('.');
        boolean own = value.startsWith("hv");
        if (value.length() - dot > 60) {
            return Randomness.isVaried(value.substring(dot + 1));
        }
        String body = value.substring(dot + 1, dot + 25);
        if (!Randomness.isVaried(body) || Randomness.isName(body)) {
            return false;
        }
        if (own) {
            return true;
        }
        if (MEMBER.isIn(match.after())) {
            return false;
        }
        boolean mixed = Randomness.hasDigit(body) && Randomness.hasBothCases(body);
        return mixed || Wording.CREDENTIAL.isIn(match.before() + '\n' + match.after()) || isBlockOfCredential(match);
    }

    private static boolean isBlockOfCredential(Match match) {
        String text = match.text().substring(0, match.start()) + '\n' + match.after();
        return BLOCK.isIn(text) && Wording.CREDENTIAL.isIn(text);
    }

    private static boolean isWrapping(String jwt) {
        String[] parts = jwt.split("\\.", -1);
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return claims.contains("\"type\":\"wrapping\"");
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
