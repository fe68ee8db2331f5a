path "\u00e9/\x41\n" {}
path "${keep \"this\"}" {}
path "😀/*" {}
