package se.statistiktjanst.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

class RegistryLoaderIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final Path CONFIG = Path.of(System.getProperty("repository.root", ".."), "config");

    @Test
    void loadingTwiceLeavesTheSameRowsAndKeepsIdsAndKeys() {
        Registry registry = Registry.load(CONFIG);
        RegistryLoader loader = new RegistryLoader(db.jdbi(DatabaseRole.OPERATOR));
        loader.load(registry);
        List<String> ids = texts("select public_id from registry.unit order by hsa_id");
        run("update registry.sender set token_hash = '\\x01'");

        loader.load(registry);

        assertThat(texts("select public_id from registry.unit order by hsa_id"))
                .hasSameSizeAs(registry.units())
                .isEqualTo(ids);
        assertThat(count("registry.care_provider"))
                .isEqualTo(registry.careProviders().size());
        assertThat(count("registry.provider_contact"))
                .isEqualTo(registry.careProviders().size());
        assertThat(count("registry.unit_parent"))
                .isEqualTo(registry.unitParents().size());
        assertThat(count("registry.connection"))
                .isEqualTo(registry.connections().size());
        assertThat(count("registry.county")).isEqualTo(registry.counties().size());
        assertThat(count("registry.population where year = 2025 and residents > 0"))
                .isEqualTo(21);
        assertThat(count("registry.sender_service"))
                .isEqualTo(registry.senders().stream()
                        .mapToInt(sender -> sender.services().size())
                        .sum());
        assertThat(count("registry.staff_informed"))
                .isEqualTo(registry.staffInformed().size());
        assertThat(count("registry.sender where token_hash = '\\x01'"))
                .isEqualTo(registry.senders().size());
    }

    @Test
    void aCareProviderMayHaveItsOwnLifeOfQuarantine(@TempDir Path folder) throws IOException {
        Path registry = Files.createDirectories(folder.resolve("registry"));
        try (Stream<Path> files = Files.list(CONFIG.resolve("registry"))) {
            for (Path file : files.toList()) {
                Files.copy(file, registry.resolve(file.getFileName()));
            }
        }
        Path providers = registry.resolve("care-providers.csv");
        List<String> lines = Files.readAllLines(providers);
        for (int i = 0; i < lines.size(); i++) {
            lines.set(i, lines.get(i) + (i == 0 ? ",quarantineDays" : i == 1 ? ",90" : ","));
        }
        Files.write(providers, lines);

        new RegistryLoader(db.jdbi(DatabaseRole.OPERATOR)).load(Registry.load(folder));

        assertThat(texts("select quarantine_days::text from registry.care_provider where quarantine_days is not null"))
                .containsExactly("90");
        lines.set(1, lines.get(1).replace(",90", ",9"));
        Files.write(providers, lines);
        assertThat(Registry.check(folder).toString()).contains("quarantineDays must be from 30 to 3650");
    }

    @Test
    void aConnectionThatEndsGetsItsEnd() {
        RegistryLoader loader = new RegistryLoader(db.jdbi(DatabaseRole.OPERATOR));
        Registry registry = Registry.load(CONFIG);
        loader.load(registry);
        Connection first = registry.connections().get(0);
        Period ended = new Period(first.period().from(), Optional.of(LocalDate.of(2026, 7, 1)));
        loader.load(new Registry(
                registry.counties(),
                registry.careProviders(),
                registry.units(),
                registry.unitParents(),
                registry.services(),
                List.of(new Connection(first.careProvider(), first.service(), ended)),
                registry.senders(),
                registry.staffInformed(),
                registry.population()));
        assertThat(count("registry.connection where to_on = '2026-07-01'")).isOne();
    }

    @Test
    void aSenderThatLosesItsProofInTheFilesIsShutOut() {
        RegistryLoader loader = new RegistryLoader(db.jdbi(DatabaseRole.OPERATOR));
        Registry registry = Registry.load(CONFIG);
        SenderProofs first =
                new SenderProofs(Optional.of("client"), List.of("ab".repeat(32)), Optional.of("cn=booking"));

        loader.load(with(registry, first, SenderProofs.NONE));
        assertThat(texts("select code from registry.sender where oauth_client = 'client'"
                        + " and certificate_subject = 'cn=booking' and certificate_sha256 = array[repeat('ab', 32)]"))
                .containsExactly(registry.senders().get(0).code());

        // To the other sender, in one load.
        loader.load(with(registry, SenderProofs.NONE, first));
        assertThat(texts("select code from registry.sender where oauth_client = 'client'"))
                .containsExactly(registry.senders().get(1).code());

        loader.load(registry);
        assertThat(count("registry.sender where oauth_client is not null or certificate_sha256 <> '{}'"
                        + " or certificate_subject is not null"))
                .isZero();
    }

    private static Registry with(Registry registry, SenderProofs... proofs) {
        List<Sender> senders = new ArrayList<>(registry.senders());
        for (int i = 0; i < proofs.length; i++) {
            Sender sender = senders.get(i);
            senders.set(
                    i,
                    new Sender(
                            sender.code(),
                            sender.name(),
                            sender.source(),
                            sender.services(),
                            sender.types(),
                            sender.careProviders(),
                            sender.numericIds(),
                            sender.history(),
                            proofs[i]));
        }
        return new Registry(
                registry.counties(),
                registry.careProviders(),
                registry.units(),
                registry.unitParents(),
                registry.services(),
                registry.connections(),
                senders,
                registry.staffInformed(),
                registry.population());
    }

    private static List<String> texts(String sql) {
        return db.superuserJdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private static int count(String from) {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + from)
                        .mapTo(Integer.class)
                        .one());
    }

    private static void run(String sql) {
        db.superuserJdbi().useHandle(handle -> handle.execute(sql));
    }
}
