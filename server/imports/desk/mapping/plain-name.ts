/** The name of a column without what says nothing: marks, spaces, units in brackets, a star for "needed". */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[((【[].*?[))】\]]/g, '')
    .replace(/[\s_\-.:*/\\'"“”、,]+/g, '')
}
