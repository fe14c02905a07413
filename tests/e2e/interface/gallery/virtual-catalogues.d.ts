declare module 'virtual:catalogues' {
  /** The messages of each language by its tag. */
  const catalogues: Record<string, Record<string, { message: string } | undefined> | undefined>;
  export default catalogues;
}
