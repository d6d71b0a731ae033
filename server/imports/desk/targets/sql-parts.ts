import type { SqlFile } from '../../../storage/sql-file.ts'

/** The statements of a file that holds several, each begun by `-- part: name`, in their order. */
export function partsOf({ name, text }: SqlFile): SqlFile[] {
  return text
    .split(/^-- part: /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n')
      return { name: `${name}: ${part.slice(0, end)}`, text: part.slice(end) }
    })
}
