//! Function words by language: enough to tell languages apart and to know what is no name.

use super::{AND, ARTICLE, CONTRAST, FIRST_PERSON, List, NEGATOR, TITLE_SMALL, language};

pub(super) const LISTS: &[List] = &[
    (
        language(0),
        "the a an and of to in is it its it’s it's that this these those with as for was were are be been being by on at from his her \
         their they them he she we you your our us but or not no nor so if then than when where while which who whom whose \
         what why how there here has have had having do does did can could would should may might must shall about after \
         before between both during each either every few first into just like more most much neither never now once only \
         other out over own same some such through too under until up upon very also although though because despite even \
         however still yet all any another off down since without within i me my mine myself him himself herself itself \
         themselves don’t don't doesn’t doesn't isn’t isn't won’t won't can’t can't i’m i'm i’ve i've that’s that's there’s \
         he’s he's she’s she's who’s who's you’ll let unlike meanwhile",
    ),
    (
        language(1),
        "der die das und ist nicht ein eine einen einem einer eines mit von zu den dem des im auf für sich auch aus bei nach wie \
         als aber oder wenn dass daß er sie es wir ihr ich mich mir uns hat haben wird werden wurde war waren sein seine seinen \
         kann noch nur sehr schon über unter durch gegen ohne zum zur vom am beim doch so man kein keine diese dieser dieses",
    ),
    (
        language(2),
        "le la les un une des et est de du en dans que qui pour pas sur avec ce cette ces il elle ils elles nous vous je mon ma mes \
         son sa ses leur leurs mais ou où donc plus très par au aux ne se sont être avoir été fait tout tous sans comme d l qu c n \
         aussi entre deux même encore jamais",
    ),
    (
        language(3),
        "el la los las un una unos unas y es de del en que no por para con su sus se lo al como más pero muy este esta esto ese esa \
         ha han hay ser son fue era yo mi me nos le les sin sobre entre también cuando todo todos ya desde hasta donde porque",
    ),
    (
        language(4),
        "il lo la i gli le un uno una e è di del della dei delle in che non per con su si da dal dalla al alla ma più come anche sono \
         ha hanno questo questa quello quella suo sua io mi ci nel nella nei molto tutto tra fra senza dove quando però ancora",
    ),
    (
        language(5),
        "o a os as um uma uns umas e é de do da dos das em no na nos nas que não por para com seu sua se ao à mais mas muito este \
         esta isso eu meu minha me ser são foi era tem há como também quando sem sobre entre já ou pelo pela você ele ela",
    ),
    (
        language(6),
        "de het een en is van niet in op te met voor dat die zijn aan er ook maar om als bij nog naar uit door over dan wel deze dit \
         ik mij mijn wij we hij zij ze je heeft hebben wordt werd was waren kan zo geen meer tot tegen onder zonder alleen heel",
    ),
    (
        language(7),
        "och att det som en ett är på för med av inte den till i om han hon de vi jag du min mig sig sin sitt sina har hade var \
         blir men eller så från ut upp när där här man kan ska mycket också bara efter utan över under mellan mot denna detta",
    ),
    (
        TITLE_SMALL,
        "a an the of and in on at to for with from by or is as de la le les der die das und el los las y il lo di du des van het en",
    ),
    (AND, "and und et y e en och и i & plus"),
    (ARTICLE, "a an one the ein eine einen einem einer un une uno una um uma een ett"),
    (
        CONTRAST,
        "but although though however yet while whereas despite nevertheless unfortunately sadly except unless otherwise instead",
    ),
    (
        NEGATOR,
        "not no never neither nor hardly barely without lacks lacking lack lacked isn’t isn't doesn’t doesn't don’t don't didn’t \
         didn't won’t won't can’t can't cannot wasn’t wasn't aren’t aren't weren’t weren't couldn’t couldn't wouldn’t wouldn't \
         nothing none nowhere little fails failed",
    ),
    (
        FIRST_PERSON,
        "i me my mine myself i’m i'm i’ve i've i’d i'd i’ll i'll ich mich mir mein meine je j moi mon yo mí io eu ik mij jag mig я мне 私",
    ),
];
