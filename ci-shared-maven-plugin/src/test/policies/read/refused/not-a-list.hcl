path "a" { capabilities = "read" }
path "b" { capabilities = { read = true } }
path "c" { capabilities = [true] }
path "d" { allowed_parameters = { a = "x" } }
path "e" { required_parameters = [["x"]] }
path "f" { pagination_limit = 1.5 }
path "g" { pagination_limit = "many" }
path "h" { policy = ["read"] }
path "i" { allowed_parameters = ["a"] }
