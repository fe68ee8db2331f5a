path "foo/+*" {
 capabilities = ["read"]
}
path "/x+*y" {}
