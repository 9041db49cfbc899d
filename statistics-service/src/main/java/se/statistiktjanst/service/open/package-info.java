/**
 * What the public sees: the start page, the list of tables and the page of one table. The records hold published cells only.
 */
@NullMarked
package se.statistiktjanst.service.open;

import org.jspecify.annotations.NullMarked;
