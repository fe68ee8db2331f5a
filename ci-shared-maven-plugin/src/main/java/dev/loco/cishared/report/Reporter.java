package dev.loco.cishared.report;

import dev.loco.cishared.finding.Report;
import java.io.IOException;
import java.io.Writer;

/** Writes a report in one format. The same report gives the same characters, whatever the machine or the day. */
public interface Reporter {
    /**
     * Writes the whole report, which ends in a line end unless it is empty; neither flushes nor closes the writer.
     *
     * @param out to be encoded as UTF-8
     * @throws IOException when the writer does
     */
    void write(Report report, Writer out) throws IOException;
}
