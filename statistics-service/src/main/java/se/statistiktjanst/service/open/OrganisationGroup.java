package se.statistiktjanst.service.open;

import java.util.List;
import se.statistiktjanst.service.page.Link;

/** Organisations of one kind in the list <em>Per organisation</em>: regions, municipalities, private providers. */
public record OrganisationGroup(String label, List<Link> organisations) {

    public OrganisationGroup {
        organisations = List.copyOf(organisations);
    }
}
