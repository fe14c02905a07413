import { colourNamed, mentionOf, paletteNamed } from '../colour-names.ts';
import { PALETTE_IDS, type PaletteId } from '../palettes.ts';
import type { Headline, Scene } from '../schema.ts';
import type { Subject } from '../subject.ts';
import { removeLayer, scaleLayer } from './layers.ts';
import { placeHeadline } from './place-headline.ts';
import { reviseScene } from './revise-scene.ts';

/** Plain words of English, French, Spanish, German, Portuguese, Japanese, Arabic and Hindi, for what rules can do. */
const WORDS = {
  text: 'text words headline title letters texte mots titre texto palabras titular título letras text wörter worte überschrift schrift titel palavras título 文字 テキスト 見出し タイトル النص نص الكلمات العنوان عنوان टेक्स्ट शब्द शीर्षक अक्षर',
  person:
    'person face me head photo personne visage moi tête photo persona cara foto yo gesicht person ich kopf foto pessoa rosto eu foto 人物 顔 人 写真 الشخص الوجه وجه الصورة व्यक्ति चेहरा फोटो',
  background: 'background backdrop ground fond arrière-plan fondo hintergrund fundo 背景 الخلفية خلفية पृष्ठभूमि बैकग्राउंड',
  badge:
    'badge sticker label insigne étiquette insignia etiqueta abzeichen aufkleber plakette selo etiqueta adesivo バッジ ステッカー الشارة شارة ملصق बैज स्टिकर',
  colours:
    'colors colours palette couleurs palette colores paleta farben palette cores paleta 色 配色 الألوان ألوان रंग रंगों',
  bigger:
    'bigger larger big enlarge plus-grand grand grande agrandir agrandis más-grande grande agranda größer groß vergrößern maior aumentar aumenta 大きく 大きい 大きな أكبر كبر تكبير बड़ा बड़ी बड़े',
  smaller:
    'smaller small shrink reduce petit petite réduire réduis pequeño pequeña reduce achica kleiner klein verkleinern menor diminuir diminui 小さく 小さい 小さな أصغر صغر تصغير छोटा छोटी छोटे',
  left: 'left gauche izquierda links linken esquerda 左 يسار اليسار बाएं बाएँ बायीं',
  right: 'right droite derecha rechts rechten direita 右 يمين اليمين दाएं दाएँ दायीं',
  centre: 'center centre middle milieu centro mitte zentriert meio 中央 真ん中 الوسط وسط المنتصف बीच केंद्र',
  top: 'top up above haut arriba oben cima topo 上 أعلى الأعلى فوق ऊपर',
  bottom: 'bottom down below bas abajo unten baixo 下 أسفل الأسفل تحت नीचे',
  remove:
    'remove delete without drop enlève enlever supprime supprimer retire sans quita quitar elimina eliminar sin entferne entfernen weg ohne lösche remove remover tira tirar sem 消して 消す なし 削除 取って احذف أزل إزالة بدون हटाओ हटाएं हटा बिना',
  swap: 'swap switch change other different échange échanger change changer autres cambia cambiar otros tausche tauschen ändere andere troca trocar muda mudar outras 変えて 入れ替え 別の 変更 بدل غير تبديل أخرى बदलो बदलें दूसरे',
} as const;
type Word = keyof typeof WORDS;

/** How much larger or smaller "bigger" and "smaller" make something. */
const STEP = 1.2;

/**
 * Changes a scene by plain words: "bigger text", "headline to the left", "blue background", "swap colours", "remove the badge".
 * @param subjects the people on it; null where a photo is gone, so that nothing can be arranged anew
 * @returns null where nothing was understood or nothing would change
 */
export function followWords(scene: Scene, words: string, subjects: readonly Subject[] | null): Scene | null {
  const text = words
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('más grande', 'más-grande')
    .replaceAll('plus grand', 'plus-grand');
  const says = (word: Word) => mentionOf(text, WORDS[word]) !== null;
  for (const follow of RULES) {
    const changed = follow({ scene, text, says, subjects });
    if (changed && changed !== scene) return changed;
  }
  return null;
}

interface Request {
  scene: Scene;
  text: string;
  says(word: Word): boolean;
  subjects: readonly Subject[] | null;
}

/** In this order: the first that can do something with the words does it. */
const RULES: readonly ((request: Request) => Scene | null)[] = [remove, recolour, resize, move, swapColours];

function remove({ scene, says }: Request): Scene | null {
  if (!says('remove')) return null;
  if (says('badge')) {
    const accents = scene.accents.filter(({ kind }) => kind !== 'badge' && kind !== 'emoji');
    return accents.length < scene.accents.length ? { ...scene, accents } : null;
  }
  if (says('text')) return scene.headline && removeLayer(scene, { kind: 'headline' });
  if (says('person')) return scene.subjects.length > 0 ? { ...scene, subjects: [] } : null;
  return null;
}

function recolour({ scene, text, says, subjects }: Request): Scene | null {
  const colour = colourNamed(text);
  if (!colour) return null;
  if (says('text')) return scene.headline && withHeadline(scene, { fill: colour });
  const palette = paletteNamed(text);
  return palette && subjects && reviseScene(scene, { palette }, subjects);
}

function resize({ scene, says }: Request): Scene | null {
  const factor = says('bigger') ? STEP : says('smaller') ? 1 / STEP : null;
  if (factor === null) return null;
  if (says('person'))
    return scene.subjects.length > 0 ? scaleLayer(scene, { kind: 'subject', index: 0 }, factor) : null;
  if (says('badge')) {
    const index = scene.accents.findIndex(({ kind }) => kind === 'badge' || kind === 'emoji');
    return index < 0 ? null : scaleLayer(scene, { kind: 'accent', index }, factor);
  }
  return scene.headline && scaleLayer(scene, { kind: 'headline' }, factor);
}

function move({ scene, says, subjects }: Request): Scene | null {
  const side = says('left') ? 'left' : says('right') ? 'right' : null;
  if (says('person')) return side && subjects && reviseScene(scene, { side }, subjects);
  const to = side ?? (['centre', 'top', 'bottom'] as const).find(says);
  return to ? placeHeadline(scene, to) : null;
}

function swapColours({ scene, says, subjects }: Request): Scene | null {
  if (!subjects || !says('swap') || !(says('colours') || says('background'))) return null;
  const present = PALETTE_IDS.findIndex((id) => Object.is(id, scene.palette));
  const palette: PaletteId | undefined = PALETTE_IDS[(present + 1) % PALETTE_IDS.length];
  return palette ? reviseScene(scene, { palette }, subjects) : null;
}

function withHeadline(scene: Scene, changes: Partial<Headline>): Scene {
  return { ...scene, headline: scene.headline && { ...scene.headline, ...changes } };
}
