package se.statistiktjanst.service.login;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/** Fills the parameters marked with {@link Session}. */
final class SessionParameter implements ValueParamProvider {
    private final RequestSessions sessions;

    SessionParameter(RequestSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        if (!parameter.isAnnotationPresent(Session.class)) {
            return null;
        }
        if (parameter.getRawType() == StaffSession.class) {
            return sessions::required;
        }
        if (isOptionalSession(parameter.getType())) {
            return sessions::of;
        }
        throw new IllegalStateException("@Session stands on a "
                + parameter.getRawType().getName() + ": it goes on StaffSession or Optional<StaffSession>");
    }

    private static boolean isOptionalSession(Type type) {
        return type instanceof ParameterizedType generic
                && generic.getRawType() == Optional.class
                && generic.getActualTypeArguments()[0] == StaffSession.class;
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }
}
