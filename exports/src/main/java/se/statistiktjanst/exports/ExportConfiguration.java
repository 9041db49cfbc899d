package se.statistiktjanst.exports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.download.GrantRules;
import se.statistiktjanst.exports.life.ExportLife;
import se.statistiktjanst.exports.order.OrderRules;
import se.statistiktjanst.exports.run.RunRules;

/**
 * The {@code exports:} part of the configuration. What is left out has the default named here.
 *
 * @param folder sealed objects; may be backed up, since what has expired cannot be read
 * @param contact whom to ask, for the README of every export
 * @param aggregateDays life of aggregate exports, default 14
 * @param pseudonymisedDays life of pseudonymised exports, default 7
 * @param numbersWorkingDays life of exports with numbers, in Swedish working days, default 3
 * @param allowShortLife whether an order may ask for a life of two minutes; default no, for demonstrations only
 * @param approveNumbers whether a second person must approve exports with numbers, default yes
 * @param deleteWithinDays by when downloaded copies shall be gone, counted from ready, default 30
 * @param grantMinutes how long a download address waits, default 15
 * @param resumeMinutes how long a broken download can be gone on with, default 60
 * @param numberRedemptions most downloads of each object of an export with numbers, default 5
 * @param freshLoginMinutes how old a log-in may be where numbers are asked for, default 15
 */
public record ExportConfiguration(
        @NotNull Path folder,
        @NotBlank String contact,
        @Min(1) @Max(30) @Nullable Integer aggregateDays,
        @Min(1) @Max(30) @Nullable Integer pseudonymisedDays,
        @Min(1) @Max(20) @Nullable Integer numbersWorkingDays,
        @Nullable Boolean allowShortLife,
        @Nullable Boolean approveNumbers,
        @Min(1) @Max(400) @Nullable Integer deleteWithinDays,
        @Min(1) @Max(60) @Nullable Integer grantMinutes,
        @Min(1) @Max(1440) @Nullable Integer resumeMinutes,
        @Min(1) @Max(20) @Nullable Integer numberRedemptions,
        @Min(1) @Max(60) @Nullable Integer freshLoginMinutes) {

    /** Everything at its default. */
    public static ExportConfiguration of(Path folder, String contact) {
        return new ExportConfiguration(folder, contact, null, null, null, null, null, null, null, null, null, null);
    }

    OrderRules orderRules() {
        return new OrderRules(
                ExportLife.days(or(aggregateDays, 14)),
                ExportLife.days(or(pseudonymisedDays, 7)),
                ExportLife.workingDays(or(numbersWorkingDays, 3)),
                ExportLife.of(Duration.ofMinutes(2)),
                Boolean.TRUE.equals(allowShortLife),
                Duration.ofMinutes(or(freshLoginMinutes, 15)),
                !Boolean.FALSE.equals(approveNumbers));
    }

    GrantRules grantRules() {
        return new GrantRules(
                Duration.ofMinutes(or(grantMinutes, 15)),
                Duration.ofMinutes(or(resumeMinutes, 60)),
                or(numberRedemptions, 5),
                Duration.ofMinutes(or(freshLoginMinutes, 15)));
    }

    RunRules runRules() {
        return new RunRules(or(deleteWithinDays, 30), contact);
    }

    private static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
