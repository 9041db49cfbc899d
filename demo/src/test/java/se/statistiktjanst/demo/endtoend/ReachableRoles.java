package se.statistiktjanst.demo.endtoend;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The database roles an object can work as: those of every pool that can be reached through its fields, those of what it
 * holds, what lambdas have caught and what stands behind proxies.
 */
final class ReachableRoles {
    private static final Map<Jdbi, String> ROLES = Collections.synchronizedMap(new IdentityHashMap<>());

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();
    private final Set<String> found = new TreeSet<>();

    private ReachableRoles() {}

    /** Names of roles without their prefix, such as {@code open}. */
    static Set<String> of(Object object) {
        ReachableRoles walk = new ReachableRoles();
        walk.wait(object);
        while (!walk.waiting.isEmpty()) {
            walk.visit(walk.waiting.pop());
        }
        return walk.found;
    }

    private void wait(@Nullable Object object) {
        if (object != null && seen.add(object)) {
            waiting.push(object);
        }
    }

    private void visit(Object object) {
        if (object instanceof Jdbi jdbi) {
            found.add(ROLES.computeIfAbsent(jdbi, ReachableRoles::role));
        } else if (object instanceof Collection<?> many) {
            many.forEach(this::wait);
        } else if (object instanceof Map<?, ?> map) {
            map.keySet().forEach(this::wait);
            map.values().forEach(this::wait);
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::wait);
        } else if (object instanceof AtomicReference<?> reference) {
            wait(reference.get());
        } else if (object instanceof Object[] array) {
            for (int at = 0; at < Array.getLength(array); at++) {
                wait(array[at]);
            }
        } else if (Proxy.isProxyClass(object.getClass())) {
            wait(Proxy.getInvocationHandler(object));
        } else if (isOurs(object.getClass())) {
            visitFields(object);
        }
    }

    private void visitFields(Object object) {
        for (Class<?> type = object.getClass(); type != null && isOurs(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    try {
                        wait(field.get(object));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(field + " cannot be read", e);
                    }
                }
            }
        }
    }

    /** Ours, or Jdbi's: a data access object on demand holds its pool in there. */
    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("se.statistiktjanst.")
                || type.getName().startsWith("org.jdbi.");
    }

    private static String role(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("select session_user")
                        .mapTo(String.class)
                        .one())
                .replaceFirst("^statistik_", "");
    }
}
