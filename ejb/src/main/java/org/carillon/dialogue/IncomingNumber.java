package org.carillon.dialogue;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.carillon.request.RequestedApplication;
import org.carillon.request.StoredApplication;

/** A number (or SIP user) that callers can dial, and the application that answers. */
@Entity
@Table(name = "incoming_number")
public class IncomingNumber {

    @Id
    private String number;

    @Column(name = "requester_id")
    private String requesterId;

    @Embedded
    private StoredApplication application;

    protected IncomingNumber() {}

    IncomingNumber(String number, String requesterId, RequestedApplication application) {
        this.number = number;
        this.requesterId = requesterId;
        this.application = new StoredApplication(application);
    }

    /** What callers dial: the user part of the Request-URI. */
    public String number() {
        return number;
    }

    /** Whose number it is. */
    public String requesterId() {
        return requesterId;
    }

    public RequestedApplication application() {
        return application.application();
    }
}
