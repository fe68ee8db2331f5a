# What the nightly audit reads, and nothing else: policies, roles, mounts, groups and entities, no secret.
# For a namespace below, write the same there, or here with the namespace before each path.

path "sys/mounts" { capabilities = ["read"] }
path "sys/auth" { capabilities = ["read"] }
path "sys/namespaces" { capabilities = ["list"] }
path "sys/policies/detailed/acl" { capabilities = ["list"] }

# Only asked where the list above leaves a policy out, and by OpenBao before 2.3.
path "sys/policies/acl" { capabilities = ["list"] }
path "sys/policies/acl/*" { capabilities = ["read"] }

# Roles, users, certificates and groups of auth methods mounted at one segment; a method mounted deeper, such as
# auth/team/jwt/, needs auth/team/jwt/role/ and the like as well. With their slash, since auth/+/role/+ is the better
# match of LIST auth/kubernetes/role/ otherwise: a + matches an empty segment too.
path "auth/+/role/" { capabilities = ["list"] }
path "auth/+/role/+" { capabilities = ["read"] }
path "auth/+/cel/role/" { capabilities = ["list"] }
path "auth/+/cel/role/+" { capabilities = ["read"] }
path "auth/+/users/" { capabilities = ["list"] }
path "auth/+/users/+" { capabilities = ["read"] }
path "auth/+/groups/" { capabilities = ["list"] }
path "auth/+/groups/+" { capabilities = ["read"] }
path "auth/+/certs/" { capabilities = ["list"] }
path "auth/+/certs/+" { capabilities = ["read"] }
path "auth/token/roles" { capabilities = ["list"] }
path "auth/token/roles/+" { capabilities = ["read"] }

# These give policies to everybody who logs in; OpenBao answers them without their passwords.
path "auth/ldap/config" { capabilities = ["read"] }
path "auth/radius/config" { capabilities = ["read"] }
path "auth/kerberos/config/ldap" { capabilities = ["read"] }

path "identity/group/id" { capabilities = ["list"] }
path "identity/group/id/+" { capabilities = ["read"] }
path "identity/entity/id" { capabilities = ["list"] }
path "identity/entity/id/+" { capabilities = ["read"] }

# Gives back the token of a login when the audit ends.
path "auth/token/revoke-self" { capabilities = ["update"] }
