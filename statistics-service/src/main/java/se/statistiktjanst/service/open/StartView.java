package se.statistiktjanst.service.open;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenSelection;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.open.release.PeriodNames;
import se.statistiktjanst.service.open.release.Release;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Link;
import se.statistiktjanst.statistics.cube.TimeUnit;

/** What the start page shows, from the published tables that divide by service and by care provider. */
public final class StartView {
    private static final String SERVICE = "service";
    private static final String CARE_PROVIDER = "careProvider";
    private static final int MOST_ORGANISATIONS = 24;
    private static final int MOST_TABLES = 6;

    private final OpenTables tables;
    private final TableList list;

    public StartView(OpenTables tables, TableList list) {
        this.tables = tables;
        this.list = list;
    }

    StartPage page(Language language, LocalDate nextPublicationOn) {
        Optional<OpenTable> services = dividedBy(SERVICE);
        Optional<OpenTable> providers = dividedBy(CARE_PROVIDER);
        List<TableEntry> entries = list.groups(language).stream()
                .flatMap(group -> group.tables().stream())
                .sorted(Comparator.comparing(TableEntry::updatedOn).reversed())
                .limit(MOST_TABLES)
                .toList();
        String latest = services.filter(table -> !table.periods().isEmpty())
                .map(table -> PeriodNames.full(last(table), language))
                .orElse("");
        return new StartPage(
                services.map(table -> headlines(table, language)).orElse(List.of()),
                services.map(table -> services(table, language)).orElse(List.of()),
                providers.map(table -> organisations(table, language)).orElse(List.of()),
                entries,
                latest,
                nextPublicationOn);
    }

    /** The first table whose first dimension it is, with all its metrics and the last thirteen periods. */
    private Optional<OpenTable> dividedBy(String dimension) {
        return tables.all().stream()
                .filter(cube -> cube.period() == TimeUnit.MONTH)
                .filter(cube -> cube.dimensions().get(0).id().equals(dimension))
                .filter(cube -> !tables.releases(cube.id()).isEmpty())
                .findFirst()
                .map(cube -> tables.select(
                        cube.id(),
                        new OpenSelection(
                                cube.metrics().stream()
                                        .map(OpenCube.OpenMetric::id)
                                        .toList(),
                                Map.of(),
                                null,
                                null,
                                0)));
    }

    private static List<Headline> headlines(OpenTable table, Language language) {
        List<String> totals =
                table.chosen().stream().map(values -> CodeName.TOTAL).toList();
        List<Headline> headlines = new ArrayList<>();
        for (int metric = 0; metric < Math.min(3, table.metrics().size()); metric++) {
            OpenCube.OpenMetric definition = table.metrics().get(metric);
            List<Cell> trend = trend(table, totals, metric);
            headlines.add(new Headline(
                    definition.title().in(language),
                    trend.get(trend.size() - 1),
                    PeriodNames.full(last(table), language),
                    change(trend, table, language),
                    new Sparkline(trend),
                    "/" + language.tag() + "/statistik/" + table.cube().id() + "?ContentsCode=" + definition.id()));
        }
        return headlines;
    }

    /** Compared with the same month last year where both are shown. */
    private static @Nullable Change change(List<Cell> trend, OpenTable table, Language language) {
        if (trend.size() < 13) {
            return null;
        }
        BigDecimal before = trend.get(trend.size() - 13).value();
        BigDecimal now = trend.get(trend.size() - 1).value();
        if (before == null || now == null || before.signum() == 0) {
            return null;
        }
        BigDecimal percent =
                now.subtract(before).multiply(BigDecimal.valueOf(100)).divide(before, 1, RoundingMode.HALF_UP);
        String since = PeriodNames.full(table.periods().get(table.periods().size() - 13), language);
        return new Change(percent, since);
    }

    private static List<ServiceEntry> services(OpenTable table, Language language) {
        int metric = table.metrics().size() > 1 ? 1 : 0;
        return table.chosen().get(0).stream()
                .filter(service -> !service.isTotal())
                .map(service -> {
                    List<Cell> trend = trend(table, place(table, service), metric);
                    return new ServiceEntry(
                            service.name().in(language),
                            "/%s/statistik/%s?service=%s"
                                    .formatted(language.tag(), table.cube().id(), service.code()),
                            trend.get(trend.size() - 1),
                            table.metrics().get(metric).title().in(language).toLowerCase(java.util.Locale.ROOT),
                            new Sparkline(trend));
                })
                .toList();
    }

    private static List<OrganisationGroup> organisations(OpenTable table, Language language) {
        List<Link> links = table.chosen().get(0).stream()
                .filter(provider -> !provider.isTotal())
                .limit(MOST_ORGANISATIONS)
                .map(provider -> new Link(
                        provider.name().in(language),
                        "/%s/statistik/%s?%s=%s"
                                .formatted(language.tag(), table.cube().id(), CARE_PROVIDER, provider.code())))
                .toList();
        return List.of(
                new OrganisationGroup(table.cube().dimensions().get(0).title().in(language), links));
    }

    private static List<Cell> trend(OpenTable table, List<String> codes, int metric) {
        return table.periods().stream()
                .map(period -> Cells.of(table.value(period, codes, metric)))
                .toList();
    }

    private static List<String> place(OpenTable table, CodeName first) {
        List<String> codes = new ArrayList<>();
        codes.add(first.code());
        while (codes.size() < table.chosen().size()) {
            codes.add(CodeName.TOTAL);
        }
        return codes;
    }

    private static String last(OpenTable table) {
        List<Release> releases = table.releases();
        return releases.get(releases.size() - 1).period();
    }
}
