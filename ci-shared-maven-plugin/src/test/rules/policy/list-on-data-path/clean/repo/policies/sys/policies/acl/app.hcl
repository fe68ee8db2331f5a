path "old/data/app/*" {
  capabilities = ["read", "list"]
}

path "secret/data/app/*" {
  capabilities = ["read"]
}

path "secret/metadata/app/*" {
  capabilities = ["list"]
}

path "secret/*" {
  capabilities = ["list"]
}
