package org.carillon.batch;

import java.io.Serializable;
import java.util.Objects;

/** Which row of which batch. */
public class BatchRowId implements Serializable {

    private String batchId;
    private int number;

    protected BatchRowId() {}

    BatchRowId(String batchId, int number) {
        this.batchId = batchId;
        this.number = number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BatchRowId id && id.batchId.equals(batchId) && id.number == number;
    }

    @Override
    public int hashCode() {
        return Objects.hash(batchId, number);
    }
}
