package se.statistiktjanst.benchmarks.open;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Selections of one published table, a new one each time, as addresses of the service and of the bare server. */
final class Selections {
    static final String TABLE = "anvandning-tjanst-vardgivare";
    private static final int SERVICES = 3;
    private static final int PROVIDERS = 24;

    private final List<String> services;
    private final List<String> providers;
    private final String releases;

    Selections(Jdbi superuser) {
        services = codes(superuser, "service");
        providers = codes(superuser, "careProvider");
        releases = superuser.withHandle(handle -> handle
                .createQuery("select id::text from open.release where cube_id = ? order by period")
                .bind(0, TABLE)
                .mapTo(String.class)
                .list()
                .stream()
                .collect(Collectors.joining(",")));
    }

    private static List<String> codes(Jdbi superuser, String dimension) {
        return superuser.withHandle(handle -> handle.createQuery(
                        "select code from open.dimension_value where cube_id = ? and dimension = ? order by position, code")
                .bind(0, TABLE)
                .bind(1, dimension)
                .mapTo(String.class)
                .list());
    }

    /** Of the service's API: two measures of all periods of some services and care providers. */
    String api() {
        return "/api/v2/tables/" + TABLE + "/data?lang=sv&valueCodes%5BTid%5D=*"
                + "&valueCodes%5BContentsCode%5D=residents,events&valueCodes%5Bservice%5D=" + some(services, SERVICES)
                + "&valueCodes%5BcareProvider%5D=" + some(providers, PROVIDERS);
    }

    /** Of the service's pages. */
    String page() {
        return "/sv/statistik/" + TABLE + "?ContentsCode=residents&service=" + some(services, 1)
                + repeated("&careProvider=", PROVIDERS);
    }

    /** Of the bare server: the same cells, and so many letters beside them. */
    String bare(int about) {
        return "/query?releases=" + releases + "&first=" + some(services, SERVICES) + "&second="
                + some(providers, PROVIDERS) + "&about=" + about;
    }

    private String repeated(String name, int count) {
        return name + some(providers, count).replace(",", name);
    }

    private static String some(List<String> all, int count) {
        return ThreadLocalRandom.current()
                .ints(0, all.size())
                .distinct()
                .limit(count)
                .mapToObj(all::get)
                .collect(Collectors.joining(","));
    }
}
