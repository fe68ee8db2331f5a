path "*" {
  capabilities = ["read", "sudo"]
}

path "auth/*" {
  capabilities = ["create", "read", "update", "delete", "list", "sudo"]
}

path "sys/auth/*" {
  capabilities = ["create", "update", "delete", "sudo"]
}

path "auth/token/create/ci" {
  capabilities = ["update", "sudo"]
}

path "sys/+" {
  capabilities = ["update", "sudo"]
}

path "some-plugin/config" {
  capabilities = ["update", "sudo"]
}
