import type { Bilingual } from '../../../contracts/index.ts'
import type { FilePart, OpenedTable, OpenOptions, SourceRow } from '../file-format.ts'
import { readXml, type XmlHandler } from './read-xml.ts'

/** What turns elements into rows. */
export interface RowGathering {
  handler: XmlHandler
  /** Those that have closed since it was last asked. */
  takeRows(): SourceRow[]
  /** Why there is not one row in the file. */
  refuseEmpty(isCutOff: boolean): Error
  /** Counted remarks, once everything has been read. */
  notes?(): Iterable<readonly [kind: string, count: number]>
}

/** Rows of an XML format that is in WGS 84 by its own standard, whatever people's programs do to the XML. */
export function openXml(
  part: FilePart,
  options: OpenOptions,
  standard: Bilingual,
  gather: () => RowGathering,
): OpenedTable {
  const notes = new Map<string, number>()
  const outcome = { isCutOff: false, encoding: 'utf-8' }
  const crs = { definition: 'EPSG:4326', label: 'WGS 84', where: standard }
  async function* rows(): AsyncGenerator<SourceRow[]> {
    const gathering = gather()
    const wish = { isForgiving: true, ...options }
    let count = 0
    for await (const _piece of readXml(part.stream(), gathering.handler, outcome, wish)) {
      const batch = gathering.takeRows()
      count += batch.length
      if (batch.length > 0) yield batch
    }
    if (count === 0) throw gathering.refuseEmpty(outcome.isCutOff)
    if (outcome.isCutOff) notes.set('cutOff', 1)
    for (const [kind, cases] of gathering.notes?.() ?? []) notes.set(kind, cases)
  }
  return { rows, declaredCrs: () => crs, encoding: () => outcome.encoding, notes: () => notes }
}
