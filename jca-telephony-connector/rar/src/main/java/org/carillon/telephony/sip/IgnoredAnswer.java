package org.carillon.telephony.sip;

import javax.sip.ResponseEvent;

/** For a CANCEL: what counts is the final answer to the INVITE. */
enum IgnoredAnswer implements TransactionUser {
    INSTANCE;

    @Override
    public void onResponse(ResponseEvent event) {
        // nothing follows from it
    }

    @Override
    public void onTimeout() {
        // nothing follows from it
    }
}
