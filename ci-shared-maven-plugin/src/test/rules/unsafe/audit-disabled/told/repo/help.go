package main

// Never bao audit disable file/
const help = `
  $ bao audit disable file/
`
