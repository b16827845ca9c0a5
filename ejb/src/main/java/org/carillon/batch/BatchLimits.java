package org.carillon.batch;

/** How large a batch may be. */
public final class BatchLimits {

    /** Rows. */
    public static final int ROWS = 10_000;

    /** Characters of one row. */
    public static final int ROW = 65_536;

    /** Bytes of all rows. */
    public static final long BYTES = 64L * 1024 * 1024;

    private BatchLimits() {}
}
