package org.dudaohub.connectors.partner;

import jakarta.activation.DataHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.attachment.AttachmentMessage;
import org.dudaohub.connectors.intake.ImportResult;
import org.dudaohub.connectors.intake.ResultFile;

/** The end of every inbound route: what came is taken in. */
final class Taking implements Processor {

    /** Exchange properties: whose it is, and where a file goes afterwards. */
    static final String PARTNER = "partner";

    static final String CHANNEL = "channel";
    static final String DESTINATION = "destination";
    static final String RESULT_NAME = "resultName";

    /** Headers that the node's own doors set. */
    static final String FILE_NAME = "dudaoFileName";

    static final String MESSAGE_ID = "dudaoMessageId";

    /** The header in which a door finds what became of the payload. */
    static final String TAKEN = "dudaoTaken";

    private final Partners partners;
    private final Payloads payloads;

    Taking(Partners partners, Payloads payloads) {
        this.partners = partners;
        this.payloads = payloads;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        String id = exchange.getProperty(PARTNER, String.class);
        String name = exchange.getProperty(CHANNEL, String.class);
        Partner partner = partners.find(id).filter(Partner::runs).orElseThrow(() -> new Stopped(id));
        Inbound channel = partner.inbound(name).orElseThrow(() -> new Stopped(id));
        Message message = exchange.getMessage();
        switch (partner.declaration().transport()) {
            case Transport.Mail mail -> mail(partner, channel, mail, exchange.getMessage(AttachmentMessage.class));
            case Transport.Folder _, Transport.Sftp _ -> file(partner, channel, exchange);
            case Transport.Amqp _, Transport.Http _ ->
                message.setHeader(TAKEN, payloads.take(partner, channel, arrival(message)));
        }
    }

    /** A file is read as a stream, and only if its length says that it may be. */
    private void file(Partner partner, Inbound channel, Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        String file = message.getHeader(Exchange.FILE_NAME_ONLY, String.class);
        Long length = message.getHeader(Exchange.FILE_LENGTH, Long.class);
        Taken taken = payloads.take(
                partner, channel, new Arrival(file, null, length == null ? -1 : length, () -> opened(message)));
        exchange.setProperty(DESTINATION, (taken.failed() ? "failed/" : ".done/") + file);
        Optional<ImportResult.Imported> result = Optional.ofNullable(taken.result());
        exchange.setProperty(
                RESULT_NAME, result.map(done -> ResultFile.nameFor(file)).orElse(null));
        message.setBody(result.<Object>map(ResultFile::of).orElse(taken));
    }

    /** The partner was paused or changed while the payload was on its way: it stays where it is. */
    static final class Stopped extends RuntimeException {

        Stopped(String partner) {
            super(partner + " is paused, or declared anew");
        }
    }

    private static Arrival arrival(Message message) {
        byte[] body = message.getBody(byte[].class);
        byte[] content = body == null ? new byte[0] : body;
        return new Arrival(
                header(message, FILE_NAME, "CamelSpringRabbitmqFileName"),
                header(message, MESSAGE_ID, "CamelSpringRabbitmqMessageId"),
                content.length,
                () -> new ByteArrayInputStream(content));
    }

    private static InputStream opened(Message message) throws IOException {
        InputStream content = message.getBody(InputStream.class);
        if (content == null) {
            throw new IOException("the file is no longer there");
        }
        return content;
    }

    private static String header(Message message, String own, String broker) {
        return Optional.ofNullable(message.getHeader(own, String.class))
                .orElse(message.getHeader(broker, String.class));
    }

    /** Each attachment is a payload. Whose mail it is not is kept, and nothing of it is taken in. */
    private void mail(Partner partner, Inbound channel, Transport.Mail mail, AttachmentMessage message)
            throws IOException {
        String id = message.getHeader("Message-ID", String.class);
        String from = String.valueOf(message.getHeader("From", String.class)).toLowerCase(Locale.ROOT);
        boolean known = mail.senders().stream()
                .map(sender -> sender.toLowerCase(Locale.ROOT))
                .anyMatch(sender -> from.equals(sender) || from.endsWith("<" + sender + ">"));
        Map<String, DataHandler> attachments = message.hasAttachments() ? message.getAttachments() : Map.of();
        if (attachments.isEmpty()) {
            byte[] text = Optional.ofNullable(message.getBody(byte[].class)).orElse(new byte[0]);
            payloads.refuse(
                    partner,
                    channel,
                    new Arrival(
                            message.getHeader("Subject", String.class),
                            id,
                            text.length,
                            () -> new ByteArrayInputStream(text)),
                    Payloads.NO_ATTACHMENT,
                    "邮件没有附件");
            return;
        }
        for (Map.Entry<String, DataHandler> attachment : attachments.entrySet()) {
            Arrival arrival = new Arrival(
                    attachment.getKey(), id, -1, () -> attachment.getValue().getInputStream());
            if (known) {
                payloads.take(partner, channel, arrival);
            } else {
                payloads.refuse(partner, channel, arrival, Payloads.NOT_PERMITTED, "发件人不是登记的对方邮箱");
            }
        }
    }
}
