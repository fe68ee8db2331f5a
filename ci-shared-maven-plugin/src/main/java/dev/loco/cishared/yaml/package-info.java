/** YAML as Woodpecker reads it, with exact positions. The only importer of snakeyaml. */
@NullMarked
package dev.loco.cishared.yaml;

import org.jspecify.annotations.NullMarked;
