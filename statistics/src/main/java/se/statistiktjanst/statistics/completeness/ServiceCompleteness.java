package se.statistiktjanst.statistics.completeness;

/**
 * How complete a period of a service is, over all care providers. Publication holds back a service whose {@link #share} is
 * under its limit.
 *
 * @param service code of the service
 * @param matchedDays days (UTC) whose senders found no difference when they last compared
 * @param differingDays days (UTC) that differ
 */
public record ServiceCompleteness(
        String service, long received, long late, long quarantined, long lost, int matchedDays, int differingDays) {

    /** Share of the events that reached the service which are counted, from 0 to 1; 1 when none came. */
    public double share() {
        long all = received + quarantined + lost;
        return all == 0 ? 1 : (double) received / all;
    }
}
