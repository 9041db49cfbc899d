package se.statistiktjanst.statistics.report;

import se.statistiktjanst.statistics.metric.Measure;

/** Sums of a roll-up row, or of several; named as the columns of the {@code usage} schema. Seconds where {@code _s}. */
public record Measures(
        long events,
        long answered,
        long abandoned,
        long resolved,
        long forwarded,
        long consultations,
        long logins,
        long waitS,
        long waitN,
        long talkS,
        long talkN,
        long durationS,
        long durationN) {
    public static final Measures NONE = new Measures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Measures plus(Measures other) {
        return new Measures(
                events + other.events,
                answered + other.answered,
                abandoned + other.abandoned,
                resolved + other.resolved,
                forwarded + other.forwarded,
                consultations + other.consultations,
                logins + other.logins,
                waitS + other.waitS,
                waitN + other.waitN,
                talkS + other.talkS,
                talkN + other.talkN,
                durationS + other.durationS,
                durationN + other.durationN);
    }

    /** The sum of a column. */
    public long of(Measure measure) {
        return switch (measure) {
            case EVENTS -> events;
            case ANSWERED -> answered;
            case ABANDONED -> abandoned;
            case RESOLVED -> resolved;
            case FORWARDED -> forwarded;
            case CONSULTATIONS -> consultations;
            case LOGINS -> logins;
            case WAIT_S -> waitS;
            case WAIT_N -> waitN;
            case TALK_S -> talkS;
            case TALK_N -> talkN;
            case DURATION_S -> durationS;
            case DURATION_N -> durationN;
        };
    }
}
