//! The labels of credits in the languages that are read, and what each of them means. Data and its look-up.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What stands after a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    People,
    /// Names of companies, countries, genres: split at commas.
    Names,
    Minutes,
    AgeRating,
    Year,
    Date,
}

/// Labels in lower case, `|` between, and the property whose value follows them.
const LABELS: &[(&str, Value, &str)] = &[
    (
        "director",
        Value::People,
        "director|directors|directed by|dir|regie|regisseur|regisseurin|réalisation|réalisateur|réalisatrice|réalisé par|un film de|dirección|director/a|directora|dirigida por|regia|regia di|regista|diretto da|direção|realização|realizador|diretor|diretora|regi|regissör|режиссёр|режиссер|режиссура|監督",
    ),
    (
        "screenwriter",
        Value::People,
        "writer|writers|written by|screenwriter|screenwriters|screenplay|screenplay by|script|scriptwriter|co-writer|buch|drehbuch|scénario|scénariste|guion|guión|guionista|sceneggiatura|roteiro|argumento|scenario|manus|сценарий|сценарист|脚本",
    ),
    (
        "cinematographer",
        Value::People,
        "cinematographer|cinematography|director of photography|photography|dop|dp|kamera|bildgestaltung|image|photographie|fotografía|fotografia|camera|foto|оператор|撮影",
    ),
    (
        "editor",
        Value::People,
        "editor|editors|editing|edited by|schnitt|montage|montaje|montaggio|montagem|edición|klippning|монтаж|編集",
    ),
    (
        "composer",
        Value::People,
        "composer|music|music by|score by|original score|original music|musik|musique|música|musica|muziek|композитор|музыка|音楽",
    ),
    (
        "producer",
        Value::People,
        "producer|producers|produced by|produzent|produzenten|producteur|producteurs|productor|produttore|produtor|продюсер|製作",
    ),
    (
        "actor",
        Value::People,
        "cast|starring|stars|with|actors|featuring|darsteller|darstellerinnen|mit|besetzung|avec|interprètes|distribution|reparto|intérpretes|con|interpreti|cast principale|elenco|com|rolverdeling|met|i rollerna|skådespelare|medverkande|в ролях|актёры|出演|キャスト",
    ),
    (
        "production_company",
        Value::Names,
        "production company|production companies|production|produktion|studio|studios|productora|produzione|produção|société de production|制作会社|製作会社",
    ),
    (
        "distributor",
        Value::Names,
        "distributor|distributed by|distribution company|verleih|distributeur|distribuidora|distribuzione|distribuição|distributör|прокат|配給",
    ),
    ("country", Value::Names, "country|countries|land|pays|país|paese|страна|製作国"),
    ("genre", Value::Names, "genre|genres|género|genere|gênero|жанр|ジャンル"),
    (
        "duration",
        Value::Minutes,
        "runtime|running time|run time|length|duration|laufzeit|länge|dauer|durée|duración|durata|duração|speelduur|speltid|längd|längden|длительность|продолжительность|上映時間",
    ),
    (
        "content_rating",
        Value::AgeRating,
        "mpaa rating|mpaa|mpa rating|rated|certificate|cert|bbfc|fsk|age rating|content rating|altersfreigabe|freigabe|leeftijd|åldersgräns|classificação indicativa|возраст|возрастной рейтинг",
    ),
    ("year", Value::Year, "year|jahr|produktionsjahr|année|año|anno|ano|jaar|år|год|製作年"),
    (
        "release_date",
        Value::Date,
        "release date|release|in theaters|in cinemas|kinostart|start|sortie|date de sortie|estreno|fecha de estreno|uscita|data di uscita|estreia|bioscooprelease|premiär|biopremiär|дата выхода|公開日",
    ),
    ("disc_release_date", Value::Date, "dvd release|disc release|blu-ray release|on disc|dvd-start|sortie dvd"),
];

/// The labels as a dictionary, built at first use.
fn known() -> &'static HashMap<&'static str, (&'static str, Value)> {
    static KNOWN: OnceLock<HashMap<&'static str, (&'static str, Value)>> = OnceLock::new();
    let entries = || {
        LABELS
            .iter()
            .rev()
            .flat_map(|(property, value, labels)| labels.split('|').map(|label| (label, (*property, *value))))
    };
    KNOWN.get_or_init(|| entries().collect())
}

/// The properties that a label means; empty for what is no label of a credit. "director/writer" means two.
pub(super) fn properties(label: &str) -> Vec<(&'static str, Value)> {
    let find = |part: &str| {
        let part = part.trim().trim_matches('*').trim();
        known().get(part).copied()
    };
    let label = label.to_lowercase();
    if let Some(found) = find(&label) {
        return vec![found];
    }
    let mut all = Vec::new();
    for part in
        label.split(['/', '&', ',', '+']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" und "))
    {
        match find(part) {
            Some(found) => all.push(found),
            None => return Vec::new(),
        }
    }
    all
}

/// Whether a text is the label of a credit.
pub(crate) fn is_credit_label(label: &str) -> bool {
    !properties(label).is_empty()
}
