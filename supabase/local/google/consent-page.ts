/** An account at the stand-in for Google. */
export interface Account {
  name: string;
  email: string;
  /** Whether Google has made sure that the address is theirs. */
  isVerified: boolean;
}

/** People who are there at once. */
const ACCOUNTS: Account[] = [
  { name: 'Ada Maker', email: 'ada.maker@example.com', isVerified: true },
  { name: 'Grace Filmer', email: 'grace.filmer@example.com', isVerified: true },
];

/** The page on which somebody chooses with which account they sign in, or refuses. Its forms go where it came from. */
export function renderChoice(): string {
  const accounts = ACCOUNTS.map(
    ({ name, email }) => `<form method="post">
      <input type="hidden" name="name" value="${name}"><input type="hidden" name="email" value="${email}">
      <input type="hidden" name="verified" value="yes">
      <button><b>${name}</b> ${email}</button>
    </form>`,
  );
  return frame(`<h1>Choose an account</h1>
    <p>to go on to <b>Klikk</b>. This page stands in for Google; nothing leaves your computer.</p>
    ${accounts.join('\n')}
    <form method="post">
      <h2>Another account</h2>
      <label>Name <input name="name" required autocomplete="off"></label>
      <label>Address <input name="email" type="email" required autocomplete="off"></label>
      <label class="check"><input type="checkbox" name="verified" value="yes" checked> The address is confirmed</label>
      <button>Continue</button>
    </form>
    <form method="post"><button name="refuse" value="yes">Refuse</button></form>`);
}

/** What somebody sees whom no application has sent that is registered here. */
export function renderRefusal(): string {
  return frame('<h1>Access blocked</h1><p>This request is not one of the registered application.</p>');
}

function frame(content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Sign in: a stand-in for Google</title>
  <style>
    :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
    body { max-width: 26rem; margin: 2rem auto; padding: 0 1rem; }
    h1 { font-size: 1.4rem; margin: 0; }
    h2 { font-size: 1.05rem; margin: 0; }
    form { display: grid; gap: .6rem; margin: .75rem 0; }
    label { display: grid; gap: .2rem; }
    .check { display: flex; gap: .5rem; align-items: center; }
    input, button { font: inherit; padding: .55rem .75rem; border: 1px solid color-mix(in srgb, currentColor 45%, transparent); border-radius: 10px; }
    .check input { width: 1.1rem; height: 1.1rem; }
    button { cursor: pointer; text-align: start; background: transparent; color: inherit; }
    button b { display: block; }
  </style>
</head>
<body>
  ${content}
</body>
</html>`;
}
