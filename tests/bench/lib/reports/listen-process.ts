import { Agent, get, type IncomingMessage } from 'node:http'
import { HeardIds } from './heard-ids.ts'

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
  count: number
  fingerprint: number
  isInOrder: boolean
  breaks: number
}

const BREAK_MS = 9_000
const AWAY_MS = 700
const AT_ONCE = 50
const END = '\n\n'

/** What came before this number does not count. */
let countsFrom = Number.POSITIVE_INFINITY

const agent = new Agent({ keepAlive: false, maxSockets: Infinity })
const readers: Reader[] = []

class Reader {
  readonly heard = new HeardIds()
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
    const text = this.text + piece
    let from = 0
    for (let end = text.indexOf(END); end >= 0; end = text.indexOf(END, from)) {
      // Messages begin with their number; what the server says by itself does not.
      if (text.startsWith('id: ', from)) {
        this.lastId = text.slice(from + 4, text.indexOf('\n', from))
        const id = Number(this.lastId)
        if (id > countsFrom) this.heard.add(id)
      } else this.lastId = /^id: (\d+)$/m.exec(text.slice(from, end))?.[1] ?? this.lastId
      from = end + END.length
    }
    this.text = text.slice(from)
  }

  breakOff(): void {
    this.stream?.destroy()
  }

  close(): void {
    this.isOver = true
    this.stream?.destroy()
  }
}

process.on('message', (order: ListenOrder | { countsFrom: number } | 'end') => {
  if (order === 'end') return end()
  if ('url' in order) return void begin(order)
  countsFrom = order.countsFrom
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
  const heard: Heard[] = readers.map(({ account, heard, breaks }) => {
    const { count, fingerprint, isInOrder } = heard
    return { account, count, fingerprint, isInOrder, breaks }
  })
  for (const reader of readers) reader.close()
  process.send!(heard, () => process.exit(0))
}
