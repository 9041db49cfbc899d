package se.statistiktjanst.service.exports;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.order.ExportCaller;
import se.statistiktjanst.exports.order.ExportOrders;
import se.statistiktjanst.exports.order.ExportRow;
import se.statistiktjanst.exports.order.Purpose;
import se.statistiktjanst.exports.project.Projects;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.statistics.recipe.Recipe;

/** Puts orders and the order form on the page. */
final class ExportView {
    private static final int DELETE_AFTER_DAYS = 30;
    private static final int NUMBER_REDEMPTIONS = 5;

    private final ExportOrders orders;
    private final Projects projects;
    private final Orderables orderables;
    private final PageShell shell;
    private final Clock clock;

    ExportView(ExportOrders orders, Projects projects, Orderables orderables, PageShell shell, Clock clock) {
        this.orders = orders;
        this.projects = projects;
        this.orderables = orderables;
        this.shell = shell;
        this.clock = clock;
    }

    Optional<Recipe> recipe(StaffSession session, ExportPageResource.Asked asked, Language language) {
        return orderables
                .find(session, asked, language, shell.messages(language))
                .map(Orderable::recipe);
    }

    ExportsPage page(
            StaffSession session,
            Language language,
            ExportPageResource.Asked asked,
            @Nullable MultivaluedMap<String, String> form,
            List<String> errors) {
        ExportCaller caller = SessionExportCallers.of(session);
        Messages messages = shell.messages(language);
        String href = "/" + language.tag() + "/mina/exporter";
        OrderForm order = caller.allowedForms().isEmpty()
                ? null
                : orderables
                        .find(session, asked, language, messages)
                        .map(selection -> order(selection, caller, messages, form, errors, open(caller, form)))
                        .orElse(null);
        Instant now = clock.instant();
        List<ExportEntry> entries = orders.list(caller).stream()
                .map(export -> entry(caller, export, messages, href, now))
                .toList();
        List<ApprovalEntry> approvals = orders.awaitingApproval(caller).stream()
                .map(export -> approval(caller, export, messages))
                .toList();
        return new ExportsPage(order, approvals, caller.mayApprove(), entries, href, now);
    }

    private ApprovalEntry approval(ExportCaller caller, ExportRow export, Messages messages) {
        return new ApprovalEntry(
                export.publicId(),
                messages.text("export.title", Orderables.period(export.selection())),
                orders.unitName(caller, export).orElse(""),
                Forms.shown(export.form()),
                purpose(export, messages),
                export.orderedBy(),
                export.orderedAt());
    }

    private static String purpose(ExportRow export, Messages messages) {
        String purpose = Forms.name(export.purpose(), messages);
        return export.purposeText().isEmpty() ? purpose : purpose + ": " + export.purposeText();
    }

    private static OrderForm order(
            Orderable selection,
            ExportCaller caller,
            Messages messages,
            @Nullable MultivaluedMap<String, String> form,
            List<String> errors,
            List<Choice> openProjects) {
        String chosenForm = form == null ? "aggregate" : String.valueOf(form.getFirst("form"));
        String chosenPurpose = form == null ? "follow_up" : String.valueOf(form.getFirst("purpose"));
        return new OrderForm(
                selection.words(),
                selection.fields(),
                Arrays.stream(ExportForm.values())
                        .map(value -> new FormChoice(
                                value,
                                selection.has(value) && caller.allowedForms().contains(Forms.ordered(value)),
                                value.code().equals(chosenForm),
                                Forms.life(value, messages)))
                        .toList(),
                Arrays.stream(Purpose.values())
                        .map(purpose -> new Choice(
                                purpose.code(),
                                Forms.name(purpose, messages),
                                purpose.code().equals(chosenPurpose)))
                        .toList(),
                form == null
                        ? ""
                        : Optional.ofNullable(form.getFirst("purposeText")).orElse(""),
                openProjects,
                errors);
    }

    /** The linkage projects that an order may be placed in. */
    private List<Choice> open(ExportCaller caller, @Nullable MultivaluedMap<String, String> form) {
        Instant now = clock.instant();
        String chosen = form == null ? "" : String.valueOf(form.getFirst("project"));
        return caller.allowedForms().contains(se.statistiktjanst.exports.order.ExportForm.PSEUDONYMISED)
                ? projects.list(caller).stream()
                        .filter(project -> project.isOpenAt(now))
                        .map(project -> new Choice(
                                project.publicId(),
                                project.name(),
                                project.publicId().equals(chosen)))
                        .toList()
                : List.of();
    }

    private ExportEntry entry(ExportCaller caller, ExportRow export, Messages messages, String href, Instant now) {
        boolean live = export.isLiveAt(now);
        List<ExportFile> files = live
                ? orders.objects(caller, export).stream()
                        .map(object -> new ExportFile(
                                object.name(),
                                object.bytes(),
                                "%s/%s/filer/%s".formatted(href, export.publicId(), object.name())))
                        .toList()
                : List.of();
        return new ExportEntry(
                export.publicId(),
                messages.text("export.title", Orderables.period(export.selection())),
                Forms.shown(export.form()),
                Forms.state(export, now),
                purpose(export, messages),
                export.orderedAt(),
                export.rowsDone(),
                export.rowsTotal() == null ? 0 : export.rowsTotal(),
                files,
                export.downloads(),
                export.form() == se.statistiktjanst.exports.order.ExportForm.NUMBERS ? NUMBER_REDEMPTIONS : 0,
                export.expiresAt(),
                deleteBy(export));
    }

    private static @Nullable LocalDate deleteBy(ExportRow export) {
        return export.readyAt() == null
                ? null
                : LocalDate.ofInstant(export.readyAt(), CalendarZone.STOCKHOLM).plusDays(DELETE_AFTER_DAYS);
    }
}
