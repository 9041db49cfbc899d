package se.statistiktjanst.demo.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/**
 * Activities.
 *
 * @param activities from the most common on
 * @param errands from the most common on; empty where the service has none
 * @param channel where all happens in one, else empty for web and app
 * @param staffShare share of events that a member of staff did or took part in
 * @param meanSeconds mean time spent
 */
record ActivityDetails(
        Skewed<String> activities, Skewed<String> errands, String channel, double staffShare, int meanSeconds)
        implements EventDetails {
    private static final String WEB_OR_APP = "";

    static ActivityDetails booking() {
        return of(
                List.of("booking", "search", "rebooking", "cancellation"),
                List.of("Nybesök", "Återbesök", "Provtagning", "Vaccination", "Hälsosamtal", "Cellprov"),
                WEB_OR_APP,
                0,
                150);
    }

    static ActivityDetails recordViewing() {
        return of(List.of("view", "view", "search"), List.of(), WEB_OR_APP, 0, 240);
    }

    static ActivityDetails messages() {
        return of(
                List.of("message"),
                List.of("Fråga", "Provsvar", "Läkemedel", "Intyg", "Boka om", "Hjälpmedel"),
                WEB_OR_APP,
                0.45,
                180);
    }

    static ActivityDetails prescription() {
        return of(
                List.of("prescription"),
                List.of("Förnya recept", "Fråga om recept", "Dosförpackning"),
                WEB_OR_APP,
                0.3,
                90);
    }

    static ActivityDetails referral() {
        return of(
                List.of("referral"),
                List.of("Fysioterapi", "Ortopedi", "Hud", "Psykiatri", "Öron, näsa, hals"),
                WEB_OR_APP,
                0,
                420);
    }

    static ActivityDetails videoVisit() {
        return of(
                List.of("consultation"),
                List.of("Uppföljning", "Nybesök", "Samtalsstöd", "Läkemedelsgenomgång", "Rehabilitering"),
                "video",
                1,
                900);
    }

    private static ActivityDetails of(
            List<String> activities, List<String> errands, String channel, double staffShare, int meanSeconds) {
        return new ActivityDetails(
                Skewed.falling(activities, 1.2), Skewed.falling(errands, 0.4), channel, staffShare, meanSeconds);
    }

    @Override
    public String type() {
        return "se.statistiktjanst.activity.v1";
    }

    @Override
    public double knownResidents() {
        return 0.99;
    }

    @Override
    public void fill(
            ObjectNode data,
            SamplePlace place,
            ZonedDateTime at,
            SplittableRandom random,
            BiConsumer<ZonedDateTime, ObjectNode> followed) {
        data.put("channel", channel.equals(WEB_OR_APP) ? (random.nextDouble() < 0.58 ? "app" : "web") : channel);
        data.put("activity", activities.draw(random));
        if (!errands.isEmpty()) {
            data.put("errand", errands.draw(random));
        }
        if (place.unit() != null) {
            data.put("clinic", place.unit().name());
        }
        if (random.nextDouble() < staffShare) {
            place.putStaff(data, random);
        }
        data.put("durationSeconds", Draws.seconds(10, meanSeconds, 7_200, random));
    }
}
