package se.statistiktjanst.ingest.reconciliation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.Problem;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/**
 * What a sender says of its day.
 *
 * @param hours one for each hour, 00 to 23 UTC
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DayRequest(@Nullable List<@Nullable Hour> hours) {
    static final int HOURS = 24;
    private static final int HEX_DIGITS = 16;

    /**
     * One hour.
     *
     * @param sum 16 hexadecimal digits
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Hour(@Nullable Long count, @Nullable String sum) {}

    /** @throws ProblemException BAD_REQUEST with each hour that is not as it must be */
    List<HourSum> sums() {
        if (hours == null || hours.size() != HOURS) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST, "hours must be a list of 24, one for each hour of the day in UTC");
        }
        List<HourSum> sums = new ArrayList<>();
        List<Problem.Violation> faults = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            Hour said = hours.get(hour);
            if (said == null || said.count() == null || said.count() < 0 || !isHex(said.sum())) {
                faults.add(new Problem.Violation(
                        "/hours/" + hour,
                        "invalid-hour",
                        "must have count, a number from 0, and sum, 16 hexadecimal digits as text"));
            } else {
                sums.add(new HourSum(said.count(), HexFormat.fromHexDigitsToLong(said.sum())));
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST, "not all hours are as they must be", faults, java.util.Map.of());
        }
        return sums;
    }

    private static boolean isHex(@Nullable String sum) {
        return sum != null && sum.length() == HEX_DIGITS && sum.chars().allMatch(HexFormat::isHexDigit);
    }
}
