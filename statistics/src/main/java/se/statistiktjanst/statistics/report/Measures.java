package se.statistiktjanst.statistics.report;

/** Sums of a roll-up row, or of several; named as the columns of the {@code usage} schema. Seconds where {@code _s}. */
public record Measures(
        long events,
        long answered,
        long abandoned,
        long resolved,
        long forwarded,
        long consultations,
        long waitS,
        long waitN,
        long talkS,
        long talkN,
        long durationS,
        long durationN) {
    public static final Measures NONE = new Measures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Measures plus(Measures other) {
        return new Measures(
                events + other.events,
                answered + other.answered,
                abandoned + other.abandoned,
                resolved + other.resolved,
                forwarded + other.forwarded,
                consultations + other.consultations,
                waitS + other.waitS,
                waitN + other.waitN,
                talkS + other.talkS,
                talkN + other.talkN,
                durationS + other.durationS,
                durationN + other.durationN);
    }

    /**
     * The sum of a column.
     *
     * @param column as metric definitions name it, such as {@code wait_s}
     */
    public long of(String column) {
        return switch (column) {
            case "events" -> events;
            case "answered" -> answered;
            case "abandoned" -> abandoned;
            case "resolved" -> resolved;
            case "forwarded" -> forwarded;
            case "consultations" -> consultations;
            case "wait_s" -> waitS;
            case "wait_n" -> waitN;
            case "talk_s" -> talkS;
            case "talk_n" -> talkN;
            case "duration_s" -> durationS;
            case "duration_n" -> durationN;
            default -> throw new IllegalArgumentException("no roll-up has a column " + column);
        };
    }
}
