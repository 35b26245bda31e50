//! Names in Japanese, Chinese and Korean, which no capital tells: behind a word for writing ("文／", "采写", "글"), before one
//! ("记者", "기자", "の感想"), in the brackets that close a text, before a post in brackets, alone on a line. Names behind words for other
//! work ("写真", "译", "사진") are found too, so that learning sees whose they are.

use super::EDGE;
use super::head::is_of_papers;
use super::surnames::surname;
use crate::choice::{Setting, Sink, few};
use crate::headline::is_dense_word;
use crate::text::{Line, Text, TokenKind, is_han, is_hangul};
use std::ops::Range;

/// What stands before the name of who wrote a text, `|` between; of two that begin alike the longer one comes first.
const WRITERS: &str = "取材・構成・文|取材・文|取材文|聞き手・構成|聞き手・文|聞き手|構成・文|文責|文と写真|文・写真|文|執筆者|執筆|筆者|著者|評者|評|投稿者|投稿|レビュアー名|レビュアー|レビュー|\
    ライター|報告者|報告|書き手|書いた人|記者|ニックネーム|ハンドルネーム|署名|寄稿|作者|撰文|撰稿人|撰稿|特约撰稿|特約撰稿|撰|采写|採寫|采访|採訪|本报记者|本報記者|本刊记者|\
    本刊記者|记者|通讯员|影评人|影評人|评论员|影评|影評|寄件人|发信人|發信人|编译|編譯|글쓴이|글과 사진|글·사진|글|작성자|필자|취재|닉네임|에디터|お名前|発言者|名前|記事|管理人の|評碟|進行|栏目主持|主笔|主筆|文案|讀者|读者|题：|人：|發言人|楼主|樓主|原作者|口述|文字記者|文字记者|특파원|진행|문|작성|사서";

/// What stands before the name of who did something else.
const OTHERS: &str = "写真|撮影|訳者|翻訳|訳|編集|監督|脚本|主演|摄影|攝影|图片|图|翻译|翻譯|译者|译|譯|编辑|編輯|校对|导演|導演|사진|번역|편집|감독|주연";

/// What follows the name of who wrote a text.
const BEHIND: &str = "記者|记者|기자|수습기자|인턴기자|객원기자|평론가|칼럼니스트|에디터|新聞記者|映画評論家|評論家|の一本|的自留地|的博客|的部落格|的電影|의|수습|ライター|さんの感想|さんのレビュー|さんの投稿|の感想|のレビュー|のブログ|の映画|さん|\
    氏|님의|님|的影评|的影評|的评论|的評論|报道|報道|報導|评论|撰|著|文|記|评|評|發表|发表|发布|写于|評分|评分";

/// How near to either end of a line names are looked for, in tokens.
const NEAR: usize = 24;

/// The longest name, in tokens.
const LONGEST: usize = 10;

/// Every such name near either end of a text, with what it was found by.
pub(super) fn names(text: &Text) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let lines = text.lines.len();
    for (number, line) in text.lines.iter().enumerate() {
        let edge = number < EDGE || number + EDGE >= lines;
        if edge && near(&line.tokens).any(|token| text.is_east_asian(token)) {
            in_line(text, line, &mut found);
        }
    }
    found
}

/// The tokens of a line that are near either end of it.
fn near(line: &Range<usize>) -> impl Iterator<Item = usize> {
    let first = (line.start + NEAR).min(line.end);
    (line.start..first).chain(line.end.saturating_sub(NEAR).max(first)..line.end)
}

fn in_line(text: &Text, line: &Line, found: &mut Vec<(Range<usize>, &'static str)>) {
    let tokens = line.tokens.clone();
    let mut note = |name: Range<usize>, by: &'static str| {
        if let Some(bare) = bare(text, name.clone()) {
            found.push((bare, by));
        }
        found.push((name, by));
    };
    for at in near(&tokens) {
        if let Some((behind, by)) = label(text, &tokens, at) {
            if let Some(name) = run(text, behind, tokens.end) {
                if let Some(both) = second(text, &name, tokens.end) {
                    note(both, by);
                }
                note(name, by);
            }
        } else if !text.is_ascii(at)
            && BEHIND.split('|').any(|word| text.reads(at, word))
            && let Some(name) = run_before(text, tokens.start, at)
        {
            note(name, "dense-before-trade");
        }
        if text.is_mark_of(at, "(（【[〔")
            && (at == tokens.start || tokens.end - at <= 16 || at < tokens.start + 3)
            && let Some(name) = run(text, at + 1, tokens.end)
        {
            let close = (name.end..tokens.end).find(|token| text.is_mark_of(*token, ")）】]〕"));
            let closes = close.is_some_and(|close| close + 2 >= tokens.end);
            let by = match (at == tokens.start, closes) {
                (true, true) => "dense-bracket-alone",
                (_, true) => "dense-bracket-closing",
                _ => "dense-bracket",
            };
            if let Some(both) = second(text, &name, tokens.end) {
                note(both, by);
            }
            note(name, by);
        }
    }
    // "真鍋 修（映画評論家）", "影痴阿May", "沈三两 2019-03-01".
    if let Some(name) = run(text, tokens.start, tokens.end) {
        let whole = second(text, &name, tokens.end).unwrap_or_else(|| name.clone());
        let by = match () {
            () if whole.end >= tokens.end => "dense-alone",
            () if text.is_mark_of(whole.end, "(（") => "dense-with-post",
            () if text.is_mark_of(whole.end, "|｜·・•,，、") || text.kind(whole.end) == Some(TokenKind::Number) => {
                "dense-opening"
            }
            () => return,
        };
        if whole != name {
            note(name, by);
        }
        note(whole, by);
    }
}

/// Where a name may begin that a label at a token stands before, and what such a name is found by.
fn label(text: &Text, line: &Range<usize>, at: usize) -> Option<(usize, &'static str)> {
    let opens = at == line.start || !text.is_tight(at) || !text.is_word(at - 1);
    let names_trade = text.reads(at, "记者") || text.reads(at, "記者");
    if !text.is_east_asian(at) || !(opens || names_trade) {
        return None;
    }
    let of = |labels: &'static str| labels.split('|').find(|label| text.reads(at, label));
    let (own, other) = (of(WRITERS), of(OTHERS));
    let (label, by) = match (own, other) {
        (Some(own), other) if other.is_none_or(|other| other.len() <= own.len()) => (own, "dense-label"),
        (_, Some(other)) => (other, "dense-other"),
        _ => return None,
    };
    let end = text.bytes(at..at + 1).start + label.len();
    let behind = (at + 1..line.end).find(|token| text.bytes(*token..token + 1).start >= end)?;
    // A Korean word is one token: the label must end where it does.
    if text.bytes(behind - 1..behind).end != end {
        return None;
    }
    let marked = text.is_mark_of(behind, ":：/／|｜=＝・·•");
    let apart = marked || !text.is_tight(behind);
    let long = label.chars().count() >= 2;
    let told = opens && (apart || long) || names_trade;
    let mut first = behind + usize::from(marked);
    while text.is_mark_of(first, ":：/／|｜=＝・·•@＠") && first < line.end {
        first += 1;
    }
    told.then_some((first, by))
}

/// The name that begins at a token: words and what joins them, with no gap between.
fn run(text: &Text, first: usize, limit: usize) -> Option<Range<usize>> {
    let part = |token: usize| text.is_word(token) || text.kind(token) == Some(TokenKind::Number);
    let joint = |token: usize| {
        text.is_mark_of(token, "・·•.．_-＝@＠")
            && text.is_tight(token)
            && token + 1 < limit
            && text.is_tight(token + 1)
    };
    if first >= limit || !text.is_word(first) {
        return None;
    }
    let mut end = first + 1;
    while end < limit && text.is_tight(end) && (part(end) || joint(end) && part(end + 1)) {
        if text.is_hangul(end) && text.is_hangul(end - 1) {
            break;
        }
        end += 1;
    }
    (end - first <= LONGEST).then_some(first..end)
}

/// The name that ends before a token, perhaps with a space between.
fn run_before(text: &Text, start: usize, end: usize) -> Option<Range<usize>> {
    let mut first = end;
    while first > start && end - first < LONGEST && text.is_word(first - 1) && (first == end || text.is_tight(first)) {
        first -= 1;
    }
    let opens = first == start || !text.is_tight(first) || !text.is_word(first - 1);
    (first < end && opens).then_some(first..end)
}

/// A name with what follows it behind a space: a given name, a surname in another script.
fn second(text: &Text, name: &Range<usize>, limit: usize) -> Option<Range<usize>> {
    let next = run(text, name.end, limit).filter(|_| !text.is_tight(name.end))?;
    let closes = next.end >= limit || !text.is_word(next.end) || !text.is_tight(next.end);
    let short = name.len() <= 8 && next.len() <= 5;
    (short && closes).then_some(name.start..next.end)
}

/// A name without the word for its bearer's trade that is joined to it: "坂口記者", "笠原・記".
fn bare(text: &Text, name: Range<usize>) -> Option<Range<usize>> {
    let slice = text.slice(name.clone());
    let word = BEHIND.split('|').chain(["の"]).filter(|word| slice.ends_with(word)).max_by_key(|word| word.len())?;
    let kept = text.bytes(name.clone()).end - word.len();
    let mut end = name.clone().find(|token| text.bytes(*token..token + 1).start >= kept)?;
    while end > name.start && !text.is_word(end - 1) {
        end -= 1;
    }
    (end > name.start).then_some(name.start..end)
}

/// The end of a row of characters of a script without spaces, or of a Korean word: one to eight of them with nothing between.
pub(super) fn dense_end(text: &Text, at: usize, limit: usize) -> Option<usize> {
    if text.is_hangul(at) {
        return (text.word(at).chars().count() <= 5).then_some(at + 1);
    }
    let mut end = at;
    while end < limit && is_dense_word(text, end) && (end == at || text.is_tight(end)) && end < at + 9 {
        end += 1;
    }
    (1..=8).contains(&(end - at)).then_some(end)
}

/// The end of "小田切 萌", "戸川 礼二": two rows of characters of Chinese origin with a space between, neither of them a word of papers. One
/// of them alone is nobody.
pub(super) fn surname_and_given(text: &Text, surname: Range<usize>, limit: usize) -> Option<usize> {
    let end = dense_end(text, surname.end, limit).filter(|_| !text.is_tight(surname.end))?;
    let whole = surname.start..end;
    let short = surname.len() <= 3 && end - surname.end <= 3 && (3..=6).contains(&whole.len());
    let of_papers = is_of_papers(text.slice(whole.clone()));
    (short && !of_papers && whole.into_iter().all(|token| text.is_han(token))).then_some(end)
}

/// A name in Japanese or Chinese without what it is called by: さん, 氏, 記者.
pub(super) fn without_honorific(text: &Text, name: Range<usize>) -> Option<Range<usize>> {
    let slice = text.slice(name.clone());
    let title =
        ["さん", "氏", "記者", "先生", "君", "の感想", "のブログ"].into_iter().find(|title| slice.ends_with(title))?;
    let end = name.end - title.chars().count();
    (end > name.start).then_some(name.start..end)
}

/// What a name is of that no capital tells: its script, how many characters, whether a surname opens it.
pub(super) fn weigh(setting: &Setting, slice: &str, by: &str, zone: &str, sink: &mut Sink) {
    let script = |c: char| match c {
        '\u{3040}'..='\u{309f}' => "hiragana",
        '\u{30a0}'..='\u{30ff}' => "katakana",
        _ if is_hangul(c) => "hangul",
        _ if is_han(c) => "han",
        _ if c.is_ascii_alphanumeric() => "ascii",
        _ => "other",
    };
    let mut scripts: Vec<&str> = slice.chars().map(script).collect();
    let length = few(scripts.len());
    scripts.dedup();
    scripts.truncate(4);
    let scripts = scripts.join("+");
    let bare: String = slice.chars().filter(|c| !c.is_whitespace()).collect();
    let surname = surname(&bare, setting.language).map_or("none", few);
    sink.add(&["scripts", &scripts, length]);
    sink.add(&["scripts+by", &scripts, by]);
    sink.add(&["scripts+zone", &scripts, zone]);
    sink.add(&["surname", surname, length]);
    sink.add(&["surname+language", surname, length, setting.language]);
    sink.add(&["surname+by", surname, by]);
    sink.add(&["surname+scripts", surname, &scripts, length]);
    sink.add(&["surname+zone", surname, length, zone]);
}
