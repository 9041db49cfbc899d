package se.statistiktjanst.service.staff;

import java.util.List;

/**
 * One staff member's months.
 *
 * @param name given name and surname, or a neutral text under protected identity
 * @param hsaId HSA-id, empty under protected identity
 * @param total all shown months together; a mean from sums, never a mean of means
 */
public record StaffMember(String name, String hsaId, List<MonthFigures> months, List<Figure> total) {

    public StaffMember {
        months = List.copyOf(months);
        total = List.copyOf(total);
    }
}
