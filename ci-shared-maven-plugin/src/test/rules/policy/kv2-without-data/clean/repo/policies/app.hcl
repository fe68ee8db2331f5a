# Nothing tells what secret/ is; kv/ is version 2 by the looks, and everything has its place in it.
path "secret/app/db" {
  capabilities = ["read"]
}

path "kv/data/app/*" {
  capabilities = ["read"]
}

path "kv/metadata/*" {
  capabilities = ["list"]
}

path "kv/destroy/app/*" {
  capabilities = ["update"]
}

path "kv/config" {
  capabilities = ["read"]
}

path "kv/+/shared/*" {
  capabilities = ["read"]
}

path "kv/*" {
  capabilities = ["deny"]
}

path "kv/da*" {
  capabilities = ["read"]
}
