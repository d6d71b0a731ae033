import { serveReading } from '../../reading/serve-reading.ts'
import type { CellsRequest } from './cells-request.ts'
import { readCells } from './read-cells.ts'

serveReading((request: CellsRequest, onProgress) => readCells(request, onProgress))
