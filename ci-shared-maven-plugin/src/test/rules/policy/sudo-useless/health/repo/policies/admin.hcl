path "sys/health" {
  capabilities = ["read", "sudo"]
}

path "sys/policies/acl/*" {
  capabilities = ["create", "read", "update", "delete", "list", "sudo"]
}

path "auth/token/lookup-self" {
  capabilities = ["update", "sudo"]
}
