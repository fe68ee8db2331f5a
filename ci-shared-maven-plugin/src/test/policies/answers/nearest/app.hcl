path "secret/data/app/prod" { capabilities = ["update"] }
path "secret/data/apps/*" { capabilities = ["update"] }
path "secret/data/app/+/+/x" { capabilities = ["update"] }
path "secret/metadata/*" { capabilities = ["list"] }
path "other/*" { capabilities = ["read"] }
