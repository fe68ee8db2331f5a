package dev.loco.cishared.secrets;

import java.util.List;

/** Credentials written down where a reference belongs, whatever their shape. */
final class LiteralEntries {
    private static final String REFER =
            "take it out of the file and of the history, revoke it, and refer to a secret of the"
                    + " pipeline or of OpenBao instead";
    private static final LazyPattern CODE =
            LazyPattern.of("\\.(?:go|py|js|mjs|ts|tsx|jsx|java|kt|rb|rs|php|cs|scala|swift|c|cc|cpp|h|lua)$");
    private static final LazyPattern ROOT = LazyPattern.of("(?i)^(?:my|dev)?[-_]?root$");
    private static final String SHARE = "[A-Za-z0-9+/=]{43,66}";

    private LiteralEntries() {}

    static final List<Entry> ALL = List.of(
            Entry.of("credential/token-header")
                    .summary("a literal token in a request's header")
                    .why("whoever reads the file can send the same request")
                    .literals("x-vault-token", "bearer ", "bearer\t")
                    .lead(40)
                    .pattern(
                            Reach.NEARBY,
                            "(?:(?i:X-Vault-Token)(?:" + Wording.PAIRED
                                    + "|[ \\t]{0,4}:[ \\t]{0,4}[\"']?|[ \\t]{1,8}=[ \\t]{0,8}[\"']|[\"']\\]?[ \\t]{0,8}(?:=>|[:,=])[ \\t]{0,8}[\"'])"
                                    + "|(?<bearer>(?i:Authorization)[\"']?[ \\t]{0,4}[:,=][ \\t]{0,4}[\"']?(?i:Bearer)[ \\t]{1,4}))"
                                    + "(?<secret>[A-Za-z0-9._~+/=-]{3,2000})(?=[\"'\\s\\\\,)\\]}`]|$)")
                    .not(Wording.STAND_IN)
                    .when(LiteralEntries::isHeader)
                    .says("a literal token stands in the header of a request to OpenBao", "token")
                    .help(REFER)
                    .matches("a.sh", "curl -H \"X-Vault-Token: {{base62:20}}\" $BAO_ADDR/v1/sys/mounts")
                    .matches("a.sh", "curl -H 'X-Vault-Token: root' http://127.0.0.1:8200/v1/sys/mounts")
                    .matches("a.go", "req.Header.Set(\"X-Vault-Token\", \"{{uuid}}\")")
                    .matches("probe.yml", "- name: X-Vault-Token", "  value: {{uuid}}")
                    .matches("postman.json", "{\"key\": \"X-Vault-Token\", \"value\": \"{{base62:26}}\"}")
                    .matches("a.tf", "headers = { X-Vault-Token = \"{{base62:26}}\" }")
                    .matches("a.yml", "X-Vault-Token: \"{{base62:26}}\"")
                    .matches("a.py", "headers = {'X-Vault-Token': '{{base62:26}}'}")
                    .matches("a.http", "GET /v1/sys/mounts", "X-Vault-Token: {{uuid}}")
                    .matches(
                            "a.sh",
                            "curl -H \"Authorization: Bearer {{base62:26}}\" https://bao.example.org/v1/kv/data/x")
                    .matches(
                            "a.http",
                            "GET https://bao.example.org/v1/sys/mounts",
                            "Authorization: Bearer {{base62:26}}")
                    .ignores("a.sh", "curl -H \"X-Vault-Token: $BAO_TOKEN\" $BAO_ADDR/v1/sys/mounts")
                    .ignores("a.sh", "curl -H \"X-Vault-Token: <token>\" $BAO_ADDR/v1/sys/mounts")
                    .ignores("a.go", "req.Header.Set(\"X-Vault-Token\", token)")
                    .ignores("a.md", "X-Vault-Token: the header that carries the token")
                    .ignores("a.sh", "curl -H \"Authorization: Bearer {{base62:26}}\" https://api.example.org/v1/users")
                    .ignores("a.yml", "X-Vault-Token: ${{ secrets.BAO_TOKEN }}")
                    .entry(),
            Entry.of("unsafe/login-argument")
                    .summary("a literal token as the argument of a login")
                    .why(
                            "the token stands in the file, and in the list of processes and the shell's history of who runs it")
                    .command("login")
                    .pattern(
                            Reach.COMMAND,
                            Wording.COMMAND
                                    + "[ \\t]{1,8}login(?:[\\s\\\\]{1,20}--?[\\w-]{1,40}(?:=[^\\s]{1,200})?){0,8}"
                                    + "[\\s\\\\]{1,20}[\"']?(?<secret>[^-\\s\"'`=;|&<>(){}\\[\\],][^\\s\"'`=;|&<>(){}\\[\\],]{2,2000})(?=[\"'\\s;|&)`]|$)")
                    .not(Wording.STAND_IN)
                    .when(match -> isTyped(match))
                    .says("a login is given a literal token", "token")
                    .help(
                            "log in with a method of the workload (kubernetes, jwt, approle), or give the token on standard"
                                    + " input: bao login -")
                    .matches("a.sh", "bao login {{base62:24}}")
                    .matches("a.sh", "vault login root")
                    .matches("a.sh", "vault  login {{base62:24}}")
                    .matches("a.sh", "vault login -no-print \"{{uuid}}\"")
                    .matches("a.sh", "bao login -method=token -address=$A {{base62:30}} && bao status")
                    .ignores("a.sh", "bao login -")
                    .ignores("a.sh", "bao login \"$TOKEN\"")
                    .ignores("a.sh", "bao login -method=kubernetes role=hello")
                    .ignores("a.md", "Use `bao login <token>` to log in.")
                    .ignores("a.md", "Then vault login works as before.")
                    .entry(),
            Entry.of("unsafe/unseal-argument")
                    .summary("a literal share as the argument of operator unseal")
                    .why(
                            "the share stands in the file, and in the list of processes and the shell's history of who runs it")
                    .command("operator")
                    .pattern(
                            Reach.COMMAND,
                            Wording.COMMAND
                                    + "[ \\t]{1,8}operator[ \\t]{1,8}unseal(?:[\\s\\\\]{1,20}--?[\\w-]{1,40}(?:=[^\\s]{1,200})?){0,8}"
                                    + "[\\s\\\\]{1,20}[\"']?(?<secret>" + SHARE
                                    + "|[A-Za-z0-9+/=]{12,42})(?=[\"'\\s;|&)`]|$)")
                    .not(Wording.PLACEHOLDER, LazyPattern.of("(?i)^[a-z]+$|unseal|share|key"))
                    .when(match -> Randomness.isVaried(match.value()))
                    .says("a server is unsealed with a literal share", "share")
                    .help("let bao operator unseal ask for the share, and make new shares: bao operator rotate-keys")
                    .matches("a.sh", "bao operator unseal {{base64:44}}")
                    .matches("a.cmd", "bao.exe operator  unseal {{base64:44}}")
                    .matches("a.sh", "kubectl exec bao-0 -- vault operator unseal \"{{hex:66}}\"")
                    .matches("a.sh", "bao operator unseal -address=$A {{hex:64}}")
                    .ignores("a.sh", "bao operator unseal")
                    .ignores("a.sh", "bao operator unseal $UNSEAL_KEY")
                    .ignores("a.sh", "bao operator unseal -reset")
                    .ignores("a.sh", "bao operator unseal <unseal key>")
                    .ignores("a.md", "After bao operator unseal configuration goes on.")
                    .entry(),
            Entry.of("unsafe/literal-token")
                    .summary("BAO_TOKEN or VAULT_TOKEN has a literal value")
                    .why("the value is a credential, whatever it looks like: whoever reads the file has it")
                    .literals("bao_token", "vault_token")
                    .pattern(
                            Reach.NEXT_LINE,
                            "(?<![A-Za-z0-9])(?:BAO|VAULT)_TOKEN(?:" + Wording.PAIRED
                                    + "|=(?![=~])[\"']?(?:\\$\\{(?:BAO|VAULT)_TOKEN:?-[\"']?)?|[\"']?\\]?[ \\t]{0,8}(?:=>|:?=|[:,])[ \\t]{0,8}[\"']|:[ \\t]{1,8}(?![\"'])"
                                    + "|(?<=ENV (?:BAO|VAULT)_TOKEN)[ \\t]{1,4}"
                                    + ")"
                                    + "(?<secret>[^\\s\"'`,;&|)\\]}]{3,2000})")
                    .not(Wording.STAND_IN)
                    .when(LiteralEntries::isAssigned)
                    .says("a token variable of OpenBao has a literal value", "token")
                    .help(REFER)
                    .matches("a.sh", "export BAO_TOKEN={{base62:20}}")
                    .matches(".env", "VAULT_TOKEN=root")
                    .matches("a.sh", "export BAO_TOKEN=${BAO_TOKEN:-myroot}")
                    .matches("ci.yml", "  VAULT_TOKEN: {{uuid}}")
                    .matches("pod.yml", "- name: VAULT_TOKEN", "  value: \"{{base62:16}}\"")
                    .matches("task.json", "{\"name\": \"VAULT_TOKEN\", \"value\": \"{{base62:16}}\"}")
                    .matches("a.py", "os.environ['VAULT_TOKEN'] = '{{base62:16}}'")
                    .matches("a.go", "cmd.Env = append(cmd.Env, \"BAO_TOKEN={{base62:16}}\")")
                    .ignores("a.sh", "export BAO_TOKEN=$(bao print token)")
                    .ignores("a.sh", "export BAO_TOKEN=\"${TOKEN}\"")
                    .ignores("a.sh", "export BAO_TOKEN=${BAO_TOKEN:-$TOKEN}")
                    .ignores("a.sh", "export BAO_TOKEN=${BAO_TOKEN:-}")
                    .ignores("a.sh", "BAO_TOKEN=<token> bao status")
                    .ignores("ci.yml", "BAO_TOKEN: {from_secret: bao_token}")
                    .ignores("ci.yml", "BAO_TOKEN: ${{ secrets.BAO_TOKEN }}")
                    .ignores("a.py", "run(VAULT_TOKEN=token)")
                    .ignores("a.ts", "VAULT_TOKEN: process.env.VAULT_TOKEN")
                    .ignores("a.sh", "BAO_TOKEN=your-token-here bao status")
                    .ignores("a.md", "BAO_ADDR=… BAO_TOKEN=… bao status")
                    .ignores("a.sh", "if [ \"$BAO_TOKEN\" == \"\" ]; then")
                    .ignores("a.env", "BAO_TOKEN=")
                    .entry());

    private static boolean isHeader(Match match) {
        String lead = match.lead();
        if (lead.toLowerCase(java.util.Locale.ROOT).startsWith("authorization")) {
            return match.value().length() >= 8 && BaoAddress.isIn(match.text());
        }
        boolean quoted = lead.endsWith("\"") || lead.endsWith("'");
        boolean wholeHeader = match.before().matches("(?s).*[\"']X-Vault-Token\\s*:\\s*")
                && match.after().matches("(?s)[\"'].*");
        return quoted || wholeHeader || Randomness.hasDigit(match.value()) || ROOT.isIn(match.value());
    }

    // In running text the word after the command is just a word.
    private static boolean isTyped(Match match) {
        return Randomness.hasDigit(match.value()) || ROOT.isIn(match.value());
    }

    private static boolean isAssigned(Match match) {
        String lead = match.lead();
        boolean quoted = lead.endsWith("\"") || lead.endsWith("'");
        if (quoted || !CODE.isIn(match.file())) {
            return true;
        }
        // Unquoted in a program is a name, unless the whole assignment stands in a string.
        char before = match.from() == 0 ? ' ' : match.text().charAt(match.from() - 1);
        return lead.endsWith("=") && (before == '"' || before == '\'' || before == '`');
    }

    /** Tells whether an address of a server is near; made when it is first asked. */
    private static final class BaoAddress {
        private static final LazyPattern PATTERN = LazyPattern.of(Wording.BAO_ADDRESS);

        static boolean isIn(String text) {
            return PATTERN.isIn(text);
        }
    }
}
