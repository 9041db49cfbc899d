package se.statistiktjanst.ingest.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.security.auth.x500.X500Principal;
import se.statistiktjanst.platform.definition.CsvRow;
import se.statistiktjanst.platform.definition.CsvTable;
import se.statistiktjanst.platform.definition.DefinitionProblems;
import se.statistiktjanst.platform.definition.LocalizedText;

/** Reads the files of the registry, each row on its own; {@link RegistryRules} looks at them together. */
final class RegistryFiles {
    static final String COUNTIES = "registry/counties.csv";
    static final String CARE_PROVIDERS = "registry/care-providers.csv";
    static final String UNITS = "registry/units.csv";
    static final String UNIT_PARENTS = "registry/unit-parents.csv";
    static final String SERVICES = "registry/services.csv";
    static final String CONNECTIONS = "registry/connections.csv";
    static final String SENDERS = "registry/senders.csv";
    static final String STAFF_INFORMED = "registry/staff-informed.csv";
    static final String POPULATION = "registry/population.csv";

    /** Files from before these columns came are read as well. */
    private static final List<String> OPTIONAL_OF_SENDERS =
            List.of("types", "careProviders", "oauthClient", "certificateSha256", "certificateSubject");

    private final Path config;
    private final DefinitionProblems problems;

    RegistryFiles(Path config, DefinitionProblems problems) {
        this.config = config;
        this.problems = problems;
    }

    List<Numbered<County>> counties() {
        return read(
                COUNTIES,
                List.of("code", "nameSv", "nameEn"),
                unique("code"),
                row -> new County(row.text("code"), new LocalizedText(row.text("nameSv"), row.text("nameEn"))));
    }

    List<Numbered<CareProvider>> careProviders() {
        List<String> columns =
                List.of("hsaId", "organisationNumber", "name", "kind", "county", "contactName", "contactEmail");
        RowRule unique = unique("hsaId");
        return CsvTable.read(config, CARE_PROVIDERS, columns, List.of("quarantineDays"), problems, row -> {
            unique.check(row);
            String number = row.text("organisationNumber");
            if (!OrganisationNumber.isValid(number)) {
                row.fail("organisationNumber must be ten digits, the last of which is the check digit (Luhn)");
            }
            CareProvider provider = new CareProvider(
                    hsaId(row, "hsaId"),
                    number,
                    row.text("name"),
                    row.choice("kind", ProviderKind.class),
                    row.text("county"),
                    row.text("contactName"),
                    row.text("contactEmail"),
                    row.optionalInteger("quarantineDays"));
            return new Numbered<>(row.number(), provider);
        });
    }

    List<Numbered<Unit>> units() {
        List<String> columns = List.of("hsaId", "careProvider", "name", "kind", "from", "to");
        RowRule unique = unique("hsaId");
        return CsvTable.read(config, UNITS, columns, List.of("successor"), problems, row -> {
            unique.check(row);
            Unit unit = new Unit(
                    hsaId(row, "hsaId"),
                    row.text("careProvider"),
                    row.text("name"),
                    row.choice("kind", UnitKind.class),
                    period(row),
                    row.optionalText("successor"));
            return new Numbered<>(row.number(), unit);
        });
    }

    List<Numbered<UnitParent>> unitParents() {
        return read(
                UNIT_PARENTS,
                List.of("unit", "parent", "from", "to"),
                row -> {},
                row -> new UnitParent(row.text("unit"), row.text("parent"), period(row)));
    }

    List<Numbered<Service>> services() {
        return read(
                SERVICES,
                List.of("code", "nameSv", "nameEn", "since"),
                unique("code"),
                row -> new Service(
                        row.text("code"),
                        new LocalizedText(row.text("nameSv"), row.text("nameEn")),
                        row.date("since")));
    }

    List<Numbered<Connection>> connections() {
        return read(
                CONNECTIONS,
                List.of("careProvider", "service", "from", "to"),
                row -> {},
                row -> new Connection(row.text("careProvider"), row.text("service"), period(row)));
    }

    List<Numbered<Sender>> senders() {
        List<String> columns =
                List.of("code", "name", "source", "services", "numericIds", "historicalFrom", "historicalTo");
        RowRule unique = unique("code")
                .andThen(unique("source"))
                .andThen(uniqueIfAny("oauthClient"))
                .andThen(uniqueIfAny("certificateSubject"));
        return CsvTable.read(config, SENDERS, columns, OPTIONAL_OF_SENDERS, problems, row -> {
            unique.check(row);
            return new Numbered<>(
                    row.number(),
                    new Sender(
                            row.text("code"),
                            row.text("name"),
                            row.text("source"),
                            Arrays.asList(row.text("services").split(" +", -1)),
                            words(row, "types"),
                            words(row, "careProviders"),
                            row.yesOrNo("numericIds"),
                            history(row),
                            proofs(row)));
        });
    }

    List<Numbered<StaffInformed>> staffInformed() {
        return read(
                STAFF_INFORMED,
                List.of("unit", "informedOn", "recordedBy"),
                unique("unit"),
                row -> new StaffInformed(row.text("unit"), row.date("informedOn"), row.text("recordedBy")));
    }

    /** None without the file: there are then no figures per 1,000 residents. */
    List<Numbered<CountyPopulation>> population() {
        if (!Files.exists(config.resolve(POPULATION))) {
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        return read(
                POPULATION,
                List.of("year", "county", "population"),
                row -> {
                    if (!seen.add(row.raw("county") + " " + row.raw("year"))) {
                        row.fail("the county has another row for the same year; keep the right one");
                    }
                },
                row -> new CountyPopulation(row.text("county"), number(row, "year"), number(row, "population")));
    }

    private static int number(CsvRow row, String column) {
        return row.optionalInteger(column)
                .orElseThrow(() -> new IllegalArgumentException(column + " must be a whole number without blanks"));
    }

    private <T> List<Numbered<T>> read(String file, List<String> columns, RowRule rule, Function<CsvRow, T> shape) {
        return CsvTable.read(config, file, columns, problems, row -> {
            rule.check(row);
            return new Numbered<>(row.number(), shape.apply(row));
        });
    }

    private static RowRule unique(String column) {
        Set<String> seen = new HashSet<>();
        return row -> {
            if (!seen.add(row.raw(column))) {
                row.fail("%s stands in another row too".formatted(column));
            }
        };
    }

    private static RowRule uniqueIfAny(String column) {
        RowRule unique = unique(column);
        return row -> {
            if (!row.raw(column).isEmpty()) {
                unique.check(row);
            }
        };
    }

    /** Separated by blanks; none if the cell is empty. */
    private static List<String> words(CsvRow row, String column) {
        return row.optionalText(column)
                .map(text -> List.of(text.split(" +", -1)))
                .orElse(List.of());
    }

    private static SenderProofs proofs(CsvRow row) {
        return new SenderProofs(
                row.optionalText("oauthClient"),
                words(row, "certificateSha256").stream()
                        .map(text -> text.replace(":", "").toLowerCase(Locale.ROOT))
                        .toList(),
                row.optionalText("certificateSubject").flatMap(text -> subject(row, text)));
    }

    private static Optional<String> subject(CsvRow row, String text) {
        try {
            return Optional.of(SenderProofs.canonical(new X500Principal(text)));
        } catch (IllegalArgumentException e) {
            row.fail("certificateSubject must be a distinguished name, such as CN=booking, O=Bolaget AB, C=SE");
            return Optional.empty();
        }
    }

    private static Period period(CsvRow row) {
        return new Period(row.date("from"), row.optionalDate("to"));
    }

    private static Optional<Sender.History> history(CsvRow row) {
        if (row.raw("historicalFrom").isEmpty() && row.raw("historicalTo").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Sender.History(row.date("historicalFrom"), row.date("historicalTo")));
    }

    private static String hsaId(CsvRow row, String column) {
        String hsaId = row.text(column);
        if (!OrganisationNumber.isHsaId(hsaId)) {
            row.fail(
                    "%s must be an HSA-id: SE, a valid organisation number, a hyphen and up to 20 letters, digits or hyphens"
                            .formatted(column));
        }
        return hsaId;
    }

    /** A check of one row that may remember the rows before. */
    private interface RowRule {
        void check(CsvRow row);

        default RowRule andThen(RowRule next) {
            return row -> {
                check(row);
                next.check(row);
            };
        }
    }
}
