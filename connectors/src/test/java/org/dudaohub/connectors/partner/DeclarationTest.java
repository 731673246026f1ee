package org.dudaohub.connectors.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a declaration may say, and what names may do. */
class DeclarationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                                     | 不是有效的JSON",
                "{'transport':{'type':'pigeon'}}                                       | transport",
                "{'transport':{'type':'folder','path':'a'},'inn':[]}                   | inn",
                "{'transport':{'type':'folder','path':'a'}}                            | 没有通道",
                "{'transport':{'type':'folder','path':'../..'},'in':[{'id':'x','kind':'zones'}]} | 不在本节点的对接文件夹之内",
                "{'transport':{'type':'folder','path':'/etc'},'in':[{'id':'x','kind':'zones'}]} | 不在本节点的对接文件夹之内",
                "{'transport':{'type':'folder','path':'a'},'in':[{'id':'x','kind':'nothing'}]} | 报文种类",
                "{'transport':{'type':'folder','path':'a'},'in':[{'id':'x','kind':'zones'},{'id':'x','kind':'zones'}]} | 用了两次",
                "{'transport':{'type':'folder','path':'a'},'in':[{'id':'x','kind':'zones','mapping':{'fields':[{'field':'校名','from':'a'}]}}]} | 没有“校名”这一列",
                "{'transport':{'type':'folder','path':'a'},'in':[{'id':'x','kind':'zones','format':'XML'}]} | records",
                "{'transport':{'type':'folder','path':'a'},'in':[{'id':'x','kind':'zones','organizations':['1']}]} | 不是学校自己的事项",
                "{'transport':{'type':'sftp','host':'h','port':22,'user':'u'},'in':[{'id':'x','kind':'zones'}]} | 主机密钥",
                "{'transport':{'type':'sftp','host':'h?x=1','port':22,'user':'u)&a=b'},'in':[{'id':'x','kind':'zones'}]} | 不允许的字符",
                "{'transport':{'type':'http','url':'file:///etc'},'in':[{'id':'x','kind':'zones','path':'/a'}]} | http或https",
                "{'transport':{'type':'http'},'in':[{'id':'x','kind':'zones'}]} | 至少16个字符",
                "{'transport':{'type':'folder','path':'a'},'in':[{'id':'x','kind':'zones'}],'policy':{'cron':'always'}} | 时间表",
                "{'transport':{'type':'sftp','host':'h','port':22,'user':'u'},'in':[{'id':'x','kind':'zones'}],'policy':{'concurrency':4}} | 在一个连接上逐件取送",
                "{'transport':{'type':'mail','imapHost':'h','imapPort':1,'user':'u'},'in':[{'id':'x','kind':'zones'}],'policy':{'concurrency':4}} | 在一个连接上逐件取送",
                "{'transport':{'type':'http','url':'http://h'},'in':[{'id':'x','kind':'zones','path':'/a'}],'policy':{'concurrency':4}} | 没有由对方报送的通道",
                "{'transport':{'type':'amqp','host':'h','port':1,'user':'u'},'out':[{'id':'x','kind':'statistics','path':'a'}],'policy':{'concurrency':4}} | 没有收的通道",
                "{'transport':{'type':'folder','path':'a'},'in':[{'id':'x','kind':'zones'}],'policy':{'concurrency':17}} | 1至16之间",
            })
    void a_declaration_that_would_not_work_is_refused_with_its_reason(String declaration, String reason) {
        assertThat(problems(declaration.strip().replace('\'', '"'))).contains(reason);
    }

    private static String problems(String declaration) {
        try {
            return String.join(
                    "；", Review.of(Declaration.read(declaration), Credentials.NONE, Path.of("/data/partners")));
        } catch (Declaration.Malformed malformed) {
            return malformed.getMessage();
        }
    }

    @Test
    void what_is_declared_reads_the_same_after_it_was_written() throws Exception {
        Declaration read = Declaration.read("""
                {"transport":{"type":"folder","path":"a"},"in":[{"id":"x","kind":"zones"}],
                 "policy":{"every":"PT5M","quietFrom":"22:00","quietUntil":"06:00"}}""");

        assertThat(Declaration.read(read.json())).isEqualTo(read);
    }

    @Test
    void codes_and_schools_stay_in_the_order_in_which_they_were_declared() throws Exception {
        String codes =
                IntStream.range(0, 40).mapToObj("\"%d\":\"小学\""::formatted).collect(Collectors.joining(","));
        String schools =
                IntStream.range(0, 40).mapToObj("\"21991230%02d\""::formatted).collect(Collectors.joining(","));
        String written = Declaration.read("""
                {"transport":{"type":"folder","path":"a"},"in":[{"id":"x","kind":"zones","organizations":[%s],
                 "mapping":{"fields":[{"field":"名称","from":"a","codes":{%s}}]}}]}""".formatted(schools, codes)).json();

        assertThat(written.replaceAll("\\s", "")).contains(codes, schools);
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 06:00, 23:30, true",
        "22:00, 06:00, 05:59, true",
        "22:00, 06:00, 06:00, false",
        "12:00, 14:00, 13:00, true",
        "12:00, 14:00, 15:00, false"
    })
    void quiet_hours_may_span_midnight(LocalTime from, LocalTime until, LocalTime now, boolean quiet) {
        Policy usual = Policy.USUAL;
        Policy policy = new Policy(
                usual.every(),
                null,
                1,
                0,
                1,
                usual.firstPause(),
                usual.longestPause(),
                50,
                usual.breakerPause(),
                from,
                until);

        assertThat(policy.isQuiet(now)).isEqualTo(quiet);
    }

    @ParameterizedTest
    @CsvSource({"../../etc/passwd, .._.._etc_passwd", "C:\\x\\y.csv, C:_x_y.csv", "'', schools"})
    void a_name_is_shown_and_never_followed(String name, String shown) throws Exception {
        assertThat(new Arrival(name.isEmpty() ? "schools" : name, null, 0, () -> new ByteArrayInputStream(new byte[0]))
                        .fileName())
                .isEqualTo(shown);
    }
}
