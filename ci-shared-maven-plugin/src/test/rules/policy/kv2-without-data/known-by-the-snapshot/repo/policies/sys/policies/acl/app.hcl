path "secret/app/*" {
  capabilities = ["read", "list"]
}

path "secret/app" {
  capabilities = ["list"]
}

path "secret/other*" {
  capabilities = ["deny"]
}

path "old/app" {
  capabilities = ["read"]
}
