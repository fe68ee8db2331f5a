package dev.loco.cishared.secrets;

import java.util.List;

/** Talking to a server without knowing that it is the server, and servers that anybody can talk to. */
final class TransportEntries {
    private static final LazyPattern BAO_ADDRESS = LazyPattern.of(Wording.BAO_ADDRESS);
    private static final LazyPattern BAO = LazyPattern.of("(?i)vault|openbao|(?<![a-z])bao(?![a-z])");
    private static final LazyPattern DEV = LazyPattern.of("[\\s\"']-dev(?![\\w.-])");
    private static final LazyPattern START = LazyPattern.of("^[\\s{\"']*$");
    private static final LazyPattern NO_DEV = LazyPattern.of("EnvVar:|_DEV_ROOT_TOKEN_ID=[ \\t]*(?:\\\\|;|$)");
    private static final LazyPattern AGENT = LazyPattern.of("(?i)tls_skip_verify");

    private TransportEntries() {}

    static final List<Entry> ALL = List.of(
            Entry.of("unsafe/tls-skip-verify")
                    .summary("the check of the server's certificate is switched off")
                    .why("anybody on the way can answer in the server's name and gets the token and the secrets")
                    .literals("skip_verify", "tls-skip-verify")
                    .lead(460)
                    .pattern(
                            Reach.NEXT_LINE,
                            "(?<![\\w-])(?:(?<token>(?:\\w{0,40}_)?(?:BAO|VAULT)_SKIP_VERIFY)(?:" + Wording.assigned("")
                                    + "|[ \\t]{1,4})(?i:true|1|t)"
                                    + "|(?<setting>tls_skip_verify)[\"']?[ \\t]{0,8}[:=][ \\t]{0,8}[\"']?(?i:true|1))(?![\\w.])"
                                    + "|" + Wording.COMMAND
                                    + "[ \"'][^;|]{0,400}?(?<![\\w-])(?<flag>--?tls-skip-verify)(?![\\w-]|=[\"']?(?i:f|0))")
                    .notOnLine(Wording.COMMENT)
                    .when(match -> !AGENT.isIn(match.value()) || isOfBao(match))
                    .says("`{}` switches the check of the server's certificate off", "no check of the certificate")
                    .help("name the certificate authority instead: BAO_CACERT=<file>")
                    .matches("a.sh", "export BAO_SKIP_VERIFY=true")
                    .matches("a.env", "VAULT_SKIP_VERIFY=1")
                    .matches("ci.yml", "environment:", "  VAULT_SKIP_VERIFY: \"true\"")
                    .matches("pod.yml", "- name: BAO_SKIP_VERIFY", "  value: \"true\"")
                    .matches("Containerfile", "ENV BAO_SKIP_VERIFY true")
                    .matches("a.py", "os.environ[\"VAULT_SKIP_VERIFY\"] = \"True\"")
                    .matches("a.go", "os.Setenv(\"VAULT_SKIP_VERIFY\", \"1\")")
                    .matches("a.sh", "bao kv get -tls-skip-verify -mount=kv app")
                    .matches("a.sh", "vault login \\", "  -tls-skip-verify \\", "  -method=cert")
                    .matches("agent.hcl", "vault {", "  tls_skip_verify = true", "}")
                    .ignores("a.sh", "export BAO_SKIP_VERIFY=false")
                    .ignores("a.sh", "export BAO_SKIP_VERIFY=$SKIP")
                    .ignores("a.sh", "bao status -tls-skip-verify=false")
                    .ignores("README.md", "The flag -tls-skip-verify is refused here.")
                    .ignores("loki.yml", "tls_skip_verify: true")
                    .entry(),
            Entry.of("unsafe/tls-disable")
                    .summary("a listener without TLS")
                    .why("tokens and secrets cross the network readable")
                    .literals("tls_disable")
                    .pattern(
                            Reach.LINE,
                            "(?<![\\w-])(?<token>tls_disable[\"']?[ \\t]{0,12}[:=][ \\t]{0,12}[\"']?(?i:true|1|yes|on)(?![\\w.]))")
                    .notOnLine(Wording.COMMENT, LazyPattern.of("(?<!:)//[^\"']{0,80}tls_disable"))
                    .when(match -> !Wording.isDocument(match.file()) || START.isIn(match.before()))
                    .says("`{}` opens a listener without TLS", "no TLS")
                    .help("give the listener tls_cert_file and tls_key_file and take the line out")
                    .matches("bao.hcl", "listener \"tcp\" {", "  tls_disable = true", "}")
                    .matches("bao.hcl", "  tls_disable   = 1")
                    .matches("bao.json", "{\"listener\": {\"tcp\": {\"tls_disable\": \"true\"}}}")
                    .ignores("bao.hcl", "  tls_disable = false")
                    .ignores("bao.hcl", "  tls_disable = 0")
                    .ignores("bao.hcl", "  # tls_disable = 1")
                    .ignores("a.js", "is('off'); // tls_disable=true")
                    .ignores("README.md", "Never use `tls_disable = true`: it exposes all paths.")
                    .matches("README.md", "```hcl", "  tls_disable = true", "```")
                    .ignores("bao.hcl", "  tls_disable_client_certs = true")
                    .entry(),
            Entry.of("unsafe/curl-insecure")
                    .summary("curl or wget does not check the certificate of an OpenBao server")
                    .why("anybody on the way can answer in the server's name and gets the token and the secrets")
                    .literals("curl ", "curl\t", "curl.exe", "curl\"", "curl'", "curl,", "--no-check-certificate")
                    .also("addr", "vault", "bao", ":8200", "/v1/")
                    .pattern(
                            Reach.COMMAND,
                            "(?<![\\w.-])curl(?:\\.exe)?[\"']?,?[ \\t][^;|]{0,800}?(?<=[\\s\"'])(?<token>-[sSfLgiIvqnN#]{0,6}k[sSfLgiIvqnN#XHdoO]{0,6}|--insecure)(?=[\\s\"',]|$)"
                                    + "|(?<![\\w.-])wget[ \\t][^;|]{0,800}?(?<=\\s)(?<flag>--no-check-certificate)(?=[\\s\"']|$)")
                    .notOnLine(Wording.COMMENT)
                    .when(match -> BAO_ADDRESS.isIn(match.text()))
                    .says("`{}` takes any certificate for that of the OpenBao server", "no check of the certificate")
                    .help("name the certificate authority instead: --cacert <file>")
                    .matches("a.sh", "curl -k $BAO_ADDR/v1/sys/health")
                    .matches("a.sh", "curl -sk -H \"X-Vault-Token: $T\" https://bao.example.org/v1/kv/data/x")
                    .matches("a.sh", "curl --silent \\", "  --insecure \\", "  https://openbao.example.org:8200/")
                    .matches("a.sh", "wget -qO- --no-check-certificate ${VAULT_ADDR}/v1/sys/seal-status")
                    .ignores("a.sh", "curl -k https://registry.example.org/v2/")
                    .ignores("a.sh", "curl --cacert ca.pem $BAO_ADDR/v1/sys/health")
                    .ignores("a.sh", "curl $BAO_ADDR/v1/sys/health | sort -k 2")
                    .entry(),
            Entry.of("unsafe/plain-http")
                    .summary("the server is spoken to over plain HTTP, and not on this machine")
                    .why("tokens and secrets cross the network readable")
                    .literals("bao_addr", "bao_agent_addr", "bao_proxy_addr")
                    .literals("vault_addr", "vault_agent_addr", "vault_proxy_addr")
                    .literals("-address=", "-address ")
                    .also("http://")
                    .lead(330)
                    .pattern(
                            Reach.NEXT_LINE,
                            "(?:(?<![A-Za-z0-9])(?:BAO|VAULT)_(?:AGENT_|PROXY_)?ADDR(?:" + Wording.assigned("")
                                    + "|[ \\t]{1,4}|:?-)"
                                    + "|" + Wording.COMMAND + " [^;|\\n]{0,300}?--?address[ =][\"']?)"
                                    + "(?<token>http://(?!\\[?[${<%])(?:(?<secret>[^\\s/@\"]{1,100})@)?[^\\s\"'`<>)\\]},;\\\\]{1,300})")
                    .not(
                            LazyPattern.of(
                                    "^http://(?:localhost|127(?:\\.\\d{1,3}){3}|0\\.0\\.0\\.0|[\\w-]+\\.localhost)(?![\\w.-])"),
                            LazyPattern.of("^http://(?:\\[(?:::1?|::)|\\[?0:0)"))
                    .says("`{}` is plain HTTP, expected `https://`", "plain HTTP")
                    .help("use https:// and name the certificate authority with BAO_CACERT")
                    .matches("a.sh", "export BAO_ADDR=http://bao.example.org:8200")
                    .matches("compose.yml", "  VAULT_ADDR: http://vault:8200")
                    .matches("pod.yml", "- name: VAULT_ADDR", "  value: \"http://openbao.openbao.svc:8200\"")
                    .matches("a.sh", "export BAO_ADDR=${BAO_ADDR:-http://bao.example.org}")
                    .matches("a.sh", "bao status -address=http://10.0.0.7:8200")
                    .ignores("a.sh", "export BAO_ADDR=http://127.0.0.1:8200")
                    .ignores("a.sh", "export BAO_ADDR='http://localhost:8200'")
                    .ignores("a.sh", "export BAO_ADDR=http://[::1]:8200")
                    .ignores("a.sh", "export BAO_ADDR=https://bao.example.org")
                    .ignores("a.sh", "export BAO_ADDR=http://$HOST:8200")
                    .ignores("a.sh", "export WEB_ADDR=http://www.example.org")
                    .entry(),
            Entry.of("unsafe/dev-server")
                    .warning()
                    .summary("a server in development mode")
                    .why(
                            "it starts unsealed, with a root token that anybody can guess, without TLS, and forgets all it knows")
                    .literals("dev_root_token_id", "dev-root-token-id")
                    .literals(" -dev", "\"-dev", "'-dev", ",-dev", "\t-dev", "\n-dev")
                    .pattern(
                            Reach.AROUND,
                            "(?<token>(?<![A-Za-z0-9])(?:BAO|VAULT)_DEV_ROOT_TOKEN_ID)(?=[\"']?\\]?[ \\t]{0,8}(?:[:=,]|\\r?\\n[ \\t]{1,40}value|[ \\t]\\w))"
                                    + "|(?<![\\w.-])server(?:(?:[\"',\\s]|- ){1,24}[\\w=./:@-]{1,80}){0,6}?(?:[\"',\\s]|- ){0,23}[\"', \\t\\n](?<flag>-dev)(?![\\w.-])"
                                    + "|(?<=[\\s\"'])(?<root>--?dev-root-token-id)(?=[=\\s\"'])")
                    .onlyFiles(file -> !Wording.isDocument(file))
                    .notOnLine(Wording.TOLD, NO_DEV)
                    .when(match -> BAO.isIn(match.text()) && !isSecondFlag(match))
                    .says("`{}` starts a server in development mode", "development mode")
                    .help("start a sealed server with a storage of its own; in a test, allow it with the reason")
                    .matches("a.sh", "bao server -dev")
                    .matches("a.sh", "vault server -log-level=debug -dev &")
                    .matches("compose.yml", "image: openbao/openbao", "command: server -dev -dev-root-token-id=root")
                    .matches("compose.yml", "  BAO_DEV_ROOT_TOKEN_ID: root")
                    .matches("a.sh", "docker run -e VAULT_DEV_ROOT_TOKEN_ID=root hashicorp/vault")
                    .matches("pod.yml", "command: [\"vault\", \"server\", \"-dev\"]")
                    .matches("pod.yml", "command: [vault,server,-dev]")
                    .ignores("a.sh", "bao server -config=/etc/bao.hcl")
                    .ignores("a.sh", "apt-get install libssl-dev vault")
                    .ignores("a.sh", "bao server -device=x")
                    .ignores("a.sh", "webpack server -dev")
                    .ignores("README.md", "$ bao server -dev")
                    .ignores("a.go", "// of vault, when a server is started in -dev mode")
                    .ignores("help.go", "  $ bao server -dev")
                    .ignores("Makefile", "\tBAO_DEV_ROOT_TOKEN_ID= \\", "\tgo test")
                    .ignores("flags.go", "EnvVar: \"BAO_DEV_ROOT_TOKEN_ID\",")
                    .entry());

    // `server -dev -dev-root-token-id=root` is one thing to say.
    private static boolean isSecondFlag(Match match) {
        return match.value().endsWith("-dev-root-token-id") && DEV.isIn(match.before());
    }

    private static boolean isOfBao(Match match) {
        return BAO.isIn(match.text()) || match.file().endsWith(".hcl");
    }
}
