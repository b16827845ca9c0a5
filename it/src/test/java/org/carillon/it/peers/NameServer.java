package org.carillon.it.peers;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A name server at loopback that knows what the test tells it, written as in a zone file. */
public final class NameServer implements AutoCloseable {

    private final DatagramSocket socket =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final List<Record> records = new CopyOnWriteArrayList<>();

    public NameServer() throws IOException {
        Thread thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    public NameServer knows(String record) throws IOException {
        try (Master zone = new Master(new java.io.ByteArrayInputStream(record.getBytes()))) {
            records.add(zone.nextRecord());
        }
        return this;
    }

    private void serve() {
        byte[] buffer = new byte[4_096];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                byte[] answer = answer(new Message(Arrays.copyOf(packet.getData(), packet.getLength())))
                        .toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Message answer(Message query) {
        Record question = query.getQuestion();
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.AA);
        answer.addRecord(question, Section.QUESTION);
        boolean isName = false;
        for (Record record : records) {
            if (record.getName().equals(question.getName())) {
                isName = true;
                if (record.getType() == question.getType() && question.getDClass() == DClass.IN) {
                    answer.addRecord(record, Section.ANSWER);
                }
            }
        }
        answer.getHeader().setRcode(isName ? Rcode.NOERROR : Rcode.NXDOMAIN);
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
