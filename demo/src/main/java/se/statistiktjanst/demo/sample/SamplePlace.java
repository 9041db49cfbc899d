package se.statistiktjanst.demo.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.registry.CareProvider;
import se.statistiktjanst.ingest.registry.Unit;

/**
 * Where an event belongs.
 *
 * @param provider null for the national one, which events name by leaving it out
 * @param unit null when the provider has none for the service
 * @param size its share of what happens, beside the others'
 * @param staff those who work there; empty where nobody does
 */
record SamplePlace(
        @Nullable CareProvider provider, @Nullable Unit unit, Skewed<SampleStaff> staff, double size) {

    void put(ObjectNode data) {
        if (provider != null) {
            data.put("careProvider", provider.hsaId());
        }
        if (unit != null) {
            data.put("unit", unit.hsaId());
        }
    }

    void putStaff(ObjectNode data, SplittableRandom random) {
        if (!staff.isEmpty()) {
            staff.draw(random).put(data.putObject("staff"));
        }
    }

    /** The county whose residents turn to this place, null for any. */
    @Nullable
    String county() {
        return provider == null ? null : provider.county();
    }
}
