package se.statistiktjanst.service.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** Makes each fault on purpose, to see that the catalogue's tests would find it. */
class CatalogueFaultsIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    static List<Arguments> faults() {
        return List.of(
                fault(
                        "create table usage.bare (provider_id int)",
                        Catalogue::columnsWithoutAnnotation,
                        "usage.bare.provider_id"),
                fault(
                        "alter table usage.daily no force row level security",
                        Catalogue::tablesWithoutForcedRowSecurity,
                        "usage.daily"),
                fault(
                        "create policy bare on usage.daily to statistik_staff using (provider_id = access.provider())",
                        Catalogue::policiesOutOfForm,
                        "usage.daily bare"),
                fault(
                        "create policy wide on usage.daily to statistik_staff using (true)",
                        Catalogue::policiesOutOfForm,
                        "usage.daily wide"),
                fault(
                        "create policy everybody on usage.daily using (provider_id = (select access.provider()))",
                        Catalogue::policiesOutOfForm,
                        "usage.daily everybody"),
                fault(
                        "create view usage.plain as select provider_id from usage.daily",
                        Catalogue::viewsThatShowAll,
                        "usage.plain"),
                fault(
                        "create materialized view usage.copied as select provider_id from usage.daily",
                        Catalogue::viewsThatShowAll,
                        "usage.copied"),
                fault(
                        "create function usage.loose() returns int language sql security definer as 'select 1';"
                                + " revoke all on function usage.loose() from public",
                        Catalogue::unsafeFunctions,
                        "usage.loose does not pin its search_path"),
                fault(
                        "create function usage.common() returns int language sql as 'select 1';"
                                + " grant execute on function usage.common() to public",
                        Catalogue::unsafeFunctions,
                        "usage.common can be run by everybody"),
                fault(
                        "create unique index oracle on registry.staff (hsa_id)",
                        Catalogue::uniqueKeysThatTellOfOthers,
                        "registry.staff(hsa_id)"),
                fault(
                        "grant select (residents) on usage.presence_month to statistik_staff",
                        catalogue -> catalogue.selectableColumns("statistik_staff", "resident", "health"),
                        "usage.presence_month.residents"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void findsTheFault(String sql, Function<Catalogue, List<String>> look, String found) {
        db.superuserJdbi().useTransaction(handle -> {
            handle.execute("set local role statistik_owner");
            handle.createScript(sql).execute();
            handle.execute("reset role");
            Catalogue catalogue = new Catalogue(org.jdbi.v3.core.Jdbi.create(handle.getConnection()));
            assertThat(look.apply(catalogue)).containsExactly(found);
            handle.rollback();
        });
    }

    private static Arguments fault(String sql, Function<Catalogue, List<String>> look, String found) {
        return Arguments.of(sql, look, found);
    }
}
