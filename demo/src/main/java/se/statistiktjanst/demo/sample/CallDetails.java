package se.statistiktjanst.demo.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/** Calls: longer waits and more who give up in the busy hours. */
final class CallDetails implements EventDetails {
    private static final Skewed<String> ERRANDS = Skewed.falling(
            List.of(
                    "Luftvägsbesvär",
                    "Feber",
                    "Hudbesvär",
                    "Ont i magen",
                    "Läkemedelsfråga",
                    "Tidsbokning",
                    "Ryggbesvär",
                    "Provsvar",
                    "Barn och utslag",
                    "Skada",
                    "Psykisk hälsa",
                    "Vaccination",
                    "Sjukskrivning",
                    "Graviditet"),
            0.22);

    @Override
    public String type() {
        return "se.statistiktjanst.call.v1";
    }

    @Override
    public double knownResidents() {
        return 0.94;
    }

    /** Half of the callers are asked. */
    @Override
    public double statedHomes() {
        return 0.5;
    }

    @Override
    public void fill(
            ObjectNode data,
            SamplePlace place,
            ZonedDateTime at,
            SplittableRandom random,
            BiConsumer<ZonedDateTime, ObjectNode> followed) {
        boolean busy = at.getHour() >= 8 && at.getHour() < 11;
        boolean answered = random.nextDouble() < (busy ? 0.82 : 0.9);
        data.put("channel", random.nextDouble() < 0.88 ? "phone" : "chat");
        data.put("errand", ERRANDS.draw(random));
        data.put("outcome", answered ? "answered" : "abandoned");
        if (answered) {
            place.putStaff(data, random);
            fillAnswered(data, busy ? 260 : 140, random);
        }
    }

    private static void fillAnswered(ObjectNode data, int meanWait, SplittableRandom random) {
        data.put("resolved", random.nextDouble() < 0.86);
        data.put("forwarded", random.nextDouble() < 0.08);
        data.put("consultation", random.nextDouble() < 0.05);
        data.put("waitSeconds", Draws.seconds(5, meanWait, 3_600, random));
        data.put("talkSeconds", Draws.seconds(60, 300, 3_600, random));
        if (random.nextDouble() < 0.35) {
            data.put("satisfaction", 5 - Math.min(4, (int) (-Math.log(1 - random.nextDouble()) * 1.1)));
        }
    }
}
