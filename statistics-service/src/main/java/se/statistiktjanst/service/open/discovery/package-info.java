/**
 * How others find the open tables: the data catalogue (DCAT-AP-SE), schema.org on the tables' pages, the site map and the
 * feed of releases. Every address in them is absolute, as the client reached the service.
 */
@NullMarked
package se.statistiktjanst.service.open.discovery;

import org.jspecify.annotations.NullMarked;
