path "sys/health" {
  capabilities = ["read"]
}
