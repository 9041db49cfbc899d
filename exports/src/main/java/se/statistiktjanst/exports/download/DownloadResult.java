package se.statistiktjanst.exports.download;

import se.statistiktjanst.exports.order.ObjectRow;

/** What became of a request for an object. */
public sealed interface DownloadResult {
    /** Open it with {@link ExportDownloads#open}. */
    record Allowed(ObjectRow object, SealedObject sealed) implements DownloadResult {}

    /** No such export, object or usable grant: unknown, foreign, used or of another session. */
    record NotFound() implements DownloadResult {}

    /** The export was the caller's and its time is over. */
    record Expired() implements DownloadResult {}

    /** The caller has no right to this form any more. */
    record NotAllowed() implements DownloadResult {}

    /** A number export's object has been downloaded as often as it may be. */
    record UsedUp() implements DownloadResult {}
}
