#include "terms/opaque.h"

/* By the Hanja that the part has in these words and not as a word of its own. Written
 * from common knowledge of Korean; a line of glossaries/samples/longer-words.wrong that
 * no rule can mend belongs here, with its family. */
const char *const opaque_words[] = {
    /* 意思 will, 議事 debate; 醫師 doctor, 義士 */
    "의사소통",
    "의사결정",
    "의사표시",
    "의사표현",
    "의사능력",
    "의사일정",
    "의사진행",
    "의사봉",
    /* 代謝 metabolism; 大使 ambassador */
    "신진대사",
    "기초대사",
    "대사질환",
    "대사증후군",
    "대사작용",
    "대사장애",
    /* 利害 interests; 理解 understanding */
    "이해관계",
    "이해관계자",
    "이해득실",
    "이해당사자",
    "이해타산",
    "이해충돌",
    /* 四字, 故事; 獅子 lion, 使者, 死者, 考査 */
    "사자성어",
    "고사성어",
    /* 帶狀 shingles; 對象, 大賞 */
    "대상포진",
    /* 起死, 大器; 記事 report, 騎士, 待機 */
    "기사회생",
    "대기만성",
    /* 上下水 mains water; 首都 capital */
    "상하수도",
    /* 無期 for life; 武器 weapon */
    "무기징역",
    "무기정학",
    /* 印度 in names of their own; 印度 India, 引渡 */
    "인도네시아",
    "인도차이나",
    "인도유럽어",
    0,
};
