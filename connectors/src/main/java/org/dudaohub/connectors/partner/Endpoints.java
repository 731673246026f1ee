package org.dudaohub.connectors.partner;

import java.nio.file.Path;

/** The addresses at which Camel finds a partner's channels. */
final class Endpoints {

    private static final String SFTP_TIMES =
            "connectTimeout=10000&soTimeout=30000&maximumReconnectAttempts=0&reconnectDelay=0";

    private final String partner;
    private final Declaration declaration;
    private final Credentials credentials;
    private final Path folders;

    Endpoints(String partner, Declaration declaration, Credentials credentials, Path folders) {
        this.partner = partner;
        this.declaration = declaration;
        this.credentials = credentials;
        this.folders = folders;
    }

    /** The name of something of the partner's in Camel's registry. */
    String bean(String what) {
        return "partner-" + partner + "-" + what;
    }

    private String secret(Secret secret) {
        return "RAW(" + credentials.get(secret) + ")";
    }

    String folder(Inbound channel) {
        return "file:" + folderOf(channel.path()) + "?autoCreate=true";
    }

    String folderResults(Inbound channel) {
        return "file:" + folderOf(channel.path()) + "/result?tempPrefix=.&fileExist=Override";
    }

    private Path folderOf(String path) {
        Transport.Folder folder = (Transport.Folder) declaration.transport();
        return folders.resolve(folder.path()).resolve(path);
    }

    String sftp(String path) {
        Transport.Sftp sftp = (Transport.Sftp) declaration.transport();
        String folder = java.util.stream.Stream.of(sftp.folder(), path)
                .filter(part -> part != null && !part.isEmpty())
                .collect(java.util.stream.Collectors.joining("/"));
        boolean byKey = credentials.find(Secret.PRIVATE_KEY).isPresent();
        return "sftp:" + sftp.host() + ":" + sftp.port() + "/" + folder
                + "?username=RAW(" + sftp.user() + ")"
                + (byKey ? "&privateKey=#" + bean("key") : "&password=" + secret(Secret.PASSWORD))
                + "&preferredAuthentications=" + (byKey ? "publickey" : "password")
                + "&knownHosts=#" + bean("known")
                + "&useUserKnownHostsFile=false&strictHostKeyChecking=yes&stepwise=false&throwExceptionOnConnectFailed=true&"
                + SFTP_TIMES;
    }

    /** The address itself goes into a header. */
    String http() {
        Transport.Http http = (Transport.Http) declaration.transport();
        String auth = switch (http.auth()) {
            case NONE, HMAC -> "";
            case BASIC ->
                "&authMethod=Basic&authenticationPreemptive=true&authUsername=RAW(" + http.user() + ")&authPassword="
                        + secret(Secret.PASSWORD);
            case BEARER -> "&authMethod=Bearer&authBearerToken=" + secret(Secret.TOKEN);
            case OAUTH2 ->
                "&oauth2ClientId=RAW(" + http.clientId() + ")&oauth2ClientSecret=" + secret(Secret.CLIENT_SECRET)
                        + "&oauth2TokenEndpoint=RAW(" + http.tokenUrl() + ")&oauth2CacheTokens=true"
                        + (http.scope() == null ? "" : "&oauth2Scope=RAW(" + http.scope() + ")");
        };
        return http.url() + "?bridgeEndpoint=false&throwExceptionOnFailure=true&okStatusCodeRange=200-399"
                + "&followRedirects=false&disableStreamCache=true&httpClient.responseTimeout=30000"
                + "&httpClient.contentCompressionEnabled=false"
                + "&httpConnection.connectTimeout=10000&httpConnection.socketTimeout=30000" + auth;
    }

    String queue(String queue, int concurrency) {
        return "spring-rabbitmq:default?queues=RAW(" + queue + ")&connectionFactory=#" + bean("broker")
                + "&autoDeclare=false&acknowledgeMode=AUTO&rejectAndDontRequeue=false&exchangePattern=InOnly"
                + "&concurrentConsumers=" + concurrency + "&prefetchCount=" + concurrency;
    }

    String mailbox(String folder) {
        Transport.Mail mail = (Transport.Mail) declaration.transport();
        return (mail.tls() ? "imaps:" : "imap:") + mail.imapHost() + ":" + mail.imapPort()
                + "?username=RAW(" + mail.user() + ")&password=" + secret(Secret.PASSWORD)
                + "&folderName=RAW(" + (folder.isEmpty() ? "INBOX" : folder)
                + ")&unseen=true&delete=false&peek=true&mimeDecodeHeaders=true&decodeFilename=true&disconnect=true"
                + "&closeFolder=true&connectionTimeout=10000&maxMessagesPerPoll=20"
                + "&handleDuplicateAttachmentNames=UUIDPREFIX&generateMissingAttachmentNames=UUID";
    }

    String outbound(Outbound channel) {
        return switch (declaration.transport()) {
            case Transport.Folder _ -> "file:" + folderOf(channel.path()) + "?tempPrefix=.&fileExist=Override";
            case Transport.Sftp _ -> sftp(channel.path()) + "&tempPrefix=.&fileExist=Override";
            case Transport.Http _ -> http();
            case Transport.Amqp amqp ->
                "spring-rabbitmq:"
                        + (amqp.exchange() == null || amqp.exchange().isEmpty() ? "default" : amqp.exchange())
                        + "?routingKey=RAW(" + channel.path() + ")&connectionFactory=#" + bean("broker")
                        + "&exchangePattern=InOnly&autoDeclareProducer=false&skipDeclareExchange=true&skipDeclareQueue=true"
                        + "&skipBindQueue=true&confirm=enabled&confirmTimeout=10000";
            case Transport.Mail mail ->
                (mail.tls() ? "smtps:" : "smtp:") + mail.smtpHost() + ":" + mail.smtpPort() + "?username=RAW("
                        + mail.user() + ")&password=" + secret(Secret.PASSWORD) + "&from=RAW(" + mail.from()
                        + ")&to=RAW(" + channel.path() + ")&connectionTimeout=10000";
        };
    }
}
