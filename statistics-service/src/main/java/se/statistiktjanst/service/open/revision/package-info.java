/** The register of what was published again: when, why, and the numbers before and after. */
@NullMarked
package se.statistiktjanst.service.open.revision;

import org.jspecify.annotations.NullMarked;
