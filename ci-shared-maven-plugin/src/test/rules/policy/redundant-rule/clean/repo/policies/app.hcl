# A limit, an addition, a condition, a deny for other policies, one of which nobody knows what it will match.
path "secret/data/app/*" {
  capabilities = ["read", "update"]
}

path "secret/data/app/db" {
  capabilities = ["read"]
}

path "secret/data/app/cache" {
  capabilities = ["read", "update", "delete"]
}

path "secret/data/app/audited" {
  capabilities        = ["read", "update"]
  required_parameters = ["reason"]
}

path "secret/data/other" {
  capabilities = ["deny"]
}

path "secret/metadata/*" {
  capabilities = ["list"]
}

path "secret/metadata/{{identity.entity.name}}/*" {
  capabilities = ["read"]
}

path "secret/metadata/shared/*" {
  capabilities = ["list"]
}
