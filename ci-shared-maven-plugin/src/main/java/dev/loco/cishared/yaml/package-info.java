/** YAML as Woodpecker reads it, with exact positions and edits that keep everything else. Only importer of snakeyaml. */
@NullMarked
package dev.loco.cishared.yaml;

import org.jspecify.annotations.NullMarked;
