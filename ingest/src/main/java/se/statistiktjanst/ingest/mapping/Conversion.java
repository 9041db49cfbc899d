package se.statistiktjanst.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.statistiktjanst.ingest.eventtype.Field;

/** From the text of a column to the JSON value of a field. */
enum Conversion {
    TEXT {
        @Override
        JsonNode convert(String text) {
            return new TextNode(text);
        }
    },
    INTEGER {
        @Override
        JsonNode convert(String text) throws RefusedRowException {
            try {
                return new IntNode(Integer.parseInt(text));
            } catch (NumberFormatException e) {
                throw new RefusedRowException("must be a whole number");
            }
        }
    },
    /** Hours, minutes and seconds, to seconds. */
    HHMMSS {
        @Override
        JsonNode convert(String text) throws RefusedRowException {
            Matcher clock = CLOCK.matcher(text);
            if (!clock.matches()) {
                throw new RefusedRowException("must be a duration such as 00:02:23");
            }
            return new IntNode((part(clock, 1) * SIXTY + part(clock, 2)) * SIXTY + part(clock, 3));
        }
    },
    BOOLEAN {
        @Override
        JsonNode convert(String text) throws RefusedRowException {
            if (!text.equals("true") && !text.equals("false")) {
                throw new RefusedRowException("must be true or false");
            }
            return BooleanNode.valueOf(text.equals("true"));
        }
    };

    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,3}):([0-5][0-9]):([0-5][0-9])");
    private static final int SIXTY = 60;

    abstract JsonNode convert(String text) throws RefusedRowException;

    /** What a field takes unless the mapping says otherwise. */
    static Conversion of(Field field) {
        return switch (field.type()) {
            case INTEGER -> INTEGER;
            case BOOLEAN -> BOOLEAN;
            default -> TEXT;
        };
    }

    boolean gives(Conversion wanted) {
        return this == wanted || (this == HHMMSS && wanted == INTEGER);
    }

    private static int part(Matcher clock, int group) {
        return Integer.parseInt(clock.group(group));
    }
}
