package se.statistiktjanst.service.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import se.statistiktjanst.service.operation.IntegrationRow;
import se.statistiktjanst.service.page.Messages;

/** A notice in the words of a language. */
record NoticeText(String subject, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    static NoticeText of(Notice notice, Messages messages) {
        JsonNode payload = payload(notice);
        String name = payload.path("integration").asText();
        if (notice.kind().equals("integration.well")) {
            return new NoticeText(messages.text("notice.well.subject", name), messages.text("notice.well.body", name));
        }
        String state = messages.text(
                IntegrationRow.State.valueOf(payload.path("state").asText().toUpperCase(Locale.ROOT)));
        String code = payload.path("errorCode").asText();
        return new NoticeText(
                messages.text("notice.bad.subject", name, state),
                messages.text("notice.bad.body", name, state, code.isEmpty() ? "–" : code));
    }

    private static JsonNode payload(Notice notice) {
        try {
            return JSON.readTree(notice.payload());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the payload of a notice is no JSON", e);
        }
    }
}
