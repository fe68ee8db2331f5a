path "secret/data/app/*" {
  capabilities = ["read", "list", "scan"]
}

path "secret/data/shared/*" {
  capabilities = ["read", "list"]
}

path "secret/metadata/shared/*" {
  capabilities = ["list"]
}
