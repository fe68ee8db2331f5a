path "a" { capabilities = ["READ", "root", "read "] }
