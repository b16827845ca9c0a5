package org.carillon.requester;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** Somebody who may ask for sessions. Changed through methods only. */
@Entity
@Table(name = "requester")
public class Requester {

    @Id
    private String id;

    private String name;
    private String mail;

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean active;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Separated by spaces: no address has one. */
    @Column(name = "caller_ids")
    private String callerIds;

    @Column(name = "mail_replies")
    private boolean mailReplies;

    protected Requester() {}

    public Requester(String id, String name, String mail, Role role, Instant now) {
        this.id = id;
        this.name = name;
        this.mail = mail;
        this.role = role;
        this.active = true;
        this.createdAt = now;
        this.callerIds = "";
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The address that its mails come from, in lower case, or null. */
    public String mail() {
        return mail;
    }

    public Role role() {
        return role;
    }

    public boolean active() {
        return active;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** The numbers and users that it owns and may show as calling, the default first; none: the telephony server's own is shown. */
    public List<String> callerIds() {
        return callerIds.isEmpty() ? List.of() : List.of(callerIds.split(" "));
    }

    /** Now it owns these. */
    void owns(List<String> numbers) {
        this.callerIds = String.join(" ", numbers);
    }

    /** Whether it is told by mail what became of its mails, where they do not say. */
    public boolean mailReplies() {
        return mailReplies;
    }

    void tellByMail(boolean on) {
        this.mailReplies = on;
    }

    /** Closes or reopens the account; sessions already accepted go on. */
    public void activate(boolean on) {
        this.active = on;
    }
}
