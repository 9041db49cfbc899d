package se.statistiktjanst.service.exports;

import java.util.Locale;
import se.statistiktjanst.service.page.MessageKey;

/** Where an export is. */
public enum ExportState implements MessageKey {
    WAITING_FOR_APPROVAL,
    QUEUED,
    RUNNING,
    READY,
    EXPIRED,
    CANCELLED,
    FAILED;

    /** Whether it can be stopped. */
    public boolean underWay() {
        return this == WAITING_FOR_APPROVAL || this == QUEUED || this == RUNNING;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String messageKey() {
        return "export.state." + code();
    }
}
