package se.statistiktjanst.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FewMembersTest {
    @Test
    void holdsWhatAnyMapWouldHoldInTheSameOrderHoweverManyThereAre() {
        Random random = new Random(11);
        for (int size = 0; size < 60; size++) {
            Map<String, JsonNode> members = new FewMembers();
            Map<String, JsonNode> expected = new LinkedHashMap<>();
            for (int i = 0; i < 2 * size; i++) {
                // New texts, so that names are equal without being the same object.
                String name = "name" + random.nextInt(Math.max(size, 1));
                JsonNode value = IntNode.valueOf(i);
                assertThat(members.put(name, value)).isEqualTo(expected.put(name, value));
                assertThat(members).hasSameSizeAs(expected);
            }
            assertThat(new ArrayList<>(members.entrySet())).isEqualTo(new ArrayList<>(expected.entrySet()));
            assertThat(members.get("another")).isNull();
            assertThat(members.containsKey("name0")).isEqualTo(expected.containsKey("name0"));
            assertThat(members.remove("name0")).isEqualTo(expected.remove("name0"));
            assertThat(new ArrayList<>(members.keySet())).isEqualTo(new ArrayList<>(expected.keySet()));
        }
    }

    @Test
    void anObjectIsTheSameJsonAsAnyOther() {
        ObjectNode ours = FewMembers.NODES.objectNode().put("b", 1).put("a", "x");
        ours.putObject("c").put("d", true);
        assertThat(ours.toString()).isEqualTo("{\"b\":1,\"a\":\"x\",\"c\":{\"d\":true}}");
        ours.remove("a");
        assertThat(ours.toString()).isEqualTo("{\"b\":1,\"c\":{\"d\":true}}");
    }
}
