package se.statistiktjanst.service.operation;

import java.time.Instant;
import java.util.Locale;
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
        /** Nothing has come yet, and nothing has failed. */
        UNUSED,
        LATE,
        SILENT,
        FAULTY,
        OFF;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static State of(Integration integration) {
            return integration.state() == IntegrationState.OK && integration.contactAt() == null
                    ? UNUSED
                    : valueOf(integration.state().name());
        }

        @Override
        public String messageKey() {
            return switch (this) {
                case OK -> "operation.state.ok";
                case UNUSED -> "operation.state.unused";
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
                State.of(integration),
                integration.expectedEvery() == null
                        ? 0
                        : integration.expectedEvery().toHours(),
                integration.contactAt(),
                integration.errorCode() == null ? "" : integration.errorCode(),
                integration.errorAt(),
                integration.failures());
    }
}
