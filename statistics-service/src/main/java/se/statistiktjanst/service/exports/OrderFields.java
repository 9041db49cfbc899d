package se.statistiktjanst.service.exports;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.order.ExportForm;
import se.statistiktjanst.exports.order.ExportOrder;
import se.statistiktjanst.exports.order.OrderResult;
import se.statistiktjanst.exports.order.Purpose;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.statistics.recipe.Recipe;

/** Reads the order form; what is wrong comes back as sentences for the person who filled it in. */
final class OrderFields {
    private final MultivaluedMap<String, String> form;
    private final Messages messages;

    OrderFields(MultivaluedMap<String, String> form, Messages messages) {
        this.form = form;
        this.messages = messages;
    }

    /** An order, or why there is none. */
    record Read(@Nullable ExportOrder order, List<String> errors) {}

    Read read(Recipe recipe) {
        Optional<ExportForm> wanted = ofCode(ExportForm.values(), ExportForm::code, form.getFirst("form"));
        Optional<Purpose> purpose = ofCode(Purpose.values(), Purpose::code, form.getFirst("purpose"));
        if (wanted.isEmpty()) {
            return new Read(null, List.of(messages.text("export.error.form")));
        }
        if (purpose.isEmpty()) {
            return new Read(null, List.of(messages.text("export.error.purpose")));
        }
        try {
            String text = Optional.ofNullable(form.getFirst("purposeText")).orElse("");
            boolean shortLife = "true".equals(form.getFirst("shortLife"));
            return new Read(
                    new ExportOrder(wanted.get(), purpose.get(), text, recipe, false, shortLife, project(wanted.get())),
                    List.of());
        } catch (IllegalArgumentException e) {
            return new Read(null, List.of(messages.text("export.error.text")));
        }
    }

    /** Only pseudonyms can be shared: with another form the choice says nothing. */
    private @Nullable String project(ExportForm wanted) {
        String chosen = form.getFirst("project");
        return wanted != ExportForm.PSEUDONYMISED || chosen == null || chosen.isEmpty() ? null : chosen;
    }

    List<String> errorsOf(OrderResult result) {
        if (result instanceof OrderResult.Placed || result instanceof OrderResult.Repeated) {
            return List.of();
        }
        if (result instanceof OrderResult.LoginTooOld) {
            return List.of(messages.text("export.error.login"));
        }
        return List.of(messages.text(
                result instanceof OrderResult.NotAllowed ? "export.notAllowed" : "export.error.selection"));
    }

    private static <T> Optional<T> ofCode(
            T[] values, java.util.function.Function<T, String> code, @Nullable String asked) {
        return Arrays.stream(values)
                .filter(value -> code.apply(value).equals(asked))
                .findFirst();
    }
}
