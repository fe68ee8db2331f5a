path "secret/data/users/{{identity.entity.name}}/*" {
  capabilities = ["read"]
}

path "secret/data/{{identity.entity.metadata.team}}/{{identity.entity.id}}" {
  capabilities = ["read"]
}
