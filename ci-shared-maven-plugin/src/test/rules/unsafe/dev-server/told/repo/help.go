package main

// Never bao server -dev
const help = `
  $ bao server -dev
`
