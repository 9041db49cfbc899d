package se.statistiktjanst.exports.run;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import se.statistiktjanst.exports.write.WrittenObject;
import se.statistiktjanst.pseudonymizer.pseudonym.ExportPseudonyms;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/** One row per event with the resident's number; staff stay pseudonymised. Keeps the list of residents for the log. */
final class NumberRows implements EventForm.Rows {
    private static final String METHOD = """
            En rad per händelse, ordnade efter datum och slumpvis inom varje datum. Invånare står med personnummer.
            Medarbetare, och enheter som är en enda person, står under pseudonymer som bara gäller i denna export.
            Vilka invånare som ingår är antecknat i åtkomstloggen.
            """.replace('\n', ' ').strip();

    private final List<ResultColumn> columns;
    private final NumberResolver resolver;
    private final Run run;
    private final Dictionary dictionary;
    private final EventValues values;
    private final RoaringBitmap residents = new RoaringBitmap();

    NumberRows(NumberResolver resolver, Run run, Dictionary dictionary) {
        boolean withHour = run.export().withHour();
        this.columns = EventColumns.of(EventColumns.NUMBER, EventColumns.AGE, withHour);
        this.resolver = resolver;
        this.run = run;
        this.dictionary = dictionary;
        this.values = new EventValues(
                run.export().selection().service(),
                withHour,
                dictionary,
                new ExportPseudonyms(run.requirePseudonymKey()));
    }

    @Override
    public List<ResultColumn> columns() {
        return columns;
    }

    @Override
    public List<List<@Nullable Object>> values(List<EventRow> batch) {
        Set<Integer> asked = batch.stream()
                .map(EventRow::residentRef)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<Integer, String> numbers = resolver.resolve(run.tenant(), asked);
        numbers.keySet().forEach(residents::add);
        List<List<@Nullable Object>> rows = new ArrayList<>(batch.size());
        for (EventRow row : batch) {
            String number = row.residentRef() == null ? null : numbers.get(row.residentRef());
            rows.add(values.of(row, number, row.age(), dictionary.value(row.errand()), dictionary.value(row.clinic())));
        }
        return rows;
    }

    @Override
    public FormResult result(WrittenObject data, long count) {
        int[] listed = residents.toArray();
        return new FormResult(
                data,
                columns,
                METHOD,
                count,
                Map.of("rows", count, "residents", residents.getLongCardinality()),
                Map.of("residents", listed, "residentsDigest", HexFormat.of().formatHex(ResidentsDigest.of(listed))));
    }
}
