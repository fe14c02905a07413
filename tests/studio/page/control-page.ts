import { AMOUNTS, SWITCHES, TEXTS, toSearch } from './switches.ts';

/** `/practice`: every switch, to be chosen by hand and opened as an address. */
export function buildControlPage(): void {
  document.title = 'Practice Studio';
  const form = document.createElement('form');
  form.className = 'control-page';
  form.append(
    create('h1', 'Practice Studio'),
    create(
      'p',
      'A page that behaves like YouTube Studio where it matters to Klikk. All of it is invented. Choose, then open:',
    ),
  );
  for (const [name, { title, values }] of Object.entries(SWITCHES)) {
    const select = document.createElement('select');
    select.name = name;
    for (const [value, meaning] of Object.entries(values)) select.append(new Option(`${value}: ${meaning}`, value));
    form.append(labelled(title, select));
  }
  for (const [name, { title, value }] of Object.entries({ ...TEXTS, ...AMOUNTS })) {
    const input = document.createElement('input');
    input.name = name;
    input.value = String(value);
    form.append(labelled(title, input));
  }
  const links = create('p', '');
  form.append(links);
  const update = () => {
    const chosen = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    const search = toSearch(Object.fromEntries(chosen));
    links.replaceChildren(
      ...[
        { text: 'Upload dialog', path: '/', extra: '&open=upload' },
        { text: 'Edit page', path: '/video/tReeH0us3-1/edit', extra: '' },
        { text: 'Dashboard', path: '/', extra: '' },
      ].map(({ text, path, extra }) => {
        const link = document.createElement('a');
        link.href = `${path}?${extra ? search.replace(/\bopen=\w+/, 'open=upload') : search}`;
        link.textContent = text;
        return link;
      }),
    );
  };
  form.addEventListener('input', update);
  update();
  document.body.append(form);
}

function create(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function labelled(title: string, control: HTMLElement): HTMLElement {
  const label = create('label', '');
  label.append(create('span', title), control);
  return label;
}
