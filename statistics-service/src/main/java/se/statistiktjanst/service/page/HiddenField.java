package se.statistiktjanst.service.page;

/** A value that a form sends on as it came, for example the selection of a table. */
public record HiddenField(String name, String value) {}
