path "a" {
  capabilities = [
    "read",
  ]
}
