package se.statistiktjanst.service.sender;

import java.util.List;
import java.util.Map;
import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.Right;

/**
 * Which care provider's people may see which senders. A sender's receipts count the events of all care providers, so being
 * connected to its service is not enough.
 *
 * @param senders care provider's HSA-id → codes of senders
 */
record SenderContacts(Map<String, List<String>> senders) {
    SenderContacts {
        senders = Map.copyOf(senders);
    }

    /** The senders that somebody may see, in the order of the configuration; empty without the right. */
    List<String> of(Assignment assignment) {
        return assignment.may(Right.SENDER) ? senders.getOrDefault(assignment.providerHsaId(), List.of()) : List.of();
    }
}
