/** Errors as RFC 9457 problem details, with the list of codes that a client can rely on. */
@NullMarked
package se.statistiktjanst.platform.problem;

import org.jspecify.annotations.NullMarked;
