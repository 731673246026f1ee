package org.dudaohub.projections.imports;

import java.time.Instant;

/**
 * A file that was worked through to its end.
 *
 * @param file SHA-256 of its bytes, hexadecimal
 * @param partner who sent it
 * @param kind what it carries, such as {@code inspection-forms}
 * @param office code of the office whose node took it in
 * @param accepted lines that became events
 * @param unchanged lines whose content was recorded before
 * @param rejected lines that went back
 * @param position where this node's ledger keeps the result
 */
public record ImportedFile(
        String file,
        String fileName,
        String partner,
        String kind,
        String office,
        int accepted,
        int unchanged,
        int rejected,
        Instant recordedAt,
        long position) {}
