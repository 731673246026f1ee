package org.dudaohub.demo.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dudaohub.simulators.wechat.WeChatSimulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The WeChat simulator as a process. */
@Command(name = "wechat", description = "微信模拟器(选项见 WeChatSimulator)")
public final class WeChatCommand implements Callable<Integer> {

    @Unmatched
    private final List<String> options = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        Thread parent = Parent.watch();
        WeChatSimulator.main(options.toArray(String[]::new));
        parent.join();
        return 0;
    }
}
