path "sys/auth/*" {
  capabilities = ["create", "update", "delete", "sudo"]
}

path "sys/auth" {
  capabilities = ["read"]
}

path "sys/*" {
  capabilities = ["read"]
}

path "sys/seal" {
  capabilities = ["deny"]
}

path "sys/leases/lookup" {
  capabilities = ["update"]
}
