package se.statistiktjanst.exports.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** waiting → running → ready → expired; failed or cancelled on the way. */
public enum ExportState {
    WAITING,
    RUNNING,
    READY,
    FAILED,
    CANCELLED,
    EXPIRED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
