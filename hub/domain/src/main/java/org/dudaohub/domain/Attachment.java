package org.dudaohub.domain;

/**
 * A file that a fact names: a scan, a photograph, a recording. The fact holds what it is known by, the bytes are kept apart
 * and are the right ones if they have this hash.
 *
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param size in bytes
 * @param mediaType such as {@code application/pdf}; as whoever handed it in said, so nothing may rely on it
 * @param name the file's name, without a folder
 */
public record Attachment(
        @Required @Wording("附件摘要") String sha256,
        @Required @Wording("附件大小") long size,
        @Wording("附件类型") String mediaType,
        @Required @Wording("附件名称") String name)
        implements Labelled {

    private static final String HASH = "[0-9a-f]{64}";

    /** Whether it says what a file can be found and verified by. */
    public boolean findable() {
        return sha256 != null && sha256.matches(HASH) && size > 0 && name != null && !name.isBlank();
    }

    @Override
    public String label() {
        return name;
    }
}
