package org.dudaohub.domain.notice;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface NoticeCommand extends Command permits BindWeChat, RecordNotice, PostNotice, ReadNotice {}
