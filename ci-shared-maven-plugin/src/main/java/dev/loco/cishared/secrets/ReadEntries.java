package dev.loco.cishared.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Secrets read without having been declared. What the manifest declares is not known here: the settings' predicate says
 * it, for paths as OpenBao's policies see them ({@code kv/data/loco/hello/db}).
 *
 * <p>Of a path with variables or placeholders it is asked whether it may be a declared one, whatever stands in their
 * place. A path of which nothing is known but the mount, or not even that, is not reported, nor is one with a glob;
 * neither are reads of {@code sys/}, {@code auth/}, {@code identity/} and {@code cubbyhole/}, which hold no secret of a
 * workload.
 */
final class ReadEntries {
    private static final String FLAGS =
            "(?:[\\s\\\\]{1,20}--?(?:(?:mount|field|format|version|namespace|ns|address|ca-cert|ca-path|client-cert|client-key|wrap-ttl|header|mfa)"
                    + "(?:=|[ \\t]{1,4})(?:\"[^\"\\n]{0,200}\"|'[^'\\n]{0,200}'|[^\\s\"']{1,200})|[\\w-]{1,40}(?:=[^\\s]{0,200})?)){0,8}";
    private static final String PATH = "[^\\s\"'`;|&<>()\\\\,]{1,500}";
    private static final LazyPattern MOUNT = LazyPattern.of("--?mount(?:=|[ \\t]+)[\"']?([^\\s\"']+)");
    private static final String GAP = "\0";
    private static final LazyPattern UNKNOWN = LazyPattern.of("[$%{}*+?<>…]|\\.\\.|^-|^[^/]*$");

    /** In the place of text that is known only later: of shells, of templates, of format strings, of a person. */
    private static final LazyPattern VARIABLE =
            LazyPattern.of("\\$\\{\\{?[^{}]*\\}?\\}|\\$\\w+|\\{\\{[^{}]*\\}\\}|\\{[^{}]*\\}|%[sdvq]|%[A-Z_][A-Z0-9_]+%"
                    + "|(?<=/):\\w+");

    /** The path goes on where the pattern for it ends: with a command's output, or with what a program puts there. */
    private static final LazyPattern CONTINUED =
            LazyPattern.of("^(?:[<(]|#\\{|\\\\[$(]|[\"'](?:[ \\t]{0,4}[+%]|,[ \\t]{0,4}[\\w$]|[\\w$/\"'{(<]))");

    private static final LazyPattern NO_SECRET = LazyPattern.of("^/?(?:sys|auth|identity|cubbyhole)/");
    private static final LazyPattern BAO = LazyPattern.of("(?i)vault|openbao|(?<![a-z])bao(?![a-z])");

    private ReadEntries() {}

    static final List<Entry> ALL = List.of(Entry.of("unsafe/direct-read")
            .summary("a secret is read that bao.yml does not declare")
            .why("what is not declared is not granted on purpose, and nobody knows that the workload depends on it")
            .literals("/data/")
            .command("kv", "read")
            .also("/v1/", "bao", "vault")
            .pattern(
                    Reach.COMMAND,
                    Wording.COMMAND + "[ \\t]{1,8}(?:kv[ \\t]{1,8}get|read)" + FLAGS
                            + "[\\s\\\\]{1,20}[\"']?(?<token>(?!-)" + PATH + ")"
                            + "|/v1/(?<path>[\\w.~-]{1,80}(?:/[\\w.~-]{1,80}){0,6}?/data/[^\\s\"'`;|&<>()\\\\,?#]{1,500})")
            .onlyFiles(file -> !Wording.isDocument(file))
            .notOnLine(Wording.TOLD)
            .when(ReadEntries::isUndeclared)
            .says("`{}` is read here, but bao.yml does not declare it", "not declared")
            .help("declare the path in bao.yml under access, with the verb read, or stop reading it")
            .matches("a.sh", "bao kv get -mount=kv loco/hello/db")
            .matches("a.sh", "bao kv get -field=password kv/loco/hello/db")
            .matches("a.sh", "vault kv get -mount kv -field password \"loco/hello/db\"")
            .matches("a.sh", "bao read -format=json kv/data/loco/hello/db")
            .matches("a.sh", "bao\tkv  get -mount=kv loco/hello/db")
            .matches("a.sh", "curl -H \"X-Vault-Token: $T\" $BAO_ADDR/v1/kv/data/loco/hello/db")
            .ignores("a.sh", "bao kv get -mount=kv loco/$APP/db")
            .ignores("a.sh", "bao kv get kv/<app>/db")
            .ignores("a.sh", "bao kv put -mount=kv loco/hello/db x=-")
            .ignores("a.sh", "bao read sys/health")
            .ignores("a.sh", "curl https://api.example.org/v1/users/data/x")
            .ignores("README.md", "To read a secret, use bao kv get.", "bao kv get -mount=kv loco/hello/db")
            .ignores("help.go", "  $ bao kv get -mount=kv loco/hello/db")
            .ignores("a.sh", "# bao kv get -mount=kv loco/hello/db")
            .entry());

    private static boolean isUndeclared(Match match) {
        if (match.lead().endsWith("/v1/") && !BAO.isIn(match.text())) {
            return false;
        }
        List<ReadPath> candidates = candidates(match.lead(), match.value(), CONTINUED.isIn(match.after()));
        return !candidates.isEmpty() && candidates.stream().noneMatch(match.declared());
    }

    /**
     * The paths, as policies see them, that the read may mean; none when it cannot be told or holds no secret.
     *
     * @param continued whether the path goes on, in a way that is not known
     */
    static List<ReadPath> candidates(String lead, String token, boolean continued) {
        // Of `$(hostname)` the first character is still the token's.
        String begun = continued && token.endsWith("$") ? token.substring(0, token.length() - 1) : token;
        String path = gapped(trimmed(begun));
        Matcher mountFlag = MOUNT.matcher(lead);
        boolean get = lead.matches("(?s).*\\bkv[ \\t]+get\\b.*");
        List<String> candidates = new ArrayList<>();
        if (get && mountFlag.find()) {
            String mount = trimmed(mountFlag.group(1));
            if (UNKNOWN.isIn(mount + "/" + path) || path.matches("[\0/]*")) {
                return List.of();
            }
            candidates.add(mount + "/data/" + path);
            candidates.add(mount + "/" + path);
        } else {
            if (UNKNOWN.isIn(path) || NO_SECRET.isIn(path) || path.matches("[^/]*\0.*|[^/]*(?:/data)?[\0/]*")) {
                return List.of();
            }
            candidates.add(path);
            // Where the mount ends is the server's knowledge: `team/kv/app` may be `app` of `team/kv`.
            for (int slash = path.indexOf('/'); get && slash > 0; slash = path.indexOf('/', slash + 1)) {
                candidates.add(path.substring(0, slash) + "/data" + path.substring(slash));
            }
        }
        // A slash at the end stands for nothing, or for more to come; so do dots.
        String slash = begun.endsWith("/") ? "/" : "";
        boolean more = continued || begun.endsWith("/") || begun.endsWith("..");
        return candidates.stream()
                .flatMap(one -> more ? Stream.of(one, one + slash + GAP) : Stream.of(one))
                .map(one -> new ReadPath(List.of(one.split(GAP, -1))))
                .toList();
    }

    private static String gapped(String path) {
        return VARIABLE.matcher(path).replaceAll(GAP);
    }

    private static String trimmed(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && (path.charAt(to - 1) == '/' || path.charAt(to - 1) == '.')) {
            to--;
        }
        return path.substring(from, to);
    }
}
