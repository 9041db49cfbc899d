package se.statistiktjanst.statistics.rollup;

/** Whose residents a set of a whole care provider holds. */
record PresenceOf(short serviceId, short typeId) {
    /** Of any service and type of event. */
    static final PresenceOf ALL = new PresenceOf((short) 0, (short) 0);
}
