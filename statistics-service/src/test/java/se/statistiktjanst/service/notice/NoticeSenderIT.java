package se.statistiktjanst.service.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.platform.notice.NoticeOutbox;
import se.statistiktjanst.platform.outgoing.OutgoingAddresses;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;

class NoticeSenderIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final String SECRET = "a secret of the tests, long enough";

    @TempDir
    Path folder;

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private MailServer mail;
    private HttpServer hook;

    @BeforeEach
    void start() throws IOException {
        mail = new MailServer();
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            signatures.add(exchange.getRequestHeaders().getFirst("Statistik-Signature"));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        hook.start();
        db.superuserJdbi().useHandle(handle -> handle.execute("truncate operation.notice"));
        db.superuserJdbi().useTransaction(handle -> {
            NoticeOutbox.add(
                    handle,
                    "integration.bad",
                    null,
                    "{\"integration\":\"folder:north\",\"state\":\"faulty\",\"errorCode\":\"wrong-columns\"}");
            NoticeOutbox.add(handle, "something.else", null, "{}");
        });
    }

    @AfterEach
    void stop() throws IOException {
        mail.close();
        hook.stop(0);
    }

    @Test
    void sendsANoticeByMailInBothLanguagesAndByWebhookWithASignature() throws Exception {
        sender(List.of("127.0.0.1")).sendAll();

        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.mails().get(0).getBytes(StandardCharsets.UTF_8)));
        assertThat(message.getSubject()).isEqualTo("Integrationen folder:north: Fel");
        assertThat(String.valueOf(message.getContent()))
                .contains("Felkod: wrong-columns", "Integration folder:north: Faulty", "Error code: wrong-columns");
        assertThat(message.getAllRecipients()).hasSize(2);
        assertThat(bodies).hasSize(1);
        assertThat(bodies.get(0)).contains("\"kind\":\"integration.bad\"", "\"integration\": \"folder:north\"");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(signatures)
                .containsExactly("sha256="
                        + HexFormat.of().formatHex(mac.doFinal(bodies.get(0).getBytes(StandardCharsets.UTF_8))));
        sender(List.of("127.0.0.1")).sendAll();
        assertThat(mail.mails()).hasSize(1);
        assertThat(unsent()).isEqualTo(1);
    }

    @Test
    void triesAgainLaterWhenAChannelRefuses() {
        mail.refuses(true);
        sender(List.of("127.0.0.1")).sendAll();
        sender(List.of("127.0.0.1")).sendAll();
        assertThat(bodies).hasSize(1);
        assertThat(unsent()).isEqualTo(2);

        mail.refuses(false);
        status.set(500);
        later();
        sender(List.of("127.0.0.1")).sendAll();
        assertThat(unsent()).isEqualTo(2);
        status.set(200);
        later();
        later();
        sender(List.of("127.0.0.1")).sendAll();
        assertThat(unsent()).isEqualTo(1);
    }

    @Test
    void callsNoHostThatIsNotOnTheList() {
        sender(List.of("hooks.example")).sendAll();

        assertThat(bodies).isEmpty();
        assertThat(unsent()).isEqualTo(2);
    }

    private NoticeSender sender(List<String> allowed) {
        try {
            Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
            NoticeConfiguration.Mail mailSettings = new NoticeConfiguration.Mail(
                    "127.0.0.1",
                    mail.port(),
                    false,
                    null,
                    null,
                    "statistik@example.se",
                    List.of("drift@example.se", "jour@example.se"));
            URI address = URI.create("http://127.0.0.1:" + hook.getAddress().getPort() + "/hook");
            return new NoticeSender(
                    db.jdbi(DatabaseRole.OPERATOR),
                    List.of(
                            new MailChannel(mailSettings, Messages.of(Language.SV), Messages.of(Language.EN)),
                            new WebhookChannel(
                                    new NoticeConfiguration.Webhook(address, secret),
                                    new OutgoingAddresses(allowed, true))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if it had been written earlier. */
    private static void later() {
        db.superuserJdbi()
                .useHandle(handle ->
                        handle.execute("update operation.notice set created_at = created_at - interval '4 minutes'"));
    }

    private static int unsent() {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from operation.notice where sent_at is null")
                        .mapTo(Integer.class)
                        .one());
    }
}
