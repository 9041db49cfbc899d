package se.statistiktjanst.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.platform.definition.DefinitionProblem;

class RegistryTest {
    private static final Path CONFIG = Path.of(System.getProperty("repository.root", ".."), "config");

    @TempDir
    Path config;

    @BeforeEach
    void copyTheRegistryOfTheRepository() throws IOException {
        copy("registry");
    }

    private void copy(String folder) throws IOException {
        Files.createDirectories(config.resolve(folder));
        try (Stream<Path> files = Files.list(CONFIG.resolve(folder))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file, config.resolve(folder).resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void theRegistryOfTheRepositoryIsWholeAndShapedLikeSweden() {
        assertThat(Registry.check(CONFIG)).isEmpty();
        Registry registry = Registry.load(CONFIG);
        assertThat(registry.careProviders())
                .extracting(CareProvider::kind)
                .filteredOn(ProviderKind.REGION::equals)
                .hasSize(21);
        assertThat(registry.careProviders()).hasSize(72);
        assertThat(registry.units()).hasSizeGreaterThan(400);
        assertThat(registry.services()).hasSize(8);
        assertThat(registry.senders()).hasSize(10);
    }

    @Test
    void theHistoryOfTheCallFileIsTheYear2021() {
        assertThat(Registry.load(CONFIG).senders())
                .filteredOn(sender -> sender.code().equals("calls-2021q1"))
                .extracting(sender -> sender.history().orElseThrow())
                .containsExactly(new Sender.History(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31)));
    }

    @Test
    void reportsAWrongCheckDigit() throws IOException {
        assertThat(after("care-providers", "SE4499100016-9999,4499100017,X,private,31,A B,a@b.example"))
                .containsExactly(
                        "registry/care-providers.csv:74: organisationNumber must be ten digits, the last of which"
                                + " is the check digit (Luhn)");
    }

    @Test
    void reportsWhatIsWrongInTheFileOfThePopulation() throws IOException {
        int row = Registry.load(CONFIG).population().size() + 2;
        assertThat(after(
                        "population", "2025,31,1000\n2025,99,1000\n2025,00,1000\n20255,31,1\n2026,31,0\n2027,31,1 000"))
                .containsExactlyInAnyOrder(
                        "registry/population.csv:%d: the county has another row for the same year; keep the right one"
                                .formatted(row),
                        "registry/population.csv:%d: unknown county \"99\"".formatted(row + 1),
                        "registry/population.csv:%d: county 00 is the whole country; write one row for each county"
                                .formatted(row + 2),
                        "registry/population.csv:%d: year must be a year with four digits, such as 2025"
                                .formatted(row + 3),
                        "registry/population.csv:%d: population must be a whole number above 0; leave the row out where it is not known"
                                .formatted(row + 4),
                        "registry/population.csv:%d: population is \"1 000\", but must be a whole number"
                                .formatted(row + 5));
    }

    @Test
    void aRegistryMayBeWithoutPopulation() throws IOException {
        Files.delete(config.resolve("registry/population.csv"));
        assertThat(Registry.check(config)).isEmpty();
        assertThat(Registry.load(config).population()).isEmpty();
    }

    @Test
    void reportsAnUnknownCountyAndASecondNationalProvider() throws IOException {
        assertThat(after("care-providers", "SE4499100016-9999,4499100016,X,national,99,A B,a@b.example"))
                .containsExactly(
                        "registry/care-providers.csv:1: exactly one care provider must be of kind national, not 2",
                        "registry/care-providers.csv:74: unknown county \"99\"");
    }

    @Test
    void reportsAnHsaIdOfWrongShape() throws IOException {
        assertThat(after("units", "SE4499100016/1,SE4499100016-1000,X,clinic,2021-01-01,,"))
                .singleElement()
                .asString()
                .endsWith("hsaId must be an HSA-id: SE, a valid organisation number, a hyphen and up to 20 letters,"
                        + " digits or hyphens");
    }

    @Test
    void reportsAnUnknownCareProvider() throws IOException {
        assertThat(after("connections", "SE4499100016-1001,booking,2021-01-01,"))
                .singleElement()
                .asString()
                .endsWith("unknown care provider \"SE4499100016-1001\"");
    }

    @Test
    void reportsAParentOfAnotherCareProvider() throws IOException {
        assertThat(after("unit-parents", "SE4499100016-2002,SE4499100024-2002,2021-01-01,"))
                .singleElement()
                .asString()
                .endsWith("the parent belongs to another care provider");
    }

    @Test
    void reportsTwoParentsOnOneDay() throws IOException {
        assertThat(after("unit-parents", "SE4499100016-2100,SE4499100016-2002,2021-01-01,"))
                .singleElement()
                .asString()
                .matches(
                        "registry/unit-parents.csv:\\d+: the unit has another parent on some of these days \\(row 2\\)");
    }

    @Test
    void reportsACycle() throws IOException {
        assertThat(after("unit-parents", "SE4499100016-2001,SE4499100016-2100,2021-01-01,"))
                .singleElement()
                .asString()
                .endsWith("the unit stands under itself on 2021-01-01");
    }

    @Test
    void reportsAParentOnDaysWhenItDoesNotExist() throws IOException {
        assertThat(after("unit-parents", "SE4499100024-2002,SE4499100024-2004,2021-01-01,"))
                .singleElement()
                .asString()
                .endsWith("the parent does not exist on all of these days");
    }

    @Test
    void reportsAnOverlappingConnectionAndOneBeforeTheServiceStarted() throws IOException {
        assertThat(after("connections", "SE4499100016-1000,phone-advice,2019-01-01,2020-06-01"))
                .hasSize(2)
                .anyMatch(problem -> problem.endsWith("the service starts on 2020-01-01"))
                .anyMatch(problem -> problem.contains("the care provider is already connected to the service"));
    }

    @Test
    void reportsASuccessorThatCannotTakeTheUnitsPlace() throws IOException {
        assertThat(after(
                        "units",
                        "SE4499100016-9999,SE4499100016-1000,X,clinic,2021-01-01,2022-01-01,SE4499100016-8888"))
                .singleElement()
                .asString()
                .endsWith("unknown successor \"SE4499100016-8888\"");
        copy("registry");
        assertThat(after(
                        "units",
                        "SE4499100016-9999,SE4499100016-1000,X,clinic,2021-01-01,2022-01-01,SE4499100024-2004"))
                .anyMatch(problem -> problem.endsWith("the successor belongs to another care provider"));
        copy("registry");
        assertThat(after("units", "SE4499100016-9999,SE4499100016-1000,X,clinic,2021-01-01,,SE4499100016-2001"))
                .singleElement()
                .asString()
                .contains("the successor must exist on the day in to");
    }

    @Test
    void reportsAPeriodThatEndsBeforeItStarts() throws IOException {
        assertThat(after("units", "SE4499100016-9999,SE4499100016-1000,X,clinic,2021-01-01,2021-01-01,"))
                .singleElement()
                .asString()
                .endsWith("to must be after from");
    }

    @Test
    void readsHowSendersShowWhoTheyAre() throws IOException {
        senders("a,A,urn:a,booking,no,,,,SE4499100016-1000 SE4499100024-1000,client-a," + "AB:".repeat(31) + "AB "
                + "cd".repeat(32) + ",\"CN=Booking, O=Bolaget AB, C=SE\"");
        Sender sender = Registry.load(config).senders().get(0);
        assertThat(sender.types()).isEmpty();
        assertThat(sender.careProviders()).containsExactly("SE4499100016-1000", "SE4499100024-1000");
        assertThat(sender.proofs().oauthClient()).contains("client-a");
        assertThat(sender.proofs().certificates()).containsExactly("ab".repeat(32), "cd".repeat(32));
        assertThat(sender.proofs().certificateSubject()).contains("cn=booking,o=bolaget ab,c=se");
    }

    @Test
    void readsFilesFromBeforeThereWereSuchColumns() {
        assertThat(Registry.load(CONFIG).senders()).extracting(Sender::proofs).containsOnly(SenderProofs.NONE);
    }

    @Test
    void reportsAFingerprintThatIsNoneAndASubjectThatIsNone() throws IOException {
        assertThat(senders("a,A,urn:a,booking,no,,,,,,abcd,", "b,B,urn:b,booking,no,,,,,,,nobody"))
                .containsExactlyInAnyOrder(
                        "registry/senders.csv:2: certificateSha256 must be SHA-256 in hexadecimal, 64 digits; several"
                                + " with a blank between",
                        "registry/senders.csv:3: certificateSubject must be a distinguished name, such as CN=booking,"
                                + " O=Bolaget AB, C=SE");
    }

    @Test
    void reportsTwoSendersThatWouldBeOne() throws IOException {
        String print = "ab".repeat(32);
        assertThat(senders(
                        "a,A,urn:a,booking,no,,,,,client," + print + ",CN=a",
                        "b,B,urn:b,booking,no,,,,,client,,",
                        "c,C,urn:c,booking,no,,,,,," + print + ",",
                        "d,D,urn:d,booking,no,,,,,,,CN=a"))
                .contains(
                        "registry/senders.csv:3: oauthClient stands in another row too",
                        "registry/senders.csv:4: a certificateSha256 stands twice, here or in another row",
                        "registry/senders.csv:5: certificateSubject stands in another row too");
    }

    @Test
    void reportsASenderOfAnUnknownCareProvider() throws IOException {
        assertThat(senders("a,A,urn:a,booking,no,,,,SE4499100016-1001,,,"))
                .contains("registry/senders.csv:2: unknown care provider \"SE4499100016-1001\"");
    }

    @Test
    void reportsASenderOfAnUnknownType() throws IOException {
        copy("event-types");
        copy("published-schemas");

        assertThat(senders("a,A,urn:a,booking,no,,,se.statistiktjanst.call.v1 se.statistiktjanst.cal.v1,,,,"))
                .contains("registry/senders.csv:2: unknown event type \"se.statistiktjanst.cal.v1\"");
    }

    private List<String> senders(String... rows) throws IOException {
        Files.writeString(
                config.resolve("registry/senders.csv"),
                "code,name,source,services,numericIds,historicalFrom,historicalTo,types,careProviders,oauthClient,"
                        + "certificateSha256,certificateSubject\n" + String.join("\n", rows) + "\n");
        return Registry.check(config).stream().map(DefinitionProblem::toString).toList();
    }

    private List<String> after(String file, String row) throws IOException {
        Path path = config.resolve("registry").resolve(file + ".csv");
        Files.writeString(path, Files.readString(path) + row + "\n");
        return Registry.check(config).stream().map(DefinitionProblem::toString).toList();
    }
}
