//! Words of films and of writing about them: roles, people, announcements, months.

use super::{ANALYSIS, ANNOUNCE, CAST, DISC, FACT, FILM, List, NOT_NAME, OTHER_WORK, PERSON_NOUN, ROLE, WEEKDAY};

pub(super) const LISTS: &[List] = &[
    (
        FILM,
        "film films movie movies picture pictures feature features drama comedy thriller documentary western flick remake sequel \
         prequel debut masterpiece filme filmes película peliculas películas cinéma kino komödie dramas comedies thrillers biopic romcom short \
         anime musical noir filmen pellicola series show episode season book novel album game",
    ),
    (CAST, "portrayed includes"),
    (
        ROLE,
        "dir director directors directed directs writer writers written writes co-writer cowriter screenwriter screenwriters screenplay script \
         scripted cinematographer cinematography photographed lensed shot editor edited composer composed scored music producer \
         producers produced star stars starring featuring features cast played portrayed plays actor actress actors filmmaker helmer \
         helmed regie regisseur réalisateur réalisatrice réalisé directora dirigida dirigido regia regista diretto diretta dirigida \
         regissör performance performances portrayal",
    ),
    (
        ANNOUNCE,
        "announced announces announcement arrives arriving trailer trailers teaser premiere premieres premiered streaming dvd blu ray bluray \
         disc release releases released releasing debuts upcoming coming forthcoming acquired acquires acquisition rights distributor \
         distribution theaters theatres hits slated unveiled unveils revealed reveals confirmed according reported deadline variety \
         exclusive statement synopsis officially estrena estreno distribuidora tráiler presentado anunció esce uscita sale presentato bioscoop verschenen vertoond startet \
         verleih veröffentlicht angekündigt sortie sortira sort salles annonce annoncé biopremiär premiär estreia estreiam lançamento cinemas \
         выйдет прокат премьера трейлер 公開 sequel greenlit casting joins joined pre-order available box-office festival nomination nominations",
    ),
    (
        ANALYSIS,
        "explores explore exploration examines examine examination motif motifs symbol symbols symbolism symbolizes theme themes \
         thematic analysis significance narrative metaphor context discourse society cultural influence impact portrayal \
         interpretation interpretations represents reflection audiences legacy ideology gender genre identity introduction conclusion essay argues \
         argue reading framework",
    ),
    (
        PERSON_NOUN,
        "girl boy woman man wife husband mother father daughter son sister brother teenager cashier friend boss lover girlfriend \
         boyfriend neighbor neighbour lady kid child widow widower teacher detective cop officer doctor nurse lawyer stranger \
         grandmother grandfather aunt uncle cousin partner ex fiancé fiancée hero heroine protagonist villain antagonist mentor \
         student soldier priest king queen prince princess captain colleague roommate landlord landlady waitress waiter baker fisherman sailor",
    ),
    (OTHER_WORK, "last previous earlier prior breakthrough before films movies features directed helmed nominated won"),
    (
        FACT,
        "theaters theatres cinemas festival nomination nominated won wins title titular \
         kino kinos kinostart salles cinéma cinémas cines salas sale sala cinema startet startete anläuft angelaufen kommt sort sortira sorti \
         sortie estrena estrenará estrenó estreno llega llegará esce uscirà uscito uscita arriva arriverà gewann gewinnt gewonnen nominiert \
         nominierung erhielt remporté remporta remporte nommé nommée nominé nominée gana ganó ganador ganadora nominado nominada vinto vinse \
         vince vincitore vincitrice candidato candidata candidatura",
    ),
    (WEEKDAY, "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"),
    (DISC, "dvd blu bluray disc 4k uhd vhs"),
    (
        NOT_NAME,
        "film films movie movies review reviews best picture actor actress director cast screenplay cinematography grade rating score \
         published posted reviewed written verdict title runtime producers music editor dvd blu ray january february march april june july august \
         september october november december monday tuesday wednesday thursday friday saturday sunday american british french german \
         italian spanish japanese hollywood mr mrs ms dr introduction conclusion overall final synopsis plot summary cannes sundance berlin venice \
         check read watch interview news essay despite among alongside based set led directed shot behind critics audiences starring \
         academy award awards oscar oscars festival critic critique kritik recensione reseña crítica recensie recension updated filed",
    ),
];

/// The months' names and abbreviations in the languages that are read, lower case.
pub(super) const MONTHS: [&str; 12] = [
    "january ene janv jan januar janvier enero gennaio janeiro januari января январь stycznia styczeń ιανουαρίου ledna január ocak tammikuuta ianuarie leden tammikuu січня січень gener",
    "february fev févr feb februar février febrero febbraio fevereiro februari февраля februar febr февраль lutego luty φεβρουαρίου února február şubat helmikuuta februarie únor únoru helmikuu лютого лютий febrer",
    "march mar märz mars marzo março maart марта marts март marca marzec μαρτίου března március mart maaliskuuta martie březen maaliskuu березня березень",
    "april abr avr apr avril abril aprile апреля апрель kwietnia kwiecień απριλίου dubna április nisan huhtikuuta aprilie duben huhtikuu квітня квітень",
    "may mag mai mayo maggio maio mei maj мая май maja μαΐου května május mayıs toukokuuta květen toukokuu травня травень maig",
    "june giu jun juni juin junio giugno junho июня июнь czerwca czerwiec ιουνίου června június haziran kesäkuuta iunie červen kesäkuu червня червень juny",
    "july juil lug jul juli juillet julio luglio julho июля июль lipca lipiec ιουλίου července július temmuz heinäkuuta iulie červenec heinäkuu липня липень juliol",
    "august ago aug août agosto augustus augusti августа август sierpnia αυγούστου srpna augusztus ağustos elokuuta srpen sierpień elokuu серпня серпень agost",
    "september wrz sep sept septembre septiembre settembre setembro сентября сентябрь września σεπτεμβρίου září szeptember eylül syyskuuta septembrie wrzesień syyskuu вересня вересень setembre",
    "october ott okt paź oct oktober octobre octubre ottobre outubro октября октябрь października οκτωβρίου října október ekim lokakuuta octombrie říjen październik lokakuu жовтня жовтень",
    "november nov novembre noviembre novembro ноября ноябрь listopada νοεμβρίου listopadu kasım marraskuuta noiembrie listopad marraskuu листопада листопад",
    "december dez dic déc dec dezember décembre diciembre dicembre dezembro декабря декабрь desember grudnia δεκεμβρίου prosince aralık joulukuuta decembrie prosinec grudzień joulukuu грудня грудень desembre",
];
