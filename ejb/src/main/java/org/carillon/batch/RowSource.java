package org.carillon.batch;

import java.io.IOException;
import java.util.List;

/** Rows as they come in. Not thread-safe. */
public interface RowSource {

    /**
     * The next rows in their order, none at the end. A row that can't be read is among them and says why.
     *
     * @throws BatchTooLargeException when there are more rows or bytes than a batch may have
     * @throws IOException when the sender is gone
     */
    List<UploadedRow> next(int most) throws IOException, BatchTooLargeException;
}
