path "secret/data/*/config" {
  capabilities = ["read"]
}

path "secret/data/app-*/config" {
  capabilities = ["read"]
}

path "secret/metadata/app**" {
  capabilities = ["list"]
}

path "secret/data/**" {
  capabilities = ["deny"]
}
