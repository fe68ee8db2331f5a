package dev.loco.cishared.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Secrets read without having been declared. What the manifest declares is not known here: the settings' predicate says
 * it, for paths as OpenBao's policies see them ({@code kv/data/loco/hello/db}).
 *
 * <p>A path with a variable, a placeholder or a glob in it cannot be compared and is not reported; neither are reads of
 * {@code sys/}, {@code auth/}, {@code identity/} and {@code cubbyhole/}, which hold no secret of a workload.
 */
final class ReadEntries {
    private static final String FLAGS =
            "(?:[\\s\\\\]{1,20}--?(?:(?:mount|field|format|version|namespace|ns|address|ca-cert|ca-path|client-cert|client-key|wrap-ttl|header|mfa)"
                    + "(?:=|[ \\t]{1,4})(?:\"[^\"\\n]{0,200}\"|'[^'\\n]{0,200}'|[^\\s\"']{1,200})|[\\w-]{1,40}(?:=[^\\s]{0,200})?)){0,8}";
    private static final String PATH = "[^\\s\"'`;|&<>()\\\\,]{1,500}";
    private static final LazyPattern MOUNT = LazyPattern.of("--?mount(?:=|[ \\t]+)[\"']?([^\\s\"']+)");
    private static final LazyPattern UNKNOWN = LazyPattern.of("[$%{}*+?<>…]|\\.\\.|^-|^[^/]*$");
    private static final LazyPattern NO_SECRET = LazyPattern.of("^/?(?:sys|auth|identity|cubbyhole)/");
    private static final LazyPattern BAO = LazyPattern.of("(?i)vault|openbao|(?<![a-z])bao(?![a-z])");

    private ReadEntries() {}

    static final List<Entry> ALL = List.of(Entry.of("unsafe/direct-read")
            .summary("a secret is read that bao.yml does not declare")
            .why("what is not declared is not granted on purpose, and nobody knows that the workload depends on it")
            .literals("kv get", "bao read", "vault read", "/v1/")
            .pattern(
                    Reach.COMMAND,
                    Wording.COMMAND + "[ \\t]{1,8}(?:kv[ \\t]{1,8}get|read)" + FLAGS
                            + "[\\s\\\\]{1,20}[\"']?(?<token>(?!-)" + PATH + ")"
                            + "|/v1/(?<path>[\\w.~-]{1,80}(?:/[\\w.~-]{1,80}){0,6}?/data/[^\\s\"'`;|&<>()\\\\,?#]{1,500})")
            .when(ReadEntries::isUndeclared)
            .says("`{}` is read here, but bao.yml does not declare it", "not declared")
            .help("declare the path in bao.yml under access, with the verb read, or stop reading it")
            .matches("a.sh", "bao kv get -mount=kv loco/hello/db")
            .matches("a.sh", "bao kv get -field=password kv/loco/hello/db")
            .matches("a.sh", "vault kv get -mount kv -field password \"loco/hello/db\"")
            .matches("a.sh", "bao read -format=json kv/data/loco/hello/db")
            .matches("a.sh", "curl -H \"X-Vault-Token: $T\" $BAO_ADDR/v1/kv/data/loco/hello/db")
            .ignores("a.sh", "bao kv get -mount=kv loco/$APP/db")
            .ignores("a.sh", "bao kv get kv/<app>/db")
            .ignores("a.sh", "bao kv put -mount=kv loco/hello/db x=-")
            .ignores("a.sh", "bao read sys/health")
            .ignores("a.sh", "curl https://api.example.org/v1/users/data/x")
            .ignores("README.md", "To read a secret, use bao kv get.")
            .entry());

    private static boolean isUndeclared(Match match) {
        String path = trimmed(match.value());
        List<String> candidates = candidates(match.lead(), path);
        return !candidates.isEmpty()
                && (!match.lead().endsWith("/v1/") || BAO.isIn(match.text()))
                && candidates.stream().noneMatch(match.declared());
    }

    /** The paths, as policies see them, that the read may mean; none when it cannot be told or holds no secret. */
    static List<String> candidates(String lead, String path) {
        Matcher mountFlag = MOUNT.matcher(lead);
        boolean get = lead.matches("(?s).*\\bkv[ \\t]+get\\b.*");
        if (get && mountFlag.find()) {
            String mount = trimmed(mountFlag.group(1));
            return UNKNOWN.isIn(mount + "/" + path) ? List.of() : List.of(mount + "/data/" + path, mount + "/" + path);
        }
        if (UNKNOWN.isIn(path) || NO_SECRET.isIn(path)) {
            return List.of();
        }
        List<String> candidates = new ArrayList<>(List.of(path));
        // Where the mount ends is the server's knowledge: `team/kv/app` may be `app` of `team/kv`.
        for (int slash = path.indexOf('/'); get && slash > 0; slash = path.indexOf('/', slash + 1)) {
            candidates.add(path.substring(0, slash) + "/data" + path.substring(slash));
        }
        return candidates;
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
