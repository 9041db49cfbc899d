package se.statistiktjanst.ingest.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One event as a transport brought it: a structured CloudEvent, or bytes that could not be read as one and why. Prints
 * nothing of what it holds.
 */
public final class IncomingEvent {
    /** Where the event can be read again. */
    @FunctionalInterface
    public interface Original {
        /** The event as compact JSON in UTF-8. */
        byte[] json();
    }

    private final @Nullable ObjectNode json;
    private final Original original;
    private final @Nullable Fault fault;
    private final @Nullable Integer rowNumber;

    private IncomingEvent(
            @Nullable ObjectNode json, Original original, @Nullable Fault fault, @Nullable Integer rowNumber) {
        this.json = json;
        this.original = original;
        this.fault = fault;
        this.rowNumber = rowNumber;
    }

    /** A CloudEvent in its structured JSON form. */
    public static IncomingEvent of(ObjectNode cloudEvent) {
        return of(cloudEvent, () -> cloudEvent.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The same, which need not be held once it is checked: should it go to quarantine, it is read again. */
    public static IncomingEvent of(ObjectNode cloudEvent, Original original) {
        return new IncomingEvent(cloudEvent, original, null, null);
    }

    /** Something that is no event; it goes to quarantine as it is. */
    public static IncomingEvent unreadable(byte[] raw, Fault fault) {
        return new IncomingEvent(null, () -> raw, fault, null);
    }

    /** The same, with its place in a file (the header is row 1), kept with it in quarantine. */
    public IncomingEvent atRow(int number) {
        return new IncomingEvent(json, original, fault, number);
    }

    /** What is left to hold of it when it is checked. */
    IncomingEvent checked() {
        return new IncomingEvent(null, original, fault, rowNumber);
    }

    @Nullable
    ObjectNode json() {
        return json;
    }

    @Nullable
    Fault fault() {
        return fault;
    }

    @Nullable
    Integer rowNumber() {
        return rowNumber;
    }

    /** What goes to quarantine, in the clear. */
    public byte[] payload() {
        return original.json();
    }

    @Override
    public String toString() {
        return "IncomingEvent[REDACTED]";
    }
}
