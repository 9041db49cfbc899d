package se.statistiktjanst.statistics.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registry and dictionaries as they stood in the month.
 *
 * @param dictionary codes of dimension values by id
 */
record MonthReference(List<Provider> providers, List<Service> services, Map<Integer, String> dictionary) {
    /**
     * A care provider.
     *
     * @param staff different staff members with an event in the month
     * @param services ids of the services it was connected to in the month
     */
    record Provider(
            int id,
            String hsaId,
            String name,
            String kind,
            String county,
            boolean onlyPrivatePractitioners,
            long staff,
            Set<Integer> services) {

        /** Few staff are persons: such a provider is shown only together with others. */
        boolean isMerged(int threshold) {
            return !kind.equals("national") && (onlyPrivatePractitioners || staff < threshold);
        }

        boolean usesAnyOf(Collection<Integer> asked) {
            return services.stream().anyMatch(asked::contains);
        }
    }

    /** A connected service. */
    record Service(int id, String code, String nameSv, String nameEn) {}

    /**
     * Reads it.
     *
     * @param before the first day after the month
     * @param frozenAt staff are counted in events received until then; null for all
     */
    static MonthReference read(ReferenceDao dao, LocalDate from, LocalDate before, @Nullable Instant frozenAt) {
        return new MonthReference(
                dao.providers(from, before, frozenAt).stream()
                        .map(MonthReference::provider)
                        .toList(),
                dao.services().stream()
                        .map(row -> new Service(row.id(), row.code(), row.nameSv(), row.nameEn()))
                        .toList(),
                dao.dictionary());
    }

    private static Provider provider(ReferenceDao.ProviderRow row) {
        return new Provider(
                row.id(),
                row.hsaId(),
                row.name(),
                row.kind(),
                row.county(),
                row.onlyPrivatePractitioners(),
                row.staff(),
                Set.copyOf(row.services()));
    }

    /** Ids of the services a cube covers. */
    List<Integer> serviceIds(PublishedCube cube) {
        return services.stream()
                .filter(service -> cube.services().isEmpty() || cube.services().contains(service.code()))
                .map(Service::id)
                .toList();
    }
}
