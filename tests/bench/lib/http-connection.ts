import { connect, type Socket } from 'node:net'

export interface Answer {
  status: number
  /** Of the body as it came over the wire. */
  bytes: number
}

export interface HttpConnection {
  /** One request at a time. */
  ask(path: string): Promise<Answer>
  close(): void
}

/**
 * One kept HTTP/1.1 connection that reads as little as it can: Node's own client costs more than the servers measured, and
 * would be what is measured.
 */
export async function openConnection(
  { hostname, port }: URL,
  headers: Readonly<Record<string, string>>,
): Promise<HttpConnection> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const tail = ` HTTP/1.1\r\nHost: ${hostname}:${port}\r\n${lines.join('')}\r\n`
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  return {
    ask: (path) => exchange(socket, `GET ${path}${tail}`),
    close: () => socket.destroy(),
  }
}

function exchange(socket: Socket, request: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const reader = answerReader()
    const end = () => {
      socket.off('data', onData)
      socket.off('error', onError)
      socket.off('close', onClose)
    }
    const onData = (piece: Buffer) => {
      const answer = reader(piece)
      if (answer === undefined) return
      end()
      resolve(answer)
    }
    const onError = (error: Error) => {
      end()
      reject(error)
    }
    const onClose = () => onError(new Error('The server has closed the connection.'))
    socket.on('data', onData)
    socket.on('error', onError)
    socket.on('close', onClose)
    socket.write(request)
  })
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('0\r\n\r\n')

/** Takes the pieces of one answer; answers once it is complete. */
function answerReader(): (piece: Buffer) => Answer | undefined {
  let begun: Buffer = Buffer.alloc(0)
  let status = 0
  let length = 0
  let got = 0
  let chunked = false
  let last: Buffer = Buffer.alloc(0)
  return (piece) => {
    let body = piece
    if (status === 0) {
      begun = begun.length === 0 ? piece : Buffer.concat([begun, piece])
      const headEnd = begun.indexOf(HEAD_END)
      if (headEnd === -1) return undefined
      const head = begun.toString('latin1', 0, headEnd)
      status = Number(head.slice(9, 12))
      length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0)
      chunked = /\r\ntransfer-encoding: *chunked/i.test(head)
      body = begun.subarray(headEnd + HEAD_END.length)
    }
    got += body.length
    if (!chunked) return got >= length ? { status, bytes: got } : undefined
    last = Buffer.concat([last, body]).subarray(-LAST_CHUNK.length)
    return last.equals(LAST_CHUNK) ? { status, bytes: got } : undefined
  }
}
