package se.statistiktjanst.service.open.file;

import java.util.ArrayList;
import java.util.List;

/** How variables and values are named in a table: by code, by text, or both. */
public enum Naming {
    CODES,
    TEXTS,
    CODES_AND_TEXTS;

    /** Heads of the columns for a variable. */
    List<String> columns(Variable variable) {
        return switch (this) {
            case CODES -> List.of(variable.id());
            case TEXTS -> List.of(variable.label());
            case CODES_AND_TEXTS -> List.of(variable.id(), variable.id() + "_name");
        };
    }

    /** A value, one text for each of the columns. */
    List<String> cells(Variable.Item item) {
        return switch (this) {
            case CODES -> List.of(item.code());
            case TEXTS -> List.of(item.label());
            case CODES_AND_TEXTS -> List.of(item.code(), item.label());
        };
    }

    /** A combination of values as one text. */
    String joined(List<Variable> variables, int[] items) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < items.length; i++) {
            parts.addAll(cells(variables.get(i).items().get(items[i])));
        }
        return String.join(" ", parts);
    }
}
