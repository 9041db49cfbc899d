/**
 * Log-in of staff: OpenID Connect code flow with PKCE, sessions bound to one assignment, and the checks that every
 * request under a session goes through. Nothing here reads statistics; the database role is {@code statistik_portal}.
 */
@NullMarked
package se.statistiktjanst.service.login;

import org.jspecify.annotations.NullMarked;
