curl -H "Authorization: Bearer {{base62:26}}" https://api.example.org/users
