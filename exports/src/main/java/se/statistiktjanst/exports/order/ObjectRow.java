package se.statistiktjanst.exports.order;

/** A row of {@code export.object}. */
@SuppressWarnings("ArrayRecordComponent") // read and shown, compared by nobody
public record ObjectRow(String name, String mediaType, String storedAs, long bytes, byte[] sha256) {}
