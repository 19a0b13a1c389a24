#include "stages/qa/tongue.h"

#include <stddef.h>

#define LIST (const char *const[])

/* By experience, not measured: never more than a note. */
static const struct tongue_length length = {.hangul = 0.98,
                                            .gloss_hangul = 0.80,
                                            .word = 0.25,
                                            .digit = 1.00,
                                            .latin = 1.00,
                                            .mark = 0.80,
                                            .base = 2.0,
                                            .polite = -3.0,
                                            .local_time = -4.0,
                                            .most = SEVERITY_NOTE};

/* Terms of Japanese criminal procedure as newspapers use them. */
static const struct tongue_law law = {
    .arrested = LIST{"逮捕", "拘束", "拘置", "勾留", "身柄", "検挙", "捕ま", "取り押さえ", NULL},
    .indicted = LIST{"起訴", NULL},
    .charged = LIST{"起訴", "裁判", "罪で", "罪に問", NULL},
    .sought = LIST{"求刑", "求め", NULL},
    .guilty = LIST{"有罪", "実刑", "言い渡", "受刑", "服役", NULL},
    .acquitted = LIST{"無罪", "不起訴", "嫌疑なし", "潔白", "無実", "嫌疑が晴れ", NULL},
    .refused = LIST{"棄却", "却下", "退け", "認めな", "認めず", NULL},
    .suspended = LIST{"猶予", NULL},
    .warrant = LIST{"逮捕状", "勾留状", "令状", "拘束令状", "逮捕令状", NULL},
    .denials = LIST{"有罪ではな", "有罪とは認め", "無罪", NULL},
};

static const struct tongue_fates fates = {
    .words = (const struct tongue_fate[]){{"死亡", FATE_DEAD},
                                          {"亡くな", FATE_DEAD},
                                          {"死者", FATE_DEAD},
                                          {"犠牲", FATE_DEAD},
                                          {"負傷", FATE_HURT},
                                          {"けが", FATE_HURT},
                                          {"怪我", FATE_HURT},
                                          {"重傷", FATE_HURT},
                                          {"軽傷", FATE_HURT},
                                          {"行方不明", FATE_MISSING},
                                          {"救助", FATE_RESCUED},
                                          {"逮捕", FATE_ARRESTED},
                                          {"拘束", FATE_ARRESTED},
                                          {NULL, FATE_UNKNOWN}},
};

const struct tongue tongue_ja = {
    .lang = "ja",
    .unspaced = true,
    .length = &length,
    .law = &law,
    .fates = &fates,
    .places = &places_ja,
    .north = LIST{"北朝鮮", "平壌", "北側", NULL},
    .south = LIST{"韓国", "ソウル", "南側", NULL},
    .quoted_only = LIST{"私は", "私たち", "我々", "僕は", "われわれ", "私の", "ください", "ましょう", NULL},
    .hedges = LIST{"容疑",   "疑い",     "疑惑",     "嫌疑",     "という", "とされ", "とみられ", "と見られ", "伝えられ",
                   "伝えた", "報じ",     "報道",     "可能性",   "主張",   "訴え",   "述べ",     "語っ",     "話し",
                   "模様",   "ようだ",   "らしい",   "推定",     "推計",   "推測",   "観測",     "知られ",   "だろう",
                   "思われ", "考えられ", "明らかに", "によると", "反論",   "強調",   "と発表",   "分かった", "わかった",
                   "見込み", "見通し",   "罪で",     "起訴",     "逮捕",   "捜査",   "と見て",   "とみて",   "おそれ",
                   "恐れ",   "うわさ",   "もよう",   "と言",     "そうだ", NULL},
    .claims = LIST{"要求", "呼びかけ", "批判", "指摘", "反対", "警告", "否定", "説明", "言", "語", "述べ", "べきだ",
                   "唱え", "抗議", "宣言", NULL},
    .denials = LIST{"ない", "なかった", "なく", "ません", "ず", "ぬ", "なし", "否", "拒", "不", "無", "未", "非", "断",
                    "まだ", "欠", NULL},
};
