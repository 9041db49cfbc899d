package se.statistiktjanst.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.ingest.collect.CollectorFixture.call;
import static se.statistiktjanst.ingest.collect.CollectorFixture.callWith;
import static se.statistiktjanst.ingest.collect.CollectorFixture.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** A sender reports for its own source, and only of the types and care providers that it is registered for. */
class SenderScopeIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final CollectorFixture fixture = new CollectorFixture(db);

    @BeforeAll
    static void fill() {
        fixture.fillRegistry();
    }

    @Test
    void takesAllTypesAndCareProvidersWhenNoneAreNamed() {
        assertThat(reasons("'{}'", "'{}'", call("call-1"))).isEmpty();
    }

    @Test
    void refusesATypeThatItIsNotRegisteredFor() {
        assertThat(reasons("array['se.statistiktjanst.activity.v1']", "'{}'", call("call-1")))
                .containsExactly(Reason.TYPE_NOT_ALLOWED);
        assertThat(reasons("array['se.statistiktjanst.call.v1']", "'{}'", call("call-1")))
                .isEmpty();
    }

    @Test
    void refusesACareProviderThatItIsNotRegisteredFor() {
        String other = "array['%s']".formatted(CollectorFixture.OTHER_REGION);
        String own = "array['%s']".formatted(CollectorFixture.REGION);
        assertThat(reasons("'{}'", other, call("call-1"))).containsExactly(Reason.CARE_PROVIDER_NOT_ALLOWED);
        assertThat(reasons("'{}'", own, call("call-1"))).isEmpty();
        assertThat(reasons("'{}'", own, callWith("call-2", data -> {
                    data.remove("careProvider");
                    data.remove("unit");
                })))
                .containsExactly(Reason.CARE_PROVIDER_NOT_ALLOWED);
    }

    @Test
    void refusesACareProviderThatIsNotConnectedToTheServiceEvenIfRegistered() {
        ObjectNode event = callWith("call-1", data -> {
            data.put("careProvider", CollectorFixture.OTHER_REGION);
            data.remove("unit");
        });
        assertThat(reasons("'{}'", "array['%s']".formatted(CollectorFixture.OTHER_REGION), event))
                .containsExactly(Reason.NOT_CONNECTED);
    }

    /** Why the event is refused of a sender with these lists, read from the registry as the service does. */
    private static Set<Reason> reasons(String types, String careProviders, ObjectNode event) {
        db.superuserJdbi()
                .useHandle(handle -> handle.execute("update registry.sender set types = " + types
                        + ", care_providers = " + careProviders + " where code = 'phone'"));
        Receipt receipt =
                fixture.collector().validate(fixture.sender(), Transport.HTTP, CollectOptions.NORMAL, events(event));
        return receipt.results().get(0) instanceof IngestResult.Rejected rejected
                ? Set.of(rejected.faults().get(0).reason())
                : Set.of();
    }
}
