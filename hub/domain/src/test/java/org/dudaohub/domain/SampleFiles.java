package org.dudaohub.domain;

/** Files for facts to name. */
public final class SampleFiles {

    public static final Attachment PHOTO = new Attachment("0".repeat(63) + "1", 20_000_000, "image/jpeg", "留样柜.jpg");

    private SampleFiles() {}
}
