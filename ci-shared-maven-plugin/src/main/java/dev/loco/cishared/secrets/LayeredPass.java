package dev.loco.cishared.secrets;

import dev.loco.cishared.secrets.Pass.Hit;
import dev.loco.cishared.secrets.Pass.Layer;
import dev.loco.cishared.secrets.Pass.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A pass over bytes, and over the text that is encoded in them: one level of base64 and of percent encoding. */
final class LayeredPass {
    // What looking through the encoded text of one file may cost in steps: more than any file of people costs.
    static final long MOST_STEPS = 64_000_000;

    private final Pass outer;
    private final Pass inner;
    private final Base64Text base64 = new Base64Text();
    private final PercentText percent = new PercentText();
    private long innerSteps;

    /** How a stretch is encoded. */
    enum Encoding {
        BASE64("base64"),
        PERCENT("percent encoding");

        private final String words;

        Encoding(String words) {
            this.words = words;
        }

        /** Its name in a sentence. */
        String words() {
            return words;
        }
    }

    LayeredPass(Catalogue catalogue, Predicate<ReadPath> declared) {
        outer = new Pass(catalogue, declared);
        inner = new Pass(catalogue, declared);
    }

    /** Goes over the first {@code length} bytes as the content of the file; all places are of those bytes. */
    Outcome over(String file, byte[] bytes, int length) {
        innerSteps = 0;
        Outcome outcome = outer.over(file, bytes, length);
        if (outer.runs().size() > 0 || outer.percents().size() > 0) {
            new Layers(file, bytes, length, outcome).look();
        }
        return outcome;
    }

    /** Whether other things might be found in what was looked at last, as {@code file}, if it were called {@code other}. */
    boolean mayDiffer(String file, String other) {
        return outer.stepsTaken() > 0 || outer.runs().size() > 0 || outer.minds(file, other);
    }

    /** How many steps the patterns took in the last pass, over encoded text too; a measure of its cost that is no clock. */
    long stepsTaken() {
        return outer.stepsTaken() + innerSteps;
    }

    /** The encoded texts of one file. */
    private final class Layers {
        private final String file;
        private final byte[] bytes;
        private final int length;
        private final Outcome outcome;

        Layers(String file, byte[] bytes, int length, Outcome outcome) {
            this.file = file;
            this.bytes = bytes;
            this.length = length;
            this.outcome = outcome;
        }

        void look() {
            int done = 0;
            Places runs = outer.runs();
            for (int i = 0; i < runs.size() && innerSteps < MOST_STEPS; i++) {
                if (runs.start(i) >= done) {
                    done = base64.decode(bytes, length, runs.start(i), done, text -> isIn(text, Encoding.BASE64));
                }
            }
            done = 0;
            Places percents = outer.percents();
            for (int i = 0; i < percents.size() && innerSteps < MOST_STEPS; i++) {
                if (percents.start(i) >= done) {
                    Stretch word = percent.decode(bytes, length, percents.start(i), done);
                    done = word.end(word.length());
                    isIn(word, Encoding.PERCENT);
                }
            }
        }

        private boolean isIn(Stretch text, Encoding encoding) {
            Outcome found = inner.over(file, text.bytes(), text.length());
            for (Hit hit : found.hits()) {
                List<int[]> secrets = new ArrayList<>();
                for (int[] secret : hit.secrets()) {
                    secrets.add(new int[] {text.start(secret[0]), text.end(secret[1])});
                }
                outcome.hits()
                        .add(hit.encoded(
                                layer(hit, text, encoding), text.start(hit.start()), text.end(hit.end()), secrets));
            }
            for (Pass.Unfinished one : found.unfinished()) {
                outcome.unfinished().add(new Pass.Unfinished(one.entry(), text.start(one.offset())));
            }
            innerSteps += inner.stepsTaken();
            return innerSteps < MOST_STEPS;
        }

        private Layer layer(Hit hit, Stretch text, Encoding encoding) {
            String token = new String(text.bytes(), hit.start(), hit.end() - hit.start(), StandardCharsets.ISO_8859_1);
            List<int[]> secrets = new ArrayList<>();
            for (int[] secret : hit.secrets()) {
                int from = Math.max(secret[0], hit.start()) - hit.start();
                secrets.add(new int[] {from, Math.min(secret[1], hit.end()) - hit.start()});
            }
            return new Layer(encoding, token, secrets);
        }
    }
}
