package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.restore.Remarks;
import dev.loco.cishared.yaml.YamlNode;
import java.util.Optional;

/** Takes over comments that the template changed, its marks among them, where the file has them as they were. */
final class RemarksMerge {
    private final Merging merging;
    private final Remarks base;
    private final Remarks theirs;

    RemarksMerge(Merging merging) {
        this.merging = merging;
        this.base = new Remarks(merging.base().workflow().file());
        this.theirs = new Remarks(merging.theirs().workflow().file());
    }

    /**
     * The comments above and behind one thing that all three have.
     *
     * @param part what it is about, see {@link Change#part()}
     * @param behindDash whether it is an item of a list
     */
    void merge(String part, String what, YamlNode was, YamlNode now, YamlNode wanted, boolean behindDash) {
        if (merging.remarks().startsLine(now, behindDash)) {
            above(part, what, was, now, wanted, behindDash);
            behind(part, what, was, now, wanted, behindDash);
        }
    }

    private void above(String part, String what, YamlNode was, YamlNode now, YamlNode wanted, boolean behindDash) {
        Lines.of(
                        base.above(was, behindDash),
                        merging.remarks().above(now, behindDash),
                        theirs.above(wanted, behindDash))
                .ifPresent(lines -> merging.change(
                        Change.REMARK + "above " + part,
                        "changes the comment above " + what,
                        Token.of(merging.ours().file(), now),
                        merging.remarks().replaceAbove(now, lines.from(), lines.count(), lines.lines())));
    }

    private void behind(String part, String what, YamlNode was, YamlNode now, YamlNode wanted, boolean behindDash) {
        Optional<String> before = base.behind(was, behindDash);
        Optional<String> after = theirs.behind(wanted, behindDash);
        if (!before.equals(after) && merging.remarks().behind(now, behindDash).equals(before)) {
            merging.change(
                    Change.REMARK + "behind " + part,
                    "changes the mark of " + what,
                    Token.of(merging.ours().file(), now),
                    merging.remarks().replaceBehind(now, after));
        }
    }
}
