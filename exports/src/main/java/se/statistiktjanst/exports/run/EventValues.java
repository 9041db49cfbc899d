package se.statistiktjanst.exports.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.pseudonym.ExportPseudonyms;

/** Turns a fact into the values of a file's row: the one place that decides what of a fact leaves the service. */
final class EventValues {
    private final String service;
    private final boolean withHour;
    private final Dictionary dictionary;
    private final ExportPseudonyms pseudonyms;

    EventValues(String service, boolean withHour, Dictionary dictionary, ExportPseudonyms pseudonyms) {
        this.service = service;
        this.withHour = withHour;
        this.dictionary = dictionary;
        this.pseudonyms = pseudonyms;
    }

    List<@Nullable Object> of(
            EventRow row,
            @Nullable String person,
            @Nullable Object age,
            @Nullable String errand,
            @Nullable String clinic) {
        List<@Nullable Object> values = new ArrayList<>(20);
        values.add(person);
        values.add(row.on());
        if (withHour) {
            values.add(row.hour());
        }
        values.add(service);
        values.add(dictionary.types().get(row.typeId()));
        values.add(unit(row.unitId()));
        values.add(errand);
        values.add(clinic);
        values.add(dictionary.value(row.channel()));
        values.add(dictionary.value(row.activity()));
        values.add(dictionary.value(row.outcome()));
        values.add(row.resolved());
        values.add(row.forwarded());
        values.add(row.consultation());
        values.add(row.waitS());
        values.add(row.talkS());
        values.add(row.durationS());
        values.add(row.sex());
        values.add(age);
        values.add(row.staffId() == null ? null : pseudonyms.staff(row.staffId()));
        return values;
    }

    private @Nullable String unit(@Nullable Integer id) {
        if (id == null) {
            return null;
        }
        return dictionary.personalUnits().contains(id)
                ? pseudonyms.unit(id)
                : dictionary.units().get(id);
    }
}
