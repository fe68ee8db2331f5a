path "a" {
  capabilities = "read"
}
path "b/+*" {
  capabilities = ["read"]
}
