#define V "1.3.0" /* x-release-version */
