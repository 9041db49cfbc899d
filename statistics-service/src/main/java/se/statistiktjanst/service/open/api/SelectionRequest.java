package se.statistiktjanst.service.open.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.file.Placement;

/**
 * What a client selects, as sent: values may be expressions. No variable at all is the table's default selection.
 *
 * @param selection one entry for each variable
 * @param placement which variables in the head, which to the left; null for the format's own
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SelectionRequest(List<Choice> selection, @Nullable Placed placement) {
    static final SelectionRequest DEFAULT = new SelectionRequest(List.of(), null);

    private static final String VALUES = "valuecodes[";

    @SuppressWarnings("ConstantValue") // Jackson gives null for what is not sent.
    SelectionRequest {
        selection = selection == null ? List.of() : List.copyOf(selection);
    }

    /** A variable and the values or expressions for it. Code lists are none, so one that is named is not looked at. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Choice(String variableCode, List<String> valueCodes) {
        @SuppressWarnings("ConstantValue")
        Choice {
            variableCode = Objects.requireNonNullElse(variableCode, "");
            valueCodes = valueCodes == null ? List.of() : List.copyOf(valueCodes);
        }
    }

    /** Placement as sent. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Placed(@Nullable List<String> heading, @Nullable List<String> stub) {
        Placement placement() {
            return new Placement(
                    Objects.requireNonNullElse(heading, List.of()), Objects.requireNonNullElse(stub, List.of()));
        }
    }

    /** From the parameters of an address, whose names are in lower case already. */
    static SelectionRequest of(MultivaluedMap<String, String> parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        parameters.forEach((name, texts) -> {
            if (name.startsWith(VALUES) && name.endsWith("]")) {
                List<String> all = values.computeIfAbsent(
                        name.substring(VALUES.length(), name.length() - 1), variable -> new ArrayList<>());
                texts.forEach(text -> all.addAll(ValueList.split(text)));
            }
        });
        List<Choice> choices = values.entrySet().stream()
                .map(variable -> new Choice(variable.getKey(), variable.getValue()))
                .toList();
        List<String> heading = list(parameters, "heading");
        List<String> stub = list(parameters, "stub");
        return new SelectionRequest(choices, heading.isEmpty() && stub.isEmpty() ? null : new Placed(heading, stub));
    }

    Placement placed() {
        return placement == null ? Placement.NONE : placement.placement();
    }

    private static List<String> list(MultivaluedMap<String, String> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .flatMap(text -> ValueList.split(text).stream())
                .toList();
    }
}
