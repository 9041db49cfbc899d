package se.statistiktjanst.service.login;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource method's parameter as the caller's session. On a {@link StaffSession} a session is required: without
 * one a page sends the visitor to log-in and an API answers 401. On an {@code Optional<StaffSession>} it is not.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Session {}
