package se.statistiktjanst.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static se.statistiktjanst.ingest.collect.CollectorFixture.call;
import static se.statistiktjanst.ingest.collect.CollectorFixture.callWith;
import static se.statistiktjanst.ingest.collect.CollectorFixture.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.statistiktjanst.ingest.leak.LeakScan;
import se.statistiktjanst.platform.embedded.TestDatabase;

class RefusalsIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final CollectorFixture fixture = new CollectorFixture(db);
    private static final LeakScan scan = new LeakScan(CollectorFixture.NUMBERS);

    private final Collector collector = fixture.collector();

    @BeforeAll
    static void fill() {
        fixture.fillRegistry();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("refusals")
    void refusesWithReasonAndPlaceAndWithoutTheValue(Reason reason, String pointer, ObjectNode event) {
        Receipt receipt = collector.validate(fixture.sender(), Transport.HTTP, CollectOptions.NORMAL, events(event));

        IngestResult result = receipt.results().get(0);
        assertThat(result).isInstanceOf(IngestResult.Rejected.class);
        List<Fault> faults = ((IngestResult.Rejected) result).faults();
        assertThat(faults).extracting(Fault::reason).contains(reason);
        assertThat(faults.get(0).reason()).isEqualTo(reason);
        assertThat(faults.get(0).pointer()).isEqualTo(pointer);
        assertThat(scan.standsIn(receipt.toString())).isFalse();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                attribute(Reason.UNSUPPORTED_SPECVERSION, "/specversion", e -> e.put("specversion", "0.3")),
                attribute(Reason.MISSING_ATTRIBUTE, "/id", e -> e.remove("id")),
                attribute(Reason.MISSING_ATTRIBUTE, "/time", e -> e.remove("time")),
                attribute(Reason.INVALID_ID, "/id", e -> e.put("id", "x".repeat(257))),
                attribute(Reason.INVALID_ID, "/id", e -> e.put("id", "2024061511")),
                attribute(Reason.INVALID_ID, "/id", e -> e.put("id", "a\u0000b")),
                attribute(Reason.PERSONAL_DATA_IN_ATTRIBUTE, "/id", e -> e.put("id", "c/540121-8143")),
                attribute(Reason.PERSONAL_DATA_IN_ATTRIBUTE, "/subject", e -> e.put("subject", "540121+8143")),
                attribute(Reason.PERSONAL_DATA_IN_ATTRIBUTE, "/subject", e -> e.put("subject", "SE4499100016-jim")),
                attribute(Reason.PERSONAL_DATA_IN_ATTRIBUTE, "/traceparent", e -> e.put("traceparent", "195401218143")),
                attribute(Reason.PERSONAL_DATA_IN_ATTRIBUTE, "", e -> e.put("195401218143", "1")),
                attribute(Reason.INVALID_ATTRIBUTE, "/nested", e -> e.putObject("nested")),
                attribute(Reason.INVALID_ATTRIBUTE, "/datacontenttype", e -> e.put("datacontenttype", "text/xml")),
                attribute(Reason.INVALID_ATTRIBUTE, "/data_base64", e -> e.put("data_base64", "AAAA")),
                attribute(Reason.FOREIGN_SOURCE, "/source", e -> e.put("source", "urn:example:other")),
                attribute(Reason.UNKNOWN_TYPE, "/type", e -> e.put("type", "se.statistiktjanst.call.v9")),
                attribute(Reason.INVALID_TIME, "/time", e -> e.put("time", "2024-02-30T10:00:00Z")),
                attribute(Reason.INVALID_TIME, "/time", e -> e.put("time", "2024-06-15 10:00:00")),
                attribute(Reason.TIME_IN_FUTURE, "/time", e -> e.put("time", "2024-06-15T12:05:01Z")),
                attribute(Reason.TIME_TOO_OLD, "/time", e -> e.put("time", "2023-05-01T00:00:00Z")),
                attribute(Reason.MISSING_ATTRIBUTE, "/data", e -> e.put("data", "text")),
                data(Reason.MISSING_FIELD, "/data/outcome", d -> d.remove("outcome")),
                data(Reason.UNKNOWN_FIELD, "/data/mood", d -> d.put("mood", "good")),
                data(Reason.UNKNOWN_FIELD, "/data", d -> d.put("195401218143", "good")),
                data(Reason.INVALID_FIELD, "/data/outcome", d -> d.put("outcome", "540121-8143")),
                data(Reason.INVALID_FIELD, "/data/outcome", d -> d.putNull("outcome")),
                data(Reason.INVALID_FIELD, "/data/waitSeconds", d -> d.put("waitSeconds", 1.5)),
                data(Reason.INVALID_FIELD, "/data/waitSeconds", d -> d.put("waitSeconds", Double.POSITIVE_INFINITY)),
                data(Reason.INVALID_FIELD, "/data/waitSeconds", d -> d.put("waitSeconds", "67")),
                data(Reason.INVALID_FIELD, "/data/resolved", d -> d.put("resolved", "yes")),
                data(Reason.INVALID_FIELD, "/data/errand", d -> d.put("errand", "x".repeat(81))),
                data(Reason.INVALID_FIELD, "/data/errand", d -> d.put("errand", "\ud800")),
                data(Reason.PERSONAL_NUMBER_IN_TEXT, "/data/errand", d -> d.put("errand", "om 540121 8143")),
                data(
                        Reason.PERSONAL_NUMBER_IN_TEXT,
                        "/data/staff/username",
                        d -> ((ObjectNode) d.get("staff")).put("username", "195401218143")),
                data(Reason.UNKNOWN_FIELD, "/data/staff/phone", d -> ((ObjectNode) d.get("staff")).put("phone", "1")),
                data(Reason.INVALID_FIELD, "/data/staff", d -> d.put("staff", "SE4499100016-jim")),
                data(Reason.INVALID_IDENTITY, "/data/resident", d -> d.put("resident", "195401218144")),
                data(Reason.INVALID_IDENTITY, "/data/resident", d -> d.put("resident", "20540121-8143")),
                data(Reason.INVALID_FIELD, "/data/resident", d -> d.put("resident", 195401218143L)),
                data(Reason.UNKNOWN_CARE_PROVIDER, "/data/careProvider", d -> d.put("careProvider", "SE4499100099-1")),
                data(Reason.UNKNOWN_UNIT, "/data/unit", d -> d.put("unit", "SE4499100016-9999")),
                data(Reason.UNIT_NOT_VALID, "/data/unit", d -> d.put("unit", CollectorFixture.CLOSED_UNIT)),
                data(Reason.UNKNOWN_COUNTY, "/data/residentCounty", d -> d.put("residentCounty", "25")),
                data(Reason.INVALID_FIELD, "/data/residentCounty", d -> d.put("residentCounty", "00")),
                data(Reason.INVALID_FIELD, "/data/residentCounty", d -> d.put("residentCounty", "3")),
                data(Reason.INVALID_FIELD, "/data/residentCounty", d -> d.put("residentCounty", 31)),
                data(Reason.INVALID_FIELD, "/data/residentCounty", d -> d.put("residentCounty", "Granmark")),
                data(Reason.UNKNOWN_SERVICE, "/data/service", d -> d.put("service", "telepathy")),
                data(Reason.SERVICE_NOT_ALLOWED, "/data/service", d -> d.put("service", "booking")),
                data(Reason.NOT_CONNECTED, "/data/service", d -> d.put("careProvider", CollectorFixture.OTHER_REGION)));
    }

    @Test
    void takesNumericIdsOfASenderThatDeclaredThem() {
        SenderSession other = fixture.registry().senderByCode("other").orElseThrow();
        ObjectNode event = call("195401218143", e -> e.put("source", other.source()));

        assertThat(collector
                        .validate(other, Transport.HTTP, CollectOptions.NORMAL, events(event))
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    void takesAUuidAndTheHsaIdOfAnOrganisationInAttributes() {
        ObjectNode event = call("6f1c8c9e-1954-4121-8143-195401218143", e -> e.put("subject", CollectorFixture.UNIT));

        assertThat(collector
                        .validate(fixture.sender(), Transport.HTTP, CollectOptions.NORMAL, events(event))
                        .accepted())
                .isEqualTo(1);
    }

    private static Arguments attribute(Reason reason, String pointer, Consumer<ObjectNode> change) {
        return arguments(reason, pointer, call("call-1", change));
    }

    private static Arguments data(Reason reason, String pointer, Consumer<ObjectNode> change) {
        return arguments(reason, pointer, callWith("call-1", change));
    }
}
