package se.statistiktjanst.ingest.sftp;

import java.nio.file.Path;

/**
 * Who may log in.
 *
 * @param home the folder that is the whole world to them
 * @param authorizedKeys file of their public keys, read at each log-in
 */
public record SftpUser(String name, Path home, Path authorizedKeys) {}
