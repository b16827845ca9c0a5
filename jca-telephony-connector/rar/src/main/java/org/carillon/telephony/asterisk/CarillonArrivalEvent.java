package org.carillon.telephony.asterisk;

import org.asteriskjava.manager.event.UserEvent;

/** {@code UserEvent(CarillonArrival,...)} of the dialplan: a call has come in and rings. Filled by asterisk-java by its setters. */
public final class CarillonArrivalEvent extends UserEvent {

    private static final long serialVersionUID = 1;

    private String call;
    private String dialed;
    private String caller;

    public CarillonArrivalEvent(Object source) {
        super(source);
    }

    /** The identity that the dialplan has given the call: a UUID. */
    public String getCall() {
        return call;
    }

    public void setCall(String call) {
        this.call = call;
    }

    /** The number or user that was dialled. */
    public String getDialed() {
        return dialed;
    }

    public void setDialed(String dialed) {
        this.dialed = dialed;
    }

    /** Who calls, or null. */
    public String getCaller() {
        return caller;
    }

    public void setCaller(String caller) {
        this.caller = caller;
    }
}
