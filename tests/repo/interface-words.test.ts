import { type ESTree, parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { projectFiles, read } from './support/source-files.ts';

/** Whatever a person reads or hears comes from the catalogues; words in the code would stay English for everybody. */

/** Attributes, properties and options that are shown or read out. */
const SPOKEN = new Set([
  ...['alt', 'aria-description', 'aria-label', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext'],
  ...['error', 'hint', 'label', 'placeholder', 'spoken', 'title'],
  ...['ariaLabel', 'ariaDescription', 'innerText', 'textContent'],
]);

/** Functions that show the texts they are given. */
const SHOWING = new Set(['alert', 'append', 'confirm', 'createTextNode', 'prepend', 'replaceChildren']);

/** The same in every language: what the product is called. */
const NAMES = ['Klikk'];

interface Words {
  line: number;
  text: string;
}

/** Words that a file shows without asking a catalogue for them. */
function wordsIn(file: string, source: string): Words[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: Words[] = [];
  const note = (text: string, { start }: { start: number }) => {
    const words = text.trim();
    if (!/\p{L}{2}/u.test(words) || NAMES.includes(words)) return;
    found.push({ line: source.slice(0, start).split('\n').length, text: words });
  };
  /** The texts that an expression may come to: `a`, `b` of `x ? 'a' : 'b'`, and what a template has of its own. */
  const noteTexts = (node: ESTree.Node | null | undefined): void => {
    switch (node?.type) {
      case 'Literal':
        if (typeof node.value === 'string') note(node.value, node);
        break;
      case 'TemplateLiteral':
        for (const part of node.quasis) note(part.value.cooked ?? '', part);
        break;
      case 'ConditionalExpression':
        for (const branch of [node.consequent, node.alternate]) noteTexts(branch);
        break;
      case 'LogicalExpression':
        for (const side of [node.left, node.right]) noteTexts(side);
        break;
      case 'BinaryExpression':
        // What is compared is not shown.
        if (node.operator === '+') for (const side of [node.left, node.right]) noteTexts(side);
        break;
      case 'JSXExpressionContainer':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'ParenthesizedExpression':
        noteTexts(node.expression);
        break;
    }
  };
  const visit = (node: ESTree.Node): void => {
    switch (node.type) {
      case 'JSXText':
        note(node.value, node);
        break;
      case 'JSXAttribute':
        if (SPOKEN.has(nameOf(node.name))) noteTexts(node.value);
        break;
      case 'JSXElement':
      case 'JSXFragment':
        for (const child of node.children) if (child.type === 'JSXExpressionContainer') noteTexts(child);
        break;
      case 'Property':
        if (SPOKEN.has(nameOf(node.key))) noteTexts(node.value);
        break;
      case 'AssignmentExpression':
        if (node.left.type !== 'MemberExpression' || nameOf(node.left.object) === 'style') break;
        if (SPOKEN.has(nameOf(node.left.property))) noteTexts(node.right);
        break;
      case 'CallExpression': {
        const name = nameOf(node.callee.type === 'MemberExpression' ? node.callee.property : node.callee);
        const [first, second] = node.arguments;
        if (name === 'setAttribute' && first && SPOKEN.has(nameOf(first))) noteTexts(second);
        if (SHOWING.has(name)) node.arguments.forEach(noteTexts);
        break;
      }
    }
    for (const child of Object.values(node).flat()) if (isNode(child)) visit(child);
  };
  visit(program);
  return found;
}

const isNode = (value: unknown): value is ESTree.Node => typeof value === 'object' && value !== null && 'type' in value;

/** A name as the code has it, or what a literal says. */
function nameOf(node: ESTree.Node): string {
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return node.name;
  return node.type === 'Literal' ? String(node.value) : '';
}

const shown = projectFiles().filter((file) => /^(components|entrypoints|utils\/studio)\/.*\.tsx?$/.test(file));

describe('words of the interface', () => {
  it('all come from the catalogues', () => {
    expect(shown.length).toBeGreaterThan(100);
    const found = shown.flatMap((file) => wordsIn(file, read(file)).map(({ line, text }) => `${file}:${line} ${text}`));
    expect(found).toEqual([]);
  });

  it.each([
    ['<p>Wait a moment</p>', ['Wait a moment']],
    ["<p>{isDone ? 'Done' : i18n.t('ui.loading')}</p>", ['Done']],
    ["<p>{isDone && 'Done'}</p>", ['Done']],
    [`<p>{\`\${count} photos\`}</p>`, ['photos']],
    ["<><b>{'Bold'}</b> and more</>", ['Bold', 'and more']],
    ['<button aria-label="Close" className="p-2">×</button>', ['Close']],
    ['<Field label={\'Your name\'} id="name" />', ['Your name']],
    ['<img alt={i18n.t(\'photos.alt\', { label })} src="picture.webp" />', []],
    ["const option = { value: 'bold', label: 'Bold' };", ['Bold']],
    ["element.textContent = 'Refused';", ['Refused']],
    ["element.textContent = rule + ' seconds';", ['seconds']],
    ["button.setAttribute('aria-label', 'Open');", ['Open']],
    ["button.setAttribute('aria-expanded', 'false');", []],
    ["style.textContent = '@media print { display: none }';", []],
    ["button.append(icon, 'Generate');", ['Generate']],
    ["if (state === 'running') show(i18n.t('panel.working'));", []],
  ])('are found where they stand in the code: %s', (source, expected) => {
    const isStatement = /^(const|if|element|button|style)/.test(source);
    const found = wordsIn('example.tsx', isStatement ? source : `const shown = ${source};`);
    expect(found.map(({ text }) => text).toSorted()).toEqual(expected.toSorted());
  });
});
