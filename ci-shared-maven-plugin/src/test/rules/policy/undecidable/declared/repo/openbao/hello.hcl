path "kv/data/loco/{{identity.entity.name}}/*" {
  capabilities = ["create", "read", "update"]
}

path "kv/data/loco/shared/*" {
  capabilities = ["read"]
}

path "kv/data/loco/shared/{{identity.entity.name}}" {
  capabilities = ["deny"]
}

path "kv/data/other/{{identity.entity.name}}" {
  capabilities = ["read"]
}
