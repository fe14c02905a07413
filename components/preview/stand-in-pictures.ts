/** Somebody before a coloured ground, more or less. Each is a `background`, painted by the browser. */
const PICTURES = [
  picture({ skin: '#c68863', shirt: '#22313f', at: 74, ground: 'linear-gradient(115deg, #f7b733, #fc4a1a)' }),
  picture({
    skin: '#8d5a3b',
    shirt: '#f0efe9',
    at: 24,
    ground: 'linear-gradient(160deg, #1e3c72, #2a5298 60%, #7fb2e5)',
  }),
  'linear-gradient(transparent 62%, #2c3e2d 62%), radial-gradient(circle at 70% 40%, #ffe9a8 0 12%, transparent 13%), linear-gradient(#8ec5fc, #f9d29d)',
  picture({
    skin: '#e3ad86',
    shirt: '#7b2d43',
    at: 50,
    ground: 'radial-gradient(circle at 50% 50%, #3ee0b5, #0b5a55)',
  }),
  'conic-gradient(from 210deg at 60% 60%, #2b1055, #7597de, #d53369, #2b1055)',
  picture({ skin: '#5f3d2a', shirt: '#ffd23f', at: 68, ground: 'linear-gradient(90deg, #232526, #5b6467)' }),
];

interface Person {
  skin: string;
  shirt: string;
  /** Where the person stands, in percent of the width. */
  at: number;
  ground: string;
}

function picture({ skin, shirt, at, ground }: Person): string {
  const head = `radial-gradient(ellipse 11% 25% at ${at}% 42%, ${skin} 98%, transparent)`;
  const shoulders = `radial-gradient(ellipse 24% 40% at ${at}% 102%, ${shirt} 99%, transparent)`;
  return `${head}, ${shoulders}, ${ground}`;
}

/** A picture for the neighbour of that number; they come round again. */
export function standInPicture(number: number): string {
  return PICTURES[number % PICTURES.length] ?? '';
}
