import type { MatcherRequest } from './matcher-protocol.ts'
import { serveMatcher } from './serve-matcher.ts'

const serve = serveMatcher((reply) => self.postMessage(reply))

self.onmessage = ({ data }: MessageEvent<MatcherRequest>) => serve(data)
