package se.statistiktjanst.service.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.ingest.collect.Reason;

class RefusalTextTest {
    @Test
    void everyReasonOfTheCollectorHasItsText() {
        assertThat(Arrays.stream(RefusalText.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values()).map(Enum::name).toList());
        for (Reason reason : Reason.values()) {
            assertThat(RefusalText.of(reason.code()).name()).isEqualTo(reason.name());
        }
    }
}
