package se.statistiktjanst.ingest.collect;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootKey;

/** A small registry, a sender, and a collector at noon of 15 June 2024. */
public final class CollectorFixture {
    public static final String TOKEN = "a token of the tests";
    public static final String SOURCE = "urn:example:phone";
    public static final String REGION = "SE4499100016-1000";
    public static final String UNIT = "SE4499100016-2100";
    public static final String CLOSED_UNIT = "SE4499100016-2101";
    public static final String OTHER_REGION = "SE4499100024-1000";
    public static final String NUMBER = "195401218143";

    /** The last digits of {@link #NUMBER}, or of it with a wrong check digit; not by chance inside a random id. */
    public static final Pattern ENDING = Pattern.compile("(?<![0-9a-z])[0-9+-]*814[34](?![0-9a-z])");

    public static final List<String> NUMBERS =
            List.of(NUMBER, "197610252384", "197811152383", "194101144733", "195002612389", "199912272383");
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-15T12:00:00Z"), ZoneOffset.UTC);

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REGISTRY = """
            insert into registry.county (code, name_sv, name_en) values
                ('00', 'Nationellt', 'National'), ('31', 'Granmark län', 'Granmark County'),
                ('32', 'Älvlanda län', 'Älvlanda County')
            on conflict (code) do nothing;
            insert into registry.care_provider (hsa_id, organisation_number, name, kind, county) values
                ('SE4499400010-1000', '4499400010', 'Nationellt', 'national', '00'),
                ('SE4499100016-1000', '4499100016', 'Region Granmark', 'region', '31'),
                ('SE4499100024-1000', '4499100024', 'Region Älvlanda', 'region', '32');
            insert into registry.unit (provider_id, hsa_id, name, kind, from_on, to_on)
            select id, 'SE4499100016-2100', 'Rådgivning', 'call_centre', date '2020-01-01', null::date
            from registry.care_provider where hsa_id = 'SE4499100016-1000'
            union all
            select id, 'SE4499100016-2101', 'Stängd', 'clinic', '2020-01-01', '2023-01-01'
            from registry.care_provider where hsa_id = 'SE4499100016-1000';
            insert into registry.service (code, name_sv, name_en, since_on) values
                ('phone-advice', 'Rådgivning', 'Phone advice', '2020-01-01'),
                ('booking', 'Bokning', 'Booking', '2020-01-01');
            insert into registry.connection (provider_id, service_id, from_on)
            select p.id, s.id, '2020-01-01' from registry.care_provider p, registry.service s
            where p.kind = 'national' or p.hsa_id = 'SE4499100016-1000';
            insert into registry.sender (code, name, source, numeric_ids, historical_from_on, historical_to_on) values
                ('phone', 'Phone', 'urn:example:phone', false, '2021-01-01', '2021-12-31'),
                ('other', 'Other', 'urn:example:other', true, null, null);
            insert into registry.sender_service
            select r.id, s.id from registry.sender r, registry.service s where s.code = 'phone-advice';
            """;

    private final TestDatabase db;

    public CollectorFixture(TestDatabase db) {
        this.db = db;
    }

    /** Puts the registry into a fresh database. */
    public void fillRegistry() {
        fillRegistry(db.superuserJdbi());
    }

    /** The same into a database of the test's own. */
    public static void fillRegistry(Jdbi superuser) {
        superuser.useHandle(handle -> {
            handle.createScript(REGISTRY).execute();
            handle.execute("update registry.sender set token_hash = ? where code = 'phone'", (Object)
                    RegistryView.hashOf(TOKEN));
            handle.execute("update registry.sender set token_hash = ? where code = 'other'", (Object)
                    RegistryView.hashOf("other token"));
        });
    }

    public Jdbi collectorPool() {
        return db.jdbi(DatabaseRole.COLLECTOR);
    }

    public RegistryView registry() {
        return new RegistryView(collectorPool(), CLOCK);
    }

    public Collector collector() {
        return new Collector(collectorPool(), registry(), eventTypes(), keys(), CLOCK, CollectorSettings.DEFAULT);
    }

    public static KeyTree keys() {
        return new KeyTree(RootKey.development());
    }

    public static Path config() {
        return Path.of(System.getProperty("repository.root"), "config");
    }

    public static EventTypes eventTypes() {
        return EventTypes.load(config());
    }

    public SenderSession sender() {
        return registry().senderByCode("phone").orElseThrow();
    }

    /** A call to the unit that was answered, from a resident. */
    public static ObjectNode call(String id) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", SOURCE)
                .put("type", "se.statistiktjanst.call.v1")
                .put("time", "2024-06-15T11:30:00Z");
        ObjectNode data = event.putObject("data");
        data.put("careProvider", REGION)
                .put("unit", UNIT)
                .put("service", "phone-advice")
                .put("resident", NUMBER)
                .put("channel", "phone")
                .put("errand", "Recept")
                .put("outcome", "answered")
                .put("resolved", true)
                .put("waitSeconds", 67)
                .put("talkSeconds", 143)
                .put("satisfaction", 4);
        data.putObject("staff")
                .put("hsaId", "SE4499100016-jim")
                .put("username", "jim")
                .put("givenName", "Jim")
                .put("surname", "Furumo");
        return event;
    }

    /** A call changed in its attributes. */
    public static ObjectNode call(String id, Consumer<ObjectNode> change) {
        ObjectNode event = call(id);
        change.accept(event);
        return event;
    }

    /** A call changed in its data. */
    public static ObjectNode callWith(String id, Consumer<ObjectNode> change) {
        return call(id, event -> change.accept((ObjectNode) event.get("data")));
    }

    public static List<IncomingEvent> events(ObjectNode... events) {
        return Arrays.stream(events).map(IncomingEvent::of).toList();
    }
}
