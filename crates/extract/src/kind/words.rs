//! Words and phrases by which the kind of a document is known, in the languages that are read. Data, and its look-up in a line.

use crate::hash::{self, AsItIs};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

/// What a document calls itself or is called by the rubric above it: lower case, `|` between. Looked for in the lines of the head,
/// and at the start of the first lines.
pub(super) const INTERVIEW: &str = "talks to|in conversation with|in conversation|interview|interviewed by|interviews|q&a|a chat with|sits down with|conversación con|entrevista|\
    entrevistamos|charlamos con|hablamos con|entretien|entretien avec|propos recueillis|rencontre avec|im gespräch|gespräch mit|das gespräch führte|ein gespräch|wir sprachen mit|\
    intervista|a colloquio|incontro con|intervju|möter|talar med|pratar vi med|pratar med|samtal med|i samtal|interview met|in gesprek met|in gesprek|we spraken|wij spraken|vraaggesprek|\
    беседовал|беседовала|беседа с|интервью|聞き手|インタビュー|対談|rozmowa z|rozmawiał|rozmawiała|conversa com|conversámos com|conversamos com|samtale med|rozhovor|인터뷰|συνέντευξη|söyleşi|haastattelu|\
    röportaj|söyleşi|sorularımızı|wywiad|rozmawiał|interjú|beszélgetés|інтерв’ю|інтерв'ю|розмова з|розмовляв|розмовляла|haastateltavana|haastattelija|jututti|ptal se|ptala se|otázky kladl|otázky kladla|povídali jsme si|专访|專訪|采访|採訪|对谈|對談|对话|访谈|訪談|问答|問答|采写|対談|座談会|一問一答|ロングインタビュー|대담|인터뷰어|만났다|문답|συζήτηση με|interviu|de vorbă cu";
pub(super) const LETTER: &str = "sir –|sir,|sir -|sir —|sirs,|dear editor|dear sir|dear sirs|to the editor|letters to the editor|letter to the editor|letters|your say|points of view|the public forum|vážená redakce|napsali jste|kära redaktion|kære redaktion|kjære redaksjon|szanowna redakcjo|\
    estimado director|estimada directora|egregio direttore|spettabile redazione|exmo. senhor|mijnheer de redacteur|αγαπητή σύνταξη|from our readers|your letters|readers write|your letters|\
    señor director|señora directora|sr. director|senhora directora|senhor director|cartas à|cartas al director|cartas dos leitores|cartas|leserbrief|leserbriefe|leserpost|zuschriften|\
    sehr geehrte redaktion|monsieur le rédacteur|monsieur le directeur|courrier des lecteurs|lettere al direttore|lettere|caro direttore|gentile direttore|geachte redactie|ingezonden|brieven|\
    insändare|läsarna tycker|уважаемая редакция|письма читателей|письма наших читателей|письмо в редакцию|lettre au|読者の声|投稿|læserbrev|leserinnlegg|listy do redakcji|correspondence|mailbag";
pub(super) const ESSAY: &str = "opinion|essay|an essay|dispatch|dispatches|letter from|postcard from|diary|column|about our ratings|how we rate|programme note|programme notes|program notes|\
    présentation de la séance|reflections|editorial|kolumne|glosse|essai|chronique|krönika|colonna|billet|tribune|tribuna|ensayo|columna|saggio|editoriale|ensaio|crónica|kommentar|\
    ひとりごと|コラム|エッセイ|随筆|эссе|колонка|записки|notes of the discussion|our outing|dear all|newsletter|commentary|retrospective|appreciation|in praise of|in defence of|in defense of|against the|\
    memoir|remembering|reminiscences|thoughts on|notes on|festival notes|festival diary|bericht vom festival|festivaltagebuch|lettre de|carta desde|lettera da|brief aus|de kijk van|felieton|kåseri|anmälan|\
    denemesi|deneme|makale|köşe yazısı|esej|szkic|zápisník|fejeton|úvaha|sloupek|esszé|tárca|jegyzet|есе|нотатки|essee|kolumni|pakina|随笔|隨筆|杂谈|雜談|专栏|專欄|论文|論考|論稿|随想|雑感|에세이|칼럼|기고|단상|δοκίμιο|eseu";
pub(super) const NEWS: &str = "for immediate release|press release|pressemitteilung|persbericht|communiqué de presse|communiqué|comunicado|comunicado de prensa|comunicato stampa|pressmeddelande|\
    obituaries|obituary|nachruf|nécrologie|necrológica|obituario|necrologio|in memoriam|dödsfall|訃報|некролог|box office|box-office|weekend box|korrektur|correction|corrections|rectificatif|rectificación|\
    staff reporter|from a staff writer|staff writers|ce qu'en dit la presse|ce qu’en dit la presse|case summary|who has died|notes to editors|erratum|ニュース|итоги уик-энда|новости|recaudación|exit poll|\
    publieksprijs|publikumspreis|prix du public|publikumsprisen|premio del pubblico|premio del público|news in brief|in brief|kurz gemeldet|kurz notiert|en bref|brèves|breves|in breve|kort nieuws|notiser|aktuellt|\
    news flash|breaking|newswire|dpa|afp|efe|ansa|anp|tass|тасс|reuters|newsy|nyheter|notícias|noticias|nieuws|meldung|minutes of the|wire report|\
    haber|haberler|haberi|aktualności|zprávy|aktuality|čtk|pap|uutiset|uutinen|stt|hírek|mti|новини|укрінформ|日讯|快讯|速報|最新消息|報導|通訊社|新华社|中央社|中新网|ニュース速報|보도자료|단독|속보|뉴시스|boletín|noticiário|nyhetsbyrån|ritzau|ntb";
pub(super) const LIST: &str = "what's on|what’s on|listings|programme|spring programme|now showing|coming soon|this week's films|tv tonight|films on tv|kinoprogramm|programm vom|das programm|im kino|kinostarts|\
    neu im kino|programme de la semaine|semaine du|horaires|séances|cartelera|programación|agenda|en cartelera|programmazione|in sala|in programma|al cinema|programação|em cartaz|filmladder|\
    filmagenda|bioscoopagenda|kvällens filmer|veckans filmer|på bio|biografprogram|bioprogram|上映スケジュール|上映予定|расписание|афиша|сегодня в кино|top ten|top five|top 10|top 5|top 20|top twenty|\
    the best films of|best of|ranked|ranking|chart|charts|album chart|hit parade|watchlist|wish list|inventory|catalogue|catalog|for sale|lot description|lots|auction|ballot|poll results|poll|\
    die besten|bestenliste|rangliste|les meilleurs|classement|palmarès|las mejores|los mejores|ranking de|i migliori|classifica|os melhores|de beste|toplijst|bästa|topplista|лучшие|рейтинг|топ-10|топ|ベスト|ランキング|\
    five films|ten films|recommendations|picks|quadro dos críticos|critics' table|critics’ table|grid|key:|nightly export|shelf|export|checklist|line-up|lineup|spielplan|the ten best|staff picks|tip sheet|stock list|tableau|sortie du mercredi|what to watch|\
    en iyi|listesi|haftanın filmleri|vizyona girenler|najlepsze|najlepszych|ranking filmów|w kinach|nejlepší|žebříček|program kina|v kinech|parhaat|lista|elokuvissa nyt|ohjelmisto|legjobb|műsor|toplista|найкращі|найкращих|афіша|十佳|十大|榜单|榜單|排行榜|片单|片單|推荐片单|放映表|场次|場次|ベスト10|選出|星取表|ラインナップ|베스트|순위|추천작|상영시간표|선정|καλύτερες";
pub(super) const REVIEW: &str = "review|reviews|reviewed|reviewed by|film review|kritik|filmkritik|besprechung|rezension|critique|critiques|reseña|crítica|recensione|recensie|recension|filmrecension|anmeldelse|рецензия|отзыв|\
    レビュー|映画評|新作批評|recenzja|recenze|리뷰|arvostelu|κριτική|eleştiri|our verdict|verdict|notices|\
    eleştirisi|inceleme|yorum|film eleştirisi|recenzje|arvostelussa|arvio|elokuva-arvio|filmkritika|kritika|рецензія|відгук|影评|影評|观后感|觀後感|短评|短評|映画レビュー|作品評|한줄평|영화평|관람평|감상|recenzie|κριτικές";

/// The same in scripts without spaces.
pub(super) const REPORTS_DENSE: [&str; 18] = [
    "公開日",
    "公開が決",
    "決定",
    "発表",
    "受賞",
    "興行",
    "動員",
    "死去",
    "亡くな",
    "前売券",
    "舞台挨拶",
    "票房",
    "公映",
    "上映三天",
    "获奖",
    "去世",
    "출연",
    "개봉",
];

pub(super) const CRAFT_DENSE: [&str; 14] =
    ["監督", "演技", "主演", "脚本", "場面", "台詞", "映画", "作品", "回想", "俳優", "画面", "导演", "演员", "배우"];

/// Phrases of advice to go or to stay at home, lower case, `|` between.
pub(super) const VERDICTS: &str = "worth seeing|worth a look|worth the|worth your|see it|seek it out|seek out|go and see|go see|don't miss|don’t miss|skip it|avoid|must-see|must see|recommend|recommended|not recommended|\
    give it a miss|one to watch|well worth|i'd go again|i’d go again|i loved|i liked|i hated|i enjoyed|i laughed|sehenswert|reinschauen|ansehen|empfehle|empfehlung|à voir|à ne pas manquer|à éviter|allez-y|courez|recommande|vale la pena|\
    imprescindible|no se la pierdan|recomiendo|recomendable|da vedere|da non perdere|consiglio|consigliato|a não perder|recomendo|imperdível|vale a pena|aanrader|gaan zien|moet je zien|sevärd|se den|rekommenderar|missa inte|\
    стоит посмотреть|советую|рекомендую|смотреть|おすすめ|観てほしい|好きな作品|se den|anbefales|polecam|polecić|doporučuji|추천|bof|chef-d'œuvre|chef-d’œuvre|masterpiece|meisterwerk|obra maestra|capolavoro|obra-prima";

/// Words of somebody who sells: lower case, `|` between.
pub(super) const SALES: &str = "starting bid|postage|reserve not met|condition|p&p|buyer|seller|cash, cheque|refund|in stock|order now|lot |bids|versand|zustand|frais de port|envío|spedizione|verzendkosten|porto|item number|sold as seen|to collect|near mint|o.n.o";

/// Words before a letter that goes to all readers: lower case, `|` between.
pub(super) const SALUTATIONS: &str = "dear all|dear readers|dear friends|dear members|hello from|hi all|hello all|liebe leserinnen|liebe leser|liebe freunde|chers lecteurs|chères lectrices|cari lettori|care lettrici|queridos lectores|\
    caros leitores|beste lezers|kära läsare|дорогие читатели|hit reply";

/// What a phrase speaks for, a bit each.
pub(super) const SAYS_INTERVIEW: u16 = 1;
pub(super) const SAYS_LETTER: u16 = 2;
pub(super) const SAYS_ESSAY: u16 = 4;
pub(super) const SAYS_NEWS: u16 = 8;
pub(super) const SAYS_LIST: u16 = 16;
pub(super) const SAYS_REVIEW: u16 = 32;
pub(super) const SAYS_VERDICT: u16 = 64;
pub(super) const SAYS_SALE: u16 = 128;
pub(super) const SAYS_SALUTATION: u16 = 256;

const LISTS: [(u16, &str); 9] = [
    (SAYS_INTERVIEW, INTERVIEW),
    (SAYS_LETTER, LETTER),
    (SAYS_ESSAY, ESSAY),
    (SAYS_NEWS, NEWS),
    (SAYS_LIST, LIST),
    (SAYS_REVIEW, REVIEW),
    (SAYS_VERDICT, VERDICTS),
    (SAYS_SALE, SALES),
    (SAYS_SALUTATION, SALUTATIONS),
];

/// The phrases by their first words; those of scripts without spaces apart.
struct Index {
    /// By the hash of the word.
    by_word: HashMap<u64, Vec<(&'static str, u16)>, BuildHasherDefault<AsItIs>>,
    dense: Vec<(&'static str, u16)>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Index { by_word: HashMap::default(), dense: Vec::new() };
        for (says, list) in LISTS {
            for phrase in list.split('|').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                if phrase.starts_with(is_dense) {
                    index.dense.push((phrase, says));
                } else {
                    let end = phrase.find(|c: char| !c.is_alphanumeric()).unwrap_or(phrase.len());
                    index.by_word.entry(hash::word(&phrase[..end])).or_default().push((phrase, says));
                }
            }
        }
        index
    })
}

fn is_dense(c: char) -> bool {
    ('\u{3040}'..='\u{9fff}').contains(&c)
}

/// Where the row of letters and digits ends that begins at a byte.
fn word_end(lower: &str, start: usize) -> usize {
    let ascii = lower.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    match lower.as_bytes().get(start + ascii) {
        Some(byte) if !byte.is_ascii() => {
            lower[start..].find(|c: char| !c.is_alphanumeric()).map_or(lower.len(), |end| start + end)
        }
        _ => start + ascii,
    }
}

/// Every phrase in a text of lower case, with the byte at which it stands and what it speaks for.
pub(super) fn said(lower: &str, mut take: impl FnMut(usize, &'static str, u16)) {
    let index = index();
    let mut at = 0;
    while at < lower.len() {
        let start = at;
        at = word_end(lower, start);
        if at == start {
            at += lower[start..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        for (phrase, says) in index.by_word.get(&hash::word(&lower[start..at])).into_iter().flatten() {
            let closes = lower[start..].strip_prefix(phrase).map(|rest| rest.chars().next());
            let bounded = !phrase.ends_with(char::is_alphanumeric);
            if closes.is_some_and(|next| bounded || !next.is_some_and(char::is_alphanumeric)) {
                take(start, phrase, *says);
            }
        }
    }
    if !lower.is_ascii() && lower.contains(is_dense) {
        for (phrase, says) in &index.dense {
            if let Some(at) = lower.find(phrase) {
                take(at, phrase, *says);
            }
        }
    }
}
