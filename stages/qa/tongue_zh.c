#include "stages/qa/tongue.h"

#include <stddef.h>

#define LIST (const char *const[])

/* By experience, not measured: never more than a note. */
static const struct tongue_length length = {.hangul = 0.64,
                                            .gloss_hangul = 0.50,
                                            .word = 0.20,
                                            .digit = 1.00,
                                            .latin = 1.00,
                                            .mark = 0.80,
                                            .base = 1.5,
                                            .polite = -4.0,
                                            .local_time = -4.0,
                                            .most = SEVERITY_NOTE};

/* Terms of Chinese criminal procedure as newspapers use them, simplified and traditional. */
static const struct tongue_law law = {
    .arrested =
        LIST{"逮捕", "拘留", "拘捕", "被捕", "抓获", "抓獲", "羁押", "羈押", "拘押", "落网", "落網", "收押", NULL},
    .indicted = LIST{"起诉", "起訴", "公诉", "公訴", NULL},
    .charged = LIST{"起诉", "起訴", "公诉", "公訴", "审判", "審判", "受审", "受審", NULL},
    .sought = LIST{"求刑", "请求", "請求", "要求", "建议", "建議", NULL},
    .guilty = LIST{"有罪", "判处", "判處", "定罪", "被判", "获刑", "獲刑", "服刑", "判刑", NULL},
    .acquitted = LIST{"无罪", "無罪", "不起诉", "不起訴", "清白", NULL},
    .refused = LIST{"驳回", "駁回", "不予", "拒绝", "拒絕", NULL},
    .suspended = LIST{"缓刑", "緩刑", "缓期", "緩期", NULL},
    .warrant = LIST{"逮捕令", "拘捕令", "逮捕证", "逮捕證", "拘票", NULL},
    .denials = LIST{"无罪", "無罪", "是否有罪", NULL},
};

static const struct tongue_fates fates = {
    .words = (const struct tongue_fate[]){{"死亡", FATE_DEAD},
                                          {"遇难", FATE_DEAD},
                                          {"遇難", FATE_DEAD},
                                          {"丧生", FATE_DEAD},
                                          {"喪生", FATE_DEAD},
                                          {"受伤", FATE_HURT},
                                          {"受傷", FATE_HURT},
                                          {"负伤", FATE_HURT},
                                          {"負傷", FATE_HURT},
                                          {"失踪", FATE_MISSING},
                                          {"失蹤", FATE_MISSING},
                                          {"获救", FATE_RESCUED},
                                          {"獲救", FATE_RESCUED},
                                          {"被捕", FATE_ARRESTED},
                                          {"逮捕", FATE_ARRESTED},
                                          {NULL, FATE_UNKNOWN}},
};

const struct tongue tongue_zh = {
    .lang = "zh",
    .unspaced = true,
    .length = &length,
    .law = &law,
    .fates = &fates,
    .places = &places_zh,
    .north = LIST{"朝鲜", "北韩", "北韓", "朝方", "平壤", NULL},
    .south = LIST{"韩国", "韓國", "首尔", "首爾", "韩方", "韓方", NULL},
    .quoted_only = LIST{"我", "我们", "我們", "你", "您", NULL},
    .hedges = LIST{"涉嫌", "嫌疑", "疑似", "据称", "據稱", "据报", "據報", "据悉",   "據悉", "据传", "據傳",
                   "称",   "稱",   "表示", "说",   "說",   "指控", "被指", "怀疑",   "懷疑", "可能", "或",
                   "估计", "估計", "推测", "推測", "认为", "認為", "主张", "主張",   "指出", "消息", "透露",
                   "预计", "預計", "强调", "強調", "疑",   "据",   "據",   "了解到", "推算", "起诉", "起訴",
                   "逮捕", "调查", "調查", "罪",   "反驳", "反駁", "看来", "看來",   NULL},
    .claims = LIST{"要求", "呼吁", "呼籲", "批评", "批評", "指责", "指責", "反对", "反對", "警告", "否认", "否認",
                   "解释", "解釋", "应该", "應該", "抗议", "抗議", "宣称", "宣稱", "坚称", "堅稱", NULL},
    .denials = LIST{"不", "没", "沒", "未", "无", "無", "否", "非", "拒", "别", "別", "缺", "尚", NULL},
};
