package se.statistiktjanst.service.report;

import jakarta.ws.rs.core.UriBuilder;
import java.util.Locale;
import se.statistiktjanst.statistics.engine.Question;

/** Writes a question as {@link ReportRequest} reads it. */
final class ReportAddress {
    private ReportAddress() {}

    /** All parameters, beginning with {@code ?}; what is not asked for is left out. */
    static String query(ReportRequest request) {
        Question question = request.question();
        UriBuilder address = UriBuilder.fromPath("");
        address.queryParam("report", request.report().id());
        question.metrics().forEach(metric -> address.queryParam("metric", metric));
        question.by().forEach(split -> address.queryParam("by", split.code()));
        address.queryParam("grain", question.grain().code());
        address.queryParam("from", question.from());
        address.queryParam("to", question.to());
        question.services().stream().sorted().forEach(service -> address.queryParam("service", service));
        question.units().stream().sorted().forEach(unit -> address.queryParam("unit", unit));
        question.groups().stream().sorted().forEach(group -> address.queryParam("group", group));
        address.queryParam("organisation", question.organisation().name().toLowerCase(Locale.ROOT));
        if (request.against() != null) {
            address.queryParam("compare", request.against().code());
        }
        return address.build().toString();
    }
}
