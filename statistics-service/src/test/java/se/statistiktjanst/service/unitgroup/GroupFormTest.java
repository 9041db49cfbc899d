package se.statistiktjanst.service.unitgroup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.statistics.unitgroup.Membership;

class GroupFormTest {
    @Test
    void readsEachUnitWithItsOwnDays() {
        GroupForm form = GroupForm.read(sent());
        assertThat(form.unreadable()).isEmpty();
        assertThat(form.version()).isEqualTo(3);
        assertThat(form.draft().name()).isEqualTo("Norr");
        assertThat(form.draft().members())
                .containsExactly(
                        new Membership("a", LocalDate.of(2025, 1, 1), null),
                        new Membership("c", LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 31)),
                        new Membership("d", LocalDate.of(2026, 1, 1), null));
    }

    @Test
    void saysOfWhichUnitADayCannotBeRead() {
        MultivaluedHashMap<String, String> sent = sent();
        sent.put("memberFrom", List.of("2025-02-30", "", "2025-03-01"));
        sent.putSingle("last", "snart");
        assertThat(GroupForm.read(sent).unreadable())
                .containsExactly(
                        new GroupError(GroupFaultText.NOT_A_DAY, "a"), new GroupError(GroupFaultText.NOT_A_DAY, null))
                .extracting(error -> error.field(GroupForm.read(sent)))
                .containsExactly("line-0", "from");
    }

    @Test
    void aShortenedFormIsReadAsMissingDays() {
        MultivaluedHashMap<String, String> sent = sent();
        sent.put("memberFrom", List.of("2025-01-01"));
        sent.remove("version");
        assertThat(GroupForm.read(sent).version()).isZero();
        assertThat(GroupForm.read(sent).unreadable()).containsExactly(new GroupError(GroupFaultText.NOT_A_DAY, "c"));
    }

    private static MultivaluedHashMap<String, String> sent() {
        MultivaluedHashMap<String, String> sent = new MultivaluedHashMap<>();
        sent.putSingle("name", " Norr ");
        sent.putSingle("version", "3");
        sent.put("member", List.of("a", "b", "c"));
        sent.put("memberFrom", List.of("2025-01-01", "2025-02-01", "2025-03-01"));
        sent.put("memberLast", List.of("", "", "2025-03-31"));
        sent.put("remove", List.of("1"));
        sent.put("unit", List.of("d"));
        sent.putSingle("from", "2026-01-01");
        sent.putSingle("last", "");
        return sent;
    }
}
