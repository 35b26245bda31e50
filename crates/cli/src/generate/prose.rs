//! Made-up prose about films that do not exist. Every sentence is put together from pieces written for this file.

use super::random::Random;
use super::world::Film;
use crosscut_model::{Aspect, Stance};

/// The pieces of one language. A sentence is a subject, a judgement and an end.
struct Tongue {
    /// By aspect, ways to name it.
    subjects: [[&'static str; 2]; 9],
    praise: &'static [&'static str],
    mixed: &'static [&'static str],
    criticism: &'static [&'static str],
    mentioned: &'static [&'static str],
    ends: &'static [&'static str],
    /// Sentences by themselves; `{film}`, `{who}` and `{place}` are filled in.
    openings: &'static [&'static str],
    fillers: &'static [&'static str],
    /// For a kind, an undecided and an unkind opinion.
    headlines: [&'static [&'static str]; 3],
}

const TOWNS: [&str; 16] = [
    "Aldmoor", "Brenn", "Cassow", "Dunmere", "Estavel", "Gralla", "Iskra", "Kestrel", "Lindau", "Orlen", "Pellin",
    "Selkie", "Torne", "Ulver", "Wexcombe", "Zell",
];

/// How many words a text has at least.
const WORDS: usize = 72;

/// A text of about 80 words on what a review takes up.
pub fn text(language: &str, aspects: &[(Aspect, Stance)], film: &Film, author: &str, random: &mut Random) -> String {
    let tongue = tongue(language);
    let fill = |sentence: &str, random: &mut Random| {
        sentence.replace("{film}", &film.title).replace("{who}", author).replace("{place}", random.one(&TOWNS))
    };
    let mut text = fill(random.one(tongue.openings), random);
    let mut words = text.split(' ').count();
    let mut left = aspects.iter();
    while words < WORDS {
        let sentence = match left.next() {
            Some((aspect, stance)) => {
                let place = Aspect::ALL.iter().position(|known| known == aspect).unwrap_or(0);
                let judgements = match stance {
                    Stance::Praise => tongue.praise,
                    Stance::Mixed => tongue.mixed,
                    Stance::Criticism => tongue.criticism,
                    Stance::Mentioned => tongue.mentioned,
                };
                let (subject, judgement) = (random.one(&tongue.subjects[place]), random.one(judgements));
                format!("{subject} {judgement} {}.", random.one(tongue.ends))
            }
            None => fill(random.one(tongue.fillers), random),
        };
        words += sentence.split(' ').count();
        text.push_str(if random.below(4) == 0 { "\n\n" } else { " " });
        text.push_str(&sentence);
    }
    text
}

/// A headline for an opinion of 0 to 100.
pub fn headline(language: &str, opinion: f64, random: &mut Random) -> String {
    let place = if opinion >= 62.0 { 0 } else { 1 + usize::from(opinion < 45.0) };
    let town = random.one(&TOWNS);
    random.one(tongue(language).headlines[place]).replace("{place}", town)
}

fn tongue(language: &str) -> &'static Tongue {
    match language {
        "de" => &GERMAN,
        "fr" => &FRENCH,
        "es" => &SPANISH,
        _ => &ENGLISH,
    }
}

const ENGLISH: Tongue = Tongue {
    subjects: [
        ["The acting", "The cast"],
        ["The direction", "The staging"],
        ["The writing", "The script"],
        ["The photography", "The camera"],
        ["The editing", "The cutting"],
        ["The music", "The score"],
        ["The pacing", "The rhythm"],
        ["The argument under the plot", "The theme"],
        ["The circle of characters", "The family at its centre"],
    ],
    praise: &[
        "finds warmth where a lesser film would look for tears",
        "is exact, generous and often very funny",
        "earns every one of its silences",
        "holds together what ought to fall apart",
        "rewards anyone who leans in",
    ],
    mixed: &[
        "is splendid for an hour and then repeats itself",
        "promises rather more than it can keep",
        "wavers between courage and caution",
        "has two fine ideas and one too many",
    ],
    criticism: &[
        "never gets out of its own way",
        "mistakes noise for feeling",
        "feels borrowed from three better evenings",
        "goes slack long before the ending",
    ],
    mentioned: &[
        "is what people will talk about afterwards",
        "follows the rules of the genre",
        "comes from the stage play",
    ],
    ends: &[
        "from the first reel to the last",
        "even when the story runs out of road",
        "in a way that lingers on the tram home",
        "as though nobody had told it otherwise",
        "and the audience in the third row noticed",
        "and far more so than in the sequel",
    ],
    openings: &[
        "{film} begins with a suitcase on a platform in {place}, and takes its time to open it.",
        "Somewhere between {place} and the sea, {film} loses a brother and gains a country.",
        "I saw {film} on a wet Tuesday in {place}, beside a man who knew all the songs.",
        "There is a good short story inside {film}, and some of it survived the journey to {place}.",
        "Nobody in {film} says what they want, and by {place} we have learned to listen.",
    ],
    fillers: &[
        "A clock is repaired in {place}, and nothing is the same afterwards.",
        "The second half moves to {place}, where the weather does most of the work.",
        "Look out for the scene with the lemons, which is worth the ticket alone.",
        "My neighbour laughed, my other neighbour slept, and both were right.",
        "What remains is a face at a kitchen window and the sound of a distant motor.",
        "The print shown in {place} was scratched, and the scratches suited it.",
        "It would make a fine companion to a long walk and a short drink.",
    ],
    headlines: [
        &["A light left on in {place}", "Small film, long shadow", "Worth the walk to {place}"],
        &["Half a journey to {place}", "Almost there", "Two good hours out of three"],
        &["Lost on the way to {place}", "A storm in a projector", "Wake me in {place}"],
    ],
};

const GERMAN: Tongue = Tongue {
    subjects: [
        ["Das Spiel", "Das Ensemble"],
        ["Die Regie", "Die Inszenierung"],
        ["Das Drehbuch", "Der Dialog"],
        ["Die Kamera", "Das Bild"],
        ["Der Schnitt", "Die Montage"],
        ["Die Musik", "Der Ton"],
        ["Das Tempo", "Der Rhythmus"],
        ["Das Thema", "Der Gedanke dahinter"],
        ["Die Familie im Mittelpunkt", "Der Kreis der Figuren"],
    ],
    praise: &["überzeugt ohne jede Eile", "findet Wärme, wo andere Tränen suchen", "trägt den ganzen Abend"],
    mixed: &["schwankt zwischen Mut und Vorsicht", "verspricht mehr, als sich halten lässt"],
    criticism: &["verwechselt Lärm mit Gefühl", "steht sich selbst im Weg", "erlahmt lange vor dem Schluss"],
    mentioned: &["folgt den Regeln des Genres", "stammt aus dem Theaterstück"],
    ends: &[
        "von der ersten Rolle bis zur letzten",
        "auch dort, wo die Geschichte müde wird",
        "und das Publikum in der dritten Reihe merkte es",
        "als hätte es niemand anders gewollt",
    ],
    openings: &[
        "{film} beginnt mit einem Koffer auf einem Bahnsteig in {place} und lässt sich Zeit, ihn zu öffnen.",
        "Zwischen {place} und dem Meer verliert {film} einen Bruder und gewinnt ein Land.",
        "An einem nassen Dienstag lief {film} in {place}, und der Saal war halb leer.",
    ],
    fillers: &[
        "In {place} wird eine Uhr repariert, und danach ist nichts mehr wie zuvor.",
        "Die zweite Hälfte zieht nach {place}, wo das Wetter die meiste Arbeit tut.",
        "Mein Nachbar lachte, die Nachbarin schlief, und beide hatten recht.",
        "Übrig bleiben ein Gesicht am Küchenfenster und ein ferner Motor.",
    ],
    headlines: [
        &["Ein Licht in {place}", "Kleiner Film, langer Schatten"],
        &["Fast angekommen", "Der halbe Weg nach {place}"],
        &["Verirrt vor {place}", "Viel Wind um wenig Segel"],
    ],
};

const FRENCH: Tongue = Tongue {
    subjects: [
        ["Le jeu", "La troupe"],
        ["La mise en scène", "La réalisation"],
        ["Le scénario", "L’écriture"],
        ["L’image", "La caméra"],
        ["Le montage", "L’assemblage"],
        ["La musique", "Le son"],
        ["Le rythme", "La cadence"],
        ["Le sujet", "L’idée"],
        ["La famille au centre", "Le cercle des personnages"],
    ],
    praise: &["touche juste sans jamais forcer", "tient la promesse du début", "mérite chacun de ses silences"],
    mixed: &["hésite entre l’audace et la prudence", "promet un peu plus qu’il ne faut"],
    criticism: &["confond le bruit et l’émotion", "s’essouffle bien avant la fin"],
    mentioned: &["suit les règles du genre", "vient de la pièce"],
    ends: &[
        "de la première bobine à la dernière",
        "même quand l’histoire se fatigue",
        "et le troisième rang l’a remarqué",
    ],
    openings: &[
        "{film} commence par une valise sur un quai à {place}, et prend son temps pour l’ouvrir.",
        "Entre {place} et la mer, {film} perd un frère et gagne un pays.",
    ],
    fillers: &[
        "On répare une horloge à {place}, et rien n’est plus pareil ensuite.",
        "La seconde moitié part pour {place}, où la météo fait presque tout le travail.",
        "Mon voisin riait, ma voisine dormait, et tous deux avaient raison.",
    ],
    headlines: [
        &["Une lampe allumée à {place}", "Petit film, longue ombre"],
        &["À mi-chemin de {place}", "Presque"],
        &["Perdu avant {place}", "Beaucoup de vent"],
    ],
};

const SPANISH: Tongue = Tongue {
    subjects: [
        ["La actuación", "El reparto"],
        ["La dirección", "La puesta en escena"],
        ["El guion", "La escritura"],
        ["La fotografía", "La cámara"],
        ["El montaje", "El corte"],
        ["La música", "El sonido"],
        ["El ritmo", "El compás"],
        ["El tema", "La idea"],
        ["La familia del centro", "El círculo de personajes"],
    ],
    praise: &["encuentra calor donde otros buscan lágrimas", "sostiene toda la velada", "merece cada silencio"],
    mixed: &["duda entre el valor y la cautela", "promete algo más de lo que cumple"],
    criticism: &["confunde el ruido con la emoción", "se apaga mucho antes del final"],
    mentioned: &["sigue las reglas del género", "procede de la obra de teatro"],
    ends: &[
        "desde el primer rollo hasta el último",
        "incluso cuando la historia se cansa",
        "y la tercera fila lo notó",
    ],
    openings: &[
        "{film} empieza con una maleta en un andén de {place}, y se toma su tiempo para abrirla.",
        "Entre {place} y el mar, {film} pierde un hermano y gana un país.",
    ],
    fillers: &[
        "En {place} arreglan un reloj, y después nada es igual.",
        "La segunda mitad viaja a {place}, donde el tiempo hace casi todo el trabajo.",
        "Mi vecino reía, mi vecina dormía, y los dos tenían razón.",
    ],
    headlines: [
        &["Una luz encendida en {place}", "Película pequeña, sombra larga"],
        &["A medio camino de {place}", "Casi"],
        &["Perdidos antes de {place}", "Mucho viento"],
    ],
};
