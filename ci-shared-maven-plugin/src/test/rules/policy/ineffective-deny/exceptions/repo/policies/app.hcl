# Everything is denied but what is named: that is what the order is for.
path "secret/*" {
  capabilities = ["deny"]
}

path "secret/data/app/*" {
  capabilities = ["read"]
}

path "*" {
  capabilities = ["read", "list"]
}

path "sys/seal" {
  capabilities = ["deny"]
}

path "auth/+/login/*" {
  capabilities = ["deny"]
}
