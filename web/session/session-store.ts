const PREFIX = 'onemap.kept.'

/** Kept in this tab for this account: gone when the tab is closed or somebody signs out. */
export interface SessionStore<Value> {
  read(): Value | null
  write(value: Value): void
}

/** `owner` = who may find it again, e.g. the digest of the rights. */
export function createSessionStore<Value>(name: string, owner: () => string): SessionStore<Value> {
  const key = PREFIX + name
  return {
    read() {
      const text = sessionStorage.getItem(key)
      if (text === null) return null
      const kept = JSON.parse(text) as { owner: string; value: Value }
      return kept.owner === owner() ? kept.value : null
    },
    write: (value) => sessionStorage.setItem(key, JSON.stringify({ owner: owner(), value })),
  }
}

/** On sign-out. */
export function forgetSessionStores(): void {
  const keys = Array.from({ length: sessionStorage.length }, (_, i) => sessionStorage.key(i) ?? '')
  for (const key of keys) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
}
