package se.statistiktjanst.ingest.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One event as a transport brought it: a structured CloudEvent, or bytes that could not be read as one and why. Prints
 * nothing of what it holds.
 */
public final class IncomingEvent {
    private final @Nullable ObjectNode json;
    private final byte @Nullable [] raw;
    private final @Nullable Fault fault;
    private final @Nullable Integer rowNumber;

    private IncomingEvent(
            @Nullable ObjectNode json, byte @Nullable [] raw, @Nullable Fault fault, @Nullable Integer rowNumber) {
        this.json = json;
        this.raw = raw;
        this.fault = fault;
        this.rowNumber = rowNumber;
    }

    /** A CloudEvent in its structured JSON form. */
    public static IncomingEvent of(ObjectNode cloudEvent) {
        return new IncomingEvent(cloudEvent, null, null, null);
    }

    /** Something that is no event; it goes to quarantine as it is. */
    public static IncomingEvent unreadable(byte[] raw, Fault fault) {
        return new IncomingEvent(null, raw, fault, null);
    }

    /** The same, with its place in a file (the header is row 1), kept with it in quarantine. */
    public IncomingEvent atRow(int number) {
        return new IncomingEvent(json, raw, fault, number);
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

    /** What goes to quarantine. */
    byte[] payload() {
        return raw != null ? raw : String.valueOf(json).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "IncomingEvent[REDACTED]";
    }
}
