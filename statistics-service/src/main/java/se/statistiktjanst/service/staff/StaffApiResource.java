package se.statistiktjanst.service.staff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.statistics.recipe.Aggregate;

/** The figures of the staff page for programs: the rows of its table, with the codes of the metrics as names. */
@Path("/api/staff/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
public final class StaffApiResource {
    private static final JsonMapper JSON = new JsonMapper();

    private final CallReports reports;

    StaffApiResource(CallReports reports) {
        this.reports = reports;
    }

    @GET
    public ObjectNode calls(
            @Session StaffSession session,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        CallTable report = reports.table(session, unit, from, to).orElseThrow(ProblemException::notFound);
        ObjectNode answer = JSON.createObjectNode();
        answer.put("unit", report.selection().unit().hsaId());
        answer.put("from", report.selection().recipe().from().toString());
        answer.put("to", report.selection().recipe().to().toString());
        answer.put("freshAt", report.freshAt().toString());
        rows(answer.putArray("rows"), report.table());
        return answer;
    }

    private static void rows(ArrayNode rows, Aggregate table) {
        for (List<@Nullable Object> values : table.rows()) {
            ObjectNode row = rows.addObject();
            for (int at = 0; at < values.size(); at++) {
                Object value = values.get(at);
                String name = table.columns().get(at).name();
                row.set(name, value instanceof BigDecimal number ? row.numberNode(number) : text(value));
            }
        }
    }

    private static JsonNode text(@Nullable Object value) {
        return value == null ? JSON.nullNode() : JSON.getNodeFactory().textNode(value.toString());
    }
}
