path "a" { capabilities = ["read",,"list"], comment = { any = [1, [2] [3]] } }, path "b" {} # no line end needed
name = 5 name =
