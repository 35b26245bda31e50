//! Words by which the kind of a document is told: of craft, of reports, of talk about ratings.

use super::{CRAFT, List, MEMORY, RATING_TALK, REPORT, TOLD};

pub(super) const LISTS: &[List] = &[
    // Who plays whom how, what the scenes are like: words that a text on one work cannot do without.
    (
        CRAFT,
        "plays played performance performances script scene scenes shot shots camera actor actors actress acting direction directs director directed plot ending \
    story cast character characters dialogue pacing score soundtrack cinematography photographed film movie picture sequel debut debutant watch watchable watched sequence reel \
    spielt schauspieler darsteller darstellerin regisseur regisseurin drehbuch kamera szene szenen film handlung dialoge figuren inszeniert bilder \
    joue acteur acteurs actrice réalisateur réalisatrice scénario scène scènes plan plans mise film récit personnages dialogues filme \
    película director directora guion guión actor actriz actores escena escenas historia final personajes filma planos \
    film regista attore attrice attori sceneggiatura scena scene storia finale personaggi inquadratura recita \
    filme diretor realizador roteiro argumento ator atriz atores cena cenas história final personagens câmara câmera \
    regisseur regie acteur actrice acteurs scenario scène scènes verhaal personages spel speelt speelfilm \
    filmen regissör regi manus skådespelare scen scener spelar berättelse roll rollen \
    filmen instruktør skuespiller scene scener spiller historie manuskript slutningen \
    film reżyser aktor aktorka scena sceny gra scenariusz \
    фильм фильма фильме картина картины режиссёр режиссер сценарий актёр актриса актёры сцена сцены играет финал герой камера оператор",
    ),
    // Who won, what opens when, how many came, who said so.
    (
        REPORT,
        "won dies survived refused censors board owner theatre-closing closes closing schließt schließen schliessen geschlossen schließung kinobetreiber taquilla película-más vietato commissione confermato inspelning inspelningen polisen stängd stänger sold residents yesterday announced award prize jury runner-up ballot wins announced announces nominated nomination nominations awarded ballots confirmed confirms chairman spokesman spokeswoman spokesperson \
    grossed grossing takings admissions unveiled acquires acquired postponed cancelled died weekend opening locations distributor according yesterday tonight funeral survived \
    gewann gewinnt preis ausgezeichnet gestorben verstorben verleih kinostart teilte mitteilte besucher zuschauer startet verschoben jurypreis \
    remporté remporte prix récompensé décédé entrées distributeur annoncé annonce sortira sortie nommé tournage \
    ganó gana premio galardón falleció murió recaudó recaudación espectadores estrenará estreno anunció candidaturas rodaje \
    vinto vince premiato morto scomparso incassi spettatori annunciato uscirà uscita candidature giurati cerimonia \
    venceu vence prémio prêmio morreu bilheteria estreia estreou anunciou espectadores semana renda \
    won wint prijs gewonnen overleden bezoekers distributeur maakte bekend verschijnt uitgereikt \
    vann vinner pris avliden avled besökare premiär meddelade distributör utdelades vinnare \
    vandt vinder prisen pris døde premiere vant stemmene billetter publikumsprisen \
    zdobył zdobyła nagrodę zmarł zmarła premiera widzów trafi ogłosił \
    победил получил получила приз премию скончался скончалась сборы касса прокат проката премьера млн экранов выйдет объявил сообщает зрителей",
    ),
    // A text that has much of it and no work is about criticism.
    (
        RATING_TALK,
        "stars star ratings rating marks scores score critics critic grades grade reviewers asterisk asterisks numbers sterne noten kritiker note notes étoiles critiques estrellas notas críticos \
    stelle voti voto critici estrelas notas sterren cijfers critici betyg betygen ettan femman karakter оценка оценки оценок баллов звёзд звёздочек рецензий цифра цифры цифру рейтинг 点数 星",
    ),
    (
        TOLD,
        "said told newsmen spokesman spokeswoman chairman sagte erklärte teilte mitteilte sprecher sprecherin betreiber angaben déclaré précisé indiqué selon dijo declaró explicó señaló según \
         commentato dichiarato spiegato secondo disse afirmou explicou segundo aldus liet weten volgens vertelde enligt uppger meddelar berättar säger sa forteller opplyser ifølge oplyser fortæller \
         powiedział poinformował według сообщил сообщила заявил заявила рассказал podle uvedl",
    ),
    (
        MEMORY,
        "remember remembered childhood boyhood girlhood grandfather grandmother ago decades memory memories once ninepence usher erinnere erinnern damals kindheit früher souviens souvenir enfance autrefois \
         recuerdo recuerdos infancia entonces abuelo ricordo ricordi infanzia allora nonno lembro lembranças infância outrora avô herinner herinnering jeugd vroeger destijds opa \
         minns minnen barndom förr farfar morfar husker barndommen dengang pamiętam dzieciństwo wtedy pamatuju dětství tehdy помню детство детстве тогда когда-то дедушка",
    ),
];
