package se.statistiktjanst.benchmarks.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import se.statistiktjanst.benchmarks.world.Cast.Family;
import se.statistiktjanst.platform.clock.CalendarZone;

/**
 * Events of some days in the order of their time, the same for the same number and days: few care providers, units,
 * services and residents have most of them, and most come in working hours, half as many on a day of the weekend. Residents
 * return. A staff member works in one unit; some units are large.
 */
final class MadeUpEvents {
    private static final int PEOPLE_IN_SWEDEN = 10_600_000;
    private static final int STAFF_OF_A_UNIT = 12;
    private static final int STAFF_BETWEEN_UNITS = 7;
    private static final int FIRST_COUNTY = 31;
    private static final int COUNTIES = 7;
    private static final double ON_A_WEEKEND = 0.5;

    private final Cast cast;
    private final long events;
    private final LocalDate first;
    private final int residents;
    /** Of all days before, in parts of all. */
    private final double[] before;

    private int day = -1;
    private SplittableRandom random = new SplittableRandom(0);
    private int[] milliseconds = {};
    private int next;
    private long midnight;
    private LocalDate on;

    // The event that advance() has drawn.
    Cast.Provider provider;
    Cast.Service service;
    int rank;
    long atMillis;
    int unit;
    double outcome;
    double staff;
    double resident;
    double channel;
    double wait;
    double talk;
    double flag;

    MadeUpEvents(Cast cast, long events, LocalDate first, int days) {
        this.cast = cast;
        this.events = events;
        this.first = first;
        this.on = first;
        this.residents = (int) Math.min(PEOPLE_IN_SWEDEN, Math.max(20_000, events / 8));
        this.provider = cast.providers().get(0);
        this.service = cast.services().get(0);
        this.before = new double[days + 1];
        for (int i = 0; i < days; i++) {
            boolean weekend = first.plusDays(i).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            before[i + 1] = before[i] + (weekend ? ON_A_WEEKEND : 1);
        }
        double all = before[days];
        Arrays.setAll(before, i -> before[i] / all);
    }

    /** Goes to the next event. */
    void advance() {
        while (next == milliseconds.length) {
            beginDay(++day);
        }
        atMillis = midnight + milliseconds[next++];
        rank = floor(skewed(2.5), cast.providers().size());
        provider = cast.providers().get(rank);
        unit = floor(skewed(1.7), provider.units().length);
        service = cast.services().get(floor(skewed(1.5), cast.services().size()));
        outcome = random.nextDouble();
        staff = skewed(1.5);
        resident = skewed(2);
        channel = random.nextDouble();
        wait = skewed(3);
        talk = random.nextDouble();
        flag = random.nextDouble();
    }

    private void beginDay(int number) {
        on = first.plusDays(number);
        random = new SplittableRandom(events * 31 + number);
        milliseconds = new int[(int) (Math.round(before[number + 1] * events) - Math.round(before[number] * events))];
        for (int i = 0; i < milliseconds.length; i++) {
            double hour = 7 + (random.nextDouble() + random.nextDouble() + random.nextDouble()) * 4;
            milliseconds[i] = (int) (hour * 3_600_000);
        }
        Arrays.sort(milliseconds);
        next = 0;
        // The clock never changes in working hours.
        midnight = on.atTime(12, 0).atZone(CalendarZone.STOCKHOLM).toInstant().toEpochMilli() - 12 * 3_600_000;
    }

    private double skewed(double power) {
        return Math.pow(random.nextDouble(), power);
    }

    private static int floor(double part, int of) {
        return (int) (part * of);
    }

    LocalDate on() {
        return on;
    }

    int hour() {
        return (int) ((atMillis - midnight) / 3_600_000);
    }

    boolean is(Family family) {
        return service.family() == family;
    }

    boolean isAnswered() {
        return is(Family.CALL) && outcome < 0.85;
    }

    /** 0 for none. */
    int staffId() {
        if (is(Family.ACTIVITY) || flag >= 0.8) {
            return 0;
        }
        int[] members = provider.members();
        return members[(unit * STAFF_BETWEEN_UNITS + floor(staff, STAFF_OF_A_UNIT)) % members.length];
    }

    /** Any number of 31 bits, as the vault would draw it. */
    int residentRef() {
        long number = provider.id() * 100_000_000L + (long) (resident * residents / (rank + 4));
        return (int) Math.max(1, mixed(number) >>> 33);
    }

    /** Where the resident lives, which two services know: most of them where most of their care provider's residents do. */
    int residentCounty() {
        if (!service.statesHome()) {
            return 0;
        }
        int who = residentRef() % 100;
        return FIRST_COUNTY + (who < 80 ? rank : who) % COUNTIES;
    }

    /** The finaliser of SplitMix64: one number for each other. */
    private static long mixed(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
