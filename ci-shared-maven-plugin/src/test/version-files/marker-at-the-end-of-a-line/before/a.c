#define V "1.2.0" /* x-release-version */
