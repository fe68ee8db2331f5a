path "kv/app" { capabilities = ["read"] }
path "kv/+" { capabilities = ["update"] }
