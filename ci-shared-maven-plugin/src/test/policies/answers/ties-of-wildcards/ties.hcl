path "a/+/+/d" { capabilities = ["read"] }
path "a/+/c/+" { capabilities = ["read"] }
path "a/+/c/*" { capabilities = ["read"] }
path "a/+/*" { capabilities = ["read"] }
path "a/+/+/+" { capabilities = ["read"] }
path "a/*" { capabilities = ["read"] }
path "*" { capabilities = ["read"] }
