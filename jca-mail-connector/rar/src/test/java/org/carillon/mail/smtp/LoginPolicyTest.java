package org.carillon.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;

class LoginPolicyTest {

    private static final LoginPolicy STRICT = new LoginPolicy(true, false);

    @Test
    void aClientOnLoopbackMayLogInWithoutTls() throws IOException {
        assertThatCode(() -> STRICT.checkLogin(connectionFrom("127.0.0.1"))).doesNotThrowAnyException();
        assertThatCode(() -> STRICT.checkLogin(connectionFrom("::1"))).doesNotThrowAnyException();
    }

    @Test
    void aClientElsewhereNeedsTls() throws IOException {
        Connection connection = connectionFrom("192.0.2.1");
        assertThatThrownBy(() -> STRICT.checkLogin(connection))
                .isInstanceOfSatisfying(RejectException.class, e -> assertThat(e.getErrorResponse())
                        .startsWith("538 5.7.11"));
        assertThat(STRICT.permitsLogin(connection)).isFalse();
        assertThat(STRICT.offersTls(connection)).isTrue();
    }

    @Test
    void theOperatorMayPermitClearText() throws IOException {
        assertThat(new LoginPolicy(false, true).permitsLogin(connectionFrom("192.0.2.1")))
                .isTrue();
    }

    private static Connection connectionFrom(String address) throws IOException {
        return new Connection(new SocketFrom(address), Gateway.settings(100, Duration.ofSeconds(1)), () -> 0);
    }

    private static final class SocketFrom extends Socket {

        private final InetAddress address;

        SocketFrom(String address) throws UnknownHostException {
            this.address = InetAddress.getByName(address);
        }

        @Override
        public InetAddress getInetAddress() {
            return address;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(new byte[0]);
        }
    }
}
