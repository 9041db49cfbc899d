package se.statistiktjanst.exports;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for bytes on disk: as they are, in hexadecimal of either case, and in base64. */
final class DiskSearch {
    private final Map<Integer, List<byte[]>> byBeginning = new HashMap<>();

    DiskSearch(byte[]... secrets) {
        for (byte[] secret : secrets) {
            add(secret);
            add(HexFormat.of().formatHex(secret).getBytes(US_ASCII));
            add(HexFormat.of().withUpperCase().formatHex(secret).getBytes(US_ASCII));
            add(Base64.getEncoder().withoutPadding().encodeToString(secret).getBytes(US_ASCII));
        }
    }

    private void add(byte[] pattern) {
        byBeginning
                .computeIfAbsent(ByteBuffer.wrap(pattern).getInt(), beginning -> new ArrayList<>())
                .add(pattern);
    }

    /** The files under these folders that hold any of them. */
    Set<Path> filesWith(Path... folders) throws IOException {
        Set<Path> found = new TreeSet<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (standsIn(file)) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private boolean standsIn(Path file) throws IOException {
        try {
            return standsIn(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return false; // gone while we looked
        }
    }

    boolean standsIn(byte[] content) {
        int window = 0;
        for (int i = 0; i < content.length; i++) {
            window = window << 8 | (content[i] & 0xFF);
            List<byte[]> patterns = i < 3 ? null : byBeginning.get(window);
            if (patterns != null) {
                int from = i - 3;
                if (patterns.stream().anyMatch(pattern -> isAt(content, from, pattern))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAt(byte[] content, int from, byte[] pattern) {
        int to = from + pattern.length;
        return to <= content.length && Arrays.equals(content, from, to, pattern, 0, pattern.length);
    }
}
