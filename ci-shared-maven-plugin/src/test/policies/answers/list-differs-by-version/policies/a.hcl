path "foo/metadata/*" { capabilities = ["list"] }
