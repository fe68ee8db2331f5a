path = { "a" = { capabilities = ["read"] } }
