package org.carillon.telephony.asterisk;

import org.asteriskjava.manager.event.UserEvent;

/** {@code UserEvent(CarillonTransferFailed,...)} of the dialplan: the third party did not answer; the call comes back. */
public final class CarillonTransferFailedEvent extends UserEvent {

    private static final long serialVersionUID = 1;

    private String cause;
    private String status;

    public CarillonTransferFailedEvent(Object source) {
        super(source);
    }

    /** The hang-up cause (ITU-T Q.850), or null. */
    public String getCause() {
        return cause;
    }

    public void setCause(String cause) {
        this.cause = cause;
    }

    /** What {@code Dial} says of it: {@code BUSY}, {@code NOANSWER}, ... */
    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }
}
