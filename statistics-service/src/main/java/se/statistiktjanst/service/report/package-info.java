/** Reports of logged-in staff: any question to the engine, as a page, a file and an API answer with the same figures. */
@NullMarked
package se.statistiktjanst.service.report;

import org.jspecify.annotations.NullMarked;
