/** Renderings of findings, one class a format; the text for a person is the model. */
@NullMarked
package dev.loco.cishared.report;

import org.jspecify.annotations.NullMarked;
