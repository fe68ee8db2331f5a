package dev.loco.cishared.secrets;

import java.util.List;

/**
 * Credentials without a shape of their own, told by what stands beside them. Shares are 32 bytes, or 33 with the byte
 * that Shamir's scheme adds, printed in hex or base64 ({@code http/sys_init.go}, {@code command/operator_init.go},
 * {@code command/operator_rotate_keys.go}); a secret_id is a UUID of random bytes without the version's digit.
 */
final class KeyEntries {
    private static final String SHARE =
            "(?:[0-9a-fA-F]{66}|[0-9a-fA-F]{64}|[A-Za-z0-9+/]{44}|[A-Za-z0-9+/]{43}=)(?![A-Za-z0-9+/=])";
    private static final String UUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    // Long enough that chance does not write it into random hex.
    private static final LazyPattern HEX_STAND_IN = LazyPattern.of(
            "(?i)(.)\\1{9}|0123456789|123456789a|deadbeef|abcdefabcdef|^(.)\\2{7}-|^12345678-|(?:(.)\\3{3}-){3}");
    private static final LazyPattern INIT = LazyPattern.of("(?i)keys_base64|keys_b64|root_token|unseal|recovery_keys");
    private static final LazyPattern INIT_FILE = LazyPattern.of("(?i)init|unseal|vault|bao");
    private static final LazyPattern ACCESSOR = LazyPattern.of("(?i)accessor");
    private static final LazyPattern ACCESSOR_ID = LazyPattern.of("(?i)accessor[ _-]?id");
    private static final LazyPattern ROLE =
            LazyPattern.of("(?i)app-?role|(?<![a-z])role[_-]?id(?![a-z0-9])|secret_id_accessor");
    private static final LazyPattern SNAKE = LazyPattern.of("(?i)^secret[_ -]id");
    private static final LazyPattern APPROLE =
            LazyPattern.of("(?i)approle|role[_-]?id|vault|openbao|(?<![a-z])bao(?![a-z])");
    private static final String REKEY = "make new shares (bao operator rotate-keys), take these out of the file and of"
            + " the history, and give each to its holder alone";

    private KeyEntries() {}

    static final List<Entry> ALL = List.of(
            Entry.of("credential/token-file")
                    .summary("the file ~/.vault-token, or what is written into it")
                    .why("the command line keeps the token of the last login there; whoever has the file is logged in")
                    .literals(".vault-token")
                    .wholeFile(KeyEntries::isTokenFile)
                    .pattern(
                            Reach.LINE,
                            "(?:\\A\\s{0,8}(?=[!-~]{8,8000}\\s{0,8}\\z)"
                                    + "|(?:echo|printf)[ \\t]{1,8}(?:-n[ \\t]{1,8}|[\"']?%s(?:\\\\n)?[\"']?[ \\t]{1,8})?"
                                    + "(?=[\"']?[^\\s\"'`$<>|;&]{8,8000}[\"']?[ \\t]{0,8}>{1,2}[^\\s|;&]{0,200}\\.vault-token"
                                    + "|[\"']?[^\\s\"'`$<>|;&]{8,8000}[\"']?[ \\t]{0,8}>{1,2}[ \\t]{1,8}[^\\s|;&]{0,200}\\.vault-token))"
                                    + "[\"']?(?<secret>[^\\s\"']+)")
                    .not(Wording.PLACEHOLDER)
                    .when(match -> isTokenFile(match.fileName())
                            || match.lead().contains("echo")
                            || match.lead().contains("printf"))
                    .says("this is the token of a login, kept by the command line", "token")
                    .help("revoke it (bao token revoke), delete the file from the history, and ignore it in git")
                    .matches(".vault-token", "hvs.{{base62:24}}")
                    .matches("home/.vault-token", "{{uuid}}")
                    .matches("setup.sh", "echo -n {{base62:20}} > ~/.vault-token")
                    .ignores("setup.sh", "echo \"$BAO_TOKEN\" > ~/.vault-token")
                    .ignores("README.md", "The login is kept in ~/.vault-token")
                    .ignores(".gitignore", ".vault-token")
                    .entry(),
            Entry.of("credential/init-json")
                    .summary("what initialising a server answered: unseal or recovery shares, the root token")
                    .why("with enough shares anybody unseals the server or makes a root token")
                    .literals("keys:")
                    .followed("keys\"", ":")
                    .followed("keys'", ":")
                    .followed("keys\\\"", ":")
                    .followed("keys\\'", ":")
                    .literals("keys_base64", "keys_b64", "keys_hex", "root_token")
                    .lead(16)
                    .pattern(
                            Reach.SCRIPT,
                            "(?:(?<![\\w-])\\\\?[\"']?(?:unseal_|recovery_)?keys"
                                    + "(?:(?:_base64|_b64|_hex)[ \\t]{0,4}|(?:_base64|_b64|_hex)?\\\\?[\"'][ \\t]{0,4})?:"
                                    + "\\s{0,80}(?:\\[\\s{0,80})?(?:-[ \\t]{1,4})?"
                                    + "\\\\?[\"']?(?=" + SHARE + ")"
                                    + "|(?<![A-Za-z0-9])root_token\\\\?[\"']?[ \\t]{0,4}[:=][ \\t]{0,8}\\\\?[\"']?"
                                    + "(?=(?:s|hvs)\\.[A-Za-z0-9_-]{24}|" + UUID + "))"
                                    + "(?<secret>[\\w+/=.-]{26,400})\\\\?[\"']?")
                    .items("\\s{0,80},?\\s{0,80}(?:-[ \\t]{1,4})?\\\\?[\"']?(?=" + SHARE
                            + ")(?<secret>[\\w+/=.-]{26,400})\\\\?[\"']?")
                    .not(HEX_STAND_IN, Wording.PLACEHOLDER)
                    .when(KeyEntries::isInit)
                    .says("this is part of what initialising a server answered", "share or root token")
                    .help(REKEY)
                    .matches(
                            "init.json",
                            "{\"keys\":[\"{{hex:66}}\",\"{{hex:66}}\"],",
                            "\"keys_base64\":[\"{{base64:44}}\"],\"root_token\":\"s.{{base62:24}}\"}")
                    .matches(
                            "out.json",
                            "{",
                            "  \"unseal_keys_b64\": [",
                            "    \"{{base64:44}}\",",
                            "    \"{{base64:44}}\"",
                            "  ],",
                            "  \"root_token\": \"hvs.{{base62:24}}\"",
                            "}")
                    .matches("init.js", "const init = {keys: [", "  '{{hex:66}}',", "], root_token: ''}")
                    .matches("init.py", "init = {'keys' : ['{{hex:66}}']}")
                    .matches("out.yml", "recovery_keys_hex:", "- {{hex:64}}", "- {{hex:64}}")
                    .matches("vars.tf", "root_token = \"hvs.{{base62:24}}\"")
                    .ignores("keys.json", "{\"keys\": [\"{{hex:64}}\"]}")
                    .ignores("init.json", "{\"keys_base64\": [\"<share 1>\"], \"root_token\": \"<token>\"}")
                    .ignores("lock.json", "{\"keys_hash\": \"{{hex:64}}\"}")
                    .entry(),
            Entry.of("credential/unseal-share")
                    .summary("a share of the unseal or recovery key")
                    .why("with enough shares anybody unseals the server or makes a root token")
                    .literals("unseal key", "unseal_key", "unseal-key", "unsealkey")
                    .literals("recovery key", "recovery_key", "recovery-key", "recoverykey")
                    .literals("key 1", "key 2", "key 3", "key 4", "key 5", "key 6", "key 7", "key 8", "key 9")
                    .lead(1)
                    .pattern(
                            Reach.NEXT_LINE,
                            "(?:(?i:(?:unseal|recovery)[ _-]?key(?:[ _-]?\\d{1,3})?)(?![ _-]?(?i:fingerprint|nonce|shares))"
                                    + "|(?:^|[\\r\\n])Key [1-9]\\d{0,2}(?: fingerprint: [0-9a-f]{1,64}; value)?(?=:))"
                                    + "(?:" + Wording.PAIRED
                                    + "|[\"'*`\\\\]{0,4}[ \\t]{0,8}[:=][\"'*`\\\\]{0,4}[ \\t]{0,8}[\"'*`\\\\]{0,4})"
                                    + "(?<secret>" + SHARE + ")")
                    .not(HEX_STAND_IN, Wording.PLACEHOLDER)
                    .when(match -> Randomness.isVaried(match.value()))
                    .says("this is a share of the key that unseals a server", "share")
                    .help(REKEY)
                    .matches("init.txt", "Unseal Key 1: {{base64:44}}", "Unseal Key 2: {{base64:44}}")
                    .matches("init.txt", "Recovery Key 3: {{hex:66}}")
                    .matches("init.txt", "Unseal Key 12: {{hex:64}}")
                    .matches("rotate.txt", "Key 1: {{base64:44}}")
                    .matches(".env", "BAO_UNSEAL_KEY_1={{base64:44}}")
                    .matches("dev.log", "Unseal Key: {{base64:44}}")
                    .matches("a.yml", "recovery-key: {{hex:66}}")
                    .matches("pod.yml", "- name: UNSEAL_KEY_1", "  value: {{base64:44}}")
                    .matches("task.json", "{\"name\": \"UNSEAL_KEY\", \"value\": \"{{hex:66}}\"}")
                    .ignores("init.txt", "Unseal Key 1: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
                    .ignores("init.txt", "Unseal Key 1: (will be hidden)")
                    .ignores("sums.txt", "Unseal Keyring: {{hex:64}}")
                    .ignores("sums.txt", "sha256 of key 1 is {{hex:64}}")
                    .ignores("a.txt", "Recovery Key 1: {{hex:40}}")
                    .entry(),
            Entry.of("credential/approle-secret-id")
                    .summary("the secret_id of an AppRole")
                    .why("with the role_id, which is no secret, it logs in as the workload")
                    .literals("secret_id", "secret-id", "secretid", "secret id")
                    .lead(0)
                    .pattern(
                            Reach.NEARBY,
                            "(?i:secret[_ -]?id)(?:" + Wording.PAIRED
                                    + "|[\"'][ \\t]{0,8}\\{[^{}]{0,300}?(?<![\\w-])default[ \\t]{0,12}=[ \\t]{0,8}[\"']"
                                    + "|[ \\t\"'\\\\\\]:=>,(]{1,40})"
                                    + "(?<secret>" + UUID + ")(?![\\w-])")
                    .not(HEX_STAND_IN)
                    .when(KeyEntries::isSecretId)
                    .says("this is the secret_id of an AppRole", "secret_id")
                    .help(
                            "destroy it (bao write auth/approle/role/<role>/secret-id/destroy secret_id=-), take it out of"
                                    + " the file and of the history")
                    .matches(".env", "BAO_SECRET_ID={{uuid}}")
                    .matches("a.json", "{\"role_id\":\"{{uuid}}\",\"secret_id\":\"{{uuid}}\"}")
                    .matches("out.txt", "secret_id             {{uuid}}")
                    .matches("a.yml", "roleId: hello", "secretId: '{{uuid}}'")
                    .matches("pod.yml", "- name: SECRET_ID", "  value: {{uuid}}")
                    .matches("task.json", "{\"name\": \"SECRET_ID\", \"value\": \"{{uuid}}\"}")
                    .matches("vars.tf", "variable \"secret_id\" {", "  default = \"{{uuid}}\"", "}")
                    .matches("out.txt", "secret_id_accessor    {{uuid}}", "secret_id    {{uuid}}")
                    .matches("a.sh", "bao write auth/approle/login role_id=x secret_id={{uuid}}")
                    .matches("body.txt", "{\\\"secret_id\\\":\\\"{{uuid}}\\\"}")
                    .ignores("cloud.go", "secretID := \"{{uuid}}\"")
                    .ignores("nomad.txt", "Accessor ID  = {{uuid}}", "Secret ID    = {{uuid}}")
                    .ignores("consul.hcl", "accessor_id = \"{{uuid}}\"", "secret_id = \"{{uuid}}\"")
                    .ignores(
                            "vault/acl.go",
                            "AccessorID: \"{{uuid}}\",",
                            "SecretID: \"{{uuid}}\",",
                            "ID: aRoleID, roleID1")
                    .ignores("out.txt", "secret_id_accessor    {{uuid}}")
                    .ignores("a.json", "{\"role_id\":\"{{uuid}}\"}")
                    .ignores("README.md", "secret_id=00000000-0000-0000-0000-000000000000")
                    .ignores("README.md", "secret_id=12345678-1234-1234-1234-123456789012")
                    .ignores("a.sh", "secret_id=$SECRET_ID # of role {{uuid}}")
                    .entry());

    private static boolean isSecretId(Match match) {
        // In camel case the name is that of other makers' secrets too.
        boolean own = SNAKE.isIn(match.lead()) || APPROLE.isIn(match.file() + '\n' + match.text());
        // Consul and Nomad call the two halves of a token by that name.
        boolean others = ACCESSOR_ID.isIn(match.text()) && !ROLE.isIn(match.text());
        return own && !others && Randomness.entropy(match.value()) > 2.5 && !ACCESSOR.isIn(match.lead());
    }

    private static boolean isTokenFile(String path) {
        return path.equals(".vault-token") || path.endsWith("/.vault-token");
    }

    private static boolean isInit(Match match) {
        if (!Randomness.isVaried(match.value())) {
            return false;
        }
        return INIT.isIn(match.text()) || INIT_FILE.isIn(match.fileName());
    }
}
