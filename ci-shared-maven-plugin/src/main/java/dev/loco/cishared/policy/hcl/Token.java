package dev.loco.cishared.policy.hcl;

/** What a scanner finds; messages name it so. */
enum Token {
    ILLEGAL,
    EOF,
    IDENT,
    NUMBER,
    FLOAT,
    BOOL,
    STRING,
    HEREDOC,
    NULL,
    LBRACK,
    RBRACK,
    LBRACE,
    RBRACE,
    COMMA,
    PERIOD,
    COLON,
    ASSIGN,
    ADD,
    SUB,
    COMMENT
}
