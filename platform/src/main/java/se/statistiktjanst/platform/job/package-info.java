/** Long work that shows progress, can be cancelled and is taken up again after a crash. */
@NullMarked
package se.statistiktjanst.platform.job;

import org.jspecify.annotations.NullMarked;
