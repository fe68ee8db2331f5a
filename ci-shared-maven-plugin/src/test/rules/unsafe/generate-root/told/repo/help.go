package main

// Never bao operator generate-root -init
const help = `
  $ bao operator generate-root -init
`
