package se.statistiktjanst.service.notice;

import io.dropwizard.core.setup.Environment;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.platform.outgoing.OutgoingAddresses;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;

/** Sends notices by the channels that are configured. */
public final class NoticeComponent {
    private NoticeComponent() {}

    /**
     * Registers the sender, if there is a channel.
     *
     * @param operator pool of the operator's role
     */
    public static void register(
            Environment environment, Jdbi operator, NoticeConfiguration notices, OutgoingAddresses outgoing) {
        List<NoticeChannel> channels = new ArrayList<>();
        if (notices.mail() != null) {
            channels.add(new MailChannel(notices.mail(), Messages.of(Language.SV), Messages.of(Language.EN)));
        }
        if (notices.webhook() != null) {
            channels.add(new WebhookChannel(notices.webhook(), outgoing));
        }
        if (!channels.isEmpty()) {
            environment.lifecycle().manage(new NoticeSender(operator, channels));
        }
    }
}
