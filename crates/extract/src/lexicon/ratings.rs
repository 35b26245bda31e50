//! Words of ratings in the languages that are read: units, labels, numbers, verdicts.

use super::{
    HALF, LABEL, List, NOT_FILM, NUMBER_BY_PLACE, OF, OUTSIDER, PART, PERCENT, POINT, RECOMMEND, STAR, THUMB, VERDICT,
};

pub(super) const LISTS: &[List] = &[
    (
        STAR,
        "star stars asterisk asterisks stern sterne sternen sternchen étoile étoiles estrella estrellas stella stelle stellina stelline estrela estrelas ster sterren \
         stjärna stjärnor stjerne stjerner gwiazdka gwiazdki gwiazdek hvězda hvězdy hvězdiček hvězd yıldız tähti tähteä αστέρια αστεράκια 별 звезда звезды звёзды звезд звёзд звезду звёздочка звёздочки звёздочек звездочки звездочек звездой звёздами estrellita estrellitas estrelinha estrelinhas \
         hvězdičku hvězdičkou hvězdičkami hvězdami hvězdu yıldızı yıldızlı yıldızlık yıldıza yıldızdan csillag csillagot csillaggal csillagos csillagra csillagból зірка зірки зірок зірку зіркою зірочка зірочки зірочок зірочку tähdet \
         sterretje sterretjes stjärnan tähden tähteen tähdestä tähdellä gwiazdką gwiazdkę gwiazdkami gwiazdce hvězdou hvězdičky hvězdička 星 つ星",
    ),
    (
        POINT,
        "point points pt pts valores punkt punkte punkten punkter points punto puntos punti ponto pontos punt punten poäng poeng pkt punktów балл балла баллов бал бали балів punkti pistettä piste bodů bodu body pont pontot puan 点",
    ),
    (
        NUMBER_BY_PLACE,
        "to ti single lone solitary enkelt enkel enda eneste jedinou jediná jediný única único seule einziger einziges einzige bir egyetlen",
    ),
    (PERCENT, "퍼센트 percent procent prozent percento porcento porciento pourcent процентов процента"),
    (OF, "of із з ze von sur sobre su av van из em auf de di do op på af z na"),
    (
        LABEL,
        "rating ratings rated grade score verdict stars overall total gesamt globale wertung bewertung note punktzahl gesamtwertung gesamtbewertung fazit sternewertung \
         calificación calificacion puntuación puntuacion nota valoración valoracion voto valutazione giudizio punteggio avaliação \
         avaliacao classificação pontuação beoordeling waardering cijfer rapportcijfer eindcijfer eindoordeel score betyg omdöme helhetsbetyg оценка рейтинг вердикт \
         評価 評点 採点 点数 総合評価 평점 별점 점수 bedømmelse vurdering karakter terningkast terningen 평점은 별점은 점수는 총점 calif ocena cotação hodnocení rédaction redaktion redacción redazione redação redactie evaluation assessment mark puan puanı arvosana eindscore \
         puntaje kouluarvosana schulnote schulnoten schulnotenurteil gesamtnote filmnote cote оцінка ocjena hinne skóre notation eindwaardering totaloppdom totaal totalt totale samlet wynik rangschikking bewertet marks známka pagella βαθμολογία classement bilan verdetto veredicto veredito vonnis conclusie helhet \
         slutbetyg totalbetyg filmbetyg betyget omdömet sluttkarakter karakteren terningkastet anmeldelsen gesamturteil urteil filmurteil endwertung kinowertung filmwertung \
         bewertungen gesamteindruck endnote prädikat totaalscore puntuaciones valoraciones votazione votazioni \
         appréciation évaluation avaliações arvio yleisarvosana pisteet ocenění hodnotenie známkování értékelés osztályzat pontszám \
         итог итого баллы оцінки βαθμός σκορ değerlendirme einkunn vertinimas hinnang ocjene",
    ),
    (
        VERDICT,
        "give gives giving gave award awards awarding awarded earn earns earned get gets getting got deserve deserves deserved rate rates rating rated \
         score scores scored receive receives received grade graded vergebe vergeben gebe bekommt bekommen verdient erhält donne donnons \
         mérite obtient doy damos merece lleva do dò diamo merita dou damos leva geef geven krijgt verdient ger får förtjänar ставлю поставлю \
         заслуживает call settle settling land landed worth leaves mets mettre mettrais pongo metto ponho giver gir får sätter setter daję ставит поставил поставила",
    ),
    (
        VERDICT,
        "landar hamnar lander havner lande belande gebe vergeben geb krijgt verleihe verleihen accordons accorde attribue otorgo concedo assegno atribuo darei daria dou",
    ),
    (
        OUTSIDER,
        "critics critic’s tomatometer rottentomatoes tomatoes metacritic metascore imdb letterboxd cinemascore filmaffinity allociné moviepilot \
         audience audiences user users reader readers viewer viewers consensus aggregate aggregator aggregated average averaged \
         community popcornmeter leser leserwertung nutzer zuschauer spectateurs presse lecteurs usuarios lectores utenti lettori \
         usuários leitores lezers bezoekers läsare användare пользователи зрителей kinopoisk others douban your votes moyenne moyen durchschnitt durchschnittlich durchschnittswertung promedio gemiddelde gemiddeld genomsnitt genomsnittligt \
         средний средняя оценили голосов crowd public publikum publiek listeners listener members member visitors průměrné průměr średnia gennemsnit gjennomsnitt keskiarvo ortalama snitt snittet läsarnas läsarsnitt lesernes læsernes 평균 네티즌 관객 관람객 voters voter fans público pubblico publico internautes comunidad comunidade publiczność widzów diváci diváků yleisö izleyici",
    ),
    (
        NOT_FILM,
        "hotel hotels restaurant restaurants resort resorts general generals admiral beef eggs milk battery batteries michelin service \
         accommodation chef cuisine spangled constellation flag recruit lieutenant luxury spa suite inn reviewcount",
    ),
    (
        HALF,
        "half puoli puoleen puolen halb halbe halber halben halve halv halvt mezzo mezza medio media meio meia demi demie половина половиной половинкой половиною пол 半 pół polovinou buçuk půl yarım fél",
    ),
    (
        PART,
        "popcorn trailers seat seats son image menu menus packaging transfer booklet film-makers audio video picture extras bonus disc features entertainment rewatchability effects humor humour action age mpaa content violence sex \
         language value scares gore handlung schauspieler kamera ton bild spannung anspruch scénario acteurs musique musik guion actores \
         fotografía regia trama plot cast nudity profanity setting world gameplay",
    ),
    (
        THUMB,
        "thumb thumbs daumen pouce pouces pulgar pulgares pollice pollici polegar duim duimen tumme tummen tommel tommelfinger kciuk palac палец",
    ),
    (
        RECOMMEND,
        "suositella nedoporučujeme tavsiye ajánlott ajánlom ajánljuk рекомендуємо раджу suosittelen suosittele suosittelemme nedoporučuji nedoporučuju odradzam recommend recommended recommendation recommends empfehlenswert empfehlung recommandé recomendable recomendada recomendado consigliato aanrader rekommenderas sconsigliato sconsigliata desaconsejable desaconsejada afgeraden déconseillé avrådes frarådes anbefales recomendarías recomendaría recomendaria recommanderais recommanderiez consiglieresti consigliereste polecam polecamy doporučuji doporučuju doporučujeme anbefale anbefaler rekommendera rekommenderar recommande recommandons recomiendo recomendamos consiglio consigliamo recomendo empfehle empfehlen aanbevelen aanraden рекомендовать рекомендую рекомендуем советую suositellaan empfohlen anbefalet anbefalt aanbevolen recommandée consigliata consigliati recomendable recomendados",
    ),
];

/// Number words and their values; they are the words of [`super::NUMBER`].
pub(super) const NUMBERS: &[(f64, &str)] = &[
    (0.0, "zero null cero zéro nula нуль nul nulla noll nought naught nolla ноль ноля"),
    (
        0.5,
        "half puoli puoleen puolen halb halbe halber halben halve halv halvt mezzo mezza medio media meio meia demi demie половина половиной половинкой pół půl yarım fél",
    ),
    (
        1.0,
        "jedną yhteen one én ein eine einen un une uno una um uma een één en ett одна один 一 jeden yksi yhdestä einser ettan etta одного одну единица единицу единицы jedna jedynka jedynkę jednička jedničku yhden ykkönen ykkösen ένα egy",
    ),
    (1.5, "półtorej półtora puolitoista eineinhalb anderthalb anderhalve полторы полтора"),
    (
        2.0,
        "两 兩 két kettőt dvěma dwiema dwoma kahteen kahdesta kahdella двойкой двумя toer two zwei deux dos due dois duas twee två две два 二 dwa kaksi iki tvåa двойка двойку zweier dvě tvåan двух dwie dwóch dwója dwóję dwójka dwójkę dvou dvojka dvojku kakkonen kakkosen δύο kettő",
    ),
    (2.5, "zweieinhalb tweeënhalve tweeënhalf"),
    (
        3.0,
        "tři három hármat hármas třemi trzema trójką kolmeen тройкой тремя трояк трояка three drei trois tres tre três drie trzy три 三 kolme kolmen kolmosen kolmonen üç trea treer тройка тройку dreier trean троечка троечку тройки trzech trójka trójkę třech tří trojka trojku kolmesta τρία",
    ),
    (3.5, "dreieinhalb drieënhalve drieënhalf"),
    (
        4.0,
        "négyet négyes чотирьох čtyřmi czterema czwórką neljään neljästä четвёркой четверкой four vier quatre cuatro quattro quatro fyra fire cztery четыре 四 neljä nelosen nelonen dört firer firar четвёрка четверка четвёрку vierer viertje fyran четырёх четырех четвёрки четверку четвёрочку czterech czwórka czwórkę čtyři čtyř čtyřka čtyřku neljästä τέσσερα négy четири četiri чотири",
    ),
    (4.5, "viereinhalb vierenhalve vierenhalf"),
    (
        5.0,
        "ötöt ötös pięcioma piątką viitonen пятёркой пятеркой five fünf cinq cinco cinque vijf fem pięć пять 五 viisi viidestä viiteen vitosen vitonen beş femma femmer пятёрка пятерка пятёрку fünfer vijfje femman пяти пятерку пятёрки pięciu piątka piątkę pět pěti pětka pětku πέντε öt п’ять п’яти",
    ),
    (5.5, "fünfeinhalb"),
    (
        6.0,
        "szóstką kuutosen kuutoseen шестёркой шестеркой six sechs seis sei zes sex seks sześć шесть 六 kuusi kuudesta altı sexa sekser sechser zesje sexan шести шестёрка шестерка шестёрку шестерку sześciu szóstka szóstkę šest šesti šestka šestku kuutonen kuutosen έξι шість",
    ),
    (6.5, "sechseinhalb"),
    (
        7.0,
        "hetet hetes siódemką seiskaan seitsemästä семёркой seven sieben sept siete sette sete zeven sju syv siedem семь 七 seitsemän yedi sjua siebener zeventje sjuan семи семёрка семерка семёрку семерку семёрочку siedmiu siódemka siódemkę sedm sedmi sedmička seiska seiskan επτά εφτά hét сім sedam",
    ),
    (7.5, "siebeneinhalb"),
    (
        8.0,
        "nyolcat nyolcas ósemką kahdeksasta kasiin восьмёркой eight acht huit ocho otto oito åtta otte åtte osiem восемь 八 kahdeksan sekiz åttan восьми восьмёрка восьмерка восьмёрку восьмерку ośmiu ósemka ósemkę osm osmi osmička kahdeksikko kasi kasin οκτώ οχτώ nyolc вісім osam",
    ),
    (8.5, "achteinhalb"),
    (
        9.0,
        "kilencet kilences dziewiątką yhdeksästä девяткой nine neun neuf nueve nove negen nio dziewięć девять 九 yhdeksän dokuz neuner negentje nian девяти девятка девятку dziewięciu dziewiątka dziewiątkę devět devíti ysi ysin εννέα εννιά kilenc дев’ять devet",
    ),
    (9.5, "neuneinhalb"),
    (11.0, "eleven onze elf elva undici"),
    (12.0, "twelve douze zwölf doce dodici doze twaalf tolv двенадцать dwanaście"),
    (13.0, "thirteen treize dreizehn trece tredici treze dertien tretton"),
    (14.0, "fourteen quatorze vierzehn catorce quattordici catorze veertien fjorton"),
    (15.0, "fifteen quinze fünfzehn quince quindici vijftien femton пятнадцать piętnaście"),
    (16.0, "sixteen seize sechzehn dieciséis sedici dezasseis dezesseis zestien"),
    (17.0, "seventeen siebzehn diecisiete diciassette dezassete dezessete zeventien"),
    (18.0, "eighteen achtzehn dieciocho diciotto dezoito achttien"),
    (19.0, "nineteen neunzehn diecinueve diciannove dezanove dezenove"),
    (20.0, "twenty vingt zwanzig veinte venti vinte twintig tjugo двадцать двадцати tyve"),
    (30.0, "thirty dreißig trente treinta trenta trinta dertig trettio тридцать"),
    (40.0, "forty vierzig quarante cuarenta quaranta quarenta veertig fyrtio сорок сорока"),
    (50.0, "fifty fünfzig cinquante cincuenta cinquanta cinquenta vijftig femtio пятьдесят пятидесяти"),
    (60.0, "sixty sechzig soixante sesenta sessanta sessenta zestig sextio шестьдесят шестидесяти"),
    (70.0, "seventy siebzig setenta settanta zeventig sjuttio семьдесят семидесяти"),
    (80.0, "eighty achtzig ochenta ottanta oitenta tachtig åttio восемьдесят восьмидесяти"),
    (90.0, "ninety neunzig noventa novanta negentig nittio девяносто"),
    (100.0, "hundred hundert ciento cien cento cem honderd hundra сто ста hundrede sto"),
    (
        10.0,
        "ten zehn dix diez dieci dez tien tio dziesięć десять 十 kymmenen kymmenestä zehner tientje tian десяти десятка десятку десяточка dziesięciu dziesiątka dziesiątkę deset deseti kymppi kympin δέκα tíz tízet tízes",
    ),
];
