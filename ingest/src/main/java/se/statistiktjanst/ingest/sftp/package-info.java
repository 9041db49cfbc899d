/** An SFTP server within the service: log-in by key, each user shut into one folder. */
@NullMarked
package se.statistiktjanst.ingest.sftp;

import org.jspecify.annotations.NullMarked;
