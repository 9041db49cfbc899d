package se.statistiktjanst.ingest.collect;

/**
 * One thing wrong with an event.
 *
 * @param pointer where, as a JSON pointer into the event; empty for the whole event
 * @param detail what is wrong and what to do about it; never a value of the event
 */
public record Fault(Reason reason, String pointer, String detail) {}
