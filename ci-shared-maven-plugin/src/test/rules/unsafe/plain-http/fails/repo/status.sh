bao status -address=http://openbao.openbao.svc:8200
