path "{{a" {}
path "a}}" {}
path "{{a{{b}}" {}
path "{{a}}}}" {}
