package se.statistiktjanst.ingest.client;

/**
 * Why an event was not taken, in the collector's words, which hold no values.
 *
 * @param pointer JSON pointer into the event; empty for the event as a whole
 * @param code stable word for programs
 * @param detail for people
 */
public record EventError(String pointer, String code, String detail) {}
