/**
 * What a house is called on the spot: 崇文苑3幢, 文澜西路247号. The title alone (3幢) stands in every estate; the whole address
 * begins with what everybody there knows.
 */
export function buildingLabel(title: string, fullText: string): string {
  const local = fullText.replace(/^.*?(街道|镇|乡)[^路街巷弄号]*?(村社区|社区|村)/, '')
  const [, estate] = /^.*?\d+号(.+)$/.exec(local) ?? []
  return estate ?? (local === '' ? title : local)
}
