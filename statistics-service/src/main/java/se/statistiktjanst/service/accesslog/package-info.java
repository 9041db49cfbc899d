/**
 * The access log of one care provider, for those who watch over it: who has looked at or taken out what, when and why.
 * Read under the role of staff, whose policy shows the care provider's own entries; each look is itself an entry.
 */
@NullMarked
package se.statistiktjanst.service.accesslog;

import org.jspecify.annotations.NullMarked;
