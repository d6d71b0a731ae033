import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ErrorBody } from '../../data/contracts/index.ts'
import { securityHeaderList } from './security-headers.ts'

const STATUSES: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}
const HEADERS = [
  ...securityHeaderList({ baseMaps: [] }),
  ['Cache-Control', 'no-store'],
  ['Content-Type', 'application/json'],
  ['Connection', 'close'],
]

/** What Node's parser refuses never reaches the application: the same form of answer, then the connection ends. */
export function answerUnreadable(
  error: NodeJS.ErrnoException & { rawPacket?: Buffer },
  socket: Duplex,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = STATUSES[error.code ?? ''] ?? 400
  const reason = STATUS_CODES[status] ?? ''
  const content: ErrorBody = { error: { code: 'unreadable', message: `${reason}.` } }
  const body = JSON.stringify(content)
  const lines = [...HEADERS, ['Content-Length', String(Buffer.byteLength(body))]]
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const isHead = error.rawPacket?.subarray(0, 5).toString('latin1') === 'HEAD '
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${head}\r\n${isHead ? '' : body}`)
}
