package se.statistiktjanst.statistics.unitgroup;

/** What is wrong with a group that somebody wants to make or change. */
public enum GroupFault {
    NAME_MISSING,
    /** Longer than {@link GroupDraft#LONGEST_NAME} characters. */
    NAME_TOO_LONG,
    /** A name may not hold what could be a personal identity number. */
    NAME_HAS_PERSONAL_NUMBER,
    /** Another group in use has it, in upper or lower case. */
    NAME_TAKEN,
    NO_UNITS,
    /** More than {@link GroupDraft#MOST_MEMBERS}. */
    TOO_MANY_UNITS,
    /** More than {@link UnitGroups#MOST_GROUPS} in use. */
    TOO_MANY_GROUPS,
    /** A day before 1990 or after 2100 is a slip of the hand. */
    DAY_OUT_OF_RANGE,
    LAST_BEFORE_FIRST,
    /** The same unit twice on one day. */
    TWICE,
    /** A group cannot be ended in the future; its units can, one by one. */
    ENDED_AHEAD,
    /** It has been ended and stays as it was. */
    ENDED,
    /** Somebody else has changed it since it was read. */
    CHANGED_MEANWHILE
}
