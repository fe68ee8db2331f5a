path "a" { policy = "\q" }
