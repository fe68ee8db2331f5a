package dev.loco.cishared.decide;

import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Sources;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Decision;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Ruling;
import dev.loco.cishared.report.Printable;
import dev.loco.cishared.report.Snippet;
import dev.loco.cishared.report.Style;
import java.util.List;

/** The answer for a person, with the deciding block in the look of a diagnostic. */
final class TextAnswer {
    /** Rules that lost and are named one by one. */
    private static final int LOSERS = 10;

    private final Answer answer;
    private final Decision decision;
    private final Style style;
    private final StringBuilder text = new StringBuilder();
    private String indent = " ";

    TextAnswer(Answer answer, Style style) {
        this.answer = answer;
        this.decision = answer.decision();
        this.style = style;
    }

    String text() {
        text.append(verdict(decision.ruling().verdict()))
                .append(style.bold(": " + decision.operation().word() + " on " + Printable.line(decision.path())))
                .append('\n');
        decision.rule().ifPresent(this::block);
        note("why:  ", Words.ground(decision));
        int shown = 0;
        for (Loser loser : answer.losers()) {
            if (shown++ == LOSERS) {
                note("lost: ", "and " + (answer.losers().size() - LOSERS) + " more, all weaker");
                break;
            }
            note("lost: ", named(loser.rule()) + ": " + loser.why());
        }
        answer.nearest().forEach(near -> note("near: ", named(near.rule()) + ": " + near.why()));
        answer.other().ifPresent(this::otherwise);
        answer.notes().forEach(note -> note("note: ", note));
        return text.toString();
    }

    private String verdict(Ruling.Verdict verdict) {
        return switch (verdict) {
            case ALLOWED -> style.good(verdict.word());
            case CONDITIONAL -> style.doubtful(verdict.word());
            case DENIED -> style.bad(verdict.word());
        };
    }

    private void block(AclRule rule) {
        AclRule.Origin origin = decision.origin().orElseThrow();
        Policy policy = origin.policy();
        Span span = policy.span(origin.rule().place());
        Sources sources = (file, line) -> policy.source().line(line);
        Severity severity = decision.allowed() ? Severity.NOTE : Severity.ERROR;
        Snippet snippet = new Snippet(span, Words.caption(decision, rule), severity, sources, style);
        indent = " ".repeat(snippet.gutter());
        text.append(indent)
                .append(style.frame("-->"))
                .append(' ')
                .append(place(origin))
                .append('\n');
        String bar = indent + style.frame(" |") + "\n";
        text.append(bar);
        snippet.rows().forEach(row -> text.append(row).append('\n'));
        text.append(bar);
        for (AclRule.Origin other : rule.origins()) {
            if (!other.equals(origin)) {
                text.append(indent).append(style.frame(":::")).append(' ').append(place(other));
                text.append(": merged with it, has ")
                        .append(other.rule().capabilities())
                        .append('\n');
            }
        }
    }

    private void otherwise(Decision other) {
        String by = other.origin()
                .map(origin -> "by `" + Printable.line(Words.pattern(origin)) + "` at " + place(origin))
                .orElse("since no rule matches");
        note(
                "note: ",
                "OpenBao " + Answer.other(answer.semantics()).word() + " decides otherwise: "
                        + other.ruling().verdict().word() + ", " + by);
    }

    private String named(AclRule rule) {
        List<AclRule.Origin> origins = rule.origins();
        String more = origins.size() > 1 ? " and " + Words.count(origins.size() - 1L, "more block") : "";
        return "`" + Printable.line(Words.pattern(origins.get(0))) + "` " + rule.capabilities() + " at "
                + place(origins.get(0)) + more;
    }

    private static String place(AclRule.Origin origin) {
        Span span = origin.policy().span(origin.rule().place());
        return Printable.line(span.file()) + ":" + span.line() + ":" + span.column();
    }

    private void note(String name, String words) {
        text.append(indent)
                .append(style.frame(" ="))
                .append(' ')
                .append(style.bold(name))
                .append(Printable.line(words))
                .append('\n');
    }
}
