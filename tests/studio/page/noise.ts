const PER_SECOND = { none: 0, some: 20, storm: 200 };

/** Mutations of every kind in a corner of the page, as its counters and its player make them all the time. */
export function makeNoise(amount: keyof typeof PER_SECOND): void {
  const perSecond = PER_SECOND[amount];
  if (perSecond === 0) return;
  const corner = document.createElement('div');
  corner.className = 'noise';
  document.body.append(corner);
  let count = 0;
  setInterval(
    () => {
      count++;
      corner.setAttribute('data-count', String(count));
      const line = document.createElement('span');
      line.textContent = String(count);
      corner.replaceChildren(line);
    },
    1000 / (perSecond / 2),
  );
}
