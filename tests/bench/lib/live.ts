import { Agent, get, type IncomingMessage } from 'node:http'

export interface LiveReader {
  /** Resolves with the time (`performance.now()`) at which a message came that fits. */
  next(fits: (message: Record<string, unknown>) => boolean, patienceMs: number): Promise<number>
  close(): void
}

/** Follows `/live` as a browser does. */
export async function openLive(url: string, cookie: string): Promise<LiveReader> {
  const agent = new Agent({ keepAlive: false })
  const stream = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/live`, { agent, headers: { Cookie: cookie } }, resolve).once('error', reject)
  })
  if (stream.statusCode !== 200) throw new Error(`/live answers ${stream.statusCode}`)
  const waiting = new Set<(message: Record<string, unknown>, at: number) => void>()
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (piece: string) => {
    const at = performance.now()
    text += piece
    const blocks = text.split('\n\n')
    text = blocks.pop()!
    for (const block of blocks) {
      const data = /^data: ?(.*)$/m.exec(block)?.[1]
      if (data === undefined) continue
      const message = JSON.parse(data) as Record<string, unknown>
      for (const listener of [...waiting]) listener(message, at)
    }
  })
  return {
    next: (fits, patienceMs) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(listener)
          reject(new Error(`Nothing on /live within ${patienceMs} ms`))
        }, patienceMs)
        const listener = (message: Record<string, unknown>, at: number) => {
          if (!fits(message)) return
          clearTimeout(timer)
          waiting.delete(listener)
          resolve(at)
        }
        waiting.add(listener)
      }),
    close: () => {
      stream.destroy()
      agent.destroy()
    },
  }
}
