/** The manifest {@code bao.yml}: its schema and the rules no schema can say. The only importer of the schema validator. */
@NullMarked
package dev.loco.cishared.manifest;

import org.jspecify.annotations.NullMarked;
