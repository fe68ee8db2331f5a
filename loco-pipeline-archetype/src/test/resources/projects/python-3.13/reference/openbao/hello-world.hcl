# Policy `hello-world`: the least that identity `runtime` of workload `hello-world` needs.
# Written by `ci-shared policy-generate` from bao.yml: change that, and write this anew.

# the settings of this service
path "kv/data/loco/hello-world/config" {
  capabilities = ["read"]
}
