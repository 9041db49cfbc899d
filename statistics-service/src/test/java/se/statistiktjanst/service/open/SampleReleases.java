package se.statistiktjanst.service.open;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A table with three months, put in as the publisher would. The numbers follow from where a cell stands, so that a
 * transposed table is noticed; one cell is hidden, one uncertain, and one is not in its release.
 */
public final class SampleReleases {
    public static final String TABLE = "samtal-vardgivare-arende";
    public static final List<String> PERIODS = List.of("2021M01", "2021M02", "2021M03");
    private static final List<String> PROVIDERS = List.of("TOT", "SE2321000016-A001", "OVRIGA");
    private static final List<String> ERRANDS = List.of("TOT", "Feber, hosta", "okant");

    private static final String DEFINITION = """
            {"id": "samtal-vardgivare-arende",
             "title": {"sv": "Samtal efter vårdgivare och ärende", "en": "Calls by care provider and errand"},
             "text": {"sv": "Samtal till rådgivning.", "en": "Calls to phone advice."},
             "notes": [{"sv": "Talen är skyddade.", "en": "The numbers are protected."}],
             "contact": {"sv": "Förvaltningen", "en": "The administration"},
             "subject": [{"id": "samtal", "title": {"sv": "Samtal", "en": "Calls"}}],
             "dimensions": [
               {"id": "careProvider", "title": {"sv": "vårdgivare", "en": "care provider"}},
               {"id": "errand", "title": {"sv": "ärende", "en": "errand"}}],
             "metrics": [
               {"id": "callers", "title": {"sv": "Inringare", "en": "Callers"},
                "text": {"sv": "Invånare som ringt.", "en": "Residents who called."},
                "unit": {"sv": "antal", "en": "number"}, "decimals": 0, "share": false, "additive": false},
               {"id": "answeredShare", "title": {"sv": "Andel besvarade", "en": "Share answered"},
                "text": {"sv": "Besvarade av alla.", "en": "Answered of all."},
                "unit": {"sv": "procent", "en": "per cent"}, "decimals": 1, "share": true, "additive": false}]}
            """;

    private SampleReleases() {}

    /** Publishes the three months, on the fifth of the month after each. */
    public static void publish(Jdbi publisher) {
        publisher.useTransaction(handle -> {
            handle.createUpdate("insert into open.cube (id, definition, position, updated_at)"
                            + " values (:id, :definition::jsonb, 1, '2021-02-05T04:00:00Z')")
                    .bind("id", TABLE)
                    .bind("definition", DEFINITION)
                    .execute();
            names(handle, "careProvider", PROVIDERS, List.of("Totalt", "Region Norr", "Övriga"));
            names(handle, "errand", ERRANDS, List.of("Totalt", "Feber, hosta", "Okänt"));
            for (int month = 0; month < PERIODS.size(); month++) {
                release(handle, month, 1, "2021-0%d-05T04:00:00Z".formatted(month + 2));
            }
        });
    }

    /** A revision of the last month. */
    public static void revise(Jdbi publisher) {
        publisher.useTransaction(handle -> release(handle, 2, 2, "2021-04-20T04:00:00Z"));
    }

    private static void names(Handle handle, String dimension, List<String> codes, List<String> names) {
        for (int at = 0; at < codes.size(); at++) {
            handle.createUpdate(
                            "insert into open.dimension_value values (:cube, :dimension, :code, :sv, :en, :position)")
                    .bind("cube", TABLE)
                    .bind("dimension", dimension)
                    .bind("code", codes.get(at))
                    .bind("sv", names.get(at))
                    .bind("en", names.get(at) + " (en)")
                    .bind("position", at)
                    .execute();
        }
    }

    private static void release(Handle handle, int month, int version, String publishedAt) {
        int id = handle.createQuery("""
                        insert into open.release (cube_id, period, version, kind, published_at, data_until, method,
                            parameters, root_version, cells, hidden, drawn, reason_sv, reason_en)
                        values (:cube, :period, :version, case :version when 1 then 'first' else 'revision' end, :at,
                            :at, 'test', '{}', 1, 9, 1, case :version when 1 then 9 else 1 end,
                            case when :version > 1 then 'Sena samtal' end,
                            case when :version > 1 then 'Late calls' end)
                        returning id
                        """)
                .bind("cube", TABLE)
                .bind("period", PERIODS.get(month))
                .bind("version", version)
                .bind("at", Instant.parse(publishedAt))
                .mapTo(int.class)
                .one();
        for (int provider = 0; provider < PROVIDERS.size(); provider++) {
            for (int errand = 0; errand < ERRANDS.size(); errand++) {
                if (month != 1 || provider != 2 || errand != 2) {
                    // One cell of a revision is new: the total of the region.
                    boolean drawn = version > 1 && provider == 1 && errand == 0;
                    cell(handle, id, month, provider, errand, drawn ? version : 1);
                }
            }
        }
    }

    private static void cell(Handle handle, int release, int month, int provider, int errand, int drawn) {
        String states = month == 2 && provider == 1 && errand == 1 ? "cc" : errand == 2 && provider == 0 ? "vu" : "vv";
        double callers = 1000 * (month + 1) + 100 * provider + 10 * errand + 5 + 40 * (drawn - 1);
        double share = (50 + 10 * month + 3 * provider + errand) / 100.0;
        handle.createUpdate("insert into open.cell (release_id, codes, measures, states, drawn)"
                        + " values (:release, array[:provider, :errand], array[:callers, :share]::float8[], :states,"
                        + " :drawn)")
                .bind("release", release)
                .bind("provider", PROVIDERS.get(provider))
                .bind("errand", ERRANDS.get(errand))
                .bind("callers", states.charAt(0) == 'v' ? callers : null)
                .bind("share", states.charAt(1) == 'v' ? share : null)
                .bind("states", states)
                .bind("drawn", drawn)
                .execute();
    }
}
