package se.statistiktjanst.ingest.sftp;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;

/**
 * What a user may do in its folder: upload as {@code NAME.part} and rename, so that half a file is never imported; read and
 * remove. No folders, no links.
 */
final class UploadRules implements SftpEventListener {
    private static final String RESULT = ".result.json";

    private final long maxFileBytes;

    UploadRules(long maxFileBytes) {
        this.maxFileBytes = maxFileBytes;
    }

    @Override
    public void opening(ServerSession session, String remoteHandle, Handle handle) throws IOException {
        if (Files.isSymbolicLink(handle.getFile())) {
            throw new AccessDeniedException("there are no links here");
        }
        if (handle instanceof FileHandle file
                && file.getOpenOptions().contains(StandardOpenOption.WRITE)
                && !isPart(file.getFile())) {
            throw new AccessDeniedException("upload as NAME.part and rename it to NAME when it is whole");
        }
    }

    @Override
    public void writing(
            ServerSession session,
            String remoteHandle,
            FileHandle handle,
            long offset,
            byte[] data,
            int dataOffset,
            int dataLength)
            throws IOException {
        if (offset + dataLength > maxFileBytes) {
            throw new AccessDeniedException("a file may hold at most %d bytes: send several".formatted(maxFileBytes));
        }
    }

    @Override
    public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options) throws IOException {
        String name = nameOf(to);
        if (name.startsWith(".") || name.endsWith(RESULT)) {
            throw new AccessDeniedException("the name is the server's own");
        }
    }

    @Override
    public void creating(ServerSession session, Path path, Map<String, ?> attributes) throws IOException {
        throw new AccessDeniedException("there are no folders here");
    }

    @Override
    public void linking(ServerSession session, Path source, Path target, boolean symbolic) throws IOException {
        throw new AccessDeniedException("there are no links here");
    }

    private static boolean isPart(Path file) {
        String name = nameOf(file);
        return !name.startsWith(".") && (name.endsWith(".part") || name.endsWith(".filepart"));
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
