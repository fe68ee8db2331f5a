export KEY=TICKET-12345678
export OTHER=TICKET-1234
# bao-lint: allow own/ticket -- the key of the demo
export DEMO=TICKET-00000000
