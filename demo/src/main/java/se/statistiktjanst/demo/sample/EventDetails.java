package se.statistiktjanst.demo.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZonedDateTime;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/** What the events of one service hold beside place and resident. */
interface EventDetails {
    /** CloudEvents type. */
    String type();

    /** Share of events for which the service knows the resident. */
    double knownResidents();

    /** Share of events of known residents that state the county where they live. */
    default double statedHomes() {
        return 0.9;
    }

    /**
     * Fills {@code data}.
     *
     * @param followed takes the further events that belong to this one, such as the log-out of a log-in: the time and
     *     the data of each
     */
    void fill(
            ObjectNode data,
            SamplePlace place,
            ZonedDateTime at,
            SplittableRandom random,
            BiConsumer<ZonedDateTime, ObjectNode> followed);
}
