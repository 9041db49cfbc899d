package se.statistiktjanst.service.open.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenSelection;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.open.release.Release;
import se.statistiktjanst.service.page.Language;

/** How far the published figures of each connected service reach, from the table that divides by service. */
final class ServiceFigures {
    private static final String SERVICE = "service";

    /** States of a cell behind which there are figures, shown or not. */
    private static final String THERE = "vcu";

    private final OpenTables tables;

    ServiceFigures(OpenTables tables) {
        this.tables = tables;
    }

    List<StatusPage.Service> read(Language language) {
        Optional<OpenTable> table = tables.all().stream()
                .filter(cube -> cube.dimensions().get(0).id().equals(SERVICE))
                .map(OpenCube::id)
                .filter(id -> !tables.releases(id).isEmpty())
                .findFirst()
                .map(id -> tables.select(id, OpenSelection.byDefault()));
        return table.map(found -> services(found, language)).orElse(List.of());
    }

    private static List<StatusPage.Service> services(OpenTable table, Language language) {
        return table.chosen().get(0).stream()
                .filter(service -> !service.isTotal())
                .map(service -> service(table, service, language))
                .toList();
    }

    private static StatusPage.Service service(OpenTable table, CodeName service, Language language) {
        List<String> newestFirst = new ArrayList<>(table.periods());
        Collections.reverse(newestFirst);
        Optional<String> latest = newestFirst.stream()
                .filter(period -> THERE.indexOf(
                                table.value(period, place(table, service), 0).state())
                        >= 0)
                .findFirst();
        return new StatusPage.Service(
                service.name().in(language),
                latest.map(period -> period.replace('M', '-')).orElse(""),
                latest.map(period -> publishedOn(table, period)).orElse(null));
    }

    private static List<String> place(OpenTable table, CodeName service) {
        return Stream.concat(
                        Stream.of(service.code()),
                        table.chosen().stream().skip(1).map(rest -> CodeName.TOTAL))
                .toList();
    }

    private static LocalDate publishedOn(OpenTable table, String period) {
        return table.releases().stream()
                .filter(release -> release.period().equals(period))
                .map(Release::publishedAt)
                .map(at -> LocalDate.ofInstant(at, CalendarZone.STOCKHOLM))
                .findFirst()
                .orElseThrow();
    }
}
