path "exact/path" {}
path "/leading" {}
path "//two" {}
path "prefix/*" {}
path "*" {}
path "two**" {}
path "dead/*/star" {}
path "+" {}
path "+/first" {}
path "a/+/b" {}
path "a/+b" {}
path "a+/b" {}
path "open/+/*" {}
path "" {}
path {}
path "first" "second" {}
