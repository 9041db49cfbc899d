package se.statistiktjanst.service.unitgroup;

import java.util.Locale;
import se.statistiktjanst.service.page.MessageKey;
import se.statistiktjanst.statistics.unitgroup.GroupFault;

/** What is wrong with a form, in words: one for each fault of a group, and those that only a form can have. */
enum GroupFaultText implements MessageKey {
    NAME_MISSING,
    NAME_TOO_LONG,
    NAME_HAS_PERSONAL_NUMBER,
    NAME_TAKEN,
    NO_UNITS,
    TOO_MANY_UNITS,
    TOO_MANY_GROUPS,
    DAY_OUT_OF_RANGE,
    LAST_BEFORE_FIRST,
    TWICE,
    ENDED_AHEAD,
    ENDED,
    CHANGED_MEANWHILE,
    /** A day is missing or not written as one. */
    NOT_A_DAY,
    /** The last day of the group is missing or not written as one. */
    NOT_A_LAST_DAY;

    static GroupFaultText of(GroupFault fault) {
        return valueOf(fault.name());
    }

    @Override
    public String messageKey() {
        return "group.fault." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
