package se.statistiktjanst.benchmarks.publication;

import java.util.List;
import java.util.stream.Collectors;
import se.statistiktjanst.statistics.publication.CubeDimension;
import se.statistiktjanst.statistics.publication.PublishedCube;

/**
 * The cells of a table as one would ask the events for them: for each combination and each total, events, different
 * residents and the most events of one resident, by grouping sets.
 */
final class Grouping {
    private Grouping() {}

    static String of(PublishedCube cube) {
        List<String> columns = cube.dimensions().stream().map(Grouping::column).toList();
        String names =
                columns.stream().map(column -> "d" + columns.indexOf(column)).collect(Collectors.joining(", "));
        String inner = columns.stream()
                .map(column -> column + " as d" + columns.indexOf(column))
                .collect(Collectors.joining(", "));
        return """
                select level, %1$s, sum(events) as events, count(*) as residents, max(events) as most
                from (
                    select grouping(%1$s) as level, %1$s, person_no, count(*) as events
                    from (
                        select r.person_no, %2$s
                        from event.fact f
                        join vault.resident r on r.provider_id = f.provider_id and r.resident_ref = f.resident_ref
                        join registry.care_provider p on p.id = f.provider_id
                        where f.occurred_on >= :from and f.occurred_on < :before and %3$s) use
                    group by person_no, cube (%1$s)) persons
                group by level, %1$s
                """.formatted(names, inner, services(cube));
    }

    private static String services(PublishedCube cube) {
        return cube.services().isEmpty()
                ? "true"
                : cube.services().stream()
                        .map("'%s'"::formatted)
                        .collect(Collectors.joining(
                                ", ", "f.service_id in (select id from registry.service where code in (", "))"));
    }

    private static String column(CubeDimension dimension) {
        return switch (dimension) {
            case COUNTY -> "p.county";
            case CARE_PROVIDER -> "f.provider_id";
            case SERVICE -> "f.service_id";
            case ERRAND -> "f.errand";
            case CHANNEL -> "f.channel";
            case SEX -> "f.sex";
            case AGE_BAND -> "width_bucket(f.age::int, array[0, 18, 30, 45, 65, 80])";
            case RESIDENT_COUNTY -> "f.resident_county";
            case UNIT, CLINIC -> throw new IllegalArgumentException("no open table is divided by " + dimension);
        };
    }
}
