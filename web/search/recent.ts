import type { SearchHit } from '../../data/contracts/index.ts'
import { account } from '../session/account.ts'

const MOST = 8

/** What was chosen lately, newest first. Kept until the browser tab is closed, apart for each account. */
export function readRecent(): SearchHit[] {
  const kept = sessionStorage.getItem(storageKey())
  return kept ? (JSON.parse(kept) as SearchHit[]) : []
}

export function remember(hit: SearchHit): void {
  write(withNewest(readRecent(), hit))
}

export function forgetRecent(): void {
  sessionStorage.removeItem(storageKey())
}

export function withNewest(recent: readonly SearchHit[], hit: SearchHit): SearchHit[] {
  const others = recent.filter((one) => one.code !== hit.code || one.layer !== hit.layer)
  return [hit, ...others].slice(0, MOST)
}

const storageKey = () => `onemap.recent.${account()?.user.username ?? ''}`

function write(recent: readonly SearchHit[]): void {
  sessionStorage.setItem(storageKey(), JSON.stringify(recent))
}
