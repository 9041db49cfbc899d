package se.statistiktjanst.service.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.standard.StandardReport;
import se.statistiktjanst.statistics.standard.StandardReports;
import se.statistiktjanst.statistics.unitgroup.Membership;
import se.statistiktjanst.statistics.unitgroup.UnitGroup;

/** What a program can ask for in a report: the same that the form on the page offers. No figures. */
final class ChoicesJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ChoicesJson() {}

    static ObjectNode of(ReportChoices choices, StandardReports standard, Metrics metrics) {
        ObjectNode json = JSON.createObjectNode();
        standard.all().forEach(report -> report(json.withArray("/reports").addObject(), report));
        metrics.all()
                .forEach(metric -> ReportJson.metric(json.withArray("/metrics").addObject(), metric));
        json.putArray("services");
        choices.services().forEach(service -> {
            ObjectNode one = json.withArray("/services").addObject().put("code", service.code());
            ReportJson.text(one.putObject("name"), service.name());
        });
        json.putArray("units");
        choices.units()
                .forEach(unit -> json.withArray("/units")
                        .addObject()
                        .put("id", unit.publicId())
                        .put("hsaId", unit.hsaId())
                        .put("name", unit.name()));
        json.putArray("groups");
        choices.groups().forEach(group -> group(json.withArray("/groups").addObject(), group));
        json.putArray("months");
        choices.months().forEach(month -> json.withArray("/months").add(month.toString()));
        return json;
    }

    private static void report(ObjectNode json, StandardReport report) {
        json.put("id", report.id());
        ReportJson.text(json.putObject("title"), report.title());
        ReportJson.text(json.putObject("text"), report.text());
    }

    /** A day that is not there is null: until further notice. */
    private static void group(ObjectNode json, UnitGroup group) {
        json.put("id", group.publicId()).put("name", group.name());
        json.put("lastDay", Objects.toString(group.lastDay(), null));
        json.putArray("units");
        for (Membership member : group.members()) {
            json.withArray("/units")
                    .addObject()
                    .put("id", member.unit())
                    .put("from", member.from().toString())
                    .put("last", Objects.toString(member.last(), null));
        }
    }
}
