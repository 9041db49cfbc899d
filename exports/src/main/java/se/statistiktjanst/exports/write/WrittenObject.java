package se.statistiktjanst.exports.write;

/**
 * An object of an export as it stands in the store.
 *
 * @param name as the customer sees it, such as {@code data.csv}
 * @param storedAs its random name in the store
 * @param bytes of content, before sealing
 * @param sha256 of content, before sealing
 */
@SuppressWarnings("ArrayRecordComponent") // written once, compared by nobody
public record WrittenObject(String name, String mediaType, String storedAs, long bytes, byte[] sha256) {}
