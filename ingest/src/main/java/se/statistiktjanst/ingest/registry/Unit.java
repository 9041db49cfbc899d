package se.statistiktjanst.ingest.registry;

import java.util.Optional;

/**
 * A unit of a care provider, both by HSA-id, and the days it exists.
 *
 * @param successor the HSA-id of the unit that took its place when it ended
 */
public record Unit(
        String hsaId, String careProvider, String name, UnitKind kind, Period period, Optional<String> successor) {}
