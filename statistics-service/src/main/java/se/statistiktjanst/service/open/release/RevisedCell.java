package se.statistiktjanst.service.open.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A published cell as it was and as it is; measures and states as in {@link StoredCell}. */
public record RevisedCell(
        List<String> codes,
        List<@Nullable Double> measuresBefore,
        String statesBefore,
        List<@Nullable Double> measures,
        String states) {

    StoredCell before(String period) {
        return new StoredCell(period, codes, measuresBefore, statesBefore, false);
    }

    StoredCell after(String period) {
        return new StoredCell(period, codes, measures, states, false);
    }
}
