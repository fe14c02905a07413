/** What the headline's rules need to know of a language. All words are in lower case. A word may be in several sets. */
export interface LanguageRules {
  /** Articles, prepositions, pronouns, auxiliaries, conjunctions: words that say nothing alone. */
  functionWords: ReadonlySet<string>;
  /** Articles, possessives, demonstratives: what stands before them waits for what stands behind. */
  determiners: ReadonlySet<string>;
  /** Conjunctions: a headline that runs across one is two thoughts. */
  connectors: ReadonlySet<string>;
  /** Small words that can end a sentence: Never Do This. */
  closers: ReadonlySet<string>;
  /** Words that cling to the next one: (the) most dangerous. */
  intensifiers: ReadonlySet<string>;
  /** Small words that lean on what stands before them, as postpositions and particles do. */
  trailers: ReadonlySet<string>;
  /** Words that ask; they are worth keeping in front. */
  questionWords: ReadonlySet<string>;
  /** Words that turn the meaning round: what they belong to is never shown without them. */
  negations: ReadonlySet<string>;
  /** Words that carry a picture by themselves: extremes and absolutes. */
  strongWords: ReadonlySet<string>;
}

const set = (words = ''): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

const ENGLISH: LanguageRules = {
  functionWords: set(
    `a an the this that these those my your his her its our their i you he she it we they me him us them myself
    and or but so if then than as of in on at by for from to into onto with about over under after before between through
    during is are was were be been being am do does did have has had will would can could should may might must
    i'm i've i'll i'd you're you'll you've it's that's there's here's he's she's we're we've they're let's what's
    there here just very really also too some any such own again while when where vs like`,
  ),
  determiners: set('a an the this that these those my your his her its our their'),
  connectors: set('and or but if because than that which who when while so'),
  closers: set('this that these me us them him her now again here there nothing nobody none'),
  intensifiers: set('most more very too so only'),
  trailers: set(),
  questionWords: set('why how what who which where when'),
  negations: set(
    `no not never don't doesn't didn't can't cannot won't isn't aren't wasn't shouldn't wouldn't couldn't haven't without stop nobody nothing none`,
  ),
  strongWords: set(
    `best worst biggest smallest fastest slowest cheapest most first last only never always every nothing everything secret impossible perfect free
    insane hidden forever alone lost banned illegal deadly dangerous abandoned ultimate truth lie mistake mistakes broken failed survived quit`,
  ),
};

const FRENCH: LanguageRules = {
  functionWords: set(
    `le la les l' un une des du de d' au aux à en dans sur sous par pour avec chez vers entre depuis pendant et ou mais donc car ni que qu' qui dont où si
    je j' tu il elle on nous vous ils elles me m' te t' se s' y ce c' cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
    est suis es sommes êtes sont était ai as a avons avez ont avait été être avoir va vais fait faire doit dois devez devrait devrais peut peux pouvez peuvent faut plus très trop tout tous toute toutes comme aussi`,
  ),
  determiners: set(
    "le la les l' un une des ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs",
  ),
  connectors: set("et ou mais si que qu' qui quand parce car dont donc"),
  closers: set('ça cela ceci moi toi lui plus ici rien jamais pas personne'),
  intensifiers: set('plus moins très trop si seulement'),
  trailers: set(),
  questionWords: set('pourquoi comment quoi quel quelle quels quelles combien quand'),
  negations: set("ne n' pas jamais rien sans aucun aucune personne arrêtez arrête non"),
  strongWords: set(
    'meilleur meilleure meilleurs pire pires premier première dernier dernière seul seule secret secrets vérité impossible parfait parfaite gratuit jamais rien erreur erreurs incroyable interdit seulement',
  ),
};

const SPANISH: LanguageRules = {
  functionWords: set(
    `el la los las lo un una unos unas de del a al en con por para sin sobre entre desde hasta hacia durante y e o u pero que si como más muy
    yo tú él ella nosotros ellos ellas me te se nos os le les mi mis tu tus su sus nuestro nuestra este esta esto estos estas ese esa eso esos esas aquel
    es son soy eres somos era fue ser estar está están estoy he ha has han hay había va voy ya debería deberías deberían debe debes puede puedes pueden puedo también todo toda todos todas cada`,
  ),
  determiners: set('el la los las lo un una unos unas mi mis tu tus su sus este esta estos estas ese esa esos esas'),
  connectors: set('y e o u pero si que cuando porque aunque'),
  closers: set('esto eso aquello ti mí aquí más nada nadie nunca jamás'),
  intensifiers: set('más menos muy tan solo sólo'),
  trailers: set(),
  questionWords: set('qué cómo cuál cuáles cuánto cuánta cuántos quién quiénes cuándo dónde'),
  negations: set('no nunca jamás nada sin ningún ninguna nadie'),
  strongWords: set(
    'mejor mejores peor peores primer primera último última único única secreto secretos verdad imposible perfecto perfecta gratis nunca nada error errores increíble prohibido solo sólo',
  ),
};

const GERMAN: LanguageRules = {
  functionWords: set(
    `der die das den dem des ein eine einen einem einer eines und oder aber wenn weil dass als wie in im ins an am auf aus bei beim mit nach von vom vor zu zum zur
    für über unter durch gegen um bis seit während ich du er sie es wir ihr mich mir dich dir sich uns euch mein meine meinen meinem meiner dein deine sein seine
    unser unsere euer ihre ihren diese dieser dieses diesen ist sind bin bist war waren wird werden wurde habe hat hast haben hatte kann kannst muss musst soll sollte solltest will willst
    so auch noch schon sehr mal man da hier dann doch ganz`,
  ),
  determiners: set(
    'der die das den dem des ein eine einen einem einer eines mein meine meinen dein deine sein seine unser unsere ihre diese dieser dieses diesen',
  ),
  connectors: set('und oder aber wenn weil dass als'),
  closers: set('das dies mich dich mehr hier jetzt nichts niemand nie'),
  intensifiers: set('sehr zu am so mehr nur'),
  trailers: set(),
  questionWords: set('warum wieso weshalb was wer wen wem welche welcher welches wann wo'),
  negations: set('nicht nie niemals kein keine keinen keiner ohne nichts niemand'),
  strongWords: set(
    'beste besten bester schlimmste größte kleinste erste ersten letzte letzten einzige geheime geheimnis wahrheit unmöglich perfekte perfekt kostenlos nur nie niemals nichts fehler verboten',
  ),
};

const PORTUGUESE: LanguageRules = {
  functionWords: set(
    `o a os as um uma uns umas de do da dos das em no na nos nas num numa por pelo pela para pra com sobre entre desde até e ou mas que se como mais muito
    eu você vocês ele ela nós eles elas me te se lhe meu minha meus minhas teu tua seu sua seus suas nosso nossa este esta isto esse essa isso aquele
    é são sou era foi ser estar está estão estou tem tenho há vai vou deve deveria deveriam pode podem posso já também todo toda todos todas cada ao à aos`,
  ),
  determiners: set('o a os as um uma uns umas meu minha meus minhas seu sua seus suas este esta esse essa'),
  connectors: set('e ou mas se que quando porque'),
  closers: set('isso isto aquilo mim aqui mais nada ninguém nunca'),
  intensifiers: set('mais menos muito tão só apenas'),
  trailers: set(),
  questionWords: set('quê porquê qual quais quanto quanta quantos quem quando onde'),
  negations: set('não nunca jamais nada sem nenhum nenhuma ninguém'),
  strongWords: set(
    'melhor melhores pior piores primeiro primeira último última único única segredo segredos verdade impossível perfeito perfeita grátis nunca nada erro erros incrível proibido só apenas',
  ),
};

const ARABIC: LanguageRules = {
  functionWords: set(
    `في من إلى على عن مع حتى منذ بين خلال بعد قبل عند تحت فوق و أو ثم لكن بل أن إن أنا أنت هو هي نحن هم هذا هذه ذلك تلك التي الذي الذين
    كان كانت يكون قد لقد كل بعض أي كما مثل إذا لو حين عندما هنا هناك جدا أيضا يا`,
  ),
  determiners: set('هذا هذه ذلك تلك'),
  connectors: set('و أو ثم لكن إذا الذي التي عندما'),
  closers: set('هذا هذه ذلك هنا الآن'),
  intensifiers: set('أكثر أقل'),
  trailers: set(),
  questionWords: set('كيف لماذا ماذا ما متى أين كم هل أي'),
  negations: set('لا لم لن ليس ليست بدون غير أبدا'),
  strongWords: set('أفضل أسوأ أكبر أصغر أسرع أول آخر سر أسرار حقيقة مستحيل مجانا أخطر أغرب أخطاء'),
};

const HINDI: LanguageRules = {
  functionWords: set(
    `का की के में से को ने पर तक और या लेकिन तो भी ही कि जो है हैं था थी थे हूं हूँ हो गया गई गए रहा रही रहे कर करके करें करना किया की दिया लिया
    मैं मैंने हम हमने आप तुम यह ये वह वे वो इस उस इन उन मेरा मेरी मेरे आपका आपकी आपके अपना अपनी अपने एक कुछ बहुत साथ लिए बाद पहले`,
  ),
  determiners: set('यह ये वह वे इस उस इन उन मेरा मेरी मेरे आपका आपकी आपके अपना अपनी अपने'),
  connectors: set('और या लेकिन कि तो जो'),
  closers: set('यह ये वह है हैं था थी थे'),
  intensifiers: set('सबसे बहुत'),
  trailers: set('का की के में से को ने पर तक भी ही है हैं था थी थे हो गया गई गए रहा रही रहे लिए बाद पहले करना करें करे करके कर'),
  questionWords: set('क्यों कैसे क्या कौन कब कहां कहाँ कितना कितने कितनी किस'),
  negations: set('नहीं मत ना बिना न'),
  strongWords: set('सबसे बेस्ट पहला पहली आखिरी राज़ राज सच असंभव मुफ्त फ्री कभी गलती गलतियां खतरनाक'),
};

const JAPANESE: LanguageRules = {
  functionWords: set(
    `は が を に で と の も へ や か から まで より ね よ な ば て た だ です ます した し する して い いる ある こと もの ため ので のに けど だけ など って とか
    てる られ れる せ れ さ さん たち み みた でし まし ない なら という これ それ この その あの どの`,
  ),
  determiners: set('この その あの どの'),
  connectors: set('けど ので のに ば なら'),
  closers: set(),
  intensifiers: set('一番 超'),
  trailers: set(
    'は が を に で と の も へ や か から まで より ね よ な ば て た だ です ます した し して い いる ある けど だけ など って てる られ れる せ れ さ たち み みた でし まし という ない なし',
  ),
  questionWords: set('なぜ どう 何 誰 どこ いつ どっち いくら'),
  negations: set('ない なし 禁止'),
  strongWords: set('最強 最高 最悪 最大 最後 最初 衝撃 禁断 秘密 真実 無料 絶対 限界 結果 本気 神 ヤバい'),
};

/** For a language without rules of its own: no word is known to be small, so phrases are taken as they stand. */
const OTHER: LanguageRules = {
  functionWords: set(),
  determiners: set(),
  connectors: set(),
  closers: set(),
  intensifiers: set(),
  trailers: set(),
  questionWords: set(),
  negations: set(),
  strongWords: set(),
};

/** Languages with rules of their own, by primary subtag. */
export const RULES = {
  en: ENGLISH,
  fr: FRENCH,
  es: SPANISH,
  de: GERMAN,
  pt: PORTUGUESE,
  ar: ARABIC,
  hi: HINDI,
  ja: JAPANESE,
} as const satisfies Record<string, LanguageRules>;

export function rulesOf(language: string): LanguageRules {
  return Object.hasOwn(RULES, language) ? RULES[language as keyof typeof RULES] : OTHER;
}
