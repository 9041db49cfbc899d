/** What is made once when the service starts and handed to the components. */
@NullMarked
package se.statistiktjanst.service.wiring;

import org.jspecify.annotations.NullMarked;
