package org.carillon.dispatch;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.resource.ResourceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.carillon.dialogue.Channels;
import org.carillon.dialogue.KeptChannel;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.telephony.TelephonyConnectionFactory;

/** Channels for third parties, of servers picked like those for customers. */
@ApplicationScoped
public class SelectedChannels implements Channels {

    private static final Logger LOG = System.getLogger(SelectedChannels.class.getName());

    @Resource(lookup = Telephony.FACTORY)
    private TelephonyConnectionFactory telephony;

    @Inject
    private ServerSelector selector;

    @Override
    public Optional<TelephonyConnection> take() {
        return selector.keepChannel().flatMap(this::take);
    }

    @Override
    public Optional<TelephonyConnection> takeOf(String server) {
        return selector.keepChannelOf(server).flatMap(this::take);
    }

    private Optional<TelephonyConnection> take(KeptChannel kept) {
        try (kept) {
            TelephonyConnection connection = telephony.getConnection(kept.server());
            kept.taken();
            return Optional.of(connection);
        } catch (ResourceException e) {
            LOG.log(Level.DEBUG, "no channel of " + kept.server() + " for a third party", e);
            return Optional.empty();
        }
    }
}
