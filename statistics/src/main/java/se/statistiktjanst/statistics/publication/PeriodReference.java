package se.statistiktjanst.statistics.publication;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.statistics.population.CountyPopulations;

/**
 * Registry and dictionaries as they stood in the period.
 *
 * @param dictionary codes of dimension values by id
 * @param lastDay of the period
 */
record PeriodReference(
        List<Provider> providers,
        List<Service> services,
        Map<Integer, String> dictionary,
        CountyPopulations populations,
        LocalDate lastDay) {
    /**
     * A care provider.
     *
     * @param services ids of the services it was connected to in the period
     */
    record Provider(
            int id,
            String hsaId,
            String name,
            String kind,
            String county,
            boolean onlyPrivatePractitioners,
            Set<Integer> services) {

        boolean usesAnyOf(Collection<Integer> asked) {
            return services.stream().anyMatch(asked::contains);
        }
    }

    /** A connected service. */
    record Service(int id, String code, String nameSv, String nameEn) {}

    static PeriodReference read(Handle handle, Period period) {
        ReferenceDao dao = handle.attach(ReferenceDao.class);
        return new PeriodReference(
                dao.providers(period.from(), period.before()).stream()
                        .map(PeriodReference::provider)
                        .toList(),
                dao.services().stream()
                        .map(row -> new Service(row.id(), row.code(), row.nameSv(), row.nameEn()))
                        .toList(),
                dao.dictionary(),
                CountyPopulations.read(handle),
                period.before().minusDays(1));
    }

    private static Provider provider(ReferenceDao.ProviderRow row) {
        return new Provider(
                row.id(),
                row.hsaId(),
                row.name(),
                row.kind(),
                row.county(),
                row.onlyPrivatePractitioners(),
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
