package dev.loco.cishared.release.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** Addresses of pages of a forge, in Forgejo's form. */
final class Link {
    private static final String PLAIN = "-._~/:";

    private Link() {}

    /** {@code <web>/<page>/<what>}, with nothing in it that would end a link of Markdown. */
    static String of(String web, String page, String what) {
        return encoded(web, PLAIN + "?=&%@+,;[]") + "/" + page + "/" + encoded(what, PLAIN);
    }

    /** What lies between two tags, or the page of the first release. */
    static String ofRelease(String web, Optional<String> previous, String tag) {
        return previous.map(p -> of(web, "compare", p + "..." + tag)).orElseGet(() -> of(web, "releases/tag", tag));
    }

    private static String encoded(String text, String plain) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (word || plain.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(String.format("%02X", (int) c));
            }
        }
        return out.toString();
    }
}
