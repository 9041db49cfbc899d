/**
 * The demo's identity provider: OpenID Connect on loopback with a page of persons to log in as, and no passwords. Never
 * shipped.
 */
@NullMarked
package se.statistiktjanst.demo.identity;

import org.jspecify.annotations.NullMarked;
