import { type AccessWatch, watchAccess } from '../security/access-watch.ts'
import type { SignedIn } from '../security/sessions.ts'
import type { Services } from '../services.ts'
import { noticeText } from './event-text.ts'
import type { FanOut, Hearer } from './fan-out.ts'

/** Proxies cut connections on which nothing moves. */
const HEARTBEAT_MS = 15_000
const RETRY_MS = 2_000
/** Who takes so little of what is said is cut off: it comes back and resumes from where it was. */
const MOST_UNREAD_BYTES = 4 << 20

export interface StreamReader {
  signedIn: SignedIn
  /** What it has heard last, should it have been here before. */
  lastId: number | undefined
}

/** The bytes of one `/live`, until the reader, its session or the server ends. */
export function openStream(
  services: Pick<Services, 'access' | 'live' | 'log'>,
  fanOut: FanOut,
  { signedIn, lastId }: StreamReader,
): ReadableStream<Uint8Array> {
  const { live } = services
  const encoder = new TextEncoder()
  let end: () => void = () => undefined
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    let watch: AccessWatch | undefined
    let isOver = false
    let isQuiet = true
    const hearer: Hearer = {
      position: lastId ?? live.lastId(),
      scope: () => (isOver ? undefined : watch?.current()?.scope),
      write: (bytes) => {
        if (isOver) return
        isQuiet = false
        controller.enqueue(bytes)
        if ((controller.desiredSize ?? 0) < 0) close()
      },
    }
    const say = (text: string) => hearer.write(encoder.encode(text))
    const close = () => {
      if (isOver) return
      end()
      controller.close()
    }
    watch = watchAccess(services, signedIn, (now) => {
      say(noticeText(now ? 'access' : 'ended', hearer.position))
      if (!now) close()
    })
    const beat = () => {
      if (isQuiet) say(`: ${hearer.position}\n\n`)
      isQuiet = true
      watch.look()
      beating = setTimeout(beat, HEARTBEAT_MS)
    }
    let beating = setTimeout(beat, HEARTBEAT_MS)
    const offClose = live.onClose(close)
    end = () => {
      isOver = true
      clearTimeout(beating)
      watch.stop()
      offClose()
      fanOut.leave(hearer)
    }
    // The first bytes tell the browser that the stream stands, and from where to resume.
    say(noticeText('hello', hearer.position, `retry: ${RETRY_MS}\n`))
    fanOut.join(hearer).catch((error: Error) => {
      services.log.warn({ err: error }, 'A live stream could not be resumed')
      close()
    })
  }
  const sizes = new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNREAD_BYTES })
  return new ReadableStream({ start, cancel: () => end() }, sizes)
}
