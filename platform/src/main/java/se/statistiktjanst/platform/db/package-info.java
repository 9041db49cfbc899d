/** Roles, pools, the tenant transaction and the migration run: the only way to the database. */
@NullMarked
package se.statistiktjanst.platform.db;

import org.jspecify.annotations.NullMarked;
