package se.statistiktjanst.statistics.unitgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.ingest.registry.RegistryLoader;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.platform.problem.ProblemException;

/** Groups as they are made, changed and ended, and who can see or spoil them. What they answer is in EngineOracleIT. */
class UnitGroupsIT {
    private static final Path CONFIG = Path.of(System.getProperty("repository.root", ".."), "config");
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static UnitGroups groups;
    private static UnitGroups.Author own;
    private static UnitGroups.Author other;
    private static List<String> units;
    private static List<String> foreign;

    @BeforeAll
    static void load() {
        new RegistryLoader(db.jdbi(DatabaseRole.OPERATOR)).load(Registry.load(CONFIG));
        groups = new UnitGroups(
                db.tenant(DatabaseRole.PORTAL), Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));
        own = author("SE4499100016-1000");
        other = author("SE4499100024-1000");
        units = units(own);
        foreign = units(other);
    }

    @Test
    void aGroupIsMadeRenamedChangedAndEnded() {
        String id = groups.create(own, draft("Närakut", member(0, null), member(1, TODAY)));
        assertThat(find(id).name()).isEqualTo("Närakut");

        groups.change(own, id, 1, draft("Närakuter", member(0, null), member(2, null)));
        UnitGroup changed = find(id);
        assertThat(changed.name()).isEqualTo("Närakuter");
        assertThat(changed.members()).containsExactlyInAnyOrder(member(0, null), member(2, null));

        groups.end(own, id, changed.version(), LocalDate.of(2026, 6, 30));
        UnitGroup ended = find(id);
        assertThat(ended.lastDay()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(ended.members())
                .containsExactlyInAnyOrder(member(0, LocalDate.of(2026, 6, 30)), member(2, LocalDate.of(2026, 6, 30)));
        assertThat(faults(() -> groups.change(own, id, ended.version(), draft("Åter", member(0, null)))))
                .containsExactly(GroupFault.ENDED);
        assertThat(groups.create(own, draft("Närakuter", member(0, null))))
                .as("the name is free again")
                .isNotEqualTo(id);
    }

    @Test
    void whoChangedWhatStandsInTheAccessLog() {
        String id = groups.create(own, draft("Loggad", member(0, null)));
        groups.change(own, id, 1, draft("Loggad 2", member(0, TODAY), member(1, null)));
        groups.end(own, id, 2, TODAY);
        List<String> log = db.superuserJdbi()
                .withHandle(handle ->
                        handle.createQuery("""
                                select action || ' ' || viewer || ' ' || (detail ->> 'was') || ' -> ' || (detail ->> 'name')
                                    || ' -' || jsonb_array_length(detail -> 'removed')
                                    || ' +' || jsonb_array_length(detail -> 'added')
                                from audit.entry where subject = ? order by id
                                """).bind(0, id).mapTo(String.class).list());
        assertThat(log)
                .containsExactly(
                        "group.create SE1-x Loggad -> Loggad -0 +1",
                        "group.change SE1-x Loggad -> Loggad 2 -1 +2",
                        "group.end SE1-x Loggad 2 -> Loggad 2 -1 +1");
    }

    @ParameterizedTest
    @EnumSource(GroupFault.class)
    void everyFaultIsFoundAndNothingIsChanged(GroupFault fault) {
        String id = groups.create(own, draft("Provad " + fault, member(0, null)));
        List<UnitGroup> before = inUse();
        Runnable attempt = switch (fault) {
            case NAME_MISSING -> () -> groups.create(own, draft(" ", member(0, null)));
            case NAME_TOO_LONG -> () -> groups.create(own, draft("x".repeat(101), member(0, null)));
            case NAME_HAS_PERSONAL_NUMBER -> () -> groups.create(own, draft("189001019802", member(0, null)));
            case NAME_TAKEN -> () -> groups.create(own, draft("provad name_taken", member(0, null)));
            case NO_UNITS -> () -> groups.create(own, draft("Tom"));
            case TOO_MANY_UNITS -> () -> groups.create(own, draft("Stor", days(GroupDraft.MOST_MEMBERS + 1)));
            case TOO_MANY_GROUPS ->
                () -> IntStream.rangeClosed(0, UnitGroups.MOST_GROUPS)
                        .forEach(n -> groups.create(other, new GroupDraft("G" + n, List.of(foreign(0)))));
            case DAY_OUT_OF_RANGE ->
                () -> groups.create(own, draft("Gammal", new Membership(units.get(0), LocalDate.of(202, 1, 1), null)));
            case LAST_BEFORE_FIRST -> () -> groups.create(own, draft("Bakvänd", member(0, START.minusDays(1))));
            case TWICE ->
                () -> groups.create(
                        own,
                        draft("Dubbel", member(0, TODAY), member(1, null), new Membership(units.get(0), TODAY, null)));
            case ENDED_AHEAD -> () -> groups.end(own, id, 1, TODAY.plusDays(1));
            case ENDED ->
                () -> {
                    String ended = groups.create(own, draft("Slut", member(0, null)));
                    groups.end(own, ended, 1, TODAY);
                    groups.end(own, ended, 2, TODAY);
                };
            case CHANGED_MEANWHILE -> () -> groups.change(own, id, 7, draft("Annan", member(0, null)));
        };
        assertThat(faults(attempt)).containsExactly(fault);
        assertThat(inUse()).isEqualTo(before);
    }

    @Test
    void aUnitMayLeaveAGroupAndComeBack() {
        String id = groups.create(
                own,
                draft(
                        "Återvändare",
                        member(0, LocalDate.of(2024, 6, 30)),
                        new Membership(units.get(0), LocalDate.of(2024, 7, 1), null)));
        assertThat(find(id).members()).hasSize(2);
    }

    @Test
    void theDatabaseItselfRefusesAUnitTwiceOnADay() {
        String id = groups.create(own, draft("Ensam", member(0, null)));
        assertThatThrownBy(() -> db.superuserJdbi().useHandle(handle -> handle.execute("""
                        insert into registry.unit_group_member (provider_id, group_id, unit_id, from_on)
                        select m.provider_id, m.group_id, m.unit_id, m.from_on + 100
                        from registry.unit_group_member m join registry.unit_group g on g.id = m.group_id
                        where g.public_id = ?
                        """, id)))
                .hasMessageContaining("exclusion constraint");
    }

    @Test
    void noOtherCareProviderSeesOrChangesIt() {
        String id = groups.create(own, draft("Egen", member(0, null)));
        assertThat(all(other)).extracting(UnitGroup::publicId).doesNotContain(id);
        assertThatThrownBy(() -> groups.change(other, id, 1, new GroupDraft("Tagen", List.of(foreign(0)))))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> groups.end(other, id, 1, TODAY)).isInstanceOf(ProblemException.class);
        assertThat(find(id).name()).isEqualTo("Egen");
    }

    @Test
    void aUnitOfAnotherCareProviderCannotBePutIn() {
        List<UnitGroup> before = all(own);
        assertThatThrownBy(() -> groups.create(own, draft("Främmande", foreign(0))))
                .isInstanceOf(ProblemException.class);
        assertThat(all(own)).isEqualTo(before);
        String id = groups.create(own, draft("Rak", member(0, null)));
        assertThatThrownBy(() -> db.tenant(DatabaseRole.PORTAL)
                        .run(own.tenant(), handle -> handle.execute("""
                        insert into registry.unit_group_member (provider_id, group_id, unit_id, from_on)
                        select g.provider_id, g.id, u.id, date '2024-01-01'
                        from registry.unit_group g, registry.unit u where g.public_id = ? and u.public_id = ?
                        """, id, foreign.get(0))))
                .hasMessageContaining("foreign key");
    }

    @Test
    void staffCanReadGroupsAndNotChangeThem() {
        assertThatThrownBy(() -> db.tenant(DatabaseRole.STAFF)
                        .run(own.tenant(), handle -> handle.execute("update registry.unit_group set name = 'x'")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void isWithinUnitsOnlyIfNoneHasEverBeenElsewhere() {
        String id = groups.create(own, draft("Två", member(0, LocalDate.of(2024, 2, 1)), member(1, null)));
        assertThat(find(id).isWithin(Set.of(units.get(0), units.get(1)))).isTrue();
        assertThat(find(id).isWithin(Set.of(units.get(1)))).isFalse();
    }

    private static List<GroupFault> faults(Runnable attempt) {
        try {
            attempt.run();
        } catch (InvalidGroupException e) {
            return e.faults().stream().map(InvalidGroupException.Fault::reason).toList();
        }
        return List.of();
    }

    private static GroupDraft draft(String name, Membership... members) {
        return new GroupDraft(name, List.of(members));
    }

    private static Membership member(int unit, @org.jspecify.annotations.Nullable LocalDate last) {
        return new Membership(units.get(unit), START, last);
    }

    private static Membership foreign(int unit) {
        return new Membership(foreign.get(unit), START, null);
    }

    private static Membership[] days(int number) {
        List<Membership> members = new ArrayList<>();
        for (int day = 0; day < number; day++) {
            members.add(new Membership(units.get(0), START.plusDays(day), START.plusDays(day)));
        }
        return members.toArray(Membership[]::new);
    }

    private static UnitGroup find(String id) {
        return all(own).stream()
                .filter(group -> group.publicId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<UnitGroup> inUse() {
        return all(own).stream().filter(group -> !group.isEnded()).toList();
    }

    private static List<UnitGroup> all(UnitGroups.Author author) {
        return db.tenant(DatabaseRole.STAFF).call(author.tenant(), UnitGroups::read);
    }

    private static UnitGroups.Author author(String provider) {
        int id = db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select id from registry.care_provider where hsa_id = ?")
                        .bind(0, provider)
                        .mapTo(Integer.class)
                        .one());
        return new UnitGroups.Author(new Tenant(id, "SE1-x"), "SE1-assignment");
    }

    private static List<String> units(UnitGroups.Author author) {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery(
                                "select public_id from registry.unit where provider_id = ? order by hsa_id")
                        .bind(0, author.tenant().providerId())
                        .mapTo(String.class)
                        .list());
    }
}
