path "secret/data/{{identity.entity.id}}/*" { capabilities = ["read"] }
path "{{ identity.groups.names.a/b+.id }}/+" { capabilities = ["list"] }
path "x/{{anything at all}}" {}
