package se.statistiktjanst.exports.run;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import se.statistiktjanst.exports.order.LinkageDomain;
import se.statistiktjanst.exports.write.WrittenObject;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.pseudonymizer.pseudonym.ExportPseudonyms;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/**
 * One row per event without anybody's number or name. Protects against joining two exports and against reading persons
 * from rare errands or clinics. It does not make the file anonymous: who knows enough about a person may find the row,
 * which the manifest's k and unique rows tell the size of.
 */
final class PseudonymisedRows implements EventForm.Rows {
    private static final String OTHER = "Övrigt";

    private final List<ResultColumn> columns;
    private final ExportPseudonyms pseudonyms;
    private final String reach;
    private final Set<Integer> commonValues;
    private final Uniqueness uniqueness;
    private final Dictionary dictionary;
    private final EventValues values;
    private final RoaringBitmap residents = new RoaringBitmap();

    PseudonymisedRows(Run run, EventReader reader, Dictionary dictionary) {
        boolean withHour = run.export().withHour();
        this.columns = EventColumns.of(
                run.domain() == null ? EventColumns.RESIDENT : EventColumns.LINKED_RESIDENT,
                EventColumns.AGE_BAND,
                withHour);
        this.pseudonyms = new ExportPseudonyms(run.requireDomainKey());
        this.reach = reach(run.domain());
        this.commonValues = reader.commonValues();
        this.uniqueness = reader.uniqueness(commonValues);
        this.dictionary = dictionary;
        this.values = new EventValues(run.export().selection().service(), withHour, dictionary, pseudonyms);
    }

    @Override
    public List<ResultColumn> columns() {
        return columns;
    }

    @Override
    public List<List<@Nullable Object>> values(List<EventRow> batch) {
        return batch.stream().map(this::valuesOf).toList();
    }

    @Override
    public FormResult result(WrittenObject data, long count) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rows", count);
        facts.put("residents", residents.getLongCardinality());
        facts.put("k", uniqueness.k());
        facts.put("uniqueRows", uniqueness.uniqueRows());
        String method = """
                En rad per händelse, ordnade efter datum och slumpvis inom varje datum. Invånare, medarbetare och
                enheter som är en enda person står under pseudonymer som %s. Ålder anges i femårsklasser, högst 90+. Ärenden och mottagningar med färre
                än %d olika invånare i exporten står som %s. k är det minsta antalet invånare som delar enhet,
                åldersklass, kön och ärende; uniqueRows är antalet rader där det bara är en. Uppgifterna är
                pseudonymiserade, inte anonyma: de är fortfarande personuppgifter.
                """.formatted(reach, EventReader.FEWEST_RESIDENTS, OTHER)
                .replace('\n', ' ')
                .strip();
        return new FormResult(data, columns, method, count, facts, Map.of());
    }

    private static String reach(@Nullable LinkageDomain domain) {
        return domain == null
                ? "bara gäller i denna export: två exporter kan inte länkas till varandra"
                : "gäller i länkningsprojektet %s till och med %s; exporter i samma projekt kan länkas till varandra, inga andra"
                        .formatted(
                                domain.name(),
                                LocalDate.ofInstant(domain.endsAt().minusMillis(1), CalendarZone.STOCKHOLM));
    }

    private List<@Nullable Object> valuesOf(EventRow row) {
        return values.of(
                row, pseudonymOf(row.residentRef()), AgeBand.of(row.age()), coarse(row.errand()), coarse(row.clinic()));
    }

    private @Nullable String pseudonymOf(@Nullable Integer residentRef) {
        if (residentRef == null) {
            return null;
        }
        residents.add(residentRef);
        return pseudonyms.resident(residentRef);
    }

    private @Nullable String coarse(@Nullable Integer value) {
        return value == null || commonValues.contains(value) ? dictionary.value(value) : OTHER;
    }
}
