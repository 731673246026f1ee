package org.dudaohub.demo;

import org.dudaohub.demo.node.NodeCommand;
import org.dudaohub.demo.node.WeChatCommand;
import org.dudaohub.demo.play.PlayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The demo's commands. */
@Command(
        name = "dudao-demo",
        description = "督导枢纽样例市演示",
        mixinStandardHelpOptions = true,
        subcommands = {PlayCommand.class, NodeCommand.class, WeChatCommand.class})
public final class Demo {

    private Demo() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Demo()).execute(arguments));
    }
}
