//! Who speaks where a rating stands in running text, in one word each: whose act it is before it ("The Courier says seven"), from whom
//! it is behind it ("nine out of ten from this reader"), and by which verb it is given. For the vote alone: the rules that refuse a
//! rating ask [`super::acts`].

use super::around::Around;
use crate::lexicon::{ANY_LANGUAGE, FILM, FIRST_PERSON, NUMBER, OUTSIDER, PERSON_NOUN, VERDICT};
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// How far to the left and to the right of a rating is read, in tokens.
const BEFORE: usize = 16;
const BEHIND: usize = 9;

/// Who writes, whatever the language calls itself.
const OWN: &str = "we us our ours we’re we're we’d we'd we’ll we'll we’ve we've meinem meiner meinen wir uns unser unsere unserer unserem j’ ma \
    mes nous notre nos mi mis nosotros nosotras nuestra nuestro mia mio miei noi nostra nostro mim meu minha nós nossa nosso mijn \
    wij ons onze mitt mina vår vårt oss jeg meg mit vores ja mnie mój moja mojej nas nasza nasz naszej já mně mne moje můj naše \
    nás minä minulta minun mulla mulle multa oma omasta meidän meiltä ben benden bana benim bizden bizim bizce bence мой моя мое \
    моё меня мною мы нас нам наша наш мені 저는 나는 제 내 나의 저의 필자 나한테 제가 내가 én tőlem nálam mie μου εγώ";
/// Who writes, in the third person: "this reviewer", "votre serviteur".
const WRITER: &str = "reviewer critic columnist correspondent scribe undersigned editor rezensent rezensentin kritiker redaktion verfasser critique \
    chroniqueur serviteur rédaction crítico cronista redacción critico recensore redazione crítica recensent redactie recensenten \
    redaktionen anmelder anmelderen anmeldaren kriitikko recenzent рецензент редакция автор";
/// Somebody who is neither.
const THIRD: &str = "he she they him her them his their er sie ihm ihr ihnen il elle ils elles lui él ella ellos lei loro ele ela eles hij zij ze \
    hem haar han hon hun de dem он она они ему ей им friend friends wife husband son daughter mother father brother sister dad \
    mum mom kids kid colleague colleagues everyone everybody someone somebody others people frau mann sohn tochter freund \
    freundin kollege kollegin femme mari fils fille ami amie mujer marido hijo hija amigo amiga moglie marito figlio figlia amico \
    amica";
/// Verbs and nouns by which a rating is given, reached or left, beside those that every rule knows.
const GIVING: &str = "say says saying said mark marks marked put puts going go went make makes made come comes came clock clocks scrape scrapes \
    scraping manage manages muster musters hand hands handing stick sticking sits sit tops docked dock docks knock knocking minus \
    lose loses losing lost bump rounding round rounded pegs peg hover hovers hit hits hitting take takes hold holds offer offers \
    bestow bestows allow allows allot pin slap slaps collect collects claim claims walk walks carry carries limps limp squeaks \
    stands stand ends end weighs macht reicht langt gibt springen zücke vergibt bewerte bewerten bewertet kriegt holt landet \
    verleiht abzug bleiben bleibt kommt komme colle note noté notée vaut décroche récolte écope hérite obtiendra reste vaudra \
    reçoit mettons mettrai donnerai sera saca llevan llevas queda otorga otorgamos califico calificamos apruebo aprobado suspendo \
    suspenso casco darle ponerle pondría daría vale concede cae sube alcanza strappa prende porta assegna assegniamo promuovo \
    promosso bocciato raggiunge meritano resta arriva daremmo fica levam atribui atribuímos merecem recebe conquista ganha tira \
    chega nota scoort goed uit kom komt waard haalt haal plak houd houden deel delen beloon deelt delar blir kammar hem når \
    landade ut belönar kvitterer kvittere uddeler uddele tildeler triller kaster ender stawiam przyznaję wystawiam oceniam \
    zasługuje dostaje ode dávám hodnotím uděluji odnáší zaslouží dostane annan saa ansaitsee antaa arvosanaksi veriyorum verdim \
    alıyor hak veririm puanım даю оценю оцениваю получает тянет оценил оценила дал дала ставим влепил 줍니다 준다 드립니다 주고 주겠습니다 줄게요 줬다 \
    주었다 입니다 매긴다 adok kap megérdemel дају dajem ocenjujem даваме acord primește βάζω δίνω παίρνει";
/// Between a rating and who it is from.
const FROM: &str = "from by says said reckons thinks von vom findet meint de del dal da do van vindt från säger fra siger sier od ode от считает \
    gelen";

/// Whose act the rating is: who is named nearest before it in its sentence.
pub(super) fn subject(text: &Text, around: &Around, tokens: &Range<usize>, sentence: &Range<usize>) -> &'static str {
    let low = tokens.start.saturating_sub(BEFORE).max(sentence.start);
    (low..tokens.start).rev().find_map(|token| speaker(text, around, token, sentence)).unwrap_or("nobody")
}

/// From whom the rating is, as is said behind it in its sentence.
pub(super) fn source(text: &Text, around: &Around, tokens: &Range<usize>, sentence: &Range<usize>) -> &'static str {
    let high = (tokens.end + BEHIND).min(sentence.end);
    let Some(at) = (tokens.end..high).find(|token| text.is_in(*token, FROM)) else { return "nowhere" };
    (at + 1..(at + 5).min(high)).find_map(|token| speaker(text, around, token, sentence)).unwrap_or("something")
}

/// Where a verb of giving stands nearest in the sentence, before the rating or else behind it.
pub(super) fn giving(text: &Text, tokens: &Range<usize>, sentence: &Range<usize>) -> &'static str {
    let gives = |token: &usize| text.has(*token, VERDICT) || text.is_in(*token, GIVING);
    let low = tokens.start.saturating_sub(BEFORE).max(sentence.start);
    if let Some(at) = (low..tokens.start).rev().find(gives) {
        return match tokens.start - at {
            1 => "right-before",
            2..=4 => "before",
            _ => "far-before",
        };
    }
    let behind = (tokens.end..(tokens.end + BEHIND).min(sentence.end)).any(|token| gives(&token));
    if behind { "behind" } else { "nowhere" }
}

/// Whether a word is whoever writes, or gives a rating.
pub(super) fn is_of_rating(text: &Text, token: usize) -> bool {
    text.is_word(token) && (text.is_in(token, OWN) || text.is_in(token, GIVING))
}

/// Whether a word is whoever writes.
pub(super) fn is_own(text: &Text, token: usize) -> bool {
    text.has(token, FIRST_PERSON) || text.is_in(token, OWN)
}

/// Whether a word is whoever writes in the third person.
pub(super) fn is_writer(text: &Text, token: usize) -> bool {
    text.is_in(token, WRITER)
}

/// Whether a word is somebody who does not write.
pub(super) fn is_third(text: &Text, token: usize) -> bool {
    text.has(token, PERSON_NOUN) || text.is_in(token, THIRD)
}

/// Who a word is, if anybody.
fn speaker(text: &Text, around: &Around, token: usize, sentence: &Range<usize>) -> Option<&'static str> {
    if !text.is_word(token) {
        return None;
    }
    let next = around.mentions.partition_point(|mention| mention.end <= token);
    if around.mentions.get(next).is_some_and(|mention| mention.contains(&token)) {
        return Some("item");
    }
    // "104 min" is no "min film".
    let counted = token > 0 && matches!(text.kind(token - 1), Some(TokenKind::Number));
    if !counted && is_own(text, token) {
        return Some("me");
    }
    if around.publisher.is_some_and(|name| text.repeats(name, token)) {
        return Some("outlet");
    }
    if around.author.is_some_and(|name| text.repeats(name, token)) {
        return Some("author");
    }
    if is_writer(text, token) {
        return Some("writer");
    }
    if text.has(token, OUTSIDER) {
        return Some("outsider");
    }
    if is_third(text, token) {
        return Some("third");
    }
    if text.has(token, FILM) {
        return Some("film");
    }
    let named = text.is_capital(token) && token > sentence.start && !text.has(token, ANY_LANGUAGE | NUMBER);
    named.then_some("name")
}
