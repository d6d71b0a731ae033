/** From now on the page starts without a network, too. Where service workers are not allowed it just needs one. */
export async function keepPage(page: `/${string}.html`): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/report-worker.js', { scope: page })
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ kind: 'files', paths: loadedFiles() })
}

function loadedFiles(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  const own = loaded.filter(({ origin }) => origin === location.origin)
  return [...new Set(own.map(({ pathname }) => pathname))]
}
