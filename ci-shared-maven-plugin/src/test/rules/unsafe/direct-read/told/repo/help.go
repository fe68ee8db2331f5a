package main

// Never bao kv get -mount=kv loco/hello/db
const help = `
  $ bao kv get -mount=kv loco/hello/db
`
