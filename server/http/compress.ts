import { compress } from 'hono/compress'

/** What is text and came uncompressed; tiles and the page's files bring their own. What says that it is short stays as it is. */
export const compressAnswers = compress({ encoding: 'gzip', threshold: 4_096 })
