package se.statistiktjanst.service.open.status;

import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.page.MessageKey;

/** What a visitor knows as a part of the service. Each stands on the database role without which it cannot work. */
public enum SitePart implements MessageKey {
    OPEN(DatabaseRole.OPEN),
    STAFF(DatabaseRole.STAFF),
    EXPORTS(DatabaseRole.EXPORTER),
    COLLECTOR(DatabaseRole.COLLECTOR);

    private final DatabaseRole role;

    SitePart(DatabaseRole role) {
        this.role = role;
    }

    /** Name of the health check that tells. */
    String check() {
        return role.login();
    }

    @Override
    public String messageKey() {
        return switch (this) {
            case OPEN -> "status.part.open";
            case STAFF -> "status.part.staff";
            case EXPORTS -> "status.part.exports";
            case COLLECTOR -> "status.part.collector";
        };
    }
}
