import { compress } from 'hono/compress'

/** What is text and came uncompressed; tiles and the page's files bring their own. */
export const compressAnswers = compress({ encoding: 'gzip', threshold: 1_024 })
