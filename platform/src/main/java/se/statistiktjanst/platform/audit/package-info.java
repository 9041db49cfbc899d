/** The access log: who took which data out, for what purpose. */
@NullMarked
package se.statistiktjanst.platform.audit;

import org.jspecify.annotations.NullMarked;
