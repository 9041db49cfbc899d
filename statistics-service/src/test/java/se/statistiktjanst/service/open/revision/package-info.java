/** The register of what was published again. */
@NullMarked
package se.statistiktjanst.service.open.revision;

import org.jspecify.annotations.NullMarked;
