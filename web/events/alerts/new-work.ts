/** What is new since somebody last looked; the first look makes nothing new. */
export function newWork(known: ReadonlySet<string> | null, nos: readonly string[]): string[] {
  return known === null ? [] : nos.filter((no) => !known.has(no))
}

const COUNTED = /^\(\d+\) /

/** A tab's title with how many are new. */
export const countedTitle = (title: string, count: number): string => {
  const plain = title.replace(COUNTED, '')
  return count === 0 ? plain : `(${count}) ${plain}`
}
