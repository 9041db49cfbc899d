/**
 * The panel <em>Spara</em> of a table page: the same cells as a link, as a call of the API and as code that fetches
 * them. It makes addresses out of a selection and reads no figures.
 */
@NullMarked
package se.statistiktjanst.service.open.save;

import org.jspecify.annotations.NullMarked;
