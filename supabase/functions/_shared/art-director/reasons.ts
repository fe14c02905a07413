import { primaryOf } from './language.ts';

/** What a picture bets on. */
export type Bet = 'person' | 'words' | 'figure' | 'scene' | 'shapes' | 'wordless';

const REASONS: Record<string, Record<Bet, string>> = {
  en: {
    person: 'Your face leads, the words follow.',
    words: 'The words carry it, readable at any size.',
    figure: 'The figure is what people stop for.',
    scene: 'A calm picture with one clear thought.',
    shapes: 'Plain colours and shapes, seen from afar.',
    wordless: 'No words: the picture speaks.',
  },
  fr: {
    person: 'Votre visage d’abord, les mots ensuite.',
    words: 'Les mots portent l’image, lisibles à toute taille.',
    figure: 'C’est le chiffre qui arrête le regard.',
    scene: 'Une image calme, une seule idée claire.',
    shapes: 'Des formes et des couleurs franches, visibles de loin.',
    wordless: 'Sans texte : l’image parle.',
  },
  es: {
    person: 'Primero tu cara, luego las palabras.',
    words: 'Las palabras mandan y se leen a cualquier tamaño.',
    figure: 'La cifra es lo que detiene la mirada.',
    scene: 'Una imagen tranquila con una sola idea clara.',
    shapes: 'Colores y formas sencillas que se ven de lejos.',
    wordless: 'Sin texto: habla la imagen.',
  },
  de: {
    person: 'Dein Gesicht zuerst, dann die Worte.',
    words: 'Die Worte tragen das Bild, lesbar in jeder Größe.',
    figure: 'Die Zahl hält den Blick fest.',
    scene: 'Ein ruhiges Bild mit einem klaren Gedanken.',
    shapes: 'Klare Farben und Formen, von weitem zu sehen.',
    wordless: 'Ohne Worte: das Bild spricht.',
  },
  pt: {
    person: 'Primeiro o seu rosto, depois as palavras.',
    words: 'As palavras conduzem, legíveis em qualquer tamanho.',
    figure: 'O número é o que prende o olhar.',
    scene: 'Uma imagem calma com uma só ideia clara.',
    shapes: 'Cores e formas simples, vistas de longe.',
    wordless: 'Sem texto: a imagem fala.',
  },
  ja: {
    person: '顔が主役、言葉はそのあと。',
    words: '言葉が主役。小さくても読めます。',
    figure: '数字で目を止めます。',
    scene: '落ち着いた画面に、伝えたいことを一つ。',
    shapes: 'はっきりした色と形で、遠くからでも目に入ります。',
    wordless: '文字なし。絵だけで伝えます。',
  },
  ar: {
    person: 'وجهك أولاً ثم الكلمات.',
    words: 'الكلمات تقود الصورة وتُقرأ بأي حجم.',
    figure: 'الرقم هو ما يوقف النظر.',
    scene: 'صورة هادئة بفكرة واحدة واضحة.',
    shapes: 'ألوان وأشكال واضحة تُرى من بعيد.',
    wordless: 'بلا كلمات: الصورة تتكلم.',
  },
  hi: {
    person: 'पहले आपका चेहरा, फिर शब्द।',
    words: 'शब्द सबसे आगे, हर आकार में पढ़ने लायक।',
    figure: 'संख्या पर नज़र रुकती है।',
    scene: 'शांत तस्वीर, एक साफ़ विचार।',
    shapes: 'सादे रंग और आकार, दूर से दिखते हैं।',
    wordless: 'बिना शब्दों के: तस्वीर खुद बोलती है।',
  },
};

/** Why a picture is as it is, in the language of `locale`, or in English. */
export function reasonFor(bet: Bet, locale: string): string {
  const language = primaryOf(locale);
  const table = Object.hasOwn(REASONS, language) ? REASONS[language] : REASONS.en;
  return table?.[bet] ?? '';
}
