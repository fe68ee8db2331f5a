path "*" {
  capabilities = ["read", "list"]
}
