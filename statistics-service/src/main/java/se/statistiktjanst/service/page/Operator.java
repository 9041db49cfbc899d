package se.statistiktjanst.service.page;

/**
 * The organisation that runs the service, from configuration: shown in the footer, under <em>Kontakt</em> and in the
 * accessibility statement.
 *
 * @param name name of the organisation
 * @param email address for questions about the statistics
 * @param phone telephone number as it is to be written
 * @param dataProtectionEmail address of the data-protection officer
 */
public record Operator(String name, String email, String phone, String dataProtectionEmail) {}
