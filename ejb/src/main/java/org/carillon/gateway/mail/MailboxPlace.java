package org.carillon.gateway.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Which node reads a mailbox, as long as it lives. */
@Entity
@Table(name = "mailbox_place")
public class MailboxPlace {

    @Id
    private String mailbox;

    @Column(name = "node_id")
    private String nodeId;

    protected MailboxPlace() {}

    MailboxPlace(String mailbox, String nodeId) {
        this.mailbox = mailbox;
        this.nodeId = nodeId;
    }

    String nodeId() {
        return nodeId;
    }

    void taken(String node) {
        nodeId = node;
    }
}
