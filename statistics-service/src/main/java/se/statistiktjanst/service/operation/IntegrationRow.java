package se.statistiktjanst.service.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.health.Integration;
import se.statistiktjanst.ingest.health.IntegrationState;
import se.statistiktjanst.service.page.MessageKey;

/**
 * An integration on the page.
 *
 * @param expectedHours how often something is expected; 0 for never
 * @param errorCode of its latest fault; empty if it never had one
 */
public record IntegrationRow(
        String name,
        State state,
        long expectedHours,
        @Nullable Instant contactAt,
        String errorCode,
        @Nullable Instant errorAt,
        int failures) {

    /** How it is doing. */
    public enum State implements MessageKey {
        OK,
        LATE,
        SILENT,
        FAULTY,
        OFF;

        public String code() {
            return IntegrationState.valueOf(name()).code();
        }

        @Override
        public String messageKey() {
            return switch (this) {
                case OK -> "operation.state.ok";
                case LATE -> "operation.state.late";
                case SILENT -> "operation.state.silent";
                case FAULTY -> "operation.state.faulty";
                case OFF -> "operation.state.off";
            };
        }
    }

    static IntegrationRow of(Integration integration) {
        return new IntegrationRow(
                integration.name(),
                State.valueOf(integration.state().name()),
                integration.expectedEvery() == null
                        ? 0
                        : integration.expectedEvery().toHours(),
                integration.contactAt(),
                integration.errorCode() == null ? "" : integration.errorCode(),
                integration.errorAt(),
                integration.failures());
    }
}
