package dev.loco.cishared.yaml;

import java.util.function.Supplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** snakeyaml's events of one text, with every way it fails turned into a finding. */
final class Events {
    private final Parser parser;
    private final Extent extent;
    private int last;

    Events(String text, Extent extent) {
        LoaderOptions options = new LoaderOptions();
        // The limits are this room's own, said in findings.
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.parser = new ParserImpl(new StreamReader(text), options);
        this.extent = extent;
    }

    /**
     * The next event.
     *
     * @throws org.yaml.snakeyaml.error.YAMLException when the text is no YAML
     */
    Event next() {
        Event event = guarded(parser::getEvent);
        last = extent.offset(event.getEndMark());
        return event;
    }

    /** Whether the next event is of that kind; it stays the next. */
    boolean nextIs(Event.ID kind) {
        return guarded(() -> parser.checkEvent(kind));
    }

    /** Some escapes (`\UFFFFFFFF`) end in an exception that snakeyaml does not declare. */
    private <T> T guarded(Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Unreadable(Syntax.noCharacter(extent.after(last)));
        }
    }
}
