package org.carillon.dispatch.load;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A telephony server that gets no new calls; those it has go on. */
@Entity
@Table(name = "drained_server")
public class DrainedServer {

    @Id
    private String name;

    @Column(name = "drained_at")
    private Instant drainedAt;

    @Column(name = "drained_by")
    private String drainedBy;

    protected DrainedServer() {}

    DrainedServer(String name, String by, Instant now) {
        this.name = name;
        this.drainedBy = by;
        this.drainedAt = now;
    }

    String name() {
        return name;
    }
}
