//! Words by which segments around the prose are known: outlets, issues, sections of a paper, menus, weekdays. Data and its look-up.

use crate::text::Text;

/// Words that names of publications and houses have in them, in the languages that are read.
const OUTLETS: &str = "times post gazette news magazine review daily weekly monthly quarterly herald tribune journal chronicle courier observer press mail \
    telegraph standard independent mirror express bulletin record recorder echo argus examiner sentinel ledger dispatch advertiser mercury \
    lantern digest circular newsletter zine fanzine blog podcast radio fm tv channel television film films cinema kino screen reel reels movie movies \
    club society pavilion playhouse theatre festival notes letter voice inquirer enquirer enquiry globe reporter messenger \
    zeitung kurier blatt anzeiger nachrichten rundschau allgemeine bote heft kinoblatt lichtspiele filmfestival filmclub forum \
    revue gazeta diario correo jornal folha corriere gazzetta giornale quaderni quotidiano settimanale messaggero cahiers courrier journal écho lettre \
    bulletin ciné-club ciné cine cineclub cinéclub revista boletín heraldo periódico semanario crónica boletim tribuna cinemateca portal \
    dagblad krant courant nieuwsblad bode filmhuis tidning dagbladet bladet posten tidende avis avisa kuriren nyheter filmklubb biografen \
    газета вестник вестник известия вести новости журнал правда экран киноклуб портал вечерний курьер \
    新聞 通信 週刊 月刊 日報 便り だより 新報 キネマ 映画館 座 シネマ gazeta dziennik kurier tygodnik przegląd kino εφημερίδα φωνή νέα \
    gazetesi dergisi noviny deník lehti lehdet sanomat hírlap";

/// How one-word names of publications end.
const ENDINGS: [&str; 20] = [
    "posten",
    "bladet",
    "dagblad",
    "blad",
    "zeitung",
    "anzeiger",
    "kurier",
    "blatt",
    "tidende",
    "tidningen",
    "kuriren",
    "avisen",
    "avisa",
    "bote",
    "だより",
    "通信",
    "新聞",
    "lehti",
    "sanomat",
    "nytt",
];

/// Words beside the number of an issue, a page or an episode.
const ISSUES: &str = "no nos nr no° n° nº num número numéro numero number issue vol volume band heft jahrgang ausgabe page pages p pp pg pag pág pagina seite \
    sec section spine ep eps episode episodio avsnitt afsnit folge aflevering puntata выпуск № полоса стр issn since seit depuis desde est published sezione \
    edition edición editie föld strona nummer 号 vol. part series";

/// Words that name a part of a paper, alone or in a row.
const SECTIONS: &str = "film films movie movies cinema cinéma kino cine cinema: culture kultur cultura kultuur nöje kultur/nöje arts art letters letter books book music \
    television tv radio screen stage theatre reviews review features feature opinion comment column columns columnists news home entertainment spettacoli spettacolo \
    estrenos estreno de críticas crítica critique critiques recensies recensie recension recensioner rezension kritik kritiken filmkritik nachrichten feuilleton \
    livres musique télévision sorties sortie les des new releases release the dispatches dispatch interview interviews essay essays local region région sport sports \
    рецензия рецензии культура кино театр записки letters editor to classifieds nonprint records brief in lists list blog podcast aktuelle filme \
    θερινο σινεμα κριτική 新作批評 映画 批評 レビュー ciné article articles home-video blu ray bluray dvd uhd disc discs streaming previews preview archive archives \
    recensione recensioni libri musica persbericht pressemitteilung press comunicado communiqué pressmeddelande commentary notes lettres leserbriefe courrier \
    weekend verdict our says readers customer customers user users corrections correction korrektur obituaries obituary nachrufe classifieds previously presented present masses \
    opinion commentary recap for immediate recensies nieuws columns transcripción transcript columnas show shows mailbag chapters posts joined filmfestival kommentare komentáře comentarios comments";

/// Words of menus, banners and buttons.
const MENUS: &str = "home news reviews trailers quizzes shop menu search login log sign subscribe register about contact share tweet pin email facebook twitter whatsapp \
    instagram accept manage cookies cookie skip content start inicio críticas séries listas anuncie tienda contacto podcast podcasts accueil startseite newsletter \
    rss tags tag filed categories next previous prev back top watchlist account donate support members advertise publicidade compartir compartilhar partager teilen \
    suscríbete abonnieren abonnez press privacy imprint impressum kontakt über help faq ratings interviews features lists videos galleries tickets in up out recensies nieuws win over ons advertisement meteo";

const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag dienstag mittwoch donnerstag freitag \
    samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì \
    giovedì venerdì sabato domenica segunda terça quarta quinta sexta segunda-feira terça-feira quarta-feira quinta-feira sexta-feira feira maandag dinsdag \
    woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag den le el am il lo \
    понедельник вторник среда четверг пятница суббота воскресенье poniedziałek wtorek środa czwartek piątek sobota niedziela \
    δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή the of on";

/// Whether a word stands in names of publications and houses.
pub(crate) fn is_outlet_word(text: &Text, at: usize) -> bool {
    text.is_in(at, OUTLETS) || {
        let word = text.word(at);
        word.len() <= 60 && ends_as_outlet(word)
    }
}

/// Whether a word is longer than one of the endings and ends in it, whatever its case.
fn ends_as_outlet(word: &str) -> bool {
    let ends_in = |word: &[u8]| {
        let ends =
            |ending: &[u8]| word.len() > ending.len() && word[word.len() - ending.len()..].eq_ignore_ascii_case(ending);
        ENDINGS.iter().any(|ending| ends(ending.as_bytes()))
    };
    if word.is_ascii() { ends_in(word.as_bytes()) } else { ends_in(word.to_lowercase().as_bytes()) }
}

/// Whether a word says that a number beside it counts issues, pages or episodes.
pub(crate) fn is_issue(text: &Text, at: usize) -> bool {
    text.is_in(at, ISSUES) || text.is_mark_of(at, "#№")
}

/// Whether a word stands in names of a paper's sections.
pub(crate) fn is_section(text: &Text, at: usize) -> bool {
    text.is_in(at, SECTIONS)
}

/// Whether a word stands in menus and on buttons.
pub(crate) fn is_menu(text: &Text, at: usize) -> bool {
    text.is_in(at, MENUS)
}

/// Whether a word is a day of the week, or a small word that stands before a date.
pub(crate) fn is_weekday(text: &Text, at: usize) -> bool {
    text.is_in(at, WEEKDAYS)
}
