package se.statistiktjanst.service.open.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.api.ApiLimits;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * The description of the API for people.
 *
 * @param about what the API is
 * @param base absolute address that the paths of the calls continue
 * @param limits null where there are none but those of the calls
 * @param schemas what answers and bodies hold
 */
public record ReferencePage(
        String about,
        String base,
        @Nullable ApiLimits limits,
        List<Call> calls,
        List<ProblemLine> problems,
        List<Schema> schemas)
        implements PageContent {

    public ReferencePage {
        calls = List.copyOf(calls);
        problems = List.copyOf(problems);
        schemas = List.copyOf(schemas);
    }

    /**
     * A call.
     *
     * @param id for anchors
     * @param text more than the title says, or empty
     * @param example what follows the base to try it, empty if there is nothing to try
     * @param body an example of what is posted, empty if nothing is
     * @param answers status and what it comes with
     */
    public record Call(
            String id,
            String method,
            String path,
            String title,
            String text,
            List<Parameter> parameters,
            String example,
            String body,
            List<Answer> answers) {
        public Call {
            parameters = List.copyOf(parameters);
            answers = List.copyOf(answers);
        }
    }

    /**
     * A parameter of a call.
     *
     * @param place {@code path} or {@code query}
     * @param values the values that are taken, empty if any
     * @param otherwise the value if it is left out, or empty
     */
    public record Parameter(String name, String place, String text, List<String> values, String otherwise) {
        public Parameter {
            values = List.copyOf(values);
        }
    }

    /**
     * How a call may end.
     *
     * @param status one, or several with commas
     * @param types media types, empty if there is no body
     * @param schema name of what it holds, or empty
     */
    public record Answer(String status, List<String> types, String schema) {
        public Answer {
            types = List.copyOf(types);
        }
    }

    /** A kind of error; the title is the one that clients match. */
    public record ProblemLine(int status, String title, String text) {}

    /**
     * What an answer or a body holds.
     *
     * @param example as JSON, or empty
     */
    public record Schema(String name, String text, List<Field> fields, String example) {
        public Schema {
            fields = List.copyOf(fields);
        }
    }

    /** A member of an object. */
    public record Field(String name, String type, boolean always) {}

    @Override
    public String template() {
        return "reference.ftlh";
    }

    @Override
    public Section section() {
        return Section.NONE;
    }
}
