path "a/b/c/d" { capabilities = ["read"] }
path "a/b/c/+" { capabilities = ["read"] }
path "a/b/+/d" { capabilities = ["read"] }
path "a/b/+/+" { capabilities = ["read"] }
path "a/b/*" { capabilities = ["read"] }
path "a/+/c/*" { capabilities = ["read"] }
path "+/b/c/d" { capabilities = ["read"] }
