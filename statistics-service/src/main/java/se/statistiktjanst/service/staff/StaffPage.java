package se.statistiktjanst.service.staff;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;
import se.statistiktjanst.service.page.Term;

/**
 * A unit's calls per staff member and month, for those whose assignment covers the unit.
 *
 * @param unit name of the unit shown
 * @param careProvider name of its care provider
 * @param units units to choose between (form field {@code unit})
 * @param from first month to choose (form field {@code from})
 * @param to last month to choose (form field {@code to})
 * @param columns what the figures are, each with its definition
 * @param total the unit's figures over the whole period
 * @param months the unit's figures per month
 * @param staff empty if {@code withheld} is set
 * @param withheld why figures per staff member are not shown, null if they are
 * @param csvHref the same figures as a file
 * @param exportHref the page where this selection is ordered as a file with more detail
 * @param received how whole the figures are
 * @param freshAt events that arrived before this instant are counted
 */
public record StaffPage(
        String unit,
        String careProvider,
        List<Choice> units,
        List<Choice> from,
        List<Choice> to,
        List<Term> columns,
        List<Figure> total,
        List<MonthFigures> months,
        List<StaffMember> staff,
        @Nullable String withheld,
        String csvHref,
        String exportHref,
        Received received,
        Instant freshAt)
        implements PageContent {

    public StaffPage {
        units = List.copyOf(units);
        from = List.copyOf(from);
        to = List.copyOf(to);
        columns = List.copyOf(columns);
        total = List.copyOf(total);
        months = List.copyOf(months);
        staff = List.copyOf(staff);
    }

    /** Whether some shown month is still open. */
    public boolean preliminary() {
        return months.stream().anyMatch(MonthFigures::preliminary);
    }

    @Override
    public String template() {
        return "staff.ftlh";
    }

    @Override
    public Section section() {
        return Section.STAFF;
    }
}
