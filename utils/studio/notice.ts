/** What a notice is made of: words, and what its button is called. */
export interface NoticeWords {
  text: string;
  dismiss: string;
  language: { code: string; direction: 'ltr' | 'rtl' };
}

const STYLE = `
:host { all: initial; position: fixed; inset: auto 0 24px; z-index: 2300; display: flex; justify-content: center; }
div {
  display: flex;
  align-items: center;
  gap: 16px;
  max-width: 640px;
  margin: 0 24px;
  padding: 12px 16px;
  border-radius: 12px;
  background: #0f0f0f;
  color: #fff;
  font: 14px / 20px Roboto, 'Noto Sans', Arial, sans-serif;
}
button { border: 0; padding: 6px 12px; border-radius: 16px; background: #fff; color: #0f0f0f; font: inherit; cursor: pointer; }
`;

/** Says something in Studio's page where no panel is left to say it. A new one takes the place of an old one. */
export function showNotice(document: Document, { text, dismiss, language }: NoticeWords, signal: AbortSignal): void {
  document.querySelector('klikk-notice')?.remove();
  const element = document.createElement('klikk-notice');
  const shadow = element.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = STYLE;
  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  box.lang = language.code;
  box.dir = language.direction;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = dismiss;
  button.addEventListener('click', () => element.remove());
  box.append(text, button);
  shadow.append(style, box);
  document.body.append(element);
  signal.addEventListener('abort', () => element.remove());
}
