/** What is done first where several things wait: what somebody is moving, then what is to be applied, then what is said of it. */
export type Urgency = 'preview' | 'picture' | 'measurement';

const ORDER: readonly Urgency[] = ['preview', 'picture', 'measurement'];

/**
 * One piece of work after the other, the most urgent first and equals in the order of their coming. Each is over, its answer on its
 * way, before the next is begun: none waits for its follower.
 * @returns takes a piece of work, which never fails
 */
export function createPaintQueue(): (urgency: Urgency, work: () => Promise<void>) => void {
  const waiting = new Map(ORDER.map((urgency) => [urgency, [] as (() => Promise<void>)[]]));
  let isBusy = false;

  const next = () => [...waiting.values()].find((works) => works.length > 0)?.shift();

  async function goOn(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    for (let work = next(); work; work = next()) await work();
    isBusy = false;
  }

  return (urgency, work) => {
    waiting.get(urgency)?.push(work);
    void goOn();
  };
}
