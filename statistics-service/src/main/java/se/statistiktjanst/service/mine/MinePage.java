package se.statistiktjanst.service.mine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.accesslog.LogLine;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;
import se.statistiktjanst.service.page.Term;

/**
 * <em>Min statistik</em>.
 *
 * @param units the units in which the person is measured, each with when its staff were informed
 * @param looks who has looked at figures of those units, newest first
 * @param newestHref the newest looks, null if they are shown
 * @param nextHref older looks, null at the end
 * @param freshAt events that arrived before this instant are counted
 */
public record MinePage(
        String careProvider,
        List<MeasuredThing> measured,
        List<Term> units,
        List<LogLine> looks,
        @Nullable String newestHref,
        @Nullable String nextHref,
        Instant freshAt)
        implements PageContent {

    public MinePage {
        measured = List.copyOf(measured);
        units = List.copyOf(units);
        looks = List.copyOf(looks);
    }

    @Override
    public String template() {
        return "mine.ftlh";
    }

    @Override
    public Section section() {
        return Section.MINE;
    }
}
