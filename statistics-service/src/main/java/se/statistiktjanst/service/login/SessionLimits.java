package se.statistiktjanst.service.login;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a session lives. Rights are read anew at each log-in, so these also bound how long a withdrawn right works.
 *
 * @param idleMinutes minutes without a request, 1–15
 * @param totalMinutes minutes since log-in, 1–60
 */
public record SessionLimits(int idleMinutes, int totalMinutes) {

    public SessionLimits {
        check("idleMinutes", idleMinutes, 15);
        check("totalMinutes", totalMinutes, 60);
    }

    @JsonCreator
    static SessionLimits of(
            @JsonProperty("idleMinutes") @Nullable Integer idleMinutes,
            @JsonProperty("totalMinutes") @Nullable Integer totalMinutes) {
        return new SessionLimits(idleMinutes == null ? 15 : idleMinutes, totalMinutes == null ? 60 : totalMinutes);
    }

    Duration idle() {
        return Duration.ofMinutes(idleMinutes);
    }

    Duration total() {
        return Duration.ofMinutes(totalMinutes);
    }

    private static void check(String key, int minutes, int most) {
        if (minutes < 1 || minutes > most) {
            throw new IllegalArgumentException(
                    "login.session." + key + " is " + minutes + ": choose 1–" + most + " minutes");
        }
    }
}
