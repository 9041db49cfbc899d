package se.statistiktjanst.service.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessRulesTest {
    private static final Path FILE = Path.of(System.getProperty("repository.root", ".."), "config", "access.yml");

    @TempDir
    Path folder;

    @Test
    void givesEachShippedRoleItsRightsAndNoOther() {
        assertThat(rights("commissionRight", "Läsa;statistik;VE"))
                .containsExactlyInAnyOrder(Right.MINE, Right.READ_UNIT, Right.EXPORT_AGGREGATE);
        assertThat(rights("commissionRight", "Läsa;statistik;VG"))
                .containsExactlyInAnyOrder(Right.MINE, Right.READ_PROVIDER, Right.EXPORT_AGGREGATE);
        assertThat(rights("systemRole", "Statistiktjänst;Analytiker"))
                .containsExactlyInAnyOrder(
                        Right.MINE,
                        Right.READ_PROVIDER,
                        Right.EXPORT_AGGREGATE,
                        Right.EXPORT_PSEUDONYMISED,
                        Right.EXPORT_NUMBERS);
        assertThat(rights("systemRole", "Statistiktjänst;Avsändare"))
                .containsExactlyInAnyOrder(Right.MINE, Right.SENDER);
        assertThat(rights("systemRole", "Statistiktjänst;Godkännare"))
                .containsExactlyInAnyOrder(Right.MINE, Right.APPROVE);
        assertThat(rights("systemRole", "Statistiktjänst;Dataskyddsombud"))
                .containsExactlyInAnyOrder(Right.MINE, Right.READ_LOG);
    }

    @Test
    void addsTheRightsOfSeveralRoles() {
        Claims claims = new Claims(
                Map.of(
                        "commissionRight",
                        List.of("Läsa;statistik;VG", "Läsa;annat;VG"),
                        "systemRole",
                        "Statistiktjänst;Godkännare"),
                Map.of());
        assertThat(AccessRules.read(FILE).rights(claims))
                .containsExactlyInAnyOrder(Right.MINE, Right.READ_PROVIDER, Right.EXPORT_AGGREGATE, Right.APPROVE);
    }

    @Test
    void readsClaimsByTheNamesOfAnotherIdentityProvider() {
        Claims claims = new Claims(Map.of("rights", "Läsa;statistik;VE"), Map.of("commissionRight", "rights"));
        assertThat(AccessRules.read(FILE).rights(claims)).contains(Right.READ_UNIT);
    }

    @Test
    void namesFileLineAndReasonOfARightThatDoesNotExist() throws IOException {
        Path file = Files.writeString(folder.resolve("access.yml"), "everyone: [MINE]\nroles: []\n\nelse: 1\n");
        assertThatThrownBy(() -> AccessRules.read(file))
                .hasMessageContaining("access.yml, line 4")
                .hasMessageContaining("else");
    }

    @Test
    void refusesARoleThatEverybodyWouldHave() throws IOException {
        Path file = Files.writeString(folder.resolve("access.yml"), """
                everyone: []
                roles:
                  - {id: open, title: {sv: Öppen}, when: {}, rights: [READ_PROVIDER]}
                """);
        assertThatThrownBy(() -> AccessRules.read(file)).hasMessageContaining("role open has no conditions");
    }

    private static java.util.Set<Right> rights(String claim, String value) {
        return AccessRules.read(FILE).rights(new Claims(Map.of(claim, value), Map.of()));
    }
}
