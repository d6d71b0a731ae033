/**
 * 未编号建筑: a building that is known by its outline alone. It has a code for ever, and is called so until a list of
 * addresses says how; SQL of the import desk knows the word, too.
 */
export const UNNUMBERED = '未编号建筑'

export const isUnnumbered = (name: string): boolean =>
  name.startsWith(UNNUMBERED) && /^\d+$/.test(name.slice(UNNUMBERED.length))
