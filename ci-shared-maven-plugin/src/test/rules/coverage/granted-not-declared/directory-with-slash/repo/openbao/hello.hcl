path "kv/metadata/loco/hello/" {
  capabilities = ["list"]
}
