package org.dudaohub.demo.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dudaohub.server.DudaoHub;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** One node: the server's application and the demo's door to its clock. */
@Command(name = "node", description = "一个节点,时钟可由演示拨动(选项为 Spring 的 --键=值)")
public final class NodeCommand implements Callable<Integer> {

    @Unmatched
    private final List<String> springOptions = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        Thread parent = Parent.watch();
        SpringApplication node = new SpringApplication(DudaoHub.class, ClockDoor.class);
        node.run(springOptions.toArray(String[]::new));
        parent.join();
        return 0;
    }
}
