package se.statistiktjanst.service.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VendoredFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/assets/vendor");

    @Test
    void everyFileIsAsTheChecksumsSay() throws Exception {
        Map<String, String> expected = new TreeMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve("SHA256SUMS"))) {
            expected.put(line.substring(66), line.substring(0, 64));
        }

        assertThat(actual()).isEqualTo(expected);
    }

    @Test
    void everyFolderHasItsLicence() throws Exception {
        try (Stream<Path> folders = Files.list(FOLDER).filter(Files::isDirectory)) {
            assertThat(folders).isNotEmpty().allMatch(folder -> Files.exists(folder.resolve("LICENSE")));
        }
    }

    private static Map<String, String> actual() throws Exception {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER, 3).filter(Files::isRegularFile)) {
            for (Path file :
                    files.filter(f -> FOLDER.relativize(f).getNameCount() > 1).toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                sums.put(FOLDER.relativize(file).toString(), HexFormat.of().formatHex(digest));
            }
        }
        return sums;
    }
}
