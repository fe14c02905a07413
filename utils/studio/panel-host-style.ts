/**
 * The launcher's look. It takes Studio's own variables, which reach into a shadow root, so that it follows Studio's theme
 * and its changes; the fallbacks are Studio's colours of November 2026.
 */
export const PANEL_HOST_STYLE = `
:host {
  all: initial;
  display: block;
  margin-block-start: 16px;
  color-scheme: light;
  --ink: var(--ytcp-text-primary, #0f0f0f);
  --line: var(--ytcp-line-divider, #e5e5e5);
  --tone: rgb(0 0 0 / 5%);
  --tone-strong: rgb(0 0 0 / 10%);
  --spark: #7c3aed;
}
:host([data-theme='dark']) {
  color-scheme: dark;
  --ink: var(--ytcp-text-primary, #f1f1f1);
  --line: var(--ytcp-line-divider, #3f3f3f);
  --tone: rgb(255 255 255 / 10%);
  --tone-strong: rgb(255 255 255 / 18%);
  --spark: #c4a5ff;
}
.launcher {
  display: inline-flex;
  align-items: center;
  gap: 8px;
  box-sizing: border-box;
  min-height: 36px;
  padding: 0 12px;
  border: 0;
  border-radius: 18px;
  background: var(--tone);
  color: var(--ink);
  font: 500 14px / 20px Roboto, 'Noto Sans', Arial, sans-serif;
  cursor: pointer;
}
.launcher:hover { background: var(--tone-strong); }
.launcher:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
:host([data-quiet]) .launcher { background: none; box-shadow: inset 0 0 0 1px var(--line); }
.launcher::before {
  content: '';
  width: 20px;
  height: 20px;
  background: var(--spark);
  clip-path: path('M10 2.5 11.7 8.3 17.5 10l-5.8 1.7L10 17.5l-1.7-5.8L2.5 10l5.8-1.7L10 2.5Z');
}
.launcher::after {
  content: '';
  width: 6px;
  height: 6px;
  margin: 0 3px;
  border: solid;
  border-width: 0 1.8px 1.8px 0;
  translate: 0 -2px;
  rotate: 45deg;
}
.launcher[aria-expanded='true']::after { translate: 0 2px; rotate: 225deg; }
iframe {
  display: block;
  box-sizing: content-box;
  width: calc(100% - 2px);
  margin-block-start: 12px;
  border: 1px solid var(--line);
  border-radius: 12px;
}
iframe[hidden] { display: none; }
@media (forced-colors: active) { .launcher { border: 1px solid ButtonText; } }
`;
