package se.statistiktjanst.service.wiring;

import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import se.statistiktjanst.platform.db.DatabaseRole;

/** A part of the service that can run in a process of its own, and the database roles it needs. */
public enum Component {
    /** Takes events and folds them into roll-ups. */
    COLLECTOR(DatabaseRole.COLLECTOR, DatabaseRole.COUNTER),
    /** Public pages and API. Needs the open role and nothing else. */
    OPEN(DatabaseRole.OPEN),
    /** Log-in and the pages of staff; the counter's role gives numbers of residents. */
    STAFF(DatabaseRole.STAFF, DatabaseRole.PORTAL, DatabaseRole.COUNTER),
    /** Orders, runs, hands out and expires exports. */
    EXPORTS(DatabaseRole.EXPORTER, DatabaseRole.RESOLVER, DatabaseRole.ERASER, DatabaseRole.PORTAL),
    /** Publishes by the calendar. */
    ADMIN(DatabaseRole.PUBLISHER, DatabaseRole.OPERATOR);

    private final ImmutableSet<DatabaseRole> roles;

    Component(DatabaseRole... roles) {
        this.roles = ImmutableSet.copyOf(roles);
    }

    /** The roles whose pools a process with these components opens. */
    public static Set<DatabaseRole> rolesOf(Collection<Component> components) {
        Set<DatabaseRole> all = EnumSet.noneOf(DatabaseRole.class);
        components.forEach(component -> all.addAll(component.roles));
        return all;
    }

    @JsonValue
    public String configurationName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
