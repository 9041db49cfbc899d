package se.statistiktjanst.service.open;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.open.release.PeriodNames;
import se.statistiktjanst.service.open.release.Release;
import se.statistiktjanst.service.page.Language;

/** The published tables as entries of a list, grouped by the outermost subject. */
public final class TableList {
    private final OpenTables tables;

    public TableList(OpenTables tables) {
        this.tables = tables;
    }

    List<TableGroup> groups(Language language) {
        Map<OpenCube.Subject, List<TableEntry>> bySubject = new LinkedHashMap<>();
        for (OpenCube cube : tables.all()) {
            List<Release> releases = tables.releases(cube.id());
            if (!releases.isEmpty()) {
                bySubject
                        .computeIfAbsent(cube.subject().get(0), subject -> new ArrayList<>())
                        .add(entry(cube, releases, language));
            }
        }
        return bySubject.entrySet().stream()
                .map(group -> new TableGroup(
                        group.getKey().id(), group.getKey().title().in(language), group.getValue()))
                .toList();
    }

    private static TableEntry entry(OpenCube cube, List<Release> releases, Language language) {
        Release last = releases.get(releases.size() - 1);
        String periods = PeriodNames.brief(releases.get(0).period()) + "–" + PeriodNames.brief(last.period());
        LocalDate updatedOn = LocalDate.ofInstant(last.publishedAt(), CalendarZone.STOCKHOLM);
        return new TableEntry(
                cube.id(),
                cube.title().in(language),
                cube.text().in(language),
                periods,
                updatedOn,
                "/" + language.tag() + "/statistik/" + cube.id());
    }
}
