import type { Subject } from './subject.ts';

type Person = Pick<Subject, 'photoId' | 'personId'>;

/** Whom a photo shows; where that is not known, somebody of their own. */
const personOf = ({ photoId, personId }: Person): string => personId ?? photoId;

/** How many different people there are. */
export function countPeople(subjects: readonly Person[]): number {
  return new Set(subjects.map(personOf)).size;
}

/** Different people first, in their order, then their other photos: whoever takes the first two takes two people, where there are two. */
export function firstOfEachPerson<P extends Person>(subjects: readonly P[]): P[] {
  const seen = new Set<string>();
  const [firsts, others]: [P[], P[]] = [[], []];
  for (const subject of subjects) {
    const person = personOf(subject);
    (seen.has(person) ? others : firsts).push(subject);
    seen.add(person);
  }
  return [...firsts, ...others];
}
