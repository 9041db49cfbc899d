package se.statistiktjanst.service.unitgroup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit that can be put in a group.
 *
 * @param lastDay when it ended; null for one that is there today
 * @param successor name of the unit that took its place
 */
public record OwnUnit(
        String publicId,
        String name,
        @Nullable LocalDate lastDay,
        @Nullable String successor) {}
