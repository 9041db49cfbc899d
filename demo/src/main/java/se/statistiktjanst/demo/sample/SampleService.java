package se.statistiktjanst.demo.sample;

import java.util.List;

/**
 * How one of the eight services is used.
 *
 * @param code the service, which is also the code of the sender that reports for it
 * @param share of all that is drawn (a log-in brings its log-out with it)
 * @param national share of its events that belong to no care provider
 * @param hours weight of each hour of the day, 0–23
 * @param saturday weight of a Saturday when a weekday is 1
 * @param sunday weight of a Sunday
 * @param summer weight of July
 * @param details what its events hold
 */
record SampleService(
        String code,
        double share,
        double national,
        List<Integer> hours,
        double saturday,
        double sunday,
        double summer,
        EventDetails details) {

    private static final List<Integer> OFFICE =
            List.of(0, 0, 0, 0, 0, 0, 1, 6, 14, 16, 13, 11, 8, 11, 12, 9, 5, 2, 1, 0, 0, 0, 0, 0);
    private static final List<Integer> PHONE =
            List.of(3, 2, 2, 1, 1, 2, 4, 9, 14, 13, 11, 9, 8, 9, 9, 9, 10, 11, 11, 10, 8, 7, 5, 4);
    private static final List<Integer> WEB =
            List.of(2, 1, 1, 1, 1, 2, 4, 7, 9, 9, 9, 8, 8, 7, 7, 7, 7, 8, 9, 11, 12, 10, 7, 4);

    /** The eight services of the demo registry. */
    static List<SampleService> all() {
        return List.of(
                new SampleService("phone-advice", 0.20, 0, PHONE, 0.9, 0.85, 0.85, new CallDetails()),
                new SampleService("booking", 0.15, 0, WEB, 0.5, 0.55, 0.55, ActivityDetails.booking()),
                new SampleService("record-viewing", 0.17, 0.25, WEB, 0.7, 0.75, 0.75, ActivityDetails.recordViewing()),
                new SampleService("messages", 0.11, 0, WEB, 0.45, 0.5, 0.6, ActivityDetails.messages()),
                new SampleService("e-prescription", 0.09, 0.2, WEB, 0.6, 0.6, 0.9, ActivityDetails.prescription()),
                new SampleService("referral", 0.03, 0, WEB, 0.5, 0.6, 0.5, ActivityDetails.referral()),
                new SampleService("log-in", 0.12, 0.8, WEB, 0.65, 0.7, 0.75, new SessionDetails()),
                new SampleService("video-visits", 0.06, 0, OFFICE, 0.1, 0.05, 0.5, ActivityDetails.videoVisit()));
    }
}
