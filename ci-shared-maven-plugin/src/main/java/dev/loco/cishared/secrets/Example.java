package dev.loco.cishared.secrets;

/**
 * A text that an entry must or must not match. Credentials in it are written as expressions that the tests expand,
 * such as <code>{{base62:24}}</code>, so that no credential is ever committed.
 *
 * @param file the name of the file it stands in
 * @param text its content
 * @param matches whether the entry must report it
 */
record Example(String file, String text, boolean matches) {}
