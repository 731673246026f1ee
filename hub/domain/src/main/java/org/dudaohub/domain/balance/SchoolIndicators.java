package org.dudaohub.domain.balance;

import java.math.BigDecimal;
import org.dudaohub.domain.Wording;

/**
 * A school's values of the seven indicators in a year, each already per pupil or per hundred pupils.
 *
 * @param teachingRooms and {@code sportsGrounds} in m² a pupil, {@code equipment} in yuan a pupil
 */
public record SchoolIndicators(
        @Wording("学校标识码") String school,
        @Wording("学生数") int pupils,
        @Wording("每百名学生高于规定学历教师数") BigDecimal highlyEducatedTeachers,
        @Wording("每百名学生骨干教师数") BigDecimal backboneTeachers,
        @Wording("每百名学生体育艺术教师数") BigDecimal sportArtTeachers,
        @Wording("生均教学及辅助用房面积") BigDecimal teachingRooms,
        @Wording("生均体育运动场馆面积") BigDecimal sportsGrounds,
        @Wording("生均教学仪器设备值") BigDecimal equipment,
        @Wording("每百名学生网络多媒体教室数") BigDecimal multimedia) {}
