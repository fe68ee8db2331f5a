path "x/*" { capabilities = ["read"] }
