import type { GridFile } from '../../../data/contracts/index.ts'
import { readSourceCells } from '../../../data/formats/coverage/read-source-cells.ts'
import { openUpload } from '../../../data/formats/readers/open-upload.ts'
import { refuseFile } from '../../../data/formats/sources/refuse-file.ts'
import { diskSource } from '../reading/disk-source.ts'
import { serveReading } from '../reading/serve-reading.ts'
import type { GridFileRequest } from './read-request.ts'

serveReading<GridFileRequest, GridFile>(async ({ files, crs }, onProgress) => {
  let bytes = 0
  const onRead = (count: number) => {
    bytes += count
    onProgress(bytes)
  }
  const sources = await Promise.all(files.map(({ name, path }) => diskSource(name, path, onRead)))
  const upload = await openUpload(sources)
  const { cells, crs: known, skipped } = await readSourceCells(upload, crs)
  if (cells.length === 0) {
    throw refuseFile(
      'no-areas',
      'There are no areas in this file, so no grids.',
      '这个文件里没有面，也就没有网格。',
    )
  }
  return { format: upload.format.name, crs: known, cells, skipped: skipped.length }
})
