//! Surnames of Japan, China and Korea: there a name begins with one, and little else tells it from other words. Those that are most
//! often met, from censuses; data, and its look-up.

use crate::hash::Words;
use std::sync::OnceLock;

const CHINESE: &str = "王 李 张 張 刘 劉 陈 陳 杨 楊 黄 黃 赵 趙 吴 吳 周 徐 孙 孫 马 馬 朱 胡 郭 何 林 罗 羅 高 郑 鄭 梁 谢 謝 宋 唐 许 許 韩 韓 邓 鄧 冯 馮 曹 彭 曾 肖 蕭 萧 田 董 袁 潘 \
    蒋 蔣 蔡 余 于 杜 叶 葉 程 魏 苏 蘇 吕 呂 丁 任 卢 盧 姚 沈 钟 鍾 姜 崔 谭 譚 陆 陸 汪 范 廖 石 金 韦 韋 贾 賈 夏 付 傅 方 邹 鄒 熊 白 孟 秦 邱 侯 江 尹 薛 闫 閻 段 雷 龙 龍 黎 史 陶 贺 賀 \
    毛 郝 顾 顧 龚 龔 邵 万 萬 覃 武 钱 錢 戴 严 嚴 莫 孔 向 常 汤 湯 康 易 乔 喬 赖 賴 文 施 洪 辛 温 溫 柯 柳 涂 甘 游 簡 翁 詹 紀 聶 聂 焦 俞 樊 葛 祝 庄 莊 殷 倪 岑 麥 麦 區 符 古 饒 童 連 关 關 \
    欧阳 歐陽 上官 司马 司馬 诸葛 諸葛 司徒 夏侯";

const JAPANESE: &str = "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 林 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 \
    近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 岡本 藤原 金子 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 今井 工藤 高田 増田 丸山 \
    杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 菅原 岩崎 久保 木下 佐野 野村 松尾 市川 菊地 菊池 杉本 古川 大西 島田 水野 桜井 高野 吉川 山内 西田 飯田 北村 安田 川口 今村 浜田 川村 秋山 東 \
    岩田 矢野 小松 松岡 馬場 荒木 大橋 望月 永井 吉村 熊谷 内藤 小池 川崎 服部 久保田 田辺 早川 山中 石原 須藤 関 福島 川上 松下 黒田 荒井 岩本 栗原 松村 黒木 滝口 大石 堀江 沢渡 根岸 北川 堀口 比嘉 緒方 \
    三宅 白石 富田 坂口 真鍋 宮下 笠原 小田切 橋爪 浅野 相原 江口 尾崎 片山 金田 神田 川島 岸田 桑原 越智 児玉 五十嵐 柏木 榎本 奥村 大島 大谷 上原 植田 宇野 岩井 稲垣 石塚 石橋 飯島 天野 \
    浅井 足立 荒川 有馬 安部 青山 赤木 秋田 麻生 東海林 伊東 泉 磯部 市村 井口 入江 岩瀬 内山 梅田 浦田 大川 大久保 大沢 大田 大場 大森 岡崎 岡村 小倉 尾形 小沢 落合 小原 甲斐 笠井 梶原 加納 \
    川田 川端 河村 菅野 岸本 北野 木原 久米 黒川 桑田 小泉 河合 河内 古賀 小西 小宮 近江 斎木 坂井 榊原 坂田 桜田 笹川 佐伯 沢田 椎名 塩田 重松 篠原 島崎 下田 庄司 城田 新谷 杉浦 杉田 瀬川 関口 関根 高岡 \
    高島 高瀬 高見 滝沢 武井 竹田 竹中 田島 立花 田口 田代 谷 谷川 玉木 田宮 茅野 津田 土屋 堤 角田 手塚 寺田 徳永 戸田 土井 中井 長尾 中尾 永田 中西 中田 中谷 長野 仲村 成田 西 西川 西山 西野 西尾 二宮 沼田 \
    野崎 野田 萩原 橋口 長谷 畑 羽田 浜口 林田 原口 樋口 日高 平井 平田 平山 広瀬 深沢 福井 福岡 福本 藤岡 藤沢 藤村 藤川 藤森 古田 星野 細川 堀 堀内 本田 本間 前川 牧野 町田 松永 松原 松浦 丸田 三上 三木 三島 \
    水谷 溝口 南 三輪 宮内 宮川 宮沢 宮田 向井 村井 村瀬 村松 茂木 本村 森川 森下 森本 森山 守屋 八木 安井 柳田 矢島 山岸 山根 山村 山元 湯川 湯浅 横田 横井 吉岡 吉沢 吉野 吉本 米田 若林 渡部";

const KOREAN: &str = "김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 유 전 홍 고 문 양 손 배 백 허 남 심 노 하 곽 성 차 주 우 구 나 민 진 지 엄 채 원 천 방 공 현 함 변 염 여 추 도 소 석 선 설 마 길 연 \
    위 표 명 기 반 왕 금 옥 육 인 맹 제 모 탁 국 어 은 편 용 남궁 황보 제갈 선우";

/// Which of the three a row of characters begins with a surname of, in a text of a language, and how many characters the surname has.
pub(super) fn surname(name: &str, language: &str) -> Option<usize> {
    static KNOWN: OnceLock<[Words; 3]> = OnceLock::new();
    let known = KNOWN.get_or_init(|| [CHINESE, JAPANESE, KOREAN].map(|list| Words::of(list.split_ascii_whitespace())));
    let list = match language {
        "ja" => &known[1],
        "ko" => &known[2],
        _ => &known[0],
    };
    let begins = |count: usize| {
        let end = name.char_indices().nth(count).map_or(name.len(), |(end, _)| end);
        (name.chars().count() > count && list.holds(crate::hash::word(&name[..end]))).then_some(count)
    };
    (1..=3).rev().find_map(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_begins_with_a_surname() {
        for (name, language, length) in [
            ("佐々木希", "ja", Some(3)),
            ("小林大地", "ja", Some(2)),
            ("泥の王冠", "ja", None),
            ("欧阳一凡", "zh", Some(2)),
            ("林慧心", "zh", Some(1)),
            ("银幕前后", "zh", None),
            ("남기태", "ko", Some(1)),
            ("오월", "ko", Some(1)),
            ("림", "ko", None),
        ] {
            assert_eq!(surname(name, language), length, "{name}");
        }
    }
}
