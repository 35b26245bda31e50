//! Names in Japanese, Chinese and Korean, which no capital tells: behind a word for writing ("文／", "采写", "글"), before one
//! ("记者", "기자", "の感想"), in the brackets that close a text, before a post in brackets, alone on a line. Names behind words for other
//! work ("写真", "译", "사진") are found too, so that learning sees whose they are.

use super::EDGE;
use crate::headline::is_dense_word;
use crate::text::{Line, Text, TokenKind};
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

/// The longest name, in tokens.
const LONGEST: usize = 10;

/// Every such name near either end of a text, with what it was found by.
pub(super) fn names(text: &Text) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let lines = text.lines.len();
    for (number, line) in text.lines.iter().enumerate() {
        let edge = number < EDGE || number + EDGE >= lines;
        if edge && line.tokens.clone().any(|token| is_east_asian(text, token)) {
            in_line(text, line, &mut found);
        }
    }
    found
}

fn in_line(text: &Text, line: &Line, found: &mut Vec<(Range<usize>, &'static str)>) {
    let tokens = line.tokens.clone();
    let mut note = |name: Range<usize>, by: &'static str| {
        if let Some(bare) = bare(text, name.clone()) {
            found.push((bare, by));
        }
        found.push((name, by));
    };
    let near = |token: usize| token < tokens.start + 24 || token + 24 > tokens.end;
    for at in tokens.clone().filter(|token| near(*token)) {
        if let Some((behind, by)) = label(text, &tokens, at) {
            if let Some(name) = run(text, behind, tokens.end) {
                if let Some(both) = second(text, &name, tokens.end) {
                    note(both, by);
                }
                note(name, by);
            }
        } else if BEHIND.split('|').any(|word| text.reads(at, word))
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

pub(super) fn is_east_asian(text: &Text, token: usize) -> bool {
    is_dense_word(text, token) || is_korean(text, token)
}

fn is_korean(text: &Text, token: usize) -> bool {
    text.is_word(token) && text.word(token).starts_with(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c))
}

/// Where a name may begin that a label at a token stands before, and what such a name is found by.
fn label(text: &Text, line: &Range<usize>, at: usize) -> Option<(usize, &'static str)> {
    let opens = at == line.start || !text.is_tight(at) || !text.is_word(at - 1);
    let names_trade = text.reads(at, "记者") || text.reads(at, "記者");
    if !is_east_asian(text, at) || !(opens || names_trade) {
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
        if is_korean(text, end) && is_korean(text, end - 1) {
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
