package se.statistiktjanst.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoUserTest {
    private static final Path CONFIG = Path.of(System.getProperty("repository.root", ".."), "config");
    private final List<DemoUser> users = DemoUser.read(CONFIG.resolve("demo/users.yml"));

    @Test
    void everyUserBelongsToACareProviderAndUnitOfTheRegistry() throws IOException {
        assertThat(claims("healthCareProviderHsaId")).isSubsetOf(firstColumn("care-providers.csv"));
        assertThat(claims("healthCareUnitHsaId")).isSubsetOf(firstColumn("units.csv"));
    }

    @Test
    void theUnitManagerIsManagerOfTheUnitOfTheCallFile() throws IOException {
        String mapping = Files.readString(CONFIG.resolve("mappings/calls-2021q1.yml"));
        assertThat(mapping)
                .contains(
                        "constant: " + users.get(0).claims().get("healthCareProviderHsaId"),
                        "constant: " + users.get(0).claims().get("healthCareUnitHsaId"));
    }

    @Test
    void theMemberOfStaffWithoutAssignmentIsAnAgentOfTheCallFile() throws IOException {
        DemoUser member = users.stream()
                .filter(user -> user.id().equals("staff-member"))
                .findFirst()
                .orElseThrow();
        assertThat(member.claims()).doesNotContainKeys("commissionHsaId", "commissionPurpose");
        assertThat(Files.readString(CONFIG.resolve("mappings/calls-2021q1.yml")))
                .contains("Jim: " + member.claims().get("employeeHsaId"));
    }

    private Set<String> claims(String name) {
        return users.stream()
                .map(user -> user.claims().get(name))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private static Set<String> firstColumn(String file) throws IOException {
        return Files.readAllLines(CONFIG.resolve("registry").resolve(file)).stream()
                .map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.toSet());
    }
}
