/**
 * <em>Driftstatus</em>: whether the site works, how far each service's published figures reach, and which stops are
 * announced. Says nothing that is not published.
 */
@NullMarked
package se.statistiktjanst.service.open.status;

import org.jspecify.annotations.NullMarked;
