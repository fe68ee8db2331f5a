/** What the pipelines of a repository do on every event, shown: as a table, as JSON, as a page. */
@NullMarked
package dev.loco.cishared.explain;

import org.jspecify.annotations.NullMarked;
