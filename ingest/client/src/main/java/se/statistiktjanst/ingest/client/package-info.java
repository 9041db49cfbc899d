/**
 * For connected services: queues events on disk and sends them until the collector has said what became of each. Uses
 * nothing but the JDK.
 */
@NullMarked
package se.statistiktjanst.ingest.client;

import org.jspecify.annotations.NullMarked;
