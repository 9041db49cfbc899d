package se.statistiktjanst.exports.run;

import java.util.Map;
import java.util.Set;
import se.statistiktjanst.platform.db.Tenant;

/**
 * Turns {@code resident_ref} into a number in the clear: the number path, of which there is one. The values must reach
 * nothing but a sealed number export.
 */
public interface NumberResolver {
    /** The numbers of those still in the vault; who has been erased is not in the answer. */
    Map<Integer, String> resolve(Tenant tenant, Set<Integer> residentRefs);
}
