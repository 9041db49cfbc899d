package se.statistiktjanst.service.unitgroup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.statistiktjanst.statistics.unitgroup.GroupFault;

class GroupFaultTextTest {
    @ParameterizedTest
    @EnumSource(GroupFault.class)
    void everyFaultOfAGroupHasItsText(GroupFault fault) {
        assertThat(GroupFaultText.of(fault).name()).isEqualTo(fault.name());
    }
}
