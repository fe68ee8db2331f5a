path "sys/auth/*" {
  capabilities = ["create", "update", "delete"]
}

path "auth/token/accessors/" {
  capabilities = ["list"]
}

path "sys/rotate" {
  capabilities = ["update"]
}
