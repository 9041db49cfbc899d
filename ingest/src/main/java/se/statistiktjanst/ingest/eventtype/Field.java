package se.statistiktjanst.ingest.eventtype;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import se.statistiktjanst.platform.definition.LocalizedText;

/**
 * A field of the {@code data} of an event.
 *
 * @param id position in the file, from 1; the content digest takes the fields in this order, so it never changes
 * @param name the key in JSON
 * @param column the column of {@code event.fact}; empty means its {@code extra}, or that the role says where it goes
 * @param values the codes of a {@link FieldType#CODE} field with their names, in order; otherwise empty
 * @param unit of an integer, for people, for example {@code s}
 */
public record Field(
        int id,
        String name,
        FieldRole role,
        FieldType type,
        boolean required,
        PersonalDataClass dataClass,
        Optional<String> column,
        Map<String, LocalizedText> values,
        OptionalInt minimum,
        OptionalInt maximum,
        OptionalInt maxLength,
        Optional<String> unit,
        LocalizedText title,
        Optional<LocalizedText> text) {
    public Field {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
