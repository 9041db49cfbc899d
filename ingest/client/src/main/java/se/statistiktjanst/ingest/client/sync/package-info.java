/**
 * The command {@code sync}: runs at the source, follows a folder or a database query, and sends what is new with the
 * client.
 */
@NullMarked
package se.statistiktjanst.ingest.client.sync;

import org.jspecify.annotations.NullMarked;
