path "foo/metadata/private/*" { capabilities = ["deny"] }
