package se.statistiktjanst.service.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.definition.LocalizedText;
import se.statistiktjanst.service.staff.Received;
import se.statistiktjanst.statistics.engine.Answer;
import se.statistiktjanst.statistics.engine.Comparison;
import se.statistiktjanst.statistics.engine.Member;
import se.statistiktjanst.statistics.engine.Question;
import se.statistiktjanst.statistics.engine.Split;
import se.statistiktjanst.statistics.metric.MetricDefinition;

/**
 * A report as JSON: what was asked, the metrics with their definitions, how whole and fresh the figures are, and the rows.
 */
final class ReportJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ReportJson() {}

    static ObjectNode of(Report report) {
        Answer answer = report.answer();
        Question question = answer.question();
        ObjectNode json = JSON.createObjectNode();
        json.put("from", question.from().toString());
        json.put("to", question.to().toString());
        json.put("grain", question.grain().code());
        json.put("freshAt", answer.freshAt().toString());
        received(json.putObject("received"), report.received());
        answer.metrics().forEach(metric -> metric(json.withArray("/metrics").addObject(), metric));
        json.putArray("rows");
        for (Answer.Row row : answer.rows()) {
            ObjectNode one = json.withArray("/rows").addObject();
            one.put("period", question.grain().label(row.period(), question.to()));
            one.put("firstDay", row.period().toString());
            members(one, question.by(), row.members());
            values(one, answer, row, report.comparison());
        }
        return json;
    }

    private static void received(ObjectNode json, Received received) {
        json.put("events", received.events());
        json.put("late", received.late());
        json.put("waiting", received.waiting());
        json.put("lost", received.lost());
        json.put("differingDays", received.differingDays());
    }

    static void metric(ObjectNode json, MetricDefinition metric) {
        json.put("id", metric.id());
        text(json.putObject("title"), metric.title());
        text(json.putObject("text"), metric.text());
        text(json.putObject("unit"), metric.unit());
        json.put("decimals", metric.decimals());
        json.put("since", metric.since().toString());
    }

    private static void members(ObjectNode row, List<Split> by, List<Member> members) {
        for (int at = 0; at < by.size(); at++) {
            ObjectNode member = row.putObject(by.get(at).code());
            member.put("code", members.get(at).code());
            text(member.putObject("name"), members.get(at).name());
        }
    }

    private static void values(ObjectNode row, Answer answer, Answer.Row figures, @Nullable Comparison comparison) {
        ObjectNode values = row.putObject("values");
        for (int at = 0; at < answer.metrics().size(); at++) {
            values.put(answer.metrics().get(at).id(), figures.values().get(at));
        }
        if (comparison != null) {
            ObjectNode before = row.putObject("before");
            for (int at = 0; at < answer.metrics().size(); at++) {
                before.put(answer.metrics().get(at).id(), comparison.before(figures, at));
            }
        }
    }

    static void text(ObjectNode json, LocalizedText text) {
        json.put("sv", text.sv()).put("en", text.en());
    }
}
