# Conditions that bind nothing which is granted.
path "secret/data/app" {
  capabilities        = ["delete"]
  required_parameters = ["reason"]
}

path "secret/data/all" {
  capabilities       = ["read"]
  allowed_parameters = {
    "*" = []
  }
}

path "secret/metadata/app" {
  capabilities     = ["read"]
  pagination_limit = 100
}
