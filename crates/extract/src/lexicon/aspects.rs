//! The English lexicon of opinion: words that name an aspect, and words that praise or fault. Compiled by hand for film
//! criticism; no published list was copied.

use super::{ASPECT, Class, List, NEGATIVE, POSITIVE};

const fn aspect(place: u32) -> Class {
    1 << (ASPECT + place)
}

pub(super) const LISTS: &[List] = &[
    (
        aspect(0),
        "acting performance performances actor actors actress actresses cast portrayal portrayals portrayed casting ensemble \
         star-turn performers performer acted plays playing roles",
    ),
    (
        aspect(1),
        "direction directing directed director director’s director's directorial filmmaker filmmaking helmer helmed staging directs",
    ),
    (
        aspect(2),
        "script screenplay writing written dialogue dialog writer writers plot story storyline storytelling screenwriter script’s \
         plotting structure plotline narrative subplot subplots jokes one-liners wit ending lines",
    ),
    (
        aspect(3),
        "cinematography cinematographer photography visuals visual visually shots framing lighting camera camerawork lensing lensed imagery \
         palette frame images close-ups compositions look colors colours",
    ),
    (aspect(4), "editing edited editor edit cuts cutting montage montages editors"),
    (
        aspect(5),
        "music score soundtrack sound song songs composer sounds theme-tune musical ballads orchestral soundscape audio \
         needle-drops",
    ),
    (
        aspect(6),
        "pacing pace paced tempo rhythm runtime overlong drags dragging dragged drag slow-moving breezy brisk briskly meandering meanders \
         length sluggish leisurely tight padded hurried rushed languid",
    ),
    (
        aspect(7),
        "theme themes thematic message messages subtext motif motifs symbolism commentary satire allegory meditation metaphor \
         moral morals politics social meaning ideas",
    ),
    (
        aspect(8),
        "character characters characterization characterisation protagonist protagonists antihero hero heroine villain villains \
         antagonist character’s character's characters’ sidekick",
    ),
    (
        POSITIVE,
        "great good excellent brilliant superb terrific wonderful fantastic outstanding masterful masterly masterfully masterpiece \
         beautiful beautifully stunning gorgeous gorgeously breathtaking impressive impressively strong stronger strongest solid powerful powerfully powerhouse \
         compelling captivating engaging engrossing gripping riveting mesmerizing mesmerising hypnotic memorable unforgettable remarkable \
         remarkably extraordinary exceptional exceptionally perfect perfectly flawless flawlessly fine finest best better believable convincing \
         convincingly nuanced subtle subtly delicate tender moving touching heartfelt poignant charming charm charismatic charisma \
         delightful delight fun funny funniest hilarious witty clever cleverly smart sharp sharply inventive original originality fresh bold boldly \
         daring ambitious assured confident confidently skilled skillful skilful skillfully deft deftly elegant elegantly graceful \
         gracefully lively vivid vividly vibrant rich richly layered thoughtful thought-provoking insightful intelligent authentic \
         authenticity honest honestly genuine genuinely humane warm warmth sublime exquisite exquisitely marvelous marvellous \
         magnificent splendid stellar enchanting magical magic haunting evocative atmospheric immersive thrilling exciting \
         entertaining enjoyable satisfying rewarding refreshing inspired inspiring triumph triumphant winning wins works worked \
         shines shine shining excels excel elevates elevate elevated enhances enhance praise praised admirable admirably love loved loves lovely \
         likable likeable sympathetic endearing crisp tight taut breezy brisk briskly meticulous meticulously purposeful \
         career-defining standout stand-out highlight highlights prophetic master mastery veteran talented talent gem classic timeless \
         worthy worth effective effectively effortless effortlessly rousing soaring lush luminous radiant dazzling dazzles \
         spellbinding electric electrifying incisive perceptive ingenious pitch-perfect first-rate top-notch note-perfect \
         ravishing sumptuous absorbing hits soars nails nailed resonates resonate resonant mesmerizes astonishing astonishingly astounding \
         knockout superior superbly wonderfully terrifically brilliantly credible natural naturally seamless seamlessly crackles sparkles sparkling commanding magnetic \
         wonder joy joyous deep deeply depth depths nuance precise precision perfected favorite favourite amazing incredible incredibly awesome",
    ),
    (
        NEGATIVE,
        "bad badly poor poorly terrible terribly awful awfully horrible horribly dreadful dreadfully atrocious abysmal weak weaker weakest weakly \
         dull dully boring bored bores tedious tiresome monotonous bland flat lifeless listless limp lazy lazily sloppy clumsy clumsily \
         awkward awkwardly wooden stilted unconvincing unconvincingly implausible unbelievable contrived predictable formulaic generic clichéd cliched \
         cliché cliche clichés cliches derivative unoriginal stale tired trite hackneyed shallow superficial hollow empty thin underwritten \
         underdeveloped overwritten overdone overblown overwrought overlong bloated padded plodding sluggish slow drags drag dragged \
         dragging meandering meanders messy mess muddled confusing confused incoherent disjointed uneven inconsistent choppy jarring \
         annoying annoyingly irritating grating obnoxious insufferable unbearable unwatchable painful painfully cringe cringeworthy embarrassing \
         embarrassingly laughable ridiculous silly stupid dumb idiotic inane pointless needless needlessly unnecessary gratuitous exploitative \
         offensive distasteful tasteless crude heavy-handed ham-fisted preachy didactic clunky strained wasted wastes waste \
         squandered squanders misfire misfires misguided misjudged disappointing disappointment disappoints disappointed failure failed fails fail \
         fault faults faulty flaw flaws flawed problem problems problematic worst worse lacking lackluster lacklustre mediocre \
         uninspired uninteresting unfunny unengaging unremarkable forgettable pedestrian perfunctory rote by-the-numbers cheap \
         ugly drab murky muddy garish amateurish incompetent inept botched bungled hamfisted stumbles stumble falters sags sag \
         sagging suffers suffer unfortunately regrettably unlikable unlikeable unsympathetic cardboard one-dimensional two-dimensional \
         caricature caricatures manipulative maudlin mawkish saccharine schmaltzy sentimental cold distant rushed hurried \
         abrupt abruptly anticlimactic unearned unsatisfying frustrating frustratingly exhausting overstuffed undercooked \
         half-baked shoddy tepid turgid inert leaden deafening intrusive overbearing miscast",
    ),
];
