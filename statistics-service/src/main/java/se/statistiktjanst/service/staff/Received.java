package se.statistiktjanst.service.staff;

import java.util.List;
import java.util.Set;
import se.statistiktjanst.statistics.completeness.ServiceDay;

/**
 * What has been received from the care provider for the service and the period on the page: how far its figures can be
 * trusted to be whole.
 *
 * @param events that are counted
 * @param late those of them that came more than a day after they happened
 * @param waiting refused events that can still be mended
 * @param lost refused events that expired
 * @param differingDays days (UTC) whose number is not what the source says that it sent
 */
public record Received(long events, long late, long waiting, long lost, long differingDays) {
    /**
     * What these days say.
     *
     * @param services codes; empty for all
     */
    public static Received of(List<ServiceDay> days, Set<String> services) {
        List<ServiceDay> its = days.stream()
                .filter(day -> services.isEmpty() || services.contains(day.service()))
                .toList();
        return new Received(
                its.stream().mapToLong(ServiceDay::received).sum(),
                its.stream().mapToLong(ServiceDay::late).sum(),
                its.stream().mapToLong(ServiceDay::quarantined).sum(),
                its.stream().mapToLong(ServiceDay::lost).sum(),
                its.stream().filter(day -> "differs".equals(day.reconciled())).count());
    }

    /** Whether some refused event is missing among the figures. */
    public boolean lacks() {
        return waiting > 0 || lost > 0;
    }
}
