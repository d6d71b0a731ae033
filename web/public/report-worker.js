/*
 * Lets a page for phones start without a network: it keeps the page itself and the files that the page says it is made of. Data are
 * never kept here; what waits to be sent lies in the page's own store. Which page that is says the scope it is registered for.
 */
const PAGE = new URL(self.registration.scope).pathname
const FAMILY = `onemap-${PAGE.slice(1).replace('.html', '')}-`
const CACHE = `${FAMILY}1`

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, '/icon.svg'])))
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  const others = caches
    .keys()
    .then((names) => names.filter((name) => name.startsWith(FAMILY) && name !== CACHE))
  event.waitUntil(
    others
      .then((names) => Promise.all(names.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

/** The page tells what it has loaded; what no longer belongs to it goes. */
self.addEventListener('message', (event) => {
  if (event.data?.kind === 'files') event.waitUntil(keep(event.data.paths))
})

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return
  if (url.pathname === PAGE) event.respondWith(newest(event.request))
  else if (isFile(url.pathname)) event.respondWith(kept(event.request))
})

const isFile = (path) => path.startsWith('/assets/') || path === '/icon.svg'

async function keep(paths) {
  const cache = await caches.open(CACHE)
  const wanted = paths.filter(isFile)
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/assets/') && !wanted.includes(pathname)) await cache.delete(request)
  }
  const missing = []
  for (const path of wanted) if (!(await cache.match(path))) missing.push(path)
  await cache.addAll(missing)
}

/** A new version as soon as there is a network, the last one else. */
async function newest(request) {
  const cache = await caches.open(CACHE)
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put(PAGE, answer.clone())
    return answer
  } catch (error) {
    const last = await cache.match(PAGE)
    if (last) return last
    throw error
  }
}

/** Names of files carry their contents: they never change. */
async function kept(request) {
  const cache = await caches.open(CACHE)
  return (await cache.match(request)) ?? fetch(request)
}
