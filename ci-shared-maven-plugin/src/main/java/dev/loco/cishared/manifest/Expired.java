package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.manifest.Manifest.Day;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The last day of an entry or a waiver is over. */
final class Expired {
    static final Rule RULE = new Rule(
            "manifest/expired",
            Severity.ERROR,
            "an entry's last day is over",
            "a date was set so that someone would look again; until then access lives on that no one wants any more");

    private Expired() {}

    static void check(Manifest manifest, LocalDate today, List<Finding> findings) {
        manifest.access()
                .forEach(a -> a.expires()
                        .ifPresent(d -> check(d, "access to `" + a.place() + "`", "the entry", today, findings)));
        manifest.waivers()
                .forEach(w -> check(
                        w.until(),
                        "the waiver of `" + w.rule().value() + "` for `" + w.path() + "`",
                        "the waiver",
                        today,
                        findings));
    }

    private static void check(Day day, String what, String entry, LocalDate today, List<Finding> findings) {
        if (day.date().isBefore(today)) {
            long days = ChronoUnit.DAYS.between(day.date(), today);
            findings.add(Finding.of(
                            RULE,
                            day.text().span(),
                            what + " expired on " + day.date(),
                            "remove " + entry + ", or set a new date after looking whether it is still needed")
                    .withLabel(days == 1 ? "yesterday" : days + " days ago"));
        }
    }
}
