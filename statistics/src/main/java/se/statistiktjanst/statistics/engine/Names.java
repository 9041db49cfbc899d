package se.statistiktjanst.statistics.engine;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.definition.LocalizedText;

/** Names of members, read once for an answer. */
final class Names {
    private static final Locale SWEDISH = Locale.forLanguageTag("sv");
    private static final Member UNKNOWN = new Member("", new LocalizedText("Okänt", "Unknown"));
    private static final LocalizedText PROTECTED = new LocalizedText("Skyddade personuppgifter", "Protected identity");

    private final Map<Split, Map<Integer, Member>> stored = new HashMap<>();

    /** Reads the names of the members of some groups; those of weekdays and hours are known. */
    static Names read(Handle staff, List<Split> splits, Collection<GroupKey> groups, EventTypes types) {
        Names names = new Names();
        for (int at = 0; at < splits.size(); at++) {
            int place = at;
            Split split = splits.get(at);
            int[] ids = groups.stream()
                    .mapToInt(group -> group.members().get(place))
                    .distinct()
                    .toArray();
            switch (split) {
                case SERVICE -> names.read(staff, split, ids, """
                        select id, code, name_sv as sv, name_en as en, false as hidden from registry.service""");
                case UNIT, DIVISION -> names.read(staff, split, ids, """
                        select id, public_id as code, name as sv, name as en, false as hidden from registry.unit""");
                case GROUP -> names.read(staff, split, ids, """
                        select id, public_id as code, name as sv, name as en, false as hidden from registry.unit_group""");
                case STAFF -> names.read(staff, split, ids, """
                        select id, public_id as code,
                            coalesce(nullif(trim(concat_ws(' ', given_name, surname)), ''), hsa_id) as sv,
                            coalesce(nullif(trim(concat_ws(' ', given_name, surname)), ''), hsa_id) as en,
                            protected as hidden
                        from registry.staff""");
                case CHANNEL -> names.readChannels(staff, types);
                case RESIDENT_COUNTY -> names.read(staff, split, ids, """
                        select code::int as id, code, name_sv as sv, name_en as en, false as hidden from registry.county
                        where code ~ '^[0-9]{2}$' and code <> '00'""");
                case WEEKDAY, HOUR -> {
                    // Known without being read.
                }
            }
        }
        return names;
    }

    private void read(Handle staff, Split split, int[] ids, String sql) {
        Map<Integer, Member> members = new HashMap<>();
        staff.createQuery("select * from (" + sql + ") member where id = any (:ids)")
                .bind("ids", ids)
                .map((row, context) -> Map.entry(
                        row.getInt("id"),
                        new Member(
                                row.getString("code"),
                                row.getBoolean("hidden")
                                        ? PROTECTED
                                        : new LocalizedText(row.getString("sv"), row.getString("en")))))
                .forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        stored.put(split, members);
    }

    private void readChannels(Handle staff, EventTypes types) {
        Map<Integer, Member> members = new HashMap<>();
        staff.createQuery("select id, code from event.dimension_value where provider_id = 0 and dimension = 'channel'")
                .map((row, context) -> Map.entry(row.getInt("id"), row.getString("code")))
                .forEach(entry ->
                        members.put(entry.getKey(), new Member(entry.getValue(), channel(entry.getValue(), types))));
        stored.put(Split.CHANNEL, members);
    }

    private static LocalizedText channel(String code, EventTypes types) {
        return types.all().stream()
                .flatMap(type -> type.fieldOfColumn("channel").stream())
                .map(field -> field.values().get(code))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> new LocalizedText(code, code));
    }

    /** What the ids of a split stand for. */
    Function<Integer, Member> of(Split split) {
        return switch (split) {
            case WEEKDAY -> Names::weekday;
            case HOUR -> Names::hour;
            case RESIDENT_COUNTY -> id -> stored.getOrDefault(split, Map.of()).getOrDefault(id, UNKNOWN);
            default -> id -> stored.getOrDefault(split, Map.of()).getOrDefault(id, Member.NONE);
        };
    }

    private static Member weekday(int number) {
        DayOfWeek day = DayOfWeek.of(number);
        return new Member(
                String.valueOf(number),
                new LocalizedText(
                        day.getDisplayName(TextStyle.FULL, SWEDISH),
                        day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    }

    private static Member hour(int hour) {
        String code = String.format(Locale.ROOT, "%02d", hour);
        String text = String.format(Locale.ROOT, "%02d–%02d", hour, hour + 1);
        return new Member(code, new LocalizedText(text, text));
    }
}
