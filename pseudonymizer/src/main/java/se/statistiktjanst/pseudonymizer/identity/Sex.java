package se.statistiktjanst.pseudonymizer.identity;

/** Legal sex as the personal identity number tells it: its last digit but one is even for women and odd for men. */
public enum Sex {
    FEMALE,
    MALE
}
