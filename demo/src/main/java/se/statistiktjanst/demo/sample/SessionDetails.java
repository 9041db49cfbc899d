package se.statistiktjanst.demo.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/**
 * Sessions: residents log in nationally, staff at their care provider. Most log out, and then the log-out carries the
 * time spent; the others close the window.
 */
final class SessionDetails implements EventDetails {
    private static final double LOG_OUT = 0.7;
    private static final Skewed<String> METHODS = Skewed.falling(List.of("bankid", "frejaeid", "other"), 6);

    @Override
    public String type() {
        return "se.statistiktjanst.session.v1";
    }

    @Override
    public double knownResidents() {
        return 1;
    }

    @Override
    public void fill(
            ObjectNode data,
            SamplePlace place,
            ZonedDateTime at,
            SplittableRandom random,
            BiConsumer<ZonedDateTime, ObjectNode> followed) {
        boolean byStaff = !place.staff().isEmpty() && random.nextDouble() < 0.6;
        if (byStaff) {
            data.remove("resident");
            place.putStaff(data, random);
        }
        data.put("channel", !byStaff && random.nextDouble() < 0.6 ? "app" : "web");
        data.put("loginMethod", byStaff ? "siths" : METHODS.draw(random));
        if (random.nextDouble() < LOG_OUT) {
            int seconds = Draws.seconds(30, byStaff ? 2_400 : 420, 14_400, random);
            ObjectNode logout = data.deepCopy().put("outcome", "logout").put("durationSeconds", seconds);
            followed.accept(at.plusSeconds(seconds), logout);
        }
        data.put("outcome", "login");
    }
}
