path "a" { pagination_limit = 0159 }
