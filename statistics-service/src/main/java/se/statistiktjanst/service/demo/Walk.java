package se.statistiktjanst.service.demo;

/**
 * A one-click walk.
 *
 * @param person who the visitor is logged in as, empty if nobody
 * @param href where the click leads; logs in on the way if needed
 */
public record Walk(WalkRole role, String person, String href) {}
