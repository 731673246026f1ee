package org.dudaohub.projections.compact;

import de.bwaldvogel.mongo.backend.AbstractMongoBackend;

/** Storage in this process's memory that forgets everything when its server is closed. */
public final class CompactBackend extends AbstractMongoBackend {

    @Override
    protected CompactDatabase openOrCreateDatabase(String name) {
        return new CompactDatabase(name, getCursorRegistry());
    }
}
