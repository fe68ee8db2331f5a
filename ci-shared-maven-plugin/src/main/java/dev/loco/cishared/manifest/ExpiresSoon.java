package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.manifest.Manifest.Day;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The last day of an entry or a waiver is at most 30 days away. */
final class ExpiresSoon {
    static final Rule RULE = new Rule(
            "manifest/expires-soon",
            Severity.WARNING,
            "an entry's last day is at most 30 days away",
            "after that day the check fails, and it is better to decide before");

    private static final int DAYS = 30;

    private ExpiresSoon() {}

    static void check(Manifest manifest, LocalDate today, List<Finding> findings) {
        manifest.access()
                .forEach(a -> a.expires().ifPresent(d -> check(d, "access to `" + a.place() + "`", today, findings)));
        manifest.waivers()
                .forEach(w -> check(
                        w.until(), "the waiver of `" + w.rule().value() + "` for `" + w.path() + "`", today, findings));
    }

    private static void check(Day day, String what, LocalDate today, List<Finding> findings) {
        long days = ChronoUnit.DAYS.between(today, day.date());
        if (days >= 0 && days <= DAYS) {
            String when = days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
            findings.add(Finding.of(
                            RULE,
                            day.text().span(),
                            what + " expires on " + day.date(),
                            "look whether it is still needed, then set a new date or plan its removal")
                    .withLabel(when));
        }
    }
}
