package se.statistiktjanst.ingest.eventtype;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of {@code event.fact} that a field may go to, with the types it may have. */
enum FactColumn {
    CHANNEL(FieldType.CODE),
    OUTCOME(FieldType.CODE),
    ACTIVITY(FieldType.CODE),
    ERRAND(FieldType.TEXT, FieldType.CODE),
    CLINIC(FieldType.TEXT, FieldType.CODE),
    RESOLVED(FieldType.BOOLEAN),
    FORWARDED(FieldType.BOOLEAN),
    CONSULTATION(FieldType.BOOLEAN),
    WAIT_S(FieldType.INTEGER),
    TALK_S(FieldType.INTEGER),
    DURATION_S(FieldType.INTEGER),
    RESIDENT_COUNTY(FieldType.COUNTY_CODE);

    private final FieldType type;
    private final FieldType orType;

    FactColumn(FieldType type) {
        this(type, type);
    }

    FactColumn(FieldType type, FieldType orType) {
        this.type = type;
        this.orType = orType;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(FactColumn::columnName).toList();
    }

    static Optional<FactColumn> named(String name) {
        return Arrays.stream(values())
                .filter(column -> column.columnName().equals(name))
                .findFirst();
    }

    boolean takes(FieldType written) {
        return written == type || written == orType;
    }

    private String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
