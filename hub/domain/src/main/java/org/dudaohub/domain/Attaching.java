package org.dudaohub.domain;

import java.util.List;

/** An event or a command that names files. */
public interface Attaching {

    List<Attachment> attachments();
}
