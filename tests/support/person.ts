export interface Person {
  name: string;
  email: string;
  password: string;
}

export function inventPerson(name = 'Ada Maker'): Person {
  return { name, email: `ada.${crypto.randomUUID().slice(0, 8)}@example.com`, password: 'correct horse battery' };
}
