package se.statistiktjanst.service.notice;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.Messages;

/** Notices by mail, in Swedish and then in English. */
final class MailChannel implements NoticeChannel {
    private static final String TIMEOUT = "20000";

    private final NoticeConfiguration.Mail settings;
    private final Messages swedish;
    private final Messages english;

    MailChannel(NoticeConfiguration.Mail settings, Messages swedish, Messages english) {
        this.settings = settings;
        this.swedish = swedish;
        this.english = english;
    }

    @Override
    public void send(Notice notice) throws MessagingException {
        NoticeText sv = NoticeText.of(notice, swedish);
        NoticeText en = NoticeText.of(notice, english);
        MimeMessage mail = new MimeMessage(session());
        mail.setFrom(new InternetAddress(settings.from()));
        for (String to : settings.to()) {
            mail.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
        }
        mail.setSubject(sv.subject(), StandardCharsets.UTF_8.name());
        mail.setText(sv.body() + "\n\n" + en.subject() + "\n" + en.body() + "\n", StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(notice.createdAt()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        Transport.send(mail);
    }

    private Session session() {
        Properties properties = new Properties();
        boolean secure = !Boolean.FALSE.equals(settings.startTls());
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", String.valueOf(settings.port()));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(secure));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(secure));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT);
        properties.setProperty("mail.smtp.timeout", TIMEOUT);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT);
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user() != null));
        return Session.getInstance(properties, authenticator());
    }

    private @Nullable Authenticator authenticator() {
        String user = settings.user();
        if (user == null) {
            return null;
        }
        String password = password();
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, password);
            }
        };
    }

    private String password() {
        try {
            return Files.readString(Objects.requireNonNull(settings.passwordFile(), "notices.mail.passwordFile"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the file of notices.mail.passwordFile cannot be read", e);
        }
    }
}
