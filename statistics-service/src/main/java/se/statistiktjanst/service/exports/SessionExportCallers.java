package se.statistiktjanst.service.exports;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import se.statistiktjanst.exports.api.ExportCallers;
import se.statistiktjanst.exports.order.ExportCaller;
import se.statistiktjanst.exports.order.ExportForm;
import se.statistiktjanst.exports.order.ExportScope;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.LoginSessions;
import se.statistiktjanst.service.login.Right;
import se.statistiktjanst.service.login.StaffSession;

/** The caller of an export as the session knows it at this request. */
final class SessionExportCallers implements ExportCallers {
    private static final Map<ExportForm, Right> RIGHTS = new EnumMap<>(Map.of(
            ExportForm.AGGREGATE, Right.EXPORT_AGGREGATE,
            ExportForm.PSEUDONYMISED, Right.EXPORT_PSEUDONYMISED,
            ExportForm.NUMBERS, Right.EXPORT_NUMBERS));

    private final LoginSessions sessions;

    SessionExportCallers(LoginSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public ExportCaller require(ContainerRequestContext request) {
        return of(sessions.required(request));
    }

    static ExportCaller of(StaffSession session) {
        Assignment assignment = session.assignment();
        Set<ExportForm> forms = EnumSet.noneOf(ExportForm.class);
        RIGHTS.forEach((form, right) -> {
            if (assignment.may(right)) {
                forms.add(form);
            }
        });
        return new ExportCaller(
                new Tenant(assignment.providerId(), assignment.staffHsaId()),
                String.valueOf(assignment.assignmentHsaId()),
                session.tokenHash(),
                forms,
                assignment.may(Right.APPROVE),
                new ExportScope(
                        assignment.may(Right.READ_UNIT) ? assignment.unitId() : null,
                        assignment.may(Right.READ_PROVIDER)),
                session.authenticatedAt());
    }
}
