package org.dudaohub.connectors.intake;

import org.apache.camel.builder.RouteBuilder;

/** One route for each watched folder, made from a template out of what the configuration says of the partner. */
final class WatchedFolderRoutes extends RouteBuilder {

    /** Files that an editor, Excel or a transfer still works on. */
    private static final String UNFINISHED = "RAW((?i)(~\\$.*|.*\\.(tmp|part|filepart|crdownload|swp)))";

    private final IntakeProperties properties;
    private final WatchedFolder folder;

    WatchedFolderRoutes(IntakeProperties properties, WatchedFolder folder) {
        this.properties = properties;
        this.folder = folder;
    }

    @Override
    public void configure() {
        // A file that waits for the node is tried at each poll: a line in the log for each, not a page.
        errorHandler(defaultErrorHandler().logExhaustedMessageHistory(false).logStackTrace(false));
        routeTemplate("watched-folder")
                .templateParameter("path")
                .templateParameter("partner")
                .templateParameter("name")
                .templateParameter("kind")
                .templateParameter("poll")
                .templateParameter("settle")
                // The ledger knows which file was worked through, so Camel needs no memory of its own.
                .from(
                        "file:{{path}}?delay={{poll}}&initialDelay=0&sortBy=file:name&maxMessagesPerPoll=100&eagerMaxMessagesPerPoll=false"
                                + "&readLock=changed&readLockMarkerFile=false&readLockMinLength=0&readLockMinAge={{settle}}"
                                + "&readLockCheckInterval=200&exclude=" + UNFINISHED
                                + "&move=${exchangeProperty." + WatchedFolder.DESTINATION + "}")
                .setProperty(WatchedFolder.PARTNER, constant("{{partner}}"))
                .setProperty(WatchedFolder.NAME, constant("{{name}}"))
                .setProperty(WatchedFolder.KIND, constant("{{kind}}"))
                .process(folder);
        for (IntakeProperties.Partner partner : properties.partners()) {
            templatedRoute("watched-folder")
                    .routeId("intake-" + partner.id() + "-" + partner.kind())
                    .parameter("path", partner.folder().toAbsolutePath().toString())
                    .parameter("partner", partner.id())
                    .parameter("name", partner.displayName())
                    .parameter("kind", partner.kind())
                    .parameter("poll", Long.toString(properties.intake().poll().toMillis()))
                    .parameter(
                            "settle", Long.toString(properties.intake().settle().toMillis()));
        }
    }
}
