import { Agent, get, type IncomingMessage } from 'node:http'

/** What a listening process is told, and what it tells at the end. */
export interface ListenOrder {
  url: string
  cookies: readonly string[]
  listeners: number
  /** One in so many breaks off now and then and resumes. */
  breakOneIn: number
}

export interface Heard {
  /** Which of the cookies. */
  account: number
  ids: number[]
  breaks: number
}

const BREAK_MS = 9_000
const AWAY_MS = 700
const AT_ONCE = 50

const agent = new Agent({ keepAlive: false, maxSockets: Infinity })
const readers: Reader[] = []

class Reader {
  readonly ids: number[] = []
  breaks = 0
  account: number
  private stream: IncomingMessage | undefined
  private text = ''
  private lastId = ''
  private isOver = false

  constructor(
    private readonly url: string,
    private readonly cookie: string,
    account: number,
  ) {
    this.account = account
  }

  async open(): Promise<void> {
    const headers = { Cookie: this.cookie, ...(this.lastId && { 'Last-Event-ID': this.lastId }) }
    const stream = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${this.url}/live`, { agent, headers }, resolve).once('error', reject)
    })
    if (stream.statusCode !== 200) throw new Error(`/live answers ${stream.statusCode}`)
    this.stream = stream
    this.text = ''
    stream.setEncoding('utf8')
    stream.on('data', (piece: string) => this.take(piece))
    stream.on('error', () => undefined)
    // As a browser does: whatever ended it, it comes back and says what it has heard last.
    stream.once('close', () => void this.comeBack())
    await new Promise<void>((resolve) => stream.once('data', () => resolve()))
  }

  private async comeBack(): Promise<void> {
    while (!this.isOver) {
      this.breaks++
      await new Promise((resolve) => setTimeout(resolve, AWAY_MS))
      try {
        if (!this.isOver) await this.open()
        return
      } catch {
        // The server is busy: once more.
      }
    }
  }

  /** Half a message that came before the break is no message: it comes again. */
  private take(piece: string): void {
    this.text += piece
    const end = this.text.lastIndexOf('\n\n')
    if (end < 0) return
    const whole = this.text.slice(0, end)
    this.text = this.text.slice(end + 2)
    for (const block of whole.split('\n\n')) {
      const id = /^id: (\d+)$/m.exec(block)?.[1]
      if (id === undefined) continue
      this.lastId = id
      if (!block.includes('event: ')) this.ids.push(Number(id))
    }
  }

  breakOff(): void {
    this.stream?.destroy()
  }

  close(): void {
    this.isOver = true
    this.stream?.destroy()
  }
}

process.on('message', (order: ListenOrder | 'end') => {
  if (order === 'end') return end()
  void begin(order)
})

async function begin({ url, cookies, listeners, breakOneIn }: ListenOrder): Promise<void> {
  for (let from = 0; from < listeners; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, listeners - from) }, (_, i) => {
      // Nine of ten hear everything.
      const account = (from + i) % 10 === 9 ? 1 : 0
      return new Reader(url, cookies[account]!, account)
    })
    await Promise.all(some.map((reader) => reader.open()))
    readers.push(...some)
  }
  const breaking = readers.filter((_, index) => index % breakOneIn === 0)
  breaking.forEach((reader, index) => {
    setTimeout(
      () => setInterval(() => reader.breakOff(), BREAK_MS),
      (index / breaking.length) * BREAK_MS,
    )
  })
  process.send!('listening')
}

function end(): void {
  const heard: Heard[] = readers.map(({ account, ids, breaks }) => ({ account, ids, breaks }))
  for (const reader of readers) reader.close()
  process.send!(heard, () => process.exit(0))
}
