package se.statistiktjanst.platform.embedded;

/** Brings an empty database to the state the tests start from: roles and migrations. */
@FunctionalInterface
public interface DatabasePreparation {
    /** Runs once per test process; must leave no connection open, or the database cannot be copied. */
    void prepare(String url, String superuser, String superuserPassword) throws Exception;
}
