//! Keys of tables in other languages than English, in the words that [`crate::foreign`] knows: a content system in Lisbon has
//! `autora` and `publicado_em`.

use crate::node::{Entry, Node, Value};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a key is in English, and how it is written elsewhere, in small letters with `_` between words.
const KEYS: &[(&str, &str)] = &[
    (
        "author",
        "autor autora autore autrice auteur auteure autorin verfasser verfasserin автор 筆者 著者 執筆者 作者 författare skribent forfatter recensent",
    ),
    ("title", "titulo título заголовок 見出し タイトル 标题 标題 otsikko rubrik overskrift tittel überschrift"),
    ("name", "название 邦題 作品名 片名"),
    ("film", "filme película pelicula фильм 作品 映画 elokuva 영화 电影 電影"),
    (
        "date",
        "gepubliceerd publicatiedatum pubblicato data_pubblicazione publicado publicado_em data_publicacao fecha_publicacion date_publication date_de_publication publie_le \
         veröffentlicht veroeffentlicht erschienen дата дата_публикации опубликовано 公開日時 投稿日 掲載日 発行日 発表日 发布时间 publicerad publisert udgivet julkaistu opublikowano",
    ),
    // `datePublished`.
    ("date_published", "date_published"),
    (
        "text",
        "texto texte testo tekst текст 本文 teksti tekstas inhalt corpo cuerpo paragraphs paragraphes absätze párrafos",
    ),
    ("publisher", "testata medio veiculo veículo ресурс издание 媒体 媒体名 掲載紙 zeitung krant tidning avis"),
    (
        "rating",
        "puntuacion puntuación puntaje nota avaliacao avaliação avaliação_final оценка оценка_автора 採点 評価 総合評価 评分 wertung punteggio arvosana hodnoceni hodnocení ocena calificacion calificación valoracion valoración valutazione giudizio \
         bewertung filmwertung gesamtwertung beoordeling waardering cijfer rapportcijfer betyg omdöme bedømmelse vurdering pontuacao pontuação \
         classificacao classificação puan 별점 평점 점수 评级 рейтинг_автора",
    ),
    ("ratings", "voti notas bewertungen puntuaciones оценки"),
    ("year", "год 製作年 公開年 vuosi rok jaar"),
    ("value", "баллы valor valore valeur wert waarde 点数 得点"),
    (
        "stars",
        "stelle sterne étoiles etoiles estrellas estrelas sterren stjärnor stjerner gwiazdki hvězdy hvězdičky звезды звёзды 星",
    ),
    ("max", "bareme barème skala из massimo maximo máximo maximum 満点 만점 满分 滿分 maksimum"),
    (
        "director",
        "réalisation realisation réalisateur realisateur direção direccion dirección режиссёр режиссер 監督 导演 regi ohjaaja režie rezyser",
    ),
    (
        "runtime",
        "durata durata_min durée duree duração duracao duracao_min duración duracion dauer laufzeit speltid speelduur 上映時間 длительность длительность_мин",
    ),
    ("language", "idioma langue sprache lingua taal язык 言語 språk"),
];
/// Tables with one of these are French: their `note` is a rating.
const FRENCH: [&str; 4] = ["auteur", "auteure", "titre", "texte"];
/// Texts, which some systems keep as a list of paragraphs.
const TEXTS: [&str; 4] = ["text", "body", "content", "review"];

/// What each word of [`KEYS`] is in English.
static ENGLISH: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let words = |(english, words): &(&'static str, &'static str)| {
        let english = *english;
        words.split_ascii_whitespace().map(move |word| (word, english))
    };
    KEYS.iter().flat_map(words).collect()
});

/// A table whose keys are in English as far as they are known. Keys that stand for one that is there already stay as they are.
/// A table in which nothing changes is not copied: nearly all records are our own.
pub(crate) fn in_english(entries: &[Entry]) -> Cow<'_, [Entry]> {
    let keys: Vec<Cow<str>> = entries.iter().map(|entry| snake(&entry.key)).collect();
    let french = keys.iter().any(|key| FRENCH.contains(&&**key));
    let mut out = Cow::Borrowed(entries);
    for (place, entry) in entries.iter().enumerate() {
        let key = &*keys[place];
        // A note that is a number is one in a school's sense.
        let number = matches!(entry.node.value, Value::Number { .. });
        let english = ENGLISH.get(key).copied().or_else(|| (key == "note" && (french || number)).then_some("rating"));
        let free = |english: &&str| {
            keys.iter().all(|other| other != english) && out[..place].iter().all(|other| snake(&other.key) != *english)
        };
        let english = english.filter(free);
        let value = match &entry.node.value {
            Value::Table(inner) => match in_english(inner) {
                Cow::Owned(inner) => Some(Value::Table(inner)),
                Cow::Borrowed(_) => None,
            },
            Value::List(items) if TEXTS.contains(&english.unwrap_or(&entry.key)) => paragraphs(items),
            _ => None,
        };
        if let Some(english) = english {
            out.to_mut()[place].key = english.to_owned();
        }
        if let Some(value) = value {
            out.to_mut()[place].node.value = value;
        }
    }
    out
}

/// A list of texts as one, with an empty line between two; `None` for any other list.
fn paragraphs(items: &[Node]) -> Option<Value> {
    let text = |item: &Node| match &item.value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    };
    match items.iter().map(text).collect::<Option<Vec<String>>>() {
        Some(all) if !all.is_empty() => Some(Value::Text(all.join("\n\n"))),
        _ => None,
    }
}

/// `datePublication`, `Date-Publication` as `date_publication`.
fn snake(key: &str) -> Cow<'_, str> {
    if key.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_')) {
        return Cow::Borrowed(key);
    }
    let mut out = String::with_capacity(key.len() + 2);
    let mut small = false;
    for c in key.trim().chars() {
        if c.is_uppercase() && small {
            out.push('_');
        }
        small = c.is_lowercase();
        match c {
            '-' | ' ' => out.push('_'),
            _ => out.extend(c.to_lowercase()),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(key: &str, value: Value) -> Entry {
        Entry { key: key.to_owned(), key_span: 0..1, node: Node { span: 0..1, value } }
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn keys_are_told_in_english() {
        let table = [
            entry("auteur", text("Ana")),
            entry("datePublication", text("2019-10-30")),
            entry("note", text("16/20")),
            entry("texte", Value::List(vec![entry("", text("Un.")).node, entry("", text("Deux.")).node])),
            entry("film", Value::Table(vec![entry("год", text("2019"))])),
        ];
        let told = in_english(&table);
        let keys: Vec<&str> = told.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["author", "date", "rating", "text", "film"]);
        assert_eq!(told[3].node.value, text("Un.\n\nDeux."));
        assert!(matches!(&told[4].node.value, Value::Table(film) if film[0].key == "year"));
    }

    #[test]
    fn what_is_there_in_english_is_not_overwritten() {
        let table = [entry("rating", text("4/5")), entry("nota", text("a word on it"))];
        let told = in_english(&table);
        assert_eq!(told[1].key, "nota");
        assert!(matches!(told, Cow::Borrowed(_)));
    }

    #[test]
    fn a_word_stands_for_one_key() {
        let words = KEYS.iter().flat_map(|(_, words)| words.split_ascii_whitespace()).count();
        assert_eq!(ENGLISH.len(), words);
    }

    #[test]
    fn two_words_for_one_key_do_not_make_it_two() {
        let told = in_english(&[entry("nota", text("4/5")), entry("wertung", text("3/5"))]).into_owned();
        assert_eq!([&*told[0].key, &*told[1].key], ["rating", "wertung"]);
    }

    #[test]
    fn a_rating_is_told_in_many_languages() {
        for key in ["calificación", "valoracion", "giudizio", "Bewertung", "cijfer", "betyg", "별점"] {
            assert_eq!(&*in_english(&[entry(key, text("4/5"))])[0].key, "rating", "{key}");
        }
        // A die is thrown to six: the number alone would be taken for one of ten.
        assert_eq!(&*in_english(&[entry("terningkast", text("6"))])[0].key, "terningkast");
    }
}
