package org.carillon.telephony.contract;

/** The same with voice by AudioSocket, for an Asterisk that has no chan_websocket. */
class AudioSocketContractIT extends AsteriskContractIT {

    @Override
    String voice() {
        return ";media=audiosocket";
    }
}
